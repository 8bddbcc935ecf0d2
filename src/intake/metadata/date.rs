//! Days as documents state them: `2026-02-05T18:30:05`, `September 10th, 2025`, `Feb. 4, 2026`, `4 February 2026`.

use std::ops::Range;

use jiff::civil::Date;

use crate::text::day::full_dates;

/// The years that an article may be of.
const YEARS: Range<i16> = 1800..2200;

/// The first full date (day, month and year) in `text`.
pub(in crate::intake) fn parse_date(text: &str) -> Option<Date> {
    find_date(text).map(|(_, date)| date)
}

/// The first full date in `text` and where it stands.
pub(super) fn find_date(text: &str) -> Option<(Range<usize>, Date)> {
    find_dates(text).next()
}

/// The full dates in `text`, each with where it stands. Dates in which day and month could change places, such as
/// `03/04/2026`, are no dates here: a wrong day is worse than none.
pub(super) fn find_dates(text: &str) -> impl Iterator<Item = (Range<usize>, Date)> {
    full_dates(text).into_iter().filter(|(_, date)| YEARS.contains(&date.year()))
}
