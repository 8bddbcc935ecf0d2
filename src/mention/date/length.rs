//! Stretches of a given length that begin or end on the day of the article: "two days ago", "over the next five years".

use jiff::civil::Date;

use super::resolve::{self, Days, Stretch};
use crate::mention::{hedge, unit};
use crate::text::TokenView;
use crate::text::number::{self, Numeral};
use crate::text::phrase::{Hedge, Meaning};
use crate::value::Granularity;

/// A length of time as days and months, either of which may be none.
struct Length {
    days: i32,
    months: i32,
    granularity: Granularity,
    /// The number is vague, as in "several".
    vague: bool,
    /// Index of the token after it.
    end: usize,
}

/// "two years", "a week", "few days"
fn length(view: &TokenView<'_>, at: usize) -> Option<Length> {
    let numeral = match view.word(at) {
        "a" | "an" if view.any(at + 1, |meaning| matches!(meaning, Meaning::Unit(_))) => {
            Numeral::exact(1.0, 1.0, at + 1)
        }
        "few" => Numeral::between(2.0, 5.0, 1.0, at + 1),
        "couple" => Numeral::between(2.0, 2.0, 1.0, at + 1 + usize::from(view.word(at + 1) == "of")),
        _ => number::read(view, at, false).filter(|numeral| numeral.suffix.is_empty())?,
    };
    let (unit, end) = unit::after(view, &numeral)?;
    let many = numeral.point.unwrap_or(f64::midpoint(numeral.low, numeral.high));
    let length = measured(unit.name, many, end)?;
    // "two years and three months", "1 month, 21 days"
    let next = end + usize::from(matches!(view.word(end), "and" | ","));
    let finer = numeral.point.and_then(|_| part_of_length(view, next, length.granularity));
    Some(match finer {
        Some(finer) => Length {
            days: length.days.saturating_add(finer.days),
            months: length.months.saturating_add(finer.months),
            ..finer
        },
        None => Length { vague: numeral.point.is_none(), ..length },
    })
}

/// What follows a length in a finer unit.
fn part_of_length(view: &TokenView<'_>, at: usize, coarser: Granularity) -> Option<Length> {
    let numeral = number::read(view, at, false).filter(|numeral| numeral.suffix.is_empty())?;
    let (unit, end) = unit::after(view, &numeral)?;
    measured(unit.name, numeral.point.filter(|many| *many < 1000.0)?, end)
        .filter(|finer| finer.granularity > coarser)
}

/// `many` of a unit of time.
fn measured(unit: &str, many: f64, end: usize) -> Option<Length> {
    let (days, months, granularity) = match unit {
        "hour" | "minute" | "second" => (0.0, 0.0, Granularity::Day),
        "day" | "night" => (1.0, 0.0, Granularity::Day),
        "week" => (7.0, 0.0, Granularity::Week),
        "fortnight" => (14.0, 0.0, Granularity::Week),
        "month" => (0.0, 1.0, Granularity::Month),
        "year" => (0.0, 12.0, Granularity::Year),
        "decade" => (0.0, 120.0, Granularity::Era),
        "century" => (0.0, 1200.0, Granularity::Era),
        _ => return None,
    };
    let (days, months) = ((days * many).round() as i32, (months * many).round() as i32);
    Some(Length { days, months, granularity, vague: false, end })
}

/// "two days ago", "more than a year ago", "three weeks from now".
pub(super) fn ago(view: &TokenView<'_>, at: usize) -> Option<Stretch> {
    let (hedge, start) = hedge::before(view, at).map_or((None, at), |(hedge, start)| (Some(hedge), start));
    let length = length(view, start)?;
    let ahead = match (view.word(length.end), view.word(length.end + 1)) {
        ("ago", _) => false,
        ("from", "now" | "today") => true,
        _ => return None,
    };
    if ahead {
        let days = |today| around(resolve::add(today, length.days, length.months)?, length.granularity);
        return Some(Stretch::relative(view.reference.and_then(days), length.granularity, length.end + 2));
    }
    let resolve = |today: Date| {
        let (start, end) = around(resolve::add(today, -length.days, -length.months)?, length.granularity)?;
        let (days, months) = (length.days / 2, length.months / 2);
        let early = || resolve::add(start, -days, -months);
        let late = || resolve::add(end, days, months).map(|day| day.min(today));
        match hedge {
            Some(Hedge::AtLeast) => Some((early()?, end)),
            Some(Hedge::About) => Some((early()?, late()?)),
            _ if length.vague => Some((early()?, late()?)),
            _ => Some((start, end)),
        }
    };
    Some(Stretch::relative(view.reference.and_then(resolve), length.granularity, length.end + 1))
}

/// The day, week, month, year or decade around a day.
fn around(day: Date, granularity: Granularity) -> Option<Days> {
    match granularity {
        Granularity::Day => Some((day, day)),
        Granularity::Week => Some((resolve::add(day, -3, 0)?, resolve::add(day, 3, 0)?)),
        Granularity::Month | Granularity::Season => Some((day.first_of_month(), day.last_of_month())),
        Granularity::Year => Some((day.first_of_year(), day.last_of_year())),
        Granularity::Era => resolve::years(day.year() - 5, day.year() + 5),
    }
}

/// "the next five years", "the past decade", "the following day": a stretch that begins or ends today.
pub(super) fn spell(view: &TokenView<'_>, at: usize, shift: i8) -> Option<Stretch> {
    let one = unit::after(view, &Numeral::exact(1.0, 1.0, at))
        .and_then(|(unit, end)| measured(unit.name, 1.0, end));
    let single = one.is_some();
    let length = one.or_else(|| length(view, at))?;
    // "the following week" and "the next day" hang on what was told before, not on the day of the article.
    let told = matches!(view.before(at, 1), "following" | "previous" | "preceding")
        || view.before(at, 1) == "next" && length.granularity == Granularity::Day;
    if single && told {
        return Some(Stretch::relative(None, length.granularity, length.end));
    }
    let resolve = |today: Date| {
        let sign = i32::from(shift);
        let other = resolve::add(today, sign.checked_mul(length.days)?, sign.checked_mul(length.months)?)?;
        Some((today.min(other), today.max(other)))
    };
    Some(Stretch::relative(view.reference.and_then(resolve), length.granularity, length.end))
}
