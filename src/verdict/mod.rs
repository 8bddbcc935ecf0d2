//! How the values of one fact stand to each other: the same, at odds, or both right, and why.

mod dates;
mod figures;
mod gate;
mod judge;
mod quotes;
mod words;

use jiff::civil::Date;

use crate::fact::Member;
use crate::model::{Kind, Mention, Value, Verdict};

pub use judge::judge;

/// What comparing two values finds where they are not the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// How they stand to each other.
    pub verdict: Verdict,
    /// Why, in words.
    pub why: String,
    /// How much the reason tells a reader; of several reasons for one verdict the most telling is given.
    pub telling: Telling,
}

/// How much a reason tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Telling {
    /// One value is less exact than the other.
    LessExact,
    /// One value is a rounding of the other, or the wording differs.
    Wording,
    /// Both follow from one thing: the same start, a plan and its outcome, an earlier and a later date.
    Derived,
}

impl Difference {
    fn conflict(why: impl Into<String>) -> Self {
        Self { verdict: Verdict::Conflict, why: why.into(), telling: Telling::Wording }
    }

    fn variant(why: impl Into<String>) -> Self {
        Self { verdict: Verdict::Variant, why: why.into(), telling: Telling::Wording }
    }

    fn explained(telling: Telling, why: impl Into<String>) -> Self {
        Self { verdict: Verdict::Explained, why: why.into(), telling }
    }
}

/// Compares the values of two claims that do not agree, as the articles word them; none where the difference is not
/// worth a reader's time.
fn compare(kind: Kind, a: &Side<'_>, b: &Side<'_>) -> Option<Difference> {
    match (&a.member.value, &b.member.value) {
        (Value::Quantity(x), Value::Quantity(y)) => Some(figures::compare(kind, (a, x), (b, y))),
        (Value::Date(x), Value::Date(y)) => Some(dates::compare((a, x), (b, y))),
        (Value::Vote(x), Value::Vote(y)) => Some(figures::compare_votes((a, x), (b, y))),
        (Value::Time(x), Value::Time(y)) => Some(dates::compare_time((a, x), (b, y))),
        _ => words::compare(kind, a, b),
    }
}

/// One claim as a comparator sees it.
pub struct Side<'a> {
    /// The claim.
    pub member: &'a Member,
    /// Its value as the article words it.
    pub text: &'a str,
    /// The sentence.
    pub sentence: &'a str,
    /// The source.
    pub source: &'a str,
    /// When it published the article.
    pub published: Option<Date>,
    /// What the sentence mentions.
    pub mentions: &'a [Mention],
    /// The text of the article.
    pub body: &'a str,
}
