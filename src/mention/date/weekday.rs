//! Days by their weekday: "Tuesday night", "last Friday", "Friday the 13th".

use jiff::civil::Date;

use super::calendar;
use super::resolve::{self, Days, Stretch};
use super::tense::{governed_by_future, shift};
use crate::text::TokenView;
use crate::text::number;
use crate::text::phrase::Meaning;
use crate::value::Granularity;

pub(super) fn weekday_at(view: &TokenView<'_>, at: usize) -> Option<(i8, usize)> {
    let (day, end) = view.find(at, |meaning| match meaning {
        Meaning::Weekday(day) => Some(day),
        _ => None,
    })?;
    // "Sun" and "Sat" are words; as abbreviations they show a dot or a date.
    let sure = view.word(at).len() > 5 || end > at + 1 || view.word(end) == "," || view.is_number(end);
    (view.capital(at) && sure).then_some((day, end))
}

/// "Tuesday night", "last Friday", "Wednesday, Feb. 4", "Friday last week".
pub(super) fn weekday(view: &TokenView<'_>, at: usize) -> Option<Stretch> {
    let (weeks_away, start) = shift(view, at).map_or((None, at), |(shift, start)| (Some(shift), start));
    let (day, end) = weekday_at(view, start)?;
    let part = part_of_day(view, end);
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
    if let Some((weeks, after)) = shift(view, of).filter(|(_, after)| view.word(*after) == "week") {
        let date = view.reference.and_then(|today| {
            let (monday, _) = resolve::week(today, i32::from(weeks))?;
            resolve::add(monday, i32::from(day) - 1, 0)
        });
        return Some(Stretch::relative(date.map(|date| (date, date)), Granularity::Day, after + 1));
    }
    let future = governed_by_future(view, at);
    let date = view.reference.and_then(|today| match weeks_away {
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
fn dated_weekday(view: &TokenView<'_>, at: usize, weekday: i8) -> Option<Stretch> {
    let start = view.follows(at, &["the"]).or_else(|| view.follows(at, &[",", "the"]))?;
    let (number, end) = number::position(view, start).filter(|_| !view.is_word(start + 1))?;
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

/// The index behind a part of the day that may stand at `at` ("Tuesday night").
pub(super) fn part_of_day(view: &TokenView<'_>, at: usize) -> usize {
    view.find(at, |meaning| (meaning == Meaning::DayPart).then_some(())).map_or(at, |((), end)| end)
}
