//! What the parser looks at when it chooses its next step.

use super::state::{NONE, Side, State};
use super::table::hashed;
use super::tagger::NO_TAG;
use super::word::WordForm;

/// Transitions, rounded up to a whole vector.
pub const TRANSITIONS: usize = 4;

/// Features of a state.
pub const FEATURES: usize = 62;

/// A word as features see it.
#[derive(Debug, Clone, Copy)]
struct TaggedForm {
    form: u32,
    tag: u32,
    /// Form and tag in one.
    both: u32,
}

/// The words and tags of a sentence that is parsed.
#[derive(Debug, Clone, Copy)]
pub struct Tagged<'a> {
    /// The words.
    pub words: &'a [WordForm],
    /// The number of the tag of each.
    pub tags: &'a [u8],
}

impl Tagged<'_> {
    fn node(&self, at: u32) -> TaggedForm {
        let (form, tag) = match (self.words.get(at as usize), self.tags.get(at as usize)) {
            (Some(word), Some(tag)) => (word.form, u32::from(*tag)),
            _ => (at >> 31, u32::from(NO_TAG) + 1 + (at >> 31)),
        };
        TaggedForm { form, tag, both: form ^ (tag << 16 | tag) }
    }

    fn tag(&self, at: u32) -> u32 {
        self.tags.get(at as usize).map_or(u32::from(NO_TAG) + 1 + (at >> 31), |tag| u32::from(*tag))
    }
}

/// How far two words lie apart, in five grades.
fn distance(from: u32, to: u32) -> u32 {
    match to.wrapping_sub(from) {
        gap @ 0..=3 => gap,
        4..=6 => 4,
        7..=11 => 5,
        _ => 6,
    }
}

/// The features of `state`.
pub fn features(sentence: Tagged<'_>, state: &State) -> [u32; FEATURES] {
    let empty = Side { outer: NONE, inner: NONE, count: 0, relations: 0 };
    let left = |at: u32| state.left.get(at as usize).copied().unwrap_or(empty);
    let right = |at: u32| state.right.get(at as usize).copied().unwrap_or(empty);
    let relation = |at: u32| state.relations.get(at as usize).map_or(63, |relation| u32::from(*relation));
    let (i0, i1, i2, j) = (state.top(0), state.top(1), state.top(2), state.next);
    let (s0, s1, s2) = (sentence.node(i0), sentence.node(i1), sentence.node(i2));
    let ahead = |count: u32| if j + count <= state.root() { j + count } else { NONE };
    let (b0, b1, b2) = (sentence.node(j), sentence.node(ahead(1)), sentence.node(ahead(2)));
    let (s0l, s0r, s1l, s1r, b0l) = (left(i0), right(i0), left(i1), right(i1), left(j));
    let set = |side: &Side| (side.relations ^ (side.relations >> 29)) as u32;
    let (d0, d1) = (distance(i0, j), distance(i1, i0));
    let (v0l, v0r, v1r, w0l) = (
        u32::from(s0l.count.min(3)),
        u32::from(s0r.count.min(3)),
        u32::from(s1r.count.min(3)),
        u32::from(b0l.count.min(3)),
    );
    let before = sentence.node(j.wrapping_sub(1));
    [
        hashed!(0, s0.form),
        hashed!(1, s0.tag),
        hashed!(2, s0.both),
        hashed!(3, s1.form),
        hashed!(4, s1.tag),
        hashed!(5, s1.both),
        hashed!(6, b0.form),
        hashed!(7, b0.tag),
        hashed!(8, b0.both),
        hashed!(9, b1.form),
        hashed!(10, b1.both),
        hashed!(11, b2.both),
        hashed!(12, s0.both, b0.both),
        hashed!(13, s0.both, b0.tag),
        hashed!(14, s0.tag, b0.both),
        hashed!(15, s0.form, b0.form),
        hashed!(16, s0.tag, b0.tag),
        hashed!(17, s1.form, s0.form),
        hashed!(18, s1.both, s0.tag),
        hashed!(19, s1.tag, s0.both),
        hashed!(20, s1.tag, s0.tag),
        hashed!(21, s1.both, b0.tag),
        hashed!(22, s1.tag, b0.both),
        hashed!(23, s1.form, b0.form),
        hashed!(24, b0.tag, b1.tag),
        hashed!(25, b0.both, b1.tag),
        hashed!(26, s0.tag, b0.tag, b1.tag),
        hashed!(27, b0.tag, b1.tag, b2.tag),
        hashed!(28, s1.tag, s0.tag, b0.tag),
        hashed!(29, s2.tag, s1.tag, s0.tag),
        hashed!(30, s1.tag, s0.tag, b0.tag, b1.tag),
        hashed!(31, s0.tag, sentence.tag(s0l.outer), b0.tag),
        hashed!(32, s0.tag, sentence.tag(s0r.outer), b0.tag),
        hashed!(33, s0.tag, b0.tag, sentence.tag(b0l.outer)),
        hashed!(34, s1.tag, sentence.tag(s1r.outer), s0.tag),
        hashed!(35, s1.tag, sentence.tag(s1l.outer), s0.tag),
        hashed!(36, s1.tag, s0.tag, sentence.tag(s0r.outer)),
        hashed!(37, s1.tag, s0.tag, sentence.tag(s0l.outer)),
        hashed!(38, s0.form, d0),
        hashed!(39, s0.tag, d0, b0.tag),
        hashed!(40, b0.form, d0),
        hashed!(41, s1.tag, d1, s0.tag),
        hashed!(42, s1.form, d1),
        hashed!(43, s0.form, v0r),
        hashed!(44, s0.tag, v0r, v0l),
        hashed!(45, b0.form, w0l),
        hashed!(46, b0.tag, w0l),
        hashed!(47, s1.form, v1r),
        hashed!(48, s0.tag, relation(s0l.outer)),
        hashed!(49, s0.tag, relation(s0r.outer), b0.tag),
        hashed!(50, s1.tag, relation(s1r.outer), s0.tag),
        hashed!(51, b0.tag, relation(b0l.outer), s0.tag),
        hashed!(52, s0.tag, set(&s0l), set(&s0r)),
        hashed!(53, s1.tag, set(&s1l), set(&s1r)),
        hashed!(54, b0.tag, set(&b0l), s0.tag),
        hashed!(55, s0.form, set(&s0r)),
        hashed!(56, s1.form, set(&s1r)),
        hashed!(57, s2.tag, s1.tag, s0.tag, b0.tag),
        hashed!(58, before.tag, s0.tag, b0.tag),
        hashed!(59, s1.both, s0.tag, b0.tag),
        hashed!(60, s1.tag, s0.both, b0.tag),
        hashed!(61, s1.tag, s0.tag, b0.both),
    ]
}
