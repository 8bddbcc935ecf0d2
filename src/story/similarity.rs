//! How much two articles are about the same people and things.

use std::collections::{BTreeMap, HashMap};

use crate::model::BlockKind;
use crate::text::Wordlist;
use crate::text::{Document, TokenKind, stem};

/// Cosine at which two articles tell of one event. News on different events of one country stays below .2, reports
/// on one event lie mostly above .3.
const SAME_STORY: f64 = 0.22;
/// A capitalised word tells more of an event than another.
const NAME_WEIGHT: f64 = 2.0;
/// Terms that stand in more articles than this bring no pair together that rarer ones do not.
const MOST_ARTICLES: usize = 200;

/// Stems of one article with their weights, of length one.
pub(super) type Vector = BTreeMap<String, f64>;

/// Two articles with the cosine of their words.
pub(super) struct Pair {
    first: usize,
    second: usize,
    cosine: f64,
}

impl Pair {
    pub(super) fn same_story(&self) -> bool {
        self.cosine >= SAME_STORY
    }

    pub(super) fn articles(&self) -> (usize, usize) {
        (self.first, self.second)
    }
}

/// The weighted words of each article.
pub(super) fn vectors(documents: &[Document]) -> Vec<Vector> {
    documents.iter().map(vector).collect()
}

fn vector(document: &Document) -> Vector {
    let words = Wordlist::get();
    let mut counts: HashMap<&str, (f64, bool)> = HashMap::new();
    for (index, sentence) in document.sentences.iter().enumerate() {
        let running = sentence.kind == BlockKind::Paragraph;
        for (at, token) in document.tokens_of(index).iter().enumerate() {
            let short = token.folded.len() < 3 || token.kind != TokenKind::Word;
            if short || words.is_common(&token.folded) || words.is_calendar(&token.folded) {
                continue;
            }
            let entry = counts.entry(&token.folded).or_default();
            entry.0 += 1.0;
            entry.1 |= token.capital && running && at > 0;
        }
    }
    let mut vector = Vector::new();
    for (word, (count, name)) in counts {
        let term = words.country(word).map_or_else(|| stem(word), str::to_owned);
        *vector.entry(term).or_default() += (1.0 + f64::ln(count)) * if name { NAME_WEIGHT } else { 1.0 };
    }
    let length = vector.values().map(|weight| weight * weight).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
    for weight in vector.values_mut() {
        *weight /= length;
    }
    vector
}

/// All pairs of articles that share a word, by way of an index of words.
pub(super) fn pairs(vectors: &[Vector]) -> Vec<Pair> {
    let mut index: BTreeMap<&str, Vec<(usize, f64)>> = BTreeMap::new();
    for (article, vector) in vectors.iter().enumerate() {
        for (term, weight) in vector {
            index.entry(term).or_default().push((article, *weight));
        }
    }
    let mut cosines: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for holders in index.values().filter(|holders| holders.len() <= MOST_ARTICLES) {
        for (at, (first, a)) in holders.iter().enumerate() {
            for (second, b) in &holders[at + 1..] {
                *cosines.entry((*first, *second)).or_default() += a * b;
            }
        }
    }
    cosines.into_iter().map(|((first, second), cosine)| Pair { first, second, cosine }).collect()
}

/// For each of `count` items the number of its connected component, counted in the order of their first items.
pub(super) fn components(count: usize, edges: impl Iterator<Item = (usize, usize)>) -> Vec<usize> {
    let mut parent: Vec<usize> = (0..count).collect();
    for (a, b) in edges {
        let (a, b) = (root(&mut parent, a), root(&mut parent, b));
        parent[a.max(b)] = a.min(b);
    }
    let mut numbers = HashMap::new();
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
