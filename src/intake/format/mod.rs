//! From the bytes of a file to the drafts of its articles: one format a file, told by content before name.
//!
//! A format is a constant [`InputFormat`](definition::InputFormat) in a file of its own, which has how it is recognised, how it
//! is read and what is said where that fails. Adding one takes that file and a line in [`FORMATS`].

mod bounded_json;
mod budget;
mod definition;
mod detect;
mod feed;
mod forward;
mod gzip;
mod html;
mod json;
mod layout;
mod lines;
mod mail;
mod markdown;
mod note;
mod office;
#[cfg(feature = "pdf")]
pub mod pdf;
mod plain;
mod start;
mod unread;
mod xml;
mod zip;

pub(super) use budget::Budget;
use definition::{Formats, RawArticle};

pub(super) use start::extension;
pub(super) use unread::EXTENSIONS as UNREAD;

/// The formats; a document is of the first one that recognises it.
const FORMATS: Formats = &[
    &office::FORMAT,
    &zip::FORMAT,
    &gzip::FORMAT,
    #[cfg(feature = "pdf")]
    &pdf::FORMAT,
    &unread::BINARY,
    &feed::FORMAT,
    &html::FORMAT,
    &unread::XML,
    &json::FORMAT,
    &mail::FORMAT,
    &markdown::FORMAT,
    &plain::FORMAT,
];

/// True when the name of a file is that of a format that is read.
pub(super) fn is_known(name: &str) -> bool {
    detect::by_name(name, FORMATS).is_some()
}

/// True for a file that a folder is searched for; `start` is how it begins.
pub(super) fn is_wanted(name: &str, start: &[u8]) -> bool {
    detect::is_wanted(name, start, FORMATS)
}

/// Reads every article of the file `name`, or says why there is none.
pub(super) fn read_all(name: &str, bytes: &[u8], budget: &mut Budget<'_>) -> Vec<RawArticle> {
    detect::read_all(name, bytes, budget, FORMATS)
}

/// The names of the formats that are read, the most common first: "text, Markdown, ...".
pub(super) fn names() -> String {
    let names = FORMATS.iter().rev().map(|format| format.name).filter(|name| !name.is_empty());
    names.collect::<Vec<_>>().join(", ")
}
