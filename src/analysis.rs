//! The stages in their order, from articles to a briefing.

use jiff::civil::DateTime;

use crate::claim::{self, Texts};
use crate::model::{Article, Briefing, Fact, Verdict};
use crate::story::Stories;
use crate::text::Document;
use crate::{fact, mention, parallel, story, verdict};

/// Finds the facts of the articles and where they disagree.
///
/// The order of the articles does not matter. Warnings are left empty: they come with the articles from intake.
pub fn analyze(mut articles: Vec<Article>) -> Briefing {
    articles.sort_by(|a, b| a.id.cmp(&b.id));
    let documents = parallel::map(articles.len(), |at| Document::new(&articles[at]));
    let stories = story::group(&mut articles, &documents);
    let mentions = parallel::map(articles.len(), |at| {
        mention::find(&articles[at], &documents[at], reference(&articles[at]))
    });
    let texts = Texts { articles: &articles, documents: &documents, mentions: &mentions };
    let of_stories = parallel::map(stories.stories.len(), |story| facts(story, &stories, texts));
    let mut facts: Vec<Fact> = of_stories.into_iter().flatten().collect();
    facts.sort_by(|a, b| {
        b.weight.total_cmp(&a.weight).then_with(|| a.topic.cmp(&b.topic)).then_with(|| a.id.cmp(&b.id))
    });
    let disagreements = disagreements(&facts);
    Briefing { articles, stories: stories.stories, facts, disagreements, warnings: Vec::new() }
}

/// The facts of one story.
fn facts(number: usize, stories: &Stories, texts: Texts<'_>) -> Vec<Fact> {
    let articles = &stories.stories[number].articles;
    let claims = claim::collect(articles, texts);
    let matches = fact::matches(articles, texts, &claims);
    matches.into_iter().map(|found| verdict::judge(found, number, texts, stories)).collect()
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
