//! Dates that name their year, month or day: "Feb. 4, 2026", "3-4 February", "the 1990s", "2025-26".

use super::resolve::{self, Stretch};
use super::tense::{governed_by_future, month_ahead, shift};
use crate::lexicon::{self, Class};
use crate::text::day::{self, WrittenDays, is_no_day, year_at};
use crate::text::number;
use crate::text::phrase::Meaning;
use crate::text::{Token, TokenView};
use crate::value::Granularity;

/// A year that has all days.
const LEAP_YEAR: i16 = 2024;
/// Years that a bare number of four digits may mean without further words.
const PLAIN_YEARS: std::ops::RangeInclusive<i16> = 1750..=2100;
/// A month by its name, which has a capital inside a text.
pub(super) fn month_at(view: &TokenView<'_>, at: usize) -> Option<(i8, usize)> {
    day::month_at(view, at).filter(|_| view.capital(at))
}

pub(super) fn find(view: &TokenView<'_>, at: usize) -> Option<Stretch> {
    let dated = |days: Option<WrittenDays>| days.and_then(|days| dated(view, days));
    dated(day::in_digits(view, at))
        .or_else(|| month_in_digits(view, at))
        .or_else(|| named_month(view, at))
        .or_else(|| dated(day::day_first(view, at)))
        .or_else(|| decade(view, at))
        .or_else(|| part_of_year(view, at))
        .or_else(|| years(view, at))
}

/// The index behind a date that no calendar has ("31 June 2022", "Sept. 31").
pub(super) fn impossible(view: &TokenView<'_>, at: usize) -> Option<usize> {
    let number = |at: usize| view.is_number(at) && (view.word(at).len() <= 2 || is_ordinal(view.word(at)));
    let year = |at: usize| {
        let comma = usize::from(view.word(at) == ",");
        year_at(view, at + comma).map(|_| at + comma + 1)
    };
    let in_digits = || day::end_in_digits(view, at).filter(|_| day::in_digits(view, at).is_none());
    let end = in_digits().or_else(|| {
        if number(at) {
            let of = usize::from(view.word(at + 1) == "of");
            let (month, after) = month_at(view, at + 1 + of)?;
            return year(after).or_else(|| is_no_day(month, view.word(at)).then_some(after));
        }
        let (month, day) = month_at(view, at).filter(|(_, day)| number(*day))?;
        let range = view.word(day + 1) == "-" && number(day + 2);
        let end = day + 1 + 2 * usize::from(range);
        year(end).or_else(|| is_no_day(month, view.word(day)).then_some(day + 1))
    })?;
    find(view, at).is_none_or(|found| found.end < end).then_some(end)
}

/// "30th"
fn is_ordinal(word: &str) -> bool {
    let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
    letters.len() < word.len() && Class::OrdinalEnding.has(letters)
}

/// Days with their year, written or nearest.
fn dated(view: &TokenView<'_>, days: WrittenDays) -> Option<Stretch> {
    if !days.is_marked {
        return None;
    }
    if let Some(year) = days.year {
        return Some(Stretch::absolute(days.in_year(year)?, Granularity::Day, days.end));
    }
    days.in_year(LEAP_YEAR)?;
    let near = view.reference.and_then(|today| {
        let is_ahead = governed_by_future(view, days.end.saturating_sub(3));
        days.in_year(resolve::nearest_year(today, days.first.0, is_ahead))
    });
    Some(Stretch::relative(near, Granularity::Day, days.end))
}

/// "February 3-4", "Nov 2018", "September"
fn named_month(view: &TokenView<'_>, at: usize) -> Option<Stretch> {
    if let Some(days) = day::month_first(view, at) {
        return dated(view, days);
    }
    let (month, after) = month_at(view, at)?;
    let comma = usize::from(matches!(view.word(after), "," | "of"));
    if let Some(year) = year_at(view, after + comma) {
        let end = after + comma + 1;
        return Some(Stretch::absolute(resolve::month(year, month)?, Granularity::Month, end));
    }
    month_of_shifted_year(view, at).or_else(|| lone_month(view, at, month, after))
}

/// "June last year"
fn month_of_shifted_year(view: &TokenView<'_>, at: usize) -> Option<Stretch> {
    let (month, after) = month_at(view, at)?;
    let of = usize::from(view.word(after) == "of");
    let (shift, end) = shift(view, after + of).filter(|(_, end)| view.word(*end) == "year")?;
    let days = view.reference.and_then(|today| resolve::month(today.year() + i16::from(shift), month));
    Some(Stretch::relative(days, Granularity::Month, end + 1))
}

/// "04/2016", "2016/04"
fn month_in_digits(view: &TokenView<'_>, at: usize) -> Option<Stretch> {
    let (first, second) = (view.word(at), view.word(at + 2));
    let alone = view.word(at + 1) == "/"
        && view.glued(at + 1)
        && view.glued(at + 2)
        && view.word(at + 3) != "/"
        && view.before(at, 1) != "/";
    let (year, month) = if day::is_year(first) { (first, second) } else { (second, first) };
    if !alone || !day::is_year(year) || month.len() > 2 {
        return None;
    }
    let days = resolve::month(year.parse().ok()?, month.parse().ok()?)?;
    Some(Stretch::absolute(days, Granularity::Month, at + 3))
}

/// A month with its year, written or nearest, whatever stands before it.
pub(super) fn month_of_year(view: &TokenView<'_>, at: usize) -> Option<Stretch> {
    let (month, after) = month_at(view, at)?;
    let comma = usize::from(matches!(view.word(after), "," | "of"));
    if let Some(year) = year_at(view, after + comma) {
        return Some(Stretch::absolute(resolve::month(year, month)?, Granularity::Month, after + comma + 1));
    }
    let year = |today| resolve::nearest_year(today, month, month_ahead(view, at));
    let days = view.reference.and_then(|today| resolve::month(year(today), month));
    Some(Stretch::relative(days, Granularity::Month, after))
}

/// A month without day and year: only where the words around say that it is one.
fn lone_month(view: &TokenView<'_>, at: usize, month: i8, end: usize) -> Option<Stretch> {
    let portion = view.before(at, 1) == "-" && matches!(view.before(at, 2), "early" | "mid" | "late");
    let led = portion
        || Class::BeforeDate.has(view.before(at, 1))
        || view.token(end).is_some_and(Token::is_possessive);
    let verb = matches!(view.word(at), "may" | "march") && !Class::BeforeMonth.has(view.before(at, 1));
    if !led || verb || view.is_hyphen(end) || is_given_name(view, at, end) {
        return None;
    }
    let near = view
        .reference
        .and_then(|today| resolve::month(resolve::nearest_year(today, month, month_ahead(view, at)), month));
    Some(Stretch::relative(near, Granularity::Month, end))
}

/// True for a month that is the given name of somebody: "with April Example", but no "in April Example said".
fn is_given_name(view: &TokenView<'_>, at: usize, end: usize) -> bool {
    let surname = view.capital(end)
        && !view.glued(end)
        && view.is_word(end)
        && !lexicon::is_calendar(view.word(end))
        && !view.any(end, |meaning| matches!(meaning, Meaning::Holiday(_)));
    let before = view.before(at, 1);
    let dated = Class::BeforeMonth.has(before) && !matches!(before, "by" | "of");
    surname && !dated && Class::MonthName.has(view.word(at))
}

/// "the 1990s", "'90s", "the seventies", "the 19th century".
fn decade(view: &TokenView<'_>, at: usize) -> Option<Stretch> {
    let start = at + usize::from(view.word(at) == "the");
    let named = view.find(start, |meaning| match meaning {
        Meaning::Decade(first) => Some(first),
        _ => None,
    });
    if let Some((first, end)) = named.filter(|_| start > at) {
        return Some(Stretch::absolute(resolve::years(first, first + 9)?, Granularity::Era, end));
    }
    let quote = usize::from(view.word(start) == "'" && view.glued(start + 1));
    let number = start + quote;
    if let Some((year, end)) = plural_year(view, number) {
        let first = match year {
            1000..=2090 if year % 10 == 0 => year,
            20..=90 if year % 10 == 0 && (quote == 1 || start > at) => 1900 + year,
            _ => return None,
        };
        let last = if first % 100 == 0 && quote == 0 && first < 2000 { first + 99 } else { first + 9 };
        return Some(Stretch::absolute(resolve::years(first, last)?, Granularity::Era, end));
    }
    let (century, end) = number::position(view, start)?;
    let end = end + usize::from(view.is_hyphen(end));
    if view.word(end) != "century" {
        return None;
    }
    // The 21st century began in 2000 for all but astronomers.
    let first = (i16::from(century) - 1) * 100;
    let days = resolve::years(first.max(1), first + 99).filter(|_| (1..=30).contains(&century))?;
    Some(Stretch::absolute(days, Granularity::Era, end + 1))
}

/// "1990s", "1990's" as its first year, and the index after it.
fn plural_year(view: &TokenView<'_>, at: usize) -> Option<(i16, usize)> {
    let word = view.word(at);
    if let Some(year) = word.strip_suffix('s') {
        return Some((year.parse().ok()?, at + 1));
    }
    let behind = |end: usize| word.ends_with('0').then(|| Some((word.parse().ok()?, end))).flatten();
    match view.word(at + 1) {
        "'s" => behind(at + 2),
        "'" if view.glued(at + 1) && view.word(at + 2) == "s" => behind(at + 3),
        _ => None,
    }
}

/// "the first quarter of 2018", "Q3 2016", "the summer of 2016", "spring 2018", "fiscal 2017".
fn part_of_year(view: &TokenView<'_>, at: usize) -> Option<Stretch> {
    let start = at + usize::from(view.word(at) == "the");
    if let Some(found) = fiscal_year(view, start) {
        return Some(found);
    }
    let (first, count, end) = part(view, start)?;
    let of = usize::from(matches!(view.word(end), "of" | "in" | ","));
    if let Some(year) = year_at(view, end + of) {
        return Some(Stretch::absolute(
            resolve::months(year, first, count)?,
            Granularity::Season,
            end + of + 1,
        ));
    }
    // "of the year", "of last year", "this year"
    let shift = match view.word(end + of) {
        "the" if of == 1 => 0,
        _ => shift(view, end + of)?.0,
    };
    if view.word(end + of + 1) != "year" {
        return None;
    }
    let days =
        view.reference.and_then(|today| resolve::months(today.year() + i16::from(shift), first, count));
    Some(Stretch::relative(days, Granularity::Season, end + of + 2))
}

/// "fiscal 2017", "financial year 2024-25", "FY24", "FY 2025/26": named by the calendar years that it lies in.
fn fiscal_year(view: &TokenView<'_>, at: usize) -> Option<Stretch> {
    let short = |digits: &str| {
        (digits.len() == 2).then(|| digits.parse::<i16>().ok().map(|year| 2000 + year)).flatten()
    };
    let (first, at) = match view.word(at) {
        "fiscal" | "financial" | "tax" | "fy" => {
            let at = at + 1 + usize::from(view.word(at + 1) == "year");
            let year =
                year_at(view, at).or_else(|| short(view.word(at)).filter(|_| view.before(at, 1) == "fy"));
            (year?, at)
        }
        word => {
            let digits = word.strip_prefix("fy")?;
            let long = || (digits.len() == 4).then(|| digits.parse().ok()).flatten();
            (short(digits).or_else(long).filter(|_| view.capital(at))?, at)
        }
    };
    let (last, end) = last_year(view, at, first, false).unwrap_or((first, at + 1));
    Some(Stretch::absolute(resolve::years(first, last)?, Granularity::Year, end))
}

/// The first month and the number of months of a quarter, half or season.
fn part(view: &TokenView<'_>, at: usize) -> Option<(i8, i32, usize)> {
    let ((first, count), end) = view.find(at, |meaning| match meaning {
        Meaning::Quarter(quarter) => Some((quarter * 3 - 2, 3)),
        Meaning::Half(half) => Some((half * 6 - 5, 6)),
        Meaning::Season(first) => Some((first, 3)),
        _ => None,
    })?;
    Some((first, count, end))
}

/// "2003", "2025-26", "2007 to 2014", "between 2007 and 2014".
fn years(view: &TokenView<'_>, at: usize) -> Option<Stretch> {
    let between = view.word(at) == "between";
    let start = at + usize::from(between);
    let first = year_at(view, start)?;
    let joined = at > 0 && view.glued(at) && !matches!(view.before(at, 1), "(" | "\"" | "'" | "-" | "[");
    if joined || view.is_hyphen(start.wrapping_sub(1)) && view.is_number(start.wrapping_sub(2)) {
        return None;
    }
    if let Some((last, end)) = last_year(view, start, first, between) {
        return Some(Stretch::absolute(resolve::years(first, last)?, Granularity::Year, end));
    }
    if view.is_hyphen(start + 1) && view.is_number(start + 2) {
        // "2018-11"; other numbers behind a year make no date of it.
        let month = view.word(start + 2).parse().ok().filter(|_| view.word(start + 2).len() == 2)?;
        return Some(Stretch::absolute(resolve::month(first, month)?, Granularity::Month, start + 3));
    }
    if between || !is_year(view, start, first) {
        return None;
    }
    Some(Stretch::absolute(resolve::years(first, first)?, Granularity::Year, start + 1))
}

fn last_year(view: &TokenView<'_>, start: usize, first: i16, between: bool) -> Option<(i16, usize)> {
    let joins = match view.word(start + 1) {
        "-" => view.raw(start + 1) != "—",
        "to" | "through" => true,
        "and" => between,
        "/" => view.glued(start + 1) && view.word(start + 2).parse() == Ok(first % 100 + 1),
        _ => false,
    };
    if !joins {
        return None;
    }
    let word = view.word(start + 2);
    let last = match (word.len(), word.parse::<i16>().ok()?) {
        (4, year) if (1000..=2100).contains(&year) => year,
        (2, short) if short > first % 100 => first / 100 * 100 + short,
        _ => return None,
    };
    (first < last).then_some((last, start + 3))
}

/// True when the number means a year, not so many of something.
fn is_year(view: &TokenView<'_>, at: usize, year: i16) -> bool {
    let measured = view.any(at + 1, |meaning| {
        matches!(meaning, Meaning::Unit(_) | Meaning::Scale(_) | Meaning::Currency(..))
    });
    let money = at > 0 && view.any(at - 1, |meaning| matches!(meaning, Meaning::Sign(..)));
    let people = matches!(
        view.word(at + 1),
        "people" | "men" | "women" | "children" | "troops" | "soldiers" | "others"
    ) || year % 100 == 0 && view.is_plain_word(at + 1) && view.word(at + 1).ends_with('s');
    let dotted = view.word(at + 1) == "." && view.glued(at + 2);
    if measured || money || people || dotted || view.is_further_count(at + 1) {
        return false;
    }
    PLAIN_YEARS.contains(&year) || Class::BeforeDate.has(view.before(at, 1)) && year >= 1300
}
