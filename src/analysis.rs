//! The stages in their order, from articles to a briefing.

use std::ops::Range;

use jiff::civil::DateTime;

use crate::claim::{self, Texts};
use crate::model::{Article, Briefing, Fact, Story, Verdict};
use crate::story::{Outline, Stories};
use crate::text::Document;
use crate::{fact, mention, parallel, story, verdict};

/// Articles whose sentences and mentions are in memory at one time, where no story has more: together they take ten times
/// as much as the texts.
const BATCH: usize = 256;

/// Finds the facts of the articles and where they disagree.
///
/// The order of the articles does not matter. Warnings are left empty: they come with the articles from intake.
pub fn analyze(mut articles: Vec<Article>) -> Briefing {
    articles.sort_by(|a, b| a.id.cmp(&b.id));
    let small = articles.len() <= BATCH;
    let (outlines, mut documents) = parallel::map(articles.len(), |at| {
        let document = Document::new(&articles[at]);
        (Outline::new(&articles[at], &document), if small { document } else { Document::default() })
    })
    .into_iter()
    .unzip::<_, _, Vec<_>, Vec<_>>();
    let stories = story::group(&mut articles, outlines);
    let mut mentions = vec![Vec::new(); articles.len()];
    let mut facts: Vec<Fact> = Vec::new();
    for batch in batches(&stories.stories) {
        let here: Vec<usize> =
            batch.clone().flat_map(|story| stories.stories[story].articles.iter().copied()).collect();
        if !small {
            let read = parallel::map(here.len(), |at| Document::new(&articles[here[at]]));
            here.iter().zip(read).for_each(|(article, document)| documents[*article] = document);
        }
        let found = parallel::map(here.len(), |at| {
            let article = &articles[here[at]];
            mention::find(article, &documents[here[at]], reference(article))
        });
        here.iter().zip(found).for_each(|(article, found)| mentions[*article] = found);
        let texts = Texts { articles: &articles, documents: &documents, mentions: &mentions };
        let first = batch.start;
        let of_stories = parallel::map(batch.len(), |at| self::facts(first + at, &stories, texts));
        facts.extend(of_stories.into_iter().flatten());
        for article in here {
            (documents[article], mentions[article]) = (Document::default(), Vec::new());
        }
    }
    facts.sort_by(|a, b| {
        b.weight.total_cmp(&a.weight).then_with(|| a.topic.cmp(&b.topic)).then_with(|| a.id.cmp(&b.id))
    });
    let disagreements = disagreements(&facts);
    Briefing { articles, stories: stories.stories, facts, disagreements, warnings: Vec::new() }
}

/// Runs of stories with about [`BATCH`] articles, at least one story in each.
fn batches(stories: &[Story]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let (mut first, mut articles) = (0, 0);
    for (number, story) in stories.iter().enumerate() {
        articles += story.articles.len();
        if articles >= BATCH {
            out.push(first..number + 1);
            (first, articles) = (number + 1, 0);
        }
    }
    out.push(first..stories.len());
    out
}

/// The facts of one story.
fn facts(number: usize, stories: &Stories, texts: Texts<'_>) -> Vec<Fact> {
    let articles = &stories.stories[number].articles;
    let claims = claim::collect(articles, texts);
    let matches = fact::matches(articles, texts, &claims);
    parallel::map(matches.len(), |at| verdict::judge(&matches[at], number, texts, stories))
}

/// Where the relative dates of an article ("Tuesday") count from: the start of the day of publication.
pub(crate) fn reference(article: &Article) -> Option<DateTime> {
    article.published.as_ref().map(|published| published.value.to_datetime(jiff::civil::Time::midnight()))
}

/// The facts with a judgement, the gravest first, in each group by weight (the order of `facts`).
fn disagreements(facts: &[Fact]) -> Vec<usize> {
    let mut out: Vec<(Verdict, usize)> = facts
        .iter()
        .enumerate()
        .filter_map(|(index, fact)| Some((fact.judgement.as_ref()?.verdict, index)))
        .collect();
    out.sort_unstable();
    out.into_iter().map(|(_, index)| index).collect()
}
