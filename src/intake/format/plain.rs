//! Plain text, with or without front matter.

use crate::intake::decode::decode;
use crate::intake::draft::{Draft, Edit};
use crate::intake::error::ParseError;
use crate::intake::metadata::{Metadata, front_matter, same_headline};
use crate::intake::repair::mend_characters;

use super::definition::{InputFormat, Read};
use super::{layout, lines};

pub(super) const FORMAT: InputFormat =
    InputFormat { is_text: true, ..InputFormat::new("text", &["txt", "text"], |_| true, Read::One(read)) };

/// Reads a text, with or without front matter.
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
    let mut draft = Draft { metadata: layout::printable(metadata), ..Draft::new(text.to_owned()) };
    mend_characters(&mut draft);
    lines::tidy(&mut draft);
    lines::unwrap(&mut draft);
    let first = draft.text.lines().next().unwrap_or_default();
    let title = draft.metadata.title.as_deref().filter(|title| !same_headline(title, first));
    if let Some(title) = title {
        let head = format!("{title}\n\n");
        draft.apply(vec![Edit::tidy(0..0, head)]);
    }
    draft
}
