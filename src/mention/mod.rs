//! Finders of mentions, one a file.

mod name;
mod quote;

use crate::model::{Article, Mention};
use crate::text::Document;

/// Every name, title and quote.
pub fn words(article: &Article, document: &Document) -> Vec<Mention> {
    let mut out = name::find(article, document);
    out.extend(quote::find(article, document));
    out
}
