//! Shares in words: "two-thirds", "a quarter of", "half of", "one in three".

use super::finding::Finding;
use super::hedge;
use super::unit;
use crate::text::TokenView;
use crate::text::number::{self, Numeral};
use crate::text::phrase::{Hedge, Meaning};
use crate::value::{Kind, Value};

/// How far, relative to itself, a share in words may be from what it rounds.
const SLACK: f64 = 0.06;

/// The share that begins at `at`, behind `hedge`.
pub(super) fn find(view: &TokenView<'_>, at: usize, hedge: Option<Hedge>) -> Option<Finding> {
    let (share, end) = one_in(view, at).or_else(|| fraction(view, at))?;
    // "three quarters of a billion" is a number.
    if number::read(view, at, false).is_some_and(|numeral| numeral.end > end) {
        return None;
    }
    let percent = share * 100.0;
    let numeral = Numeral {
        low: percent * (1.0 - SLACK),
        high: percent * (1.0 + SLACK),
        ..Numeral::exact(percent, 1.0, end)
    };
    let mut value = hedge::quantity(&numeral, hedge, "%".to_owned());
    value.high = value.high.min(100.0);
    Some(Finding::new(end, Kind::Percent, Value::Quantity(value)))
}

/// "1 in 3", "one-in-three"; both in digits or both in words, unlike "one in 2003".
fn one_in(view: &TokenView<'_>, at: usize) -> Option<(f64, usize)> {
    if let Some(found) = out_of(view, at) {
        return Some(found);
    }
    let hyphen = usize::from(view.is_hyphen(at + 1));
    let (middle, last) = (at + 1 + hyphen, at + 2 + 2 * hyphen);
    if view.word(middle) != "in" || hyphen == 1 && !view.is_hyphen(middle + 1) {
        return None;
    }
    let (top, bottom) = (number::read(view, at, false)?, number::read(view, last, false)?);
    let (part, whole) = (top.point?, bottom.point?);
    let alike = top.end == at + 1 && bottom.digits == top.digits && bottom.suffix.is_empty();
    let in_range = (1.0..=10.0).contains(&part) && part < whole && whole <= 100.0 && whole.fract() == 0.0;
    // "one in five years" tells how long.
    (alike && in_range && unit::after(view, &bottom).is_none()).then(|| (part / whole, bottom.end))
}

/// "nine out of 10"; of other numbers than these are those who were there.
fn out_of(view: &TokenView<'_>, at: usize) -> Option<(f64, usize)> {
    let top = number::read(view, at, false)?;
    let every = usize::from(view.word(top.end + 2) == "every");
    let behind = view.follows(top.end, &["out", "of"])? + every;
    let bottom = number::read(view, behind, false)?;
    let (part, whole) = (top.point?, bottom.point?);
    let round = [3.0, 4.0, 5.0, 10.0, 100.0].contains(&whole);
    let bare = top.end == at + 1 && bottom.suffix.is_empty() && unit::after(view, &bottom).is_none();
    (round && bare && part >= 1.0 && part < whole).then_some((part / whole, bottom.end))
}

/// "two-thirds", "a third of", "half the".
fn fraction(view: &TokenView<'_>, at: usize) -> Option<(f64, usize)> {
    let part = |at: usize| {
        view.find(at, |meaning| match meaning {
            Meaning::Part(part) => Some(part),
            _ => None,
        })
    };
    if view.word(at) == "half" {
        let of = matches!(view.word(at + 1), "of" | "the" | "its" | "their" | "his" | "her");
        return of.then_some((0.5, at + 1));
    }
    if matches!(view.word(at), "a" | "one") {
        let hyphen = view.is_hyphen(at + 1);
        let (part, end) = part(at + 1 + usize::from(hyphen))?;
        return (view.word(end) == "of" || hyphen && part > 2.0).then_some((1.0 / part, end));
    }
    let (top, end) = view.find(at, |meaning| match meaning {
        Meaning::Number(value) => Some(value),
        _ => None,
    })?;
    let (part, end) = part(end + usize::from(view.is_hyphen(end)))?;
    // "two quarters" are half a year, not half of something.
    let lowest = part % top != 0.0;
    let plural = view.word(end - 1).ends_with('s');
    (plural && lowest && top > 1.0 && top < part).then_some((top / part, end))
}
