//! Plain text, with or without front matter.

use crate::intake::ParseError;
use crate::intake::decode::decode;
use crate::intake::draft::Draft;
use crate::intake::metadata::{Metadata, front_matter};
use crate::intake::repair::mend_characters;

use super::layout::Layout;
use super::lines;

pub(super) fn read(bytes: &[u8]) -> Result<Draft, ParseError> {
    let mut draft = decode(bytes)?;
    mend_characters(&mut draft);
    front_matter::take(&mut draft);
    lines::tidy(&mut draft);
    lines::unwrap(&mut draft);
    Ok(draft)
}

/// The draft of a plain text that another format holds; its lines may be wrapped.
pub(super) fn from_text(text: &str, metadata: Metadata) -> Draft {
    let mut draft = Draft::new(text.to_owned());
    mend_characters(&mut draft);
    lines::tidy(&mut draft);
    lines::unwrap(&mut draft);
    let mut layout = Layout::default();
    layout.push_lines(&draft.text);
    let found = std::mem::take(&mut draft.repairs);
    let mut whole = layout.into_draft(metadata);
    // The headline came before the text, and empty lines were evened out: the records follow their words.
    let shift = whole.text.len().saturating_sub(draft.text.len());
    whole.repairs.extend(found.into_iter().map(|mut repair| {
        repair.at = (repair.at + shift).min(whole.text.len());
        repair
    }));
    whole
}
