//! How much a word tells of an event: the rarer it is in the folder and in news as such, the more.

use foldhash::HashMap;

use super::archive::ArchiveCounts;
use super::term::{EVERYDAY, everyday};

/// In how many articles of a folder each term stands.
pub(super) struct Rarity {
    articles: usize,
    with: HashMap<u64, u32>,
}

impl Rarity {
    /// Counts the terms of articles, each given with the terms that it has, once each. Where they are part of an archive,
    /// its counts go before.
    pub(super) fn new<'a>(
        articles: impl Iterator<Item = &'a [(u64, f64)]>,
        archive: Option<&ArchiveCounts>,
    ) -> Self {
        let mut rarity = Self { articles: 0, with: HashMap::default() };
        for terms in articles {
            rarity.articles += 1;
            for (term, _) in terms {
                *rarity.with.entry(*term).or_default() += 1;
            }
        }
        if let Some(archive) = archive {
            rarity.articles = rarity.articles.max(archive.articles);
            for (term, told) in &archive.terms {
                if let Some(count) = rarity.with.get_mut(&term.cast_unsigned()) {
                    *count = (*told).max(*count);
                }
            }
        }
        rarity
    }

    /// The terms, ordered as the signed numbers that outlines print.
    pub(super) fn terms(&self) -> Vec<u64> {
        let mut terms: Vec<u64> = self.with.keys().copied().collect();
        terms.sort_unstable_by_key(|term| term.cast_signed());
        terms
    }

    /// How many articles have a term.
    pub(super) fn with(&self, term: u64) -> usize {
        self.with.get(&term).copied().unwrap_or_default() as usize
    }

    /// The inverse document frequency of a term (Spärck Jones 1972) over the folder and everyday news together; never
    /// negative.
    pub(super) fn of(&self, term: u64) -> f64 {
        ((self.articles as f64 + EVERYDAY) / self.expected(term)).ln().max(0.0)
    }

    /// How many articles of the folder and of everyday news together have a term.
    pub(super) fn expected(&self, term: u64) -> f64 {
        self.with(term) as f64 + everyday(term)
    }
}
