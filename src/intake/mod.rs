//! Files to articles: formats, decoding, repair, boilerplate, metadata, language.
//!
//! ```text
//! files -> format (unpack, decode, main text, repair of characters, what the format states) -> repair of words
//!       -> metadata in the text -> blocks -> language -> Article
//! ```
//!
//! Every change to a text is an edit of a draft and leaves a [`Repair`](crate::model::Repair), so that nothing is
//! silently lost. A new format is a file under `format/`.

mod blocks;
mod boilerplate;
mod decode;
mod draft;
mod error;
mod files;
mod format;
mod language;
mod metadata;
mod repair;
mod repeated;
mod sections;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::model::{Article, BlockKind, Origin, Stated, Warning};
use crate::parallel;
use crate::text::sanitize;

use draft::Draft;

pub use error::ParseError;
#[cfg(feature = "pdf")]
pub use format::pdf;

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

/// Reads files, folders (recursively) and, for `-`, standard input. What cannot be read becomes a warning; the rest is
/// read all the same. A file that is given twice is read once.
pub fn read(paths: &[PathBuf], options: &Options) -> Intake {
    let mut intake = Intake::default();
    let documents = files::find(paths, &mut intake.warnings);
    let mut folders = Vec::new();
    let parsed = parallel::map(documents.len(), |at| {
        let document = &documents[at];
        let bytes = files::read(document, options.max_bytes)?;
        Ok::<Unfolded, String>(unfold(&document.id, document.path.as_deref(), &bytes, options))
    });
    for (document, parsed) in documents.into_iter().zip(parsed) {
        // Warnings name what was given, so that a caller can tell which of its paths failed.
        let file = document.path.unwrap_or_else(|| PathBuf::from("-"));
        let (articles, unread) = match parsed {
            Ok(parts) => parts,
            Err(message) => {
                intake.warnings.push(files::warning(&file, message));
                continue;
            }
        };
        for (part, error) in unread {
            // A folder may hold data and settings beside its articles; a file that was named is asked for.
            if document.folder.is_none() || !matches!(error, ParseError::NoArticles(_)) {
                let name = format!("{}{part}", file.display());
                intake.warnings.push(files::warning(Path::new(&name), error.to_string()));
            }
        }
        folders.extend(articles.iter().map(|_| document.folder));
        intake.articles.extend(articles);
    }
    files::name_empty_folders(paths, &folders, &mut intake.warnings);
    repeated::tag(&mut intake.articles, &folders);
    finish(intake)
}

/// The five articles that are part of the program.
pub fn built_in() -> Intake {
    let articles = SEEDS.iter().filter_map(|(id, bytes)| parse(id, None, bytes).ok()).collect();
    finish(Intake { articles, warnings: Vec::new() })
}

/// Makes an article of one document, whose format is told by its content and its name: that of `path`, or `id`. Of a
/// document with several articles (a feed, a list, an archive) the first one is taken.
///
/// # Errors
///
/// When the document is empty, is no text, or holds nothing but leftovers of a web page.
pub fn parse(id: &str, path: Option<&Path>, bytes: impl AsRef<[u8]>) -> Result<Article, ParseError> {
    let (articles, unread) = unfold(id, path, bytes.as_ref(), &Options::default());
    match (articles.into_iter().next(), unread.into_iter().next()) {
        (Some(article), _) => Ok(article),
        (None, Some((_, error))) => Err(error),
        (None, None) => Err(ParseError::Empty),
    }
}

/// The articles of what was found at `url`, an address of the web.
pub fn from_web(url: &str, bytes: impl AsRef<[u8]>, options: &Options) -> Intake {
    let name = url.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let (mut articles, unread) = unfold(name, None, bytes.as_ref(), options);
    let whole = sanitize(name).len();
    for article in &mut articles {
        // Of a feed whose entries have no addresses each gets one of its own: "https://.../feed#2".
        let part = article.id.get(whole..).unwrap_or_default();
        let url = article.url.get_or_insert_with(|| format!("{}{part}", sanitize(url)));
        if article.outlet.origin == Origin::FileName
            && let Some(source) = metadata::from_address(url)
        {
            article.outlet = Stated::new(source, Origin::Metadata);
        }
    }
    let warnings = unread
        .into_iter()
        .map(|(part, error)| files::warning(Path::new(&format!("{url}{part}")), error.to_string()))
        .collect();
    Intake { articles, warnings }
}

/// The articles of one document, and for each part of it that gives none, or not all, its name within the document and
/// the cause.
type Unfolded = (Vec<Article>, Vec<(String, ParseError)>);

fn unfold(id: &str, path: Option<&Path>, bytes: &[u8], options: &Options) -> Unfolded {
    let name =
        path.and_then(|path| path.file_name()).map_or_else(|| id.into(), |name| name.to_string_lossy());
    let (mut articles, mut unread) = (Vec::new(), Vec::new());
    for mut part in format::read_all(&name, bytes, options.max_bytes) {
        let own_id = format!("{id}{}", part.name);
        // The member of an archive has a file name of its own.
        let file = if part.name.starts_with('/') { &part.name } else { &*name };
        let errors = part.draft.as_mut().map(|draft| std::mem::take(&mut draft.unread)).unwrap_or_default();
        unread.extend(errors.into_iter().map(|error| (part.name.clone(), error)));
        match part.draft.and_then(|draft| article(&own_id, file, draft, part.digest)) {
            Ok(article) => articles.push(Article { path: path.map(Path::to_owned), ..article }),
            Err(error) => unread.push((part.name, error)),
        }
    }
    (articles, unread)
}

/// The article of a draft; `name` is that of its file.
fn article(id: &str, name: &str, mut draft: Draft, digest: u64) -> Result<Article, ParseError> {
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
        .unwrap_or_else(|| Stated::new(metadata::from_file_name(&sanitize(name)), Origin::FileName));
    let published = draft
        .metadata
        .published
        .map(|day| Stated::new(day, Origin::Metadata))
        .or_else(|| stated.published.map(|day| Stated::new(day, Origin::Text)));
    let language = language::detect(&draft.text, &blocks);
    Ok(Article {
        id: sanitize(id).into_owned(),
        path: None,
        title: text_title.map(|title| Stated::new(title, origin)),
        outlet: source,
        published,
        url: draft.metadata.url,
        language,
        body: draft.text,
        blocks,
        repairs: draft.repairs,
        digest,
    })
}

/// Orders the articles and gives those whose label is a guess labels of their own.
fn finish(mut intake: Intake) -> Intake {
    intake.articles.sort_by(|a, b| a.id.cmp(&b.id));
    let mut taken: BTreeSet<String> = intake
        .articles
        .iter()
        .filter(|article| article.outlet.origin != Origin::FileName)
        .map(|article| article.outlet.value.clone())
        .collect();
    let mut last: BTreeMap<String, usize> = BTreeMap::new();
    for article in intake.articles.iter_mut().filter(|article| article.outlet.origin == Origin::FileName) {
        let label = article.outlet.value.clone();
        // A thousand files may have one name; none of them counts from the start.
        let number = last.entry(label.clone()).or_insert(1);
        while !taken.insert(article.outlet.value.clone()) {
            *number += 1;
            article.outlet.value = format!("{label} {number}");
        }
    }
    intake
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pages saved one a folder are all called alike.
    #[test]
    fn ten_thousand_files_of_one_name_get_labels_of_their_own() {
        let page = parse("page.txt", None, b"The pier opens in May.").unwrap();
        let articles = (0..10_000).map(|number| Article { id: format!("{number:04}"), ..page.clone() });
        let intake = finish(Intake { articles: articles.collect(), warnings: Vec::new() });
        assert_eq!(intake.articles[0].outlet.value, "Page");
        assert_eq!(intake.articles[9_999].outlet.value, "Page 10000");
    }
}
