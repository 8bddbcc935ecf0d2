//! What is known and not read, so that a warning can say what it is.

use crate::intake::error::ParseError;

use super::definition::{InputFormat, Read};

/// Extensions of documents that a reader may expect to be read; other files are passed over in silence.
pub(in crate::intake) const EXTENSIONS: &[&str] = &[
    "doc",
    "epub",
    "mbox",
    "msg",
    "pages",
    "rtf",
    "wpd",
    #[cfg(not(feature = "pdf"))]
    "pdf",
];

/// The first bytes of formats that are no text.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"{\\rtf", "a rich text file"),
    (b"\xD0\xCF\x11\xE0", "an old office document"),
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"GIF8", "a picture"),
    #[cfg(not(feature = "pdf"))]
    (b"%PDF-", "a PDF file"),
];

/// Files of other programs.
pub(super) const BINARY: InputFormat = InputFormat::new(
    "",
    &[],
    |start| signature(start.bytes).is_some(),
    Read::One(|bytes| Err(ParseError::NotText(signature(bytes).unwrap_or("a binary file")))),
);

/// XML that is neither a web page nor a feed.
pub(super) const XML: InputFormat = InputFormat::new(
    "",
    &[],
    |start| start.element.is_some() && !start.is_text,
    Read::One(|_| Err(ParseError::NoArticles("XML"))),
);

fn signature(bytes: &[u8]) -> Option<&'static str> {
    let bytes = bytes.trim_ascii_start();
    SIGNATURES.iter().find(|(first, _)| bytes.starts_with(first)).map(|(_, name)| *name)
}
