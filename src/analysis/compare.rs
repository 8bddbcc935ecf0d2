//! The facts of one story, by all stages from syntax to verdict.

use jiff::civil::Date;

use crate::claim::{self, Texts};
use crate::model::{Article, Corrections, Fact, Story};
use crate::text::Document;
use crate::{fact, mention, parallel, syntax, verdict};

/// A story that is to be compared.
#[derive(Clone, Copy)]
pub(super) struct ComparedStory<'a> {
    pub story: &'a Story,
    /// Its number in the briefing.
    pub number: usize,
    /// Its articles.
    pub articles: &'a [&'a Article],
    /// For each of them the number of its independent source.
    pub independent: &'a [usize],
}

/// The facts of a story; `documents` has the sentences of its articles. Meanwhile the articles are numbered within it, as if
/// there were no others.
pub(super) fn facts_of(
    compared: ComparedStory<'_>,
    documents: &[&Document],
    corrections: &Corrections,
) -> Vec<Fact> {
    let ComparedStory { story, number, articles, independent } = compared;
    let numbers = &story.articles;
    let day = |(number, article): (&usize, &&Article)| story.published(*number, article);
    let days = numbers.iter().zip(articles).map(|of| day(of).map(|published| published.value));
    let published: Vec<Option<Date>> = days.collect();
    let parses = parallel::map(articles.len(), |at| syntax::parse_all(&articles[at].body, documents[at]));
    let mentions =
        parallel::map(articles.len(), |at| mention::find(articles[at], documents[at], published[at]));
    let speakers = parallel::map(articles.len(), |at| claim::speakers(documents[at], &mentions[at]));
    let texts = Texts {
        articles,
        published: &published,
        documents,
        parses: &parses,
        mentions: &mentions,
        speakers: &speakers,
    };
    let claims = claim::collect(texts);
    let matches = fact::divide(fact::matches(texts, &claims), articles, &corrections.split);
    let matches = fact::unite(matches, articles, &corrections.merged);
    let judge = |found| verdict::judge(found, number, texts, &claims, independent, corrections);
    let mut facts: Vec<Fact> = parallel::map_each(matches, judge).into_iter().flatten().collect();
    verdict::mark_hidden(&mut facts, articles, corrections);
    for reading in facts.iter_mut().flat_map(Fact::readings_mut) {
        reading.article = numbers[reading.article];
    }
    facts
}
