//! Days as documents state them: `2026-02-05T18:30:05`, `September 10th, 2025`, `Feb. 4, 2026`, `4 February 2026`.

use std::ops::Range;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::lexicon::Class;
use crate::text::day::full_dates;
use crate::text::{DayOrder, fold};

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

/// A day as mails, servers and sites in other languages write it: `10 Jun 25 09:00:00 GMT`, `10-Jun-25`, `10.06.25`,
/// `Jun 10 09:00:00 +0000 2025`, `10 juin 2025`, `10 de junio de 2025`.
fn with_short_year(text: &str) -> Option<Date> {
    let is_part = |part: &&str| !part.is_empty() && !matches!(*part, "de" | "di" | "del" | "of");
    let parts: Vec<&str> = text.split([' ', '-', ',', '.']).filter(is_part).collect();
    let is_short = |part: &&&str| part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    let month = |part: &str| -> Option<i8> {
        let folded = fold(part);
        let months = [Class::Month, Class::ForeignMonth];
        months.into_iter().find_map(|class| class.meaning(&folded))?.parse().ok()
    };
    let year = |part: &str| -> Option<i16> {
        let digits = part.bytes().all(|byte| byte.is_ascii_digit());
        let century = if part.len() == 2 { 2000 } else { 0 };
        let year = part.parse::<i16>().ok().filter(|_| digits && matches!(part.len(), 2 | 4))?;
        Some(century + year).filter(|year| STAMPED.contains(year))
    };
    let named = parts.iter().enumerate().find_map(|(at, part)| Some((at, month(part)?)));
    let (day, month, year) = if let Some((at, month)) = named {
        if let Some(day) = at.checked_sub(1).and_then(|at| parts.get(at)).filter(is_short) {
            (*day, month, year(parts.get(at + 1)?)?)
        } else {
            let last = parts.last().filter(|part| part.len() == 4 && at + 2 < parts.len())?;
            (*parts.get(at + 1).filter(is_short)?, month, year(last)?)
        }
    } else {
        // Nobody sets the month first with dots.
        let [day, month, short] = *text.split_whitespace().next()?.split('.').collect::<Vec<_>>() else {
            return None;
        };
        let all = [day, month, short];
        let digits =
            all.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()) && !part.is_empty());
        (day, month.parse().ok()?, year(short).filter(|_| digits && short.len() == 2)?)
    };
    Date::new(year, month, day.parse().ok()?).ok()
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
            "09.03.24 12:00",
            "9 mars 2024",
            "Samstag, 9. März 2024",
            "9 de marzo de 2024",
            "2024.03.09",
        ] {
            assert_eq!(parse_date(text).map(|day| day.to_string()).as_deref(), Some("2024-03-09"), "{text}");
        }
        for text in [
            "03/04/2024",
            "20241399",
            "12345678",
            "0017",
            "123456789012345",
            "9 Mar",
            "1.2.3",
            "20240309 copies sold",
        ] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }
}
