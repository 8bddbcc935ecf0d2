//! Written forms of names.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::lexicon::Class;
use crate::value::Office;
use crate::value::name::is_general;

/// What the words of a name tell of what it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// A short form in capitals ("WHO").
    Acronym,
    /// A body or place, by one of its words.
    General,
    /// Nothing: it can be a person's.
    Plain,
}

impl Sort {
    /// The sort of a name as written, whose folded words are `words`.
    pub(super) fn new(name: &str, words: &[String]) -> Self {
        if name.len() < 6 && name.chars().all(|c| c.is_uppercase() || c == '.') {
            Self::Acronym
        } else if words.iter().any(|word| is_general(word)) {
            Self::General
        } else {
            Self::Plain
        }
    }
}

/// One written form of a name.
#[derive(Debug, Clone)]
pub(super) struct Form {
    /// Folded words; hyphens part words, full stops are dropped.
    pub(super) words: Vec<String>,
    /// Letters and digits only.
    pub(super) letters: String,
    /// True when the form stands with a title or honorific somewhere.
    pub(super) titled: bool,
    /// What its words alone tell of it.
    pub(super) sort: Sort,
    /// What its titles say of the person, each once.
    pub(super) offices: BTreeSet<Office>,
    /// True where some article of the story names two people who differ in "Jr." alone, this one among them.
    pub(super) family: bool,
    /// The articles that use it, in order.
    pub(super) articles: Vec<usize>,
    /// Those that use it in running text: headlines and captions, written by others, shorten and misspell names.
    pub(super) running: Vec<usize>,
}

/// The one word of a name that is no more than a family name ("Holm", "al-Haddad").
pub(super) fn family_name(words: &[String]) -> Option<&str> {
    match words.iter().position(|word| !Class::NameParticle.has(word)).map(|first| &words[first..]) {
        Some([name]) => Some(name),
        _ => None,
    }
}

pub(super) fn acronym(words: &[String]) -> String {
    if words.len() < 2 {
        return String::new();
    }
    words
        .iter()
        .filter(|word| !matches!(word.as_str(), "of" | "the" | "and" | "for"))
        .filter_map(|w| w.chars().next())
        .collect()
}

/// No article uses both forms in its text: somebody who writes both tells them apart.
pub(super) fn apart(a: &Form, b: &Form) -> bool {
    let (mut x, mut y) = (a.running.iter().peekable(), b.running.iter().peekable());
    while let (Some(first), Some(second)) = (x.peek(), y.peek()) {
        match first.cmp(second) {
            Ordering::Less => x.next(),
            Ordering::Equal => return false,
            Ordering::Greater => y.next(),
        };
    }
    true
}
