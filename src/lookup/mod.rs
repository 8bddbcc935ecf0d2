//! Search over the words of a briefing, fast enough for every key press, and simple questions.
//!
//! A briefing is folded once into an index from words to the facts and sentences that hold them. A first tier finds
//! what holds all words of the query, by prefix and in any order; a second one, kept apart, forgives typos and
//! abbreviations. Whole sentences are never matched letter by letter: over text of that length nearly every query
//! would fit. The answer to a question is looked for in the sentences that hold its words ([`Index::find`]).

mod alike;
mod answer;
mod answered;
mod around;
mod build;
mod filter;
mod fitting;
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
pub use hit::{Findings, Hit, Target};
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

    /// What the words of `filter` find among what it lets through, the best `limit` hits first; without words the first
    /// `limit` facts of `briefing` that pass. A fact that the reader has hidden is not found.
    ///
    /// A question is answered by a value of the kind that it asks for, if what it asks about belongs to the value in its
    /// sentence. Where no value does, the sentences that come nearest are found, and the findings are not sure.
    pub fn find(&self, briefing: &Briefing, filter: &Filter, limit: usize) -> Findings {
        let admits = |target: &Target| match target {
            Target::Fact(fact) => briefing
                .facts
                .get(*fact)
                .is_some_and(|fact| !fact.hidden && (filter.is_empty() || filter.admits(fact))),
            Target::Passage { article, .. } => filter.is_empty() || filter.admits_passage(*article),
        };
        if filter.words.is_empty() {
            let facts = (0..briefing.facts.len()).map(Target::Fact).filter(admits).take(limit);
            let hit = |target| Hit { target, exact: true, score: 0, answer: false, fact: None };
            let hits = if filter.is_empty() { Vec::new() } else { facts.map(hit).collect() };
            return Findings { hits, is_question: false, sure: true };
        }
        answered::find(self, briefing, &filter.words, limit, &admits)
    }

    /// The hits of [`find`](Self::find).
    pub fn search_within(&self, briefing: &Briefing, filter: &Filter, limit: usize) -> Vec<Hit> {
        self.find(briefing, filter, limit).hits
    }
}

#[cfg(test)]
mod tests;
