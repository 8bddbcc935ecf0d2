//! Ways from one place to another: within a list or text, deeper, and to the next of something.

use std::sync::Arc;

use super::digest::Spot;
use super::layout::{Panel, inner};
use super::state::{Layer, Page, State, Trail, Way};
use super::update::focus;
use super::{pins, typing, views};
use crate::lookup::{Target, marks};
use crate::model::Reading;

/// Hits of a search: more than anyone scrolls through; the best come first.
pub const MOST_HITS: usize = 200;

/// Moves by `by` items of a list, readings of the evidence, or rows of a text.
pub fn steps(state: &mut State, by: isize) {
    match state.layers.last_mut() {
        Some(Layer::Page(page)) => {
            page.top = page.top.saturating_add_signed(by).min(page.sheet.rows.len());
            return;
        }
        Some(Layer::Search(search)) if search.is_blank() => {
            return search.cursor.step(by, state.desk.memory().searches.len());
        }
        Some(Layer::Search(search)) => return search.cursor.step(by, search.hits.len()),
        Some(Layer::Menu(menu)) => return menu.cursor.step(by, menu.rows.len()),
        Some(Layer::Pins(list)) => {
            list.cursor.step(by, state.desk.memory().pins.len());
            return pins::follow(state);
        }
        Some(Layer::Prompt(_)) => return,
        None => {}
    }
    match state.focus {
        Panel::Articles => state.articles.step(by, state.briefing.articles.len()),
        Panel::Facts => {
            state.facts.step(by, state.briefing.facts.len());
            to_fact(state, state.facts.selected);
        }
        Panel::Disagreements => {
            state.disagreements.step(by, state.briefing.disagreements.len());
            if let Some(&fact) = state.briefing.disagreements.get(state.disagreements.selected) {
                to_fact(state, fact);
            }
        }
        Panel::Evidence => step_readings(state, by),
    }
}

/// Moves by `by` readings; at the last one scrolls on, for what does not fit.
fn step_readings(state: &mut State, by: isize) {
    let count = state.fact().map_or(0, |fact| fact.readings().count());
    let before = state.evidence.reading;
    state.evidence.reading = before.saturating_add_signed(by).min(count.saturating_sub(1));
    if state.evidence.reading == before {
        let most = state.evidence.sheet.rows.len();
        state.evidence.top = state.evidence.top.saturating_add_signed(by.signum()).min(most);
    } else {
        state.evidence.reveal = true;
    }
}

/// Moves by what is in sight.
pub fn page(state: &mut State, way: Way) {
    let rows = rows_in_sight(state);
    scroll(state, way, rows);
}

/// Moves by half of what is in sight.
pub fn half_page(state: &mut State, way: Way) {
    let rows = rows_in_sight(state);
    scroll(state, way, rows / 2);
}

/// Rows of the list or text that has the keys.
fn rows_in_sight(state: &State) -> u16 {
    let area = match state.layers.last() {
        Some(Layer::Page(_)) => views::article::text_area(state.areas.page),
        Some(Layer::Search(_)) => views::search::list_area(state.areas.page),
        Some(Layer::Menu(menu)) => views::menu::list_area(state.areas.middle, menu.typing),
        Some(Layer::Pins(_)) => return inner(state.areas.page).height / views::pins::ITEM,
        Some(Layer::Prompt(_)) => return 0,
        None => inner(state.areas.panel(state.focus)),
    };
    area.height
}

fn scroll(state: &mut State, way: Way, rows: u16) {
    match (state.layers.last(), state.focus) {
        // Long evidence is paged through without choosing another reading.
        (None, Panel::Evidence) => {
            let most = state.evidence.sheet.rows.len();
            state.evidence.top = state.evidence.top.saturating_add_signed(way.by(rows.max(1))).min(most);
        }
        (None, Panel::Articles) => {
            let height = usize::from(inner(state.areas.articles).height);
            let item = views::articles::item_height(state.briefing.articles.len(), height);
            steps(state, way.by((rows / item.max(1)).max(1)));
        }
        _ => steps(state, way.by(rows.max(1))),
    }
}

/// Goes deeper: from a fact to its evidence, from a reading to its article, from a hit to its place.
pub fn open(state: &mut State) {
    if let Some(Layer::Search(search)) = state.layers.last_mut() {
        if search.is_blank() {
            let earlier = state.desk.memory().searches.get(search.cursor.selected).cloned();
            return earlier.iter().for_each(|query| typing::replace(state, query));
        }
        if search.hits.is_empty() {
            return;
        }
        let query = search.input.value().to_owned();
        state.desk.keep(|memory| memory.remember_search(&query));
        let trail = Trail { query, hits: std::mem::take(&mut search.hits), at: search.cursor.selected };
        state.layers.pop();
        state.trail = Some(trail);
        to_hit(state);
        return;
    }
    if let Some(Layer::Pins(list)) = state.layers.last() {
        let pinned = state.desk.fact(list.cursor.selected).is_some();
        if let Some(page) = state.selected_reading().filter(|_| pinned).map(page_of) {
            push_page(state, page);
        }
        return;
    }
    match state.focus {
        Panel::Articles => {
            if state.articles.selected < state.briefing.articles.len() {
                let page = Page { article: state.articles.selected, ..Page::default() };
                push_page(state, page);
            }
        }
        Panel::Facts | Panel::Disagreements => {
            if state.fact().is_some() {
                focus(state, Panel::Evidence);
            }
        }
        Panel::Evidence => {
            if let Some(page) = state.selected_reading().map(page_of) {
                push_page(state, page);
            }
        }
    }
}

/// The article of `reading`, open at its sentence.
fn page_of(reading: &Reading) -> Page {
    Page {
        article: reading.article,
        sentence: Some(reading.sentence.clone()),
        value: Some(reading.span.clone()),
        reveal: Some(reading.sentence.start),
        ..Page::default()
    }
}

fn push_page(state: &mut State, mut page: Page) {
    mark(state, &mut page);
    if let Some(print) = state.digest.prints.articles.get(page.article) {
        state.desk.note_read(*print);
    }
    state.layers.push(Layer::Page(Box::new(page)));
}

/// Marks in `page` what the last search finds.
fn mark(state: &State, page: &mut Page) {
    if let (Some(trail), Some(article)) = (&state.trail, state.briefing.articles.get(page.article)) {
        page.marks = marks(&trail.query, &article.body);
        page.mark = page
            .sentence
            .as_ref()
            .and_then(|sentence| page.marks.iter().position(|mark| mark.start >= sentence.start));
    }
}

/// Makes fact number `fact` the chosen one, in both lists.
pub fn to_fact(state: &mut State, fact: usize) {
    state.facts.selected = fact;
    if let Some(&Some(rank)) = state.digest.ranks.get(fact) {
        state.disagreements.selected = rank;
    }
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

/// Searches once more for what was searched last, in another briefing.
pub fn find_again(state: &mut State) {
    if let (Some(trail), Some(index)) = (&mut state.trail, &state.index)
        && trail.hits.is_empty()
    {
        trail.hits = index.search(&trail.query, MOST_HITS);
        trail.at = trail.at.min(trail.hits.len().saturating_sub(1));
    }
}

/// Goes to the next match: of the text in an article, of the hits elsewhere.
pub fn to_match(state: &mut State, way: Way) {
    let Some(trail) = &mut state.trail else {
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

/// Goes to the next disagreement; in an article to the next value that others gainsay.
pub fn to_disagreement(state: &mut State, way: Way) {
    if matches!(state.layers.last(), Some(Layer::Page(_))) {
        return to_disputed_value(state, way);
    }
    let count = state.briefing.disagreements.len();
    if count == 0 {
        state.notice = Some("the articles do not disagree".to_owned());
        return;
    }
    let at = state.disagreements.selected;
    let on_it = state.briefing.disagreements.get(at) == Some(&state.facts.selected);
    // From a fact that is no disagreement the way leads back to the one that was left.
    let to = if on_it { way.around(at, count) } else { at };
    match way {
        Way::On if to < at => state.notice = Some("on from the first disagreement".to_owned()),
        Way::Back if to > at => state.notice = Some("on from the last disagreement".to_owned()),
        _ => {}
    }
    if let Some(&fact) = state.briefing.disagreements.get(to) {
        to_fact(state, fact);
    }
    if state.focus == Panel::Articles {
        focus(state, Panel::Disagreements);
    }
}

fn to_disputed_value(state: &mut State, way: Way) {
    let briefing = Arc::clone(&state.briefing);
    let Some(Layer::Page(page)) = state.layers.last_mut() else { return };
    let is_disputed = |spot: &&Spot| state.digest.ranks.get(spot.fact).is_some_and(Option::is_some);
    let spots = state.digest.spots.get(page.article).map_or(&[][..], Vec::as_slice);
    let disputed: Vec<&Spot> = spots.iter().filter(is_disputed).collect();
    let place = |spot: &Spot| (spot.span.start, spot.fact);
    // One value can be the evidence of several facts: they follow each other in the order of facts.
    let (before, after) = match &page.value {
        Some(value) => ((value.start, state.facts.selected), (value.start, state.facts.selected + 1)),
        None => ((page.sheet.byte_at(page.top), 0), (page.sheet.byte_at(page.top), 0)),
    };
    let next = if way == Way::On {
        disputed.iter().find(|spot| place(spot) >= after).or(disputed.first())
    } else {
        disputed.iter().rev().find(|spot| place(spot) < before).or(disputed.last())
    };
    let Some(&spot) = next else {
        state.notice = Some("no other article gainsays this one".to_owned());
        return;
    };
    let Some(reading) = briefing.facts.get(spot.fact).and_then(|fact| fact.readings().nth(spot.reading))
    else {
        return;
    };
    page.sentence = Some(reading.sentence.clone());
    page.value = Some(reading.span.clone());
    page.reveal = Some(reading.sentence.start);
    let (fact, number) = (spot.fact, spot.reading);
    choose_reading(state, fact, number);
}

/// Makes reading number `reading` of fact number `fact` the one that the evidence stands on.
fn choose_reading(state: &mut State, fact: usize, reading: usize) {
    to_fact(state, fact);
    // The sheet is laid out anew for another fact; that must not send the reader to the first reading.
    if state.evidence.fact != Some(fact) {
        state.evidence.fact = Some(fact);
        state.evidence.width = 0;
        state.evidence.top = 0;
    }
    state.evidence.reading = reading;
    state.evidence.reveal = true;
}

/// Goes to the next reading of the chosen fact; from an article to the article of that reading.
pub fn to_reading(state: &mut State, way: Way) {
    let Some(count) = state.fact().map(|fact| fact.readings().count()).filter(|count| *count > 0) else {
        return;
    };
    let at = way.around(state.evidence.reading, count);
    let fact = state.facts.selected;
    choose_reading(state, fact, at);
    if matches!(state.layers.last(), Some(Layer::Page(_)))
        && let Some(page) = state.selected_reading().map(page_of)
    {
        state.layers.pop();
        push_page(state, page);
    }
}
