//! Figures with their hedges and units: money, percent, counts, measures, durations.

use super::lexicon::{Hedge, Meaning, Unit};
use super::numeral::{self, Numeral};
use super::view::View;
use super::{Found, count, hedge, unit};
use crate::model::{Kind, Quantity, Value};

/// What a figure is measured in, as far as one side of a range says it.
#[derive(Clone, Copy, PartialEq)]
enum Measure {
    Currency(&'static str, f64),
    Unit(Unit),
}

/// One figure without hedges: a currency sign, a number, a unit.
#[derive(Clone, Copy)]
struct Amount<'a> {
    numeral: Numeral<'a>,
    measure: Option<Measure>,
    end: usize,
}

pub(super) fn find(view: &View<'_>, at: usize) -> Option<Found> {
    let (hedge, start) = match hedge::before(view, at) {
        Some((hedge, start)) => (Some(hedge), start),
        None => (None, at),
    };
    if let Some(found) = share(view, start, hedge) {
        return Some(found);
    }
    let first = amount(view, start)?;
    let from = view.before(at, 1) == "from";
    let (amount, range) = match second(view, &first, hedge == Some(Hedge::Between), from) {
        Some(second) if from && view.word(first.end) == "to" => (share_scale(&first, &second), false),
        Some(second) => (join(&first, &second), true),
        None if hedge == Some(Hedge::Between) => return None,
        None => (first, false),
    };
    let (behind, mut end) = match hedge::after(view, amount.end) {
        Some((behind, end)) if hedge.is_none() && !range => (Some(behind), end),
        _ => (None, amount.end),
    };
    let mut measure = amount.measure;
    if measure.is_none() && behind.is_some() {
        // "30-plus years", "21 or more miles"
        let rest = Numeral { end, ..amount.numeral };
        if let Some((unit, after)) = self::measure(view, &rest) {
            (measure, end) = (Some(unit), after);
        }
    }
    let hedge = hedge.or(behind);
    let (kind, unit, factor) = match measure {
        Some(Measure::Currency(code, factor)) => (Kind::Money, code, factor),
        Some(Measure::Unit(unit)) => (unit.kind, unit.name, 1.0),
        None if count::counts(view, start, &amount.numeral, hedge.is_some()) => (Kind::Count, "", 1.0),
        None => return None,
    };
    let numeral = if factor == 1.0 { amount.numeral } else { amount.numeral.times(factor) };
    let mut value = hedge::quantity(&numeral, hedge, unit.to_owned());
    if kind == Kind::Duration {
        end = lengthen(view, &mut value, end);
    } else if let Some((per, after)) = unit::denominator(view, end) {
        value.unit = format!("{}/{per}", value.unit);
        end = after;
    }
    Some(Found::new(end, kind, Value::Quantity(value)))
}

/// The figure that begins at `at`.
fn amount<'a>(view: &View<'a>, at: usize) -> Option<Amount<'a>> {
    let minus =
        matches!(view.word(at), "minus") || view.word(at) == "-" && !view.glued(at) && view.glued(at + 1);
    let start = at + usize::from(minus);
    let sign = view.find(start, |meaning| match meaning {
        Meaning::Sign(code, factor) => Some(Measure::Currency(code, factor)),
        _ => None,
    });
    let number_at = sign.map_or(start, |(_, end)| end);
    let mut numeral = numeral::read(view, number_at, sign.is_some())?;
    if sign.is_some() && !numeral.digits && numeral.point.is_some() {
        return None;
    }
    if minus {
        if !numeral.digits {
            return None;
        }
        numeral = Numeral { end: numeral.end, ..numeral.times(-1.0) };
        (numeral.low, numeral.high) = (numeral.low.min(numeral.high), numeral.low.max(numeral.high));
        numeral.grain = numeral.grain.abs();
    }
    if let Some((measure, _)) = sign {
        // "US$5 dollars", "$5 USD": the name only repeats or narrows the sign.
        let named = currency(view, numeral.end);
        let end = named.map_or(numeral.end, |(_, end)| end);
        return Some(Amount { numeral, measure: Some(named.map_or(measure, |(named, _)| named)), end });
    }
    let measured = measure(view, &numeral);
    let end = measured.map_or(numeral.end, |(_, end)| end);
    (!minus || measured.is_some()).then_some(Amount {
        numeral,
        measure: measured.map(|(measure, _)| measure),
        end,
    })
}

/// The currency or unit after a number.
fn measure(view: &View<'_>, numeral: &Numeral<'_>) -> Option<(Measure, usize)> {
    let joined = view.is_hyphen(numeral.end) || view.word(numeral.end) == "of" && numeral.point.is_none();
    let at = numeral.end + usize::from(joined);
    if numeral.suffix.is_empty() {
        if let Some(found) = currency(view, at) {
            return Some(found);
        }
        if numeral.scaled && view.word(at) == "pounds" {
            return Some((Measure::Currency("GBP", 1.0), at + 1));
        }
    }
    unit::after(view, numeral).map(|(unit, end)| (Measure::Unit(unit), end))
}

fn currency(view: &View<'_>, at: usize) -> Option<(Measure, usize)> {
    view.find(at, |meaning| match meaning {
        Meaning::Currency(code, factor) => Some(Measure::Currency(code, factor)),
        _ => None,
    })
}

/// The figure that ends a range which `first` begins.
fn second<'a>(view: &View<'a>, first: &Amount<'a>, between: bool, from: bool) -> Option<Amount<'a>> {
    let joins = match view.word(first.end) {
        "and" => between,
        "to" | "or" => true,
        "-" => view.raw(first.end) != "—",
        _ => false,
    };
    if !joins {
        return None;
    }
    let second = amount(view, first.end + 1)?;
    if second.numeral.range || second.numeral.point.is_none() || first.numeral.point.is_none() {
        return None;
    }
    let joined = join(first, &second);
    // "five to one" is a ratio, "10 or 5" a choice, "2015-16" and "219-212" are no ranges of counts.
    let rising = joined.numeral.low < joined.numeral.high;
    let fits = match (first.measure, second.measure) {
        (Some(a), Some(b)) => a == b,
        (Some(Measure::Unit(_)), None) => false,
        _ => true,
    };
    let close = view.word(first.end) != "or" || joined.numeral.high <= joined.numeral.low * 3.0;
    let choice = from || (rising && close);
    (choice && fits).then_some(second)
}

/// The first of two figures with the scale and unit that stand only with the second ("from 5 to 6 million euros").
fn share_scale<'a>(first: &Amount<'a>, second: &Amount<'a>) -> Amount<'a> {
    let joined = join(first, second);
    let factor =
        first.numeral.point.filter(|point| *point != 0.0).map_or(1.0, |point| joined.numeral.low / point);
    let numeral = if factor > 1.0 { first.numeral.times(factor) } else { first.numeral };
    Amount {
        numeral: Numeral { end: first.end, ..numeral },
        measure: first.measure.or(second.measure),
        end: first.end,
    }
}

fn join<'a>(first: &Amount<'a>, second: &Amount<'a>) -> Amount<'a> {
    let (mut low, high) = (
        first.numeral.point.unwrap_or(first.numeral.low),
        second.numeral.point.unwrap_or(second.numeral.high),
    );
    // The scale of the second belongs to the first as well: "5-6,000", "$1.2 to 1.5 billion".
    if !first.numeral.scaled && low > 0.0 {
        let scale = if second.numeral.scaled { second.numeral.grain } else { 1000.0 };
        let missing = if second.numeral.scaled {
            low < 1000.0
        } else {
            low < 100.0 && high >= 1000.0 && high % 1000.0 == 0.0
        };
        if missing {
            let factor =
                [1e12, 1e9, 1e6, 1e3, 100.0].into_iter().find(|factor| high >= *factor).unwrap_or(1.0);
            low *= if second.numeral.scaled { factor } else { scale };
        }
    }
    let numeral = Numeral {
        range: true,
        digits: first.numeral.digits,
        scaled: second.numeral.scaled,
        ..Numeral::between(low, high, first.numeral.grain.min(second.numeral.grain), second.end)
    };
    Amount { numeral, measure: second.measure.or(first.measure), end: second.end }
}

/// Shares in words: "two-thirds", "a quarter of", "half of", "one in three".
fn share(view: &View<'_>, at: usize, hedge: Option<Hedge>) -> Option<Found> {
    let (part, end) = one_in(view, at).or_else(|| fraction(view, at))?;
    let percent = part * 100.0;
    let numeral = Numeral { low: percent * 0.94, high: percent * 1.06, ..Numeral::exact(percent, 1.0, end) };
    let mut value = hedge::quantity(&numeral, hedge, "%".to_owned());
    value.high = value.high.min(100.0);
    Some(Found::new(end, Kind::Percent, Value::Quantity(value)))
}

fn one_in(view: &View<'_>, at: usize) -> Option<(f64, usize)> {
    let hyphen = usize::from(view.is_hyphen(at + 1));
    let (middle, last) = (at + 1 + hyphen, at + 2 + 2 * hyphen);
    if view.word(middle) != "in" || hyphen == 1 && !view.is_hyphen(middle + 1) {
        return None;
    }
    let (top, bottom) = (numeral::read(view, at, false)?, numeral::read(view, last, false)?);
    let (a, b) = (top.point?, bottom.point?);
    let plain = top.end == at + 1 && !bottom.digits == !top.digits && bottom.suffix.is_empty();
    let unitless = unit::after(view, &bottom).is_none();
    (plain && unitless && a >= 1.0 && a < b && a <= 10.0 && b <= 100.0 && b.fract() == 0.0)
        .then(|| (a / b, bottom.end))
}

fn fraction(view: &View<'_>, at: usize) -> Option<(f64, usize)> {
    let part = |at: usize| {
        view.find(at, |meaning| match meaning {
            Meaning::Part(part) => Some(part),
            _ => None,
        })
    };
    let whole = |end: usize| view.word(end) == "of";
    if view.word(at) == "half" {
        let end = at + 1;
        return (whole(end) || matches!(view.word(end), "the" | "its" | "their" | "his" | "her"))
            .then_some((0.5, end));
    }
    if matches!(view.word(at), "a" | "one") {
        let hyphen = view.is_hyphen(at + 1);
        let (part, end) = part(at + 1 + usize::from(hyphen))?;
        return (whole(end) || hyphen && part > 2.0).then_some((1.0 / part, end));
    }
    let (top, end) = view.find(at, |meaning| match meaning {
        Meaning::Number(value) => Some(value),
        _ => None,
    })?;
    let hyphen = view.is_hyphen(end);
    let (part, after) = part(end + usize::from(hyphen))?;
    let plural = view.word(after - 1).ends_with('s');
    (plural && top > 1.0 && top < part).then_some((top / part, after))
}

/// Adds the finer units that follow a duration: "3 hours and 20 minutes".
fn lengthen(view: &View<'_>, value: &mut Quantity, end: usize) -> usize {
    let next = end + usize::from(view.word(end) == "and" || view.word(end) == ",");
    let (Some(point), Some(coarse)) = (value.point, super::lexicon::unit(&value.unit)) else { return end };
    let Some(finer) = amount(view, next) else { return end };
    let (Some(Measure::Unit(unit)), Some(more)) = (finer.measure, finer.numeral.point) else { return end };
    if unit.measure != coarse.measure || unit.factor >= coarse.factor {
        return end;
    }
    let factor = (coarse.factor / unit.factor).round();
    let shift = more + point * (factor - 1.0);
    value.low += shift;
    value.high += shift;
    value.point = Some(point * factor + more);
    value.grain = finer.numeral.grain;
    unit.name.clone_into(&mut value.unit);
    finer.end
}
