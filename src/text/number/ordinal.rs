//! Positions in an order: "third", "22nd", "twenty-third".

use crate::lexicon::Class;
use crate::text::TokenView;
use crate::text::phrase::Meaning;

/// The position that begins at `at`, in words or in digits, and the index after it.
pub(crate) fn ordinal(view: &TokenView<'_>, at: usize) -> Option<(u32, usize)> {
    in_digits(view.word(at)).map(|value| (value, at + 1)).or_else(|| in_words(view, at))
}

/// The same for one that is small enough for a day of the month or a century.
pub(crate) fn position(view: &TokenView<'_>, at: usize) -> Option<(i8, usize)> {
    let (value, end) = ordinal(view, at)?;
    Some((value.try_into().ok()?, end))
}

/// "22nd"
fn in_digits(word: &str) -> Option<u32> {
    // Most words begin with no digit, and this is asked of every word.
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let number = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &word[number.len()..];
    Class::OrdinalEnding.has(ending).then(|| number.replace(',', "").parse().ok()).flatten()
}

/// "second", "twenty-third"
fn in_words(view: &TokenView<'_>, at: usize) -> Option<(u32, usize)> {
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
