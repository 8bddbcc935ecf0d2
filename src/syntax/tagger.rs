//! The part of speech of each word, from left to right: a linear classifier that sees the word, its neighbours and the
//! tags before it (averaged perceptron, Collins 2002).

use super::table::{Scorer, best, hashed};
use super::word::WordForm;

/// Tags and one more, rounded up to whole vectors.
pub const TAGS: usize = 48;

/// The number that stands for the tag beyond either end of a sentence.
pub(super) const NO_TAG: u8 = 47;

/// Features of a word.
pub const FEATURES: usize = 27;

/// The features of word number `at`; `tags` are those of the words before it.
pub fn features(words: &[WordForm], at: usize, tags: &[u8]) -> [u32; FEATURES] {
    let word = |offset: usize, back: bool| {
        let index = if back { at.checked_sub(offset) } else { Some(at + offset) };
        index.and_then(|index| words.get(index)).copied().unwrap_or_default()
    };
    let tag = |back: usize| {
        u32::from(at.checked_sub(back).and_then(|index| tags.get(index)).copied().unwrap_or(NO_TAG))
    };
    let (x, l1, l2, r1, r2) = (word(0, false), word(1, true), word(2, true), word(1, false), word(2, false));
    let (t1, t2) = (tag(1), tag(2));
    [
        hashed!(0, x.form),
        hashed!(1, x.endings[2]),
        hashed!(2, x.endings[1]),
        hashed!(3, x.endings[0], x.shape),
        hashed!(4, x.beginning),
        hashed!(5, x.shape, u32::from(at == 0)),
        hashed!(6, x.form, x.shape),
        hashed!(7, x.endings[2], x.shape),
        hashed!(8, t1),
        hashed!(9, t1, t2),
        hashed!(10, t1, x.form),
        hashed!(11, t1, x.endings[2]),
        hashed!(12, t1, x.shape, r1.shape),
        hashed!(13, l1.form),
        hashed!(14, l2.form),
        hashed!(15, r1.form),
        hashed!(16, r2.form),
        hashed!(17, r1.endings[2]),
        hashed!(18, r2.endings[2]),
        hashed!(19, l1.form, x.form),
        hashed!(20, x.form, r1.form),
        hashed!(21, l1.form, r1.form),
        hashed!(22, t1, r1.form),
        hashed!(23, t1, r1.endings[2]),
        hashed!(24, x.endings[2], r1.endings[2]),
        hashed!(25, t1, t2, x.form),
        hashed!(26, r1.form, r2.form),
    ]
}

/// The number of the tag of each word.
pub fn tag(words: &[WordForm], weights: &impl Scorer<TAGS>) -> Vec<u8> {
    let mut tags = Vec::with_capacity(words.len());
    for at in 0..words.len() {
        let sums = weights.sums(&features(words, at, &tags));
        tags.push(best(&sums[..TAGS - 1]) as u8);
    }
    tags
}
