//! The date of an article that states none.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::{Article, BlockKind};
use crate::text::{Document, TokenKind, Wordlist};

/// How often each capitalised word stands in running text.
pub(super) type Names<'a> = BTreeMap<&'a str, f64>;

/// The date of the article of the same story, among those that state theirs, that tells of the same people.
///
/// Reports of one day turn around the same few names; a report on an earlier or later event has other protagonists.
/// So this is the cosine of how often names are used; names that all dated articles have tell nothing.
pub(super) fn infer(
    article: usize,
    articles: &[Article],
    names: &[Names<'_>],
    of_article: &[usize],
) -> Option<Date> {
    let dated: Vec<(usize, Date)> = (0..articles.len())
        .filter(|other| *other != article && of_article[*other] == of_article[article])
        .filter_map(|other| {
            let published =
                articles[other].published.as_ref().filter(|published| !published.is_inferred())?;
            Some((other, published.value))
        })
        .collect();
    let there: Vec<&Names<'_>> = dated.iter().map(|(other, _)| &names[*other]).collect();
    let telling = |name: &str| there.len() < 2 || !there.iter().all(|names| names.contains_key(name));
    let mut here = names[article].clone();
    here.retain(|name, _| telling(name));
    let common: Vec<f64> = there.iter().map(|other| cosine(&here, other, telling)).collect();
    (0..dated.len()).max_by(|a, b| common[*a].total_cmp(&common[*b]).then(b.cmp(a))).map(|best| dated[best].1)
}

/// Cosine of `here` with the telling names of `there`, times the length of `here`.
fn cosine(here: &Names<'_>, there: &Names<'_>, telling: impl Fn(&str) -> bool) -> f64 {
    let (shared, length) =
        there.iter().filter(|(name, _)| telling(name)).fold((0.0, 0.0), |(shared, length), (name, count)| {
            (shared + count * here.get(name).copied().unwrap_or_default(), length + count * count)
        });
    shared / f64::sqrt(length).max(f64::MIN_POSITIVE)
}

/// The names of an article, places aside.
pub(super) fn names(document: &Document) -> Names<'_> {
    let words = Wordlist::get();
    let mut names = Names::new();
    for sentence in document.sentences.iter().filter(|sentence| sentence.kind == BlockKind::Paragraph) {
        for token in &document.tokens[sentence.tokens.clone()] {
            let name = token.kind == TokenKind::Word && token.capital && token.folded.len() > 1;
            let place = words.country(&token.folded).is_some() || words.is_direction(&token.folded);
            if name && !place && !words.is_common(&token.folded) && !words.is_title(&token.folded) {
                *names.entry(&token.folded).or_default() += 1.0;
            }
        }
    }
    names
}
