//! Grades within a class of things: a "state" visit, an "official" visit.

use std::fmt;

use serde::Serialize;

use super::reason::Reason;
use super::relation::Relation;
use super::setting::Setting;
use crate::text::fold;

/// The word for a grade, folded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Grade(pub String);

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How two grades of one thing stand to each other: it has but one.
pub(super) fn relation([a, b]: [&Grade; 2], settings: [&Setting<'_>; 2]) -> Relation {
    if a == b {
        return Relation::Same;
    }
    let [one, other] = settings.map(|setting| setting.words.split_whitespace().last().map(fold));
    Relation::Conflict(Reason::Ranks { of: one.filter(|thing| Some(thing) == other.as_ref()) })
}
