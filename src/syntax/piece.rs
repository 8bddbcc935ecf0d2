//! The words of the treebank in a sentence: some hold several tokens ("Mr.", "10:30"), some tokens several words
//! ("don't", "5pm").

use std::borrow::Cow;
use std::ops::Range;

use crate::text::{Token, TokenKind, fold};

/// What the treebank takes for one word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Bytes of the body.
    pub span: Range<usize>,
    /// The tokens that it lies in: of several it holds the whole, of a single one perhaps a part.
    pub tokens: Range<usize>,
}

impl Piece {
    /// Its folded form; `tokens` and `body` are those that it was made of.
    pub fn folded<'a>(&self, body: &str, tokens: &'a [Token]) -> Cow<'a, str> {
        match &tokens[self.tokens.clone()] {
            [token] if token.span == self.span => Cow::Borrowed(&token.folded),
            _ => Cow::Owned(fold(body.get(self.span.clone()).unwrap_or_default())),
        }
    }
}

/// Abbreviations that keep their point, folded.
const ABBREVIATIONS: [&str; 72] = [
    "adm", "ala", "apr", "ariz", "ark", "aug", "bros", "calif", "co", "col", "colo", "conn", "corp", "dec",
    "del", "dr", "e.g", "feb", "fla", "ga", "gen", "gov", "i.e", "ill", "inc", "ind", "jan", "jr", "jul",
    "jun", "kan", "ky", "la", "ltd", "mar", "mass", "md", "messrs", "mich", "minn", "miss", "mo", "mont",
    "mr", "mrs", "ms", "mt", "neb", "nev", "nov", "oct", "okla", "ore", "pa", "ph.d", "prof", "rep", "rev",
    "sen", "sep", "sept", "st", "tenn", "v", "va", "vs", "wash", "wis", "mx", "sgt", "lt", "capt",
];

/// Ends of words that stand for a word of their own, folded.
const CLITICS: [&str; 6] = ["n't", "'ve", "'re", "'ll", "'m", "'d"];

/// Words that are two, folded, with the length of the first.
const JOINED: [(&str, usize); 4] = [("cannot", 3), ("gonna", 3), ("gotta", 3), ("wanna", 3)];

/// Units that are words of their own behind a figure.
const UNITS: [&str; 26] = [
    "GB", "G", "K", "KB", "M", "MB", "T", "TB", "am", "cm", "ft", "g", "in", "kb", "kg", "km", "lb", "m",
    "mb", "mg", "mm", "mph", "oz", "pm", "t", "yd",
];

/// The pieces of a sentence of `body` with these tokens.
pub fn pieces(body: &str, tokens: &[Token]) -> Vec<Piece> {
    let mut out = Vec::with_capacity(tokens.len() + 4);
    let mut at = 0;
    while at < tokens.len() {
        let end = joined(body, tokens, at);
        if end > at + 1 {
            out.push(Piece { span: tokens[at].span.start..tokens[end - 1].span.end, tokens: at..end });
        } else if let Some(cut) = cut(body, &tokens[at]) {
            let span = tokens[at].span.clone();
            out.push(Piece { span: span.start..span.start + cut, tokens: at..at + 1 });
            out.push(Piece { span: span.start + cut..span.end, tokens: at..at + 1 });
        } else {
            out.push(Piece { span: tokens[at].span.clone(), tokens: at..at + 1 });
        }
        at = end;
    }
    out
}

/// Where the piece ends that begins with token `at`.
fn joined(body: &str, tokens: &[Token], at: usize) -> usize {
    let glued = |at: usize| tokens.get(at).filter(|token| !token.spaced);
    // Most words are followed by a space.
    let Some(next) = glued(at + 1) else { return at + 1 };
    let first = &tokens[at];
    let text = |token: &Token| token.text(body).chars().next().unwrap_or_default();
    match first.kind {
        TokenKind::Symbol => {
            let mark = text(first);
            let alike = |at: usize| glued(at).is_some_and(|token| text(token) == mark);
            if matches!(mark, '.' | '-') && alike(at + 1) {
                return (at + 1..tokens.len()).find(|at| !alike(*at)).unwrap_or(tokens.len());
            }
            if mark == '@' && next.kind != TokenKind::Symbol {
                return at + 2;
            }
            at + 1
        }
        _ if next.kind != TokenKind::Symbol => at + 1,
        _ => {
            if let Some(end) = address(body, tokens, at) {
                return end;
            }
            let mut end = at + 1;
            while let (Some(mark), Some(behind)) = (glued(end), glued(end + 1)) {
                if mark.kind != TokenKind::Symbol || behind.kind == TokenKind::Symbol {
                    break;
                }
                let before = tokens[end - 1].text(body).chars().next_back().unwrap_or_default();
                let letter = before.is_alphabetic();
                let whole = match text(mark) {
                    '-' | '‑' => letter && behind.kind == TokenKind::Number,
                    '&' | '+' => letter && before.is_uppercase() && behind.capital,
                    ':' | '/' => before.is_ascii_digit() && behind.kind == TokenKind::Number,
                    _ => false,
                };
                if !whole {
                    break;
                }
                end += 2;
            }
            if end == at + 1 && text(next) == '.' && keeps_point(body, first) {
                end += 1;
            }
            end
        }
    }
}

/// True when a point behind a word belongs to it: an initial, letters with points between, an abbreviation.
fn keeps_point(body: &str, token: &Token) -> bool {
    let text = token.text(body);
    let initial = text.chars().nth(1).is_none() && token.kind == TokenKind::Word && text != "I";
    let spelt = text.contains('.') && text.split('.').all(|part| part.len() == 1);
    initial
        || spelt
        || token.capital && is_abbreviation(&token.folded)
        || matches!(text, "vs" | "v" | "e.g" | "i.e")
}

fn is_abbreviation(folded: &str) -> bool {
    folded.len() <= 6 && ABBREVIATIONS.contains(&folded)
}

/// Where the address of a page or of mail ends that begins with token `at`.
fn address(body: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let first = &tokens[at];
    let end = (at + 1..tokens.len()).find(|at| tokens[*at].spaced).unwrap_or(tokens.len());
    let text = body.get(first.span.start..tokens[end - 1].span.end)?;
    let page = text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.");
    let path = first.folded.contains('.') && text.contains('/') && first.kind == TokenKind::Word;
    if !(page || path || text.contains('@')) {
        return None;
    }
    // Marks behind an address belong to the sentence.
    let last =
        (at..end).rev().find(|at| tokens[*at].kind != TokenKind::Symbol || tokens[*at].folded == "/")?;
    Some(last + 1)
}

/// Bytes of the first of two words that a token holds.
fn cut(body: &str, token: &Token) -> Option<usize> {
    let text = token.text(body);
    match token.kind {
        TokenKind::Word if text.contains(['\'', '’']) => {
            let clitic = CLITICS.iter().find(|clitic| token.folded.ends_with(**clitic))?;
            let characters = clitic.chars().count();
            let (cut, _) = text.char_indices().rev().nth(characters - 1)?;
            (cut > 0).then_some(cut)
        }
        TokenKind::Word => JOINED.iter().find(|(word, _)| token.folded == *word).map(|(_, length)| *length),
        TokenKind::Number => {
            let figure = text.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
            (figure > 0 && UNITS.contains(&&text[figure..])).then_some(figure)
        }
        TokenKind::Symbol => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::fixture::Sample;

    #[test]
    fn pieces_are_the_words_of_the_treebank() {
        let cases = [
            ("Mr. Lee paid $40m for a U.S. flag.", "Mr. Lee paid $ 40 m for a U.S. flag ."),
            ("They don’t know it, I'm sure.", "They do n’t know it , I 'm sure ."),
            ("A two-day visit by F-16s at 10:30 a.m.", "A two - day visit by F-16s at 10:30 a.m."),
            ("He cannot wait... -- he said", "He can not wait ... -- he said"),
            ("See https://example.com/a?b=1, or @lee.", "See https://example.com/a?b=1 , or @lee ."),
            ("The U.S.-led vote was 52-48.", "The U.S. - led vote was 52 - 48 ."),
        ];
        for (text, want) in cases {
            let sample = Sample::new(text);
            let pieces = pieces(text, &sample.tokens);
            let got: Vec<&str> = pieces.iter().map(|piece| &text[piece.span.clone()]).collect();
            assert_eq!(got.join(" "), want);
        }
    }
}
