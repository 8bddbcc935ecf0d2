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
mod mark;
mod query;
mod question;
mod search;
mod sentences;
mod words;

use std::ops::Range;

use crate::model::Briefing;
use crate::value::Kind;

pub use filter::{FILTERS, Filter};
pub use mark::Marker;
pub use sentences::Sentences;

/// What a hit points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Index into [`Briefing::facts`]; disagreements are facts with a judgement.
    Fact(usize),
    /// A sentence.
    Passage {
        /// Index into [`Briefing::articles`].
        article: usize,
        /// Bytes of the article's body.
        sentence: Range<usize>,
    },
}

/// Something that a query found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What was found.
    pub target: Target,
    /// True when all words of the query were found; false for the second tier, which forgives.
    pub exact: bool,
    /// Larger is better; compare only within one tier of one search.
    pub score: i64,
    /// True for the most likely answer, at most one of a search.
    pub answer: bool,
}

/// Where in an entry a word stands; the later ones weigh more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Field {
    /// In a sentence that states the fact.
    Evidence,
    /// A few words from a value.
    Near,
    /// The name of a source, the kind, the verdict; or a word of a passage.
    Label,
    /// The name or office of whoever says it.
    Speaker,
    /// In a value.
    Value,
    /// Right beside a value: what is counted, what a name does.
    Beside,
    /// In the topic.
    Topic,
    /// In the topic, and beside a value.
    Both,
}

/// Bits that a [`Field`] takes.
const FIELD_BITS: u32 = 3;

impl Field {
    const ALL: [Self; 1 << FIELD_BITS] = [
        Self::Evidence,
        Self::Near,
        Self::Label,
        Self::Speaker,
        Self::Value,
        Self::Beside,
        Self::Topic,
        Self::Both,
    ];

    /// True for words that merely stand in the same sentence.
    fn is_told(self) -> bool {
        matches!(self, Self::Evidence | Self::Near)
    }

    fn is_topic(self) -> bool {
        matches!(self, Self::Topic | Self::Both)
    }
}

/// A fact or sentence that can be found.
#[derive(Debug)]
struct Entry {
    target: Target,
    /// The kind of a fact.
    kind: Option<Kind>,
    /// True for the name of a place, or of something that stands behind "in" or "at".
    spot: bool,
    /// What it gains over others that match the query equally well.
    bonus: i64,
    /// Words of the topic.
    topic: u32,
    /// The sentences of a fact, as indices of their own entries.
    evidence: Vec<u32>,
}

/// The words of a briefing, and where they stand.
#[derive(Debug, Default)]
pub struct Index {
    /// Sorted; a figure is `#` and its digits.
    words: Vec<Box<str>>,
    /// The stem of a word with its place in `words`, sorted.
    stems: Vec<(Box<str>, u32)>,
    /// The same for words that stand for one another.
    families: Vec<(&'static str, u32)>,
    /// `postings[starts[2 * w]..starts[2 * w + 2]]` belong to word `w`; those in sentences begin at `starts[2 * w + 1]`.
    starts: Vec<u32>,
    /// The index of an entry, and the [`Field`] in the lowest bits.
    postings: Vec<u32>,
    /// Facts in the order of the briefing, then sentences.
    entries: Vec<Entry>,
}

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

    /// Entries and fields that hold word number `word`; without sentences on demand.
    fn postings(&self, word: u32, sentences: bool) -> impl Iterator<Item = (usize, Field)> {
        let bound =
            |place: usize| self.starts.get(place).map_or(self.postings.len(), |start| *start as usize);
        let first = word as usize * 2;
        let range = bound(first)..bound(if sentences { first + 2 } else { first + 1 });
        self.postings.get(range).unwrap_or_default().iter().map(|posting| {
            let field = Field::ALL[(posting & ((1 << FIELD_BITS) - 1)) as usize];
            ((posting >> FIELD_BITS) as usize, field)
        })
    }
}

#[cfg(test)]
mod tests;
