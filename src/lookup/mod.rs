//! Search over the words of a briefing, fast enough for every key press, and simple questions.
//!
//! A briefing is folded once into an index from words to the facts and sentences that hold them. A first tier finds
//! what holds all words of the query, by prefix and in any order; a second one, kept apart, forgives typos and
//! abbreviations. Whole sentences are never matched letter by letter: over text of that length nearly every query
//! would fit.

mod alike;
mod around;
mod build;
mod filter;
mod hit;
mod index;
mod mark;
mod query;
mod question;
mod search;
mod sentences;
mod words;

use crate::model::Briefing;

pub use filter::{FILTERS, Filter};
pub use hit::{Hit, Target};
pub use index::Index;
pub use mark::Marker;
pub use sentences::Sentences;

impl Index {
    /// Folds the facts and sentences of `briefing` into an index.
    pub fn new(briefing: &Briefing) -> Self {
        Self::over(briefing, &Sentences::new(&briefing.articles))
    }

    /// The same with the sentences of its articles, which another index over them had as well.
    pub fn over(briefing: &Briefing, sentences: &Sentences) -> Self {
        build::index(briefing, sentences)
    }

    /// The best `limit` hits for `query`: first those that hold all its words, then those that nearly do.
    ///
    /// An empty query finds nothing. Question words say which kind of value is wanted; it is preferred, not required. The
    /// opening of a question alone ("how many") finds all facts of its kind.
    pub fn search(&self, query: &str, limit: usize) -> Vec<Hit> {
        search::search(self, query, limit, &|_| true)
    }

    /// The same for the words of `filter`, among what the filter lets through; without words the first `limit` facts of
    /// `briefing` that pass.
    pub fn search_within(&self, briefing: &Briefing, filter: &Filter, limit: usize) -> Vec<Hit> {
        if filter.is_empty() {
            return self.search(&filter.words, limit);
        }
        let admits = |target: &Target| match target {
            Target::Fact(fact) => briefing.facts.get(*fact).is_some_and(|fact| filter.admits(fact)),
            Target::Passage { article, .. } => filter.admits_passage(*article),
        };
        if !filter.words.is_empty() {
            return search::search(self, &filter.words, limit, &admits);
        }
        (0..briefing.facts.len())
            .map(Target::Fact)
            .filter(admits)
            .take(limit)
            .map(|target| Hit { target, exact: true, score: 0, answer: false })
            .collect()
    }
}

#[cfg(test)]
mod tests;
