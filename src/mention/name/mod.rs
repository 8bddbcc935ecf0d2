//! Names of people, bodies, things and places, and the titles that stand with them.
//!
//! A name is a run of capitalised words; what may join the words, which of them are a title and which do not belong
//! is decided by word lists and by how the article itself writes the words elsewhere.

mod apposition;
mod predicate;
mod run;
mod title;
mod usage;

use std::ops::Range;

use crate::lexicon::Class;
use crate::model::{Article, Mention};
use crate::text::{Document, Token, one_line};
use crate::value::{Kind, Name, Title, Value};

use title::Titled;
use usage::{Usage, is_title_case};

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

fn emit(article: &Article, tokens: &[Token], sentence: usize, found: &Titled, out: &mut Vec<Mention>) {
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
