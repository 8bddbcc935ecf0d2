//! Dates that name their year, month or day: "2025-09-10", "Feb. 4, 2026", "3-4 February", "the 1990s", "2025-26".

use super::resolve::{self, Days, Stretch};
use super::{governed_by_future, month_ahead};
use crate::mention::lexicon::Meaning;
use crate::mention::view::View;
use crate::model::Granularity;

/// Years that a bare number of four digits may mean without further words.
const PLAIN_YEARS: std::ops::RangeInclusive<i16> = 1750..=2100;
/// Words before which an older number of four digits, or a month alone, is a date.
const LEADS: [&str; 27] = [
    "in", "since", "by", "from", "until", "till", "to", "of", "last", "this", "next", "early", "late", "mid",
    "during", "before", "after", "through", "and", "around", "circa", "between", "past", "year", "(", "for",
    "the",
];

pub(super) fn find(view: &View<'_>, at: usize) -> Option<Stretch> {
    iso(view, at)
        .or_else(|| slashes(view, at))
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
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    (digits.len() <= 2).then(|| digits.parse().ok()).flatten().filter(|day| (1..=31).contains(day))
}

/// "2025-09-10", also with a time glued to it.
fn iso(view: &View<'_>, at: usize) -> Option<Stretch> {
    let year = year_at(view, at)?;
    if !view.is_hyphen(at + 1) || !view.is_hyphen(at + 3) {
        return None;
    }
    let month = view.word(at + 2).parse().ok()?;
    let day = view.word(at + 4).split('t').next()?.parse().ok()?;
    Some(Stretch::absolute(resolve::day(year, month, day)?, Granularity::Day, at + 5))
}

/// "9/10/2025": the month first, unless it cannot be one.
fn slashes(view: &View<'_>, at: usize) -> Option<Stretch> {
    if view.word(at + 1) != "/" || view.word(at + 3) != "/" || !view.glued(at + 3) {
        return None;
    }
    let (first, second): (i8, i8) = (view.word(at).parse().ok()?, view.word(at + 2).parse().ok()?);
    let year = view.word(at + 4).parse::<i16>().ok()?;
    let year = if year < 100 { year + 2000 } else { year };
    let days = resolve::day(year, first, second).or_else(|| resolve::day(year, second, first))?;
    Some(Stretch::absolute(days, Granularity::Day, at + 5))
}

/// "February 3-4", "Sept. 11, 2001", "Nov 2018", "September".
fn month_first(view: &View<'_>, at: usize) -> Option<Stretch> {
    let (month, after) = month_at(view, at)?;
    let Some(first) = day_at(view, after).filter(|_| !view.is_hyphen(after)) else {
        let comma = usize::from(matches!(view.word(after), "," | "of"));
        if let Some(year) = year_at(view, after + comma) {
            let end = after + comma + 1;
            return Some(Stretch::absolute(resolve::month(year, month)?, Granularity::Month, end));
        }
        return lone_month(view, at, month, after);
    };
    let mut end = after + 1;
    let mut last = (month, first);
    if matches!(view.word(end), "-" | "to" | "and" | "through") && view.raw(end) != "—" {
        if let Some((month, next)) = month_at(view, end + 1) {
            if let Some(day) = day_at(view, next) {
                (last, end) = ((month, day), next + 1);
            }
        } else if let Some(day) = day_at(view, end + 1).filter(|day| *day > first && view.word(end) != "and")
        {
            (last, end) = ((month, day), end + 2);
        }
    }
    dated(view, (month, first), last, end)
}

/// "10 September 2025", "3-4 February", "the 22nd of September".
fn day_first(view: &View<'_>, at: usize) -> Option<Stretch> {
    let first = day_at(view, at)?;
    let (mut last, mut next) = (first, at + 1);
    if matches!(view.word(next), "-" | "to" | "and") {
        if let Some(day) = day_at(view, next + 1).filter(|day| *day > first) {
            (last, next) = (day, next + 2);
        }
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
        || LEADS.contains(&view.before(at, 1))
        || view.token(end).is_some_and(crate::text::Token::is_possessive);
    let verb = matches!(view.word(at), "may" | "march")
        && !matches!(
            view.before(at, 1),
            "in" | "last"
                | "this"
                | "next"
                | "since"
                | "until"
                | "by"
                | "of"
                | "early"
                | "late"
                | "mid"
                | "during"
        );
    if !led || verb || view.is_hyphen(end) {
        return None;
    }
    let near = view
        .reference
        .and_then(|today| resolve::month(resolve::nearest_year(today, month, month_ahead(view, at)), month));
    Some(Stretch::relative(near, Granularity::Month, end))
}

/// "the 1990s", "'90s", "the 19th century".
fn decade(view: &View<'_>, at: usize) -> Option<Stretch> {
    let start = at + usize::from(view.word(at) == "the");
    let quote = usize::from(view.word(start) == "'" && view.glued(start + 1));
    let word = view.word(start + quote);
    if let Some(year) = word.strip_suffix('s').and_then(|year| year.parse::<i16>().ok()) {
        let first = match year {
            1000..=2090 if year % 10 == 0 => year,
            20..=90 if year % 10 == 0 && (quote == 1 || start > at) => 1900 + year,
            _ => return None,
        };
        let last = if first % 100 == 0 && quote == 0 && first < 2000 { first + 99 } else { first + 9 };
        return Some(Stretch::absolute(resolve::years(first, last)?, Granularity::Era, start + quote + 1));
    }
    let hyphen = usize::from(view.is_hyphen(start + 1));
    if view.word(start + 1 + hyphen) != "century" {
        return None;
    }
    let number = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending))?;
    let century: i16 = number.parse().ok().filter(|century| (1..=30).contains(century))?;
    let days = resolve::years(century * 100 - 99, century * 100)?;
    Some(Stretch::absolute(days, Granularity::Era, start + 2 + hyphen))
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
    let the_year = view.word(end) == "of"
        && matches!(view.word(end + 1), "the" | "this")
        && view.word(end + 2) == "year";
    if the_year {
        let days = view.reference.and_then(|today| resolve::months(today.year(), first, count));
        return Some(Stretch::relative(days, Granularity::Season, end + 3));
    }
    let last_year = (view.word(end + of), view.word(end + of + 1)) == ("last", "year");
    if last_year {
        let days = view.reference.and_then(|today| resolve::months(today.year() - 1, first, count));
        return Some(Stretch::relative(days, Granularity::Season, end + of + 2));
    }
    let year = year_at(view, end + of)?;
    Some(Stretch::absolute(resolve::months(year, first, count)?, Granularity::Season, end + of + 1))
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
    if view.is_hyphen(start + 1) {
        if let Ok(month) = view.word(start + 2).parse::<i8>() {
            let iso = view.word(start + 2).len() == 2;
            return iso
                .then(|| resolve::month(first, month))
                .flatten()
                .map(|days| Stretch::absolute(days, Granularity::Month, start + 3));
        }
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
        "/" => view.glued(start + 1),
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
    PLAIN_YEARS.contains(&year) || LEADS.contains(&view.before(at, 1)) && year >= 1300
}
