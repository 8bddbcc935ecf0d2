//! What the lists hold: the facts and articles of the story that pass the filter, in their order.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::list_options::{ArticleOrder, FactOrder};
use super::listing::{Demand, ListGroup, Opened, deal};
use super::state::{Layer, ReaderState};
use crate::model::{Briefing, Fact};
use crate::report::counted;
use crate::summary::{Minor, Section};
use crate::value::Kind;

/// Lists everything anew, for another briefing, another story or another way of looking at it.
pub fn refresh(state: &mut ReaderState) {
    let briefing = Arc::clone(&state.briefing);
    let extent = state.tables.extents.get(state.story);
    let placed = extent.and_then(|extent| state.tables.placed.get(extent.placed.clone())).unwrap_or_default();
    let stated = &state.tables.stated;
    let mut groups: Vec<ListGroup> =
        (0..Section::ALL.len()).map(|number| ListGroup { number, ..ListGroup::default() }).collect();
    for at in placed {
        let Some(fact) = briefing.facts.get(at.fact) else { continue };
        let group = Section::ALL.iter().position(|section| *section == at.section);
        if state.list_options.filter.admits_stated(fact, || stated.articles(at.fact))
            && let Some(group) = group.and_then(|group| groups.get_mut(group))
        {
            group.items.push(at.fact);
        }
    }
    groups.retain(|group| !group.items.is_empty());
    let fact = |at: &usize| briefing.facts.get(*at);
    for group in &mut groups {
        match state.list_options.order {
            FactOrder::Weight => {}
            FactOrder::Sources => {
                group.items.sort_by_key(|at| Reverse(fact(at).map_or(0, |fact| fact.corroboration)));
            }
            FactOrder::Kind => {
                group.items.sort_by_key(|at| fact(at).map_or(usize::MAX, |fact| place_of(fact.kind)));
            }
            FactOrder::Text => group.items.sort_by_key(|at| state.tables.places.get(*at).copied()),
        }
    }
    let narrowed = !state.list_options.filter.is_empty();
    state.section_notes = section_notes(state, &groups);
    let demands: Vec<Demand> = groups
        .iter()
        .map(|group| {
            let section = Section::ALL.get(group.number).copied().unwrap_or(Section::Minor);
            let usual = if narrowed {
                // Whoever asks for something is shown all of it.
                Opened::Whole
            } else if section.is_folded() {
                Opened::Closed
            } else {
                Opened::AsRoomAllows
            };
            let opened = state.list_options.opened.get(&section).copied().unwrap_or(usual);
            Demand { items: group.items.len(), opened }
        })
        .collect();
    for (group, shown) in groups.iter_mut().zip(deal(&demands, state.list_rows)) {
        group.shown = shown;
    }
    state.facts.fill_groups(groups, briefing.facts.len());
    let articles = articles(state, &briefing);
    state.articles.fill(articles, briefing.articles.len());
    state.each_layer(Layer::relist);
}

/// What the headers of sections say beside how many facts they hold: names that are spelled differently, why facts are minor.
fn section_notes(state: &ReaderState, groups: &[ListGroup]) -> BTreeMap<Section, String> {
    let mut notes = BTreeMap::new();
    for group in groups {
        let facts = || group.items.iter().filter_map(|at| Some((*at, state.briefing.facts.get(*at)?)));
        match Section::ALL.get(group.number) {
            Some(Section::Who) => {
                let spelled = facts().filter(|(_, fact)| fact.judgement.is_some()).count();
                if spelled > 0 {
                    notes.insert(Section::Who, format!("spelled differently {spelled} of"));
                }
            }
            Some(Section::Minor) => {
                let count = |minor: Minor| {
                    facts().filter(|(at, _)| state.tables.minor_of.get(*at) == Some(&Some(minor))).count()
                };
                let kinds =
                    Minor::ALL.into_iter().map(|minor| (minor, count(minor))).filter(|(_, count)| *count > 0);
                let words = kinds.map(|(minor, count)| {
                    let (one, many) = minor.name();
                    counted(count, one, many)
                });
                notes.insert(Section::Minor, words.collect::<Vec<_>>().join(", "));
            }
            // Two outlets beside a row of this section have the words from one of them, or from a third.
            Some(Section::Alone) => {
                let is_copied = |fact: &Fact| {
                    let mut articles = fact.readings().map(|reading| reading.article);
                    let first = articles.next();
                    articles.any(|article| Some(article) != first)
                };
                if facts().any(|(_, fact)| is_copied(fact)) {
                    notes.insert(Section::Alone, "copies count as one".to_owned());
                }
            }
            Some(Section::Disagree) if facts().all(|(_, fact)| fact.is_possible()) => {
                notes.insert(Section::Disagree, "may not all be right".to_owned());
            }
            _ => {}
        }
    }
    notes
}

fn place_of(kind: Kind) -> usize {
    Kind::ALL.iter().position(|of| *of == kind).unwrap_or(Kind::ALL.len())
}

/// Opens the section of `fact` where it has no row: what one goes to is in sight.
pub fn open_section_of(state: &mut ReaderState, fact: usize) {
    let passes = state.briefing.facts.get(fact).is_some_and(|of| state.list_options.filter.admits(of));
    if state.facts.has(fact) || !passes {
        return;
    }
    if let Some(section) = state.tables.section_of.get(fact) {
        state.list_options.opened.insert(*section, Opened::Whole);
        refresh(state);
    }
}

/// The articles of the story that pass, in order.
fn articles(state: &ReaderState, briefing: &Briefing) -> Vec<usize> {
    let story = briefing.stories.get(state.story).map_or(&[][..], |story| &story.articles);
    let mut out: Vec<usize> =
        story.iter().copied().filter(|article| state.list_options.filter.admits_article(*article)).collect();
    let day = |article: &usize| briefing.published(*article).map(|published| published.value);
    match state.list_options.articles {
        ArticleOrder::Name => {}
        ArticleOrder::Date => out.sort_by_cached_key(|article| Reverse(day(article))),
        ArticleOrder::Unread => out.sort_by_cached_key(|article| state.has_read(*article)),
    }
    out
}
