//! One figure without hedges: a currency sign, a number, a unit.

use super::currency::{self, Measure};
use super::unit;
use crate::lexicon::Class;
use crate::text::TokenView;
use crate::text::number::{self, Numeral};
use crate::text::phrase::Meaning;

/// A number with its measure.
#[derive(Clone, Copy)]
pub(super) struct Amount<'a> {
    pub numeral: Numeral<'a>,
    pub measure: Option<Measure>,
    /// Index of the token after it.
    pub end: usize,
}

/// The figure that begins at `at`.
pub(super) fn read<'a>(view: &TokenView<'a>, at: usize) -> Option<Amount<'a>> {
    read_behind(view, at, None)
}

/// The same behind a figure in `measure`: where that is a currency it is this one's as well ("€5-6m").
pub(super) fn read_behind<'a>(
    view: &TokenView<'a>,
    at: usize,
    measure: Option<Measure>,
) -> Option<Amount<'a>> {
    let money = matches!(measure, Some(Measure::Currency(..)));
    if let Some(amount) = long(view, at) {
        return Some(amount);
    }
    let dash = view.word(at) == "-" && !view.glued(at) && view.glued(at + 1);
    let minus = dash || view.word(at) == "minus";
    let start = at + usize::from(minus);
    let signed = currency::before(view, start);
    let (measure, numeral) = match signed {
        Some((measure, numeral)) => (Some(measure), numeral),
        None => (None, article(view, start).or_else(|| number::read(view, start, money))?),
    };
    let after = match measure {
        // "US$5 dollars", "$5 USD": the name only repeats or narrows the sign.
        Some(_) => currency::after(view, numeral.end),
        None => measure_after(view, &numeral),
    };
    let end = after.map_or(numeral.end, |(_, end)| end);
    let measure = after.map(|(measure, _)| measure).or(measure);
    // "75 USD million"
    let (numeral, end) = match measure {
        Some(Measure::Currency(..)) if numeral.scale <= 1.0 && numeral.digits => {
            number::with_scales_at(view, &numeral, end)
        }
        _ => (numeral, end),
    };
    let (below, measure, end) = below_zero(view, measure, end);
    // A dash before words is a dash, and what has no unit is seldom negative but by the word.
    let counted = at > 0 && view.is_number(at - 1);
    if minus && (measure.is_none() && (dash || counted) || dash && !numeral.digits) {
        return None;
    }
    let numeral = if minus || below { numeral.negated() } else { numeral };
    Some(Amount { numeral, measure, end })
}

/// True for a figure that lies below zero, with its measure and the index behind it: "12 degrees below zero", "12 below
/// zero", "12C below freezing".
fn below_zero(view: &TokenView<'_>, measure: Option<Measure>, end: usize) -> (bool, Option<Measure>, usize) {
    let is_celsius = matches!(measure, Some(Measure::Unit(unit)) if unit.name == "C");
    let below = view.word(end) == "below"
        && (view.word(end + 1) == "zero" || is_celsius && view.word(end + 1) == "freezing");
    match measure {
        Some(Measure::Unit(unit)) if below && unit.measure == Class::Temperature => (true, measure, end + 2),
        None if below => (true, crate::lexicon::unit("deg").map(Measure::Unit), end + 2),
        _ => (false, measure, end),
    }
}

/// "yearlong", "a decade-long"
fn long<'a>(view: &TokenView<'a>, at: usize) -> Option<Amount<'a>> {
    let article = usize::from(matches!(view.word(at), "a" | "an"));
    let (name, end) = view.find(at + article, |meaning| match meaning {
        Meaning::Long(name) => Some(name),
        _ => None,
    })?;
    let measure = Some(Measure::Unit(crate::lexicon::unit(name)?));
    (at == 0 || !view.is_hyphen(at - 1)).then(|| Amount {
        numeral: Numeral::exact(1.0, 1.0, end),
        measure,
        end,
    })
}

/// "a" as the number of a unit of time, where it tells how long: "for an hour", "more than a year", "a decade", "for
/// another full week".
fn article<'a>(view: &TokenView<'a>, at: usize) -> Option<Numeral<'a>> {
    if !matches!(view.word(at), "a" | "an" | "another" | "all" | "full" | "whole") {
        return None;
    }
    let is_time = |meaning| match meaning {
        Meaning::Unit(unit) if unit.measure == Class::Duration && unit.name != "second" => Some(unit),
        _ => None,
    };
    let whole = usize::from(
        matches!(view.word(at + 1), "full" | "whole" | "single" | "further" | "business")
            || view.is_hyphen(at + 1),
    );
    let (unit, end) = view.find(at + 1 + whole, is_time)?;
    let led = matches!(
        view.before(at, 1),
        "for" | "after" | "within" | "lasted" | "lasting" | "lasts" | "than" | "wait"
    ) || view.before(at, 1) == "last"
        && matches!(view.before(at, 2), "to" | "will" | "would" | "could" | "may" | "might")
        || at > 0 && view.any(at - 1, |meaning| matches!(meaning, Meaning::Before(_)));
    // "an hour and a half", "a minute and 30 seconds"
    let more = view.follows(end, &["and", "a", "half"]).is_some()
        || view.word(end) == "and"
            && view.is_number(end + 1)
            && view.any(end + 2, |m| matches!(m, Meaning::Unit(unit) if unit.measure == Class::Duration));
    let long = matches!(view.word(at), "a" | "an") && matches!(unit.name, "decade" | "century" | "fortnight");
    (!view.is_hyphen(end) && (led || more || long)).then(|| Numeral::exact(1.0, 1.0, at + 1 + whole))
}

/// The currency or unit after a number and the index after it.
pub(super) fn measure_after(view: &TokenView<'_>, numeral: &Numeral<'_>) -> Option<(Measure, usize)> {
    if numeral.suffix.is_empty() {
        let joined = view.is_hyphen(numeral.end) || view.word(numeral.end) == "of" && numeral.point.is_none();
        let at = numeral.end + usize::from(joined);
        if let Some(found) = currency::after(view, at).or_else(|| currency::weak(view, at, numeral)) {
            return Some(found);
        }
        // Nobody weighs in millions of pounds; "20 pounds" is a weight.
        if numeral.scale > 1.0 && view.word(at) == "pounds" {
            return Some((Measure::Currency("GBP", 1.0), at + 1));
        }
    } else if let Some(found) = currency::glued(view, numeral) {
        return Some(found);
    }
    unit::after(view, numeral).map(|(unit, end)| (Measure::Unit(unit), end))
}
