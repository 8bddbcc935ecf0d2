//! Readings that belong together.

use crate::model::Reading;
use crate::value::Kind;

/// What articles say about one thing, one article or several.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// What sort of value the readings give.
    pub kind: Kind,
    /// What they are about.
    pub topic: String,
    /// In order of article and position; never empty.
    pub readings: Vec<Reading>,
}
