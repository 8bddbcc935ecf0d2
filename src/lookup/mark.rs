//! What to mark in a text that was found.

use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::alike::is_alike;
use super::query::{Query, QueryTerm, parse};
use super::words::{Word, is_figure, words};
use crate::claim::{family, form};
use crate::text::fold;

/// A query taken apart, to mark many texts for it.
#[derive(Debug, Default)]
pub struct Marker(Query);

impl Marker {
    /// Takes `query` apart.
    pub fn new(query: &str) -> Self {
        Self(parse(query))
    }

    /// Byte ranges of `text` to mark, in order and apart.
    ///
    /// Marked are the beginnings of words as far as they were typed, whole words of the same stem or family and figures
    /// of the same value; for words of the query that are nowhere in the text, the letters of words that resemble them.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        find(&self.0, text, true)
    }

    /// The same without words that only resemble: for texts that a search need not have found.
    pub fn exact(&self, text: &str) -> Vec<Range<usize>> {
        find(&self.0, text, false)
    }
}

fn find(Query { terms, required, .. }: &Query, text: &str, alike: bool) -> Vec<Range<usize>> {
    if terms.is_empty() {
        return Vec::new();
    }
    let found = words(text);
    let mut out: Vec<Range<usize>> = Vec::new();
    for term in terms.iter().take(*required) {
        let before = out.len();
        out.extend(found.iter().filter_map(|word| exact(term, word, text)));
        if alike
            && out.len() == before
            && let Some(typed) = term.word()
        {
            out.extend(found.iter().flat_map(|word| letters(typed, word, text)));
        }
    }
    join(out)
}

/// The part of `word` that a term of the first tier matches.
fn exact(term: &QueryTerm, word: &Word, text: &str) -> Option<Range<usize>> {
    let typed = term.beginnings().find(|typed| is_figure(typed) == is_figure(&word.key))?;
    if term.fit(&word.key).is_some() {
        if is_figure(typed) {
            return Some(word.span.clone());
        }
        let part = text.get(word.span.clone())?;
        return Some(word.span.start..word.span.start + beginning(part, typed.len()));
    }
    let relative = || term.family().is_some_and(|known| family(&word.key) == Some(known));
    let whole = !is_figure(&word.key) && (term.fit_stem(&form(&word.key)).is_some() || relative());
    whole.then(|| word.span.clone())
}

/// Bytes of `word` that fold to its first `length` letters.
fn beginning(word: &str, length: usize) -> usize {
    let mut folded = 0;
    for (at, c) in word.char_indices() {
        if folded >= length {
            return at;
        }
        let mut buffer = [0; 4];
        folded += fold(c.encode_utf8(&mut buffer)).bytes().filter(u8::is_ascii_alphanumeric).count();
    }
    word.len()
}

/// The letters of a resembling word; the whole word when it is a typo and not an abbreviation.
fn letters(typed: &str, word: &Word, text: &str) -> Vec<Range<usize>> {
    if is_figure(&word.key) || !is_alike(typed, &word.key) {
        return Vec::new();
    }
    let Some(part) = text.get(word.span.clone()) else { return Vec::new() };
    match SkimMatcherV2::default().fuzzy_indices(&word.key, typed) {
        // Letters can be told apart only where folding kept one for one.
        Some((_, places)) if part.is_ascii() && part.len() == word.key.len() => {
            places.into_iter().map(|place| word.span.start + place..word.span.start + place + 1).collect()
        }
        _ => vec![word.span.clone()],
    }
}

/// Sorts and joins ranges that touch or overlap.
fn join(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let mut out: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match out.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}
