//! Stretches with digits that name no value: addresses of the web, telephone numbers, coordinates, times in words.

use super::count::is_fraction;
use super::finding::Finding;
use super::time::zone_offset;
use crate::lexicon::Class;
use crate::text::TokenView;
use crate::text::day::end_in_digits;
use crate::text::phrase::Meaning;

/// Digits of a telephone number, without and with the code of its country.
const PHONE: std::ops::RangeInclusive<usize> = 7..=15;
/// Most digits of the code of a country.
const COUNTRY: usize = 3;
/// Tokens that a telephone number may have, marks and all.
const PHONE_TOKENS: usize = 12;
/// Tokens before a number in which a word may stand that makes it one to call.
const CALL: usize = 4;
/// Decimals of a degree by which nobody measures but for a place.
const PLACE_DECIMALS: usize = 4;

/// The stretch that begins at `at`.
pub(super) fn find(view: &TokenView<'_>, at: usize) -> Option<Finding> {
    if let Some(end) = phone(view, at).or_else(|| coordinates(view, at)) {
        return Some(Finding::nothing(end));
    }
    // "340[3] people": the mark of a note
    let mark = view.word(at) == "[" && at > 0 && view.glued(at) && view.glued(at + 1);
    if mark && view.is_number(at + 1) && view.word(at + 2) == "]" {
        return Some(Finding::nothing(at + 3));
    }
    // "GMT+5" without a time
    if matches!(view.word(at), "gmt" | "utc") {
        let (offset, end) = zone_offset(view, at + 1);
        if !offset.is_empty() {
            return Some(Finding::nothing(end));
        }
    }
    // "below zero" tells no number: a figure before it is read with it.
    if matches!(view.word(at), "below" | "above" | "sub")
        && !view.any(at + 2, |m| matches!(m, Meaning::Unit(_)))
    {
        let zero = at + 1 + usize::from(view.is_hyphen(at + 1));
        if view.word(zero) == "zero" {
            return Some(Finding::nothing(zero + 1));
        }
    }
    // "0800 55"
    let word = view.word(at);
    let code = view.is_number(at) && word.len() > 2 && word.starts_with('0') && !is_fraction(view, word);
    if code && view.is_number(at + 1) {
        return Some(Finding::nothing(
            (at + 2..view.len()).find(|next| !view.is_number(*next)).unwrap_or(view.len()),
        ));
    }
    // "http://", "www.", "@name": everything up to the next space.
    let address = matches!(view.word(at), "http" | "https" | "www" | "@" | "#")
        || view.word(at).starts_with("www.")
        || view.word(at).contains(".com");
    if address && view.token(at + 1).is_some() && view.glued(at + 1) {
        let mut end = at + 1;
        while view.glued(end) {
            end += 1;
        }
        return Some(Finding::nothing(end));
    }
    None
}

/// The index behind a telephone number: "+44 20 7946 0000", "(212) 555-0147", "0800 555014", "call 555-0147".
fn phone(view: &TokenView<'_>, at: usize) -> Option<usize> {
    let abroad = view.word(at) == "+" && view.glued(at + 1) && view.is_number(at + 1);
    let starts = abroad || view.word(at) == "(" || view.is_number(at);
    if !starts || end_in_digits(view, at).is_some() || at > 0 && view.is_hyphen(at - 1) {
        return None;
    }
    let (mut digits, mut groups, mut end) = (0, Vec::new(), at);
    for next in at..view.len().min(at + PHONE_TOKENS) {
        let word = view.word(next);
        if view.is_number(next) && word.bytes().all(|byte| byte.is_ascii_digit()) {
            digits += word.len();
            groups.push(word);
            end = next + 1;
        } else if !(matches!(word, "(" | ")" | "/") || next == at && abroad || view.is_hyphen(next)) {
            break;
        }
    }
    let first = groups.first()?;
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let split = groups.len() > 1 && lengths.iter().skip(1).any(|length| *length > 2);
    let american = matches!(lengths.as_slice(), [3, 3, 4] | [1, 3, 3, 4]);
    let joined = end > at + 2 * groups.len() - 2;
    let said = (1..=CALL).any(|back| Class::BeforePhone.has(view.before(at, back)));
    let is_phone = abroad && first.len() <= COUNTRY.max(digits)
        || first.starts_with('0') && split && first.len() > 1
        || american && joined
        || said && (split || groups.len() == 1 && digits > PHONE_TOKENS - 3);
    (PHONE.contains(&digits) && is_phone).then_some(end)
}

/// The index behind the place on a map: "51.5074° N, 0.1278° W", "12°34′56″N", "(51.5074, -0.1278)".
fn coordinates(view: &TokenView<'_>, at: usize) -> Option<usize> {
    if let Some(end) = degrees(view, at) {
        let next = end + usize::from(matches!(view.word(end), "," | "and" | "/"));
        return Some(degrees(view, next).unwrap_or(end));
    }
    let fine = |at: usize| {
        let decimals = view.word(at).split_once('.').map_or("", |(_, decimals)| decimals);
        view.is_number(at) && decimals.len() >= PLACE_DECIMALS
    };
    // "40.7128 N, 74.0060 W"
    let pointed = |at: usize| view.is_number(at) && view.word(at).contains('.') && is_direction(view, at + 1);
    if pointed(at) {
        let next = at + 2 + usize::from(matches!(view.word(at + 2), "," | "and"));
        return Some(if pointed(next) { next + 2 } else { at + 2 });
    }
    let second = at + 2 + usize::from(view.word(at + 2) == "-");
    (fine(at) && view.word(at + 1) == "," && fine(second)).then_some(second + 1)
}

/// A letter for a direction.
fn is_direction(view: &TokenView<'_>, at: usize) -> bool {
    matches!(view.raw(at), "N" | "S" | "E" | "W")
}

/// "51.5074° N", "12°34′56″N"
fn degrees(view: &TokenView<'_>, at: usize) -> Option<usize> {
    let sign = |at: usize| matches!(view.raw(at), "°" | "º" | "′" | "″" | "'" | "\"" | "’" | "”" | "''");
    if !view.is_number(at) || !matches!(view.raw(at + 1), "°" | "º") {
        return None;
    }
    let mut end = at + 2;
    while view.is_number(end) && sign(end + 1) {
        end += 2;
    }
    (is_direction(view, end) || matches!(view.word(end), "north" | "south" | "east" | "west"))
        .then_some(end + 1)
}
