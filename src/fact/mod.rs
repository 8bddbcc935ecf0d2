//! Claims of several articles about one and the same thing, brought together.

mod apart;
pub mod figures;
mod grades;
mod names;
mod quotes;
mod statements;
mod titles;
mod topic;

use crate::claim::{Claims, Role, Texts};
use crate::model::{Kind, Reading, Value};
use crate::parallel;

pub use apart::divide;

/// One claim of a match.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Where it stands.
    pub reading: Reading,
    /// The value to compare.
    pub value: Value,
    /// The role of a figure.
    pub role: Role,
    /// The noun of what a figure measures or a date dates, as the article has it.
    pub noun: Option<String>,
}

/// Claims about one thing, of one article or several.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// What sort of value the claims give.
    pub kind: Kind,
    /// What they are about.
    pub topic: String,
    /// In order of article and position; never empty.
    pub members: Vec<Member>,
    /// How sure it is that they are about one thing, from 0 to 1.
    pub confidence: f64,
}

/// Brings together the claims of one story.
pub fn matches(texts: Texts<'_>, claims: &Claims) -> Vec<Match> {
    let sorts: [&(dyn Fn() -> Vec<Match> + Sync); 5] = [
        &|| figures::matches(texts, claims),
        &|| names::matches(texts, claims),
        &|| grades::matches(texts, claims),
        &|| quotes::matches(texts),
        &|| statements::matches(texts, claims),
    ];
    let found = parallel::map(sorts.len(), |sort| sorts[sort]());
    let mut out: Vec<Match> = found.into_iter().flatten().collect();
    for found in &mut out {
        found.members.sort_by_key(|member| (member.reading.article, member.reading.span.start));
    }
    out
}
