//! What a query asks for: its words, and the kinds of value that would answer it.

use super::words::{Word, is_figure, words};
use crate::model::Kind;
use crate::text::lexicon::section;
use crate::text::{Wordlist, stem};

const LIST: &str = include_str!("../../assets/lexicon/search.txt");

/// Kinds that a question can ask for.
const KINDS: [Kind; 14] = [
    Kind::Money,
    Kind::Percent,
    Kind::Count,
    Kind::Quantity,
    Kind::Distance,
    Kind::Duration,
    Kind::Date,
    Kind::Time,
    Kind::Age,
    Kind::Vote,
    Kind::Name,
    Kind::Title,
    Kind::Place,
    Kind::Quote,
];

/// Words of a query that count; more come from a text pasted by mistake.
const TERMS: usize = 32;

/// Letters below which only whole words of sentences are searched.
const SHORT: usize = 3;

/// A query, taken apart.
#[derive(Debug, Default)]
pub(super) struct Query {
    /// The words that must be found, then those that tell nothing and merely count when they are there.
    pub terms: Vec<Term>,
    /// How many of the terms must be found.
    pub required: usize,
    /// Kinds of value that are preferred.
    pub kinds: Vec<Kind>,
}

/// One word or figure of a query, in every form that it may match.
#[derive(Debug)]
pub(super) struct Term {
    /// The key of a figure.
    figure: Option<String>,
    /// A folded word, and its stem.
    word: Option<(String, String)>,
    /// True for digits that may go on: "25" is the beginning of 250, "two" of nothing.
    open: bool,
}

/// How well a word fits a term, in percent.
pub(super) const WHOLE: u32 = 100;
const STEM: u32 = 95;
const PREFIX: u32 = 80;

impl Term {
    /// The beginnings that any fitting word has.
    pub(super) fn beginnings(&self) -> impl Iterator<Item = &str> {
        self.figure.as_deref().into_iter().chain(self.word.as_ref().map(|(word, _)| word.as_str()))
    }

    /// The stem by which whole words match.
    pub(super) fn stem(&self) -> Option<&str> {
        self.word.as_ref().map(|(_, stem)| stem.as_str())
    }

    /// The word, when it is one that may be misspelt.
    pub(super) fn word(&self) -> Option<&str> {
        self.word.as_ref().map(|(word, _)| word.as_str())
    }

    /// True for a beginning that words in a good part of all sentences have.
    pub(super) fn is_short(&self) -> bool {
        self.figure.is_none() && self.word().is_none_or(|word| word.len() < SHORT)
    }

    /// How well a word with this key, which begins like the term, fits it.
    pub(super) fn fit(&self, key: &str) -> Option<u32> {
        let typed = if is_figure(key) { self.figure.as_deref() } else { self.word() }?;
        if typed == key {
            Some(WHOLE)
        } else if key.starts_with(typed) && (self.open || !is_figure(key)) {
            Some(PREFIX)
        } else {
            None
        }
    }

    /// How well a word with this stem fits.
    pub(super) fn fit_stem(&self, stem: &str) -> Option<u32> {
        (self.stem() == Some(stem)).then_some(STEM)
    }
}

/// Takes `text` apart. Words that tell nothing need not be found unless there are no others.
pub(super) fn parse(text: &str) -> Query {
    let mut found = words(text);
    let kinds = question(&mut found);
    let lists = Wordlist::get();
    let mut terms: Vec<(bool, Term)> = Vec::new();
    let mut covered = 0;
    let mut rest = found.into_iter().peekable();
    while let Some(word) = rest.next() {
        if is_figure(&word.key) {
            let typed = text.get(word.span.clone()).unwrap_or_default();
            let open = typed.bytes().all(|byte| byte.is_ascii_digit() || byte == b',' || byte == b'.');
            // A number word is a word, too: "two" while "twofold" is being typed.
            let alone = rest.peek().filter(|next| next.span == word.span).map(|next| spell(&next.key));
            covered = word.span.end;
            terms.push((true, Term { figure: Some(word.key), word: alone, open }));
        } else if word.span.start >= covered {
            // A single letter at the end is a word that is still being typed.
            let typing = word.key.len() == 1 && rest.peek().is_none();
            let telling = typing || !lists.is_function(&word.key);
            terms.push((telling, Term { figure: None, word: Some(spell(&word.key)), open: false }));
        }
    }
    terms.sort_by_key(|(telling, _)| !telling);
    terms.truncate(TERMS);
    let telling = terms.iter().filter(|(telling, _)| *telling).count();
    let required = if telling > 0 { telling } else { terms.len() };
    Query { terms: terms.into_iter().map(|(_, term)| term).collect(), required, kinds }
}

fn spell(word: &str) -> (String, String) {
    (word.to_owned(), stem(word))
}

/// Takes the opening of a question out of `found` and returns the kinds of value that it asks for.
///
/// Other words must follow: "where" alone is looked for like any word.
fn question(found: &mut Vec<Word>) -> Vec<Kind> {
    for (opening, kinds) in section(LIST, "question") {
        let parts = opening.split(' ').count();
        if found.len() > parts && opening.split(' ').zip(found.iter()).all(|(word, typed)| typed.key == word)
        {
            found.drain(..parts);
            return KINDS
                .into_iter()
                .filter(|kind| kinds.split(' ').any(|name| name == kind.name()))
                .collect();
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(text: &str) -> (Vec<String>, Vec<Kind>) {
        let query = parse(text);
        let required = query.terms.iter().take(query.required);
        let words = required.flat_map(|term| term.beginnings().map(str::to_owned)).collect();
        (words, query.kinds)
    }

    #[test]
    fn question_words_become_kinds() {
        assert_eq!(asked("How many MoUs"), (vec!["mous".into()], vec![Kind::Count, Kind::Vote]));
        assert_eq!(asked("how much is the trade?"), (vec!["trade".into()], vec![Kind::Money]));
        assert_eq!(
            asked("when was the visit"),
            (vec!["visit".into()], vec![Kind::Duration, Kind::Date, Kind::Time])
        );
        assert_eq!(asked("trade volume").1, []);
    }

    #[test]
    fn words_that_tell_nothing_count_only_when_alone() {
        assert_eq!(asked("the").0, ["the"]);
        assert_eq!(asked("the trade").0, ["trade"]);
        assert_eq!(asked("where").0, ["where"]);
        assert_eq!(asked("the t").0, ["t"]);
        assert_eq!(asked("").0, Vec::<String>::new());
    }
}
