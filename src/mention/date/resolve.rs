//! Days, weeks, months and years as stretches of days; where relative words lead from a reference day.

use jiff::Span;
use jiff::civil::{Date, Weekday};

use crate::text::phrase::{Holiday, Portion};
use crate::value::{DateValue, Granularity};

/// First and last day.
pub(super) type Days = (Date, Date);

/// A date in the making.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stretch {
    /// None where it hangs on a reference that is not known.
    pub days: Option<Days>,
    pub granularity: Granularity,
    pub relative: bool,
    /// Index of the token after it.
    pub end: usize,
}

impl Stretch {
    pub(super) fn absolute(days: Days, granularity: Granularity, end: usize) -> Self {
        Self { days: Some(days), granularity, relative: false, end }
    }

    pub(super) fn relative(days: Option<Days>, granularity: Granularity, end: usize) -> Self {
        Self { days, granularity, relative: true, end }
    }

    pub(super) fn value(self) -> DateValue {
        DateValue {
            start: self.days.map(|(start, _)| start),
            end: self.days.map(|(_, end)| end),
            granularity: self.granularity,
            relative: self.relative,
            open: false,
            undated: None,
        }
    }
}

pub(super) fn month(year: i16, month: i8) -> Option<Days> {
    Date::new(year, month, 1).ok().map(|date| (date, date.last_of_month()))
}

pub(super) fn years(first: i16, last: i16) -> Option<Days> {
    Some((Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?)).filter(|(a, b)| a <= b)
}

/// Three months from `first`, a winter into the next year.
pub(super) fn months(year: i16, first: i8, count: i32) -> Option<Days> {
    let start = Date::new(year, first, 1).ok()?;
    Some((start, add(start, 0, count - 1)?.last_of_month()))
}

/// `date` moved by days and months.
pub(super) fn add(date: Date, days: i32, months: i32) -> Option<Date> {
    let span = Span::new().try_days(days).ok()?.try_months(months).ok()?;
    date.checked_add(span).ok()
}

/// The year in which `month` lies nearest to `reference`; four months or more away, the tense decides.
pub(super) fn nearest_year(reference: Date, month: i8, future: bool) -> i16 {
    let ahead = i16::from(month) - i16::from(reference.month());
    match ahead {
        4.. if ahead > 8 || !future => reference.year() - 1,
        ..=-4 if ahead < -8 || future => reference.year() + 1,
        _ => reference.year(),
    }
}

/// The latest such weekday on or before `reference`, or the first one on or after it.
pub(super) fn weekday(reference: Date, weekday: i8, future: bool) -> Option<Date> {
    let back = (reference.weekday().to_monday_one_offset() - weekday).rem_euclid(7);
    add(reference, if future { (7 - i32::from(back)) % 7 } else { -i32::from(back) }, 0)
}

/// The week from Monday to Sunday that lies `shift` weeks from that of `reference`.
pub(super) fn week(reference: Date, shift: i32) -> Option<Days> {
    let back = i32::from(reference.weekday().to_monday_zero_offset());
    let monday = add(reference, 7 * shift - back, 0)?;
    Some((monday, add(monday, 6, 0)?))
}

/// The month that lies `shift` months from that of `reference`.
pub(super) fn shifted_month(reference: Date, shift: i32) -> Option<Days> {
    let first = add(reference.first_of_month(), 0, shift)?;
    Some((first, first.last_of_month()))
}

/// The quarter of the year that lies `shift` quarters from that of `reference`.
pub(super) fn shifted_quarter(reference: Date, shift: i32) -> Option<Days> {
    let first = (reference.month() - 1) / 3 * 3 + 1;
    let start = add(Date::new(reference.year(), first, 1).ok()?, 0, 3 * shift)?;
    Some((start, add(start, 0, 2)?.last_of_month()))
}

pub(super) fn holiday(year: i16, holiday: Holiday) -> Option<Days> {
    let date = match holiday {
        Holiday::Fixed { month, day } => Date::new(year, month, day).ok()?,
        Holiday::Weekday { month, weekday, nth } => Date::new(year, month, 1)
            .ok()?
            .nth_weekday_of_month(nth, Weekday::from_monday_one_offset(weekday).ok()?)
            .ok()?,
    };
    Some((date, date))
}

/// The part of a stretch that "early", "mid" or "the end of" means: ten days of a month, a third of anything longer,
/// the working days at either end of a week; single days stay whole.
pub(super) fn portion((start, end): Days, portion: Portion) -> Option<Days> {
    let length = end.since(start).ok()?.get_days() + 1;
    if length < 3 {
        return Some((start, end));
    }
    // How many days the first part takes, and the first two.
    let (first, second) = match length {
        7 => (3, 4),
        28..=31 => (10, 20),
        _ => ((length + 2) / 3, (2 * length + 2) / 3),
    };
    // Parts of a year fall between months.
    let cut = |part: i32, days: i32| {
        if length > 300 { add(start, 0, length * part / 91) } else { add(start, days, 0) }
    };
    let before = |date: Date| add(date, -1, 0);
    match portion {
        Portion::Start => Some((start, before(cut(1, first)?)?)),
        Portion::Middle => Some((cut(1, first)?, before(cut(2, second)?)?)),
        Portion::End => Some((cut(2, second)?, end)),
    }
}

/// The granularity of a third of a stretch.
pub(super) fn finer(granularity: Granularity) -> Granularity {
    match granularity {
        Granularity::Era => Granularity::Year,
        Granularity::Year => Granularity::Season,
        Granularity::Season => Granularity::Month,
        Granularity::Month => Granularity::Week,
        Granularity::Week | Granularity::Day => Granularity::Day,
    }
}
