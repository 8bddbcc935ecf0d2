//! What articles say about one and the same thing, and how their values compare.

use std::ops::Range;

use jiff::civil::Date;
use serde::Serialize;

use crate::value::{Kind, Modality, Reason, Value};

/// One place in one article that states the fact: the evidence that every fact leads back to.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Index into [`Briefing::articles`](super::Briefing::articles).
    pub article: usize,
    /// The sentence, as bytes of the article's body.
    pub sentence: Range<usize>,
    /// The value, as bytes of the article's body; lies within `sentence`.
    pub span: Range<usize>,
    /// The value; it prints in normal form ("1000000000 USD", "2025-11").
    pub value: Value,
    /// How far it is put forward as so.
    pub modality: Modality,
    /// The day for which the claim speaks: the article's date unless the text names another.
    pub as_of: Option<Date>,
    /// Who says it, where the article names somebody.
    pub speaker: Option<String>,
}

/// The readings of a fact that give the same value.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// The value as one of the readings words it, the clearest one.
    pub value: String,
    /// The readings, in the order of articles and positions; never empty.
    pub readings: Vec<Reading>,
    /// How many independent sources give this value.
    pub corroboration: usize,
}

/// How the variants of a fact stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// They cannot all be true as stated.
    Conflict,
    /// The values differ, and all can be right.
    Explained,
    /// One thing under two spellings or titles.
    Variant,
}

impl Verdict {
    /// All verdicts, in the order in which a reader should see them.
    pub const ALL: [Self; 3] = [Self::Conflict, Self::Explained, Self::Variant];

    /// The word that JSON and the screen use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::Explained => "explained",
            Self::Variant => "variant",
        }
    }

    /// The glyph that stands beside the word everywhere.
    pub fn glyph(self) -> char {
        match self {
            Self::Conflict => '≠',
            Self::Explained => '≈',
            Self::Variant => '~',
        }
    }
}

/// A verdict on the variants of a fact, with its reason.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// How the variants stand to each other.
    pub verdict: Verdict,
    /// Why: of the two variants that differ the most.
    pub reason: Reason,
    /// The reason in words that a person would say.
    pub why: String,
    /// How probable it is that a careful reader would mark this difference, from 0 to 1.
    pub confidence: f64,
}

impl Judgement {
    /// Confidence from which on a difference is told as one.
    pub const SURE: f64 = 0.7;
    /// Confidence below which a difference is not told at all.
    pub const POSSIBLE: f64 = 0.4;

    /// True for a difference that is told as one; the others are possible.
    pub fn is_sure(&self) -> bool {
        self.confidence >= Self::SURE
    }

    /// The word for it: that of the verdict, or "possible".
    pub fn name(&self) -> &'static str {
        if self.is_sure() { self.verdict.name() } else { "possible" }
    }

    /// The glyph for it: that of the verdict, or `?`.
    pub fn glyph(&self) -> char {
        if self.is_sure() { self.verdict.glyph() } else { '?' }
    }
}

/// What one or more articles say about one and the same thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Stays the same when unrelated articles are added.
    pub id: String,
    /// What it is about, in a few words.
    pub topic: String,
    /// What sort of value it has.
    pub kind: Kind,
    /// Index into [`Briefing::stories`](super::Briefing::stories).
    pub story: usize,
    /// Never empty; the best corroborated one first.
    pub variants: Vec<Variant>,
    /// How many independent sources state the fact, whatever the value.
    pub corroboration: usize,
    /// How much a reader needs to know it; larger comes first. Compare only within one briefing.
    pub weight: f64,
    /// Present when the fact is a disagreement, or a possible one: two or more variants that a reader should see.
    pub judgement: Option<Judgement>,
    /// True where it has no judgement because the reader does not see a difference.
    pub dismissed: bool,
    /// True where the reader does not want to see it. It is then among neither the disagreements nor the possible ones of a
    /// briefing, whatever its judgement.
    pub hidden: bool,
}

impl Fact {
    /// All readings, variant by variant.
    pub fn readings(&self) -> impl Iterator<Item = &Reading> {
        self.variants.iter().flat_map(|variant| &variant.readings)
    }

    /// The same, to be changed.
    pub fn readings_mut(&mut self) -> impl Iterator<Item = &mut Reading> {
        self.variants.iter_mut().flat_map(|variant| &mut variant.readings)
    }

    /// The verdict on its variants; none where they agree, or where it is not sure that they differ.
    pub fn verdict(&self) -> Option<Verdict> {
        self.judgement.as_ref().filter(|judgement| judgement.is_sure()).map(|judgement| judgement.verdict)
    }

    /// True for a difference that is not sure enough for a verdict.
    pub fn is_possible(&self) -> bool {
        self.judgement.as_ref().is_some_and(|judgement| !judgement.is_sure())
    }

    /// The glyph that stands before it everywhere: that of its verdict, `?` where it may be a disagreement, `=` where
    /// several sources agree, a blank where only one states it.
    pub fn glyph(&self) -> char {
        match &self.judgement {
            Some(judgement) => judgement.glyph(),
            None if self.corroboration > 1 => '=',
            None => ' ',
        }
    }
}
