//! Dates in digits: "2025-09-10", "9/10/2025", "10.9.2025", "10-Sep-2025", "04/2016".

use super::resolve::{self, Stretch};
use crate::mention::lexicon::Meaning;
use crate::mention::view::View;
use crate::value::Granularity;

/// Two digits up to here are a year of this century.
const LAST_SHORT_YEAR: i16 = 69;

/// Three parts of a date and the mark between them.
struct Parts<'a> {
    mark: &'a str,
    first: &'a str,
    second: &'a str,
    third: &'a str,
    /// The month, where the second part is its name.
    named: Option<i8>,
    /// Index of the token after it.
    end: usize,
}

pub(super) fn find(view: &View<'_>, at: usize) -> Option<Stretch> {
    day(view, at).or_else(|| month(view, at))
}

/// The index behind what is written like a date with its year but stands in no calendar ("2014-02-30").
pub(super) fn impossible(view: &View<'_>, at: usize) -> Option<usize> {
    let parts = parts(view, at)?;
    let dated = is_year(parts.first) || is_year(parts.third);
    (dated && day(view, at).is_none()).then_some(parts.end)
}

fn is_year(part: &str) -> bool {
    part.len() == 4 && part.parse::<i16>().is_ok()
}

fn day(view: &View<'_>, at: usize) -> Option<Stretch> {
    let parts = parts(view, at)?;
    let month = || parts.named.or_else(|| parts.second.parse().ok());
    let days = if is_year(parts.first) {
        resolve::day(parts.first.parse().ok()?, month()?, parts.third.parse().ok()?)
    } else {
        let year: i16 = parts.third.parse().ok()?;
        let year = match parts.third.len() {
            4 => year,
            // With hyphens or dots two digits may be a score, a version, anything.
            2 if parts.mark == "/" => year + if year > LAST_SHORT_YEAR { 1900 } else { 2000 },
            _ => return None,
        };
        let (first, second): (i8, i8) = (parts.first.parse().ok()?, month()?);
        let day_first = resolve::day(year, second, first);
        // Americans put the month first, unless it has a name; nobody does so with dots.
        let month_first = resolve::day(year, first, second).filter(|_| parts.named.is_none());
        if parts.mark == "." { day_first } else { month_first.or(day_first) }
    };
    Some(Stretch::absolute(days?, Granularity::Day, parts.end))
}

fn parts<'a>(view: &View<'a>, at: usize) -> Option<Parts<'a>> {
    if !view.is_number(at) || at > 0 && view.glued(at) && matches!(view.before(at, 1), "-" | "/" | ".") {
        return None;
    }
    let mut dotted = view.word(at).split('.');
    if let (Some(first), Some(second), Some(third), None) =
        (dotted.next(), dotted.next(), dotted.next(), dotted.next())
    {
        return Some(Parts { mark: ".", first, second, third, named: None, end: at + 1 });
    }
    let mark = view.word(at + 1);
    let joined = matches!(mark, "-" | "/") && view.word(at + 3) == mark;
    if !joined || !(at + 1..at + 5).all(|part| view.glued(part)) {
        return None;
    }
    let named = view.find(at + 2, |meaning| match meaning {
        Meaning::Month(month) => Some(month),
        _ => None,
    });
    // "2025-09-10T08:30"
    let third = view.word(at + 4).split('t').next()?;
    Some(Parts {
        mark,
        first: view.word(at),
        second: view.word(at + 2),
        third,
        named: named.map(|(month, _)| month),
        end: at + 5,
    })
}

/// "04/2016", "2016/04"
fn month(view: &View<'_>, at: usize) -> Option<Stretch> {
    let (first, second) = (view.word(at), view.word(at + 2));
    let alone = view.word(at + 1) == "/"
        && view.glued(at + 1)
        && view.glued(at + 2)
        && view.word(at + 3) != "/"
        && view.before(at, 1) != "/";
    let (year, month) = if is_year(first) { (first, second) } else { (second, first) };
    if !alone || !is_year(year) || month.len() > 2 {
        return None;
    }
    let days = resolve::month(year.parse().ok()?, month.parse().ok()?)?;
    Some(Stretch::absolute(days, Granularity::Month, at + 3))
}
