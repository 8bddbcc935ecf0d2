//! How much two articles are about the same people and things.

use foldhash::HashMap;

use super::outline::Outline;
use crate::text::{Vector, overlaps};

/// Cosine at which two articles tell of one event. News on different events of one country stays below .2, reports
/// on one event lie mostly above .3.
const SAME_STORY: f64 = 0.22;
/// Terms that stand in more articles than this bring no pair together that rarer ones do not.
const MOST_ARTICLES: usize = 200;

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

/// The pairs of articles that tell of one event.
pub(super) fn same_story(vectors: &[Vector]) -> impl Iterator<Item = (usize, usize)> {
    let alike = overlaps(vectors, MOST_ARTICLES).filter(|pair| pair.product >= SAME_STORY);
    alike.map(|pair| (pair.first, pair.second))
}

/// For each of `count` items the number of its connected component, counted in the order of their first items.
pub(super) fn components(count: usize, edges: impl Iterator<Item = (usize, usize)>) -> Vec<usize> {
    let mut parent: Vec<usize> = (0..count).collect();
    for (a, b) in edges {
        let (a, b) = (root(&mut parent, a), root(&mut parent, b));
        parent[a.max(b)] = a.min(b);
    }
    let mut numbers: HashMap<usize, usize> = HashMap::default();
    (0..count)
        .map(|at| {
            let root = root(&mut parent, at);
            let next = numbers.len();
            *numbers.entry(root).or_insert(next)
        })
        .collect()
}

/// The representative of an item; paths are halved on the way.
fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn components_are_numbered_by_their_first_item() {
        assert_eq!(components(5, [(3, 1), (4, 3)].into_iter()), [0, 1, 2, 1, 1]);
    }
}
