//! Runs the stages in their order, from articles to a briefing.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::claim::{self, Texts};
use crate::model::{Article, Briefing, Corrections, Fact, Fingerprint, Story, Verdict};
use crate::story::{ArchiveCounts, Outline, Stories};
use crate::text::Document;
use crate::{fact, mention, parallel, story, syntax, verdict};

/// Up to this many articles, sentences are kept from the grouping to the end. For a larger folder they are found again,
/// story by story: together they take more than ten times as much memory as the texts.
const SMALL: usize = 256;

/// Finds the facts of the articles, and where they disagree.
///
/// The order of the articles does not matter. Warnings are left empty: they come from intake, with the articles.
pub fn analyze(articles: Vec<Article>) -> Briefing {
    Analysis::new(articles, &Corrections::default()).finish()
}

/// Analyses the articles of `briefing` again with `corrections`; `briefing` was made with `earlier` ones.
pub fn analyze_again(briefing: &Briefing, earlier: &Corrections, corrections: &Corrections) -> Briefing {
    let mut analysis = Analysis::new(briefing.articles.clone(), corrections);
    analysis.reuse(briefing, earlier);
    Briefing { warnings: briefing.warnings.clone(), ..analysis.finish() }
}

/// An analysis in progress: the articles are grouped into stories, and the stories are compared step by step, the latest
/// first.
pub struct Analysis {
    articles: Vec<Article>,
    /// The sentences of each article, where they are kept.
    documents: Vec<Document>,
    stories: Stories,
    corrections: Corrections,
    /// The stories still to be compared, the next one last.
    ahead: Vec<usize>,
    /// In no order.
    facts: Vec<Fact>,
}

impl Analysis {
    /// Groups `articles` into stories. What a reader has corrected is as the reader wants it.
    pub fn new(articles: Vec<Article>, corrections: &Corrections) -> Self {
        Self::of(articles, corrections, None)
    }

    /// Groups articles that were cut out of an `archive`, as they would be among all of its articles. With each of them, all
    /// those must be at hand that [`story::group`] would link it with.
    pub fn of_part(articles: Vec<Article>, archive: &ArchiveCounts) -> Self {
        Self::of(articles, &Corrections::default(), Some(archive))
    }

    fn of(mut articles: Vec<Article>, corrections: &Corrections, archive: Option<&ArchiveCounts>) -> Self {
        articles.sort_by(|a, b| a.id.cmp(&b.id));
        let small = articles.len() <= SMALL;
        let (outlines, documents) = parallel::map(articles.len(), |at| {
            let document = Document::new(&articles[at]);
            (Outline::new(&articles[at], &document), small.then_some(document))
        })
        .into_iter()
        .unzip::<_, _, Vec<_>, Vec<_>>();
        let stories = story::group(&articles, outlines, corrections, archive);
        let latest = |story: &usize| {
            let story = &stories.stories[*story];
            story.articles.iter().filter_map(|article| day(story, *article, &articles)).max()
        };
        let mut ahead: Vec<usize> = (0..stories.stories.len()).rev().collect();
        ahead.sort_by_key(latest);
        Self {
            articles,
            documents: documents.into_iter().flatten().collect(),
            stories,
            corrections: corrections.clone(),
            ahead,
            facts: Vec::new(),
        }
    }

    /// Takes over the facts of the stories that are unchanged since `before`, which was made with `earlier` corrections.
    pub fn reuse(&mut self, before: &Briefing, earlier: &Corrections) {
        let mut now = self.unchanged_stories(before);
        let differ = self.corrections.readings_changed_in(earlier);
        let is_changed = |fact: &Fact| {
            let print = |reading| Fingerprint::of_reading(before.article(reading), fact.kind, reading);
            fact.readings().any(|reading| differ.contains(&print(reading)))
        };
        if !differ.is_empty() {
            before.facts.iter().filter(|fact| is_changed(fact)).for_each(|fact| now[fact.story] = None);
        }
        for fact in &before.facts {
            let Some(story) = now[fact.story] else { continue };
            let (old, new) = (&before.stories[fact.story].articles, &self.stories.stories[story].articles);
            let mut fact = Fact { story, ..fact.clone() };
            for reading in fact.readings_mut() {
                reading.article = new[old.partition_point(|article| *article < reading.article)];
            }
            self.facts.push(fact);
        }
        let reused: BTreeSet<usize> = now.into_iter().flatten().collect();
        self.ahead.retain(|story| !reused.contains(story));
    }

    /// For each story of `before` its number here, if its articles and their copies are unchanged.
    fn unchanged_stories(&self, before: &Briefing) -> Vec<Option<usize>> {
        let mut story_of = vec![0; self.articles.len()];
        for (number, story) in self.stories.stories.iter().enumerate() {
            story.articles.iter().for_each(|article| story_of[*article] = number);
        }
        let same = |old: &Story| {
            let first = &before.articles[*old.articles.first()?].id;
            let at = self.articles.binary_search_by(|article| article.id.cmp(first)).ok()?;
            let new = &self.stories.stories[story_of[at]];
            let articles = |(a, b): (&usize, &usize)| {
                before.articles[*a] == self.articles[*b] && old.inferred.get(a) == new.inferred.get(b)
            };
            let same = old.articles.len() == new.articles.len()
                && old.articles.iter().zip(&new.articles).all(articles)
                && places_of_copies(old) == places_of_copies(new);
            same.then_some(story_of[at])
        };
        before.stories.iter().map(same).collect()
    }

    /// How many stories have been compared, and how many there are.
    pub fn done(&self) -> (usize, usize) {
        let all = self.stories.stories.len();
        (all - self.ahead.len(), all)
    }

    /// Compares the next stories, as many as have about `articles` articles together, at least one.
    pub fn step(&mut self, articles: usize) {
        let mut sizes = self.ahead.iter().rev().scan(0, |sum, story| {
            let before = *sum;
            *sum += self.stories.stories[*story].articles.len();
            Some(before)
        });
        let count = sizes.position(|before| before >= articles).unwrap_or(self.ahead.len());
        self.compare(count);
    }

    /// Compares the next `count` stories.
    fn compare(&mut self, count: usize) {
        /// A larger story has enough articles for all processors.
        const LARGE: usize = 32;
        let here = self.ahead.split_off(self.ahead.len() - count);
        let (large, small): (Vec<usize>, Vec<usize>) =
            here.into_iter().partition(|story| self.stories.stories[*story].articles.len() > LARGE);
        let mut found = parallel::map(small.len(), |at| self.facts_of(small[at]));
        found.extend(large.into_iter().map(|story| self.facts_of(story)));
        // Most steps are the last one: no more will be added.
        self.facts.reserve_exact(found.iter().map(Vec::len).sum());
        self.facts.extend(found.into_iter().flatten());
    }

    /// What has been found so far.
    pub fn briefing(&self) -> Briefing {
        let corrections = self.corrections.count();
        let (articles, stories) = (self.articles.clone(), self.stories.stories.clone());
        Briefing { corrections, ..ordered(articles, stories, self.facts.clone()) }
    }

    /// Compares what is left, and returns everything that was found.
    pub fn finish(mut self) -> Briefing {
        self.compare(self.ahead.len());
        let corrections = self.corrections.count();
        Briefing { corrections, ..ordered(self.articles, self.stories.stories, self.facts) }
    }

    /// The facts of story number `number`. Meanwhile its articles are numbered within it, as if there were no others.
    fn facts_of(&self, number: usize) -> Vec<Fact> {
        let story = &self.stories.stories[number];
        let numbers = &story.articles;
        let published: Vec<Option<Date>> =
            numbers.iter().map(|article| day(story, *article, &self.articles)).collect();
        let articles: Vec<&Article> = numbers.iter().map(|article| &self.articles[*article]).collect();
        let kept = !self.documents.is_empty();
        let read = parallel::map(if kept { 0 } else { articles.len() }, |at| Document::new(articles[at]));
        let documents: Vec<&Document> = if kept {
            numbers.iter().map(|article| &self.documents[*article]).collect()
        } else {
            read.iter().collect()
        };
        let parses = parallel::map(articles.len(), |at| syntax::parse_all(&articles[at].body, documents[at]));
        let mentions =
            parallel::map(articles.len(), |at| mention::find(articles[at], documents[at], published[at]));
        let speakers = parallel::map(articles.len(), |at| claim::speakers(documents[at], &mentions[at]));
        let texts = Texts {
            articles: &articles,
            published: &published,
            documents: &documents,
            parses: &parses,
            mentions: &mentions,
            speakers: &speakers,
        };
        let claims = claim::collect(texts);
        let corrections = &self.corrections;
        let matches = fact::divide(fact::matches(texts, &claims), &articles, &corrections.split);
        let matches = fact::unite(matches, &articles, &corrections.merged);
        let independent: Vec<usize> =
            numbers.iter().map(|article| self.stories.independent[*article]).collect();
        let judge = |found| verdict::judge(found, number, texts, &claims, &independent, corrections);
        let mut facts: Vec<Fact> = parallel::map_each(matches, judge).into_iter().flatten().collect();
        verdict::mark_hidden(&mut facts, &articles, corrections);
        for reading in facts.iter_mut().flat_map(Fact::readings_mut) {
            reading.article = numbers[reading.article];
        }
        facts
    }
}

/// The copies of a story, by the places of their articles in it.
fn places_of_copies(story: &Story) -> Vec<(usize, usize)> {
    let place = |article: usize| story.articles.partition_point(|other| *other < article);
    story.copies.iter().map(|(copy, of)| (place(*copy), place(*of))).collect()
}

/// The briefing with `facts` in the order in which a reader should see them.
fn ordered(articles: Vec<Article>, stories: Vec<Story>, mut facts: Vec<Fact>) -> Briefing {
    facts.sort_by(|a, b| {
        b.weight.total_cmp(&a.weight).then_with(|| a.topic.cmp(&b.topic)).then_with(|| a.id.cmp(&b.id))
    });
    let disagreements = disagreements(&facts);
    let is_possible = |fact: &usize| facts[*fact].is_possible() && !facts[*fact].hidden;
    let possible = (0..facts.len()).filter(is_possible).collect();
    let inferred =
        stories.iter().flat_map(|story| &story.inferred).map(|(article, day)| (*article, *day)).collect();
    Briefing { articles, stories, facts, disagreements, possible, inferred, ..Briefing::default() }
}

/// The day of publication of an article of `story`, stated or inferred.
fn day(story: &Story, number: usize, articles: &[Article]) -> Option<Date> {
    story.published(number, &articles[number]).map(|published| published.value)
}

/// The facts with a verdict that are not hidden, by verdict (the gravest first), then in the order of `facts`.
fn disagreements(facts: &[Fact]) -> Vec<usize> {
    let shown = facts.iter().enumerate().filter(|(_, fact)| !fact.hidden);
    let mut out: Vec<(Verdict, usize)> =
        shown.filter_map(|(index, fact)| Some((fact.verdict()?, index))).collect();
    out.sort_unstable();
    out.into_iter().map(|(_, index)| index).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::parse;
    use crate::model::{Origin, Stated};

    /// Two articles on the opening of something whose name and place no other event has.
    fn event(number: usize) -> [Article; 2] {
        let syllable = |at: usize| ["ba", "do", "ke", "lu", "mor", "ni"][number / 6_usize.pow(at as u32) % 6];
        let name = format!("Q{}", [0, 1, 2].map(syllable).concat());
        let tell = |paper: &str, cost: usize| {
            let text = format!(
                "The {name} bridge of {name}dor opens\n\nThe {name} bridge at {name}dor cost ${cost} million, {name}son \
                 said. It spans the {name}bach for {name}sted and {name}wick.\n"
            );
            parse(&format!("{number:03}-{paper}.txt"), None, text).unwrap()
        };
        [tell("gazette", 41 + number), tell("herald", 47 + number)]
    }

    #[test]
    fn a_story_has_the_same_facts_in_a_large_folder_as_alone() {
        let events = SMALL / 2 + 20;
        let all = analyze((0..events).flat_map(event).collect());
        let facts = |briefing: &Briefing, number: usize| -> Vec<(String, String, Option<Verdict>)> {
            let ours = |fact: &&Fact| {
                fact.readings().all(|r| briefing.article(r).id.starts_with(&format!("{number:03}-")))
            };
            let shown = |fact: &Fact| (fact.id.clone(), fact.topic.clone(), fact.verdict());
            briefing.facts.iter().filter(ours).map(shown).collect()
        };
        for number in [0, events / 2, events - 1] {
            let alone = analyze(event(number).into());
            assert!(alone.count(Verdict::Conflict) > 0, "the bridge has two prices");
            assert_eq!(facts(&all, number), facts(&alone, number));
        }
    }

    /// Events one a day, the last one first.
    fn events(count: usize) -> Vec<Article> {
        let last = jiff::civil::date(2026, 6, 30);
        let days = std::iter::successors(Some(last), |day| day.yesterday().ok());
        let dated = |(number, day)| {
            let published = Some(Stated::new(day, Origin::Metadata));
            event(number).map(|article| Article { published, ..article })
        };
        (0..count).zip(days).flat_map(dated).collect()
    }

    #[test]
    fn the_latest_story_is_compared_first_and_the_steps_lead_to_the_same_end() {
        let mut analysis = Analysis::new(events(4), &Corrections::default());
        assert_eq!((analysis.done(), analysis.briefing().facts.len()), ((0, 4), 0));
        analysis.step(1);
        assert_eq!(analysis.done(), (1, 4));
        let first = analysis.briefing();
        assert!(first.count(Verdict::Conflict) > 0, "the bridge has two prices");
        assert!(first.facts.iter().flat_map(Fact::readings).all(|r| first.article(r).id.starts_with("000-")));
        analysis.step(3);
        assert_eq!(analysis.done(), (3, 4));
        assert_eq!(analysis.finish(), analyze(events(4)));
    }

    #[test]
    fn what_has_not_changed_is_not_compared_again() {
        let before = analyze(events(4));
        // One article of the third event is gone, one of the second has changed, and all others get new numbers.
        let mut articles = events(5);
        articles.retain(|article| !article.id.starts_with("002-gazette"));
        let changed = articles.iter_mut().find(|article| article.id.starts_with("001-")).unwrap();
        changed.body = changed.body.replace("$42 million", "$44 million");
        let mut analysis = Analysis::new(articles.clone(), &Corrections::default());
        analysis.reuse(&before, &Corrections::default());
        assert_eq!(analysis.done(), (2, 5));
        assert_eq!(analysis.finish(), analyze(articles));
    }

    #[test]
    fn only_the_story_of_a_correction_is_compared_again() {
        let none = Corrections::default();
        let before = analyze(events(4));
        let fact = before.disagreements().next().unwrap();
        let print = |reading| Fingerprint::of_reading(before.article(reading), fact.kind, reading);
        let prints: Vec<Fingerprint> = fact.readings().map(print).collect();
        let corrected = |correct: fn(&mut Corrections, Vec<Fingerprint>)| {
            let mut corrections = none.clone();
            correct(&mut corrections, prints.clone());
            corrections
        };
        for some in [
            corrected(|corrections, prints| corrections.split_off(prints[0])),
            corrected(Corrections::merge_facts),
            corrected(Corrections::dismiss),
            corrected(Corrections::hide),
        ] {
            for (was, is, done) in [(&none, &some, 3), (&some, &some, 4), (&some, &none, 3)] {
                let before = Analysis::new(events(4), was).finish();
                let mut analysis = Analysis::new(events(4), is);
                analysis.reuse(&before, was);
                assert_eq!(analysis.done(), (done, 4), "{some:?}");
                assert_eq!(analysis.finish(), Analysis::new(events(4), is).finish());
            }
        }
    }

    #[test]
    fn only_the_stories_that_gain_or_lose_an_article_are_compared_again() {
        let articles = events(4);
        let prints: Vec<Fingerprint> = articles.iter().map(Fingerprint::of_article).collect();
        let before = analyze(articles.clone());
        let mut parted = Corrections::default();
        parted.part_article(prints[0]);
        let mut joined = Corrections::default();
        joined.join_stories([prints[0], prints[2]]);
        for (corrections, done) in [(parted, (3, 5)), (joined, (2, 3))] {
            let mut analysis = Analysis::new(articles.clone(), &corrections);
            analysis.reuse(&before, &Corrections::default());
            assert_eq!(analysis.done(), done);
            assert_eq!(analysis.finish(), Analysis::new(articles.clone(), &corrections).finish());
        }
    }
}
