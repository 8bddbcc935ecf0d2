//! Spans that name a value, and the normal forms of those values.

use std::ops::Range;

use jiff::civil::Date;
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

/// How the wording limits a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// A plain figure.
    Exact,
    /// "about", "around", "some".
    About,
    /// "nearly", "almost", "just under".
    Nearly,
    /// "more than", "at least", "over".
    AtLeast,
    /// "up to", "at most", "less than".
    AtMost,
    /// "46 to 57", "between 5 and 6".
    Range,
    /// "dozens", "several", "a handful".
    Vague,
}

/// A number with a unit and the interval of values that the wording admits.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Quantity {
    /// The figure as written, scale applied ("$1.5 million" is 1,500,000); none for ranges and vague words.
    pub point: Option<f64>,
    /// Least value that the wording admits.
    pub low: f64,
    /// Greatest value that the wording admits; infinite where it sets no limit.
    pub high: f64,
    /// The grain of the figure as written, a power of ten: 0.1 million for "273.4 million", 10 million for "270 million".
    pub grain: f64,
    /// Canonical unit: a currency code ("USD", "$" for a dollar of unknown country), "%", "pp", "km", "day", "year"; empty for counts.
    /// A rate carries its denominator ("USD/barrel").
    pub unit: String,
    /// How the wording limits the figure.
    pub bound: Bound,
}

impl Quantity {
    /// How many digits the figure gives, trailing zeros aside: 4 for "14,590", none for ranges and vague words.
    pub fn digits(&self) -> f64 {
        self.point.map_or(0.0, |point| (point.abs() / self.grain).max(1.0).log10().floor() + 1.0)
    }
}

/// How fine a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Granularity {
    /// Ten years or more, or an open stretch ("the coming years").
    Era,
    /// A year, fiscal or calendar.
    Year,
    /// A season, half or quarter.
    Season,
    /// A month.
    Month,
    /// A week or weekend.
    Week,
    /// A day.
    Day,
}

/// A date as the interval of days that the wording admits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DateValue {
    /// First day, where the wording or the reference date fixes one.
    pub start: Option<Date>,
    /// Last day (inclusive); none where the stretch is open ("since 2002", "the coming years").
    pub end: Option<Date>,
    /// How fine the wording is.
    pub granularity: Granularity,
    /// True when the interval was computed from a reference date ("Tuesday", "last year", "November").
    pub relative: bool,
    /// True when the wording bounds a stretch on one side only ("since", "by", "within", "in the coming years").
    pub open: bool,
}

/// A time of day as the interval of minutes after midnight that the wording admits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimeValue {
    /// First minute.
    pub start: u16,
    /// Last minute (inclusive).
    pub end: u16,
    /// The zone as written, in capitals ("GMT", "EST"), where one is.
    pub zone: Option<String>,
}

/// The normal form of a mention.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Value {
    /// Money, percent, count, quantity, distance, duration, age and ordinal rank.
    Quantity(Quantity),
    /// The two sides of a vote or score, and abstentions where given.
    Vote(Vec<u32>),
    /// A calendar date.
    Date(DateValue),
    /// A time of day.
    Time(TimeValue),
    /// Names, places, quotes, grades: the text with spaces and quotation marks made even.
    Text(String),
    /// An office or role, and the name of who holds it.
    Title {
        /// The office as written.
        title: String,
        /// The name that it stands with.
        holder: String,
    },
    /// The items of an enumeration, each as a normal form.
    List(Vec<String>),
}

/// A span in a sentence that names a value.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mention {
    /// What sort of value it names.
    pub kind: Kind,
    /// Bytes of the body, hedges included ("nearly $62 million").
    pub span: Range<usize>,
    /// Index of the sentence that holds it.
    pub sentence: usize,
    /// The normal form.
    pub value: Value,
}
