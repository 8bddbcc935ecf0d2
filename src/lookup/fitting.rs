//! The words of an index that a word of a query fits.

use super::index::Index;
use super::query::{FAMILY, QueryTerm};

/// A word of the index, and how well it fits in percent.
pub(super) type WordFit = (u32, u32);

/// The words of the index that fit `term`.
pub(super) fn fitting(index: &Index, term: &QueryTerm) -> Vec<WordFit> {
    let mut out: Vec<WordFit> = Vec::new();
    for beginning in term.beginnings() {
        let first = index.words.partition_point(|word| &**word < beginning);
        let words = index.words.iter().zip(0_u32..).skip(first);
        let same = words.take_while(|(word, _)| word.starts_with(beginning));
        out.extend(same.filter_map(|(word, place)| Some((place, term.fit(word)?))));
    }
    if let Some(stem) = term.stem() {
        let first = index.stems.partition_point(|(known, _)| &**known < stem);
        let same = index.stems.iter().skip(first).take_while(|(known, _)| &**known == stem);
        out.extend(same.filter_map(|(known, place)| Some((*place, term.fit_stem(known)?))));
    }
    if let Some(family) = term.family() {
        let first = index.families.partition_point(|(known, _)| *known < family);
        let same = index.families.iter().skip(first).take_while(|(known, _)| *known == family);
        out.extend(same.map(|(_, place)| (*place, FAMILY)));
    }
    out
}
