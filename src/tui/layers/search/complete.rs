//! What a filter that is being typed can become.

use std::collections::BTreeMap;

use super::line::{Completion, Search};
use crate::lookup::{FILTERS, Filter};
use crate::tui::state::ReaderState;
use crate::tui::typing;
use crate::value::Kind;

/// The last word of the line, if it is a filter whose value is still to be chosen: what stands before it, its name, the
/// value so far.
fn unfinished(line: &str) -> Option<(&str, &str, &str)> {
    let start = line.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let (before, last) = line.split_at(start);
    let (name, value) = last.split_once(':')?;
    ["kind", "src", "only"].contains(&name.trim_start_matches('-')).then_some((before, name, value))
}

/// What the filter that is being typed can become; nothing where none is, or where it is whole.
pub fn completions(state: &ReaderState, search: &Search) -> Vec<Completion> {
    let Some((before, name, value)) = unfinished(search.input.value()) else { return Vec::new() };
    let others = state.tables.filter.retyped(before, &state.briefing);
    let stated = &state.tables.stated;
    let facts = state.briefing.facts.iter().enumerate();
    let passing = facts.filter(|(at, fact)| others.admits_stated(fact, || stated.articles(*at)));
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    if name.ends_with("kind") {
        for (_, fact) in passing {
            *counts.entry(fact.kind.name().to_owned()).or_default() += 1;
        }
    } else {
        let filter = |name: &str| {
            Filter::of_source(name).and_then(|of| of.split_once(':').map(|(_, of)| of.to_owned()))
        };
        let names: Vec<Option<String>> =
            state.tables.outlets.iter().map(|outlet| filter(&outlet.name)).collect();
        let mut facts_of = vec![0; names.len()];
        for (at, _) in passing {
            let mut outlets: Vec<usize> =
                stated.articles(at).map(|article| state.tables.outlet(article)).collect();
            outlets.sort_unstable();
            outlets.dedup();
            for outlet in outlets {
                if let Some(count) = facts_of.get_mut(outlet) {
                    *count += 1;
                }
            }
        }
        for (name, facts) in names.into_iter().zip(facts_of) {
            if let Some(name) = name.filter(|_| facts > 0) {
                *counts.entry(name).or_default() += facts;
            }
        }
    }
    let typed = value.to_lowercase();
    counts.retain(|candidate, _| candidate.starts_with(&typed));
    if counts.contains_key(&typed) {
        return Vec::new();
    }
    let kind = |text: &str| Kind::ALL.iter().position(|kind| kind.name() == text);
    let mut found: Vec<Completion> = counts
        .into_iter()
        .map(|(value, facts)| Completion { text: format!("{name}:{value}"), facts })
        .collect();
    // Kinds in their own order: figures first.
    found.sort_by_key(|of| of.text.split_once(':').and_then(|(_, value)| kind(value)));
    found
}

/// Takes the chosen completion into the line; of the beginning of a name the rest.
pub fn complete(state: &mut ReaderState) {
    let Some(search) = state.top::<Search>() else { return };
    let line = search.input.value();
    let (before, text) = if let (Some((before, ..)), Some(completion)) =
        (unfinished(line), search.completions.get(search.cursor.selected))
    {
        (before, format!("{} ", completion.text))
    } else {
        let start = line.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let (before, last) = line.split_at(start);
        let known = FILTERS.iter().map(|(name, _)| *name);
        let mut fitting = known.filter(|name| !last.is_empty() && name.starts_with(last));
        let Some(name) = fitting.next() else {
            state.notice = Some("Tab completes a filter: src: kind: only:".to_owned());
            return;
        };
        (before, name.to_owned())
    };
    let line = format!("{before}{text}");
    typing::replace(state, &line);
}
