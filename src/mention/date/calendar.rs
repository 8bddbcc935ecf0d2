//! Dates that name their year, month or day: "Feb. 4, 2026", "3-4 February", "the 1990s", "2025-26".

use super::numeric;
use super::resolve::{self, Days, Stretch};
use super::{governed_by_future, month_ahead, relative};
use crate::lexicon::Class;
use crate::mention::lexicon::Meaning;
use crate::mention::rank;
use crate::mention::view::View;
use crate::value::Granularity;

/// Years that a bare number of four digits may mean without further words.
const PLAIN_YEARS: std::ops::RangeInclusive<i16> = 1750..=2100;
pub(super) fn find(view: &View<'_>, at: usize) -> Option<Stretch> {
    numeric::find(view, at)
        .or_else(|| month_first(view, at))
        .or_else(|| day_first(view, at))
        .or_else(|| decade(view, at))
        .or_else(|| part_of_year(view, at))
        .or_else(|| years(view, at))
}

pub(super) fn month_at(view: &View<'_>, at: usize) -> Option<(i8, usize)> {
    view.find(at, |meaning| match meaning {
        Meaning::Month(month) => Some(month),
        _ => None,
    })
    .filter(|_| view.capital(at))
}

/// A year in four digits.
pub(super) fn year_at(view: &View<'_>, at: usize) -> Option<i16> {
    let word = view.word(at);
    (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|year| (1000..=2100).contains(year))
}

/// A day of the month, perhaps with "st", "nd", "rd", "th".
fn day_at(view: &View<'_>, at: usize) -> Option<i8> {
    let word = view.word(at);
    let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = if Class::OrdinalEnding.has(letters) { &word[..word.len() - letters.len()] } else { word };
    (digits.len() <= 2).then(|| digits.parse().ok()).flatten().filter(|day| (1..=31).contains(day))
}

/// A day of the month in digits or, as a position, in words, and the index after it: "3", "3rd", "third".
fn day_of_month(view: &View<'_>, at: usize) -> Option<(i8, usize)> {
    if view.is_number(at) {
        return day_at(view, at).map(|day| (day, at + 1));
    }
    rank::position(view, at).filter(|(day, _)| (1..=31).contains(day))
}

/// The same behind a month, where a position in words may also belong to what follows: "In March first results ...".
fn day_behind_month(view: &View<'_>, at: usize) -> Option<(i8, usize)> {
    let the = usize::from(view.word(at) == "the");
    let (day, end) = day_of_month(view, at + the)?;
    (the == 1 || view.is_number(at) || !view.is_word(end)).then_some((day, end))
}

/// The index behind a date with its year that no calendar has ("31 June 2022").
pub(super) fn impossible(view: &View<'_>, at: usize) -> Option<usize> {
    let number = |at: usize| view.is_number(at) && view.word(at).len() <= 2;
    let year = |at: usize| {
        let comma = usize::from(view.word(at) == ",");
        year_at(view, at + comma).map(|_| at + comma + 1)
    };
    let end = numeric::impossible(view, at).or_else(|| {
        if number(at) {
            return month_at(view, at + 1).and_then(|(_, after)| year(after));
        }
        let (_, day) = month_at(view, at).filter(|(_, day)| number(*day))?;
        let range = view.word(day + 1) == "-" && number(day + 2);
        year(day + 1 + 2 * usize::from(range))
    })?;
    find(view, at).is_none_or(|found| found.end < end).then_some(end)
}

/// A month with its year, written or nearest, whatever stands before it.
pub(super) fn month_of_year(view: &View<'_>, at: usize) -> Option<Stretch> {
    let (month, after) = month_at(view, at)?;
    let comma = usize::from(matches!(view.word(after), "," | "of"));
    if let Some(year) = year_at(view, after + comma) {
        return Some(Stretch::absolute(resolve::month(year, month)?, Granularity::Month, after + comma + 1));
    }
    let year = |today| resolve::nearest_year(today, month, month_ahead(view, at));
    let days = view.reference.and_then(|today| resolve::month(year(today), month));
    Some(Stretch::relative(days, Granularity::Month, after))
}

/// "February 3-4", "Sept. 11, 2001", "Nov 2018", "September".
fn month_first(view: &View<'_>, at: usize) -> Option<Stretch> {
    let (month, after) = month_at(view, at)?;
    let Some((first, mut end)) = day_behind_month(view, after) else {
        let comma = usize::from(matches!(view.word(after), "," | "of"));
        if let Some(year) = year_at(view, after + comma) {
            let end = after + comma + 1;
            return Some(Stretch::absolute(resolve::month(year, month)?, Granularity::Month, end));
        }
        return relative::month_of_shifted_year(view, at).or_else(|| lone_month(view, at, month, after));
    };
    let mut last = (month, first);
    let joins = match view.word(end) {
        "and" => view.before(at, 1) == "between",
        "to" | "through" => true,
        "-" => view.raw(end) != "—",
        _ => false,
    };
    if joins {
        if let Some((month, next)) = month_at(view, end + 1) {
            if let Some((day, next)) = day_behind_month(view, next) {
                (last, end) = ((month, day), next);
            }
        } else if let Some((day, next)) = day_of_month(view, end + 1).filter(|(day, _)| *day > first) {
            (last, end) = ((month, day), next);
        }
    }
    dated(view, (month, first), last, end)
}

/// "10 September 2025", "3-4 February", "the 22nd of September".
fn day_first(view: &View<'_>, at: usize) -> Option<Stretch> {
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
    next += usize::from(view.word(next) == "of");
    let (month, mut end) = month_at(view, next)?;
    // "20 Mar-a-Lago guests"
    if view.is_hyphen(end) && !view.is_number(end + 1) {
        return None;
    }
    // "10 August to 12 September"
    let mut last = (month, last);
    if matches!(view.word(end), "-" | "to") {
        let second = day_at(view, end + 1).and_then(|day| Some((day, month_at(view, end + 2)?)));
        if let Some((day, (month, after))) = second {
            (last, end) = ((month, day), after);
        }
    }
    dated(view, (month, first), last, end)
}

/// Adds the year, written or nearest.
fn dated(view: &View<'_>, first: (i8, i8), last: (i8, i8), end: usize) -> Option<Stretch> {
    let days = |year: i16| -> Option<Days> {
        let (start, _) = resolve::day(year, first.0, first.1)?;
        let (finish, _) = resolve::day(if last.0 < first.0 { year + 1 } else { year }, last.0, last.1)?;
        (start <= finish).then_some((start, finish))
    };
    let comma = usize::from(matches!(view.word(end), "," | "of"));
    if let Some(year) = year_at(view, end + comma) {
        return Some(Stretch::absolute(days(year)?, Granularity::Day, end + comma + 1));
    }
    days(2024)?;
    let near = view.reference.and_then(|today| {
        let year = resolve::nearest_year(today, first.0, governed_by_future(view, end.saturating_sub(3)));
        days(year)
    });
    Some(Stretch::relative(near, Granularity::Day, end))
}

/// A month without day and year: only where the words around say that it is one.
fn lone_month(view: &View<'_>, at: usize, month: i8, end: usize) -> Option<Stretch> {
    let portion = view.before(at, 1) == "-" && matches!(view.before(at, 2), "early" | "mid" | "late");
    let led = portion
        || Class::BeforeDate.has(view.before(at, 1))
        || view.token(end).is_some_and(crate::text::Token::is_possessive);
    let verb = matches!(view.word(at), "may" | "march") && !Class::BeforeMonth.has(view.before(at, 1));
    if !led || verb || view.is_hyphen(end) {
        return None;
    }
    let near = view
        .reference
        .and_then(|today| resolve::month(resolve::nearest_year(today, month, month_ahead(view, at)), month));
    Some(Stretch::relative(near, Granularity::Month, end))
}

/// "the 1990s", "'90s", "the seventies", "the 19th century".
fn decade(view: &View<'_>, at: usize) -> Option<Stretch> {
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
    let (century, end) = rank::position(view, start)?;
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
fn plural_year(view: &View<'_>, at: usize) -> Option<(i16, usize)> {
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
fn part_of_year(view: &View<'_>, at: usize) -> Option<Stretch> {
    let start = at + usize::from(view.word(at) == "the");
    if view.word(start) == "fiscal" {
        let next = start + 1 + usize::from(view.word(start + 1) == "year");
        let year = year_at(view, next)?;
        return Some(Stretch::absolute(resolve::years(year, year)?, Granularity::Year, next + 1));
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
        _ => relative::shift(view, end + of)?.0,
    };
    if view.word(end + of + 1) != "year" {
        return None;
    }
    let days =
        view.reference.and_then(|today| resolve::months(today.year() + i16::from(shift), first, count));
    Some(Stretch::relative(days, Granularity::Season, end + of + 2))
}

/// The first month and the number of months of a quarter, half or season.
fn part(view: &View<'_>, at: usize) -> Option<(i8, i32, usize)> {
    let ((first, count), end) = view.find(at, |meaning| match meaning {
        Meaning::Quarter(quarter) => Some((quarter * 3 - 2, 3)),
        Meaning::Half(half) => Some((half * 6 - 5, 6)),
        Meaning::Season(first) => Some((first, 3)),
        _ => None,
    })?;
    Some((first, count, end))
}

/// "2003", "2025-26", "2007 to 2014", "between 2007 and 2014".
fn years(view: &View<'_>, at: usize) -> Option<Stretch> {
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

fn last_year(view: &View<'_>, start: usize, first: i16, between: bool) -> Option<(i16, usize)> {
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
fn is_year(view: &View<'_>, at: usize, year: i16) -> bool {
    let measured = view.any(at + 1, |meaning| {
        matches!(meaning, Meaning::Unit(_) | Meaning::Scale(_) | Meaning::Currency(..))
    });
    let money = at > 0 && view.any(at - 1, |meaning| matches!(meaning, Meaning::Sign(..)));
    let people = matches!(
        view.word(at + 1),
        "people" | "men" | "women" | "children" | "troops" | "soldiers" | "others"
    ) || year % 100 == 0 && view.is_plain_word(at + 1) && view.word(at + 1).ends_with('s');
    let dotted = view.word(at + 1) == "." && view.glued(at + 2);
    if measured || money || people || dotted {
        return false;
    }
    PLAIN_YEARS.contains(&year) || Class::BeforeDate.has(view.before(at, 1)) && year >= 1300
}
