//! Claims of several articles about one and the same thing, brought together.

mod apart;
pub mod figures;
mod grades;
mod label;
mod matched;
mod names;
mod quotes;
mod statements;
mod titles;
mod together;
mod topic;

use crate::claim::{Claims, Texts};
use crate::parallel;

pub use apart::divide;
pub use matched::Match;
pub use together::unite;

/// Brings together the claims of one story.
pub fn matches(texts: Texts<'_>, claims: &Claims<'_>) -> Vec<Match> {
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
        found.readings.sort_by_key(|reading| (reading.article, reading.span.start));
    }
    out
}
