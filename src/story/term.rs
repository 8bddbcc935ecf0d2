//! The words by which articles are grouped: the form that is counted, its number, and how common it is in news as such.

use std::hash::BuildHasher;
use std::sync::OnceLock;

use foldhash::HashMap;
use foldhash::fast::FixedState;

use crate::lexicon::Class;
use crate::text::with_stem;

/// How many articles of everyday news stand beside those of the folder: in a small folder, where every article has the
/// words of its one event, they are what tells that these are rare.
pub(super) const EVERYDAY: f64 = 200.0;
/// Sentences of an everyday article.
const SENTENCES: f64 = 25.0;
/// Share of everyday articles that have a word which is in no list: a rare word, or a name.
const UNLISTED: f64 = 5e-4;
/// The unit of the list of frequencies: sentences in so many.
const PER: f64 = 10_000.0;

/// A term of an article.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OutlineTerm {
    /// Its number, the same in every article, as long as the version of the program is the same.
    pub number: i64,
    /// How much it weighs in the article, by how often it is used there and whether as a name.
    pub weight: f64,
    /// In how many articles of everyday news it is expected, which stand beside those of every folder.
    pub everyday: f64,
}

/// The number of a word, the same in every run.
pub(super) fn hash(word: impl std::hash::Hash) -> u64 {
    FixedState::default().hash_one(word)
}

/// What `of` makes of the form under which a folded word is counted: the country that it points to, or its stem.
pub(super) fn term<R>(folded: &str, of: impl FnOnce(&str) -> R) -> R {
    match Class::Country.meaning(folded) {
        Some(country) => of(country),
        None => with_stem(folded, of),
    }
}

/// How many of the articles of everyday news that stand beside those of the folder have a term.
pub(super) fn everyday(term: u64) -> f64 {
    static EVERYDAY_SHARES: OnceLock<HashMap<u64, f64>> = OnceLock::new();
    let shares = EVERYDAY_SHARES.get_or_init(|| {
        let share = |(word, sentences): (&str, &str)| {
            let in_sentence = sentences.parse::<f64>().unwrap_or_default() / PER;
            let in_article = 1.0 - (1.0 - in_sentence).powf(SENTENCES);
            (hash(word), in_article.max(UNLISTED))
        };
        Class::NewsFrequency.entries().map(share).collect()
    });
    EVERYDAY * shares.get(&term).copied().unwrap_or(UNLISTED)
}

/// The form under which a folded word is counted, in the folder and in the list of frequencies: the name of the country
/// that it points to, or its stem.
pub fn counted_form(folded: &str) -> String {
    term(folded, str::to_owned)
}
