//! What a query asks for: its words, and the kinds of value that would answer it.

use std::ops::Range;

use super::question::{ExpectedAnswer, QueryRole, opening, parts, synonym};
use super::words::{is_figure, is_mixed, is_shouted, words};
use crate::claim::{family, form};
use crate::lexicon::Class;

/// Words of a query that count; more come from a text pasted by mistake.
const TERMS: usize = 32;

/// Letters below which only whole words of sentences are searched.
const SHORT: usize = 3;

/// A query, taken apart.
#[derive(Debug, Default)]
pub(super) struct Query {
    /// The words that must be found, then those that tell nothing and merely count when they are there.
    pub terms: Vec<QueryTerm>,
    /// How many of the terms must be found.
    pub required: usize,
    /// What kind of value is preferred.
    pub expected: ExpectedAnswer,
}

/// One word or figure of a query, in every form that it may match.
#[derive(Debug)]
pub(super) struct QueryTerm {
    /// The key of a figure.
    figure: Option<String>,
    word: Option<Spelling>,
    /// True for digits that may go on: "25" is the beginning of 250, "two" of nothing.
    open: bool,
    /// True for the verb or the speaker that a question is about.
    pub lead: bool,
    /// What it counts beside the others, in percent.
    pub weight: u32,
}

/// A folded word in the forms that it is known by.
#[derive(Debug)]
struct Spelling {
    folded: String,
    stem: String,
    family: Option<&'static str>,
}

impl Spelling {
    fn new(folded: &str) -> Self {
        Self {
            folded: folded.to_owned(),
            stem: form(folded),
            family: family(synonym(folded).unwrap_or(folded)),
        }
    }
}

/// How well a word fits a term, in percent.
pub(super) const WHOLE: u32 = 100;
const STEM: u32 = 95;
const PREFIX: u32 = 80;
pub(super) const FAMILY: u32 = 70;

/// What words count that need not be found, in percent of the others: those with a meaning of their own, and those
/// that tell nothing.
const IDLE: u32 = 20;
const FUNCTION: u32 = 5;

impl QueryTerm {
    /// The term for a folded word.
    pub(super) fn for_word(folded: &str) -> Self {
        let digits = folded.bytes().all(|byte| byte.is_ascii_digit());
        let figure = digits.then(|| format!("#{folded}"));
        Self { figure, word: Some(Spelling::new(folded)), open: false, lead: false, weight: 100 }
    }

    /// The beginnings that any fitting word has.
    pub(super) fn beginnings(&self) -> impl Iterator<Item = &str> {
        self.figure.as_deref().into_iter().chain(self.word.as_ref().map(|word| word.folded.as_str()))
    }

    /// The stem by which whole words match.
    pub(super) fn stem(&self) -> Option<&str> {
        self.word.as_ref().map(|word| word.stem.as_str())
    }

    /// What all words that stand for it have in common.
    pub(super) fn family(&self) -> Option<&'static str> {
        self.word.as_ref().and_then(|word| word.family)
    }

    /// The word, when it is one that may be misspelt.
    pub(super) fn word(&self) -> Option<&str> {
        self.word.as_ref().map(|word| word.folded.as_str())
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
    let expected = opening(text, &mut found);
    // A single letter at the end is a word that is still being typed.
    let typing = |at: usize| at + 1 == found.len() && found.get(at).is_some_and(|word| word.key.len() == 1);
    let mixed = is_mixed(text);
    let shouted = |span: &Range<usize>| mixed && text.get(span.clone()).is_some_and(is_shouted);
    let telling: Vec<bool> = found
        .iter()
        .enumerate()
        .map(|(at, word)| {
            is_figure(&word.key) || typing(at) || !Class::Function.has(&word.key) || shouted(&word.span)
        })
        .collect();
    let mut terms: Vec<(bool, QueryTerm)> = Vec::new();
    let mut covered = 0..0;
    let parts = parts(&expected, &found, &telling);
    let mut rest = found.into_iter().zip(parts).peekable();
    while let Some((word, part)) = rest.next() {
        let idle = part == QueryRole::Idle;
        let lead = part == QueryRole::Lead;
        let weight = match part {
            QueryRole::Idle if Class::Function.has(&word.key) => FUNCTION,
            QueryRole::Idle => IDLE,
            QueryRole::Subject | QueryRole::Lead => 100,
        };
        // The year of a day stands where the day stands.
        let is_new = word.span.start >= covered.end || word.span == covered;
        if is_figure(&word.key) && is_new {
            let typed = text.get(word.span.clone()).unwrap_or_default();
            let open = if word.key.starts_with('@') {
                typed.ends_with(|c: char| c.is_ascii_digit())
            } else {
                typed.bytes().all(|byte| byte.is_ascii_digit() || byte == b',' || byte == b'.')
            };
            // A number word is a word, too: "two" while "twofold" is being typed.
            let alone = rest
                .peek()
                .filter(|(next, _)| next.span == word.span)
                .map(|(next, _)| Spelling::new(&next.key));
            covered = word.span.clone();
            terms.push((idle, QueryTerm { figure: Some(word.key), word: alone, open, lead, weight }));
        } else if is_new {
            let spelling = Some(Spelling::new(&word.key));
            terms.push((idle, QueryTerm { figure: None, word: spelling, open: false, lead, weight }));
        }
    }
    terms.sort_by_key(|(idle, _)| *idle);
    terms.truncate(TERMS);
    let telling = terms.iter().filter(|(idle, _)| !*idle).count();
    let required = if telling > 0 || expected.is_question() { telling } else { terms.len() };
    Query { terms: terms.into_iter().map(|(_, term)| term).collect(), required, expected }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Kind;

    /// The words that must be found, and the kinds that answer as a rule.
    fn asked(text: &str) -> (Vec<String>, Vec<Kind>) {
        let query = parse(text);
        let required = query.terms.iter().take(query.required);
        let words = required.flat_map(|term| term.beginnings().map(str::to_owned)).collect();
        let sure = query.expected.kinds.iter().filter(|(_, percent)| *percent == 100);
        (words, sure.map(|(kind, _)| *kind).collect())
    }

    #[test]
    fn question_words_become_kinds() {
        assert_eq!(asked("How many MoUs"), (vec!["mous".into()], vec![Kind::Count, Kind::Vote]));
        assert_eq!(asked("how much is the trade?"), (vec!["trade".into()], vec![Kind::Money]));
        assert_eq!(asked("when was the visit"), (vec!["visit".into()], vec![Kind::Date]));
        assert_eq!(
            asked("when was the last visit"),
            (vec!["visit".into()], vec![Kind::Duration, Kind::Date])
        );
        assert_eq!(asked("trade volume").1, []);
    }

    #[test]
    fn what_a_question_adds_to_its_subject_need_not_be_found() {
        for question in ["how much is the trade worth", "how much trade", "how much trade in total"] {
            assert_eq!(asked(question).0, ["trade"], "{question}");
        }
        assert_eq!(asked("how long does the visit last").0, ["visit"]);
        assert_eq!(asked("last cost").0, ["cost"], "no question, nothing is taken away");
    }

    #[test]
    fn who_and_what_did_they_say_ask_for_a_verb_and_a_speaker() {
        let lead = |text: &str| -> Vec<String> {
            let terms = parse(text).terms;
            terms.iter().filter(|term| term.lead).filter_map(|term| term.word().map(str::to_owned)).collect()
        };
        assert_eq!(lead("who signed the treaty"), ["signed"]);
        assert_eq!(lead("who is the minister"), Vec::<String>::new());
        assert_eq!(lead("what did Mr Orlo Penn say about tolls"), ["penn"]);
        assert_eq!(asked("what did Orlo Penn say about tolls").0, ["penn", "tolls"]);
    }

    #[test]
    fn words_that_tell_nothing_count_only_when_alone() {
        assert_eq!(asked("the").0, ["the"]);
        assert_eq!(asked("the trade").0, ["trade"]);
        assert_eq!(asked("the t").0, ["t"]);
        assert_eq!(asked("").0, Vec::<String>::new());
    }

    #[test]
    fn a_name_in_capitals_opens_no_question() {
        assert_eq!(asked("WHO signed"), (vec!["who".into(), "signed".into()], vec![]));
        assert!(!parse("WHO").expected.is_question());
    }
}
