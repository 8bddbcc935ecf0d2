//! The kinds of damage that saved articles carry, one file each.

mod control;
mod hyphen;
mod lost_quote;
mod mojibake;

use super::draft::Draft;

pub(super) use hyphen::join_broken_words;

/// Everything that can be mended before the structure of the document is known.
///
/// Double encoding comes first, because its debris looks like control characters and odd spaces; what has lost bytes
/// comes last, because what is left then is all there is to go by. What is too much to read goes before all of it.
pub(super) fn mend_characters(draft: &mut Draft) {
    draft.shorten();
    mojibake::reverse_double_encoding(draft);
    control::remove(draft);
    lost_quote::restore(draft);
}
