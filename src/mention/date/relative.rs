//! Dates that hang on the day of the article: "Tuesday night", "last year", "two days ago", "within the next year".

use jiff::civil::Date;

use super::calendar;
use super::resolve::{self, Days, Stretch};
use super::{governed_by_future, month_ahead};
use crate::mention::lexicon::{Hedge, Meaning};
use crate::mention::numeral::{self, Numeral};
use crate::mention::view::View;
use crate::mention::{hedge, unit};
use crate::model::Granularity;

pub(super) fn find(view: &View<'_>, at: usize) -> Option<Stretch> {
    today(view, at)
        .or_else(|| ago(view, at))
        .or_else(|| weekday(view, at))
        .or_else(|| shifted(view, at))
        .or_else(|| season(view, at))
        .or_else(|| holiday(view, at))
}

fn day_part(view: &View<'_>, at: usize) -> usize {
    view.find(at, |meaning| (meaning == Meaning::DayPart).then_some(())).map_or(at, |((), end)| end)
}

/// "yesterday morning", "tonight".
fn today(view: &View<'_>, at: usize) -> Option<Stretch> {
    let (shift, end) = view.find(at, |meaning| match meaning {
        Meaning::Today(shift) => Some(shift),
        _ => None,
    })?;
    let day = view.reference.and_then(|today| resolve::add(today, i32::from(shift), 0));
    Some(Stretch::relative(day.map(|day| (day, day)), Granularity::Day, day_part(view, end)))
}

/// A number or "a" with a unit of time: how many days and months, the unit's granularity, and the index after it.
struct Length {
    days: f64,
    months: f64,
    granularity: Granularity,
    end: usize,
}

fn length(view: &View<'_>, at: usize) -> Option<(Length, Numeral<'static>)> {
    let numeral = match view.word(at) {
        "a" | "an" if view.any(at + 1, |meaning| matches!(meaning, Meaning::Unit(_))) => {
            Numeral::exact(1.0, 1.0, at + 1)
        }
        "few" => Numeral::between(2.0, 5.0, 1.0, at + 1),
        "couple" => Numeral::between(2.0, 2.0, 1.0, at + 1 + usize::from(view.word(at + 1) == "of")),
        _ => {
            let found = numeral::read(view, at, false).filter(|numeral| numeral.suffix.is_empty())?;
            Numeral { suffix: "", ..Numeral::between(found.low, found.high, found.grain, found.end) }
                .with_point(found.point)
        }
    };
    let (unit, end) = unit::after(view, &numeral)?;
    let many = numeral.point.unwrap_or(f64::midpoint(numeral.low, numeral.high));
    let (days, months, granularity) = match unit.name {
        "hour" | "minute" | "second" => (0.0, 0.0, Granularity::Day),
        "day" | "night" => (many, 0.0, Granularity::Day),
        "week" => (many * 7.0, 0.0, Granularity::Week),
        "fortnight" => (many * 14.0, 0.0, Granularity::Week),
        "month" => (0.0, many, Granularity::Month),
        "year" => (0.0, many * 12.0, Granularity::Year),
        "decade" => (0.0, many * 120.0, Granularity::Era),
        "century" => (0.0, many * 1200.0, Granularity::Era),
        _ => return None,
    };
    Some((Length { days, months, granularity, end }, numeral))
}

/// "two days ago", "more than a year ago".
fn ago(view: &View<'_>, at: usize) -> Option<Stretch> {
    let (hedge, start) = hedge::before(view, at).map_or((None, at), |(hedge, start)| (Some(hedge), start));
    let (length, numeral) = length(view, start)?;
    if view.word(length.end) != "ago" {
        return None;
    }
    let days = view.reference.and_then(|today| {
        let day = resolve::add(today, -(length.days as i32), -(length.months as i32))?;
        let (mut start, mut end) = around(day, length.granularity)?;
        let vague = numeral.point.is_none() || matches!(hedge, Some(Hedge::AtLeast | Hedge::About));
        if vague {
            start = resolve::add(start, -(length.days as i32) / 2, -(length.months as i32) / 2)?;
        }
        if vague && hedge != Some(Hedge::AtLeast) {
            end = resolve::add(end, length.days as i32 / 2, length.months as i32 / 2)?.min(today);
        }
        Some((start, end))
    });
    Some(Stretch::relative(days, length.granularity, length.end + 1))
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

pub(super) fn weekday_at(view: &View<'_>, at: usize) -> Option<(i8, usize)> {
    let (day, end) = view.find(at, |meaning| match meaning {
        Meaning::Weekday(day) => Some(day),
        _ => None,
    })?;
    // "Sun" and "Sat" are words; as abbreviations they show a dot or a date.
    let sure = view.word(at).len() > 5 || end > at + 1 || view.word(end) == "," || view.is_number(end);
    (view.capital(at) && sure).then_some((day, end))
}

/// "Tuesday night", "last Friday", "Wednesday, Feb. 4", "Friday last week".
fn weekday(view: &View<'_>, at: usize) -> Option<Stretch> {
    let (shift, start) = shift(view, at).map_or((None, at), |(shift, start)| (Some(shift), start));
    let (day, end) = weekday_at(view, start)?;
    let part = day_part(view, end);
    let comma = usize::from(view.word(part) == ",");
    let the = usize::from(view.word(part + comma) == "the" || view.word(part + comma) == "on");
    if let Some(date) =
        calendar::find(view, part + comma + the).filter(|date| date.granularity == Granularity::Day)
    {
        // The weekday settles the year where the text does not.
        let days = match (view.reference, date.days) {
            (Some(_), Some((start, end))) if date.relative && start == end => Some(fitting_year(start, day)),
            _ => date.days,
        };
        return Some(Stretch { days, ..date });
    }
    let of = part + usize::from(view.word(part) == "of");
    if let Some((weeks, after)) = self::shift(view, of).filter(|(_, after)| view.word(*after) == "week") {
        let date = view.reference.and_then(|today| {
            let (monday, _) = resolve::week(today, i32::from(weeks))?;
            resolve::add(monday, i32::from(day) - 1, 0)
        });
        return Some(Stretch::relative(date.map(|date| (date, date)), Granularity::Day, after + 1));
    }
    let future = governed_by_future(view, at);
    let date = view.reference.and_then(|today| match shift {
        Some(-1) => resolve::weekday(resolve::add(today, -1, 0)?, day, false),
        Some(1) => resolve::weekday(resolve::add(today, 1, 0)?, day, true),
        Some(_) => {
            let (monday, _) = resolve::week(today, 0)?;
            resolve::add(monday, i32::from(day) - 1, 0)
        }
        None => resolve::weekday(today, day, future),
    });
    Some(Stretch::relative(date.map(|date| (date, date)), Granularity::Day, part))
}

/// `date`, or the same day of a neighbouring year if only there it falls on `weekday`.
fn fitting_year(date: Date, weekday: i8) -> Days {
    let fits = |date: &Date| date.weekday().to_monday_one_offset() == weekday;
    let near = [0, -12, 12].into_iter().filter_map(|months| resolve::add(date, 0, months)).find(fits);
    let date = near.unwrap_or(date);
    (date, date)
}

fn shift(view: &View<'_>, at: usize) -> Option<(i8, usize)> {
    view.find(at, |meaning| match meaning {
        Meaning::Shift(shift) => Some(shift),
        _ => None,
    })
}

/// "last year", "this month", "next September", "the past two years", "within the next year", "the following day".
fn shifted(view: &View<'_>, at: usize) -> Option<Stretch> {
    let preposition = matches!(view.word(at), "within" | "over" | "in" | "during");
    let start = at + usize::from(preposition);
    let the = view.word(start) == "the";
    let start = start + usize::from(the);
    let (shift, next) = shift(view, start)?;
    if the || preposition {
        // "for the past two years" says how long.
        if view.before(at, 1) == "for" || shift == 0 {
            return None;
        }
        return spell(view, next, shift);
    }
    if let Some((month, end)) = calendar::month_at(view, next) {
        let year = view.reference.map(|today| match shift {
            -1 => today.year() - i16::from(month >= today.month()),
            1 => today.year() + i16::from(month <= today.month()),
            _ => today.year(),
        });
        return Some(Stretch::relative(
            year.and_then(|year| resolve::month(year, month)),
            Granularity::Month,
            end,
        ));
    }
    // "past few days", "next two years"
    if shift != 0
        && (view.word(next) == "few"
            || view.is_number(next)
            || view.any(next, |m| matches!(m, Meaning::Number(_))))
    {
        return spell(view, next, shift);
    }
    unit_shifted(view, next, i32::from(shift))
}

/// "last year", "this weekend", "next summer": `at` is behind the word that shifts.
fn unit_shifted(view: &View<'_>, at: usize, shift: i32) -> Option<Stretch> {
    let today = view.reference;
    let (days, granularity) = match view.word(at) {
        "week" => (today.and_then(|today| resolve::week(today, shift)), Granularity::Week),
        "weekend" => (
            today.and_then(|today| {
                let (_, sunday) = resolve::week(today, shift)?;
                Some((resolve::add(sunday, -1, 0)?, sunday))
            }),
            Granularity::Week,
        ),
        "month" => (today.and_then(|today| resolve::shifted_month(today, shift)), Granularity::Month),
        "quarter" => (today.and_then(|today| resolve::shifted_quarter(today, shift)), Granularity::Season),
        "year" => (
            today.and_then(|today| resolve::years(today.year() + shift as i16, today.year() + shift as i16)),
            Granularity::Year,
        ),
        "decade" => (
            today.and_then(|today| {
                let first = today.year() / 10 * 10 + 10 * shift as i16;
                resolve::years(first, first + 9)
            }),
            Granularity::Era,
        ),
        "century" => (
            today.and_then(|today| {
                let first = today.year() / 100 * 100 + 100 * shift as i16;
                resolve::years(first, first + 99)
            }),
            Granularity::Era,
        ),
        _ => {
            let (first, end) = season_at(view, at)?;
            let days = today.and_then(|today| {
                let this = i16::from(first <= today.month());
                let year = match shift {
                    -1 => today.year() - 1 + i16::from(first + 3 <= today.month()),
                    1 => today.year() + this,
                    _ => today.year(),
                };
                resolve::months(year, first, 3)
            });
            return Some(Stretch::relative(days, Granularity::Season, end));
        }
    };
    Some(Stretch::relative(days, granularity, at + 1))
}

/// "the next five years", "the past decade", "the following day": a stretch that begins or ends today.
fn spell(view: &View<'_>, at: usize, shift: i8) -> Option<Stretch> {
    let one = view.any(at, |meaning| matches!(meaning, Meaning::Unit(_)));
    let from = if one { at - 1 } else { at };
    let (days, months, granularity, end) = if one {
        let unit = Numeral::exact(1.0, 1.0, at);
        let (unit, end) = unit::after(view, &unit)?;
        match unit.name {
            "day" | "night" => (1, 0, Granularity::Day, end),
            "week" => (7, 0, Granularity::Week, end),
            "month" => (0, 1, Granularity::Month, end),
            "year" => (0, 12, Granularity::Year, end),
            "decade" => (0, 120, Granularity::Era, end),
            "century" => (0, 1200, Granularity::Era, end),
            _ => return None,
        }
    } else {
        let (length, _) = length(view, from)?;
        (length.days as i32, length.months as i32, length.granularity, length.end)
    };
    // "the following day" and "the previous week" hang on what was told before, not on the day of the article.
    if one && matches!(view.before(at, 1), "following" | "previous" | "preceding" | "next") && days == 1 {
        return Some(Stretch::relative(None, granularity, end));
    }
    if one && matches!(view.before(at, 1), "following" | "previous" | "preceding") {
        return Some(Stretch::relative(None, granularity, end));
    }
    let stretch = view.reference.and_then(|today| {
        let sign = i32::from(shift);
        let other = resolve::add(today, sign * days, sign * months)?;
        Some((today.min(other), today.max(other)))
    });
    Some(Stretch::relative(stretch, granularity, end))
}

fn season_at(view: &View<'_>, at: usize) -> Option<(i8, usize)> {
    view.find(at, |meaning| match meaning {
        Meaning::Season(first) => Some(first),
        _ => None,
    })
}

/// "in the summer", "by spring".
fn season(view: &View<'_>, at: usize) -> Option<Stretch> {
    let the = usize::from(view.word(at) == "the");
    let (first, end) = season_at(view, at + the)?;
    let led =
        matches!(view.before(at, 1), "in" | "by" | "since" | "until" | "during" | "before" | "after" | "of");
    if !led || view.is_plain_word(end) && view.word(end).ends_with('s') {
        return None;
    }
    let days = view.reference.and_then(|today| {
        resolve::months(resolve::nearest_year(today, first + 1, month_ahead(view, at)), first, 3)
    });
    Some(Stretch::relative(days, Granularity::Season, end))
}

/// "on Christmas Eve", "Thanksgiving 2016".
fn holiday(view: &View<'_>, at: usize) -> Option<Stretch> {
    let (holiday, end) = view.find(at, |meaning| match meaning {
        Meaning::Holiday(holiday) => Some(holiday),
        _ => None,
    })?;
    if !view.capital(at) && !view.is_number(at) {
        return None;
    }
    if let Some(year) = calendar::year_at(view, end) {
        return Some(Stretch::absolute(resolve::holiday(year, holiday)?, Granularity::Day, end + 1));
    }
    let led =
        matches!(view.before(at, 1), "on" | "by" | "before" | "after" | "since" | "until" | "at" | "over");
    if !led || view.is_plain_word(end) && view.word(end).ends_with('s') {
        return None;
    }
    let days = view.reference.and_then(|today| {
        let (date, _) = resolve::holiday(today.year(), holiday)?;
        let year = resolve::nearest_year(today, date.month(), governed_by_future(view, at));
        resolve::holiday(year, holiday)
    });
    Some(Stretch::relative(days, Granularity::Day, end))
}
