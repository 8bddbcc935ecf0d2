//! How much a reader needs to know a fact.

use crate::claim::Texts;
use crate::model::{Reading, Verdict};
use crate::value::Kind;

/// What a reader must know comes first: what sources disagree on, figures before names and phrases, what many sources say
/// before what one says, what stands at the top of an article before its end.
pub(super) fn weight(
    kind: Kind,
    readings: &[&Reading],
    verdict: Option<Verdict>,
    corroboration: usize,
    texts: Texts<'_>,
) -> f64 {
    let disputed = match verdict {
        Some(Verdict::Conflict) => 3.0,
        Some(Verdict::Explained) => 2.5,
        Some(Verdict::Variant) => 1.0,
        None => 0.0,
    };
    let kind = match kind {
        Kind::Money | Kind::Vote => 3.0,
        Kind::Count | Kind::Percent | Kind::Quantity | Kind::Distance | Kind::Duration | Kind::Age => 2.5,
        Kind::Date | Kind::Time | Kind::Quote | Kind::Rank => 2.0,
        Kind::Statement => telling(readings, texts),
        Kind::Title | Kind::List => 1.0,
        Kind::Name | Kind::Place => 0.5,
    };
    let position = |reading: &&Reading| {
        let length = texts.articles[reading.article].body.len().max(1);
        1.0 - reading.span.start as f64 / length as f64
    };
    let lead = readings.iter().map(position).fold(0.0, f64::max);
    disputed + kind + (corroboration as f64).sqrt() + lead
}

/// What a statement weighs as such: it is found by its words, and there are many of them beside the figures and names that
/// a reader looks for. A whole clause says more than a phrase of a few words.
fn telling(readings: &[&Reading], texts: Texts<'_>) -> f64 {
    /// Words of a whole clause.
    const CLAUSE: usize = 10;
    let words = |reading: &&Reading| {
        let text = texts.articles[reading.article].body.get(reading.span.clone());
        text.unwrap_or_default().split_whitespace().take(CLAUSE).count()
    };
    let words = readings.iter().map(words).min().unwrap_or_default();
    0.25 + 0.5 * words as f64 / CLAUSE as f64
}
