//! What tells the relation of a word to its head.

use super::state::{NONE, State};
use super::table::hashed;
use super::tagger::NO_TAG;
use super::transitions::Tagged;

/// Relations, rounded up to whole vectors.
pub const RELATIONS: usize = 48;

/// Features of an arc.
pub const FEATURES: usize = 30;

/// The features of the arc from `head` to `dependent` that is to be made in `state`.
pub fn features(sentence: Tagged<'_>, state: &State, head: u32, dependent: u32) -> [u32; FEATURES] {
    let form = |at: u32| sentence.words.get(at as usize).map_or(at >> 31, |word| word.form);
    let ending = |at: u32| sentence.words.get(at as usize).map_or(at >> 31, |word| word.endings[2]);
    let shape = |at: u32| sentence.words.get(at as usize).map_or(at >> 31, |word| word.shape);
    let tag = |at: u32| sentence.tags.get(at as usize).map_or(u32::from(NO_TAG), |tag| u32::from(*tag));
    let relation = |at: u32| state.relations.get(at as usize).map_or(63, |relation| u32::from(*relation));
    let (h, d) = (head as usize, dependent as usize);
    let set = |relations: u64| (relations ^ (relations >> 29)) as u32;
    let (left, right) = (state.left[d], state.right[d]);
    let (head_left, head_right) = (state.left[h], state.right[h]);
    let before = head > dependent;
    let way = u32::from(before)
        | (match head.abs_diff(dependent) {
            1 => 0,
            2 => 1,
            3..=5 => 2,
            _ => 3,
        } << 1);
    let side = u32::from(before);
    let (th, td, fh, fd) = (tag(head), tag(dependent), form(head), form(dependent));
    let at = |base: u32, offset: i32| base.checked_add_signed(offset).unwrap_or(NONE);
    [
        hashed!(0, th, td, way),
        hashed!(1, fh, td, side),
        hashed!(2, th, fd, side),
        hashed!(3, fh, fd, side),
        hashed!(4, fd, side),
        hashed!(5, td, way, tag(at(dependent, -1)), tag(at(dependent, 1))),
        hashed!(6, th, td, side, tag(at(head, -1))),
        hashed!(7, th, td, side, tag(at(head, 1))),
        hashed!(8, td, th, tag(at(dependent, 1)), side),
        hashed!(9, td, th, tag(at(dependent, -1)), side),
        hashed!(10, td, form(at(dependent, -1)), side),
        hashed!(11, td, form(at(dependent, 1)), side),
        hashed!(12, th, td, side, set(left.relations)),
        hashed!(13, th, td, side, set(right.relations)),
        hashed!(14, th, td, side, set(head_left.relations)),
        hashed!(15, th, td, side, set(head_right.relations)),
        hashed!(16, fh, side, set(head_left.relations)),
        hashed!(17, fh, side, set(head_right.relations), td),
        hashed!(18, td, form(left.outer), th),
        hashed!(19, td, form(left.inner), th),
        hashed!(20, td, form(right.outer), th),
        hashed!(21, th, td, side, form(head_left.inner)),
        hashed!(22, th, td, side, form(head_right.outer)),
        hashed!(23, th, td, relation(head_right.outer), tag(head_right.outer)),
        hashed!(24, th, td, relation(left.outer), tag(left.outer), relation(right.outer)),
        hashed!(25, th, ending(dependent), side),
        hashed!(26, ending(head), td, side),
        hashed!(27, th, td, shape(dependent), shape(head), side),
        hashed!(28, td, left.count.min(3).into(), right.count.min(3).into(), side),
        hashed!(29, th, td, side, form(head_left.outer)),
    ]
}
