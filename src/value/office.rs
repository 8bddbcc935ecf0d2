//! What a title says of somebody: which office or role, of which grade, and whether it is still held.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Serialize, Serializer};

use crate::lexicon::{self, Class};
use crate::text::{self, fold, stem};

/// A title taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Office {
    /// The stems that tell: no articles, countries or courtesies.
    pub key: BTreeSet<String>,
    /// What the holder is called, one word for each office whatever the wording ("rep" is "representative").
    pub heads: BTreeSet<&'static str>,
    /// What it is in charge of, where that has one member of a government ("finance", "defense").
    pub fields: BTreeSet<&'static str>,
    /// The grade within the office ("deputy", "assistant").
    pub grade: Option<&'static str>,
    /// True for an office that is no longer held.
    pub past: bool,
}

impl Office {
    /// Takes a title apart.
    pub fn new(title: &str) -> Self {
        let folded = fold(title);
        let words: Vec<&str> = text::words(&folded).collect();
        let tells = |word: &str| {
            word.len() > 1
                && !Class::Honorific.has(word)
                && !Class::Former.has(word)
                && !Class::Country.has(word)
                && !lexicon::is_common(word)
        };
        let past = words.first().is_some_and(|word| Class::Former.has(word));
        Self {
            key: words.iter().filter(|word| tells(word)).map(|word| stem(lexicon::american(word))).collect(),
            heads: words.iter().filter_map(|word| lexicon::office(word)).collect(),
            fields: words.iter().filter_map(|word| Class::Ministry.meaning(word)).collect(),
            grade: words.iter().find_map(|word| lexicon::grade(word)),
            past,
        }
    }

    /// True when both can be said of one holder at one time as the same office in other words.
    pub fn agrees(&self, other: &Self) -> bool {
        if self.past != other.past || self.grade != other.grade {
            return false;
        }
        self.key.is_subset(&other.key)
            || other.key.is_subset(&self.key)
            || (self.has_name_of(other) && !self.has_another_field(other))
    }

    /// True for two offices of one name: "minister".
    pub fn has_name_of(&self, other: &Self) -> bool {
        self.heads.intersection(&other.heads).next().is_some()
    }

    /// True for two offices of which each is in charge of something else ("finance minister", "defence minister").
    pub fn has_another_field(&self, other: &Self) -> bool {
        !self.fields.is_empty() && !other.fields.is_empty() && self.fields.is_disjoint(&other.fields)
    }
}

/// The stems that tell, behind "(former)" where the office is no longer held.
impl fmt::Display for Office {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let past = self.past.then_some("(former)");
        let words: Vec<&str> = past.into_iter().chain(self.key.iter().map(String::as_str)).collect();
        f.write_str(&words.join(" "))
    }
}

impl Serialize for Office {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// True for a title that a person has: one that does not say what a body is.
pub fn is_personal(title: &str) -> bool {
    let folded = fold(title);
    let words = || text::words(&folded);
    words().any(|word| Class::TitleNoun.has(word) || Class::Honorific.has(word))
        || !words().any(|word| Class::BodyNoun.has(word))
}
