//! The kinds of damage that saved articles carry, one file each.

mod control;
mod hyphen;
mod lost_quote;
mod mojibake;

use super::draft::Draft;
use super::error::ParseError;
use super::metadata::fields::MetadataField;
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
    refuse_address(draft);
    draft.metadata.mend(|value| {
        let mut value = Draft::new(value.to_owned());
        mend_characters(&mut value);
        one_line(&value.text).chars().filter(|c| is_safe(*c) && !c.is_control()).collect()
    });
}

/// Leaves out an address with characters that cannot be seen: without them it would be another one.
fn refuse_address(draft: &mut Draft) {
    let is_sound = |c: char| is_safe(c) && !c.is_control();
    let address = draft.metadata.fields.get(MetadataField::Url);
    if address.is_some_and(|address| !address.chars().all(is_sound)) {
        draft.metadata.fields.remove(MetadataField::Url);
        draft.unread.push(ParseError::Format(
            "states an address with characters that cannot be seen; it is left out".into(),
        ));
    }
}

/// Double encoding comes first, because its debris looks like control characters and odd spaces; what has lost bytes comes
/// last, because what is left then is all there is to go by.
fn mend_characters(draft: &mut Draft) {
    mojibake::reverse_double_encoding(draft);
    control::remove(draft);
    lost_quote::restore(draft);
}
