//! When "m" behind digits stands for million and not for metre, and a point for thousands.

use crate::lexicon::Class;
use crate::text::TokenView;
use crate::text::phrase::Meaning;

/// Tokens on either side of a figure in which a word may stand that tells what its "m" is.
const NEAR: usize = 8;
/// Digits between two marks that part thousands.
const GROUP: usize = 3;

/// True where the "m" glued to the digits before `end` stands for million: behind it is a currency or what is counted
/// in the plural, or the words around speak of a crowd and of no length.
pub(super) fn are_millions(view: &TokenView<'_>, end: usize) -> bool {
    let next = view.word(end);
    if view.is_hyphen(end) {
        // "a 5m-strong union", "€9m-10m"
        return matches!(view.word(end + 1), "strong" | "plus" | "odd");
    }
    // "40m baht", "40m cubic metres"
    if is_currency(view, end) || next.len() > 1 && is_unit(view, end) {
        return true;
    }
    let is_length = |at: usize| Class::LengthClue.has(view.word(at)) || Class::Dimension.has(view.word(at));
    if is_length(end) {
        return false;
    }
    if is_counted(view, end) {
        return true;
    }
    if next == "of" {
        return Class::CountedBefore.has(view.word(end + 1));
    }
    let from = end.saturating_sub(1 + NEAR);
    if (from..end + NEAR).any(is_length) {
        return false;
    }
    // "12m displaced", "12m were", but no "a 12m wall"
    let article = matches!(view.before(end, 2), "a" | "an" | "the");
    let verb = next.ends_with("ed") && view.is_plain_word(end)
        || matches!(next, "are" | "were" | "have" | "had" | "live" | "lived" | "fled" | "more" | "fewer");
    !article && verb
        || (from..end + NEAR).any(|at| Class::Crowd.has(view.word(at)) || is_unit_of_many(view, at))
}

/// Another figure in millions: "£5m", "3m people".
fn is_unit_of_many(view: &TokenView<'_>, at: usize) -> bool {
    view.is_number(at) && view.word(at).ends_with("bn")
}

/// A plural in small letters, or "people".
fn is_counted(view: &TokenView<'_>, at: usize) -> bool {
    view.is_plain_word(at) && view.word(at).ends_with('s') && !Class::Function.has(view.word(at))
        || view.word(at) == "people"
        || view.is_plain_word(at) && view.is_plural(at + 1) && Class::Crowd.has(view.word(at + 1))
}

fn is_currency(view: &TokenView<'_>, at: usize) -> bool {
    let code = view.raw(at).bytes().all(|byte| byte.is_ascii_uppercase());
    view.any(at, |meaning| match meaning {
        Meaning::Currency(..) | Meaning::Weak(..) => true,
        Meaning::Code(_) => code,
        _ => false,
    })
}

/// The index behind an "m" that stands apart from the digits before `at` and means million: "€5 m", "5 m people".
pub(super) fn spaced_million(view: &TokenView<'_>, at: usize, money: bool) -> Option<usize> {
    let million = view.word(at) == "m" && !view.glued(at) && view.is_word(at);
    (million && (money || is_counted(view, at + 1) && Class::Crowd.has(view.word(at + 1)))).then_some(at + 1)
}

/// A number of three digits behind a point that counts what comes whole, as English writes it: "2.500 people",
/// "12.500 cars", "€2.500".
pub(super) fn whole_thousands(view: &TokenView<'_>, number: &str, end: usize, money: bool) -> Option<String> {
    let (whole, decimals) = number.split_once('.')?;
    let in_groups = (1..=GROUP).contains(&whole.len()) && decimals.len() == GROUP && whole != "0";
    let digits = whole.bytes().chain(decimals.bytes()).all(|byte| byte.is_ascii_digit());
    // Nobody writes two zeros behind a digit to be exact.
    let round = decimals.ends_with("00");
    // "12.000 sheep", whatever they are; a rate may be told so finely.
    let even = decimals == "000"
        && !view.any(end, |m| matches!(m, Meaning::Unit(unit) if unit.measure == Class::Percent));
    let counted = Class::Person.has(view.word(end))
        || even
        || round && (money || is_currency(view, end) || is_counted(view, end) && !is_unit(view, end));
    (in_groups && digits && counted).then(|| format!("{whole},{decimals}"))
}

fn is_unit(view: &TokenView<'_>, at: usize) -> bool {
    view.any(at, |meaning| matches!(meaning, Meaning::Unit(_)))
}
