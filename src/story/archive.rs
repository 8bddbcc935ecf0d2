//! What a larger archive tells of some of its articles, so that they are grouped as they would be among all of them.

use serde::{Deserialize, Serialize};

/// Counts of an archive, for articles cut out of it.
///
/// As JSON: `{"articles": 20000, "terms": [[TERM, COUNT], ...], "neighbours": [["id", "id"], ...]}`. Terms are numbered as
/// in outlines of the same version of the program.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArchiveCounts {
    /// How many articles it has.
    pub articles: usize,
    /// In how many of them each term stands. Of a term that is not listed, the articles at hand are taken for all that
    /// have it.
    pub terms: Vec<(i64, u32)>,
    /// The ids of articles that follow one another, in the order of their days and then ids, among those that have a common
    /// term, one of more than 200 articles, among their eight rarest. Pairs that are not at hand do not matter.
    #[serde(default)]
    pub neighbours: Vec<(String, String)>,
}
