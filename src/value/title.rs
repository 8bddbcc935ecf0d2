//! Offices and roles, with whoever holds them.

use std::fmt;

use serde::Serialize;

use super::office::Office;
use super::reason::{Reason, Which};
use super::relation::Relation;
use crate::lexicon::Class;

/// An office or role, and the name of who holds it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Title {
    /// The office as the article has it, with single spaces and straight apostrophes.
    pub title: String,
    /// The name that it stands with.
    pub holder: String,
    /// The office in normal form. Of wordings that name what one holder is at one time it is that of the fullest.
    pub office: Office,
}

impl Title {
    /// The title with its own normal form.
    pub fn new(title: String, holder: String) -> Self {
        Self { office: Office::new(&title), title, holder }
    }

    /// True for one office in two wordings.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        self.office.past == other.office.past && self.office.key == other.office.key
    }

    /// How it stands to another title of the holder: an office held and left, two grades of one office, other words.
    pub(super) fn compare(&self, other: &Self) -> Relation {
        if self.agrees(other) {
            return Relation::Same;
        }
        let (x, y) = (Office::new(&self.title), Office::new(&other.title));
        let one = x.has_name_of(&y);
        if one && x.has_another_field(&y) {
            let held = x.past == y.past && x.grade == y.grade;
            let relation = if held { Relation::Conflict } else { Relation::Variant };
            return relation(Reason::OfficeFields);
        }
        if one && x.past != y.past {
            let former = if x.past { Which::First } else { Which::Second };
            return Relation::Explained(Reason::OfficeLeft { former });
        }
        if one && x.grade != y.grade {
            // A deputy is often called by the office itself; an assistant professor is no professor.
            let lower = |office: &Office| office.grade.is_some_and(|grade| !Class::Deputy.has(grade));
            let relation = if lower(&x) || lower(&y) { Relation::Conflict } else { Relation::Variant };
            return relation(Reason::OfficeGrades);
        }
        Relation::Variant(Reason::Description)
    }
}

impl fmt::Display for Title {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.office.fmt(f)
    }
}
