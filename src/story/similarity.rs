//! How much two articles are about the same people and things.

use std::collections::BTreeSet;

use foldhash::HashMap;

use super::outline::Outline;
use crate::parallel;
use crate::text::{Overlaps, Vector};
use crate::union::Union;

/// Cosine at which two articles tell of one event. News on different events of one country stays below .2, reports
/// on one event lie mostly above .3.
const SAME_STORY: f64 = 0.22;
/// Terms that stand in more articles than this are looked at between neighbours only.
const MOST_ARTICLES: usize = 200;
/// Articles that are compared with all others in one go.
const PART: usize = 64;

/// The weighted stems of each article, of length one.
pub(super) fn vectors(outlines: &mut [Outline]) -> Vec<Vector> {
    let mut numbers = HashMap::default();
    outlines.iter_mut().map(|outline| vector(std::mem::take(&mut outline.terms), &mut numbers)).collect()
}

fn vector(terms: Vec<(u64, f64)>, numbers: &mut HashMap<u64, u32>) -> Vector {
    let number = |(term, weight)| {
        let next = numbers.len() as u32;
        (*numbers.entry(term).or_insert(next), weight)
    };
    let mut vector: Vector = terms.into_iter().map(number).collect();
    vector.sort_by_key(|(term, _)| *term);
    vector.dedup_by(|(term, weight), (kept, sum)| {
        let same = term == kept;
        *sum += if same { *weight } else { 0.0 };
        same
    });
    let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
    for (_, weight) in &mut vector {
        *weight /= length;
    }
    vector
}

/// The pairs of articles that tell of one event, as far as their words tell.
///
/// Words of many articles are looked at between neighbours only: reports on an event that everybody writes about have
/// them in common, one after the other, and no two others need to be compared.
pub(super) fn same_story(vectors: &[Vector]) -> impl Iterator<Item = (usize, usize)> {
    let neighbours = neighbours(vectors);
    let overlaps = Overlaps::new(vectors.iter().enumerate(), MOST_ARTICLES);
    let alike = parallel::map(vectors.len().div_ceil(PART), |part| {
        let firsts = part * PART..vectors.len().min((part + 1) * PART);
        let alike = overlaps.of(firsts).filter(|pair| pair.product >= SAME_STORY);
        alike.map(|pair| (pair.first, pair.second)).collect::<Vec<_>>()
    });
    alike
        .into_iter()
        .flatten()
        .chain(neighbours.into_iter().filter(|(a, b)| cosine(&vectors[*a], &vectors[*b]) >= SAME_STORY))
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
fn cosine(a: &Vector, b: &Vector) -> f64 {
    let weight = |term: u32| b.binary_search_by_key(&term, |entry| entry.0).map_or(0.0, |at| b[at].1);
    a.iter().map(|(term, x)| x * weight(*term)).sum()
}

/// For each of `count` items the number of its connected component, counted in the order of their first items.
pub(super) fn components(count: usize, edges: impl Iterator<Item = (usize, usize)>) -> Vec<usize> {
    let mut union = Union::new(count);
    for (a, b) in edges {
        union.join(a, b);
    }
    let mut numbers: HashMap<usize, usize> = HashMap::default();
    let number = |root: usize| {
        let next = numbers.len();
        *numbers.entry(root).or_insert(next)
    };
    union.roots().into_iter().map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn components_are_numbered_by_their_first_item() {
        assert_eq!(components(5, [(3, 1), (4, 3)].into_iter()), [0, 1, 2, 1, 1]);
    }
}
