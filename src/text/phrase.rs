//! What the phrases of the word lists mean, for the readers of figures, dates and times.

use std::sync::OnceLock;

use foldhash::{HashMap, HashMapExt};

use super::token;
use crate::lexicon::{Class, Unit, with_factor};

/// How the words before or after a figure limit it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hedge {
    About,
    Nearly,
    AtLeast,
    AtMost,
    /// Like `AtMost`, but the figure is meant to be near ("fewer than 20").
    Below,
    /// The figure and up to the next round one ("twenty-odd").
    Odd,
    /// Opens a range ("between 5 and 6").
    Between,
}

/// A part of a longer stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Portion {
    Start,
    Middle,
    End,
}

/// How a holiday is found in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holiday {
    Fixed {
        month: i8,
        day: i8,
    },
    /// The `nth` of a weekday (1 is Monday) in a month; -1 is the last.
    Weekday {
        month: i8,
        weekday: i8,
        nth: i8,
    },
}

/// What a phrase of the lexicon means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Meaning {
    Number(f64),
    Scale(f64),
    Suffix(f64),
    Vague(f64, f64),
    Ordinal(u32),
    /// One of so many equal parts.
    Part(f64),
    Before(Hedge),
    After(Hedge),
    Label,
    /// A word before a number that is whole without the groups of digits behind it, in English.
    Alone,
    /// A word that may open what a finder reads and means nothing by itself.
    Opening,
    /// A noun that numbers name one of.
    Numbered,
    /// A word between two numbers.
    Joiner,
    Contest,
    /// Words near which a bare decimal is a share in percent.
    Rate,
    /// A rate that is no share.
    OtherRate,
    /// A word for a time of day: first and last minute after midnight.
    Clock(u16, u16),
    /// A word that tells of a change from one value to another.
    Change,
    /// A currency sign before the figure: code and factor.
    Sign(&'static str, f64),
    /// Letters before the figure that are a currency only in sums: its code.
    Letter(&'static str),
    /// A currency name after the figure: code and factor.
    Currency(&'static str, f64),
    /// The same where the name is another word as well: code and factor.
    Weak(&'static str, f64),
    /// A currency code, before or after the figure, which counts in capitals only.
    Code(&'static str),
    Unit(Unit),
    /// One unit of time as a word that tells how long: "yearlong".
    Long(&'static str),
    /// The denominator of a rate.
    Per(&'static str),
    Month(i8),
    Weekday(i8),
    Season(i8),
    /// The first year of a decade with a name.
    Decade(i16),
    Holiday(Holiday),
    DayPart,
    /// Days from the day of the article.
    Today(i8),
    /// Units from the present one: -1 last, 0 this, 1 next.
    Shift(i8),
    /// A stretch without a length that lies behind (-1) or ahead (1).
    Era(i8),
    Portion(Portion),
    Quarter(i8),
    Half(i8),
    Future,
    Zone,
}

impl Meaning {
    /// False where the phrase only tells something of what stands before, behind or around it.
    pub(crate) fn opens(self) -> bool {
        !matches!(
            self,
            Self::After(_)
                | Self::Label
                | Self::Alone
                | Self::Numbered
                | Self::Joiner
                | Self::Contest
                | Self::Rate
                | Self::OtherRate
                | Self::Change
                | Self::Per(_)
                | Self::Future
                | Self::Zone
        )
    }
}

/// What a phrase means.
#[derive(Debug)]
pub(crate) struct Sense {
    /// The words behind the first, by which the phrase is looked up; all folded.
    pub rest: Box<[&'static str]>,
    /// What the phrase means.
    pub meaning: Meaning,
}

/// The senses of the phrases that begin with the folded word `first`, the longer phrases first.
pub(crate) fn senses(first: &str) -> &'static [Sense] {
    static SENSES: OnceLock<HashMap<&'static str, Vec<Sense>>> = OnceLock::new();
    let senses = SENSES.get_or_init(|| {
        let mut senses: HashMap<_, Vec<_>> = HashMap::with_capacity(1600);
        for (phrase, meaning) in meanings() {
            let mut words = words_of(phrase).into_iter();
            let Some(first) = words.next() else { continue };
            senses.entry(first).or_default().push(Sense { rest: words.collect(), meaning });
        }
        for list in senses.values_mut() {
            list.sort_by_key(|sense| std::cmp::Reverse(sense.rest.len()));
        }
        senses
    });
    senses.get(first).map_or(&[], Vec::as_slice)
}

/// The words of a phrase, cut as a text is.
fn words_of(phrase: &'static str) -> Vec<&'static str> {
    let mut words = Vec::new();
    token::for_each(phrase, 0..phrase.len(), |token, _| words.push(&phrase[token]));
    words
}

/// The classes of phrases.
const CLASSES: [Class; 39] = [
    Class::Number,
    Class::Scale,
    Class::Suffix,
    Class::Vague,
    Class::Ordinal,
    Class::Part,
    Class::HedgeBefore,
    Class::HedgeAfter,
    Class::Label,
    Class::Alone,
    Class::Numbered,
    Class::Opening,
    Class::Joiner,
    Class::Contest,
    Class::Movement,
    Class::Rate,
    Class::OtherRate,
    Class::CurrencySign,
    Class::CurrencyLetter,
    Class::Currency,
    Class::WeakCurrency,
    Class::CurrencyCode,
    Class::Long,
    Class::Per,
    Class::Month,
    Class::Weekday,
    Class::Season,
    Class::Decade,
    Class::Holiday,
    Class::DayPart,
    Class::Clock,
    Class::Today,
    Class::Shift,
    Class::Era,
    Class::Portion,
    Class::Quarter,
    Class::HalfYear,
    Class::Future,
    Class::Zone,
];

/// All phrases with their meanings.
fn meanings() -> impl Iterator<Item = (&'static str, Meaning)> {
    let listed = CLASSES.into_iter().flat_map(|class| {
        class.entries().filter_map(move |(phrase, key)| Some((phrase, meaning(class, key)?)))
    });
    listed.chain(Unit::words().map(|(phrase, unit)| (phrase, Meaning::Unit(unit))))
}

fn meaning(class: Class, key: &'static str) -> Option<Meaning> {
    let (name, factor) = with_factor(key);
    Some(match class {
        Class::Number => Meaning::Number(key.parse().ok()?),
        Class::Scale => Meaning::Scale(key.parse().ok()?),
        Class::Suffix => Meaning::Suffix(key.parse().ok()?),
        Class::Vague => Meaning::Vague(name.parse().ok()?, factor),
        Class::Ordinal => Meaning::Ordinal(key.parse().ok()?),
        Class::Part => Meaning::Part(key.parse().ok()?),
        Class::HedgeBefore => Meaning::Before(bound(key)?),
        Class::HedgeAfter => Meaning::After(bound(key)?),
        Class::Label => Meaning::Label,
        Class::Alone => Meaning::Alone,
        Class::Numbered => Meaning::Numbered,
        Class::Opening => Meaning::Opening,
        Class::Joiner => Meaning::Joiner,
        Class::Contest => Meaning::Contest,
        Class::Movement => Meaning::Change,
        Class::Rate => Meaning::Rate,
        Class::OtherRate => Meaning::OtherRate,
        Class::CurrencySign => Meaning::Sign(name, factor),
        Class::Currency => Meaning::Currency(name, factor),
        Class::WeakCurrency => Meaning::Weak(name, factor),
        Class::CurrencyLetter => Meaning::Letter(key),
        Class::CurrencyCode => Meaning::Code(key),
        Class::Long => Meaning::Long(key),
        Class::Per => Meaning::Per(key),
        Class::Month => Meaning::Month(key.parse().ok()?),
        Class::Weekday => Meaning::Weekday(key.parse().ok()?),
        Class::Season => Meaning::Season(key.parse().ok()?),
        Class::Decade => Meaning::Decade(key.parse().ok()?),
        Class::Holiday => Meaning::Holiday(holiday(key)?),
        Class::DayPart => Meaning::DayPart,
        Class::Clock => Meaning::Clock(name.parse().ok()?, factor as u16),
        Class::Today => Meaning::Today(key.parse().ok()?),
        Class::Shift => Meaning::Shift(key.parse().ok()?),
        Class::Era => Meaning::Era(if key == "past" { -1 } else { 1 }),
        Class::Portion => Meaning::Portion(match key {
            "start" => Portion::Start,
            "middle" => Portion::Middle,
            "end" => Portion::End,
            _ => return None,
        }),
        Class::Quarter => Meaning::Quarter(key.parse().ok()?),
        Class::HalfYear => Meaning::Half(key.parse().ok()?),
        Class::Future => Meaning::Future,
        Class::Zone => Meaning::Zone,
        _ => return None,
    })
}

fn bound(key: &str) -> Option<Hedge> {
    Some(match key {
        "about" => Hedge::About,
        "nearly" => Hedge::Nearly,
        "at_least" => Hedge::AtLeast,
        "at_most" => Hedge::AtMost,
        "below" => Hedge::Below,
        "odd" => Hedge::Odd,
        "between" => Hedge::Between,
        _ => return None,
    })
}

fn holiday(key: &str) -> Option<Holiday> {
    let mut numbers = key.split(' ').map(|number| number.parse::<i8>().ok());
    let (month, second) = (numbers.next()??, numbers.next()??);
    Some(match numbers.next() {
        Some(nth) => Holiday::Weekday { month, weekday: second, nth: nth? },
        None => Holiday::Fixed { month, day: second },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_of_the_word_lists_is_understood() {
        for class in CLASSES {
            for (phrase, key) in class.entries() {
                assert!(meaning(class, key).is_some(), "{class:?}: {phrase} = {key}");
            }
        }
    }

    #[test]
    fn a_phrase_is_cut_as_a_text_is() {
        assert_eq!(words_of("U.S. dollars"), ["U.S", ".", "dollars"]);
        assert_eq!(words_of("light-year"), ["light", "-", "year"]);
        assert_eq!(words_of("new year's day"), ["new", "year", "'s", "day"]);
        assert_eq!(words_of("us$"), ["us", "$"]);
    }
}
