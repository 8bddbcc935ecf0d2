//! Which articles tell of one event, which of them share their text, and when those without a date were written.

mod copies;
mod corrected;
mod date;
mod groups;
mod likeness;
mod news;
mod outline;
mod rarity;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::{Article, Corrections, Story};

use date::Dated;
pub use news::leave_out_other_texts;
pub use outline::Outline;
pub use rarity::counted_form;

/// The stories of a set of articles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stories {
    /// Ordered by their first article.
    pub stories: Vec<Story>,
    /// For each article the number of its independent source: articles that share long runs of words have the same.
    pub independent: Vec<usize>,
}

/// Groups the articles into stories, as the reader has corrected them, finds copies, and infers the days of articles that
/// state none.
pub fn group(articles: &[Article], mut outlines: Vec<Outline>, corrections: &Corrections) -> Stories {
    let vectors = likeness::vectors(&mut outlines);
    let stated =
        |article: &Article| article.published.as_ref().filter(|day| !day.is_inferred()).map(|day| day.value);
    let published: Vec<Option<Date>> = articles.iter().map(stated).collect();
    let found = groups::of_articles(&vectors, &published);
    let of_article = corrected::of_articles(found, articles, corrections);
    drop(vectors);
    let independent = copies::sources(&outlines);
    let mut stories = stories(&of_article, &independent);
    for story in &mut stories {
        let dated = Dated::new(&story.articles, articles, |article| &outlines[article].names);
        let undated = story.articles.iter().filter(|article| articles[**article].published.is_none());
        let day = |article: &usize| Some((*article, dated.infer(&outlines[*article].names)?));
        story.inferred = undated.filter_map(day).collect();
    }
    Stories { stories, independent }
}

fn stories(of_article: &[usize], independent: &[usize]) -> Vec<Story> {
    let count = of_article.iter().max().map_or(0, |last| last + 1);
    let mut articles: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (article, story) in of_article.iter().enumerate() {
        articles[*story].push(article);
    }
    let story = |articles: Vec<usize>| {
        let mut first_of: BTreeMap<usize, usize> = BTreeMap::new();
        let copies = articles.iter().filter_map(|&index| {
            let first = *first_of.entry(independent[index]).or_insert(index);
            (first != index).then_some((index, first))
        });
        let copies = copies.collect();
        Story { articles, outlets: first_of.len(), copies, inferred: BTreeMap::new() }
    };
    articles.into_iter().map(story).collect()
}
