//! What a question asks for: the words that tell which value is meant, and what each of them does in it.

use std::borrow::Cow;

use super::super::index::Index;
use super::super::question::{ExpectedAnswer, opening};
use super::super::words::words;
use super::clue::{Clue, ClueRole, FILLER};
use super::grammar::{asked_noun, is_auxiliary, is_clue, predicate, subject};
use crate::lexicon::{self, Class};
use crate::syntax::{self, Parse, Tag};
use crate::text::{Token, tokens};
use crate::value::Kind;

/// Words of a question that count; more come from a text pasted by mistake.
const CLUES: usize = 12;

/// Nouns and verbs of a question about an event as a whole, at most.
const EVENT: usize = 2;

/// What answers "what is the ..." where the noun does not say which kind of value is meant.
const FIGURES: &str = "money percent quantity distance vote age duration? count?";

/// What a question asks for beside a kind of value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aspect {
    /// It is a question, and not a few words.
    Question,
    /// People are counted, whoever they are.
    Anybody,
    /// The latest of several, before the article.
    Last,
    /// The earliest of several, after it.
    Next,
    /// Nothing but the event itself: "when did it happen".
    Event,
    /// Where something comes from.
    From,
    /// Whom something befalls: "who did they meet".
    Befalls,
    /// Somebody by a name.
    Named,
    /// What is planned or aimed at.
    Ahead,
}

/// A question, taken apart.
#[derive(Debug, Default)]
pub(super) struct Asked {
    pub clues: Vec<Clue>,
    pub expected: ExpectedAnswer,
    aspects: Vec<Aspect>,
}

/// The words of a question with their grammar.
struct QuestionWords<'a> {
    tokens: &'a [Token],
    parse: &'a Parse,
    /// The first word behind the opening.
    first: usize,
    /// The word behind the last one.
    end: usize,
}

impl Asked {
    /// Takes `text` apart, which is asked of the articles of `index`; none where it asks for no value.
    pub(super) fn new(text: &str, index: &Index) -> Option<Self> {
        let mut found = words(text);
        let before = found.len();
        let expected = opening(text, &mut found);
        let opened = before - found.len();
        let start = if opened == 0 { 0 } else { found.first().map_or(text.len(), |word| word.span.start) };
        // The parser has learned from whole sentences.
        let text = if text.ends_with('?') { Cow::Borrowed(text) } else { Cow::Owned(format!("{text}?")) };
        let tokens = tokens(&text);
        let parse = syntax::parse(&text, &tokens);
        let end = tokens.len().saturating_sub(1);
        let first = tokens.partition_point(|token| token.span.start < start).min(end);
        let words = QuestionWords { tokens: &tokens, parse: &parse, first, end };
        let is_question = expected.is_question();
        let is_any_name = expected.is_any_name();
        let is_asked_noun = |at: &usize| *at < end && Class::AskedNoun.has(&tokens[*at].folded);
        let noun = asked_noun(&tokens, &parse, first).or_else(|| Some(first).filter(is_asked_noun));
        let mut asked = Self { expected: words.expected(expected, noun)?, ..Self::default() };
        let counted = noun.filter(|_| is_question && (opened > 1 || is_any_name));
        let verb = predicate(&tokens, &parse, first);
        asked.aspects = words.aspects(is_question, counted);
        asked.ask_for_doer(&words, verb);
        asked.add_clues(&words, counted, verb, index);
        asked.mark_needed();
        let is_light = |clue: &Clue| Class::LightVerb.has(clue.word());
        let is_of_event = asked.expected.spot || asked.expected.kind(Kind::Date) == 100;
        if is_question && is_of_event && asked.clues.iter().any(is_light) && asked.clues.len() <= EVENT {
            asked.aspects.push(Aspect::Event);
        }
        Some(asked)
    }

    /// True where the question asks for this, too.
    pub(super) fn is(&self, aspect: Aspect) -> bool {
        self.aspects.contains(&aspect)
    }

    /// "Who is running the camp" asks for whoever runs it, not for somebody with an office; "who was arrested" and "who did
    /// they meet" for those whom something befalls.
    fn ask_for_doer(&mut self, words: &QuestionWords<'_>, verb: Option<usize>) {
        let tag = verb.map(|verb| words.parse.tag(verb));
        if self.expected.kind(Kind::Title) > 0 && matches!(tag, Some(Tag::VBG | Tag::VBN)) {
            self.expected = ExpectedAnswer { doer: true, ..ExpectedAnswer::default() };
            if tag == Some(Tag::VBN) {
                self.aspects.push(Aspect::Befalls);
            }
        }
        let second = words.tokens.get(1).filter(|_| words.end > words.first + 2);
        let is_asked = |token: &Token| is_auxiliary(token) && words.first <= 2;
        if self.expected.doer && second.is_some_and(is_asked) {
            self.aspects.push(Aspect::Befalls);
        }
    }

    fn add_clues(
        &mut self,
        words: &QuestionWords<'_>,
        counted: Option<usize>,
        verb: Option<usize>,
        index: &Index,
    ) {
        let subject = subject(words.tokens, words.parse, words.first, verb);
        let mut are_names = true;
        for (at, token) in words.tokens.iter().enumerate().take(words.end).skip(words.first) {
            let opens = at == words.first && self.is(Aspect::Question) && is_auxiliary(token);
            if !is_clue(token) || opens || self.clues.len() == CLUES {
                continue;
            }
            let role = match Some(at) {
                place if place == counted => ClueRole::Counted,
                place if place == verb => ClueRole::Predicate,
                place if place == subject => ClueRole::Subject,
                _ => ClueRole::Restriction,
            };
            let tag = words.parse.tag(at);
            let is_known = Class::English.has(&syntax::lemma(&token.folded, tag));
            let is_office = lexicon::is_title(&token.folded) || lexicon::is_agent(&token.folded);
            are_names &= token.capital && tag.is_proper() || !is_known && !is_office;
            self.clues.push(Clue::new(&token.folded, role, is_known, index));
        }
        if are_names {
            self.aspects.push(Aspect::Named);
        }
    }

    /// The verb and the counted noun are needed; without either, the noun that the question is about.
    fn mark_needed(&mut self) {
        let is_anybody = self.is(Aspect::Anybody);
        let is_key = |clue: &Clue| {
            let is_light = [Class::Filler, Class::LightVerb].iter().any(|class| class.has(clue.word()));
            match clue.role {
                ClueRole::Counted => !is_anybody && !Class::KindNoun.has(clue.word()),
                ClueRole::Predicate => !is_light,
                _ => false,
            }
        };
        let any = self.clues.iter().any(is_key);
        for clue in &mut self.clues {
            clue.needed = is_key(clue)
                || is_grade(clue.word())
                || !any && clue.role == ClueRole::Subject && clue.weight > FILLER;
        }
        if !self.clues.iter().any(|clue| clue.needed)
            && let Some(last) = self.clues.iter_mut().rev().find(|clue| clue.weight > FILLER)
        {
            last.needed = true;
        }
    }
}

impl QuestionWords<'_> {
    fn folded(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.tokens.iter().take(self.end).map(|token| token.folded.as_str())
    }

    /// The kinds of value that are asked for, by the noun where the opening does not say; none for a few words that name
    /// no kind.
    fn expected(&self, opened: ExpectedAnswer, noun: Option<usize>) -> Option<ExpectedAnswer> {
        if !opened.is_question() {
            let kinds = self.folded().rev().find_map(|word| Class::AskedNoun.meaning(word))?;
            let clues = self.tokens.iter().take(self.end).filter(|token| is_clue(token));
            return (clues.count() > 1).then(|| ExpectedAnswer::parse(kinds));
        }
        if !opened.is_any_name() {
            return Some(opened);
        }
        let by_noun = noun.and_then(|noun| Class::AskedNoun.meaning(&self.tokens[noun].folded));
        let by_any = || self.folded().skip(self.first).find_map(|word| Class::AskedNoun.meaning(word));
        Some(match by_noun.or_else(by_any) {
            Some(kinds) => ExpectedAnswer::parse(kinds),
            None if noun.is_none() => ExpectedAnswer::parse(FIGURES),
            None => opened,
        })
    }

    /// What single words say of what is asked for.
    fn aspects(&self, is_question: bool, counted: Option<usize>) -> Vec<Aspect> {
        let mut out: Vec<Aspect> = Vec::new();
        let is_somebody = |at: usize| {
            let folded = &self.tokens[at].folded;
            Class::Somebody.has(folded) || Class::Country.has(folded)
        };
        if is_question {
            out.push(Aspect::Question);
        }
        if counted.is_some_and(is_somebody) {
            out.push(Aspect::Anybody);
        }
        for word in self.folded() {
            out.extend(match word {
                "last" | "previous" | "latest" => Some(Aspect::Last),
                "next" | "upcoming" => Some(Aspect::Next),
                "from" => Some(Aspect::From),
                _ => None,
            });
            if Class::Target.has(word) || matches!(word, "will" | "would" | "next" | "planned") {
                out.push(Aspect::Ahead);
            }
        }
        out
    }
}

/// True for a word that makes another office of the one behind it.
fn is_grade(folded: &str) -> bool {
    lexicon::grade(folded).is_some() || matches!(folded, "former" | "ex")
}
