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
    /// A reason that only its format has, as the whole message.
    #[error("{0}")]
    Format(Cow<'static, str>),
}
