//! Which fact and which article a fingerprint stands for in a briefing.

use std::collections::BTreeMap;

use crate::memory::fingerprints;
use crate::model::{Briefing, Fingerprint};

/// The fingerprints of a briefing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FingerprintIndex {
    /// For each article.
    pub articles: Vec<Fingerprint>,
    /// Those of all readings with the index of their fact, sorted.
    readings: Vec<(Fingerprint, usize)>,
}

impl FingerprintIndex {
    /// The fingerprints of `briefing`.
    pub fn new(briefing: &Briefing) -> Self {
        let of = |(at, fact)| fingerprints(briefing, fact).into_iter().map(move |print| (print, at));
        let mut readings: Vec<_> = briefing.facts.iter().enumerate().flat_map(of).collect();
        readings.sort_unstable();
        Self { articles: briefing.articles.iter().map(Fingerprint::of_article).collect(), readings }
    }

    /// The fact that has the most of `readings`, the first of several; none when it has none of them.
    pub fn fact(&self, readings: &[Fingerprint]) -> Option<usize> {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for print in readings {
            let from = self.readings.partition_point(|(known, _)| known < print);
            let same = self.readings.iter().skip(from).take_while(|(known, _)| known == print);
            for (_, fact) in same {
                *shared.entry(*fact).or_default() += 1;
            }
        }
        shared.into_iter().rev().max_by_key(|(_, count)| *count).map(|(fact, _)| fact)
    }

    /// The article with this fingerprint.
    pub fn article(&self, print: Fingerprint) -> Option<usize> {
        self.articles.iter().position(|known| *known == print)
    }
}
