//! Views of the whole: facts by sources, dates in order, the stories.

use super::layer::{Dates, Layer, Matrix};
use super::layout::Panel;
use super::list_options;
use super::navigation::{choose_reading, close_layer, to_fact};
use super::state::{Cursor, ReaderState, Way};
use super::update::focus;

/// Opens the table of facts by sources, or closes it.
pub fn matrix(state: &mut ReaderState) {
    if matches!(state.layers.last(), Some(Layer::Matrix(_))) {
        state.layers.pop();
        return;
    }
    let chosen = state.selected_reading().map(|reading| state.tables.outlet(reading.article));
    let column = outlets(state).iter().position(|outlet| Some(*outlet) == chosen).unwrap_or_default();
    open(state, Layer::Matrix(Matrix { column, left: 0 }));
    if let Some(fact) = state.facts.current() {
        to_fact(state, fact);
        choose_cell(state);
    }
}

/// The outlets of the story, which are the columns of the table.
pub fn outlets(state: &ReaderState) -> &[usize] {
    state.extent().map_or(&[], |extent| &extent.outlets)
}

/// Opens the dates in order at the chosen fact, or closes them.
pub fn timeline(state: &mut ReaderState) {
    if matches!(state.layers.last(), Some(Layer::Dates(_))) {
        return close_layer(state);
    }
    let dated_facts = &state.tables.dated_facts;
    let shown = shown(state);
    if shown.is_empty() {
        let words = if state.list_options.filter.is_empty() {
            "the articles date nothing"
        } else {
            "no date passes the filter"
        };
        state.notice = Some(words.to_owned());
        return;
    }
    let chosen = |at: &usize| dated_facts.get(*at).is_some_and(|dated| dated.fact == state.facts.selected);
    let selected = shown.iter().position(chosen).unwrap_or_default();
    open(
        state,
        Layer::Dates(Box::new(Dates {
            shown,
            cursor: Cursor { selected, top: 0 },
            from: state.facts.selected,
        })),
    );
    choose_moment(state);
}

/// The dated facts whose facts pass the filter.
fn shown(state: &ReaderState) -> Vec<usize> {
    let passes = |fact: usize| {
        let fact = state.briefing.facts.get(fact);
        fact.is_some_and(|fact| fact.story == state.story && state.list_options.filter.admits(fact))
    };
    let dated_facts = state.tables.dated_facts.iter().enumerate();
    dated_facts.filter(|(_, dated)| passes(dated.fact)).map(|(at, _)| at).collect()
}

/// Brings the dates, where they are open, in line with another briefing or filter; the chosen fact stays the chosen one.
pub fn refresh(state: &mut ReaderState) {
    if !state.layers.iter().any(|layer| matches!(layer, Layer::Dates(_))) {
        return;
    }
    let shown = shown(state);
    let dated_facts = &state.tables.dated_facts;
    let chosen = |at: &usize| dated_facts.get(*at).is_some_and(|dated| dated.fact == state.facts.selected);
    let place = shown.iter().position(chosen);
    for layer in &mut state.layers {
        if let Layer::Dates(dates) = layer {
            dates.cursor.selected = place.unwrap_or(dates.cursor.selected);
            dates.shown.clone_from(&shown);
        }
    }
}

/// Opens the stories, or closes them.
pub fn stories(state: &mut ReaderState) {
    if matches!(state.layers.last(), Some(Layer::Stories(_))) {
        state.layers.pop();
        return;
    }
    let here = state.tables.latest_first.iter().position(|story| *story == state.story);
    open(state, Layer::Stories(Cursor { selected: here.unwrap_or_default(), top: 0 }));
}

/// Puts `layer` on top; of tables only one is open at a time.
fn open(state: &mut ReaderState, layer: Layer) {
    let is_table = |layer: &Layer| matches!(layer, Layer::Matrix(_) | Layer::Dates(_) | Layer::Stories(_));
    state.layers.retain(|layer| !is_table(layer));
    state.layers.push(layer);
}

/// Moves by `by` rows of the table on top.
pub fn steps(state: &mut ReaderState, by: isize) {
    match state.layers.last_mut() {
        Some(Layer::Matrix(_)) => {
            if let Some(fact) = state.facts.step(by) {
                to_fact(state, fact);
                choose_cell(state);
            }
        }
        Some(Layer::Dates(dates)) => {
            dates.cursor.step(by, dates.shown.len());
            choose_moment(state);
        }
        Some(Layer::Stories(cursor)) => cursor.step(by, state.briefing.stories.len()),
        _ => {}
    }
}

/// Moves to the source next to the one that the keys act on.
pub fn to_source(state: &mut ReaderState, way: Way) {
    let count = outlets(state).len();
    if let Some(Layer::Matrix(matrix)) = state.layers.last_mut() {
        matrix.column = matrix.column.saturating_add_signed(way.by(1)).min(count.saturating_sub(1));
        choose_cell(state);
    }
}

/// Has the evidence stand on the reading of the chosen cell, if it has one.
fn choose_cell(state: &mut ReaderState) {
    if let Some(reading) = reading_in_cell(state) {
        choose_reading(state, state.facts.selected, reading);
    }
}

/// The first reading of the chosen fact by the chosen source.
fn reading_in_cell(state: &ReaderState) -> Option<usize> {
    let Some(Layer::Matrix(matrix)) = state.layers.last() else { return None };
    let outlet = outlets(state).get(matrix.column)?;
    let of = |article: usize| state.tables.outlet_of.get(article) == Some(outlet);
    state.fact()?.readings().position(|reading| of(reading.article))
}

fn choose_moment(state: &mut ReaderState) {
    let Some(Layer::Dates(dates)) = state.layers.last() else { return };
    let at = dates.shown.get(dates.cursor.selected);
    if let Some(dated) = at.and_then(|at| state.tables.dated_facts.get(*at)) {
        let (fact, reading) = (dated.fact, dated.reading);
        choose_reading(state, fact, reading);
    }
}

/// What Enter does in the table on top: true when a reading is to be opened in its article.
pub fn leads_to_article(state: &mut ReaderState) -> bool {
    match state.layers.last() {
        Some(Layer::Matrix(matrix)) => {
            if reading_in_cell(state).is_some() {
                return true;
            }
            let outlet =
                outlets(state).get(matrix.column).and_then(|outlet| state.tables.outlets.get(*outlet));
            let name = outlet.map_or("", |outlet| outlet.name.as_str());
            state.notice = Some(format!("{name} does not say this"));
            false
        }
        Some(Layer::Dates(_)) => true,
        Some(Layer::Stories(cursor)) => {
            let story = state.tables.latest_first.get(cursor.selected).copied();
            state.layers.pop();
            if let Some(story) = story {
                list_options::narrow(state, "");
                list_options::enter_story(state, story);
                focus(state, Panel::Facts);
            }
            false
        }
        _ => false,
    }
}
