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

use crate::model::{Article, Corrections, Story};
use crate::parallel;

pub use archive::ArchiveCounts;
use date::Dated;
use likeness::Profiles;
pub use news::{is_prose, leave_out_other_texts};
pub use outline::Outline;
pub use term::{OutlineTerm, counted_form};

/// The stories of a set of articles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stories {
    /// Ordered by their first article.
    pub stories: Vec<Story>,
    /// For each article the number of its independent source: articles of one story that share long runs of words have
    /// the same.
    pub independent: Vec<usize>,
}

/// Groups the articles into stories, as the reader has corrected them, finds copies, and infers the days of articles that
/// state none. The articles are ordered by id.
///
/// Articles may be cut out of an `archive`, as long as with each of them all those are at hand that its links lead to: they
/// then make the same stories as among all of its articles. A link is a pair of articles with a cosine of .15 in the terms
/// that are not common, or a pair of neighbours with such a cosine in all of them.
pub fn group(
    articles: &[Article],
    mut outlines: Vec<Outline>,
    corrections: &Corrections,
    archive: Option<&ArchiveCounts>,
) -> Stories {
    let profiles = Profiles::new(&mut outlines, archive);
    let published = stated_days(articles);
    let neighbours = match archive {
        Some(archive) => told_neighbours(articles, archive),
        None => profiles.neighbours(&published),
    };
    let found = groups::of_articles(&profiles, &published, neighbours);
    let of_article = corrected::of_articles(found, articles, corrections);
    drop(profiles);
    let numbers = stories(&of_article);
    let stories = parallel::map(numbers.len(), |at| story(&numbers[at], articles, &outlines));
    let mut independent = vec![0; articles.len()];
    for (story, sources) in &stories {
        for (article, source) in story.articles.iter().zip(sources) {
            independent[*article] = *source;
        }
    }
    Stories { stories: stories.into_iter().map(|(story, _)| story).collect(), independent }
}

/// The days on which articles say that they were published.
fn stated_days(articles: &[Article]) -> Vec<Option<Date>> {
    let stated = |article: &Article| article.published.filter(|day| !day.is_inferred()).map(|day| day.value);
    articles.iter().map(stated).collect()
}

/// The pairs of neighbours that an archive tells, of those that are both at hand.
fn told_neighbours(articles: &[Article], archive: &ArchiveCounts) -> BTreeSet<(usize, usize)> {
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

/// The story that `numbers` make, and for each of them the number of its independent source.
fn story(numbers: &[usize], articles: &[Article], outlines: &[Outline]) -> (Story, Vec<usize>) {
    let here: Vec<&Outline> = numbers.iter().map(|article| &outlines[*article]).collect();
    let sources = copies::sources(&here);
    let mut first_of: BTreeMap<usize, usize> = BTreeMap::new();
    let copies = numbers.iter().zip(&sources).filter_map(|(&article, source)| {
        let first = *first_of.entry(*source).or_insert(article);
        (first != article).then_some((article, first))
    });
    let copies = copies.collect();
    let dated = Dated::new(numbers, articles, |article| &outlines[article].names);
    let undated = numbers.iter().filter(|article| articles[**article].published.is_none());
    let day = |article: &usize| Some((*article, dated.infer(&outlines[*article].names)?));
    let inferred = undated.filter_map(day).collect();
    (Story { articles: numbers.to_vec(), outlets: first_of.len(), copies, inferred }, sources)
}
