//! What sort of value it is.

use serde::Serialize;

/// What sort of value a mention names, and with it what sort of fact it makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// An amount of a currency.
    Money,
    /// A share, or a change of a share in points.
    Percent,
    /// How many of something.
    Count,
    /// A measure with a unit that no other kind covers: speed, weight, area, energy ...
    Quantity,
    /// A length, height or depth.
    Distance,
    /// A span of time.
    Duration,
    /// A calendar date of any granularity.
    Date,
    /// A time of day.
    Time,
    /// The age of a person or thing.
    Age,
    /// A position in an order, or a grade within a class ("first", "state visit").
    Rank,
    /// The outcome of a vote or a match.
    Vote,
    /// A person, organisation or thing with a name.
    Name,
    /// The office or role of a named person.
    Title,
    /// A named place.
    Place,
    /// Words between quotation marks.
    Quote,
    /// An enumeration.
    List,
    /// Who does what, and whether it happened.
    Statement,
}

impl Kind {
    /// All kinds, in the order of the analysis: figures first.
    pub const ALL: [Self; 17] = [
        Self::Money,
        Self::Percent,
        Self::Count,
        Self::Quantity,
        Self::Distance,
        Self::Duration,
        Self::Date,
        Self::Time,
        Self::Age,
        Self::Rank,
        Self::Vote,
        Self::Name,
        Self::Title,
        Self::Place,
        Self::Quote,
        Self::List,
        Self::Statement,
    ];

    /// The word that JSON, filters and the screen use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Count => "count",
            Self::Quantity => "quantity",
            Self::Distance => "distance",
            Self::Duration => "duration",
            Self::Date => "date",
            Self::Time => "time",
            Self::Age => "age",
            Self::Rank => "rank",
            Self::Vote => "vote",
            Self::Name => "name",
            Self::Title => "title",
            Self::Place => "place",
            Self::Quote => "quote",
            Self::List => "list",
            Self::Statement => "statement",
        }
    }
}
