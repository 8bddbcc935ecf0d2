//! What stands around a value in its sentence: what is counted, what a name does, who speaks.

use std::ops::Range;

use super::index::Field;
use crate::value::Kind;

/// Words of a sentence up to which a word is near a value.
const NEAR: usize = 6;

/// Telling words beside a value that say what it is the value of.
const BESIDE: usize = 2;

/// Words between a preposition and its name ("in the port of").
const BEFORE: usize = 3;

/// Words that a sentence begins with in which its subject stands.
const SUBJECT: usize = 4;

/// Words between a speaker and the verb of saying.
const SPEAKER: usize = 5;

/// What a word is to the words around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WordRole {
    /// A word with a meaning of its own, by number.
    Word(u32),
    /// A verb of saying, by number.
    Says(u32),
    /// A figure, by number.
    Figure(u32),
    /// "in", "at".
    Place,
    /// "by".
    By,
    /// "and", "who".
    Break,
    /// "he", "she".
    Pronoun,
    /// "according", before "to".
    According,
    /// Any other word.
    Other,
}

impl WordRole {
    /// The number of a word that can be looked for.
    pub(super) fn number(self) -> Option<u32> {
        match self {
            Self::Word(number) | Self::Says(number) | Self::Figure(number) => Some(number),
            _ => None,
        }
    }

    fn word(self) -> Option<u32> {
        match self {
            Self::Word(number) | Self::Says(number) => Some(number),
            _ => None,
        }
    }
}

/// The words of a sentence, in order.
#[derive(Debug, Default)]
pub(super) struct SentenceWords {
    /// Where each begins in the body, and whether with a capital. A folder has millions of them.
    pub words: Box<[(u32, bool, WordRole)]>,
    /// True when a quotation goes on in the next sentence.
    pub open: bool,
}

impl SentenceWords {
    fn parts(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = WordRole> {
        self.words.get(range).unwrap_or_default().iter().map(|(_, _, part)| *part)
    }

    /// Gives each word the number that `number` has for its own.
    pub(super) fn renumber(&mut self, number: impl Fn(u32) -> u32) {
        for (_, _, part) in &mut self.words {
            if let WordRole::Word(word) | WordRole::Says(word) | WordRole::Figure(word) = part {
                *word = number(*word);
            }
        }
    }

    /// The numbers of the words that can be looked for.
    pub(super) fn numbers(&self) -> impl Iterator<Item = u32> {
        self.words.iter().filter_map(|(_, _, part)| part.number())
    }

    /// The words around the value at `span` of the body.
    pub(super) fn around(&self, span: &Range<usize>, kind: Kind) -> Vec<(u32, Field)> {
        if matches!(kind, Kind::Quote | Kind::Statement | Kind::List) {
            return Vec::new();
        }
        let start = self.words.partition_point(|(at, ..)| (*at as usize) < span.start);
        let end = self.words.partition_point(|(at, ..)| (*at as usize) < span.end);
        let before = || self.parts(0..start).rev();
        let after = || self.parts(end..self.words.len());
        let mut out: Vec<(u32, Field)> = before()
            .take(NEAR)
            .chain(after().take(NEAR))
            .filter_map(|part| Some((part.number()?, Field::Near)))
            .collect();
        let of = |side: &mut dyn Iterator<Item = WordRole>, most: usize| -> Vec<(u32, Field)> {
            side.take_while(|part| !matches!(part, WordRole::Figure(_) | WordRole::Break))
                .filter_map(WordRole::word)
                .take(most)
                .map(|number| (number, Field::Beside))
                .collect()
        };
        match kind {
            Kind::Name | Kind::Title | Kind::Place => {
                out.extend(after().take(NEAR).find_map(WordRole::word).map(|number| (number, Field::Beside)));
                if let Some(by) = before().take(BEFORE).position(|part| part == WordRole::By) {
                    out.extend(
                        before().skip(by).find_map(WordRole::word).map(|number| (number, Field::Beside)),
                    );
                }
            }
            Kind::Count | Kind::Vote => {
                let counted = of(&mut after(), BESIDE);
                out.extend(if counted.is_empty() { of(&mut before(), BESIDE) } else { counted });
            }
            _ => {
                out.extend(of(&mut before(), BESIDE));
                out.extend(of(&mut after(), BESIDE));
            }
        }
        out
    }

    /// The words behind figures.
    pub(super) fn counted(&self) -> impl Iterator<Item = u32> {
        let figures =
            self.words.iter().enumerate().filter(|(_, (.., part))| matches!(part, WordRole::Figure(_)));
        figures
            .flat_map(|(at, _)| self.parts(at + 1..(at + 1 + BESIDE).min(self.words.len())))
            .filter_map(WordRole::word)
    }

    /// True for "he said": somebody goes on speaking.
    pub(super) fn goes_on(&self) -> bool {
        let parts: Vec<WordRole> = self.parts(0..self.words.len()).collect();
        parts.windows(2).any(|pair| match pair {
            [a, b] => {
                let says = |part: &WordRole| matches!(part, WordRole::Says(_));
                says(b) && *a == WordRole::Pronoun || says(a) && *b == WordRole::Pronoun
            }
            _ => false,
        })
    }

    /// True when the value at `span` stands behind a word such as "in".
    pub(super) fn is_spot(&self, span: &Range<usize>) -> bool {
        let start = self.words.partition_point(|(at, ..)| (*at as usize) < span.start);
        self.parts(0..start).rev().take(BEFORE - 1).any(|part| part == WordRole::Place)
    }

    /// The capitalised words beside the verbs of saying.
    pub(super) fn speakers(&self) -> Vec<u32> {
        let capital = |(_, capital, part): &(u32, bool, WordRole)| part.word().filter(|_| *capital);
        let mut out = Vec::new();
        for (at, (_, _, part)) in self.words.iter().enumerate() {
            let behind = self.words.iter().skip(at + 1).take(SPEAKER);
            match part {
                WordRole::According => out.extend(behind.filter_map(capital)),
                WordRole::Says(_) => {
                    let before = || self.words.iter().take(at);
                    let near: Vec<u32> = before().rev().take(SPEAKER).filter_map(capital).collect();
                    // "The minister praised the harvest and stressed ...": the sentence has begun with its subject.
                    let subject = before().take(SUBJECT).filter_map(capital);
                    let before = if near.is_empty() { subject.collect() } else { near };
                    if before.is_empty() {
                        out.extend(behind.take(BESIDE).filter_map(capital));
                    }
                    out.extend(before);
                }
                _ => {}
            }
        }
        out
    }
}
