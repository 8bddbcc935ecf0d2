//! Words between quotation marks.

use std::collections::BTreeSet;
use std::fmt;

use rapidfuzz::distance::indel;
use serde::Serialize;

use super::kind::Kind;
use super::reason::{QuotedBy, Reason};
use super::relation::Relation;
use super::setting::Setting;
use super::wording::{align, is_number, words};
use crate::lexicon::Class;

/// Words that two quotations must have in common before a figure, name or "not" between them tells them apart.
const COMMON: usize = 3;
/// Words of the longest stretch that stands for another; a longer one is a quotation of something else.
const STRETCH: usize = 8;

/// A quotation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Quote {
    /// What stands between the marks, with single spaces and straight apostrophes.
    pub text: String,
    /// Its words, folded, contractions in full.
    #[serde(skip)]
    pub words: Vec<String>,
}

impl Quote {
    /// Takes the text apart.
    pub fn new(text: String) -> Self {
        Self { words: words(&text), text }
    }

    /// True where one is the other, or a part of it, but for the spelling.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        self.words == other.words || align(&self.words, &other.words).differing.is_empty()
    }

    /// How it stands to another, by the words alone.
    pub(super) fn compare(&self, other: &Self) -> Relation {
        // Many articles quote the same words.
        if self.words == other.words {
            return Relation::Same;
        }
        let wording = align(&self.words, &other.words);
        // Two pieces of one longer quotation have next to nothing in common, and nothing to differ in.
        if 2 * wording.common < self.words.len().min(other.words.len()) {
            return Relation::Same;
        }
        wording.differing.first().map_or(Relation::Same, |(left, right)| {
            Relation::Variant(Reason::Wording { words: [left, right].map(|words| words.join(" ")) })
        })
    }
}

impl fmt::Display for Quote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words.join(" "))
    }
}

/// How two quotations stand to each other where articles give them. Other words are another way to quote; another
/// figure, day or name, or a "not" that one leaves out, is another statement.
pub(super) fn relation([a, b]: [&Quote; 2], settings: [&Setting<'_>; 2]) -> Relation {
    let alone = a.compare(b);
    if alone == Relation::Same {
        return alone;
    }
    let wording = align(&a.words, &b.words);
    let short = |(left, right): &&(Vec<String>, Vec<String>)| left.len().max(right.len()) <= STRETCH;
    let comparable = wording.differing.iter().filter(short).filter(|_| wording.common >= COMMON);
    let telling = comparable.into_iter().find_map(|(left, right)| {
        let by =
            QuotedStretch::new(left, settings[0]).told_apart_by(&QuotedStretch::new(right, settings[1]))?;
        Some(Reason::Quoted { by, words: [left, right].map(|words| words.join(" ")) })
    });
    telling.map_or(alone, Relation::Conflict)
}

/// What a stretch of quoted words says that no other words can say.
struct QuotedStretch {
    denies: bool,
    /// By value where one is known: "100" is "a hundred".
    figures: BTreeSet<String>,
    names: BTreeSet<Vec<String>>,
}

impl QuotedStretch {
    /// The figures, dates and names of a quotation that stand in `differing`, whole or with a word that tells them apart.
    fn new(differing: &[String], setting: &Setting<'_>) -> Self {
        let mut stretch = Self {
            denies: differing.iter().any(|word| Class::Denied.has(word)),
            figures: BTreeSet::new(),
            names: BTreeSet::new(),
        };
        for beside in setting.beside.iter().filter(|beside| beside.inside) {
            let text = words(beside.words);
            let whole = || differing.windows(text.len()).any(|run| run == text);
            // "$40 million" and "$50 million" have the million in common.
            let tells = |word: &String| is_number(word) || !Class::Function.has(word);
            let part = || text.iter().any(|word| tells(word) && differing.contains(word));
            if text.is_empty() || !(whole() || part()) {
                continue;
            }
            match beside.kind {
                Kind::Quote | Kind::List | Kind::Statement | Kind::Title | Kind::Rank => {}
                Kind::Name | Kind::Place => _ = stretch.names.insert(text),
                _ => {
                    let value = beside.point.map(|point| point.to_string());
                    stretch.figures.insert(value.unwrap_or_else(|| text.join(" ")));
                }
            }
        }
        stretch
    }

    /// What tells the two apart, if it is more than words.
    fn told_apart_by(&self, other: &Self) -> Option<QuotedBy> {
        let named = !self.names.is_empty() && !other.names.is_empty();
        let one_name =
            || self.names.iter().any(|name| other.names.iter().any(|with| is_spelling(name, with)));
        if self.denies != other.denies {
            Some(QuotedBy::Denial)
        } else if self.figures != other.figures {
            Some(QuotedBy::Figure)
        } else if named && !one_name() {
            Some(QuotedBy::Name)
        } else {
            None
        }
    }
}

/// True for one name in two spellings: most of its letters are the same, in the same order.
fn is_spelling(a: &[String], b: &[String]) -> bool {
    const ALIKE: f64 = 0.6;
    let (a, b) = (a.concat(), b.concat());
    indel::normalized_similarity(a.chars(), b.chars()) >= ALIKE
}
