//! Facts that are about the same thing as another one.

use std::collections::BTreeSet;

use super::briefing_tables::BriefingTables;
use crate::lexicon::Class;
use crate::model::{Briefing, Fact};
use crate::summary::Section;
use crate::text::{fold, stem, words};

/// The facts of its story that share most words of their topic with fact number `number`, at most `most`, those that
/// differ first.
pub fn related(briefing: &Briefing, tables: &BriefingTables, number: usize, most: usize) -> Vec<usize> {
    /// Facts that are looked at: what comes later in the list matters less.
    const LOOKED_AT: usize = 400;
    let Some(fact) = briefing.facts.get(number) else { return Vec::new() };
    let own = telling_words(fact);
    let extent = tables.extents.get(fact.story);
    let placed = extent.and_then(|extent| tables.placed.get(extent.placed.clone())).unwrap_or_default();
    let score = |at: usize| {
        let other = briefing.facts.get(at)?;
        let words = telling_words(other);
        let shared = own.intersection(&words).count();
        let least = own.len().min(words.len());
        (shared > 0 && shared * 2 >= least).then_some(shared)
    };
    let candidates = placed.iter().take(LOOKED_AT).filter(|placed| {
        placed.fact != number && !matches!(placed.section, Section::Minor | Section::Who | Section::Quoted)
    });
    let mut found: Vec<(usize, usize, usize)> = candidates
        .enumerate()
        .filter_map(|(order, placed)| Some((usize::MAX - score(placed.fact)?, order, placed.fact)))
        .collect();
    found.sort_unstable();
    found.into_iter().take(most).map(|(.., fact)| fact).collect()
}

/// The words of the topic of `fact` that say something.
fn telling_words(fact: &Fact) -> BTreeSet<String> {
    let folded = words(&fact.topic).map(fold);
    folded.filter(|word| !Class::Function.has(word)).map(|word| stem(&word)).collect()
}
