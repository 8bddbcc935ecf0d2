//! Figures with their hedges and units: money, percent, counts, measures, durations.

use super::amount::{self, Amount};
use super::currency::Measure;
use super::finding::Finding;
use super::{change, count, currency, hedge, range, share, unit};
use crate::lexicon::{self, Class, Unit};
use crate::text::TokenView;
use crate::text::number::{self, Numeral};
use crate::text::phrase::{Hedge, Meaning};
use crate::value::{Bound, Kind, Quantity, Value};

/// How many tokens before a bare decimal a word may stand that makes it a share.
const RATE_REACH: usize = 10;

pub(super) fn find(view: &TokenView<'_>, at: usize) -> Option<Finding> {
    let (hedge, start) = match hedge::before(view, at) {
        Some((hedge, start)) => (Some(hedge), start),
        None => (None, at),
    };
    if let Some(found) = share::find(view, start, hedge) {
        return Some(found);
    }
    // "Talks over two bridges": nobody says so of a few things for "more than two".
    if hedge == Some(Hedge::AtLeast) && view.word(at) == "over" && is_small_count(view, start) {
        return None;
    }
    // "Soyuz-5s", "COVID-19"
    if view.is_number(start) && start > 1 && view.is_hyphen(start - 1) && view.is_word(start - 2) {
        return None;
    }
    let between = hedge == Some(Hedge::Between);
    let first = amount::read(view, start)?;
    let amount = match range::second(view, &first, between) {
        // "rose from 5 to 6 million" names two values, "costs from 5 to 6 million" a range.
        Some(second) if view.before(at, 1) == "from" && change::precedes(view, at - 1) => {
            range::completed(&first, &second)
        }
        // "fell by 2m to 40m" as well; "fell by 5 to 6 percent" does not.
        Some(_) if view.before(at, 1) == "by" && view.word(first.end) == "to" && is_whole(&first) => first,
        Some(second) => range::join(&first, &second).unwrap_or(first),
        None => first,
    };
    if between && !amount.numeral.range {
        return None;
    }
    // "some 30-odd": the word behind says more.
    let (behind, amount) = behind(view, amount, hedge);
    let hedge = if behind == Some(Hedge::Odd) { behind } else { hedge.or(behind) };
    quantity(view, start, amount, hedge)
}

/// True for a number below ten that is no measure.
fn is_small_count(view: &TokenView<'_>, at: usize) -> bool {
    amount::read(view, at).is_some_and(|amount| {
        amount.measure.is_none()
            && amount.numeral.point.is_some_and(|point| point < 10.0 && point.fract() == 0.0)
    })
}

/// True for a figure with a scale or unit of its own.
fn is_whole(amount: &Amount<'_>) -> bool {
    amount.numeral.scale > 1.0 || matches!(amount.measure, Some(Measure::Unit(_)))
}

/// The hedge behind a figure, and the figure with what follows that: "30-plus years", "$5 million or more".
fn behind<'a>(
    view: &TokenView<'a>,
    amount: Amount<'a>,
    before: Option<Hedge>,
) -> (Option<Hedge>, Amount<'a>) {
    let free = |hedge| before.is_none() || before == Some(Hedge::About) && hedge == Hedge::Odd;
    let found = hedge::after(view, amount.end).filter(|(hedge, _)| free(*hedge) && !amount.numeral.range);
    let Some((hedge, end)) = found else {
        return (None, amount);
    };
    // "40-odd million"
    let (numeral, end) = number::with_scales_at(view, &amount.numeral, end);
    let found = match amount.measure {
        Some(_) => None,
        None => amount::measure_after(view, &Numeral { end, ..numeral }),
    };
    let (measure, end) = found.map_or((amount.measure, end), |(measure, end)| (Some(measure), end));
    (Some(hedge), Amount { numeral, measure, end })
}

/// The mention of `amount`, whose number or sign begins at `start`.
fn quantity(view: &TokenView<'_>, start: usize, amount: Amount<'_>, hedge: Option<Hedge>) -> Option<Finding> {
    let (kind, name, factor) = match amount.measure {
        Some(Measure::Currency(code, factor)) => (Kind::Money, code, factor),
        // Years and decades compare without conversion.
        Some(Measure::Unit(unit)) if unit.name == "decade" => (kind_of(unit), "year", 10.0),
        Some(Measure::Unit(unit)) if unit.name == "century" => (kind_of(unit), "year", 100.0),
        Some(Measure::Unit(unit)) => (kind_of(unit), unit.name, 1.0),
        None if rate(view, start, &amount) => (Kind::Percent, "%", 1.0),
        None if count::counts(view, start, &amount.numeral, hedge.is_some()) => (Kind::Count, "", 1.0),
        None => return None,
    };
    let mut numeral = amount.numeral.times(factor);
    if let Some(years) = numeral.point.filter(|_| factor > 1.0) {
        // "a decade" is nine to eleven years, "two decades" are hardly looser.
        let slack = if years > factor { years * 0.05 } else { years * 0.1 };
        (numeral.low, numeral.high) = (years - slack, years + slack);
    }
    let mut value = hedge::quantity(&numeral, hedge, name.to_owned());
    let mut end = amount.end;
    if matches!(kind, Kind::Duration | Kind::Distance) {
        end = lengthen(view, &mut value, end);
    } else if let Some(after) = (kind == Kind::Money).then(|| hundredths(view, &mut value, end)).flatten() {
        end = after;
    } else if let Some((per, after)) = unit::denominator(view, end) {
        value.unit = format!("{}/{per}", value.unit);
        end = after;
    }
    Some(Finding::new(end, kind, Value::Quantity(value)))
}

/// The kind of mention that a figure in this unit makes.
fn kind_of(unit: Unit) -> Kind {
    match unit.measure {
        Class::Percent => Kind::Percent,
        Class::Distance => Kind::Distance,
        Class::Duration => Kind::Duration,
        _ => Kind::Quantity,
    }
}

/// True for a decimal without unit near a word that speaks of percent: "the jobless rate fell to 4.9".
fn rate(view: &TokenView<'_>, at: usize, amount: &Amount<'_>) -> bool {
    let decimal = amount.numeral.digits && amount.numeral.grain < 1.0 && amount.numeral.scale <= 1.0;
    let bare = amount.numeral.suffix.is_empty()
        && amount.numeral.point.is_some_and(|point| point.abs() <= 100.0)
        && !view.is_hyphen(amount.end)
        && (!view.is_plain_word(amount.end) || !view.word(amount.end).ends_with('s'));
    let near = |wanted: Meaning| {
        (at.saturating_sub(RATE_REACH)..at).any(|near| view.any(near, |meaning| meaning == wanted))
    };
    decimal && bare && near(Meaning::Rate) && !near(Meaning::OtherRate)
}

/// Adds the finer units that follow a duration or a length: "3 hours and 20 minutes", "a year and a half".
fn lengthen(view: &TokenView<'_>, value: &mut Quantity, end: usize) -> usize {
    let Some(point) = value.point else { return end };
    if let Some(after) = view.follows(end, &["and", "a", "half"]) {
        shift(value, point, 0.5);
        value.grain = 0.1;
        return after;
    }
    let next = end + usize::from(matches!(view.word(end), "and" | ","));
    let Some(Amount { numeral, measure: Some(Measure::Unit(finer)), end: after }) = amount::read(view, next)
    else {
        return end;
    };
    let (Some(coarse), Some(more)) = (lexicon::unit(&value.unit), numeral.point) else { return end };
    let ratio = coarse.factor / finer.factor;
    let whole = ratio.round();
    // Months are no whole number of days, metres none of feet.
    let divides = (ratio - whole).abs() < 0.02 * ratio && whole > 1.0;
    if finer.measure != coarse.measure || !divides || more >= whole {
        return end;
    }
    shift(value, point, point * (whole - 1.0) + more);
    value.grain = numeral.grain;
    finer.name.clone_into(&mut value.unit);
    lengthen(view, value, after)
}

/// Adds the cents that follow the dollars: "3 dollars and 50 cents".
fn hundredths(view: &TokenView<'_>, value: &mut Quantity, end: usize) -> Option<usize> {
    let whole = value.point.filter(|point| point.fract() == 0.0)?;
    let next = end + usize::from(view.word(end) == "and");
    let small = amount::read(view, next)?;
    let named =
        small.measure.map(|measure| (measure, small.end)).or_else(|| currency::hundredth(view, small.end));
    let (Measure::Currency(code, factor), end) = named? else { return None };
    let many = small.numeral.point.filter(|many| factor < 1.0 && *many * factor < 1.0)?;
    // The cent of an unknown country is that of any.
    if code != "$" && code != value.unit {
        return None;
    }
    let part = many * factor;
    if value.bound == Bound::Exact {
        (value.low, value.high) = (whole + part, whole + part);
    } else {
        (value.low, value.high) = (value.low + part, value.high + part);
    }
    (value.point, value.grain) = (Some(whole + part), factor);
    Some(end)
}

fn shift(value: &mut Quantity, point: f64, by: f64) {
    value.point = Some(point + by);
    value.low += by;
    value.high += by;
}
