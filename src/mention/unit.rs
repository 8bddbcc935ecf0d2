//! What a figure is measured in: the words after it, and the denominator of a rate.

use super::lexicon::{Lexicon, Meaning, Unit};
use super::numeral::Numeral;
use super::view::View;

/// The unit after `numeral` and the index after it.
pub(super) fn after(view: &View<'_>, numeral: &Numeral<'_>) -> Option<(Unit, usize)> {
    if !numeral.suffix.is_empty() {
        return glued(numeral.suffix).map(|unit| (unit, numeral.end));
    }
    let hyphen = view.is_hyphen(numeral.end);
    // "millions of miles"
    let of = view.word(numeral.end) == "of" && numeral.point.is_none();
    let at = numeral.end + usize::from(hyphen || of);
    let (unit, end) = view.find(at, |meaning| match meaning {
        Meaning::Unit(unit) => Some(unit),
        _ => None,
    })?;
    let word = view.word(at);
    // "5 m" and "20 C" are units, "two c" and "five M" in words are not; "in second place" is no time.
    let letter = end == at + 1 && word.len() == 1 && word.bytes().all(|b| b.is_ascii_alphabetic());
    if letter && (!numeral.digits || numeral.scaled || hyphen) {
        return None;
    }
    let ordinal = word == "second" && !hyphen && numeral.point != Some(1.0);
    let pounds = unit.name == "lb" && (numeral.scaled || view.word(end) == "sterling");
    (!ordinal && !pounds).then_some((unit, end))
}

/// The unit whose letters are glued to the digits ("5km").
fn glued(suffix: &str) -> Option<Unit> {
    Lexicon::get().starting(suffix).iter().find_map(|phrase| match phrase.meaning {
        Meaning::Unit(unit) if phrase.rest.is_empty() => Some(unit),
        _ => None,
    })
}

/// The denominator of a rate after a figure ("a share", "per day", "/barrel") and the index after it.
pub(super) fn denominator<'a>(view: &View<'a>, at: usize) -> Option<(&'a str, usize)> {
    let pick = |meaning| match meaning {
        Meaning::Per(name) => Some(name),
        _ => None,
    };
    match view.word(at) {
        "a" | "an" | "each" | "every" => view.find(at + 1, pick),
        "per" | "/" => view
            .find(at + 1, pick)
            .or_else(|| (view.is_plain_word(at + 1)).then(|| (view.word(at + 1), at + 2))),
        "annually" | "yearly" => Some(("year", at + 1)),
        "daily" => Some(("day", at + 1)),
        "monthly" => Some(("month", at + 1)),
        "weekly" => Some(("week", at + 1)),
        _ => None,
    }
}
