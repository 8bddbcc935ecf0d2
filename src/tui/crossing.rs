//! From the numbers in one briefing to those in the next.

use super::briefing_tables::BriefingTables;
use crate::lookup::{Filter, Target};
use crate::memory::fingerprints;
use crate::model::Briefing;

/// From the numbers in one briefing to those in the next.
#[derive(Debug, Clone, Copy)]
pub struct Crossing<'a> {
    /// The briefing that was shown, with its tables.
    pub before: (&'a Briefing, &'a BriefingTables),
    /// The one that is shown from now on, with its tables.
    pub after: (&'a Briefing, &'a BriefingTables),
}

impl Crossing<'_> {
    /// The same article, by its file.
    pub fn article(&self, number: usize) -> Option<usize> {
        let id = &self.before.0.articles.get(number)?.id;
        self.after.0.articles.iter().position(|article| article.id == *id)
    }

    /// The same fact, by what its readings say.
    pub fn fact(&self, number: usize) -> Option<usize> {
        let (briefing, _) = self.before;
        self.after.1.fingerprints.fact(&fingerprints(briefing, briefing.facts.get(number)?))
    }

    /// The same, or the fact that has come to stand about there.
    pub fn fact_or_near(&self, number: usize) -> usize {
        self.fact(number).unwrap_or(number.min(self.after.0.facts.len().saturating_sub(1)))
    }

    /// The place of a reading of fact `number` among those of fact `to`.
    pub fn reading(&self, number: usize, reading: usize, to: usize) -> Option<usize> {
        let of = |briefing: &Briefing, fact| Some(fingerprints(briefing, briefing.facts.get(fact)?));
        let print = *of(self.before.0, number)?.get(reading)?;
        of(self.after.0, to)?.iter().position(|known| *known == print)
    }

    /// By the first of its articles that is still there.
    pub fn story(&self, number: usize) -> Option<usize> {
        let story = self.before.0.stories.get(number)?;
        let article = story.articles.iter().find_map(|article| self.article(*article))?;
        self.after.1.story_of.get(article).copied()
    }

    /// What a hit leads to.
    pub fn target(&self, target: &Target) -> Option<Target> {
        match target {
            Target::Fact(fact) => self.fact(*fact).map(Target::Fact),
            Target::Passage { article, sentence } => {
                let text = self.before.0.articles.get(*article)?.body.get(sentence.clone())?;
                let article = self.article(*article)?;
                let body = &self.after.0.articles.get(article)?.body;
                // In an article that has changed the sentence may stand elsewhere.
                let start =
                    if body.get(sentence.clone()) == Some(text) { sentence.start } else { body.find(text)? };
                Some(Target::Passage { article, sentence: start..start + text.len() })
            }
        }
    }

    /// `query` with the numbers that the stories of its filters have now; a story that is gone is asked for no more.
    pub fn query(&self, query: &str) -> String {
        Filter::renumbered(query, |number| match number.checked_sub(1) {
            Some(at) if at < self.before.0.stories.len() => self.story(at).map(|at| at + 1),
            // There was none of this number before.
            _ => Some(number),
        })
    }
}
