//! What a reader seldom needs: names that one outlet has, words for no number, days without an event.

use std::collections::BTreeSet;

use crate::lexicon::{Class, is_calendar};
use crate::model::Fact;
use crate::text::{fold, stem, words};
use crate::value::{Bound, Kind, Value};

/// Why a fact is minor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Minor {
    /// A person, body or office that one outlet names, or an office that stands beside its holder's name already.
    Name,
    /// A place that one outlet names.
    Place,
    /// A word for no number, with no figure against it.
    VagueWord,
    /// "On Tuesday", "last year" without an event.
    BareDay,
    /// The age of somebody who is named once.
    Age,
    /// An enumeration that one outlet gives.
    List,
    /// A sentence or quotation that another row has already.
    Repeat,
    /// A difference that the reader says is none.
    Dismissed,
    /// A row that the reader does not want.
    Hidden,
}

impl Minor {
    /// All of them, in the order in which they are counted to a reader.
    pub const ALL: [Self; 9] = [
        Self::Name,
        Self::Place,
        Self::VagueWord,
        Self::BareDay,
        Self::Age,
        Self::List,
        Self::Repeat,
        Self::Dismissed,
        Self::Hidden,
    ];

    /// What they are called: one of them, and several.
    pub fn name(self) -> (&'static str, &'static str) {
        match self {
            Self::Name => ("name", "names"),
            Self::Place => ("place", "places"),
            Self::VagueWord => ("vague word", "vague words"),
            Self::BareDay => ("bare day", "bare days"),
            Self::Age => ("age", "ages"),
            Self::List => ("list", "lists"),
            Self::Repeat => ("repeat", "repeats"),
            Self::Dismissed => ("dismissed", "dismissed"),
            Self::Hidden => ("hidden", "hidden"),
        }
    }
}

/// The names that two outlets or more give, and the topics of their facts: what decides whether a name is worth a row.
#[derive(Debug, Default)]
pub(super) struct KnownNames<'a> {
    names: BTreeSet<&'a str>,
    topics: BTreeSet<&'a str>,
}

impl<'a> KnownNames<'a> {
    /// Notes the name that `fact` gives, if it gives one that counts.
    pub fn note(&mut self, fact: &'a Fact) {
        if fact.kind == Kind::Name && fact.corroboration > 1 {
            self.topics.insert(fact.topic.as_str());
            self.names.extend(fact.variants.iter().map(|variant| variant.value.as_str()));
        }
    }

    fn has_name_in(&self, topic: &str) -> bool {
        self.names.iter().any(|name| topic.contains(name))
    }

    /// True where the row of a name says the office already.
    fn says(&self, office: &Fact) -> bool {
        let value = office.variants.first().map_or("", |variant| variant.value.as_str());
        self.topics.iter().any(|topic| topic.ends_with(value) && self.has_name_in(topic))
    }
}

/// Why `fact` is minor, if it is. What differs never is, unless the reader says so.
pub(super) fn minor(fact: &Fact, known: &KnownNames<'_>) -> Option<Minor> {
    if fact.hidden {
        return Some(Minor::Hidden);
    }
    if fact.dismissed {
        return Some(Minor::Dismissed);
    }
    if fact.judgement.is_some() {
        return None;
    }
    let alone = fact.corroboration < 2;
    match fact.kind {
        Kind::Name => alone.then_some(Minor::Name),
        Kind::Place => alone.then_some(Minor::Place),
        Kind::Title => (alone || known.says(fact)).then_some(Minor::Name),
        Kind::List => alone.then_some(Minor::List),
        Kind::Age => (alone && !known.has_name_in(&fact.topic)).then_some(Minor::Age),
        Kind::Date => ((alone && is_bare(fact)) || is_day_of_saying(fact)).then_some(Minor::BareDay),
        Kind::Money
        | Kind::Percent
        | Kind::Count
        | Kind::Quantity
        | Kind::Distance
        | Kind::Duration
        | Kind::Time
        | Kind::Rank
        | Kind::Vote
        | Kind::Quote
        | Kind::Statement => is_vague(fact).then_some(Minor::VagueWord),
    }
}

/// True where no variant gives a number, or where one outlet has "one" of something: that is mostly no count.
fn is_vague(fact: &Fact) -> bool {
    let alone = fact.corroboration < 2 && fact.kind == Kind::Count;
    let vague = |value: &Value| matches!(value, Value::Quantity(of) if of.bound == Bound::Vague || (alone && of.point == Some(1.0)));
    fact.readings().all(|reading| vague(&reading.value))
}

/// True for a date that is counted from the day of its article, and gives no number: "Tuesday", "last year".
fn is_bare(fact: &Fact) -> bool {
    let bare = |value: &Value| matches!(value, Value::Date(date) if date.relative && !date.open);
    let value = fact.variants.first().map_or("", |variant| variant.value.as_str());
    let names_month = words(value).any(|word| is_calendar(&fold(word))) && !is_weekday_alone(value);
    let numbered = value.contains(|c: char| c.is_ascii_digit());
    fact.readings().all(|reading| bare(&reading.value)) && !numbered && !names_month
}

/// True for the day on which somebody said something: no event but that of reporting.
fn is_day_of_saying(fact: &Fact) -> bool {
    let told = fact.topic.trim_end_matches(", when");
    let is_verb = |word: &str| Class::Reporting.has(&fold(word)) || Class::Reporting.has(&stem(&fold(word)));
    words(told).next().is_some_and(is_verb) || words(told).last().is_some_and(is_verb)
}

fn is_weekday_alone(value: &str) -> bool {
    words(value).all(|word| Class::Weekday.has(&fold(word)) || fold(word) == "on")
}

#[cfg(test)]
mod tests {
    use crate::intake::parse;
    use crate::{analyze, summary};

    #[test]
    fn a_name_that_one_outlet_has_is_minor_and_a_figure_is_not() {
        let first = "Ferry sinks off Marn\n\nA ferry with 40 people on board sank off Marn, Captain Ola Brandt said. Several \
                     boats came to help.\n";
        let second = "Marn ferry sinks\n\nRescuers reached the wreck of the Marn ferry within an hour of the storm. It had cost \
                      $12 million to build ten years ago.\n";
        let articles = [("a.txt", first), ("b.txt", second)].map(|(id, text)| parse(id, None, text).unwrap());
        let briefing = analyze(articles.into());
        let minor = |value: &str| {
            let at =
                briefing.facts.iter().position(|fact| fact.variants[0].value.contains(value)).expect(value);
            let placed = summary::place_facts(&briefing);
            placed.iter().find(|placed| placed.fact == at).unwrap().section == summary::Section::Minor
        };
        assert!(minor("Brandt") && minor("Several") && !minor("$12 million") && !minor("40"));
    }
}
