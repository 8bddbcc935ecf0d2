//! Pieces of sentences that are compared.

use std::ops::Range;

use super::evidence::{Line, stretch};
use crate::claim::{Claims, Texts, tokens_in};

/// The part of a sentence that holds all that it shares with another, or a clause.
pub(super) struct SharedPart {
    /// Index of the article.
    pub article: usize,
    /// Index of the sentence.
    pub sentence: usize,
    /// Bytes of the article's body.
    pub span: Range<usize>,
}

impl SharedPart {
    /// The parts of two sentences that are compared with each other; none where they share nothing.
    pub(super) fn both(a: &Line, b: &Line, texts: Texts<'_>, claims: &Claims<'_>) -> Option<[Self; 2]> {
        let shared = a.shared(b);
        let part = |line: &Line| {
            let span = line.clause(texts).or_else(|| stretch(line, &shared, texts, claims))?;
            Some(Self { article: line.article, sentence: line.sentence, span })
        };
        Some([part(a)?, part(b)?])
    }

    /// Its tokens, counted from the beginning of the sentence.
    pub(super) fn tokens(&self, texts: Texts<'_>) -> Range<usize> {
        let document = &texts.documents[self.article];
        let first = document.sentences[self.sentence].tokens.start;
        let tokens = tokens_in(&document.tokens, &self.span);
        tokens.start - first..tokens.end - first
    }
}
