//! How much two articles, or two groups of articles, are about the same people and things at the same time.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::HashMap;
use jiff::civil::Date;

use super::outline::Outline;
use super::rarity::Rarity;
use crate::parallel;
use crate::text::{Overlaps, Vector};

/// Terms that stand in more articles than this are looked at between neighbours only.
const MOST_ARTICLES: usize = 200;
/// Articles that are compared with all others in one go.
const PART: usize = 64;
/// What is left of the likeness of two articles that were published long after one another.
const LONG_APART: f64 = 0.5;
/// Days in which what time takes away grows to two thirds.
const DAYS: f64 = 30.0;

/// The weighted terms of each article, of length one.
pub(super) fn vectors(outlines: &mut [Outline]) -> Vec<Vector> {
    let articles = parallel::map(outlines.len(), |at| joined(&outlines[at].terms));
    for outline in outlines.iter_mut() {
        outline.terms = Vec::new();
    }
    let rarity = Rarity::new(articles.iter().map(Vec::as_slice));
    let mut numbers = HashMap::default();
    articles.into_iter().map(|terms| vector(terms, &rarity, &mut numbers)).collect()
}

/// The terms of an article, each once.
fn joined(terms: &[(u64, f64)]) -> Vec<(u64, f64)> {
    let mut terms = terms.to_vec();
    terms.sort_by_key(|(term, _)| *term);
    terms.dedup_by(|(term, weight), (kept, sum)| {
        let same = term == kept;
        *sum += if same { *weight } else { 0.0 };
        same
    });
    terms
}

fn vector(terms: Vec<(u64, f64)>, rarity: &Rarity, numbers: &mut HashMap<u64, u32>) -> Vector {
    let weighted = terms.into_iter().map(|(term, weight)| (term, weight * rarity.of(term)));
    let number = |(term, weight)| {
        let next = numbers.len() as u32;
        (*numbers.entry(term).or_insert(next), weight)
    };
    let mut vector: Vector = weighted.filter(|(_, weight)| *weight > 0.0).map(number).collect();
    vector.sort_by_key(|(term, _)| *term);
    let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
    for (_, weight) in &mut vector {
        *weight /= length;
    }
    vector
}

/// The pairs of articles with a cosine of at least `least`, and their cosines, ordered.
///
/// Words of many articles are looked at between neighbours only: reports on an event that everybody writes about have
/// them in common, one after the other, and no two others need to be compared.
pub(super) fn alike(vectors: &[Vector], least: f64) -> BTreeMap<(usize, usize), f64> {
    let overlaps = Overlaps::new(vectors.iter().enumerate(), MOST_ARTICLES);
    let rare = parallel::map(vectors.len().div_ceil(PART), |part| {
        let firsts = part * PART..vectors.len().min((part + 1) * PART);
        let alike = overlaps.of(firsts).filter(|pair| pair.product >= least);
        alike.map(|pair| ((pair.first, pair.second), pair.product)).collect::<Vec<_>>()
    });
    let near = neighbours(vectors).into_iter().map(|(a, b)| ((a, b), product(&vectors[a], &vectors[b])));
    rare.into_iter().flatten().chain(near.filter(|(_, cosine)| *cosine >= least)).collect()
}

/// Articles that follow one another among those with a word of too many articles to compare all of them.
fn neighbours(vectors: &[Vector]) -> BTreeSet<(usize, usize)> {
    let mut last: HashMap<u32, usize> = HashMap::default();
    let mut with: HashMap<u32, usize> = HashMap::default();
    for (term, _) in vectors.iter().flatten() {
        *with.entry(*term).or_default() += 1;
    }
    let mut out = BTreeSet::new();
    for (article, vector) in vectors.iter().enumerate() {
        for (term, _) in vector.iter().filter(|(term, _)| with[term] > MOST_ARTICLES) {
            if let Some(before) = last.insert(*term, article) {
                out.insert((before, article));
            }
        }
    }
    out
}

/// The scalar product of two vectors, both ordered by term.
pub(super) fn product(a: &Vector, b: &Vector) -> f64 {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let weight = |term: u32| long.binary_search_by_key(&term, |entry| entry.0).map_or(0.0, |at| long[at].1);
    short.iter().map(|(term, x)| x * weight(*term)).sum()
}

/// What is left of the likeness of articles published on two days; of one without a day nothing is taken.
pub(super) fn nearness(a: Option<Date>, b: Option<Date>) -> f64 {
    let days = |a: Date, b: Date| f64::from((a - b).get_days().abs());
    a.zip(b).map_or(1.0, |(a, b)| {
        // What happened late in the day stands in the papers of the next.
        let apart = (days(a, b) - 1.0).max(0.0);
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
