//! When a difference is one: figures, dates and vague words that are far from each other mostly speak of different things.

use crate::claim::value::scale;
use crate::model::{Bound, DateValue, Quantity, Value};

/// By how much the larger of two figures may exceed the smaller where two sources contradict each other. In news
/// that was read by hand two in three contradictions of exact figures are nearer than this, and all but one in
/// sixteen of the wrong matches farther.
const NEAR: f64 = 1.35;

/// True when two values that cannot both be right contradict each other; otherwise they belong to different things.
pub(super) fn is_contradiction(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Quantity(a), Value::Quantity(b)) => are_near(a, b),
        (Value::Date(a), Value::Date(b)) => is_limit_missing(a, b),
        _ => true,
    }
}

/// True for two figures, neither of them a vague word, of which the larger is little more than the smaller.
fn are_near(a: &Quantity, b: &Quantity) -> bool {
    if a.bound == Bound::Vague || b.bound == Bound::Vague {
        return false;
    }
    let size = |quantity: &Quantity| {
        let point = quantity.point.unwrap_or_else(|| f64::midpoint(quantity.low, quantity.high));
        point.abs() * scale(quantity)
    };
    let (x, y) = (size(a), size(b));
    x.max(y) <= x.min(y) * NEAR
}

/// True for two open stretches of time, of which one has an end and the other none ("within a year", "in the coming
/// years"). Dates that lie apart are mostly those of two events.
fn is_limit_missing(a: &DateValue, b: &DateValue) -> bool {
    a.open && b.open && a.end.is_some() != b.end.is_some()
}

#[cfg(test)]
mod tests {
    use crate::intake::parse;
    use crate::model::{Article, Briefing, Verdict};

    /// What two articles give that tell of one thing with the words at `_` filled in differently.
    fn briefing_of(pattern: &str, words: [&str; 2]) -> Briefing {
        let article = |(number, word): (usize, &&str)| -> Article {
            let text = format!("The Tarn bridge opens\n\n{}\n", pattern.replace('_', word));
            let name = format!("{}.txt", ["gazette", "herald"][number]);
            parse(&name, None, text.into_bytes()).unwrap()
        };
        crate::analyze(words.iter().enumerate().map(article).collect())
    }

    #[test]
    fn far_figures_and_vague_words_are_no_conflict_and_no_one_fact() {
        let pattern =
            "The new bridge over the river Tarn cost the county _ million to build, the mayor said.";
        for (words, conflicts) in
            [(["$40", "$44"], 1), (["$40", "$400"], 0), (["$40", "several"], 0), (["$40", "$40"], 0)]
        {
            let briefing = briefing_of(pattern, words);
            assert_eq!(briefing.count(Verdict::Conflict), conflicts, "{words:?}");
            let sums =
                briefing.facts.iter().filter(|fact| fact.readings().any(|r| briefing.value(r).contains('$')));
            let mixed = sums.filter(|fact| fact.judgement.is_none() && fact.variants.len() > 1).count();
            assert_eq!(mixed, 0, "{words:?}: different values are told as agreed");
        }
    }
}
