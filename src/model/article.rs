//! One document of one source, as intake hands it on.

use std::ops::Range;
use std::path::PathBuf;

use jiff::civil::Date;
use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

/// Where a piece of an article's metadata was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// The document's own metadata, such as front matter.
    Metadata,
    /// The text itself: a dateline, a "Published in ..." line, a headline.
    Text,
    /// The name of the file.
    FileName,
    /// Concluded from other articles of the story.
    Inferred,
}

/// A value together with where it was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stated<T> {
    /// What was found.
    pub value: T,
    /// Where it was found.
    pub origin: Origin,
}

impl<T> Stated<T> {
    /// Pairs `value` with its `origin`.
    pub fn new(value: T, origin: Origin) -> Self {
        Self { value, origin }
    }

    /// True when the value does not stand in the document but was concluded (from a file name or other articles).
    pub fn is_inferred(&self) -> bool {
        matches!(self.origin, Origin::FileName | Origin::Inferred)
    }
}

/// What a stretch of the body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum BlockKind {
    /// The headline; analysed like any text.
    Title,
    /// A sub-heading or a summary line under the headline.
    Heading,
    /// Running text.
    Paragraph,
    /// The caption of a picture: it holds facts, but weaker ones.
    Caption,
    /// Leftovers of the web page (menus, share lines, comment forms): shown, never analysed.
    Boilerplate,
}

/// A stretch of the body between line ends; blocks are in order, do not overlap and cover all but white space.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Block {
    /// Bytes of the body.
    pub span: Range<usize>,
    /// What it is.
    pub kind: BlockKind,
}

/// The kinds of change that intake makes to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RepairKind {
    /// Bytes that are not valid in the document's encoding.
    Encoding,
    /// Text that was decoded with a wrong encoding before it was saved.
    Mojibake,
    /// A hyphen that stood inside a word where none belongs.
    Hyphen,
    /// Control, escape or direction-override characters, which never reach a terminal.
    Control,
    /// A line tagged as a leftover of the web page; it stays in the body.
    Boilerplate,
    /// A line taken out of the body because it is metadata (source, date).
    Metadata,
}

impl RepairKind {
    /// The word that JSON and the screen use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Encoding => "encoding",
            Self::Mojibake => "mojibake",
            Self::Hyphen => "hyphen",
            Self::Control => "control",
            Self::Boilerplate => "boilerplate",
            Self::Metadata => "metadata",
        }
    }
}

/// One change that intake made, with what stood there before: never silent, never lost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Repair {
    /// What was wrong.
    pub kind: RepairKind,
    /// What stood in the decoded document, safe to print: characters that steer a terminal are named (`␛`, `<U+202E>`),
    /// bytes that could not be decoded written out (`\xFF`).
    pub before: String,
    /// What stands in the body now.
    pub after: String,
    /// Byte position in the body where `after` begins.
    pub at: usize,
}

/// A language in which an article is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language {
    /// Its code in ISO 639-3 ("eng").
    pub code: &'static str,
    /// Its name in English.
    pub name: &'static str,
}

/// One document of one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// The path below the folder that was opened (for a flat folder the file name), safe to print.
    pub id: String,
    /// The file on disk; none for standard input and the built-in articles.
    pub path: Option<PathBuf>,
    /// The headline.
    pub title: Option<Stated<String>>,
    /// The outlet that published the article.
    pub source: Stated<String>,
    /// The day of publication.
    pub published: Option<Stated<Date>>,
    /// The address the article was saved from.
    pub url: Option<String>,
    /// The language of the text; none when it is too short to tell.
    pub language: Option<Language>,
    /// The repaired text. Holds no control characters but `\n`, and no direction overrides.
    pub body: String,
    /// The body in order, block by block.
    pub blocks: Vec<Block>,
    /// What intake changed.
    pub repairs: Vec<Repair>,
    /// A hash of the document as it was read; of a list of articles in JSON, of the one object. It tells a changed document
    /// from the same one within a run, and nothing else.
    pub digest: u64,
}

impl Article {
    /// The headline, or the start of the text where no headline is known, or the id of an empty text.
    pub fn headline(&self) -> &str {
        if let Some(title) = &self.title {
            return &title.value;
        }
        self.blocks
            .iter()
            .find(|block| block.kind != BlockKind::Boilerplate)
            .and_then(|block| self.body.get(block.span.clone()))
            .unwrap_or(&self.id)
    }

    /// Words of the body without boilerplate; of scripts without spaces by the word bounds of UAX 29.
    pub fn words(&self) -> usize {
        // From Thai on there are scripts without spaces; in those before it what stands between spaces is a word.
        let unspaced = |piece: &str| piece.chars().any(|c| c >= '\u{E00}' && c.is_alphabetic());
        let of_piece = |piece: &str| if unspaced(piece) { piece.unicode_words().count().max(1) } else { 1 };
        self.blocks
            .iter()
            .filter(|block| block.kind != BlockKind::Boilerplate)
            .filter_map(|block| self.body.get(block.span.clone()))
            .flat_map(str::split_whitespace)
            .map(of_piece)
            .sum()
    }
}
