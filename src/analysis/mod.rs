//! Runs the stages in their order, from articles to a briefing.

mod compare;
mod order;
mod spool;
mod stream;

use std::collections::BTreeSet;

use crate::model::{Article, Briefing, Corrections, Fact, Fingerprint, Story};
use crate::story::{ArchiveCounts, ArticleCard, Outline, StoryTraits};
use crate::text::Document;
use crate::{parallel, story};

use compare::{ComparedStory, facts_of};
use order::{latest_last, ordered};

pub use stream::StoryStream;

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
    /// Ordered by their first article.
    stories: Vec<Story>,
    /// For each article the number of its independent source, among those of its story.
    independent: Vec<usize>,
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
        let read = parallel::map(articles.len(), |at| {
            let article = &articles[at];
            let document = Document::new(article);
            let (outline, traits) = (Outline::new(article, &document), StoryTraits::new(article, &document));
            (ArticleCard::new(article), outline, traits, small.then_some(document))
        });
        let (mut cards, mut outlines, mut traits, mut documents) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (card, outline, of_story, document) in read {
            cards.push(card);
            outlines.push(outline);
            traits.push(Some(of_story));
            documents.extend(document);
        }
        let groups = story::group(&cards, outlines, corrections, archive);
        let ahead = latest_last(&groups, &cards);
        let with_traits: Vec<(Vec<usize>, Vec<StoryTraits>)> = groups
            .into_iter()
            .map(|numbers| {
                let of_story = numbers.iter().filter_map(|article| traits[*article].take()).collect();
                (numbers, of_story)
            })
            .collect();
        let found = parallel::map(with_traits.len(), |at| {
            let (numbers, traits) = &with_traits[at];
            let here: Vec<&Article> = numbers.iter().map(|article| &articles[*article]).collect();
            story::story(numbers, &here, traits)
        });
        let mut independent = vec![0; articles.len()];
        for (story, sources) in &found {
            for (article, source) in story.articles.iter().zip(sources) {
                independent[*article] = *source;
            }
        }
        Self {
            articles,
            documents,
            stories: found.into_iter().map(|(story, _)| story).collect(),
            independent,
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
            let (old, new) = (&before.stories[fact.story].articles, &self.stories[story].articles);
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
        for (number, story) in self.stories.iter().enumerate() {
            story.articles.iter().for_each(|article| story_of[*article] = number);
        }
        let same = |old: &Story| {
            let first = &before.articles[*old.articles.first()?].id;
            let at = self.articles.binary_search_by(|article| article.id.cmp(first)).ok()?;
            let new = &self.stories[story_of[at]];
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
        let all = self.stories.len();
        (all - self.ahead.len(), all)
    }

    /// Compares the next stories, as many as have about `articles` articles together, at least one.
    pub fn step(&mut self, articles: usize) {
        let mut sizes = self.ahead.iter().rev().scan(0, |sum, story| {
            let before = *sum;
            *sum += self.stories[*story].articles.len();
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
            here.into_iter().partition(|story| self.stories[*story].articles.len() > LARGE);
        let mut found = parallel::map(small.len(), |at| self.facts_of(small[at]));
        found.extend(large.into_iter().map(|story| self.facts_of(story)));
        // Most steps are the last one: no more will be added.
        self.facts.reserve_exact(found.iter().map(Vec::len).sum());
        self.facts.extend(found.into_iter().flatten());
    }

    /// What has been found so far.
    pub fn briefing(&self) -> Briefing {
        let corrections = self.corrections.count();
        let (articles, stories) = (self.articles.clone(), self.stories.clone());
        Briefing { corrections, ..ordered(articles, stories, self.facts.clone()) }
    }

    /// Compares what is left, and returns everything that was found.
    pub fn finish(mut self) -> Briefing {
        self.compare(self.ahead.len());
        let corrections = self.corrections.count();
        Briefing { corrections, ..ordered(self.articles, self.stories, self.facts) }
    }

    /// The facts of story number `number`.
    fn facts_of(&self, number: usize) -> Vec<Fact> {
        let story = &self.stories[number];
        let numbers = &story.articles;
        let articles: Vec<&Article> = numbers.iter().map(|article| &self.articles[*article]).collect();
        let kept = !self.documents.is_empty();
        let read = parallel::map(if kept { 0 } else { articles.len() }, |at| Document::new(articles[at]));
        let documents: Vec<&Document> = if kept {
            numbers.iter().map(|article| &self.documents[*article]).collect()
        } else {
            read.iter().collect()
        };
        let independent: Vec<usize> = numbers.iter().map(|article| self.independent[*article]).collect();
        let compared = ComparedStory { story, number, articles: &articles, independent: &independent };
        facts_of(compared, &documents, &self.corrections)
    }
}

/// The copies of a story, by the places of their articles in it.
fn places_of_copies(story: &Story) -> Vec<(usize, usize)> {
    let place = |article: usize| story.articles.partition_point(|other| *other < article);
    story.copies.iter().map(|(copy, of)| (place(*copy), place(*of))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::parse;
    use crate::model::{Origin, Stated, Verdict};

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
