//! How much two articles are about the same people and things.

use foldhash::HashMap;

use crate::model::BlockKind;
use crate::text::{Document, TokenKind, Vector, Wordlist, overlaps, stem};

/// Cosine at which two articles tell of one event. News on different events of one country stays below .2, reports
/// on one event lie mostly above .3.
const SAME_STORY: f64 = 0.22;
/// A capitalised word tells more of an event than another.
const NAME_WEIGHT: f64 = 2.0;
/// Terms that stand in more articles than this bring no pair together that rarer ones do not.
const MOST_ARTICLES: usize = 200;

/// The weighted stems of each article, of length one.
pub(super) fn vectors(documents: &[Document]) -> Vec<Vector> {
    let mut numbers = HashMap::default();
    documents.iter().map(|document| vector(document, &mut numbers)).collect()
}

fn vector(document: &Document, numbers: &mut HashMap<String, u32>) -> Vector {
    let mut vector: Vector = Vec::new();
    for (word, count, name) in counts(document) {
        let term = Wordlist::get().country(word).map_or_else(|| stem(word), str::to_owned);
        let next = numbers.len() as u32;
        let term = *numbers.entry(term).or_insert(next);
        vector.push((term, (1.0 + f64::ln(count)) * if name { NAME_WEIGHT } else { 1.0 }));
    }
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

/// The words that tell something, how often each is used, and whether it stands capitalised inside a sentence.
fn counts(document: &Document) -> Vec<(&str, f64, bool)> {
    let words = Wordlist::get();
    let mut out: Vec<(&str, f64, bool)> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::default();
    for (index, sentence) in document.sentences.iter().enumerate() {
        let running = sentence.kind == BlockKind::Paragraph;
        for (at, token) in document.tokens_of(index).iter().enumerate() {
            let short = token.folded.len() < 3 || token.kind != TokenKind::Word;
            if short || words.is_common(&token.folded) || words.is_calendar(&token.folded) {
                continue;
            }
            let place = *places.entry(&token.folded).or_insert(out.len());
            if place == out.len() {
                out.push((&token.folded, 0.0, false));
            }
            let (_, count, name) = &mut out[place];
            *count += 1.0;
            *name |= token.capital && running && at > 0;
        }
    }
    out
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
