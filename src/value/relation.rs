//! How two values stand to each other.

use super::reason::Reason;

/// How two values stand to each other.
#[derive(Debug, Clone, PartialEq)]
pub enum Relation {
    /// One value, as far as the wording of both goes.
    Same,
    /// Two that can both be right.
    Explained(Reason),
    /// One thing in two spellings or descriptions.
    Variant(Reason),
    /// Two that cannot both be right.
    Conflict(Reason),
    /// Two that have nothing to do with each other.
    Unrelated,
}

impl Relation {
    /// True where one value can be a less exact form of the other: a rounding, a bound that is not far off, a moment told
    /// to the quarter of an hour. Values that lie so close seldom speak of different things.
    pub fn is_close(&self) -> bool {
        matches!(
            self,
            Self::Explained(
                Reason::Rounded { .. }
                    | Reason::CutOff { .. }
                    | Reason::Bound { near: true, .. }
                    | Reason::SameMoment
            )
        )
    }

    /// What holds for the two by themselves, or where nothing explains their difference what `explain` finds in the
    /// articles.
    pub(super) fn or_explained(self, explain: impl FnOnce() -> Option<Reason>) -> Self {
        match self {
            Self::Conflict(_) | Self::Unrelated => explain().map_or(self, Self::Explained),
            _ => self,
        }
    }
}
