//! What a format consists of, and what its reader returns.

use std::borrow::Cow;
use std::hash::BuildHasher;

use foldhash::quality::FixedState;

use crate::intake::draft::Draft;
use crate::intake::error::ParseError;

use super::budget::Budget;
use super::start::Start;

/// A format that can be read, or that is known and is not.
pub(in crate::intake) struct InputFormat {
    /// What a list of formats calls it, in the plural; empty for what is not read.
    pub name: &'static str,
    /// The extensions of its files, in lower case.
    pub extensions: &'static [&'static str],
    /// A name with one of the extensions says that the file is text, whatever markup it begins with.
    pub is_text: bool,
    /// A file is read for its content even where its name says nothing.
    pub needs_no_name: bool,
    /// True for a document of this format, given that it is of none before it in the list.
    pub recognises: fn(&Start<'_>) -> bool,
    /// Reads a document.
    pub read: Read,
}

impl InputFormat {
    /// A format with nothing but a name, extensions and functions.
    pub const fn new(
        name: &'static str,
        extensions: &'static [&'static str],
        recognises: fn(&Start<'_>) -> bool,
        read: Read,
    ) -> Self {
        Self { name, extensions, is_text: false, needs_no_name: false, recognises, read }
    }
}

/// The formats in the order in which a document is held against them.
pub(in crate::intake) type Formats = &'static [&'static InputFormat];

/// A list of more articles is not read to its end.
pub(in crate::intake) const MOST_ARTICLES: usize = 100_000;
/// What is said of it.
pub(in crate::intake) const TOO_MANY: ParseError =
    ParseError::Format(Cow::Borrowed("holds more than 100,000 articles; only these are read"));

/// The articles of a file, or why it has none.
pub(in crate::intake) type Articles = Result<Vec<RawArticle>, ParseError>;

/// How a format is read.
pub(in crate::intake) enum Read {
    /// A file is one article.
    One(fn(&[u8]) -> Result<Draft, ParseError>),
    /// A file holds any number of articles.
    Several(fn(&[u8]) -> Articles),
    /// A file of this name is unpacked first.
    Packed(fn(&str, &[u8], &mut Budget<'_>, Formats) -> Articles),
}

/// An article as its format gives it. Most files hold one; feeds, lists and archives hold several.
#[derive(Debug)]
pub(in crate::intake) struct RawArticle {
    /// What follows the name of the file to tell the article from the others in it; empty for the only one.
    pub name: String,
    /// The id that it states itself.
    pub id: Option<String>,
    /// A hash of its bytes.
    pub digest: u64,
    pub draft: Result<Draft, ParseError>,
}

impl RawArticle {
    /// The article whose document is `bytes`.
    pub fn new(name: impl Into<String>, bytes: &[u8], draft: Result<Draft, ParseError>) -> Self {
        Self { name: name.into(), id: None, digest: FixedState::default().hash_one(bytes), draft }
    }

    /// What could not be read.
    pub fn failed(name: String, error: ParseError) -> Self {
        Self::new(name, &[], Err(error))
    }

    /// What it takes of the room that there is for all articles.
    pub fn cost(&self) -> u64 {
        self.draft.as_ref().map_or(0, Draft::cost)
    }

    /// The article of an archive's member as article of the archive.
    pub fn within(self, member: &str) -> Self {
        Self { name: format!("{member}{}", self.name), ..self }
    }
}
