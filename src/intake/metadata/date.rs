//! Days as documents state them: `2026-02-05T18:30:05`, `September 10th, 2025`, `Feb. 4, 2026`, `4 February 2026`.

use std::ops::Range;

use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

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
    // Most lines have no year.
    let pieces = if text.bytes().any(|byte| byte.is_ascii_digit()) { pieces(text) } else { Vec::new() };
    let mut next = 0;
    std::iter::from_fn(move || {
        (next..pieces.len()).find_map(|index| {
            let window = pieces.get(index..)?;
            let (used, date) = year_first(window)
                .or_else(|| month_first(window))
                .or_else(|| day_first(window))
                .or_else(|| slashed(window))?;
            let first = window.first()?;
            let last = window.get(used.checked_sub(1)?)?;
            next = index + used;
            Some((first.at..last.at + last.text.len(), date))
        })
    })
}

/// A run of digits or letters.
struct Piece<'a> {
    at: usize,
    text: &'a str,
    /// What stands between this piece and the next.
    gap: &'a str,
}

impl Piece<'_> {
    fn number(&self, digits: Range<usize>) -> Option<i16> {
        digits.contains(&self.text.len()).then(|| self.text.parse().ok()).flatten()
    }

    fn year(&self) -> Option<i16> {
        self.number(4..5).filter(|year| (1800..2200).contains(year))
    }

    fn day(&self) -> Option<i8> {
        self.number(1..3).and_then(|day| i8::try_from(day).ok()).filter(|day| (1..=31).contains(day))
    }

    fn month(&self) -> Option<i8> {
        let word = self.text.to_ascii_lowercase();
        let known =
            word == "sept" || word.len() >= 3 && MONTHS.iter().any(|name| *name == word || name[..3] == word);
        let index = MONTHS.iter().position(|name| known && word.starts_with(&name[..3]))?;
        i8::try_from(index + 1).ok()
    }

    fn is_ordinal_ending(&self) -> bool {
        matches!(self.text, "st" | "nd" | "rd" | "th")
    }

    fn is_tight(&self) -> bool {
        matches!(self.gap, "-" | "/" | ".")
    }

    /// Spaces, dots and commas may stand within a written date, sentences and dashes not.
    fn is_loose(&self) -> bool {
        matches!(self.gap.trim(), "" | "." | "," | ".," | "-" | "of") && !self.gap.contains('\n')
    }
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let bytes = text.as_bytes();
    let mut out: Vec<Piece<'_>> = Vec::new();
    let mut at = 0;
    while let Some(first) = bytes.get(at) {
        let same = |b: &u8| if first.is_ascii_digit() { b.is_ascii_digit() } else { b.is_ascii_alphabetic() };
        let end = at + bytes.iter().skip(at).take_while(|b| same(b)).count();
        if end > at {
            if let Some(last) = out.last_mut() {
                last.gap = text.get(last.at + last.text.len()..at).unwrap_or_default();
            }
            out.push(Piece { at, text: text.get(at..end).unwrap_or_default(), gap: "" });
        }
        at = end.max(at + 1);
    }
    out
}

/// `2026-02-05`, `2026/2/5`, `2026年2月5日`.
fn year_first(pieces: &[Piece<'_>]) -> Option<(usize, Date)> {
    let [year, month, day, ..] = pieces else { return None };
    let tight = year.is_tight() && year.gap == month.gap;
    if !tight && !matches!((year.gap.trim(), month.gap.trim()), ("年", "月") | ("년", "월")) {
        return None;
    }
    let month = i8::try_from(month.number(1..3)?).ok()?;
    Some((3, Date::new(year.year()?, month, day.day()?).ok()?))
}

/// `September 10th, 2025`, `Feb. 4, 2026`.
fn month_first(pieces: &[Piece<'_>]) -> Option<(usize, Date)> {
    let [month, day, rest @ ..] = pieces else { return None };
    let ordinal = rest.first().is_some_and(Piece::is_ordinal_ending);
    let year = rest.get(usize::from(ordinal))?;
    if !month.is_loose() || !day.is_loose() || ordinal && !rest.first()?.is_loose() {
        return None;
    }
    Some((3 + usize::from(ordinal), Date::new(year.year()?, month.month()?, day.day()?).ok()?))
}

/// `4 February 2026`, `10th of Sept 2025`.
fn day_first(pieces: &[Piece<'_>]) -> Option<(usize, Date)> {
    let day = pieces.first()?.day()?;
    let mut used = 1;
    while pieces.get(used).is_some_and(|piece| piece.is_ordinal_ending() || piece.text == "of") {
        used += 1;
    }
    let (month, year) = (pieces.get(used)?, pieces.get(used + 1)?);
    if !pieces.get(..=used)?.iter().all(Piece::is_loose) {
        return None;
    }
    Some((used + 2, Date::new(year.year()?, month.month()?, day).ok()?))
}

/// `25/12/2025`, `12/25/2025`: only where one of the two can be no month, or both are the same.
fn slashed(pieces: &[Piece<'_>]) -> Option<(usize, Date)> {
    let [first, second, year, ..] = pieces else { return None };
    if !first.is_tight() || first.gap != second.gap {
        return None;
    }
    let (first, second, year) = (first.day()?, second.day()?, year.year()?);
    match (first > 12, second > 12) {
        (true, false) => Some((3, Date::new(year, second, first).ok()?)),
        (false, true) => Some((3, Date::new(year, first, second).ok()?)),
        (false, false) if first == second => Some((3, Date::new(year, first, second).ok()?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_the_shapes_that_outlets_use() {
        for text in [
            "2025-09-10",
            "2025-09-10T18:30:05",
            "2025/9/10",
            "2025年9月10日",
            "September 10th, 2025",
            "Sept. 10, 2025",
            "Wednesday, 10 Sep 2025 11:02 GMT",
            "the 10th of September 2025",
            "10-Sep-2025",
        ] {
            assert_eq!(parse_date(text).unwrap().to_string(), "2025-09-10", "{text}");
        }
        assert_eq!(parse_date("12/25/2025").unwrap().to_string(), "2025-12-25");
    }

    #[test]
    fn what_is_no_certain_day_is_no_date() {
        for text in ["03/04/2026", "February 30, 2026", "2025-26", "February 2026", "marching 10 2025"] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }
}
