//! What a figure is measured in: the words after it, and the denominator of a rate.

use crate::lexicon::{self, Class, Unit};
use crate::text::TokenView;
use crate::text::number::Numeral;
use crate::text::phrase::{Meaning, senses};

fn is_time(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Unit(unit) if unit.measure == Class::Duration)
}

/// The unit after `numeral` and the index after it.
pub(super) fn after(view: &TokenView<'_>, numeral: &Numeral<'_>) -> Option<(Unit, usize)> {
    if !numeral.suffix.is_empty() {
        return glued(view, numeral);
    }
    let hyphen = view.is_hyphen(numeral.end);
    // "millions of miles"
    let of = view.word(numeral.end) == "of" && numeral.point.is_none();
    let at = numeral.end + usize::from(hyphen || of);
    // "two more years", "five consecutive days"
    let at = if !hyphen && Class::BeforeUnit.has(view.word(at)) && view.any(at + 1, is_time) {
        at + 1
    } else {
        at
    };
    let (unit, end) = view.find(at, |meaning| match meaning {
        Meaning::Unit(unit) => Some(unit),
        _ => None,
    })?;
    let word = view.word(at);
    // "5 m" and "20 C" are units, "two c" and "five M" in words are not; "in second place" is no time.
    let letter = end == at + 1 && word.len() == 1 && word.bytes().all(|b| b.is_ascii_alphabetic());
    if letter && (!numeral.digits || numeral.scale > 1.0 || hyphen) {
        return None;
    }
    let (unit, end) = raised(view, unit, end);
    let ordinal = word == "second" && !hyphen && numeral.point != Some(1.0);
    (!ordinal).then_some((unit, end))
}

/// The unit with the power that is raised behind it, "km²", and the index behind that.
fn raised(view: &TokenView<'_>, unit: Unit, end: usize) -> (Unit, usize) {
    let name = match (unit.name, view.raw(end)) {
        ("m", "²") => "m2",
        ("km", "²") => "km2",
        ("ft", "²") => "sq ft",
        ("mile", "²") => "sq mile",
        ("m", "³") => "m3",
        ("ft", "³") => "cu ft",
        _ => return (unit, end),
    };
    lexicon::unit(name).filter(|_| view.glued(end)).map_or((unit, end), |unit| (unit, end + 1))
}

/// The unit whose letters are glued to the digits ("5km", "20km/h").
fn glued(view: &TokenView<'_>, numeral: &Numeral<'_>) -> Option<(Unit, usize)> {
    // "5G" and "3M" are no grams and metres.
    let raw = view.raw(numeral.end - 1);
    let letter = numeral.suffix.len() == 1;
    if letter && raw.ends_with(['G', 'M', 'S', 'H', 'T', 'L']) {
        return None;
    }
    // "the Example 5s" is a model.
    let before = (numeral.end - 1).checked_sub(1).filter(|at| *at > 0);
    if letter && before.is_some_and(|at| view.raw(at).contains(char::is_uppercase)) {
        return None;
    }
    // "6ft 2in": with a space it is a preposition.
    if numeral.suffix == "in" {
        return lexicon::unit("in").map(|unit| (unit, numeral.end));
    }
    senses(numeral.suffix).iter().find_map(|phrase| match phrase.meaning {
        Meaning::Unit(unit) => view.follows(numeral.end, &phrase.rest).map(|end| (unit, end)),
        _ => None,
    })
}

/// The denominator of a rate after a figure ("a share", "per day", "/barrel") and the index after it.
pub(super) fn denominator<'a>(view: &TokenView<'a>, at: usize) -> Option<(&'a str, usize)> {
    let pick = |meaning| match meaning {
        Meaning::Per(name) => Some(name),
        _ => None,
    };
    match view.word(at) {
        // "4.21 for each share"
        "for" if matches!(view.word(at + 1), "each" | "every") => view.find(at + 2, pick),
        "a" | "an" | "each" | "every" => view
            .find(at + 1, pick)
            .filter(|(_, end)| !Class::AfterPeriod.has(view.word(*end)) && !view.is_hyphen(*end)),
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
