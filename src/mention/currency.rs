//! The currency of a figure: signs, letters, codes and names, before it, behind it and glued to it.

use crate::lexicon::{Class, Unit};
use crate::text::number::{self, Numeral};
use crate::text::phrase::{Meaning, senses};
use crate::text::{TokenKind, TokenView};

/// What a figure is measured in.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Measure {
    /// A currency code and the share of its unit that the word names.
    Currency(&'static str, f64),
    Unit(Unit),
}

/// Least scale of a sum that letters before it make money.
const MILLION: f64 = 1e6;
/// Least figure that makes a sum of money with a name that is another word as well.
const SUM: f64 = 1000.0;
/// Most letters before a currency sign that belong to it: "GH₵", "RD$".
const PREFIX: usize = 3;

/// The currency that stands before a figure or is glued to its front, and the figure.
pub(super) fn before<'a>(view: &TokenView<'a>, at: usize) -> Option<(Measure, Numeral<'a>)> {
    joined(view, at).or_else(|| {
        let (measure, end) = sign(view, at)?;
        let numeral = number::read(view, end, true)?;
        (numeral.digits || numeral.point.is_none()).then_some((measure, numeral))
    })
}

/// A currency sign before a figure, and the index of the figure.
fn sign(view: &TokenView<'_>, at: usize) -> Option<(Measure, usize)> {
    if let Some(found) = mark(view, at).or_else(|| prefixed(view, at)) {
        return Some(found);
    }
    let found = view.find(at, |meaning| match meaning {
        Meaning::Sign(code, factor) => Some(Measure::Currency(code, factor)),
        Meaning::Code(code) if is_code(view.raw(at)) => Some(Measure::Currency(code, 1.0)),
        _ => None,
    });
    // "a $30 tank" holds no Australian dollars, "the firm's $30 tank" none of Singapore.
    let word = view.word(at).len() == 1 && view.is_word(at) || matches!(view.raw(at), "us" | "can");
    let found = found.filter(|(_, end)| !word || (at + 1..*end).all(|part| view.glued(part)));
    found.or_else(|| {
        let code = Class::CurrencyLetter.meaning(view.word(at)).filter(|_| view.capital(at))?;
        let figure = at + 1 + usize::from(view.word(at + 1) == "." && view.glued(at + 1));
        // "Kr 12 million" is a sum, "Plan P 12 million" may be anything.
        let sum = view.word(at).len() > 1
            && number::read(view, figure, true).is_some_and(|numeral| is_sum(view, figure, &numeral));
        sum.then_some((Measure::Currency(code, 1.0), figure))
    })
}

/// "₦" or "¥", and the index behind it.
fn mark(view: &TokenView<'_>, at: usize) -> Option<(Measure, usize)> {
    let is_sign = view.kind(at) == Some(TokenKind::Symbol);
    let code = Class::CurrencyMark.meaning(view.raw(at)).filter(|_| is_sign)?;
    Some((Measure::Currency(code, 1.0), at + 1))
}

/// A sign with the letters of its country, both glued to the figure: "GH₵3m", "RD$3m".
fn prefixed(view: &TokenView<'_>, at: usize) -> Option<(Measure, usize)> {
    let letters = view.raw(at);
    let glued = view.glued(at + 1) && view.glued(at + 2) && view.is_number(at + 2);
    if !glued || !is_code(letters) || letters.len() > PREFIX {
        return None;
    }
    let known = view.any(at, |meaning| matches!(meaning, Meaning::Sign(..)));
    let sign = view.raw(at + 1);
    let code = Class::CurrencyMark.meaning(&format!("{letters}{sign}"));
    let code = code.or_else(|| Class::CurrencyMark.meaning(sign));
    let code = code.or_else(|| (view.word(at + 1) == "$" && !known).then_some("$"))?;
    Some((Measure::Currency(code, 1.0), at + 2))
}

fn is_code(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_uppercase())
}

/// A currency and its figure in one word ("Rs20bn", "USD3.14", "R1.2bn").
fn joined<'a>(view: &TokenView<'a>, at: usize) -> Option<(Measure, Numeral<'a>)> {
    let word = view.word(at);
    let split = word.find(|c: char| c.is_ascii_digit())?;
    if !(1..=4).contains(&split) || !view.capital(at) {
        return None;
    }
    let (letters, figure) = word.split_at(split);
    let sure = senses(letters).iter().find_map(|phrase| match phrase.meaning {
        Meaning::Sign(code, factor) if phrase.rest.is_empty() => Some(Measure::Currency(code, factor)),
        Meaning::Code(code) if view.raw(at).get(..split).is_some_and(is_code) => {
            Some(Measure::Currency(code, 1.0))
        }
        _ => None,
    });
    let numeral = number::read_digits(view, at, figure, true)?;
    if let Some(measure) = sure.filter(|_| split > 1) {
        return Some((measure, numeral));
    }
    let code = Class::CurrencyLetter.meaning(letters)?;
    let shown = view.letters.contains(&code) && numeral.suffix.is_empty();
    (shown || is_sum(view, at, &numeral)).then_some((Measure::Currency(code, 1.0), numeral))
}

/// The currency whose letters the token at `at` sets before a sum ("R1.2bn").
pub(super) fn letter_shown(view: &TokenView<'_>, at: usize) -> Option<&'static str> {
    match joined(view, at)? {
        (Measure::Currency(code, _), _) => Some(code),
        (Measure::Unit(_), _) => None,
    }
}

/// The currency behind a figure, and the index after it.
pub(super) fn after(view: &TokenView<'_>, at: usize) -> Option<(Measure, usize)> {
    // Folded it is a plain "c".
    if view.raw(at) == "¢" {
        return Some((Measure::Currency("$", 0.01), at + 1));
    }
    if let Some(found) = mark(view, at) {
        return Some(found).filter(|(_, end)| !view.is_number(*end));
    }
    let found = view.find(at, |meaning| match meaning {
        Meaning::Currency(code, factor) => Some(Measure::Currency(code, factor)),
        Meaning::Code(code) if is_code(view.raw(at)) => Some(Measure::Currency(code, 1.0)),
        _ => None,
    });
    // "5 $10 notes": the sign belongs to the figure behind it. "5 p" may be many things.
    found.filter(|(_, end)| view.word(at).len() > 1 || view.word(at) == "$" && !view.is_number(*end))
}

/// The currency after a number whose name is another word as well, where the number is a hundredth part: "20 ringgit and
/// 43 sen".
pub(super) fn hundredth(view: &TokenView<'_>, at: usize) -> Option<(Measure, usize)> {
    view.find(at, |meaning| match meaning {
        Meaning::Weak(code, factor) if factor < 1.0 => Some(Measure::Currency(code, factor)),
        _ => None,
    })
}

/// "30,000 won", "2 million rand"
pub(super) fn weak(view: &TokenView<'_>, at: usize, numeral: &Numeral<'_>) -> Option<(Measure, usize)> {
    let name = |meaning| match meaning {
        Meaning::Weak(code, factor) if factor >= 1.0 => Some(Measure::Currency(code, factor)),
        _ => None,
    };
    (numeral.scale > 1.0 || numeral.low >= SUM).then(|| view.find(at, name)).flatten()
}

/// The currency whose letters are glued to the digits ("20p", "115USD").
pub(super) fn glued(view: &TokenView<'_>, numeral: &Numeral<'_>) -> Option<(Measure, usize)> {
    let raw = view.raw(numeral.end - 1);
    let capital = raw.ends_with(|c: char| c.is_ascii_uppercase());
    senses(numeral.suffix).iter().find_map(|phrase| {
        let measure = match phrase.meaning {
            Meaning::Currency(code, factor) => Measure::Currency(code, factor),
            Meaning::Code(code) if capital => Measure::Currency(code, 1.0),
            _ => return None,
        };
        view.follows(numeral.end, &phrase.rest).map(|end| (measure, end))
    })
}

/// True for a number that is written as sums are, read from the token at `at`: with a scale, with its thousands parted, or
/// with two decimals.
fn is_sum(view: &TokenView<'_>, at: usize, numeral: &Numeral<'_>) -> bool {
    let written = view.word(at).trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let cents = written.split_once(['.', ',']).is_some_and(|(_, cents)| cents.len() == 2);
    let parted = numeral.end > at + 1 && numeral.scale <= 1.0 || written.contains(',');
    numeral.suffix.is_empty() && (numeral.scale >= MILLION || parted && numeral.high >= SUM || cents)
}
