//! Days as they are written, with or without their year: the one reader of them for the analysis, the metadata and the
//! search.

use std::ops::Range;

use jiff::civil::Date;

use super::number::position;
use super::phrase::Meaning;
use super::view::DayOrder;
use super::{Token, TokenView, tokens};
use crate::lexicon::Class;

/// Two digits up to here are a year of this century.
const LAST_SHORT_YEAR: i16 = 69;

/// A day, or the first and the last of several, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct WrittenDays {
    /// Month and day.
    pub first: (i8, i8),
    /// The same for the last day; before the first one where a year ends between them.
    pub last: (i8, i8),
    /// The year, where it is written.
    pub year: Option<i16>,
    /// False where day and month could change places, or the year has two digits.
    pub is_sure: bool,
    /// False where a month has a small letter and no year shows that it is one ("they may 12 times ...").
    pub is_marked: bool,
    /// Index of the token after it.
    pub end: usize,
}

impl WrittenDays {
    /// One day with its year.
    fn full(day: (i8, i8), year: i16, is_sure: bool, end: usize) -> Self {
        Self { first: day, last: day, year: Some(year), is_sure, is_marked: true, end }
    }

    /// The first and the last day, if the first lies in this year; none where no calendar has them.
    pub(crate) fn in_year(self, year: i16) -> Option<(Date, Date)> {
        let day = |year, (month, day)| Date::new(year, month, day).ok();
        let last = if self.last.0 < self.first.0 { year.checked_add(1)? } else { year };
        Some((day(year, self.first)?, day(last, self.last)?)).filter(|(first, last)| first <= last)
    }

    /// The day that is meant, if it is one day and there is no doubt of it.
    fn certain(self) -> Option<Date> {
        let (first, last) = self.in_year(self.year?)?;
        (self.is_sure && first == last).then_some(first)
    }
}

/// The full dates in `text`, each with its bytes: day, month and year of a single day of which there is no doubt. `order` is
/// that of the days of the whole text that it is taken from.
pub(crate) fn full_dates(text: &str, order: Option<DayOrder>) -> Vec<(Range<usize>, Date)> {
    let mut out = Vec::new();
    // Most lines have no year.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return out;
    }
    let tokens = tokens(text);
    let view = TokenView::new(text, &tokens).ordered(order);
    let mut at = 0;
    while at < tokens.len() {
        let Some(days) = read(&view, at) else {
            at += 1;
            continue;
        };
        let bytes = tokens[at].span.start..end_of_digits(text, &tokens[days.end - 1]);
        out.extend(days.certain().map(|day| (bytes, day)));
        at = days.end;
    }
    out
}

/// What the line begins with that gives the day of a post in a live blog.
const POST: &str = "Post of ";

/// The line that gives the day of a post.
pub(crate) fn post_line(day: Date) -> String {
    format!("{POST}{}", day.strftime("%-d %B %Y"))
}

/// The day of a post by its line.
pub(crate) fn of_post(line: &str) -> Option<Date> {
    let mut days = full_dates(line.trim().strip_prefix(POST)?, None).into_iter();
    days.next().map(|(_, day)| day)
}

/// Where the last token of a date ends, without the time of day that is glued to it ("10T18").
fn end_of_digits(text: &str, last: &Token) -> usize {
    let word = last.text(text);
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if word[digits..].starts_with('T') { last.span.start + digits } else { last.span.end }
}

/// The days that begin at `at`.
pub(crate) fn read(view: &TokenView<'_>, at: usize) -> Option<WrittenDays> {
    in_digits(view, at).or_else(|| month_first(view, at)).or_else(|| day_first(view, at))
}

/// A month by its name, and the index after it.
pub(crate) fn month_at(view: &TokenView<'_>, at: usize) -> Option<(i8, usize)> {
    view.find(at, |meaning| match meaning {
        Meaning::Month(month) => Some(month),
        _ => None,
    })
}

/// A year in four digits.
pub(crate) fn year_at(view: &TokenView<'_>, at: usize) -> Option<i16> {
    let word = view.word(at);
    (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|year| (1000..=2100).contains(year))
}

/// A day of the month in digits, perhaps with "st", "nd", "rd" or "th".
fn day_at(view: &TokenView<'_>, at: usize) -> Option<i8> {
    day_of(view.word(at))
}

fn day_of(word: &str) -> Option<i8> {
    let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = if Class::OrdinalEnding.has(letters) { &word[..word.len() - letters.len()] } else { word };
    (digits.len() <= 2).then(|| digits.parse().ok()).flatten().filter(|day| (1..=31).contains(day))
}

/// A day of the month in digits or, as a position, in words, and the index after it: "3", "3rd", "third".
fn day_of_month(view: &TokenView<'_>, at: usize) -> Option<(i8, usize)> {
    if view.is_number(at) {
        return day_at(view, at).map(|day| (day, at + 1));
    }
    position(view, at).filter(|(day, _)| (1..=31).contains(day))
}

/// The same behind a month, where a position in words may also belong to what follows: "In March first results ...".
fn day_behind_month(view: &TokenView<'_>, at: usize) -> Option<(i8, usize)> {
    let the = usize::from(view.word(at) == "the");
    let (day, end) = day_of_month(view, at + the)?;
    (the == 1 || view.is_number(at) || !view.is_word(end)).then_some((day, end))
}

/// "February 3-4", "Sept. 11, 2001"
pub(crate) fn month_first(view: &TokenView<'_>, at: usize) -> Option<WrittenDays> {
    let (month, after) = month_at(view, at)?;
    // "Sep-10-2025"
    if view.is_hyphen(after)
        && view.is_hyphen(after + 2)
        && let (Some(day), Some(year)) = (day_at(view, after + 1), year_at(view, after + 3))
    {
        return Some(WrittenDays::full((month, day), year, true, after + 4));
    }
    let (first, mut end) = day_behind_month(view, after)?;
    let mut last = (month, first);
    let joins = match view.word(end) {
        "and" => view.before(at, 1) == "between",
        "to" | "through" => true,
        "-" => view.raw(end) != "—",
        _ => false,
    };
    if joins {
        if let Some((month, next)) = month_at(view, end + 1).filter(|_| view.capital(end + 1)) {
            if let Some((day, next)) = day_behind_month(view, next) {
                (last, end) = ((month, day), next);
            }
        } else if let Some((day, next)) = day_of_month(view, end + 1).filter(|(day, _)| *day > first) {
            (last, end) = ((month, day), next);
        }
    }
    Some(with_year(view, (month, first), last, (at, end)))
}

/// "10 September 2025", "3-4 February", "the 22nd of September"
pub(crate) fn day_first(view: &TokenView<'_>, at: usize) -> Option<WrittenDays> {
    let (first, mut next) = day_of_month(view, at)?;
    let mut last = first;
    let joined = matches!(view.word(next), "-" | "to" | "and" | "until" | "through");
    if let Some((day, after)) = day_of_month(view, next + 1).filter(|(day, _)| joined && *day > first) {
        (last, next) = (day, after);
    }
    // "second March on Rome"
    if !view.is_number(at) && view.word(next) != "of" && last == first {
        return None;
    }
    // "12. May 2027"
    let dotted = view.is_number(at) && view.word(next) == "." && view.glued(next);
    next += usize::from(view.word(next) == "of" || dotted);
    let (month, mut end) = month_at(view, next)?;
    let named_at = next;
    // "20 Mar-a-Lago guests"
    if view.is_hyphen(end) && !view.is_number(end + 1) {
        return None;
    }
    // "10 August to 12 September"
    let mut last = (month, last);
    if matches!(view.word(end), "-" | "to") {
        let second = day_at(view, end + 1).and_then(|day| Some((day, month_at(view, end + 2)?)));
        if let Some((day, (month, after))) = second.filter(|_| view.capital(end + 2)) {
            (last, end) = ((month, day), after);
        }
    }
    let days = with_year(view, (month, first), last, (named_at, end));
    (!dotted || days.year.is_some()).then_some(days)
}

/// Adds the year that may stand behind the days; `month_at` and `end` are the places of the month and behind the days.
fn with_year(
    view: &TokenView<'_>,
    first: (i8, i8),
    last: (i8, i8),
    (month_at, end): (usize, usize),
) -> WrittenDays {
    let comma = usize::from(matches!(view.word(end), "," | "of"));
    let year = year_at(view, end + comma);
    let is_marked = year.is_some() || view.capital(month_at);
    let end = if year.is_some() { end + comma + 1 } else { end };
    WrittenDays { first, last, year, is_sure: true, is_marked, end }
}

/// Three parts of a date and the mark between them.
pub(super) struct DateParts<'a> {
    pub mark: &'a str,
    pub first: &'a str,
    pub second: &'a str,
    third: &'a str,
    /// The month, where the second part is its name.
    pub named: Option<i8>,
    /// Index of the token after it.
    end: usize,
}

/// "2025-09-10", "9/10/2025", "10.9.2025", "10-Sep-2025", "2025年9月10日"
pub(crate) fn in_digits(view: &TokenView<'_>, at: usize) -> Option<WrittenDays> {
    if let Some((year, month, day, end)) = with_characters(view, at) {
        return Some(WrittenDays::full((month, day), year, true, end));
    }
    let parts = date_parts(view, at)?;
    let month = || parts.named.or_else(|| parts.second.parse().ok());
    let is_day = |year, (month, day): (i8, i8)| Date::new(year, month, day).is_ok();
    if is_year(parts.first) {
        let (year, day) = (parts.first.parse().ok()?, (month()?, parts.third.parse().ok()?));
        return is_day(year, day).then(|| WrittenDays::full(day, year, true, parts.end));
    }
    let year: i16 = parts.third.parse().ok()?;
    let year = match parts.third.len() {
        4 => year,
        // With hyphens or dots two digits may be a score, a version, anything.
        2 if parts.mark == "/" => year + if year > LAST_SHORT_YEAR { 1900 } else { 2000 },
        _ => return None,
    };
    let (first, second): (i8, i8) = (parts.first.parse().ok()?, month()?);
    // Americans put the month first, unless it has a name; nobody does so with dots.
    let both = is_day(year, (first, second)) && is_day(year, (second, first)) && parts.mark != ".";
    let order = view.order.filter(|_| both && parts.named.is_none());
    let month_first = parts.named.is_none()
        && parts.mark != "."
        && order != Some(DayOrder::Day)
        && is_day(year, (first, second));
    let day_first = order != Some(DayOrder::Month) && is_day(year, (second, first));
    let day = if month_first { (first, second) } else { (second, first) };
    let is_sure = parts.third.len() == 4 && (month_first != day_first || first == second);
    (month_first || day_first).then(|| WrittenDays::full(day, year, is_sure, parts.end))
}

/// The index behind what is written like a date in digits with its year, whether or not a calendar has it.
pub(crate) fn end_in_digits(view: &TokenView<'_>, at: usize) -> Option<usize> {
    let parts = date_parts(view, at)?;
    (is_year(parts.first) || is_year(parts.third)).then_some(parts.end)
}

/// True for four digits.
pub(crate) fn is_year(part: &str) -> bool {
    part.len() == 4 && part.parse::<i16>().is_ok()
}

pub(super) fn date_parts<'a>(view: &TokenView<'a>, at: usize) -> Option<DateParts<'a>> {
    if !view.is_number(at) || at > 0 && view.glued(at) && matches!(view.before(at, 1), "-" | "/" | ".") {
        return None;
    }
    let mut dotted = view.word(at).split('.');
    if let (Some(first), Some(second), Some(third), None) =
        (dotted.next(), dotted.next(), dotted.next(), dotted.next())
    {
        return Some(DateParts { mark: ".", first, second, third, named: None, end: at + 1 });
    }
    let mark = view.word(at + 1);
    let joined = matches!(mark, "-" | "/") && view.word(at + 3) == mark;
    if !joined || !(at + 1..at + 5).all(|part| view.glued(part)) {
        return None;
    }
    // "2025-09-10T08:30"
    let third = view.word(at + 4).split('t').next()?;
    Some(DateParts {
        mark,
        first: view.word(at),
        second: view.word(at + 2),
        third,
        named: month_at(view, at + 2).map(|(month, _)| month),
        end: at + 5,
    })
}

/// Year, month and day as Chinese, Japanese and Korean write them, and the index after them.
fn with_characters(view: &TokenView<'_>, at: usize) -> Option<(i16, i8, i8, usize)> {
    let part = |at: usize, marks: [&str; 2]| {
        let raw = view.raw(at);
        let digits = raw.bytes().take_while(u8::is_ascii_digit).count();
        let (number, mark) = raw.split_at(digits);
        let (mark, end) = if mark.is_empty() { (view.raw(at + 1), at + 2) } else { (mark, at + 1) };
        marks.contains(&mark).then(|| Some((number.parse::<i16>().ok()?, end))).flatten()
    };
    let (year, next) = part(at, ["年", "년"])?;
    let (month, next) = part(next, ["月", "월"])?;
    let (day, end) = part(next, ["日", "일"])?;
    let (month, day) = (month.try_into().ok()?, day.try_into().ok()?);
    Date::new(year, month, day).is_ok().then_some((year, month, day, end))
}

/// True for a month with a day that it never has: "Sept. 31".
pub(crate) fn is_no_day(month: i8, day: &str) -> bool {
    // A year that has all days.
    let leap_year = 2024;
    day_of(day).is_some_and(|day| Date::new(leap_year, month, day).is_err())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Vec<String> {
        full_dates(text, None).into_iter().map(|(span, day)| format!("{} = {day}", &text[span])).collect()
    }

    #[test]
    fn full_dates_are_read_in_the_shapes_that_outlets_use() {
        for text in [
            "2025-09-10",
            "2025/9/10",
            "2025年9月10日",
            "2025년 9월 10일",
            "September 10th, 2025",
            "Sept. 10, 2025",
            "10 Sep 2025",
            "10 sep 2025",
            "10. September 2025",
            "10th of September 2025",
            "10-Sep-2025",
            "Sep-10-2025",
            "10.9.2025",
        ] {
            assert_eq!(days(text), [format!("{text} = 2025-09-10")]);
        }
        assert_eq!(days("Wed, 10 Sep 2025 11:02 GMT"), ["10 Sep 2025 = 2025-09-10"]);
        assert_eq!(days("at 2025-09-10T18:30:05Z"), ["2025-09-10 = 2025-09-10"]);
        assert_eq!(days("12/25/2025, 25/12/2024"), ["12/25/2025 = 2025-12-25", "25/12/2024 = 2024-12-25"]);
    }

    #[test]
    fn what_is_no_certain_day_is_no_full_date() {
        for text in [
            "03/04/2026",
            "25/12/25",
            "February 30, 2026",
            "2025-26",
            "February 2026",
            "12-14 May 2027",
            "they may 12 times",
            "marching 10 2025",
        ] {
            assert_eq!(days(text), [""; 0], "{text}");
        }
    }
}
