//! What keys do where nothing lies over the panels, and the way of every key to what it goes to.

use super::action::Action;
use super::choice::{focus, tell_the_end, to_fact, toggle_section};
use super::command::{Done, KeyCommand};
use super::cursor::Way;
use super::layers::text::{OpenText, open_reading, push_page};
use super::layout::{Panel, inner};
use super::state::ReaderState;
use super::views::articles;

/// Has what the keys go to do `command`.
pub fn send(state: &mut ReaderState, command: KeyCommand) -> Done {
    match state.layers.last() {
        Some(layer) => layer.keys()(state, command),
        None => keys(state, command),
    }
}

fn keys(state: &mut ReaderState, command: KeyCommand) -> Done {
    match command {
        KeyCommand::Step(by) => step(state, by),
        KeyCommand::Do(Action::StepDown) => big_step(state, Way::On),
        KeyCommand::Do(Action::StepUp) => big_step(state, Way::Back),
        KeyCommand::Do(Action::Open) => open(state),
        KeyCommand::Do(Action::Right) => match state.focus {
            Panel::Articles => focus(state, Panel::Facts),
            Panel::Facts if state.fact().is_some() => focus(state, Panel::Diff),
            Panel::Facts => {}
            Panel::Diff => open_reading(state),
        },
        KeyCommand::Do(Action::Left) => match state.focus {
            Panel::Articles | Panel::Facts => focus(state, Panel::Articles),
            Panel::Diff => focus(state, Panel::Facts),
        },
        KeyCommand::Do(_) => return Done::NotHere,
    }
    Done::Here
}

/// Moves by `by` items of a list, or readings of the Diff.
fn step(state: &mut ReaderState, by: isize) {
    match state.focus {
        Panel::Articles => {
            state.articles.step(by);
        }
        Panel::Facts => {
            if let Some(fact) = state.facts.step(by) {
                to_fact(state, fact);
            }
        }
        Panel::Diff => state.diff.step(by),
    }
}

/// The bigger step: to the next section of the facts, value of the Diff, or article.
fn big_step(state: &mut ReaderState, way: Way) {
    match state.focus {
        Panel::Articles => {
            let before = state.articles.current();
            step(state, way.by(1));
            if state.articles.current() == before {
                tell_the_end(state, way, "article");
            }
        }
        Panel::Facts => match state.facts.step_group(way == Way::On) {
            Some(fact) => to_fact(state, fact),
            None => tell_the_end(state, way, "section"),
        },
        Panel::Diff => {
            let Some(fact) = state.fact() else { return };
            let firsts = fact.variants.iter().scan(0, |next, variant| {
                *next += variant.readings.len();
                Some(*next - variant.readings.len())
            });
            let here = state.diff.reading;
            let next = match way {
                Way::On => firsts.into_iter().find(|first| *first > here),
                Way::Back => firsts.into_iter().filter(|first| *first < here).last(),
            };
            match next {
                Some(reading) => state.diff.choose(reading),
                None => tell_the_end(state, way, "value"),
            }
        }
    }
}

/// Goes deeper: from a fact to its evidence, from a reading to its article; opens a section.
fn open(state: &mut ReaderState) {
    match state.focus {
        Panel::Articles => {
            if let Some(article) = state.articles.current() {
                push_page(state, OpenText { article, ..OpenText::default() });
            }
        }
        Panel::Facts if state.facts.group_at().is_some() => toggle_section(state),
        Panel::Facts if state.fact().is_some() => focus(state, Panel::Diff),
        Panel::Facts => {}
        Panel::Diff => open_reading(state),
    }
}

/// Moves by what is in sight of the list or text that has the keys, or with `half` by half of it.
pub fn page(state: &mut ReaderState, way: Way, half: bool) -> Done {
    let layer = state.layers.last();
    let rows = match layer {
        Some(layer) => layer.rows_in_sight(&state.areas),
        None => inner(state.areas.panel(state.focus)).height,
    };
    let rows = if half { rows / 2 } else { rows };
    let rows = match (layer, state.focus) {
        // A long Diff is paged through without choosing another clause.
        (None, Panel::Diff) => {
            state.diff.scroll(way.by(rows.max(1)));
            return Done::Here;
        }
        (None, Panel::Articles) => rows / articles::item_height(state).max(1),
        _ => rows,
    };
    send(state, KeyCommand::Step(way.by(rows.max(1))))
}
