//! Ages: "42-year-old", "aged 42", "Martin Smith, 30,", "in her 50s".

use super::finding::Finding;
use super::hedge;
use super::unit;
use crate::lexicon::Class;
use crate::text::number::{self, Numeral};
use crate::text::phrase::{Hedge, Meaning};
use crate::text::{TokenKind, TokenView};
use crate::value::{Kind, Value};

/// No person is older.
const OLDEST: f64 = 120.0;

pub(super) fn find(view: &TokenView<'_>, at: usize) -> Option<Finding> {
    decade(view, at)
        .or_else(|| old(view, at))
        .or_else(|| aged(view, at))
        .or_else(|| group(view, at))
        .or_else(|| apposition(view, at))
}

/// People by their age: "over-65s", "under fives", "18-24s", "16-to-24s".
fn group(view: &TokenView<'_>, at: usize) -> Option<Finding> {
    let hedge = match view.word(at) {
        "over" => Some(Hedge::AtLeast),
        "under" => Some(Hedge::Below),
        _ => None,
    };
    if let Some(hedge) = hedge {
        let hyphen = view.is_hyphen(at + 1);
        let years = at + 1 + usize::from(hyphen);
        // "He ran it in under 10s."
        let timed = !hyphen && matches!(view.before(at, 1), "in" | "ran" | "run" | "clocked" | "by" | "took");
        let age = plural(view.word(years)).filter(|_| !timed)?;
        return Some(self::age(&Numeral::exact(age, 1.0, years + 1), Some(hedge), "year", years + 1));
    }
    let low: f64 = view.is_number(at).then(|| view.word(at).parse().ok()).flatten()?;
    let hyphen = usize::from(view.is_hyphen(at + 1));
    let to = at + 1 + hyphen;
    let years = match view.word(to) {
        "to" => to + 1 + usize::from(view.is_hyphen(to + 1)),
        _ if hyphen == 1 => to,
        _ => return None,
    };
    let high = plural(view.word(years)).filter(|_| view.is_number(years))?;
    // "the 60-70s" are decades.
    let ages = low < high && (low % 10.0 != 0.0 || high % 10.0 != 0.0);
    let numeral = Numeral { range: true, ..Numeral::between(low, high, 1.0, years + 1) };
    ages.then(|| age(&numeral, None, "year", years + 1))
}

/// The age of people who are named by it, "65s" or "fives".
fn plural(word: &str) -> Option<f64> {
    let one = word.strip_suffix('s')?;
    let word_for = |one: &str| Class::Number.meaning(one)?.parse().ok();
    let years: f64 =
        one.parse().ok().or_else(|| word_for(one)).or_else(|| word_for(one.strip_suffix('e')?))?;
    (1.0..=OLDEST).contains(&years).then_some(years)
}

fn age(numeral: &Numeral<'_>, hedge: Option<Hedge>, unit: &str, end: usize) -> Finding {
    let mut value = hedge::quantity(numeral, hedge, unit.to_owned());
    // Who is "65 or older" may be any age above.
    match (value.point, hedge) {
        (Some(point), None) => (value.low, value.high) = (point, point),
        (Some(_), Some(Hedge::AtLeast)) => value.high = f64::INFINITY,
        (Some(_), Some(Hedge::AtMost | Hedge::Below)) => value.low = 0.0,
        _ => {}
    }
    Finding::new(end, Kind::Age, Value::Quantity(value))
}

/// A number, or a range of two.
fn number<'a>(view: &TokenView<'a>, at: usize) -> Option<Numeral<'a>> {
    let first = number::read(view, at, false).filter(|numeral| numeral.suffix.is_empty())?;
    // "18- to 24-year-olds"
    let dangling = view.word(first.end) == "-" && view.word(first.end + 1) == "to";
    let link = first.end + usize::from(dangling);
    if !matches!(view.word(link), "to" | "-" | "and") {
        return Some(first);
    }
    let second = number::read(view, link + 1, false);
    match (first.point, second.and_then(|second| Some((second, second.point?)))) {
        (Some(low), Some((second, high))) if low < high && high <= OLDEST => {
            Some(Numeral { range: true, ..Numeral::between(low, high, 1.0, second.end) })
        }
        _ => Some(first),
    }
}

/// "42-year-old", "42 years old", "22 months of age".
fn old(view: &TokenView<'_>, at: usize) -> Option<Finding> {
    let (hedge, start) = hedge::before(view, at).map_or((None, at), |(hedge, start)| (Some(hedge), start));
    let numeral = number(view, start)?;
    let (unit, end) = unit::after(view, &numeral).filter(|(unit, _)| unit.measure == Class::Duration)?;
    let joined = end + usize::from(view.is_hyphen(end));
    let after = match (view.word(joined), view.word(joined + 1)) {
        ("old" | "olds", _) => joined + 1,
        ("of", "age") => joined + 2,
        _ => return None,
    };
    Some(age(&numeral, hedge, unit.name, after))
}

/// "aged 42", "age 21 or older", "ages 5 to 12", "at the age of 42".
fn aged(view: &TokenView<'_>, at: usize) -> Option<Finding> {
    let mut start = match view.word(at) {
        "aged" | "age" | "ages" => at + 1,
        _ => return None,
    };
    start += usize::from(matches!(view.word(start), "of" | "between"));
    let (mut hedge, start) =
        hedge::before(view, start).map_or((None, start), |(hedge, start)| (Some(hedge), start));
    let numeral = number(view, start).filter(|numeral| numeral.high <= OLDEST)?;
    let mut end = numeral.end;
    if let Some((behind, after)) = hedge::after(view, end).filter(|_| hedge.is_none()) {
        (hedge, end) = (Some(behind), after);
    }
    if let Some((_, after)) =
        unit::after(view, &Numeral { end, ..numeral }).filter(|(unit, _)| unit.name == "year")
    {
        end = after;
    }
    Some(age(&numeral, hedge, "year", end))
}

/// A bare number between commas behind a name.
fn apposition(view: &TokenView<'_>, at: usize) -> Option<Finding> {
    let name = at.checked_sub(2)?;
    let behind_name = view.before(at, 1) == ","
        && !view.glued(at)
        && (view.capital(name) || view.word(at + 1) == ",")
        && view.kind(name) == Some(TokenKind::Word)
        && !view.any(name, |meaning| matches!(meaning, Meaning::Month(_) | Meaning::Weekday(_)));
    if !behind_name || !view.is_number(at) {
        return None;
    }
    let closed = matches!(view.word(at + 1), "," | "." | ";" | ")" | "" | "and");
    let value: u8 = view.word(at).parse().ok()?;
    if !closed || !(1.0..=OLDEST).contains(&f64::from(value)) {
        return None;
    }
    Some(age(&Numeral::exact(f64::from(value), 1.0, at + 1), None, "year", at + 1))
}

/// "in her 50s", "in their early 20s", "in his late thirties".
fn decade(view: &TokenView<'_>, at: usize) -> Option<Finding> {
    if view.word(at) != "in" || !matches!(view.word(at + 1), "his" | "her" | "their" | "my" | "your" | "our")
    {
        return None;
    }
    let portion = view.word(at + 2);
    let skip = usize::from(matches!(portion, "early" | "mid" | "late"));
    let number_at = at + 2 + skip + usize::from(view.is_hyphen(at + 3) && skip == 1);
    let number_at = number_at + usize::from(view.word(number_at) == "'");
    let decade = tens(view.word(number_at))?;
    let (low, high) = match portion {
        "early" => (decade, decade + 3.0),
        "mid" => (decade + 4.0, decade + 6.0),
        "late" => (decade + 7.0, decade + 9.0),
        _ => (decade, decade + 9.0),
    };
    let numeral = Numeral { range: true, ..Numeral::between(low, high, 10.0, number_at + 1) };
    Some(age(&numeral, None, "year", number_at + 1))
}

fn tens(word: &str) -> Option<f64> {
    let digits =
        word.strip_suffix('s').and_then(|tens| tens.parse::<u8>().ok()).filter(|tens| tens % 10 == 0);
    if let Some(tens) = digits {
        return Some(f64::from(tens));
    }
    let first: u16 = Class::Decade.meaning(word)?.parse().ok()?;
    Some(f64::from(first % 100)).filter(|tens| *tens >= 20.0)
}
