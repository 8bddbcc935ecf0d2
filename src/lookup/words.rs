//! The words of a text as the search compares them: folded, and figures in one form.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use crate::lexicon::Class;
use crate::text::{fold, is_ideograph};

/// A word with its place in the text. Figures overlap the words that they are made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Bytes of the text.
    pub span: Range<usize>,
    /// The folded word; for a figure `#` and its digits, scale applied: "$1.5m" is "#1500000".
    pub key: String,
}

/// True for the key of a figure.
pub(super) fn is_figure(key: &str) -> bool {
    key.starts_with('#')
}

/// True for capitals of more than one letter: "WHO", which is another word than "who".
pub(super) fn is_shouted(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// True where capitals of a word mean something: not all of the text is in capitals.
pub(super) fn is_mixed(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_lowercase())
}

/// The lists of figures and scales.
struct Scales {
    number: HashMap<&'static str, f64>,
    scale: HashMap<&'static str, f64>,
    suffix: HashMap<&'static str, f64>,
}

impl Scales {
    fn get() -> &'static Self {
        static SCALES: OnceLock<Scales> = OnceLock::new();
        let table = |class: Class| {
            class.entries().filter_map(|(word, value)| Some((word, value.parse().ok()?))).collect()
        };
        SCALES.get_or_init(|| Self {
            number: table(Class::Number),
            scale: table(Class::Scale),
            suffix: table(Class::Suffix),
        })
    }

    /// What letters right behind a figure multiply it by.
    fn glued(&self, word: &str) -> Option<f64> {
        let scale = || self.suffix.get(word).or_else(|| self.scale.get(word)).copied();
        if Class::OrdinalEnding.has(word) { Some(1.0) } else { scale() }
    }
}

/// A run of letters or digits.
struct Run {
    span: Range<usize>,
    folded: String,
    digits: bool,
}

/// The words of `text`, in order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let scales = Scales::get();
    let runs = runs(text);
    let mut out = Vec::with_capacity(runs.len());
    let mut at = 0;
    while let Some(run) = runs.get(at) {
        let rest = runs.get(at + 1..).unwrap_or_default();
        let figure =
            if run.digits { figure(text, run, rest, scales) } else { spelt(text, run, rest, scales) };
        if let Some((value, span, glued)) = figure {
            out.push(Word { span, key: format!("#{value}") });
            // A suffix is no word of its own: "m" of "250m" would find every word with m.
            at += usize::from(glued);
        }
        if !run.digits {
            out.push(Word { span: run.span.clone(), key: run.folded.clone() });
        }
        at += 1;
    }
    out
}

/// The figure that begins with the digits of `run`; true when it takes the letters behind them with it.
fn figure(text: &str, run: &Run, rest: &[Run], scales: &Scales) -> Option<(f64, Range<usize>, bool)> {
    let value: f64 = run.folded.parse().ok()?;
    let Some(next) = rest.first() else { return Some((value, run.span.clone(), false)) };
    if next.span.start == run.span.end
        && let Some(factor) = scales.glued(&next.folded)
    {
        return Some((value * factor, run.span.start..next.span.end, true));
    }
    let (value, end) = scaled(text, value, run.span.end, rest, scales);
    Some((value, run.span.start..end, false))
}

/// The figure that begins with the number word `run`: "twenty-three", "two hundred", "three million".
fn spelt(text: &str, run: &Run, rest: &[Run], scales: &Scales) -> Option<(f64, Range<usize>, bool)> {
    let mut value = *scales.number.get(run.folded.as_str())?;
    let mut end = run.span.end;
    let mut rest = rest;
    if value >= 20.0
        && let Some((unit, more)) = rest.split_first()
        && joined(text, end, unit.span.start)
        && let Some(ones) = scales.number.get(unit.folded.as_str()).filter(|ones| (1.0..10.0).contains(*ones))
    {
        value += ones;
        end = unit.span.end;
        rest = more;
    }
    let (value, end) = scaled(text, value, end, rest, scales);
    Some((value, run.span.start..end, false))
}

/// `value` times the scale words behind it, and where the last of them ends.
fn scaled(text: &str, mut value: f64, mut end: usize, rest: &[Run], scales: &Scales) -> (f64, usize) {
    for run in rest {
        let Some(factor) =
            scales.scale.get(run.folded.as_str()).filter(|_| joined(text, end, run.span.start))
        else {
            break;
        };
        value *= factor;
        end = run.span.end;
    }
    (value, end)
}

/// True when nothing but a space or a hyphen lies between two positions.
fn joined(text: &str, end: usize, start: usize) -> bool {
    matches!(text.get(end..start), Some(" " | "-" | "\u{2010}" | "\u{2011}"))
}

fn runs(text: &str) -> Vec<Run> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(c) = char_at(text, at) {
        let digits = c.is_ascii_digit();
        let end = if digits {
            number_end(text, at)
        } else if c.is_alphanumeric() {
            word_end(text, at)
        } else {
            at += c.len_utf8();
            continue;
        };
        let part = text.get(at..end).unwrap_or_default();
        let mut folded = if digits { part.to_owned() } else { fold(part) };
        folded.retain(|c| if digits { c != ',' } else { c.is_ascii_alphanumeric() });
        if !folded.is_empty() {
            out.push(Run { span: at..end, folded, digits });
        }
        at = end;
    }
    out
}

fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Digits with commas and one point between them.
fn number_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut point = false;
    let mut end = start;
    loop {
        match bytes.get(end) {
            Some(byte) if byte.is_ascii_digit() => end += 1,
            Some(b',') if !point && (1..4).all(|ahead| digit(end + ahead)) && !digit(end + 4) => end += 1,
            Some(b'.') if !point && digit(end + 1) => {
                point = true;
                end += 1;
            }
            _ => return end,
        }
    }
}

/// Letters; initials with points between them are one word ("U.S."); a letter of a script without spaces is one.
fn word_end(text: &str, start: usize) -> usize {
    let Some(first) = char_at(text, start) else { return start };
    let mut end = start + first.len_utf8();
    if is_ideograph(first) {
        return end;
    }
    while let Some(c) = char_at(text, end) {
        if c.is_alphabetic() && !is_ideograph(c) || is_combining(c) {
            end += c.len_utf8();
        } else {
            break;
        }
    }
    let single = |at: usize| {
        let letter = char_at(text, at).filter(|c| c.is_alphabetic())?;
        let next = at + letter.len_utf8();
        char_at(text, next).is_none_or(|c| !c.is_alphabetic()).then_some(next)
    };
    if end == start + first.len_utf8() {
        while char_at(text, end) == Some('.')
            && let Some(next) = single(end + 1)
        {
            end = next;
        }
    }
    end
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.key).collect()
    }

    #[test]
    fn a_figure_has_one_form_however_it_is_written() {
        for text in ["250m", "$250 million", "250,000,000", "$0.25bn", "US$250mn"] {
            assert!(keys(text).contains(&"#250000000".to_owned()), "{text}: {:?}", keys(text));
        }
        for text in ["23", "twenty-three", "Twenty three", "23rd"] {
            assert!(keys(text).contains(&"#23".to_owned()), "{text}: {:?}", keys(text));
        }
        assert!(keys("two hundred thousand").contains(&"#200000".to_owned()));
        assert_eq!(keys("4.6%, 1,2"), ["#4.6", "#1", "#2"]);
    }

    #[test]
    fn words_lose_case_accents_points_and_apostrophes() {
        assert_eq!(keys("Tête-à-Tête in the U.S."), ["tete", "a", "tete", "in", "the", "us"]);
        assert_eq!(keys("Pakistan’s Тоқаев"), ["pakistan", "s", "toqaev"]);
        assert_eq!(keys("東京").len(), 2);
    }

    #[test]
    fn every_word_stands_where_it_says() {
        let text = "à 東京 $1.5 million";
        for word in words(text) {
            assert!(text.get(word.span.clone()).is_some_and(|part| !part.is_empty()), "{word:?}");
        }
    }
}
