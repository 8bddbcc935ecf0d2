//! From a question to its answers: the search line, what it finds, and the way from one match to the next.

use std::sync::Arc;

use super::action::Context;
use super::layer::{Layer, Page, Search, Trail};
use super::layout::Panel;
use super::pages::{push_page, to_mark};
use super::state::{Cursor, Evidence, State, Way};
use super::travel::to_fact;
use super::update::focus;
use super::{lens, typing};
use crate::lookup::{Filter, Hit, Target};

/// Hits of a search: more than anyone scrolls through; the best come first.
const MOST: usize = 200;

/// Opens the search; the filters of the lists stand in it already.
pub fn open(state: &mut State) {
    let mut search = Box::new(Search::default());
    search.read(state.lens.filter.clone());
    if !state.lens.filter.typed.is_empty() {
        search.input = format!("{} ", state.lens.filter.typed).into();
    }
    state.layers.push(Layer::Search(search));
    find(state);
}

/// Searches for what is typed.
pub fn find(state: &mut State) {
    if let Some(search) = look_up(state) {
        search.cursor = Cursor::default();
        search.stay = None;
    }
}

/// Fills the hits of the search that is open.
fn look_up(state: &mut State) -> Option<&mut Search> {
    let briefing = Arc::clone(&state.briefing);
    let index = state.index.as_ref();
    let search = state.layers.iter_mut().rev().find_map(|layer| match layer {
        Layer::Search(search) => Some(search),
        _ => None,
    })?;
    search.read(search.filter.retyped(search.input.value(), &briefing));
    search.hits = index.map(|index| index.search_within(&briefing, &search.filter, MOST)).unwrap_or_default();
    Some(search)
}

/// Takes up an earlier search while nothing is typed; otherwise leaves the search for what was found, and narrows the
/// lists to the filters that were typed.
pub fn take(state: &mut State) {
    let Some(Layer::Search(search)) = state.layers.last() else { return };
    if search.is_blank() {
        let earlier = state.desk.memory().searches.get(search.cursor.selected).cloned();
        return earlier.iter().for_each(|line| typing::replace(state, line));
    }
    if search.hits.is_empty() {
        return;
    }
    let Some(Layer::Search(search)) = state.layers.pop() else { return };
    let Search { input, filter, marker, hits, cursor, .. } = *search;
    let (line, at) = (input.value().trim().to_owned(), cursor.selected);
    state.desk.keep(|memory| memory.remember_search(&line));
    if filter.typed != state.lens.filter.typed {
        lens::narrow(state, &filter.typed);
    }
    if filter.words.is_empty() {
        // A filter alone is a way to look at the lists; nothing was searched that `n` could go on with.
        if let Some(Target::Fact(fact)) = hits.get(at).map(|hit| &hit.target) {
            state.layers.clear();
            to_fact(state, *fact);
            state.focus = Panel::Facts;
        }
        return;
    }
    state.trail = Some(Trail { line, query: filter.words, marker, hits, at, stay: None });
    to_hit(state);
}

/// Takes the filters over into another briefing, and forgets what was found in the one before.
pub fn renew(state: &mut State) {
    // A filter holds numbers of articles.
    state.lens.filter = state.digest.filter.retyped(&state.lens.filter.typed, &state.briefing);
    for layer in &mut state.layers {
        if let Layer::Search(search) = layer {
            search.read(state.lens.filter.clone());
            search.hits.clear();
            search.preview = Evidence::default();
        }
    }
}

/// Searches once more for what is typed and for what was searched last, in another briefing; the place stays on what it
/// led to.
pub fn again(state: &mut State) {
    if let Some(search) = look_up(state)
        && let Some((target, above)) = search.stay.take()
    {
        let at = place_of(&target, &search.hits).unwrap_or_default();
        search.cursor = Cursor { selected: at, top: at.saturating_sub(above) };
    }
    let (Some(trail), Some(index)) = (&mut state.trail, &state.index) else { return };
    if trail.hits.is_empty() {
        let filter = Filter::new(&trail.line, &state.briefing);
        trail.hits = index.search_within(&state.briefing, &filter, MOST);
        let at = trail.stay.take().and_then(|target| place_of(&target, &trail.hits));
        trail.at = at.unwrap_or(trail.at).min(trail.hits.len().saturating_sub(1));
    }
}

/// The place of what leads to `target`.
fn place_of(target: &Target, hits: &[Hit]) -> Option<usize> {
    hits.iter().position(|hit| hit.target == *target)
}

/// Goes to the hit that the trail stands on.
fn to_hit(state: &mut State) {
    let Some(target) =
        state.trail.as_ref().and_then(|trail| trail.hits.get(trail.at)).map(|hit| hit.target.clone())
    else {
        return;
    };
    match target {
        Target::Fact(fact) => {
            state.layers.clear();
            to_fact(state, fact);
            // From the evidence Esc shall lead to a list that holds the fact.
            state.focus = match state.digest.ranks.get(fact) {
                Some(Some(_)) => Panel::Disagreements,
                _ => Panel::Facts,
            };
            focus(state, Panel::Evidence);
        }
        Target::Passage { article, sentence } => {
            let reveal = Some(sentence.start);
            push_page(state, Page { article, sentence: Some(sentence), reveal, ..Page::default() });
        }
    }
}

/// Goes to the next match: of the text in an article, of the hits elsewhere.
pub fn to_match(state: &mut State, way: Way) {
    let Some(trail) = &mut state.trail else {
        if state.context() == Context::Article {
            return to_mark(state, way);
        }
        state.notice = Some("nothing has been searched yet".to_owned());
        return;
    };
    if let Some(Layer::Page(page)) = state.layers.last_mut() {
        if page.marks.is_empty() {
            state.notice = Some(format!("no “{}” in this article", trail.query));
            return;
        }
        let count = page.marks.len();
        let at = match page.mark {
            Some(at) => way.around(at, count),
            None if way == Way::On => {
                let from = page.sheet.byte_at(page.top);
                page.marks.iter().position(|mark| mark.start >= from).unwrap_or_default()
            }
            None => count - 1,
        };
        page.mark = Some(at);
        page.reveal = page.marks.get(at).map(|mark| mark.start);
        state.notice = Some(format!("“{}” {} of {count}", trail.query, at + 1));
        return;
    }
    let count = trail.hits.len();
    if count > 0 {
        trail.at = way.around(trail.at, count);
        state.notice = Some(format!("“{}” {} of {count}", trail.query, trail.at + 1));
        to_hit(state);
    }
}
