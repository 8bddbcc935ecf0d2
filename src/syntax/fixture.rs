//! Sentences that tests parse.

use super::{Parse, parse};
use crate::intake;
use crate::text::{Document, Token};

/// A sentence with its tree.
pub(super) struct Sample {
    body: String,
    pub tokens: Vec<Token>,
    pub parse: Parse,
}

impl Sample {
    /// Parses `text`, which is one sentence.
    pub fn new(text: &str) -> Self {
        // What is empty is no article.
        let Ok(article) = intake::parse("a.txt", None, text.as_bytes()) else {
            return Self { body: String::new(), tokens: Vec::new(), parse: Parse::default() };
        };
        let tokens = Document::new(&article).tokens;
        Self { parse: parse(&article.body, &tokens), body: article.body, tokens }
    }

    /// The token that is `word`.
    pub fn at(&self, word: &str) -> usize {
        (0..self.tokens.len()).find(|at| self.word(*at) == word).unwrap()
    }

    /// The token number `at` as it stands.
    pub fn word(&self, at: usize) -> &str {
        self.tokens[at].text(&self.body)
    }

    /// What `of` makes of the token that is `word`, as it stands; "-" for none.
    pub fn ask(&self, word: &str, of: impl Fn(&Parse, usize) -> Option<usize>) -> &str {
        of(&self.parse, self.at(word)).map_or("-", |at| self.word(at))
    }

    /// The tokens of `range`, with spaces between.
    pub fn words(&self, range: impl IntoIterator<Item = usize>) -> String {
        range.into_iter().map(|at| self.word(at)).collect::<Vec<_>>().join(" ")
    }
}
