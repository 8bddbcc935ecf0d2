//! Positions in an order: "the first", "third-largest", "22nd", "No. 1".

use super::Found;
use super::lexicon::Meaning;
use super::numeral::Numeral;
use super::view::View;
use super::{hedge, numeral};
use crate::lexicon::Class;
use crate::text::{Token, TokenKind};
use crate::value::{Kind, Value};

pub(super) fn find(view: &View<'_>, at: usize) -> Option<Found> {
    let (value, end) = number_one(view, at).or_else(|| ordinal(view, at))?;
    let numeral = Numeral::exact(f64::from(value), 1.0, end);
    let mut quantity = hedge::quantity(&numeral, None, "ordinal".to_owned());
    (quantity.low, quantity.high, quantity.grain) = (f64::from(value), f64::from(value), 1.0);
    Some(Found::new(end, Kind::Rank, Value::Quantity(quantity)))
}

/// "No. 1", "number one".
fn number_one(view: &View<'_>, at: usize) -> Option<(u32, usize)> {
    let number_at = match view.word(at) {
        "no" if view.word(at + 1) == "." && view.glued(at + 1) => at + 2,
        "number" => at + 1,
        _ => return None,
    };
    let number = numeral::read(view, number_at, false).filter(|number| number.suffix.is_empty())?;
    let value = number.point.filter(|value| value.fract() == 0.0 && (1.0..=100.0).contains(value))?;
    Some((value as u32, number.end))
}

/// A position in words or digits ("third", "22nd") and the index after it.
pub(super) fn position(view: &View<'_>, at: usize) -> Option<(i8, usize)> {
    let (value, end) = digits(view.word(at)).map(|value| (value, at + 1)).or_else(|| words(view, at))?;
    Some((value.try_into().ok()?, end))
}

fn ordinal(view: &View<'_>, at: usize) -> Option<(u32, usize)> {
    let (value, end) = digits(view.word(at)).map(|value| (value, at + 1)).or_else(|| words(view, at))?;
    let superlative = view.is_hyphen(end) && view.word(end + 1).ends_with("est");
    if superlative {
        return Some((value, end + 2));
    }
    // "14th Amendment", "Second World War", "First Lady" are names.
    let title = view.is_number(at) || view.capital(at);
    let name = title && view.capital(end) && view.kind(end) == Some(TokenKind::Word);
    let noun = view.kind(end) == Some(TokenKind::Word)
        && !matches!(view.word(end), "of" | "and" | "or" | "to" | "in" | "on");
    let led = at > 0
        && (Class::BeforeOrdinal.has(view.before(at, 1))
            || view.token(at - 1).is_some_and(Token::is_possessive));
    let written = view.is_number(at);
    let the = view.before(at, 1) == "the";
    let fits = if written { !view.glued(at) } else { the || led && noun };
    (fits && !name && !view.is_hyphen(at.wrapping_sub(1))).then_some((value, end))
}

/// "22nd"
fn digits(word: &str) -> Option<u32> {
    // Most words begin with no digit, and this is asked of every word.
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let number = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if !Class::OrdinalEnding.has(&word[number.len()..]) {
        return None;
    }
    number.replace(',', "").parse().ok()
}

/// "second", "twenty-third"
fn words(view: &View<'_>, at: usize) -> Option<(u32, usize)> {
    let single = |at: usize| {
        view.find(at, |meaning| match meaning {
            Meaning::Ordinal(value) => Some(value),
            _ => None,
        })
    };
    if let Some(found) = single(at) {
        return Some(found);
    }
    let (tens, end) = view.find(at, |meaning| match meaning {
        Meaning::Number(value) if value >= 20.0 => Some(value as u32),
        _ => None,
    })?;
    let (value, end) = single(end + usize::from(view.is_hyphen(end))).filter(|(value, _)| *value < 10)?;
    Some((tens + value, end))
}
