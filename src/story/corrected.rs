//! Stories as the reader has corrected them.

use std::collections::BTreeMap;

use super::copies::components;
use crate::model::{Corrections, Fingerprint, FingerprintSet};

/// The number of the story of each article, counted in the order of their first articles, where `found` gives the number
/// of the story that it was found to belong to. What is left of a story stays together.
pub(super) fn of_articles(
    found: Vec<usize>,
    prints: &[Fingerprint],
    corrections: &Corrections,
) -> Vec<usize> {
    let Corrections { parted, joined, .. } = corrections;
    if parted.is_empty() && joined.is_empty() {
        return found;
    }
    let mut links: Vec<(usize, usize)> = Vec::new();
    let mut first_of: BTreeMap<usize, usize> = BTreeMap::new();
    for (article, story) in found.into_iter().enumerate() {
        if !parted.contains(&prints[article]) {
            links.push((*first_of.entry(story).or_insert(article), article));
        }
    }
    let of_group = |group: &FingerprintSet| -> Vec<usize> {
        (0..prints.len()).filter(|article| group.contains(&prints[*article])).collect()
    };
    for group in joined {
        links.extend(of_group(group).windows(2).map(|pair| (pair[0], pair[1])));
    }
    components(prints.len(), links.into_iter())
}
