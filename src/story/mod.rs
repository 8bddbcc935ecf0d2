//! Which articles tell of one event, which of them share their text, and when those without a date were written.

mod copies;
mod date;
mod similarity;

use std::collections::BTreeMap;

use crate::model::{Article, Origin, Stated, Story};
use crate::text::Document;

/// The stories of a set of articles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stories {
    /// Ordered by their first article.
    pub stories: Vec<Story>,
    /// For each article the index of its story.
    pub of_article: Vec<usize>,
    /// For each article the number of its independent source: articles that share long runs of words have the same.
    pub independent: Vec<usize>,
}

/// Groups the articles into stories, finds copies, and gives a date to articles that state none.
///
/// A date concluded here is marked [`Origin::Inferred`].
pub fn group(articles: &mut [Article], documents: &[Document]) -> Stories {
    let vectors = similarity::vectors(documents);
    let of_article = similarity::components(articles.len(), similarity::same_story(&vectors));
    let independent = copies::sources(articles, documents);
    let names: Vec<date::Names<'_>> = documents.iter().map(date::names).collect();
    for index in 0..articles.len() {
        if articles[index].published.is_none()
            && let Some(date) = date::infer(index, articles, &names, &of_article)
        {
            articles[index].published = Some(Stated::new(date, Origin::Inferred));
        }
    }
    Stories { stories: stories(&of_article, &independent), of_article, independent }
}

fn stories(of_article: &[usize], independent: &[usize]) -> Vec<Story> {
    let count = of_article.iter().max().map_or(0, |last| last + 1);
    (0..count)
        .map(|story| {
            let articles: Vec<usize> =
                (0..of_article.len()).filter(|&index| of_article[index] == story).collect();
            let mut sources: Vec<usize> = articles.iter().map(|&index| independent[index]).collect();
            sources.sort_unstable();
            sources.dedup();
            let mut first_of: BTreeMap<usize, usize> = BTreeMap::new();
            let copies = articles.iter().filter_map(|&index| {
                let first = *first_of.entry(independent[index]).or_insert(index);
                (first != index).then_some((index, first))
            });
            let copies = copies.collect();
            Story { articles, sources: sources.len(), copies }
        })
        .collect()
}
