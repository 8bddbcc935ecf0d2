//! Names of people, bodies, things and places, and the titles that stand with them.
//!
//! A name is a run of capitalised words; what may join the words, which of them are a title and which do not belong
//! is decided by word lists and by how the article itself writes the words elsewhere.

mod apposition;
mod run;
mod title;

use std::ops::Range;

use foldhash::HashSet;

use crate::lexicon::Class;
use crate::model::{Article, BlockKind, Mention};
use crate::text::{Document, Sentence, Token, TokenKind, one_line};
use crate::value::{Kind, Name, Title, Value};

/// How the article writes its words, as far as it tells names from other words.
struct Usage<'a> {
    /// Words seen in lower case.
    lower: HashSet<&'a str>,
    /// Words seen capitalised inside a sentence of running text.
    inner: HashSet<&'a str>,
}

impl<'a> Usage<'a> {
    fn new(document: &'a Document) -> Self {
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
fn is_title_case(sentence: &Sentence, tokens: &[Token]) -> bool {
    if !matches!(sentence.kind, BlockKind::Title | BlockKind::Heading) {
        return false;
    }
    let words = tokens.iter().filter(|token| token.kind == TokenKind::Word && token.folded.len() > 3);
    let (capital, all) =
        words.fold((0, 0), |(capital, all), token| (capital + usize::from(token.capital), all + 1));
    all > 2 && capital * 3 > all * 2
}

/// A name in one sentence with the titles that stand with it, as ranges of that sentence's tokens.
struct Found {
    name: Range<usize>,
    titles: Vec<Range<usize>>,
}

/// Every name and every title that stands with a name, in order of position.
pub(super) fn find(article: &Article, document: &Document) -> Vec<Mention> {
    let usage = Usage::new(document);
    let mut out = Vec::new();
    for (index, sentence) in document.sentences.iter().enumerate() {
        let tokens = document.tokens_of(index);
        let headline = is_title_case(sentence, tokens);
        let mut at = 0;
        // A name inside a title ("head of Example Ltd") has none of its own.
        let mut titled = 0;
        while let Some(run) = run::next(tokens, at, &usage, headline) {
            at = run.end;
            if let Some(mut found) = title::split(tokens, run) {
                found.titles.retain(|title| title.start >= titled || title.end < titled);
                titled = found.titles.iter().map(|title| title.end).fold(titled, usize::max);
                emit(article, tokens, index, &found, &mut out);
            }
        }
    }
    out.sort_by_key(|mention| mention.span.start);
    out
}

fn emit(article: &Article, tokens: &[Token], sentence: usize, found: &Found, out: &mut Vec<Mention>) {
    // "(R-Iowa)": a party and a state.
    let first = found.name.start;
    if tokens[first].span.len() == 1 && tokens.get(first + 1).is_some_and(|token| token.folded == "-") {
        return;
    }
    let name = span(tokens, &found.name);
    let text = even(&article.body[name.clone()]);
    for title in &found.titles {
        let range = span(tokens, title);
        let value = Value::Title(Title::new(even(&article.body[range.clone()]), text.clone()));
        out.push(Mention { kind: Kind::Title, span: range, sentence, value });
    }
    let kind = if is_place(tokens, &found.name) { Kind::Place } else { Kind::Name };
    out.push(Mention { kind, span: name, sentence, value: Value::Name(Name::new(text)) });
}

fn span(tokens: &[Token], range: &Range<usize>) -> Range<usize> {
    tokens[range.start].span.start..tokens[range.end - 1].span.end
}

/// The text with single spaces and straight apostrophes.
pub(super) fn even(text: &str) -> String {
    one_line(text).replace('’', "'")
}

/// A country, or a name whose last word is the word for a kind of place.
fn is_place(tokens: &[Token], name: &Range<usize>) -> bool {
    let tokens = &tokens[name.clone()];
    let Some(last) = tokens.last() else { return false };
    Class::PlaceNoun.has(&last.folded) || tokens.iter().all(|token| Class::Country.has(&token.folded))
}

#[cfg(test)]
mod tests;
