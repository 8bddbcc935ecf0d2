//! How much a word tells of an event: the rarer it is in the folder and in news as such, the more.

use std::sync::OnceLock;

use foldhash::HashMap;

use super::outline::{hash, term};
use crate::lexicon::Class;

/// How many articles of everyday news stand beside those of the folder: in a small folder, where every article has the
/// words of its one event, they are what tells that these are rare.
const EVERYDAY: f64 = 200.0;
/// Sentences of an everyday article.
const SENTENCES: f64 = 25.0;
/// Share of everyday articles that have a word which is in no list: a rare word, or a name.
const UNLISTED: f64 = 5e-4;
/// The unit of the list of frequencies: sentences in so many.
const PER: f64 = 10_000.0;

/// In how many articles of a folder each term stands.
pub(super) struct Rarity {
    articles: usize,
    with: HashMap<u64, u32>,
}

impl Rarity {
    /// Counts the terms of articles, each given with the terms that it has, once each.
    pub(super) fn new<'a>(articles: impl Iterator<Item = &'a [(u64, f64)]>) -> Self {
        let mut rarity = Self { articles: 0, with: HashMap::default() };
        for terms in articles {
            rarity.articles += 1;
            for (term, _) in terms {
                *rarity.with.entry(*term).or_default() += 1;
            }
        }
        rarity
    }

    /// The inverse document frequency of a term (Spärck Jones 1972) over the folder and everyday news together; never
    /// negative.
    pub(super) fn of(&self, term: u64) -> f64 {
        let with = f64::from(self.with.get(&term).copied().unwrap_or_default());
        let everyday = everyday().get(&term).copied().unwrap_or(UNLISTED);
        ((self.articles as f64 + EVERYDAY) / (with + EVERYDAY * everyday)).ln().max(0.0)
    }
}

/// The share of everyday articles that have each listed term.
fn everyday() -> &'static HashMap<u64, f64> {
    static EVERYDAY_SHARES: OnceLock<HashMap<u64, f64>> = OnceLock::new();
    EVERYDAY_SHARES.get_or_init(|| {
        let share = |(word, sentences): (&str, &str)| {
            let in_sentence = sentences.parse::<f64>().unwrap_or_default() / PER;
            let in_article = 1.0 - (1.0 - in_sentence).powf(SENTENCES);
            (hash(word), in_article.max(UNLISTED))
        };
        Class::NewsFrequency.entries().map(share).collect()
    })
}

/// The form under which a folded word is counted, in the folder and in the list of frequencies: the name of the country
/// that it points to, or its stem.
pub fn counted_form(folded: &str) -> String {
    term(folded, str::to_owned)
}
