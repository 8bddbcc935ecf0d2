//! An article, as intake hands it on.

use std::path::PathBuf;

use jiff::civil::Date;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_segmentation::UnicodeSegmentation;

use crate::text::{Block, BlockKind, Document, beginning};

/// The most that is shown of a headline, in bytes: more than any headline or lead sentence of news has.
pub const LONGEST_HEADLINE: usize = 1000;

/// Where a piece of an article's metadata was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// The document's own metadata, such as front matter.
    Metadata,
    /// The text: a dateline, a "Published in ..." line, a headline.
    Text,
    /// The name of the file.
    FileName,
    /// Inferred from other articles of the story.
    Inferred,
}

/// A value together with where it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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

    /// True if the document does not state the value: it was inferred from the file name or from other articles.
    pub fn is_inferred(&self) -> bool {
        matches!(self.origin, Origin::FileName | Origin::Inferred)
    }
}

/// The kinds of change that intake makes to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RepairKind {
    /// Bytes that were not valid in the document's encoding.
    Encoding,
    /// Text that was decoded with a wrong encoding before it was saved.
    Mojibake,
    /// A hyphen inside a word, where none belongs.
    Hyphen,
    /// Control, escape or direction-override characters, which never reach a terminal.
    Control,
    /// A line marked as boilerplate of the web page. It stays in the body.
    Boilerplate,
    /// A line removed from the body because it is metadata (outlet, date).
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

/// One change that intake made, with what stood there before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repair {
    /// What kind of damage it repairs.
    pub kind: RepairKind,
    /// What stood in the decoded document, safe to print: control characters are named (`␛`, `<U+202E>`), and bytes that
    /// could not be decoded are written out (`\xFF`).
    pub before: String,
    /// What stands in the body now.
    pub after: String,
    /// Byte position in the body where `after` begins.
    pub at: usize,
}

/// The language of an article. It is stored by its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language {
    /// Its code in ISO 639-3 ("eng").
    pub code: &'static str,
    /// Its name in English.
    pub name: &'static str,
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code)
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        let language = whatlang::Lang::from_code(&code);
        let language = language.ok_or_else(|| D::Error::custom(format!("no language is called {code:?}")))?;
        Ok(Self { code: language.code(), name: language.eng_name() })
    }
}

/// One article of one outlet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// The path within the folder that was opened (in a flat folder, the file name), safe to print.
    pub id: String,
    /// The file on disk; none for standard input and the built-in articles. It is not stored: some paths are no text.
    #[serde(skip)]
    pub path: Option<PathBuf>,
    /// The headline.
    pub title: Option<Stated<String>>,
    /// The outlet that published the article.
    pub outlet: Stated<String>,
    /// The day of publication, where the document or the name of its file states it.
    /// [`Briefing::published`](super::Briefing::published) also knows the days that were inferred.
    pub published: Option<Stated<Date>>,
    /// The address the article was saved from.
    pub url: Option<String>,
    /// The language of the text; none when it is too short to tell.
    pub language: Option<Language>,
    /// The repaired text. Contains no control characters but `\n`, and no direction overrides.
    pub body: String,
    /// The blocks of the body, in order.
    pub blocks: Vec<Block>,
    /// What intake repaired.
    pub repairs: Vec<Repair>,
    /// A hash of the document as it was read (of an article in a JSON list: of its object). Within a run, it shows whether
    /// a document has changed; it means nothing else.
    pub digest: u64,
}

impl Article {
    /// The headline; without one, the first block of the text; without any text, the id. What is far too long for a line
    /// that stands for the article is cut off.
    pub fn headline(&self) -> &str {
        let first = || {
            let mut blocks = self.blocks.iter().filter(|block| block.kind != BlockKind::Boilerplate);
            blocks.next().and_then(|block| self.body.get(block.span.clone()))
        };
        let title = self.title.as_ref().map(|title| title.value.as_str());
        beginning(title.or_else(first).unwrap_or(&self.id), LONGEST_HEADLINE)
    }

    /// The number of words in the body, without boilerplate. Scripts without spaces are counted by UAX 29.
    pub fn words(&self) -> usize {
        // Scripts without spaces have code points from Thai on; in the scripts before it, spaces separate words.
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

impl Document {
    /// Splits the body of `article`.
    pub fn new(article: &Article) -> Self {
        Self::of_blocks(&article.body, &article.blocks)
    }
}
