//! Positions in an order: "the first", "third-largest", "22nd", "No. 1".

use super::finding::Finding;
use super::hedge;
use crate::lexicon::Class;
use crate::text::number::{self, Numeral};
use crate::text::{Token, TokenKind, TokenView};
use crate::value::{Kind, Value};

pub(super) fn find(view: &TokenView<'_>, at: usize) -> Option<Finding> {
    let (value, end) = number_one(view, at).or_else(|| ordinal(view, at))?;
    let numeral = Numeral::exact(f64::from(value), 1.0, end);
    let mut quantity = hedge::quantity(&numeral, None, "ordinal".to_owned());
    (quantity.low, quantity.high, quantity.grain) = (f64::from(value), f64::from(value), 1.0);
    Some(Finding::new(end, Kind::Rank, Value::Quantity(quantity)))
}

/// "No. 1", "number one".
fn number_one(view: &TokenView<'_>, at: usize) -> Option<(u32, usize)> {
    let number_at = match view.word(at) {
        "no" if view.word(at + 1) == "." && view.glued(at + 1) => at + 2,
        "number" => at + 1,
        _ => return None,
    };
    let number = number::read(view, number_at, false).filter(|number| number.suffix.is_empty())?;
    let value = number.point.filter(|value| value.fract() == 0.0 && (1.0..=100.0).contains(value))?;
    Some((value as u32, number.end))
}

fn ordinal(view: &TokenView<'_>, at: usize) -> Option<(u32, usize)> {
    let (value, end) = number::ordinal(view, at)?;
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
