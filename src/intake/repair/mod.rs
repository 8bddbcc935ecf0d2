//! The kinds of damage that saved articles carry, one file each.

mod control;
mod hyphen;
mod lost_quote;
mod mojibake;

use super::draft::Draft;
use crate::text::{is_safe, one_line};

/// Repairs everything in a draft, its text and what is stated beside it.
///
/// Characters come first, then lines, then words: lines are told by their marks and the length of their words, and a word
/// may be broken at the end of a line. What is too much to read goes before all of it.
pub(super) fn repair(draft: &mut Draft) {
    draft.shorten();
    mend_characters(draft);
    if let Some(lay_out) = draft.lay_out.take() {
        lay_out(draft);
    }
    hyphen::join_broken_words(draft);
    draft.metadata.mend(|value| {
        let mut value = Draft::new(value.to_owned());
        mend_characters(&mut value);
        one_line(&value.text).chars().filter(|c| is_safe(*c) && !c.is_control()).collect()
    });
}

/// Double encoding comes first, because its debris looks like control characters and odd spaces; what has lost bytes comes
/// last, because what is left then is all there is to go by.
fn mend_characters(draft: &mut Draft) {
    mojibake::reverse_double_encoding(draft);
    control::remove(draft);
    lost_quote::restore(draft);
}
