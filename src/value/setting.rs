//! What an article says around a value, as far as it bears on how that value stands to another.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::kind::Kind;
use super::modality::Modality;
use crate::lexicon::is_common;
use crate::text::{fold, words};

/// Where an article gives a value: in which words, beside what, for which day.
#[derive(Debug, Clone, Default)]
pub struct Setting<'a> {
    /// The value as the article words it.
    pub words: &'a str,
    /// The whole sentence.
    pub sentence: &'a str,
    /// The other values of the sentence, in order.
    pub beside: Vec<Beside<'a>>,
    /// The outlet that published the article.
    pub outlet: &'a str,
    /// When it did.
    pub published: Option<Date>,
    /// The day for which the value is given.
    pub as_of: Option<Date>,
    /// How far the value is put forward as so.
    pub modality: Modality,
    /// What a span of time is counted back from.
    pub since: Since<'a>,
}

/// Another value in the sentence of a value.
#[derive(Debug, Clone, Copy)]
pub struct Beside<'a> {
    /// What sort of value it is.
    pub kind: Kind,
    /// The figure in base units of its measure, where it is a plain one.
    pub point: Option<f64>,
    /// As the article words it.
    pub words: &'a str,
    /// True where it stands inside the first value, as a figure in a quotation.
    pub inside: bool,
}

/// What a span of time is counted back from: an event, for "the first visit in 22 years".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Since<'a> {
    /// It is no such span.
    #[default]
    Nothing,
    /// An event that the sentence has no noun for.
    Something,
    /// An event by its noun ("visit").
    Event(&'a str),
}

/// Share of the words of two sentences that both hold where they say the same but for a value.
const ONE_SENTENCE: f64 = 0.7;
/// Words that two sentences must share for that.
const SHARED: usize = 3;
/// Longest sentence that is compared, in bytes: a line without end is none.
const LONGEST: usize = 1000;

impl Setting<'_> {
    /// True for sentences that say the same but for their figures: nearly all words that tell something stand in both.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        if self.sentence.len().max(other.sentence.len()) > LONGEST {
            return false;
        }
        let telling = |setting: &Self| -> BTreeSet<String> {
            let of_value: Vec<String> = words(setting.words).map(fold).collect();
            let folded = words(setting.sentence).map(fold);
            let tells = |word: &String| {
                !is_common(word)
                    && !word.starts_with(|c: char| c.is_ascii_digit())
                    && !of_value.contains(word)
            };
            folded.filter(tells).collect()
        };
        let (a, b) = (telling(self), telling(other));
        let shared = a.intersection(&b).count();
        shared >= SHARED && shared as f64 >= ONE_SENTENCE * a.len().max(b.len()) as f64
    }

    /// True for what lies ahead of the article: planned or thought likely.
    pub(super) fn is_ahead(&self) -> bool {
        matches!(self.modality, Modality::Planned | Modality::Expected)
    }
}
