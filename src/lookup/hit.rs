//! What a search finds.

use std::ops::Range;

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
