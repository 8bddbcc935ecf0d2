//! A value of any kind.

use std::fmt;

use serde::Serialize;

use super::date::DateValue;
use super::grade::Grade;
use super::list::Items;
use super::name::Name;
use super::quantity::Quantity;
use super::quote::Quote;
use super::statement::Statement;
use super::time::TimeValue;
use super::title::Title;
use super::vote::Vote;

/// What a mention names and a claim gives. It prints as its normal form, such as "1000000000 USD", "2025-11" or "06:10".
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Value {
    /// Money, percent, count, quantity, distance, duration, age and ordinal rank.
    Quantity(Quantity),
    /// The outcome of a vote or match.
    Vote(Vote),
    /// A calendar date.
    Date(DateValue),
    /// A time of day.
    Time(TimeValue),
    /// A person, body, place or thing.
    Name(Name),
    /// An office or role with its holder.
    Title(Title),
    /// Words between quotation marks.
    Quote(Quote),
    /// A grade within a class of things.
    Grade(Grade),
    /// An enumeration.
    List(Items),
    /// Who does what.
    Statement(Statement),
}

impl Value {
    /// True when two values are the same as far as their wording goes: "about 50" and "50", "Wednesday" and that day's
    /// date. Three values need not all be the same where two and two are.
    pub fn agrees(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Quantity(a), Self::Quantity(b)) => a.agrees(b),
            (Self::Vote(a), Self::Vote(b)) => a.agrees(b),
            (Self::Date(a), Self::Date(b)) => a.agrees(b),
            (Self::Time(a), Self::Time(b)) => a.agrees(b),
            (Self::Name(a), Self::Name(b)) => a.normal == b.normal,
            (Self::Title(a), Self::Title(b)) => a.agrees(b),
            (Self::Quote(a), Self::Quote(b)) => a.agrees(b),
            // Sentences are brought together by their words: they say one thing.
            (Self::Statement(_), Self::Statement(_)) => true,
            _ => self == other,
        }
    }
}

impl Value {
    /// True for a limit ("more than 300", "up to 300"), which [`agrees`](Self::agrees) with its figure (300).
    pub fn is_limit(&self) -> bool {
        matches!(self, Self::Quantity(quantity) if quantity.is_limit())
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Quantity(quantity) => quantity.fmt(f),
            Self::Vote(vote) => vote.fmt(f),
            Self::Date(date) => date.fmt(f),
            Self::Time(time) => time.fmt(f),
            Self::Name(name) => name.fmt(f),
            Self::Title(title) => title.fmt(f),
            Self::Quote(quote) => quote.fmt(f),
            Self::Grade(grade) => grade.fmt(f),
            Self::List(items) => items.fmt(f),
            Self::Statement(statement) => statement.fmt(f),
        }
    }
}
