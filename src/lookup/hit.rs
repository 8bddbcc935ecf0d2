//! What a search finds.

use std::ops::Range;

use crate::model::Fact;

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
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// What was found.
    pub target: Target,
    /// True when all words of the query were found; false for the second tier, which forgives.
    pub exact: bool,
    /// Larger is better; compare only within one tier of one search.
    pub score: i64,
    /// True for the most likely answer, at most one of a search.
    pub answer: bool,
    /// The answer with all its places where no fact of the briefing holds it; the target is the best of its sentences.
    pub fact: Option<Box<Fact>>,
}

/// What a query finds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Findings {
    /// Best first.
    pub hits: Vec<Hit>,
    /// True for a question, false for a few words.
    pub is_question: bool,
    /// True if the first hit answers the question, or holds all words where none was asked.
    pub sure: bool,
}
