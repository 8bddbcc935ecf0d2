//! Days as documents state them: `2026-02-05T18:30:05`, `September 10th, 2025`, `Feb. 4, 2026`, `4 February 2026`.

use std::ops::Range;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::lexicon::Class;
use crate::text::DayOrder;
use crate::text::day::full_dates;

/// The years that an article may be of.
const YEARS: Range<i16> = 1800..2200;
/// The years that a time stamp may be of: other digits are the number of something.
const STAMPED: Range<i16> = 1975..2100;
/// Digits of a day without marks.
const COMPACT: usize = 8;

/// The day that a field states: the first full date (day, month and year) in `text`, or the day of a time stamp.
pub(in crate::intake) fn parse_date(text: &str) -> Option<Date> {
    find_date(text, None).map(|(_, date)| date).or_else(|| stamp(text)).or_else(|| with_short_year(text))
}

/// The first full date in `text` and where it stands.
pub(super) fn find_date(text: &str, order: Option<DayOrder>) -> Option<(Range<usize>, Date)> {
    find_dates(text, order).next()
}

/// The full dates in `text`, each with where it stands. Dates in which day and month could change places, such as
/// `03/04/2026`, are no dates here unless the whole text shows its order: a wrong day is worse than none.
pub(super) fn find_dates(text: &str, order: Option<DayOrder>) -> impl Iterator<Item = (Range<usize>, Date)> {
    full_dates(text, order).into_iter().filter(|(_, date)| YEARS.contains(&date.year()))
}

/// A day in digits alone: `20250610`, `20250610T090000Z`, `1749513600` (seconds since 1970), `1749513600000`, and
/// `/Date(1749513600000)/`.
fn stamp(text: &str) -> Option<Date> {
    let inner = text.trim().strip_prefix("/Date(").map_or(text.trim(), |inner| inner.trim_end_matches(")/"));
    let digits = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = inner.split_at(digits);
    // What is left of a time of day, a zone or a fraction.
    let is_rest =
        rest.chars().all(|c| matches!(c, '0'..='9' | 'T' | 't' | 'Z' | 'z' | ':' | '.' | '+' | '-'));
    if !is_rest {
        return None;
    }
    let compact = || {
        let day = number.get(..COMPACT).filter(|_| matches!(digits, 8 | 12 | 14))?;
        let year = day.get(..4)?.parse().ok().filter(|year| STAMPED.contains(year))?;
        Date::new(year, day.get(4..6)?.parse().ok()?, day.get(6..)?.parse().ok()?).ok()
    };
    let epoch = || {
        let scale = match digits {
            9 | 10 => 1,
            12 | 13 => 1000,
            16 => 1_000_000,
            19 => 1_000_000_000,
            _ => return None,
        };
        let seconds = number.parse::<i64>().ok()? / scale;
        let day = Timestamp::from_second(seconds).ok()?.to_zoned(TimeZone::UTC).date();
        STAMPED.contains(&day.year()).then_some(day)
    };
    compact().or_else(epoch)
}

/// A day as mails and servers write it with two digits of its year or with the year at the end: `10 Jun 25 09:00:00 GMT`,
/// `10-Jun-25`, `Jun 10 09:00:00 +0000 2025`.
fn with_short_year(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split([' ', '-', ',']).filter(|part| !part.is_empty()).collect();
    let at = parts.iter().position(|part| Class::Month.has(&part.to_ascii_lowercase()))?;
    let month = parts[at];
    let is_day = |part: &&str| part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    let before = at.checked_sub(1).and_then(|at| parts.get(at)).filter(|part| is_day(part));
    let behind = parts.get(at + 1)?;
    let (day, year) = if let Some(day) = before {
        (*day, format!("20{}", Some(behind).filter(|part| part.len() == 2 && is_day(part))?))
    } else {
        let year = parts.last().filter(|part| part.len() == 4 && at + 2 < parts.len())?;
        (*Some(behind).filter(|part| is_day(part))?, (*year).to_owned())
    };
    find_date(&format!("{day} {month} {year}"), None).map(|(_, day)| day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_state_their_day_in_every_common_form() {
        for text in [
            "2024-03-09T23:30:00+05:30",
            "20240309",
            "20240309T233000Z",
            "202403092330",
            "20240309233000",
            "1710026400",
            "1710026400.25",
            "1710026400000",
            "1710026400000000",
            "/Date(1710026400000)/",
            "Sat Mar 09 23:20:00 +0000 2024",
            "Sat Mar  9 23:20:00 2024",
            "Sat, 9 Mar 24 23:20:00 GMT",
            "Saturday, 09-Mar-24 23:20:00 GMT",
            "9.3.2024",
            "2024.03.09",
        ] {
            assert_eq!(parse_date(text).map(|day| day.to_string()).as_deref(), Some("2024-03-09"), "{text}");
        }
        for text in
            ["03/04/2024", "20241399", "12345678", "0017", "123456789012345", "9 Mar", "20240309 copies sold"]
        {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }
}
