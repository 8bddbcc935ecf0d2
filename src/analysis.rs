//! The stages in their order, from articles to a briefing.

use std::collections::BTreeSet;

use jiff::civil::DateTime;

use crate::claim::{self, Texts};
use crate::model::{Article, Briefing, Fact, Fingerprint, Origin, Verdict};
use crate::story::Stories;
use crate::text::Document;
use crate::{fact, mention, parallel, story, verdict};

/// Finds the facts of the articles and where they disagree.
///
/// The order of the articles does not matter. Warnings are left empty: they come with the articles from intake.
pub fn analyze(articles: Vec<Article>) -> Briefing {
    analyze_apart(articles, &BTreeSet::new())
}

/// The same, where each reading in `apart` is a fact of its own: a reader saw that it was merged wrongly.
pub fn analyze_apart(mut articles: Vec<Article>, apart: &BTreeSet<Fingerprint>) -> Briefing {
    articles.sort_by(|a, b| a.id.cmp(&b.id));
    let documents = parallel::map(articles.len(), |at| Document::new(&articles[at]));
    let stories = story::group(&mut articles, &documents);
    let mentions = parallel::map(articles.len(), |at| {
        mention::find(&articles[at], &documents[at], reference(&articles[at]))
    });
    let texts = Texts { articles: &articles, documents: &documents, mentions: &mentions };
    let of_stories = parallel::map(stories.stories.len(), |story| facts(story, &stories, texts, apart));
    let mut facts: Vec<Fact> = of_stories.into_iter().flatten().collect();
    facts.sort_by(|a, b| {
        b.weight.total_cmp(&a.weight).then_with(|| a.topic.cmp(&b.topic)).then_with(|| a.id.cmp(&b.id))
    });
    let disagreements = disagreements(&facts);
    Briefing { articles, stories: stories.stories, facts, disagreements, warnings: Vec::new() }
}

/// The briefing that the articles of `briefing` give with other readings apart.
pub fn analyze_again(briefing: &Briefing, apart: &BTreeSet<Fingerprint>) -> Briefing {
    let mut articles = briefing.articles.clone();
    for article in &mut articles {
        // What was concluded from other articles is concluded anew, from what they state.
        article.published.take_if(|published| published.origin == Origin::Inferred);
    }
    Briefing { warnings: briefing.warnings.clone(), ..analyze_apart(articles, apart) }
}

/// The facts of one story.
fn facts(number: usize, stories: &Stories, texts: Texts<'_>, apart: &BTreeSet<Fingerprint>) -> Vec<Fact> {
    let articles = &stories.stories[number].articles;
    let claims = claim::collect(articles, texts);
    let matches = fact::divide(fact::matches(articles, texts, &claims), texts.articles, apart);
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
