//! Prints a briefing: text to read, JSON for programs, tables for spreadsheets, Markdown and HTML to hand out.
//!
//! A format is a file that implements [`Format`], and an entry in [`FORMATS`]. What formats share (who states a value, which
//! date an article has) is in `content` and `words`, so that all of them say the same.

mod content;
pub mod csv;
#[cfg(test)]
pub(crate) mod fixture;
mod format;
pub mod html;
pub mod json;
pub mod markdown;
pub mod ndjson;
mod one_page;
mod page;
pub mod pins;
pub mod text;
mod words;

pub(crate) use content::{attribution, outlets};
pub use format::{Answers, ArticleOutlines, ArticleTexts, Format, Mentions, OutlinedArticle, Print};
pub use page::{Ink, Page};
pub(crate) use words::{counted, day_text, headline, language_note, warning_line};

/// All formats, in the order of `--help`.
pub const FORMATS: [&dyn Format; 6] =
    [&text::Text, &json::Json, &ndjson::Ndjson, &markdown::Markdown, &csv::Csv, &html::Html];
