//! Claims that a person has put together: they stay together.

use std::collections::{BTreeMap, BTreeSet};

use super::matched::Match;
use crate::model::{Article, Fingerprint, FingerprintSet};
use crate::union::Union;
use crate::value::Kind;

/// Makes one match of those that hold the readings of a group of `merged`, where their values are of one kind.
pub fn unite(matches: Vec<Match>, articles: &[&Article], merged: &BTreeSet<FingerprintSet>) -> Vec<Match> {
    if merged.is_empty() {
        return matches;
    }
    let mut holding: BTreeMap<Fingerprint, BTreeSet<usize>> = BTreeMap::new();
    let wanted: FingerprintSet = merged.iter().flatten().copied().collect();
    for (at, found) in matches.iter().enumerate() {
        for reading in &found.readings {
            let print = Fingerprint::of_reading(articles[reading.article], found.kind, reading);
            if wanted.contains(&print) {
                holding.entry(print).or_default().insert(at);
            }
        }
    }
    let mut union = Union::new(matches.len());
    for group in merged {
        let mut first_of: BTreeMap<Kind, usize> = BTreeMap::new();
        for at in holders(group, &holding) {
            union.join(*first_of.entry(matches[at].kind).or_insert(at), at);
        }
    }
    let mut parts: BTreeMap<usize, Vec<Match>> = BTreeMap::new();
    for (found, root) in matches.into_iter().zip(union.roots()) {
        parts.entry(root).or_default().push(found);
    }
    parts.into_values().filter_map(whole).collect()
}

/// The matches that hold the readings of `group`. One claim can belong to several matches: that with the most readings of
/// the group is meant.
fn holders(group: &FingerprintSet, holding: &BTreeMap<Fingerprint, BTreeSet<usize>>) -> BTreeSet<usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    let held = || group.iter().filter_map(|print| holding.get(print));
    for at in held().flatten() {
        *counts.entry(*at).or_default() += 1;
    }
    held().filter_map(|matches| matches.iter().rev().max_by_key(|at| counts.get(*at))).copied().collect()
}

/// One match with all readings of `parts`, about what the largest part is about.
fn whole(parts: Vec<Match>) -> Option<Match> {
    let mut parts = parts.into_iter();
    let mut whole = parts.next()?;
    let mut largest = whole.readings.len();
    for part in parts {
        if part.readings.len() > largest {
            largest = part.readings.len();
            whole.topic = part.topic;
        }
        for reading in part.readings {
            if !whole.readings.contains(&reading) {
                whole.readings.push(reading);
            }
        }
    }
    whole.readings.sort_by_key(|reading| (reading.article, reading.span.start));
    Some(whole)
}
