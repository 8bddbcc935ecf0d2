//! How an article writes its words: in capitals, in small letters or both.

use foldhash::HashSet;

use crate::text::{BlockKind, Document, Sentence, Token, TokenKind};

/// How the article writes its words, as far as it tells names from other words.
pub(super) struct Usage<'a> {
    /// Words seen in lower case.
    pub lower: HashSet<&'a str>,
    /// Words seen capitalised inside a sentence of running text.
    pub inner: HashSet<&'a str>,
}

impl<'a> Usage<'a> {
    pub fn new(document: &'a Document) -> Self {
        let mut usage = Self { lower: HashSet::default(), inner: HashSet::default() };
        for (index, sentence) in document.sentences.iter().enumerate() {
            let headline = is_title_case(sentence, document.tokens_of(index));
            let mut opening = true;
            for token in document.tokens_of(index) {
                if token.kind == TokenKind::Word {
                    if !token.capital {
                        usage.lower.insert(&token.folded);
                    } else if !opening && !headline {
                        usage.inner.insert(&token.folded);
                    }
                    opening = false;
                } else if matches!(token.folded.as_str(), "\"" | "'" | ":") {
                    opening = true;
                }
            }
        }
        usage
    }
}

/// True for a headline that capitalises its words as a rule, so that capitals tell nothing.
pub(super) fn is_title_case(sentence: &Sentence, tokens: &[Token]) -> bool {
    if !matches!(sentence.kind, BlockKind::Title | BlockKind::Heading) {
        return false;
    }
    let words = tokens.iter().filter(|token| token.kind == TokenKind::Word && token.folded.len() > 3);
    let (capital, all) =
        words.fold((0, 0), |(capital, all), token| (capital + usize::from(token.capital), all + 1));
    all > 2 && capital * 3 > all * 2
}
