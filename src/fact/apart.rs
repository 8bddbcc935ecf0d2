//! Claims that a person has parted from the others: they stay parted.

use std::collections::BTreeSet;

use super::matched::Match;
use crate::model::{Article, Fingerprint};

/// Takes each claim whose fingerprint is in `apart` out of its match and makes it a match of its own.
pub fn divide(matches: Vec<Match>, articles: &[&Article], apart: &BTreeSet<Fingerprint>) -> Vec<Match> {
    if apart.is_empty() {
        return matches;
    }
    let mut out = Vec::with_capacity(matches.len());
    let mut alone: Vec<Match> = Vec::new();
    for mut found in matches {
        if found.readings.len() > 1 {
            let kind = found.kind;
            let (parted, together) = found.readings.into_iter().partition(|reading| {
                apart.contains(&Fingerprint::of_reading(articles[reading.article], kind, reading))
            });
            found.readings = together;
            for reading in Vec::from_iter(parted) {
                // One claim can belong to several matches, but not be alone more than once.
                let known = |other: &Match| other.kind == kind && other.readings[0] == reading;
                if !alone.iter().any(known) {
                    let topic = found.topic.clone();
                    alone.push(Match { kind, topic, readings: vec![reading] });
                }
            }
        }
        if !found.readings.is_empty() {
            out.push(found);
        }
    }
    out.extend(alone);
    out
}
