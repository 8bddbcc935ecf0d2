//! Files to articles: formats, decoding, repair, boilerplate, metadata.
//!
//! ```text
//! files -> format (decode, repair of characters, front matter, paragraphs) -> repair of words -> metadata in the text
//!       -> blocks -> Article
//! ```
//!
//! Every change to a text is an edit of a draft and leaves a [`Repair`](crate::model::Repair), so that nothing is
//! silently lost. A new format is a file under `format/`.

mod blocks;
mod boilerplate;
mod decode;
mod draft;
mod files;
mod format;
mod metadata;
mod repair;
mod repeated;

use std::collections::BTreeSet;
use std::path::PathBuf;

use thiserror::Error;

use crate::model::{Article, BlockKind, Origin, Stated, Warning};
use crate::parallel;
use crate::text::sanitize;

use format::Format;

/// The five articles that are part of the program.
const SEEDS: [(&str, &[u8]); 5] = [
    ("000_eea5a97af4a82065.txt", include_bytes!("../../seeds/000_eea5a97af4a82065.txt")),
    ("001_0dccb926c1ea8c02.txt", include_bytes!("../../seeds/001_0dccb926c1ea8c02.txt")),
    ("002_fdf5f805c97a8c05.txt", include_bytes!("../../seeds/002_fdf5f805c97a8c05.txt")),
    ("003_8f5cf43f1953043f.txt", include_bytes!("../../seeds/003_8f5cf43f1953043f.txt")),
    ("004_63d79bf8877ce5b7.txt", include_bytes!("../../seeds/004_63d79bf8877ce5b7.txt")),
];

/// What may be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// A larger file is not read, in bytes.
    pub max_bytes: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self { max_bytes: 64_000_000 }
    }
}

/// What was read, and what could not be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Intake {
    /// Ordered by id.
    pub articles: Vec<Article>,
    /// In the order of the paths.
    pub warnings: Vec<Warning>,
}

/// Why a document gives no article.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ParseError {
    /// It has no bytes, or none but white space.
    #[error("is empty")]
    Empty,
    /// It is no text; what it seems to be.
    #[error("is {0}, not text; save its text as .txt or .md")]
    Binary(&'static str),
    /// Nothing but leftovers of a web page.
    #[error("holds no text of an article, only leftovers of a web page")]
    NoText,
}

/// Reads files, folders (recursively) and, for `-`, standard input. What cannot be read becomes a warning; the rest is
/// read all the same. A file that is given twice is read once.
pub fn read(paths: &[PathBuf], options: &Options) -> Intake {
    let mut intake = Intake::default();
    let documents = files::find(paths, &mut intake.warnings);
    let mut folders = Vec::new();
    let parsed = parallel::map(documents.len(), |at| {
        let document = &documents[at];
        let bytes = files::read(document, options.max_bytes)?;
        parse(&document.id, document.path.clone(), bytes).map_err(|error| error.to_string())
    });
    for (document, parsed) in documents.into_iter().zip(parsed) {
        match parsed {
            Ok(article) => {
                intake.articles.push(article);
                folders.push(document.folder);
            }
            Err(message) => {
                // Warnings name what was given, so that a caller can tell which of its paths failed.
                let file = document.path.unwrap_or_else(|| PathBuf::from("-"));
                intake.warnings.push(files::warning(&file, message));
            }
        }
    }
    repeated::tag(&mut intake.articles, &folders);
    finish(intake)
}

/// The five articles that are part of the program.
pub fn built_in() -> Intake {
    let articles = SEEDS.iter().filter_map(|(id, bytes)| parse(id, None, bytes.to_vec()).ok()).collect();
    finish(Intake { articles, warnings: Vec::new() })
}

/// Makes an article of one document. The format follows from the extension of `path` or `id`; a document whose name
/// names no known format is read as plain text.
///
/// # Errors
///
/// When the document is empty, is no text, or holds nothing but leftovers of a web page.
pub fn parse(id: &str, path: Option<PathBuf>, bytes: Vec<u8>) -> Result<Article, ParseError> {
    if bytes.trim_ascii().is_empty() {
        return Err(ParseError::Empty);
    }
    let name = path
        .as_ref()
        .and_then(|path| path.file_name())
        .map_or_else(|| id.into(), |name| name.to_string_lossy());
    let mut draft = Format::of(&name).unwrap_or(Format::Plain).read(&bytes)?;
    repair::join_broken_words(&mut draft);
    let stated = metadata::stated::take(&mut draft);
    let blocks = blocks::divide(&mut draft);
    if blocks.is_empty() {
        return Err(ParseError::Empty);
    }
    if blocks.iter().all(|block| block.kind == BlockKind::Boilerplate) {
        return Err(ParseError::NoText);
    }
    let text_title = blocks
        .iter()
        .find(|block| block.kind == BlockKind::Title)
        .and_then(|block| draft.text.get(block.span.clone()))
        .map(str::to_owned);
    let origin = if draft.metadata.title.is_some() { Origin::Metadata } else { Origin::Text };
    let source = draft
        .metadata
        .source
        .map(|name| Stated::new(name, Origin::Metadata))
        .or_else(|| stated.source.map(|name| Stated::new(name, Origin::Text)))
        .unwrap_or_else(|| Stated::new(metadata::from_file_name(&sanitize(&name)), Origin::FileName));
    let published = draft
        .metadata
        .published
        .map(|day| Stated::new(day, Origin::Metadata))
        .or_else(|| stated.published.map(|day| Stated::new(day, Origin::Text)));
    Ok(Article {
        id: sanitize(id).into_owned(),
        path,
        title: text_title.map(|title| Stated::new(title, origin)),
        source,
        published,
        url: draft.metadata.url,
        body: draft.text,
        blocks,
        repairs: draft.repairs,
        original: bytes,
    })
}

/// Orders the articles and gives those whose label is a guess labels of their own.
fn finish(mut intake: Intake) -> Intake {
    intake.articles.sort_by(|a, b| a.id.cmp(&b.id));
    let mut taken: BTreeSet<String> = intake
        .articles
        .iter()
        .filter(|article| article.source.origin != Origin::FileName)
        .map(|article| article.source.value.clone())
        .collect();
    for article in intake.articles.iter_mut().filter(|article| article.source.origin == Origin::FileName) {
        let label = article.source.value.clone();
        let mut number = 2;
        while !taken.insert(article.source.value.clone()) {
            article.source.value = format!("{label} {number}");
            number += 1;
        }
    }
    intake
}
