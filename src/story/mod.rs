//! Which articles tell of one event, which of them share their text, and when those without a date were written.

mod archive;
mod copies;
mod corrected;
mod date;
mod groups;
mod likeness;
mod news;
mod outline;
mod rarity;
mod term;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::model::{Article, Corrections, Fingerprint, Story};

pub use archive::ArchiveCounts;
use date::Dated;
use likeness::Profiles;
pub use news::{is_prose, leave_out_other_texts};
pub use outline::{Outline, StoryTraits};
pub use term::{OutlineTerm, counted_form};

/// What grouping wants to know of an article beside its [`Outline`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleCard {
    /// Its id.
    pub id: String,
    /// The day on which it says that it was published.
    pub published: Option<Date>,
    /// By which the reader's corrections know it.
    pub print: Fingerprint,
}

impl ArticleCard {
    /// The card of an article.
    pub fn new(article: &Article) -> Self {
        let published = article.published.filter(|day| !day.is_inferred()).map(|day| day.value);
        Self { id: article.id.clone(), published, print: Fingerprint::of_article(article) }
    }
}

/// Groups articles into stories, as the reader has corrected them: for each story the numbers of its articles, in order. The
/// articles are ordered by id, the stories by their first articles.
///
/// Articles may be cut out of an `archive`, as long as with each of them all those are at hand that its links lead to: they
/// then make the same stories as among all of its articles. A link is a pair of articles with a cosine of .15 in the terms
/// that are not common, or a pair of neighbours with such a cosine in all of them.
pub fn group(
    articles: &[ArticleCard],
    outlines: Vec<Outline>,
    corrections: &Corrections,
    archive: Option<&ArchiveCounts>,
) -> Vec<Vec<usize>> {
    let profiles = Profiles::new(outlines, archive);
    let published: Vec<Option<Date>> = articles.iter().map(|article| article.published).collect();
    let neighbours = match archive {
        Some(archive) => told_neighbours(articles, archive),
        None => profiles.neighbours(&published),
    };
    let found = groups::of_articles(profiles, &published, neighbours);
    let prints: Vec<Fingerprint> = articles.iter().map(|article| article.print).collect();
    stories(&corrected::of_articles(found, &prints, corrections))
}

/// The pairs of neighbours that an archive tells, of those that are both at hand.
fn told_neighbours(articles: &[ArticleCard], archive: &ArchiveCounts) -> BTreeSet<(usize, usize)> {
    let place = |id: &String| articles.binary_search_by(|article| article.id.cmp(id)).ok();
    let pair = |(a, b): &(String, String)| {
        let (a, b) = (place(a)?, place(b)?);
        (a != b).then_some((a.min(b), a.max(b)))
    };
    archive.neighbours.iter().filter_map(pair).collect()
}

/// The articles of each story, given the number of the story of each article.
fn stories(of_article: &[usize]) -> Vec<Vec<usize>> {
    let count = of_article.iter().max().map_or(0, |last| last + 1);
    let mut articles: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (article, story) in of_article.iter().enumerate() {
        articles[*story].push(article);
    }
    articles
}

/// The story that `articles` make, which have these `numbers`, and for each of them the number of its independent source:
/// articles that share long runs of words have the same.
pub fn story(numbers: &[usize], articles: &[&Article], traits: &[StoryTraits]) -> (Story, Vec<usize>) {
    let sources = copies::sources(traits);
    let mut first_of: BTreeMap<usize, usize> = BTreeMap::new();
    let copies = numbers.iter().zip(&sources).filter_map(|(&article, source)| {
        let first = *first_of.entry(*source).or_insert(article);
        (first != article).then_some((article, first))
    });
    let copies = copies.collect();
    let dated = Dated::new(articles, traits);
    let undated = (0..articles.len()).filter(|at| articles[*at].published.is_none());
    let day = |at: usize| Some((numbers[at], dated.infer(&traits[at].names)?));
    let inferred = undated.filter_map(day).collect();
    (Story { articles: numbers.to_vec(), outlets: first_of.len(), copies, inferred }, sources)
}
