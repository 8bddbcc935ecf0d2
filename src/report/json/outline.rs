//! The outline of an article: what grouping compares, for a program that groups the articles of an archive.

use serde::Serialize;

use super::object::{SCHEMA, json_line};
use crate::model::Fingerprint;
use crate::report::OutlinedArticle;
use crate::story::OutlineTerm;

/// The outline of an article as one line.
pub(in crate::report) fn outline(outlined: &OutlinedArticle) -> String {
    let OutlinedArticle { article, outline, traits, is_prose } = outlined;
    let published = article.published.filter(|day| !day.is_inferred());
    let term = |OutlineTerm { number, weight, everyday }: OutlineTerm| (number, weight, everyday);
    json_line(&OutlineObject {
        schema: SCHEMA,
        id: &article.id,
        published: published.map(|day| day.value.to_string()),
        prose: *is_prose,
        fingerprint: Fingerprint::of_article(article),
        terms: outline.terms().into_iter().map(term).collect(),
        names: traits.names().collect(),
    })
}

#[derive(Serialize)]
struct OutlineObject<'a> {
    schema: u32,
    id: &'a str,
    /// The day that the document states; null where it states none, even if the name of its file does.
    published: Option<String>,
    /// False for what looks like documentation and not like news.
    prose: bool,
    /// The same for articles of the same words.
    fingerprint: Fingerprint,
    /// Each term with its weight in the article, and the number of everyday articles that have it.
    terms: Vec<(i64, f64, f64)>,
    /// Each name with how often it stands in the article.
    names: Vec<(i64, f64)>,
}
