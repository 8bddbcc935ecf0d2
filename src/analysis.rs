//! The stages in their order, from articles to a briefing.

use std::collections::BTreeSet;
use std::ops::Range;

use jiff::civil::DateTime;

use crate::claim::{self, Texts};
use crate::model::{Article, Briefing, Fact, Fingerprint, Origin, Story, Verdict};
use crate::story::{Outline, Stories};
use crate::text::Document;
use crate::{fact, mention, parallel, story, verdict};

/// Articles whose sentences and mentions are in memory at one time, where no story has more: together they take more than
/// ten times as much as the texts.
const BATCH: usize = 256;

/// Finds the facts of the articles and where they disagree.
///
/// The order of the articles does not matter. Warnings are left empty: they come with the articles from intake.
pub fn analyze(articles: Vec<Article>) -> Briefing {
    analyze_apart(articles, &BTreeSet::new())
}

/// The same, where each reading in `apart` is a fact of its own: a reader saw that it was merged wrongly.
pub fn analyze_apart(mut articles: Vec<Article>, apart: &BTreeSet<Fingerprint>) -> Briefing {
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
        let of_stories = parallel::map(batch.len(), |at| self::facts(first + at, &stories, texts, apart));
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

/// The briefing that the articles of `briefing` give with other readings apart.
pub fn analyze_again(briefing: &Briefing, apart: &BTreeSet<Fingerprint>) -> Briefing {
    let mut articles = briefing.articles.clone();
    for article in &mut articles {
        // What was concluded from other articles is concluded anew, from what they state.
        article.published.take_if(|published| published.origin == Origin::Inferred);
    }
    Briefing { warnings: briefing.warnings.clone(), ..analyze_apart(articles, apart) }
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
fn facts(number: usize, stories: &Stories, texts: Texts<'_>, apart: &BTreeSet<Fingerprint>) -> Vec<Fact> {
    let articles = &stories.stories[number].articles;
    let claims = claim::collect(articles, texts);
    let matches = fact::divide(fact::matches(articles, texts, &claims), texts.articles, apart);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::parse;

    /// Two articles on the opening of something whose name and place no other event has.
    fn event(number: usize) -> Vec<Article> {
        let syllable = |at: usize| ["ba", "do", "ke", "lu", "mor", "ni"][number / 6_usize.pow(at as u32) % 6];
        let name = format!("Q{}", [0, 1, 2].map(syllable).concat());
        let tell = |paper: &str, cost: usize| {
            let text = format!(
                "The {name} bridge of {name}dor opens\n\nThe {name} bridge at {name}dor cost ${cost} million, {name}son \
                 said. It spans the {name}bach for {name}sted and {name}wick.\n"
            );
            parse(&format!("{number:03}-{paper}.txt"), None, text.into_bytes()).unwrap()
        };
        vec![tell("gazette", 40 + number), tell("herald", 60 + number)]
    }

    #[test]
    fn a_story_has_the_same_facts_in_a_folder_of_several_batches_as_alone() {
        let events = BATCH / 2 + 20;
        let all = analyze((0..events).flat_map(event).collect());
        assert!(batches(&all.stories).len() > 1);
        let facts = |briefing: &Briefing, number: usize| -> Vec<(String, String, Option<Verdict>)> {
            let ours = |fact: &&Fact| {
                fact.readings().all(|r| briefing.article(r).id.starts_with(&format!("{number:03}-")))
            };
            let shown = |fact: &Fact| (fact.id.clone(), fact.topic.clone(), fact.verdict());
            briefing.facts.iter().filter(ours).map(shown).collect()
        };
        for number in [0, events / 2, events - 1] {
            let alone = analyze(event(number));
            assert!(alone.count(Verdict::Conflict) > 0, "the bridge has two prices");
            assert_eq!(facts(&all, number), facts(&alone, number));
        }
    }

    #[test]
    fn batches_hold_every_story_once() {
        let story =
            |articles: usize| Story { articles: (0..articles).collect(), sources: 1, copies: Vec::new() };
        let stories: Vec<Story> = [1, BATCH, 2 * BATCH, 3, 4].map(story).into();
        assert_eq!(batches(&stories), [0..2, 2..3, 3..5]);
    }
}
