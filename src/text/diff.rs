//! Texts compared word by word.

use std::hash::Hash;
use std::ops::Range;

use similar::{Algorithm, capture_diff_slices};

/// Neighbouring words that two texts have in common, or that differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hunk {
    /// Their places among the words of the first text.
    pub first: Range<usize>,
    /// Their places among the words of the second.
    pub second: Range<usize>,
    /// True where both have the same words.
    pub is_common: bool,
}

impl Hunk {
    /// How many words both texts have here.
    pub fn common(&self) -> usize {
        if self.is_common { self.first.len() } else { 0 }
    }
}

/// Two texts, given as their words, as hunks in order that hold all words of both (Myers 1986).
pub fn diff<T: Hash + Ord>(first: &[T], second: &[T]) -> Vec<Hunk> {
    capture_diff_slices(Algorithm::Myers, first, second)
        .into_iter()
        .map(|op| Hunk {
            first: op.old_range(),
            second: op.new_range(),
            is_common: op.tag() == similar::DiffTag::Equal,
        })
        .collect()
}
