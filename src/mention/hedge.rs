//! Words that widen or limit a figure, and the interval that they leave.

use crate::text::TokenView;
use crate::text::number::{Numeral, tidy};
use crate::text::phrase::{Hedge, Meaning};
use crate::value::{Bound, Quantity};

/// The share of a figure by which "about" and "nearly" let it be off, where its own grain is finer.
const SLACK: f64 = 0.05;
/// Nobody writes "more than 200" of 301, nor "fewer than 30" of 19.
const SOFT_TOP: f64 = 1.5;
const SOFT_BOTTOM: f64 = 0.67;

/// The hedge that begins at `at` and the index after it; of two in a row ("at least about") the firmer counts.
pub(super) fn before(view: &TokenView<'_>, at: usize) -> Option<(Hedge, usize)> {
    let pick = |meaning| match meaning {
        Meaning::Before(hedge) => Some(hedge),
        _ => None,
    };
    let (hedge, end) = view.find(at, pick)?;
    Some(match view.find(end, pick) {
        Some((second, end)) if hedge == Hedge::About => (second, end),
        Some((_, end)) => (hedge, end),
        None => (hedge, end),
    })
}

/// The hedge that follows a figure ("or more", "-plus") and the index after it.
pub(super) fn after(view: &TokenView<'_>, at: usize) -> Option<(Hedge, usize)> {
    if view.word(at) == "+" && view.glued(at) {
        return Some((Hedge::AtLeast, at + 1));
    }
    let joined = if view.is_hyphen(at) { at + 1 } else { at };
    let (hedge, end) = view.find(joined, |meaning| match meaning {
        Meaning::After(hedge) => Some(hedge),
        _ => None,
    })?;
    // "five plus six" adds; only "five-plus" and "five plus years" limit, as only "30-some", "30-ish" and "30-odd" do.
    let apart = joined == at && (matches!(view.word(joined), "plus" | "ish") || hedge == Hedge::Odd);
    (!apart).then_some((hedge, end))
}

/// The quantity of `numeral` in `unit` under `hedge`.
pub(super) fn quantity(numeral: &Numeral<'_>, hedge: Option<Hedge>, unit: String) -> Quantity {
    let (low, high, bound) = interval(numeral, hedge);
    Quantity {
        point: numeral.point.map(tidy),
        low: tidy(low),
        high: tidy(high),
        grain: tidy(numeral.grain),
        unit,
        bound,
    }
}

fn interval(numeral: &Numeral<'_>, hedge: Option<Hedge>) -> (f64, f64, Bound) {
    let Some(v) = numeral.point else {
        return match hedge {
            Some(Hedge::AtLeast) => (numeral.low, f64::INFINITY, Bound::AtLeast),
            Some(Hedge::AtMost | Hedge::Below) => (0.0, numeral.high, Bound::AtMost),
            _ => (numeral.low, numeral.high, if numeral.range { Bound::Range } else { Bound::Vague }),
        };
    };
    let size = v.abs();
    let slack = (size * SLACK).max((numeral.grain / 2.0).min((size * 2.0 * SLACK).max(0.5)));
    match hedge {
        None | Some(Hedge::Between) => (numeral.low, numeral.high, Bound::Exact),
        Some(Hedge::About) => {
            // "Around $239 million" is written too finely to mean 250.
            let slack = slack.min((2.0 * numeral.grain).max(numeral.grain / 2.0));
            (v - slack, v + slack, Bound::About)
        }
        Some(Hedge::Nearly) => {
            (v - (size * SLACK).max(numeral.grain.min(size * 2.0 * SLACK)), v, Bound::Nearly)
        }
        Some(Hedge::Odd) => (v, v + (numeral.grain - 1.0).max(numeral.grain / 2.0), Bound::About),
        Some(Hedge::AtLeast) => (v, (v * SOFT_TOP).max(v + 1.0), Bound::AtLeast),
        Some(Hedge::AtMost) => (v.min(0.0), v, Bound::AtMost),
        Some(Hedge::Below) => (v * SOFT_BOTTOM, v, Bound::AtMost),
    }
}
