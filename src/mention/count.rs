//! When a bare number counts something, and when it is part of a name.

use crate::lexicon::Class;
use crate::text::number::Marks;
use crate::text::number::Numeral;
use crate::text::phrase::Meaning;
use crate::text::{TokenKind, TokenView};

/// True when the number without unit that begins at `at` counts something. `hedged` tells that a hedge precedes it.
pub(super) fn counts(view: &TokenView<'_>, at: usize, numeral: &Numeral<'_>, hedged: bool) -> bool {
    if !numeral.suffix.is_empty() || joined_on(view, at, numeral.end) || is_match_up(view, numeral.end) {
        return false;
    }
    if view.word(at) == "one" && numeral.end == at + 1 {
        return hedged || one_counts(view, at);
    }
    if !numeral.digits {
        // "the Group of Seven"
        return hedged
            || !(view.capital(at) && view.before(at, 1) == "of" && view.capital(at.wrapping_sub(2)));
    }
    // "2016 election" is a year whatever stands before it; "0800" begins a telephone number.
    let bare = view.word(at);
    let year = bare.len() == 4 && bare.parse().is_ok_and(|year: u16| (1300..=2100).contains(&year));
    if year && !view.is_plural(numeral.end) && !view.is_further_count(numeral.end)
        || bare.len() > 1 && bare.starts_with('0') && !is_fraction(view, bare)
    {
        return false;
    }
    if hedged {
        return true;
    }
    if view.is_labelled(at) {
        return false;
    }
    // "Falcon 9", "Boeing 737 jets": a number behind a capital belongs to a name unless a plural follows.
    let named = at > 0
        && view.capital(at - 1)
        && !(at == 1 && view.opens_plainly())
        && view.kind(at - 1) == Some(TokenKind::Word)
        && !view.any(at - 1, |meaning| matches!(meaning, Meaning::Weekday(_) | Meaning::Month(_)))
        && (at > 1
            || view.raw(at - 1).bytes().all(|b| !b.is_ascii_lowercase())
            || !view.is_plural(numeral.end));
    !named || view.is_plural(numeral.end)
}

/// True for a number with decimals; one with a comma alone has them in languages that write so.
pub(super) fn is_fraction(view: &TokenView<'_>, number: &str) -> bool {
    number.contains('.') || view.marks != Marks::Point && number.contains(',')
}

/// True when letters, slashes or the like are glued to the number: "F-16", "737-800", "24/7", "COVID-19".
fn joined_on(view: &TokenView<'_>, at: usize, end: usize) -> bool {
    let before = view.before(at, 1);
    let glued_before = at > 0
        && view.glued(at)
        && (matches!(before, "/" | "_" | "=" | "&" | "." | ":" | "@" | "#" | "'")
            || view.is_hyphen(at - 1) && at > 1
            || view.kind(at - 1) != Some(TokenKind::Symbol));
    let glued_after = view.glued(end)
        && (matches!(view.word(end), "/" | "_" | "=" | "@" | ":" | "&") && view.glued(end + 1)
            || view.is_hyphen(end) && (view.is_number(end + 1) || view.capital(end + 1)));
    glued_before || glued_after
}

fn one_counts(view: &TokenView<'_>, at: usize) -> bool {
    let next = view.word(at + 1);
    view.kind(at + 1) == Some(TokenKind::Word)
        && !Class::AfterOne.has(next)
        && !next.ends_with("ly")
        && !view.token(at + 1).is_some_and(crate::text::Token::is_possessive)
        && !Class::BeforeOne.has(view.before(at, 1))
        || view.is_hyphen(at + 1) && !matches!(view.word(at + 2), "on" | "off" | "time" | "sided" | "way")
}

/// True for a balance of players: "two-on-one".
fn is_match_up(view: &TokenView<'_>, end: usize) -> bool {
    view.is_hyphen(end)
        && matches!(view.word(end + 1), "on" | "v" | "vs" | "versus")
        && view.is_hyphen(end + 2)
}
