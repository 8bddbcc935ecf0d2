//! How far a value is put forward as so.

use serde::Serialize;

/// How far a claim is put forward as something that is so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Modality {
    /// Stated as a fact.
    #[default]
    Asserted,
    /// Announced or intended ("will", "is to", "scheduled").
    Planned,
    /// Thought likely ("expected", "may", "could").
    Expected,
    /// A goal ("target", "aims to reach").
    Targeted,
    /// Said not to be so.
    Denied,
    /// Put forward in somebody's words between quotation marks.
    Quoted,
}

impl Modality {
    /// The word that JSON and the screen use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Planned => "planned",
            Self::Expected => "expected",
            Self::Targeted => "targeted",
            Self::Denied => "denied",
            Self::Quoted => "quoted",
        }
    }
}
