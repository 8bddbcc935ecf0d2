//! Names of people, bodies, places and things.

mod given;
mod spelling;
mod words;

use std::fmt;

use serde::Serialize;

use super::reason::Reason;
use super::relation::Relation;
use crate::lexicon;
use crate::text::{fold, letters};

pub use given::is_given;
pub use spelling::{SPELLING_LENGTH, is_slip, is_spelling, sound_key, sounds_alike};
pub use words::{is_general, words_of};

/// A name, and what it is compared by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Name {
    /// As the article has it, with single spaces and straight apostrophes.
    pub text: String,
    /// As one compares it by eye: case, accents, full stops, a plural, British spelling and kinds of apostrophe aside. Of forms
    /// that only give more or less of one name it is that of the fullest.
    pub normal: String,
}

impl Name {
    /// The name with its own normal form.
    pub fn new(text: String) -> Self {
        let normal = normal(&text);
        Self { text, normal }
    }

    /// How it stands to another form of the name.
    pub(super) fn compare(&self, other: &Self) -> Relation {
        if self.normal == other.normal {
            return Relation::Same;
        }
        let (a, b) = (self.text.as_str(), other.text.as_str());
        if let Some(letters) = initials(a, b) {
            return Relation::Conflict(Reason::Initials { letters });
        }
        if given::is_other_name(a, b) {
            return Relation::Conflict(Reason::OtherName);
        }
        Relation::Variant(form(a, b))
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.normal)
    }
}

fn normal(name: &str) -> String {
    let plain = fold(&name.replace('’', "'").replace("'s", "").replace('.', ""));
    let plain = plain.split(' ').map(lexicon::american).collect::<Vec<_>>().join(" ");
    plain.strip_suffix('s').map_or(plain.clone(), str::to_owned)
}

fn folded_words(text: &str) -> Vec<String> {
    fold(text).split_whitespace().map(str::to_owned).collect()
}

/// Two different initials in one place of a name, in capitals.
fn initials(a: &str, b: &str) -> Option<[String; 2]> {
    let (first, second) = (folded_words(&a.replace('.', "")), folded_words(&b.replace('.', "")));
    let (x, y) = first.iter().zip(&second).find(|(x, y)| x.len() == 1 && y.len() == 1 && x != y)?;
    (first.len() == second.len()).then(|| [x.to_uppercase(), y.to_uppercase()])
}

/// How two forms of one name differ.
fn form(a: &str, b: &str) -> Reason {
    if letters(a) == letters(b) {
        return Reason::Punctuation;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (few, many) = (folded_words(short), folded_words(long));
    if few.iter().all(|word| many.contains(word)) {
        let left_out = long.split_whitespace().zip(&many).filter(|(_, word)| !few.contains(word));
        return Reason::NameInFull { part: left_out.map(|(word, _)| word).collect::<Vec<_>>().join(" ") };
    }
    let family = few.last() == many.last();
    let given = [&few, &many].map(|words| words.first().map_or("", String::as_str));
    if family && given[0] != given[1] && lexicon::given_name(given[0]) == lexicon::given_name(given[1]) {
        Reason::ShortGivenName
    } else if family && few.len() != many.len() {
        Reason::FullGivenName
    } else {
        Reason::Spelling
    }
}
