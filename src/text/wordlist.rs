//! Words that tell little, and words that make names, titles and places, from `assets/lexicon`.

use std::sync::OnceLock;

use foldhash::{HashMap, HashSet};

use super::lexicon::section;

const TITLES: &str = include_str!("../../assets/lexicon/titles.txt");
const PLACES: &str = include_str!("../../assets/lexicon/places.txt");
const WORDS: &str = include_str!("../../assets/lexicon/words.txt");

/// What is known of single words, folded.
pub struct Wordlist {
    honorific: HashSet<&'static str>,
    head: HashSet<&'static str>,
    modifier: HashSet<&'static str>,
    portfolio: HashSet<&'static str>,
    past: HashSet<&'static str>,
    suffix: HashSet<&'static str>,
    ambiguous: HashSet<&'static str>,
    nickname: HashMap<&'static str, &'static str>,
    country: HashMap<&'static str, &'static str>,
    place: HashSet<&'static str>,
    direction: HashSet<&'static str>,
    organisation: HashSet<&'static str>,
    function: HashSet<&'static str>,
    common: HashSet<&'static str>,
    determiner: HashSet<&'static str>,
    before_verb: HashSet<&'static str>,
    reporting: HashSet<&'static str>,
    calendar: HashSet<&'static str>,
}

fn set(list: &'static str, name: &str) -> HashSet<&'static str> {
    section(list, name).map(|(entry, _)| entry).collect()
}

impl Wordlist {
    /// The lists, read once.
    pub fn get() -> &'static Self {
        static LISTS: OnceLock<Wordlist> = OnceLock::new();
        LISTS.get_or_init(|| Self {
            honorific: set(TITLES, "honorific"),
            head: set(TITLES, "head"),
            modifier: set(TITLES, "modifier"),
            portfolio: set(TITLES, "portfolio"),
            past: set(TITLES, "past"),
            ambiguous: set(TITLES, "ambiguous"),
            suffix: set(TITLES, "suffix"),
            nickname: section(TITLES, "nickname").collect(),
            country: section(PLACES, "country").collect(),
            place: set(PLACES, "kind"),
            direction: set(PLACES, "direction"),
            organisation: set(PLACES, "organisation"),
            function: set(WORDS, "function"),
            common: ["function", "number", "reporting"]
                .into_iter()
                .flat_map(|name| set(WORDS, name))
                .collect(),
            determiner: set(WORDS, "determiner"),
            before_verb: set(WORDS, "before-verb"),
            reporting: set(WORDS, "reporting"),
            calendar: ["weekday", "month"].into_iter().flat_map(|name| set(WORDS, name)).collect(),
        })
    }

    /// "Mr", "Dr", "King": part of no name, and no office worth comparing.
    pub fn is_honorific(&self, folded: &str) -> bool {
        self.honorific.contains(folded)
    }

    /// The noun of an office or role.
    pub fn is_head(&self, folded: &str) -> bool {
        self.head.contains(folded)
    }

    /// A word of titles: honorific, head or modifier.
    pub fn is_title(&self, folded: &str) -> bool {
        self.is_honorific(folded) || self.is_head(folded) || self.modifier.contains(folded)
    }

    /// A word of titles that in small letters is another word as well ("major").
    pub fn is_ambiguous(&self, folded: &str) -> bool {
        self.ambiguous.contains(folded)
    }

    /// A field that an office is in charge of, or a country.
    pub fn is_portfolio(&self, folded: &str) -> bool {
        self.portfolio.contains(folded) || self.country.contains_key(folded)
    }

    /// "former", "then": the office is no longer held.
    pub fn is_past(&self, folded: &str) -> bool {
        self.past.contains(folded)
    }

    /// "Jr", "III".
    pub fn is_suffix(&self, folded: &str) -> bool {
        self.suffix.contains(folded)
    }

    /// The given name that a short form stands for, or the word itself.
    pub fn given<'a>(&self, folded: &'a str) -> &'a str {
        self.nickname.get(folded).copied().unwrap_or(folded)
    }

    /// The country of a country's name, people or things.
    pub fn country(&self, folded: &str) -> Option<&'static str> {
        self.country.get(folded).copied()
    }

    /// A word that makes a name the name of a place ("River", "Street").
    pub fn is_place(&self, folded: &str) -> bool {
        self.place.contains(folded)
    }

    /// A word that says which part of a country or continent is meant.
    pub fn is_direction(&self, folded: &str) -> bool {
        self.direction.contains(folded)
    }

    /// A word that makes a name the name of a body, document or event.
    pub fn is_organisation(&self, folded: &str) -> bool {
        self.organisation.contains(folded)
    }

    /// A word that says nothing of what a sentence is about.
    pub fn is_function(&self, folded: &str) -> bool {
        self.function.contains(folded)
    }

    /// A word that no name begins with.
    pub fn is_common(&self, folded: &str) -> bool {
        self.common.contains(folded)
    }

    /// A word that a noun phrase begins with.
    pub fn is_determiner(&self, folded: &str) -> bool {
        self.determiner.contains(folded)
    }

    /// A word that a verb follows ("to", "will", "they").
    pub fn is_before_verb(&self, folded: &str) -> bool {
        self.before_verb.contains(folded)
    }

    /// A verb that only tells that somebody said something.
    pub fn is_reporting(&self, folded: &str) -> bool {
        self.reporting.contains(folded)
    }

    /// A weekday or month.
    pub fn is_calendar(&self, folded: &str) -> bool {
        self.calendar.contains(folded)
    }
}
