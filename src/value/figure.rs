//! Figures where articles give them: planned and done, counted to different days, whole and part.

use super::kind::Kind;
use super::modality::Modality;
use super::quantity::{Bound, Quantity};
use super::reason::{Reason, Which};
use super::relation::Relation;
use super::setting::Setting;
use super::{age, count, duration};

/// By how much two spans of time differ at least, and at most, that two sums are given for.
const SAME_SPAN: f64 = 1.05;
const SPANS: f64 = 2.0;

/// How two figures of `kind` stand to each other where articles give them; the first test that holds names the reason.
pub(super) fn relation(kind: Kind, both: [&Quantity; 2], settings: [&Setting<'_>; 2]) -> Relation {
    let mut alone = both[0].compare(kind, both[1]);
    if alone == Relation::Same {
        return alone;
    }
    // Far figures are of one thing where all the rest is the same.
    if alone == Relation::Unrelated && settings[0].says_the_same(settings[1]) {
        alone = both[0].contradicts(kind, both[1]);
    }
    let before =
        duration::counted_from(both, settings).or_else(|| Which::find(|plan| expected(plan, both, settings)));
    before.map_or_else(
        || {
            alone.or_explained(|| {
                let derived = Which::find(|plan| planned(plan, both, settings));
                derived.or_else(|| other_span(kind, settings)).or_else(|| match kind {
                    Kind::Count => Which::find(|whole| count::part_of_whole(whole, both, settings))
                        .or_else(|| Which::find(|early| count::grew(early, both, settings))),
                    Kind::Age => Which::find(|early| age::birthday(early, both, settings)),
                    _ => None,
                })
            })
        },
        Relation::Explained,
    )
}

/// A vague word for what was still ahead, and what was counted when it was done.
fn expected(plan: Which, both: [&Quantity; 2], settings: [&Setting<'_>; 2]) -> Option<Reason> {
    let ((word, figure), (before, after)) = (plan.of(both), plan.of(settings));
    let vague = word.bound == Bound::Vague && figure.bound != Bound::Vague;
    (vague && before.is_ahead() && before.modality != after.modality).then_some(Reason::Planned { plan })
}

/// Sums or counts of which each sentence names another span of time that it is for: "earned $5 million over eight years".
fn other_span(kind: Kind, settings: [&Setting<'_>; 2]) -> Option<Reason> {
    let [first, second] = settings.map(|setting| {
        let mut spans =
            setting.beside.iter().filter(|beside| beside.kind == Kind::Duration && !beside.inside);
        spans.next().filter(|_| spans.next().is_none())
    });
    let (mut long, mut short) = (first?, second?);
    if long.point < short.point {
        (long, short) = (short, long);
    }
    // "Two weeks" are "14 days"; a day and a year are hardly spans of one sort.
    let differ = long.point.zip(short.point).is_some_and(|(x, y)| x > y * SAME_SPAN && x <= y * SPANS);
    let summed = matches!(kind, Kind::Money | Kind::Count | Kind::Quantity);
    (summed && differ).then(|| Reason::OtherSpan { spans: [long.words.to_owned(), short.words.to_owned()] })
}

/// What was planned or expected, and what came about.
fn planned(plan: Which, both: [&Quantity; 2], settings: [&Setting<'_>; 2]) -> Option<Reason> {
    let (before, after) = plan.of(settings);
    let done = after.modality == Modality::Asserted && before.as_of <= after.as_of;
    (before.is_ahead() && done && both[0].is_near(both[1])).then_some(Reason::Planned { plan })
}
