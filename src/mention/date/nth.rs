//! Days and weeks by their number: "the first Friday of July", "the last week of September 2014".

use jiff::civil::{Date, Weekday};

use super::calendar;
use super::relative;
use super::resolve::{self, Days, Stretch};
use super::weekday::weekday_at;
use crate::text::TokenView;
use crate::text::number;
use crate::value::Granularity;

/// What is counted.
enum Counted {
    Weekday(i8),
    Day,
    Week,
}

pub(super) fn find(view: &TokenView<'_>, at: usize) -> Option<Stretch> {
    let start = at + usize::from(view.word(at) == "the");
    let (nth, next) = match view.word(start) {
        "last" | "final" => (-1, start + 1),
        _ => number::position(view, start)?,
    };
    let (counted, end) = match view.word(next) {
        "week" => (Counted::Week, next + 1),
        "day" => (Counted::Day, next + 1),
        _ => {
            let (day, end) = weekday_at(view, next)?;
            (Counted::Weekday(day), end)
        }
    };
    if !matches!(view.word(end), "of" | "in") {
        return None;
    }
    let whole = whole(view, end + 1)?;
    let days = whole.days.and_then(|days| pick(days, nth, &counted));
    if whole.days.is_some() && days.is_none() {
        return None;
    }
    let granularity = if matches!(counted, Counted::Week) { Granularity::Week } else { Granularity::Day };
    Some(Stretch { days, granularity, ..whole })
}

/// The month or year in which is counted.
fn whole(view: &TokenView<'_>, at: usize) -> Option<Stretch> {
    let the = usize::from(view.word(at) == "the");
    let stretch = calendar::month_of_year(view, at)
        .or_else(|| calendar::find(view, at))
        .or_else(|| relative::find(view, at + the))
        .or_else(|| relative::unit_of_time(view, at + the, 0).filter(|_| the == 1))?;
    matches!(stretch.granularity, Granularity::Month | Granularity::Year).then_some(stretch)
}

fn pick((start, end): Days, nth: i8, counted: &Counted) -> Option<Days> {
    let one = |date: Date| (date, date);
    match counted {
        Counted::Weekday(day) if start.month() == end.month() => {
            start.nth_weekday_of_month(nth, Weekday::from_monday_one_offset(*day).ok()?).ok().map(one)
        }
        Counted::Weekday(_) => None,
        Counted::Day if nth < 0 => Some(one(end)),
        Counted::Day => resolve::add(start, i32::from(nth) - 1, 0).filter(|day| *day <= end).map(one),
        // Weeks of a month are taken as runs of seven days: whether they begin on Monday is nowhere said.
        Counted::Week if nth < 0 => Some((resolve::add(end, -6, 0)?, end)),
        Counted::Week => {
            let first = resolve::add(start, 7 * (i32::from(nth) - 1), 0).filter(|day| *day <= end)?;
            Some((first, resolve::add(first, 6, 0)?.min(end)))
        }
    }
}
