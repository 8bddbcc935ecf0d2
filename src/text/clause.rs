//! Where a sentence falls into clauses.

use std::ops::Range;

use super::{Token, TokenKind};
use crate::lexicon::Class;

/// The parts of a sentence between its marks and the words that open a clause or say who said it, as ranges of its
/// tokens; those words and marks belong to none.
pub fn clauses(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, token) in tokens.iter().enumerate() {
        let parts = match token.kind {
            TokenKind::Symbol => is_mark(token),
            TokenKind::Word => Class::Conjunction.has(&token.folded) || Class::Reporting.has(&token.folded),
            TokenKind::Number => false,
        };
        if parts {
            out.push(start..at);
            start = at + 1;
        }
    }
    out.push(start..tokens.len());
    out.retain(|clause| !clause.is_empty());
    out
}

fn is_mark(token: &Token) -> bool {
    match token.folded.as_str() {
        "-" => token.spaced,
        mark => matches!(mark, "," | ";" | ":" | "--" | "\"" | "(" | ")"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::token;

    #[test]
    fn a_sentence_falls_into_its_clauses() {
        let parts = |text: &'static str| {
            let mut tokens = Vec::new();
            token::split(text, 0..text.len(), &mut tokens);
            let parts = clauses(&tokens).into_iter();
            parts
                .map(|part| &text[tokens[part.start].span.start..tokens[part.end - 1].span.end])
                .collect::<Vec<_>>()
        };
        assert_eq!(
            parts("The dam, which was built in 1962, held while the mayor said it would not burst"),
            ["The dam", "was built in 1962", "held", "the mayor", "it would not burst"]
        );
        assert_eq!(parts("Nobody was hurt"), ["Nobody was hurt"]);
        assert_eq!(parts(""), Vec::<&str>::new());
    }
}
