//! Plain text, with or without front matter.

use crate::intake::decode::decode;
use crate::intake::draft::Draft;
use crate::intake::error::ParseError;
use crate::intake::metadata::{Metadata, front_matter, same_headline};
use crate::text::one_line;

use super::definition::{InputFormat, Read};
use super::lines;

pub(super) const FORMAT: InputFormat =
    InputFormat { is_text: true, ..InputFormat::new("text", &["txt", "text"], |_| true, Read::One(read)) };

/// Reads a text, with or without front matter.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, ParseError> {
    let mut draft = decode(bytes)?;
    front_matter::take(&mut draft);
    draft.lay_out = Some(lines::lay_out);
    Ok(draft)
}

/// The draft of a plain text that another format holds; its lines may be wrapped.
pub(super) fn from_text(text: &str, metadata: Metadata) -> Draft {
    let first = text.trim_start().lines().next().unwrap_or_default();
    let title = metadata.title.as_deref().map(one_line).filter(|title| !same_headline(title, first));
    let text = title.map_or_else(|| text.to_owned(), |title| format!("{title}\n\n{text}"));
    Draft { metadata, lay_out: Some(lines::lay_out), ..Draft::new(text) }
}
