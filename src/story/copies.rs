//! Text that several articles share: a wire story printed twice is one source.

use foldhash::HashMap;

use super::outline::StoryTraits;
use crate::parallel;
use crate::union::Union;

/// Share of the shorter article's runs found in the other at which the two are one source. True copies of wire
/// stories have a median of .9, unrelated articles on one event stay below .1.
const COPY: f64 = 0.3;
/// A run in more articles than this is a set phrase, or a wire story that everybody prints: it counts between neighbours
/// only, of which copies have one run after the other in common.
const MOST_ARTICLES: usize = 50;
/// The runs of the articles are compared part by part, by the first bits of their hashes: together they would fill more
/// memory than the texts.
const PARTS: usize = 16;
const SHIFT: u32 = u64::BITS - PARTS.trailing_zeros();

/// For each article of a story the number of its independent source. What others print makes no two of them copies.
pub(super) fn sources(articles: &[StoryTraits]) -> Vec<usize> {
    let mut shared: HashMap<(usize, usize), usize> = HashMap::default();
    for ((first, second), count) in
        parallel::map(PARTS, |part| shared_runs(articles, part as u64)).into_iter().flatten()
    {
        *shared.entry((first, second)).or_default() += count;
    }
    let copies = shared.into_iter().filter(|((first, second), count)| {
        let shorter = articles[*first].runs.len().min(articles[*second].runs.len());
        *count as f64 >= COPY * shorter as f64
    });
    components(articles.len(), copies.map(|(pair, _)| pair))
}

/// For pairs of articles how many runs of one part they share.
fn shared_runs(articles: &[StoryTraits], part: u64) -> HashMap<(usize, usize), usize> {
    let (from, to) = (part << SHIFT, (part << SHIFT) | (u64::MAX >> (u64::BITS - SHIFT)));
    let mut holders: Vec<(u64, usize)> = Vec::new();
    for (article, StoryTraits { runs, .. }) in articles.iter().enumerate() {
        let first = runs.partition_point(|run| *run < from);
        let here = runs[first..].iter().take_while(|run| **run <= to);
        holders.extend(here.map(|run| (*run, article)));
    }
    holders.sort_unstable();
    let mut shared = HashMap::default();
    for holders in holders.chunk_by(|a, b| a.0 == b.0) {
        let reach = if holders.len() <= MOST_ARTICLES { MOST_ARTICLES } else { 1 };
        for (at, (_, first)) in holders.iter().enumerate() {
            for (_, second) in holders[at + 1..].iter().take(reach) {
                *shared.entry((*first, *second)).or_default() += 1;
            }
        }
    }
    shared
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
