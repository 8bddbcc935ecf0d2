//! The words of a briefing, and the facts and sentences that hold them.

use super::hit::Target;
use crate::value::Kind;

/// Where in an entry a word stands; the later ones weigh more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    /// In a sentence that states the fact.
    Evidence,
    /// A few words from a value.
    Near,
    /// The name of a source, the kind, the verdict; or a word of a passage.
    Label,
    /// The name or office of whoever says it.
    Speaker,
    /// In a value.
    Value,
    /// Right beside a value: what is counted, what a name does.
    Beside,
    /// In the topic.
    Topic,
    /// In the topic, and beside a value.
    Both,
}

/// Bits that a [`Field`] takes.
pub(super) const FIELD_BITS: u32 = 3;

impl Field {
    const ALL: [Self; 1 << FIELD_BITS] = [
        Self::Evidence,
        Self::Near,
        Self::Label,
        Self::Speaker,
        Self::Value,
        Self::Beside,
        Self::Topic,
        Self::Both,
    ];

    /// True for words that merely stand in the same sentence.
    pub(super) fn is_elsewhere_in_sentence(self) -> bool {
        matches!(self, Self::Evidence | Self::Near)
    }

    pub(super) fn is_topic(self) -> bool {
        matches!(self, Self::Topic | Self::Both)
    }
}

/// A fact or sentence that can be found.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) target: Target,
    /// The kind of a fact.
    pub(super) kind: Option<Kind>,
    /// True for the name of a place, or of something that stands behind "in" or "at".
    pub(super) spot: bool,
    /// What it gains over others that match the query equally well.
    pub(super) bonus: i64,
    /// Words of the topic.
    pub(super) topic: u32,
    /// The sentences of a fact, as indices of their own entries.
    pub(super) evidence: Vec<u32>,
}

/// The words of a briefing, and where they stand.
#[derive(Debug, Default)]
pub struct Index {
    /// Sorted; a figure is `#` and its digits.
    pub(super) words: Vec<Box<str>>,
    /// The stem of a word with its place in `words`, sorted.
    pub(super) stems: Vec<(Box<str>, u32)>,
    /// The same for words that stand for one another.
    pub(super) families: Vec<(&'static str, u32)>,
    /// `postings[starts[2 * w]..starts[2 * w + 2]]` belong to word `w`; those in sentences begin at `starts[2 * w + 1]`.
    pub(super) starts: Vec<u32>,
    /// The index of an entry, and the [`Field`] in the lowest bits.
    pub(super) postings: Vec<u32>,
    /// Facts in the order of the briefing, then sentences.
    pub(super) entries: Vec<Entry>,
}

impl Index {
    /// Entries and fields that hold word number `word`; without sentences on demand.
    pub(super) fn postings(&self, word: u32, sentences: bool) -> impl Iterator<Item = (usize, Field)> {
        let bound =
            |place: usize| self.starts.get(place).map_or(self.postings.len(), |start| *start as usize);
        let first = word as usize * 2;
        let range = bound(first)..bound(if sentences { first + 2 } else { first + 1 });
        self.postings.get(range).unwrap_or_default().iter().map(|posting| {
            let field = Field::ALL[(posting & ((1 << FIELD_BITS) - 1)) as usize];
            ((posting >> FIELD_BITS) as usize, field)
        })
    }
}
