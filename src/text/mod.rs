//! Sentences, tokens and normal forms of words: the text as the later stages see it.

mod abbreviation;
mod block;
mod bound;
pub mod cells;
mod clause;
mod dateline;
pub(crate) mod day;
mod diff;
mod enumeration;
mod fold;
pub(crate) mod number;
mod order;
mod overlap;
pub(crate) mod phrase;
mod sanitize;
mod sentence;
mod speech;
mod token;
mod view;
mod words;
pub mod wrap;

use std::ops::Range;

pub use block::{Block, BlockKind};
pub use clause::clauses;
pub use dateline::without_dateline;
pub use diff::{Hunk, diff};
pub use fold::{fold, letters, stem, with_stem};
pub(crate) use order::{day_order, day_order_of};
pub use overlap::{Overlap, Overlaps, Vector};
pub use sanitize::{is_safe, sanitize};
pub use speech::{Speech, speech};
pub(crate) use token::tokens;
pub use token::{Token, TokenKind, is_ideograph};
pub(crate) use view::{DayOrder, TokenView};
pub use words::{beginning, one_line, spaced_words, words};

/// The unit that evidence is shown in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Bytes of the body, without surrounding white space.
    pub span: Range<usize>,
    /// Index of its block among those of the article.
    pub block: usize,
    /// What the block is.
    pub kind: BlockKind,
    /// Its tokens in [`Document::tokens`].
    pub tokens: Range<usize>,
}

/// The sentences and tokens of one article's body; boilerplate is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// In order.
    pub sentences: Vec<Sentence>,
    /// In order; every token belongs to one sentence.
    pub tokens: Vec<Token>,
}

impl Document {
    /// Splits a body that consists of `blocks`.
    pub fn of_blocks(body: &str, blocks: &[Block]) -> Self {
        let mut document = Self::default();
        for (block, part) in blocks.iter().enumerate() {
            if part.kind == BlockKind::Boilerplate {
                continue;
            }
            for span in sentence::split(body, part.span.clone()) {
                let first = document.tokens.len();
                token::split(body, span.clone(), &mut document.tokens);
                let tokens = first..document.tokens.len();
                document.sentences.push(Sentence { span, block, kind: part.kind, tokens });
            }
        }
        document
    }

    /// The tokens of sentence number `index`.
    pub fn tokens_of(&self, index: usize) -> &[Token] {
        self.sentences.get(index).map_or(&[], |sentence| &self.tokens[sentence.tokens.clone()])
    }
}
