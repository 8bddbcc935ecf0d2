//! Files to articles: formats, decoding, repair, boilerplate, metadata, language.
//!
//! ```text
//! files -> format (unpack, decode, main text, fields) -> repair -> metadata in the text     file by file
//!       -> boilerplate                                                                      all files together
//!       -> blocks, headline, outlet, day, language -> Article                               file by file
//! ```
//!
//! Every change to a text is an edit of a draft and leaves a [`Repair`](crate::model::Repair), so that nothing is
//! silently lost. A new format is a file under `format/` and a line in its list.

mod allowance;
mod blocks;
mod boilerplate;
mod decode;
mod draft;
mod error;
mod files;
mod format;
mod language;
mod line;
mod metadata;
mod pending;
mod repair;
mod word;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use serde::Deserialize;

use crate::model::{Article, Origin, Stated, Warning};
use crate::parallel;
use crate::text::sanitize;

use allowance::Allowance;
use format::Budget;
use pending::{PendingArticle, Provenance};

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
    /// Articles in JSON keep the ids that they state; of several with one id, all but the first get a number behind it.
    pub own_ids: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { max_bytes: 64_000_000, own_ids: false }
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
    read_counted(paths, options, |_, _| {})
}

/// The same; `count` is told before each file how many were taken up before it, of how many.
pub fn read_counted(paths: &[PathBuf], options: &Options, count: impl Fn(usize, usize) + Sync) -> Intake {
    let taken_up = AtomicUsize::new(0);
    let mut intake = Intake::default();
    let files = files::find(paths, &mut intake.warnings);
    let allowance = Allowance::new(options.max_bytes, files::bytes_on_disk(&files));
    let read = parallel::map(files.len(), |at| {
        count(taken_up.fetch_add(1, Ordering::Relaxed), files.len());
        let file = &files[at];
        if allowance.left() == 0 {
            return Ok(vec![(String::new(), Err(ParseError::TooMuch { all: 1 }))]);
        }
        let mut budget = Budget::new(options.max_bytes, &allowance);
        let bytes = match files::read(file, options.max_bytes, |length| budget.take_turn(length)) {
            Ok(bytes) => bytes,
            Err(message) => {
                allowance.note(at, 0);
                return Err(message);
            }
        };
        let provenance = Provenance {
            id: file.id.clone(),
            path: file.path.clone(),
            folder: file.folder,
            ..Provenance::default()
        };
        let parts = unfold(&provenance, &bytes, options, &mut budget);
        let articles = parts.iter().filter_map(|(_, article)| article.as_ref().ok());
        allowance.note(at, articles.map(PendingArticle::cost).sum());
        Ok::<Vec<FilePart>, String>(parts)
    });
    let (mut read, failures): (Vec<_>, Vec<_>) = read
        .into_iter()
        .map(|read| match read {
            Ok(parts) => (parts, None),
            Err(message) => (Vec::new(), Some(message)),
        })
        .unzip();
    allowance.admit(&mut read);
    let mut folders = Vec::new();
    for ((file, parts), failure) in files.into_iter().zip(finished(read)).zip(failures) {
        // Warnings name what was given, so that a caller can tell which of its paths failed.
        let path = file.path.unwrap_or_else(|| PathBuf::from("-"));
        intake.warnings.extend(failure.map(|message| files::warning(&path, message)));
        for (part, article) in parts {
            match article {
                Ok(article) => {
                    folders.push(file.folder);
                    intake.articles.push(article);
                }
                // A folder may hold data and settings beside its articles; a file that was named is asked for.
                Err(ParseError::NoArticles(_)) if file.folder.is_some() => {}
                Err(error) => {
                    let name = format!("{}{part}", path.display());
                    intake.warnings.push(files::warning(Path::new(&name), error.to_string()));
                }
            }
        }
    }
    files::name_empty_folders(paths, &folders, &mut intake.warnings);
    if options.own_ids {
        tell_apart(&mut intake.articles);
    }
    label(intake)
}

/// The five articles that are part of the program, with the outlets that published them.
pub fn built_in() -> Intake {
    // A test holds the file to its form.
    let outlets: BTreeMap<String, BuiltIn> = toml::from_str(BUILT_IN).unwrap_or_default();
    let read = |(id, bytes): &(&str, &[u8])| {
        let mut article = parse(id, None, bytes).ok()?;
        if let Some(known) = outlets.get(id.trim_end_matches(".txt")) {
            article.outlet = Stated::new(known.outlet.clone(), Origin::Metadata);
        }
        Some(article)
    };
    label(Intake { articles: SEEDS.iter().filter_map(read).collect(), warnings: Vec::new() })
}

/// What is known of a built-in article beside its text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BuiltIn {
    outlet: String,
}

const BUILT_IN: &str = include_str!("../../assets/builtin.toml");

/// Makes an article of one document, whose format is told by its content and its name: that of `path`, or `id`. Of a
/// document with several articles (a feed, a list, an archive) the first one is taken.
///
/// # Errors
///
/// When the document is empty, is no text, or holds nothing but boilerplate.
pub fn parse(id: &str, path: Option<&Path>, bytes: impl AsRef<[u8]>) -> Result<Article, ParseError> {
    let provenance =
        Provenance { id: id.to_owned(), path: path.map(Path::to_owned), ..Provenance::default() };
    let mut first_error = None;
    for (_, article) in one(&provenance, bytes.as_ref(), &Options::default()) {
        match article {
            Ok(article) => return Ok(article),
            Err(error) => first_error = first_error.or(Some(error)),
        }
    }
    Err(first_error.unwrap_or(ParseError::Empty))
}

/// The articles of what was found at `url`, an address of the web.
pub fn from_web(url: &str, bytes: impl AsRef<[u8]>, options: &Options) -> Intake {
    let name = url.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let provenance = Provenance {
        id: name.to_owned(),
        address: Some(sanitize(url).into_owned()),
        ..Provenance::default()
    };
    let mut intake = Intake::default();
    for (part, article) in one(&provenance, bytes.as_ref(), options) {
        match article {
            Ok(article) => intake.articles.push(article),
            Err(error) => {
                intake.warnings.push(files::warning(Path::new(&format!("{url}{part}")), error.to_string()));
            }
        }
    }
    intake
}

/// What a part of a file gives, with its name within the file; a part of which not all is read gives two.
type FilePart<T = PendingArticle> = (String, Result<T, ParseError>);

fn one(provenance: &Provenance, bytes: &[u8], options: &Options) -> Vec<FilePart<Article>> {
    let allowance = Allowance::new(options.max_bytes, bytes.len() as u64);
    let mut budget = Budget::new(options.max_bytes, &allowance);
    let mut files = [unfold(provenance, bytes, options, &mut budget)];
    allowance.admit(&mut files);
    finished(files.into()).into_iter().flatten().collect()
}

/// The articles of one file, as far as they can be finished without the other files.
fn unfold(file: &Provenance, bytes: &[u8], options: &Options, budget: &mut Budget<'_>) -> Vec<FilePart> {
    let path = file.path.as_deref().and_then(Path::file_name);
    let name = path.map_or_else(|| file.id.as_str().into(), |name| name.to_string_lossy());
    let mut parts = Vec::new();
    for article in format::read_all(&name, bytes, budget) {
        let part = article.name;
        let own_id = article.id.filter(|_| options.own_ids);
        let article = article.draft.map(|draft| {
            let provenance = Provenance {
                id: own_id.unwrap_or_else(|| format!("{}{part}", file.id)),
                // The member of an archive has a file name of its own.
                file_name: if part.starts_with('/') { part.clone() } else { name.clone().into_owned() },
                // Of a feed whose entries have no addresses each gets one of its own: "https://.../feed#2".
                address: file.address.as_ref().map(|address| format!("{address}{part}")),
                ..file.clone()
            };
            PendingArticle::new(provenance, article.digest, draft)
        });
        match article {
            Ok(mut article) => {
                parts.extend(article.take_unread().into_iter().map(|error| (part.clone(), Err(error))));
                parts.push((part, Ok(article)));
            }
            Err(error) => parts.push((part, Err(error))),
        }
    }
    parts
}

/// The finished articles of all files.
fn finished(files: Vec<Vec<FilePart>>) -> Vec<Vec<FilePart<Article>>> {
    let mut pending = Vec::new();
    let places: Vec<Vec<(String, Option<ParseError>)>> = files
        .into_iter()
        .map(|parts| {
            parts
                .into_iter()
                .map(|(part, article)| (part, article.map(|article| pending.push(article)).err()))
                .collect()
        })
        .collect();
    let mut finished = pending::finish(pending).into_iter();
    let mut article = |error| match error {
        Some(error) => Err(error),
        None => finished.next().unwrap_or(Err(ParseError::Empty)),
    };
    places
        .into_iter()
        .map(|parts| parts.into_iter().map(|(part, error)| (part, article(error))).collect())
        .collect()
}

/// Gives articles whose id another has already an id of their own.
fn tell_apart(articles: &mut [Article]) {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut last: BTreeMap<String, usize> = BTreeMap::new();
    for article in articles {
        let stated = article.id.clone();
        let number = last.entry(stated.clone()).or_insert(1);
        while !taken.insert(article.id.clone()) {
            *number += 1;
            article.id = format!("{stated} ({number})");
        }
    }
}

/// Orders the articles and gives those whose label is a guess labels of their own.
fn label(mut intake: Intake) -> Intake {
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
    #[test]
    fn every_built_in_article_has_the_name_of_its_outlet() {
        let built_in = super::built_in();
        let outlets: Vec<&str> =
            built_in.articles.iter().map(|article| article.outlet.value.as_str()).collect();
        assert_eq!(outlets, ["CPEC News", "Read.pk", "Pakistan Today", "Dawn", "Pakinomist"]);
    }

    use super::*;

    /// Pages saved one a folder are all called alike.
    #[test]
    fn ten_thousand_files_of_one_name_get_labels_of_their_own() {
        let page = parse("page.txt", None, b"The pier opens in May.").unwrap();
        let articles = (0..10_000).map(|number| Article { id: format!("{number:04}"), ..page.clone() });
        let intake = label(Intake { articles: articles.collect(), warnings: Vec::new() });
        assert_eq!(intake.articles[0].outlet.value, "Page");
        assert_eq!(intake.articles[9_999].outlet.value, "Page 10000");
    }
}
