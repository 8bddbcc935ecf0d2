//! What an article says around a value, as far as it bears on how that value stands to another.

use jiff::civil::Date;

use super::kind::Kind;
use super::modality::Modality;

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
    /// The figure, where it is a plain one.
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

impl Setting<'_> {
    /// True for what lies ahead of the article: planned or thought likely.
    pub(super) fn is_ahead(&self) -> bool {
        matches!(self.modality, Modality::Planned | Modality::Expected)
    }
}
