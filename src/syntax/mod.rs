//! The grammar of a sentence: the part of speech of each word, its head, and what it is to its head.
//!
//! A tagger and a parser go through a sentence once each, from left to right, and decide word by word with linear
//! classifiers learned from a treebank by `benches/syntax`; `docs/syntax.md` says how well. [`Parse`] answers by the indices of the
//! sentence's tokens.

mod argument;
mod clause;
#[cfg(test)]
mod fixture;
pub mod labels;
mod lemma;
mod model;
mod parse;
pub mod parser;
mod phrase;
mod piece;
mod relation;
pub mod state;
pub mod table;
mod tag;
pub mod tagger;
pub mod transitions;
mod verb;
pub mod word;

use crate::text::{Document, Token};

pub use argument::Oblique;
pub use lemma::lemma;
pub use model::Model;
pub use parse::{Clitic, Parse};
pub use piece::{Piece, pieces};
pub use relation::Relation;
pub use tag::Tag;
pub use verb::Tense;

use transitions::Tagged;
use word::{Case, WordForm};

/// The tree of each sentence of `document`, which was made of `body`.
pub fn parse_all(body: &str, document: &Document) -> Vec<Parse> {
    let model = Model::get();
    let tokens = |sentence| document.tokens_of(sentence);
    (0..document.sentences.len()).map(|sentence| parse_by(body, tokens(sentence), model)).collect()
}

/// The tree of a sentence of `body` that has these tokens.
pub fn parse(body: &str, tokens: &[Token]) -> Parse {
    parse_by(body, tokens, Model::get())
}

fn parse_by(body: &str, tokens: &[Token], model: Model) -> Parse {
    let pieces = pieces(body, tokens);
    let words = words(body, tokens, &pieces);
    let tags = tagger::tag(&words, &model.tags);
    let state = parser::parse(Tagged { words: &words, tags: &tags }, &model.transitions, &model.relations);
    Parse::new(tokens, &pieces, &tags, &state)
}

/// What tagger and parser see of the pieces of a sentence.
pub fn words(body: &str, tokens: &[Token], pieces: &[Piece]) -> Vec<WordForm> {
    let text = |piece: &Piece| body.get(piece.span.clone()).unwrap_or_default();
    let case = Case::of(pieces.iter().map(text));
    pieces.iter().map(|piece| WordForm::new(text(piece), &piece.folded(body, tokens), case)).collect()
}
