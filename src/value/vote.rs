//! Outcomes of votes and matches.

use std::fmt;

use serde::Serialize;

use super::reason::{Reason, Which};
use super::relation::Relation;

/// The two sides of a vote or score, and abstentions where given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Vote(pub Vec<u32>);

impl Vote {
    /// True for one outcome: the defeat of one side is the victory of the other.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        self == other || self.0.iter().eq(other.0.iter().rev())
    }

    /// How it stands to another outcome, whoever gives them.
    pub(super) fn compare(&self, other: &Self) -> Relation {
        if self.agrees(other) {
            return Relation::Same;
        }
        let short = if self.0.len() <= other.0.len() { Which::First } else { Which::Second };
        let (few, all) = short.of([self, other]);
        if all.0.starts_with(&few.0) {
            Relation::Explained(Reason::SideLeftOut { short })
        } else {
            Relation::Conflict(Reason::Different)
        }
    }
}

/// "52-48"
impl fmt::Display for Vote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, side) in self.0.iter().enumerate() {
            write!(f, "{}{side}", if at > 0 { "-" } else { "" })?;
        }
        Ok(())
    }
}
