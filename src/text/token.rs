//! Words, numbers and symbols of a sentence.

use std::ops::Range;

use compact_str::CompactString;
use unicode_segmentation::UnicodeSegmentation;

use super::fold::fold_to;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Begins with a letter.
    Word,
    /// Begins with a digit ("1,000.5", "40m", "20th").
    Number,
    /// Anything else but white space, one character each.
    Symbol,
}

/// A word, number or symbol by the word boundaries of UAX 29; a possessive ending is a token of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the body.
    pub span: Range<usize>,
    /// What it is made of.
    pub kind: TokenKind,
    /// The folded form: lower case, plain ASCII.
    pub folded: CompactString,
    /// True when white space (or the start of the sentence) comes before it.
    pub spaced: bool,
    /// True when it begins with a capital letter.
    pub capital: bool,
    /// True when it is two or more letters, all of them capitals.
    pub shouted: bool,
}

impl Token {
    /// The token as it stands in `body`.
    pub fn text<'a>(&self, body: &'a str) -> &'a str {
        body.get(self.span.clone()).unwrap_or_default()
    }

    /// True for a possessive ending.
    pub fn is_possessive(&self) -> bool {
        self.folded == "'s" || (self.folded == "'" && !self.spaced)
    }
}

/// True for a character of Chinese or Japanese, which put no spaces between words.
pub fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The tokens of a text that is no article.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    split(text, 0..text.len(), &mut out);
    out
}

/// Appends the tokens of `body[span]` to `out`.
pub(super) fn split(body: &str, span: Range<usize>, out: &mut Vec<Token>) {
    for_each(body, span, |token, spaced| push(body, token, spaced, out));
}

/// Calls `found` with the bytes of each token of `body[span]`, and whether white space comes before it.
pub(super) fn for_each(body: &str, span: Range<usize>, mut found: impl FnMut(Range<usize>, bool)) {
    let mut spaced = true;
    let mut at = span.start;
    for piece in body[span].split_inclusive(' ') {
        let end = at + piece.len();
        if let Some((word, has_mark)) = plain_word(piece) {
            found(at..at + word, spaced);
            if has_mark {
                found(at + word..at + word + 1, false);
            }
            spaced = piece.ends_with(' ');
        } else {
            spaced = bounded(body, at..end, spaced, &mut found);
        }
        at = end;
    }
}

/// The bytes of the word, and whether a mark follows it, when `piece` is nothing but ASCII letters, perhaps a mark and a
/// space: most of a text is made of such pieces, and their bounds need no tables.
fn plain_word(piece: &str) -> Option<(usize, bool)> {
    let piece = piece.strip_suffix(' ').unwrap_or(piece);
    let word = piece.strip_suffix([',', '.', ';', ':', '!', '?', ')']).unwrap_or(piece);
    let is_plain = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_plain.then_some((word.len(), word.len() < piece.len()))
}

/// Finds the tokens of a piece of `body` by the word boundaries; true when it ends with white space.
fn bounded(
    body: &str,
    piece: Range<usize>,
    mut spaced: bool,
    found: &mut impl FnMut(Range<usize>, bool),
) -> bool {
    for (offset, word) in body[piece.clone()].split_word_bound_indices() {
        let at = piece.start + offset;
        if word.chars().all(char::is_whitespace) {
            spaced = true;
            continue;
        }
        let stem_len = possessive(word).map_or(word.len(), |ending| word.len() - ending);
        found(at..at + stem_len, spaced);
        if stem_len < word.len() {
            found(at + stem_len..at + word.len(), false);
        }
        spaced = false;
    }
    spaced
}

/// Bytes of the possessive ending of a word, `'s` with either apostrophe.
fn possessive(word: &str) -> Option<usize> {
    ["'s", "’s", "'S", "’S"]
        .iter()
        .find(|ending| word.len() > ending.len() && word.ends_with(**ending))
        .map(|e| e.len())
}

fn push(body: &str, span: Range<usize>, spaced: bool, out: &mut Vec<Token>) {
    let text = &body[span.clone()];
    let Some(first) = text.chars().next() else { return };
    let kind = if first.is_numeric() {
        TokenKind::Number
    } else if first.is_alphabetic() || first == '\'' || first == '’' && text.len() > first.len_utf8() {
        TokenKind::Word
    } else {
        TokenKind::Symbol
    };
    // Nearly every word is short ASCII, and takes no memory of its own then.
    let mut folded = CompactString::default();
    if text.is_ascii() {
        folded.push_str(text);
        folded.make_ascii_lowercase();
    } else {
        fold_to(text, &mut folded);
    }
    let shouted = text.len() > first.len_utf8() && text.chars().all(char::is_uppercase);
    out.push(Token { span, kind, folded, spaced, capital: first.is_uppercase(), shouted });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        split(text, 0..text.len(), &mut out);
        out.into_iter().map(|token| &text[token.span]).collect()
    }

    /// The pieces between spaces have the boundaries that they have in the whole.
    #[test]
    fn pieces_between_spaces_fall_apart_as_the_whole_does() {
        let texts = [
            "The U.S. (and the E.U.) paid $1,000.5, he said: “no, 40m!” yesterday; more.",
            "a  b\u{a0}c d\u{301}e f.g h, i j) k?! 3.5 x-y it's l\u{2019}m  ",
            "東京 で ok. é, naïve word. 👩\u{200d}🚀 end",
        ];
        for text in texts {
            let (mut pieces, mut whole) = (Vec::new(), Vec::new());
            split(text, 0..text.len(), &mut pieces);
            bounded(text, 0..text.len(), true, &mut |token, spaced| push(text, token, spaced, &mut whole));
            assert_eq!(pieces, whole);
        }
    }

    #[test]
    fn hyphens_currency_and_possessives_stand_alone() {
        assert_eq!(tokens("a two-day visit"), ["a", "two", "-", "day", "visit"]);
        assert_eq!(tokens("$1,000.5 or $40m"), ["$", "1,000.5", "or", "$", "40m"]);
        assert_eq!(tokens("Pakistan’s U.S. ties"), ["Pakistan", "’s", "U.S", ".", "ties"]);
    }
}
