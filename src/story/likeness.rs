//! How much two articles, or two groups of articles, are about the same people and things at the same time.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::HashMap;
use jiff::civil::Date;

use super::archive::ArchiveCounts;
use super::outline::Outline;
use super::rarity::Rarity;
use crate::parallel;
use crate::text::{Overlaps, Vector};

/// Terms that stand in more articles than this are common: they are looked at between neighbours only.
const MOST_ARTICLES: usize = 200;
/// Of the common terms of an article so many are looked at, those in the fewest articles.
const COMMON_TERMS: usize = 8;
/// Articles that are compared with all others in one go.
const PART: usize = 64;
/// What is left of the likeness of two articles that were published long after one another.
const LONG_APART: f64 = 0.5;
/// Days in which what time takes away grows to two thirds.
const DAYS: f64 = 30.0;
/// Articles published more days apart than this are not compared with one another.
const WINDOW: i32 = 366;

/// What articles are compared by.
pub(super) struct Profiles {
    /// The weighted terms of each article, of length one. Terms are numbered in the order of their hashes, so that sums come
    /// out the same to the last bit whatever other articles there are.
    pub vectors: Vec<Vector>,
    /// For each term, if it is common, how many articles are expected to have it.
    common: Vec<Option<f64>>,
}

impl Profiles {
    /// Of the outlines of articles, which may be part of an archive.
    pub(super) fn new(outlines: Vec<Outline>, archive: Option<&ArchiveCounts>) -> Self {
        let rarity = Rarity::new(outlines.iter().map(|outline| outline.terms.as_slice()), archive);
        let terms = rarity.terms();
        let is_common = |term: u64| rarity.with(term) > MOST_ARTICLES;
        let common = terms.iter().map(|term| is_common(*term).then(|| rarity.expected(*term))).collect();
        let numbers: HashMap<u64, u32> = terms.into_iter().zip(0..).collect();
        let vectors = outlines.into_iter().map(|outline| vector(outline.terms, &rarity, &numbers)).collect();
        Self { vectors, common }
    }

    /// Articles with these terms and no others, for tests.
    #[cfg(test)]
    pub(super) fn of_vectors(vectors: Vec<Vector>) -> Self {
        let mut counts: Vec<usize> = Vec::new();
        for (term, _) in vectors.iter().flatten() {
            counts.resize(counts.len().max(*term as usize + 1), 0);
            counts[*term as usize] += 1;
        }
        let common = |count| (count > MOST_ARTICLES).then_some(count as f64);
        Self { vectors, common: counts.into_iter().map(common).collect() }
    }

    /// The pairs of articles with a cosine of at least `least`, and their cosines, ordered.
    ///
    /// Common terms are looked at between `neighbours` only: reports on an event that everybody writes about have them in
    /// common, one after the other, and no two others need to be compared.
    pub(super) fn alike(
        &self,
        published: &[Option<Date>],
        neighbours: BTreeSet<(usize, usize)>,
        least: f64,
    ) -> BTreeMap<(usize, usize), f64> {
        let vectors = &self.vectors;
        let near = |a: usize, b: usize| is_within_window(published[a], published[b]);
        let overlaps =
            Overlaps::without(vectors.iter().enumerate(), |term, _| self.common[term as usize].is_some());
        let rare = parallel::map(vectors.len().div_ceil(PART), |part| {
            let firsts = part * PART..vectors.len().min((part + 1) * PART);
            let alike =
                overlaps.of(firsts).filter(|pair| pair.product >= least && near(pair.first, pair.second));
            alike.map(|pair| ((pair.first, pair.second), pair.product)).collect::<Vec<_>>()
        });
        let neighbours = neighbours.into_iter().filter(|(a, b)| near(*a, *b));
        let whole = neighbours.map(|(a, b)| ((a, b), product(&vectors[a], &vectors[b])));
        rare.into_iter().flatten().chain(whole.filter(|(_, cosine)| *cosine >= least)).collect()
    }

    /// Articles that follow one another among those with a common term, in the order of their days.
    pub(super) fn neighbours(&self, published: &[Option<Date>]) -> BTreeSet<(usize, usize)> {
        let mut order: Vec<usize> = (0..self.vectors.len()).collect();
        order.sort_by_key(|article| published[*article]);
        let mut last: HashMap<u32, usize> = HashMap::default();
        let mut out = BTreeSet::new();
        for article in order {
            for term in self.common_terms(&self.vectors[article]) {
                if let Some(before) = last.insert(term, article) {
                    out.insert((before.min(article), before.max(article)));
                }
            }
        }
        out
    }

    /// The common terms of an article that tell most.
    fn common_terms(&self, vector: &Vector) -> Vec<u32> {
        let expected = |(term, _): &(u32, f64)| self.common[*term as usize].map(|count| (count, *term));
        let mut common: Vec<(f64, u32)> = vector.iter().filter_map(expected).collect();
        common.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        common.truncate(COMMON_TERMS);
        common.into_iter().map(|(_, term)| term).collect()
    }
}

/// The vector of an article. It takes the place of its terms in memory, entry by entry.
fn vector(terms: Vec<(u64, f64)>, rarity: &Rarity, numbers: &HashMap<u64, u32>) -> Vector {
    let weighted = terms.into_iter().map(|(term, weight)| (numbers[&term], weight * rarity.of(term)));
    let mut vector: Vector = weighted.filter(|(_, weight)| *weight > 0.0).collect();
    vector.sort_by_key(|(term, _)| *term);
    let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
    for (_, weight) in &mut vector {
        *weight /= length;
    }
    vector
}

/// The scalar product of two vectors, both ordered by term.
pub(super) fn product(a: &Vector, b: &Vector) -> f64 {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let weight = |term: u32| long.binary_search_by_key(&term, |entry| entry.0).map_or(0.0, |at| long[at].1);
    short.iter().map(|(term, x)| x * weight(*term)).sum()
}

/// True unless the articles were published long after one another.
fn is_within_window(a: Option<Date>, b: Option<Date>) -> bool {
    a.zip(b).is_none_or(|(a, b)| days(a, b) <= WINDOW)
}

fn days(a: Date, b: Date) -> i32 {
    (a - b).get_days().abs()
}

/// What is left of the likeness of articles published on two days; of one without a day nothing is taken.
pub(super) fn nearness(a: Option<Date>, b: Option<Date>) -> f64 {
    a.zip(b).map_or(1.0, |(a, b)| {
        // What happened late in the day stands in the papers of the next.
        let apart = (f64::from(days(a, b)) - 1.0).max(0.0);
        LONG_APART + (1.0 - LONG_APART) * (-apart / DAYS).exp()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn time_takes_away_half_of_the_likeness_at_most_and_nothing_within_a_day() {
        let from = date(2026, 3, 1);
        let near = |day| nearness(Some(from), Some(day));
        for all in [near(from), near(date(2026, 3, 2)), nearness(Some(from), None)] {
            assert!((all - 1.0).abs() < 1e-9);
        }
        assert!(near(date(2026, 3, 20)) < near(date(2026, 3, 10)));
        assert!((near(date(2031, 3, 1)) - LONG_APART).abs() < 1e-6);
    }
}
