//! The word lists under `assets/lexicon`, read once.

use std::sync::OnceLock;

use foldhash::{HashMap, HashMapExt};

use crate::model::Kind;

const FILES: [&str; 5] = [
    include_str!("../../assets/lexicon/numbers.txt"),
    include_str!("../../assets/lexicon/hedges.txt"),
    include_str!("../../assets/lexicon/currencies.txt"),
    include_str!("../../assets/lexicon/units.txt"),
    include_str!("../../assets/lexicon/calendar.txt"),
];

/// A unit of measure in canonical form.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    /// The kind of mention that a figure with this unit makes.
    pub kind: Kind,
    /// What it measures ("distance", "weight"); only units of one measure compare.
    pub measure: &'static str,
    /// The canonical name ("km").
    pub name: &'static str,
    /// How many base units of the measure it holds; 1 where units of the measure do not convert by a factor.
    pub factor: f64,
}

/// How the words before or after a figure limit it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hedge {
    About,
    Nearly,
    AtLeast,
    AtMost,
    /// Like `AtMost`, but the figure is meant to be near ("fewer than 20").
    Below,
    /// Opens a range ("between 5 and 6").
    Between,
}

/// A part of a longer stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Portion {
    Start,
    Middle,
    End,
}

/// How a holiday is found in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holiday {
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
pub(super) enum Meaning {
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
    pub(super) fn opens(self) -> bool {
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

/// A phrase by its words, all folded, and what it means.
#[derive(Debug)]
pub(super) struct Phrase {
    /// The words after the first, which is the key of the table.
    pub rest: Box<[&'static str]>,
    pub meaning: Meaning,
}

/// All phrases by their first word, the longer ones first.
pub(super) struct Lexicon {
    phrases: HashMap<&'static str, Vec<Phrase>>,
    /// The units by their canonical names.
    units: HashMap<&'static str, Unit>,
}

impl Lexicon {
    /// The lexicon that is built in.
    pub(super) fn get() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| {
            let mut phrases: HashMap<_, Vec<_>> = HashMap::with_capacity(1600);
            let mut units = HashMap::new();
            for (section, key, words) in FILES.iter().flat_map(|file| lines(file)) {
                let Some(meaning) = meaning(section, key) else { continue };
                if let Meaning::Unit(unit) = meaning {
                    units.insert(unit.name, unit);
                }
                for phrase in words.split(',') {
                    let mut words = words_of(phrase).into_iter();
                    let Some(first) = words.next() else { continue };
                    phrases.entry(first).or_default().push(Phrase { rest: words.collect(), meaning });
                }
            }
            for list in phrases.values_mut() {
                list.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
            }
            Self { phrases, units }
        })
    }

    /// The phrases that begin with the folded word `first`, the longer ones first.
    pub(super) fn starting(&self, first: &str) -> &[Phrase] {
        self.phrases.get(first).map_or(&[], Vec::as_slice)
    }
}

/// The unit whose canonical name is `name`, for comparing figures in different units of one measure.
pub fn unit(name: &str) -> Option<Unit> {
    Lexicon::get().units.get(name).copied()
}

/// The entries of a lexicon file: section, key, phrases.
fn lines(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let mut section = "";
    file.lines().filter_map(move |line| {
        let line = line.trim();
        if let Some(name) = line.strip_prefix('[') {
            section = name.trim_end_matches(']');
            return None;
        }
        if line.starts_with('#') {
            return None;
        }
        let (key, phrases) = line.split_once(": ")?;
        Some((section, key.trim(), phrases))
    })
}

/// The words of a phrase as the tokens of a text are cut.
fn words_of(phrase: &'static str) -> Vec<&'static str> {
    let mut out = Vec::new();
    for chunk in phrase.split_whitespace() {
        let mut start = 0;
        let mut chars = chunk.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let inner_dot =
                c == '.' && at > start && chars.peek().is_some_and(|(_, next)| next.is_alphabetic());
            let ending = c == '\'' && at > start && chunk.get(at..) == Some("'s");
            let prefix = c == '\'' && at == 0 && chunk.len() > 1;
            if ending {
                out.push(&chunk[start..at]);
                start = at;
                break;
            }
            if c.is_alphanumeric() || inner_dot || prefix {
                continue;
            }
            if start < at {
                out.push(&chunk[start..at]);
            }
            out.push(&chunk[at..=at]);
            start = at + 1;
        }
        if start < chunk.len() {
            out.push(&chunk[start..]);
        }
    }
    out
}

fn meaning(section: &'static str, key: &'static str) -> Option<Meaning> {
    let (name, factor) = match key.rsplit_once(' ').map(|(name, factor)| (name, factor.parse())) {
        Some((name, Ok(factor))) => (name, factor),
        _ => (key, 1.0),
    };
    let of = |kind| Some(Meaning::Unit(Unit { kind, measure: section, name, factor }));
    Some(match section {
        "number" => Meaning::Number(key.parse().ok()?),
        "scale" => Meaning::Scale(key.parse().ok()?),
        "suffix" => Meaning::Suffix(key.parse().ok()?),
        "vague" => Meaning::Vague(name.parse().ok()?, factor),
        "ordinal" => Meaning::Ordinal(key.parse().ok()?),
        "part" => Meaning::Part(key.parse().ok()?),
        "before" => Meaning::Before(hedge(key)?),
        "after" => Meaning::After(hedge(key)?),
        "label" => Meaning::Label,
        "alone" if key == "alone" => Meaning::Alone,
        "alone" => Meaning::Numbered,
        "opening" => Meaning::Opening,
        "joiner" => Meaning::Joiner,
        "contest" => Meaning::Contest,
        "change" => Meaning::Change,
        "rate" if key == "rate" => Meaning::Rate,
        "rate" => Meaning::OtherRate,
        "clock" => Meaning::Clock(name.parse().ok()?, factor as u16),
        "sign" => Meaning::Sign(name, factor),
        "name" => Meaning::Currency(name, factor),
        "weak" => Meaning::Weak(name, factor),
        "code" => Meaning::Code(key),
        "long" => Meaning::Long(key),
        "percent" => return of(Kind::Percent),
        "distance" => return of(Kind::Distance),
        "duration" => return of(Kind::Duration),
        "weight" | "area" | "volume" | "speed" | "temperature" | "energy" | "data" | "frequency"
        | "force" => {
            return of(Kind::Quantity);
        }
        "per" => Meaning::Per(key),
        "month" => Meaning::Month(key.parse().ok()?),
        "weekday" => Meaning::Weekday(key.parse().ok()?),
        "decade" => Meaning::Decade(key.parse().ok()?),
        "season" => Meaning::Season(key.parse().ok()?),
        "holiday" => Meaning::Holiday(holiday(key)?),
        "daypart" => Meaning::DayPart,
        "today" => Meaning::Today(key.parse().ok()?),
        "shift" => Meaning::Shift(key.parse().ok()?),
        "era" => Meaning::Era(if key == "past" { -1 } else { 1 }),
        "portion" => Meaning::Portion(match key {
            "start" => Portion::Start,
            "middle" => Portion::Middle,
            "end" => Portion::End,
            _ => return None,
        }),
        "quarter" => Meaning::Quarter(key.parse().ok()?),
        "half" => Meaning::Half(key.parse().ok()?),
        "future" => Meaning::Future,
        "zone" => Meaning::Zone,
        _ => return None,
    })
}

fn hedge(key: &str) -> Option<Hedge> {
    Some(match key {
        "about" => Hedge::About,
        "nearly" => Hedge::Nearly,
        "at_least" => Hedge::AtLeast,
        "at_most" => Hedge::AtMost,
        "below" => Hedge::Below,
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
    fn every_line_of_the_word_lists_is_understood() {
        for file in FILES {
            for line in file.lines().map(str::trim) {
                let entry = !(line.is_empty() || line.starts_with('#') || line.starts_with('['));
                assert!(!entry || line.contains(": "), "no key: {line}");
            }
            for (section, key, _) in lines(file) {
                assert!(meaning(section, key).is_some(), "[{section}] {key}");
            }
        }
    }

    #[test]
    fn phrases_are_cut_like_text() {
        assert_eq!(words_of("U.S. dollars"), ["U.S", ".", "dollars"]);
        assert_eq!(words_of("light-year"), ["light", "-", "year"]);
        assert_eq!(words_of("new year's day"), ["new", "year", "'s", "day"]);
        assert_eq!(words_of("us$"), ["us", "$"]);
    }

    #[test]
    fn units_of_one_measure_convert() {
        let (mile, km) = (unit("mile").unwrap(), unit("km").unwrap());
        assert_eq!(mile.measure, km.measure);
        assert!((mile.factor / km.factor - 1.609_344).abs() < 1e-9);
        assert_eq!(unit("parsec"), None);
    }
}
