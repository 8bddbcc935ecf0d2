//! What the reader has said of the values of one match, and of whole facts.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Article, Corrections, Fact, Fingerprint, FingerprintSet, Reading};
use crate::value::Kind;

/// What the reader has said of the variants of one match: pairs of their numbers, the lesser first.
#[derive(Debug, Default)]
pub(super) struct CorrectedPairs {
    /// Those that are of one thing, however far apart.
    pub together: BTreeSet<(usize, usize)>,
    /// Those that do not differ.
    pub dismissed: BTreeSet<(usize, usize)>,
}

impl CorrectedPairs {
    /// Of the readings of a match of `kind`, of which `variants` gives the numbers.
    pub(super) fn new(
        kind: Kind,
        readings: &[Reading],
        variants: &[Vec<usize>],
        articles: &[&Article],
        corrections: &Corrections,
    ) -> Self {
        let Corrections { merged, dismissed, .. } = corrections;
        if variants.len() < 2 || merged.is_empty() && dismissed.is_empty() {
            return Self::default();
        }
        let print = |at: &usize| {
            let reading = &readings[*at];
            Fingerprint::of_reading(articles[reading.article], kind, reading)
        };
        let prints: Vec<FingerprintSet> =
            variants.iter().map(|variant| variant.iter().map(print).collect()).collect();
        Self { together: pairs(&prints, merged), dismissed: pairs(&prints, dismissed) }
    }
}

/// The pairs of sets that both have something in common with one of `groups`.
fn pairs(sets: &[FingerprintSet], groups: &BTreeSet<FingerprintSet>) -> BTreeSet<(usize, usize)> {
    let mut out = BTreeSet::new();
    for group in groups {
        let within: Vec<usize> = (0..sets.len()).filter(|at| !sets[*at].is_disjoint(group)).collect();
        for (place, first) in within.iter().enumerate() {
            out.extend(within[place + 1..].iter().map(|second| (*first, *second)));
        }
    }
    out
}

/// Marks the facts of one story that the reader has hidden: of each group of readings those that have the most of it.
pub fn mark_hidden(facts: &mut [Fact], articles: &[&Article], corrections: &Corrections) {
    let hidden = &corrections.hidden;
    if hidden.is_empty() {
        return;
    }
    let wanted: FingerprintSet = hidden.iter().flatten().copied().collect();
    let mut holding: BTreeMap<Fingerprint, BTreeSet<usize>> = BTreeMap::new();
    for (number, fact) in facts.iter().enumerate() {
        for reading in fact.readings() {
            let print = Fingerprint::of_reading(articles[reading.article], fact.kind, reading);
            if wanted.contains(&print) {
                holding.entry(print).or_default().insert(number);
            }
        }
    }
    for group in hidden {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for number in group.iter().filter_map(|print| holding.get(print)).flatten() {
            *shared.entry(*number).or_default() += 1;
        }
        let most = shared.values().copied().max();
        for (number, _) in shared.iter().filter(|(_, count)| Some(**count) == most) {
            facts[*number].hidden = true;
        }
    }
}
