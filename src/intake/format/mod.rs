//! One file for each format: from bytes to a text with lines, and what the format itself says about the document.
//!
//! A format decodes, mends characters ([`mend_characters`](super::repair::mend_characters)) and leaves a text in
//! which a line is a paragraph, a heading or a caption. All that follows is the same for every format.

mod lines;
mod markdown;
mod plain;

use super::ParseError;
use super::draft::Draft;

/// A format that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Plain,
    Markdown,
}

impl Format {
    /// The format that a file name stands for; none when it names no format that is read.
    pub fn of(name: &str) -> Option<Self> {
        match extension(name)?.as_str() {
            "txt" | "text" => Some(Self::Plain),
            "md" | "markdown" => Some(Self::Markdown),
            _ => None,
        }
    }

    /// Reads a document.
    ///
    /// # Errors
    ///
    /// When the bytes are no text.
    pub fn read(self, bytes: &[u8]) -> Result<Draft, ParseError> {
        match self {
            Self::Plain => plain::read(bytes),
            Self::Markdown => markdown::read(bytes),
        }
    }
}

/// The extension of a file name, in lower case.
pub(super) fn extension(name: &str) -> Option<String> {
    let (stem, extension) = name.rsplit('/').next()?.rsplit_once('.')?;
    (!stem.is_empty()).then(|| extension.to_ascii_lowercase())
}
