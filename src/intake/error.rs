//! Why a document gives no article, or not all of it.

use std::borrow::Cow;

use thiserror::Error;

/// Why a document gives no article, or not all of it. Each message goes on from the name of the file: "a.txt: is empty".
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ParseError {
    /// It has no bytes, or nothing but white space.
    #[error("is empty")]
    Empty,
    /// It holds nothing but boilerplate.
    #[error("holds no text of an article, only leftovers of a web page")]
    NoText,
    /// It is no text, but this.
    #[error("is {0}, not text; save its text as .txt or .md")]
    NotText(&'static str),
    /// It is well-formed data in which nothing looks like an article; what kind of data.
    #[error("is {0} in which gainsay finds no article")]
    NoArticles(&'static str),
    /// Its content breaks the rules of its format.
    #[error("is {what} that cannot be read ({cause})")]
    Broken {
        /// What it seems to be.
        what: &'static str,
        /// What is wrong with it, in the words of its parser.
        cause: String,
    },
    /// It is longer than any article.
    #[error("is longer than gainsay reads of one article; the last {:.1} MB are left out", *left_out as f64 / 1e6)]
    TooLong {
        /// How many bytes of its text are not read.
        left_out: usize,
    },
    /// It was damaged in more places than are listed.
    #[error("needs more repairs than gainsay lists; {more} of them are made without being listed")]
    Unlisted {
        /// How many repairs are not listed.
        more: usize,
    },
    /// All articles together would be too much to analyse.
    #[error("is left out, for want of memory{}: read fewer articles at a time", others(*all))]
    TooMuch {
        /// How many articles or files are left out, with this one.
        all: usize,
    },
    /// A reason that only its format has, as the whole message.
    #[error("{0}")]
    Format(Cow<'static, str>),
}

/// What is said of those that are left out beside one.
fn others(all: usize) -> String {
    match all {
        0 | 1 => String::new(),
        2 => ", and so is 1 other".to_owned(),
        _ => format!(", and so are {} others", all - 1),
    }
}
