//! Dates that hang on the day of the article: "Tuesday night", "last year", "two days ago", "within the next year".

use jiff::civil::Date;

use super::calendar;
use super::resolve::{self, Days, Stretch};
use super::{governed_by_future, month_ahead};
use crate::mention::lexicon::{Hedge, Meaning};
use crate::mention::numeral::{self, Numeral};
use crate::mention::view::View;
use crate::mention::{hedge, rank, unit};
use crate::value::Granularity;

pub(super) fn find(view: &View<'_>, at: usize) -> Option<Stretch> {
    today(view, at)
        .or_else(|| ago(view, at))
        .or_else(|| weekday(view, at))
        .or_else(|| shifted(view, at))
        .or_else(|| season(view, at))
        .or_else(|| weekend(view, at))
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
fn length(view: &View<'_>, at: usize) -> Option<Length> {
    let numeral = match view.word(at) {
        "a" | "an" if view.any(at + 1, |meaning| matches!(meaning, Meaning::Unit(_))) => {
            Numeral::exact(1.0, 1.0, at + 1)
        }
        "few" => Numeral::between(2.0, 5.0, 1.0, at + 1),
        "couple" => Numeral::between(2.0, 2.0, 1.0, at + 1 + usize::from(view.word(at + 1) == "of")),
        _ => numeral::read(view, at, false).filter(|numeral| numeral.suffix.is_empty())?,
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
fn part_of_length(view: &View<'_>, at: usize, coarser: Granularity) -> Option<Length> {
    let numeral = numeral::read(view, at, false).filter(|numeral| numeral.suffix.is_empty())?;
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
fn ago(view: &View<'_>, at: usize) -> Option<Stretch> {
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
    if let Some(found) = dated_weekday(view, part, day) {
        return Some(found);
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

/// "Friday the 13th": the nearest month in which that day falls on the weekday; `at` is behind the weekday.
fn dated_weekday(view: &View<'_>, at: usize, weekday: i8) -> Option<Stretch> {
    let start = view.follows(at, &["the"]).or_else(|| view.follows(at, &[",", "the"]))?;
    let (number, end) = rank::position(view, start).filter(|_| !view.is_word(start + 1))?;
    let fits = |date: &Date| date.weekday().to_monday_one_offset() == weekday;
    let day = view.reference.and_then(|today| {
        let months = [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6];
        let in_month = |months| {
            let month = resolve::add(today.first_of_month(), 0, months)?;
            Date::new(month.year(), month.month(), number).ok()
        };
        months.into_iter().filter_map(in_month).find(fits)
    });
    Some(Stretch::relative(day.map(|day| (day, day)), Granularity::Day, end))
}

/// `date`, or the same day of a neighbouring year if only there it falls on `weekday`.
fn fitting_year(date: Date, weekday: i8) -> Days {
    let fits = |date: &Date| date.weekday().to_monday_one_offset() == weekday;
    let near = [0, -12, 12].into_iter().filter_map(|months| resolve::add(date, 0, months)).find(fits);
    let date = near.unwrap_or(date);
    (date, date)
}

/// The word at `at` that leads to a neighbouring unit ("last" is -1), and the index after it.
pub(super) fn shift(view: &View<'_>, at: usize) -> Option<(i8, usize)> {
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
    unit_of_time(view, next, i32::from(shift))
}

/// "last year", "this weekend", "next summer": `at` is behind the word that shifts.
pub(super) fn unit_of_time(view: &View<'_>, at: usize, shift: i32) -> Option<Stretch> {
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

/// "over the weekend", "at the weekend": the one before the article, or the coming one if something is planned.
fn weekend(view: &View<'_>, at: usize) -> Option<Stretch> {
    let led = matches!(view.before(at, 1), "over" | "at" | "on" | "during" | "through");
    let end = view.follows(at, &["the", "weekend"]).filter(|_| led)?;
    let ahead = governed_by_future(view, at);
    let days = view.reference.and_then(|today| {
        let (_, sunday) = resolve::week(today, 0)?;
        // On a Saturday or Sunday it is that of today.
        let sunday = if ahead || today.weekday().to_monday_one_offset() > 5 {
            sunday
        } else {
            resolve::add(sunday, -7, 0)?
        };
        Some((resolve::add(sunday, -1, 0)?, sunday))
    });
    Some(Stretch::relative(days, Granularity::Week, end))
}

/// "June last year".
pub(super) fn month_of_shifted_year(view: &View<'_>, at: usize) -> Option<Stretch> {
    let (month, after) = calendar::month_at(view, at)?;
    let of = usize::from(view.word(after) == "of");
    let (shift, end) = shift(view, after + of).filter(|(_, end)| view.word(*end) == "year")?;
    let days = view.reference.and_then(|today| resolve::month(today.year() + i16::from(shift), month));
    Some(Stretch::relative(days, Granularity::Month, end + 1))
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
