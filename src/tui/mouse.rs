//! Clicks and the wheel, for those who switch them on.

use ratatui::layout::{Position, Rect};

use super::layout::{Panel, inner};
use super::state::{Layer, State, Way};
use super::update::{Effect, act, focus};
use super::{action::Action, pins, travel, views};

/// What the mouse does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// The left button goes down at a column and row.
    Click(u16, u16),
    /// The wheel turns, with the pointer at a column and row.
    Wheel(u16, u16, Way),
}

/// Chooses what is clicked on, opens what is clicked on when it is chosen already, scrolls what the wheel turns over.
pub fn handle(state: &mut State, mouse: Mouse) -> Option<Effect> {
    const ROWS: u16 = 3;
    match mouse {
        Mouse::Wheel(x, y, way) => {
            if state.layers.is_empty()
                && let Some(panel) = panel_at(state, x, y)
            {
                focus(state, panel);
            }
            travel::steps(state, way.by(ROWS));
            None
        }
        Mouse::Click(x, y) if choose(state, Position { x, y }) => act(state, Action::Open),
        Mouse::Click(..) => None,
    }
}

fn panel_at(state: &State, x: u16, y: u16) -> Option<Panel> {
    Panel::ALL.into_iter().find(|panel| state.areas.panel(*panel).contains(Position { x, y }))
}

/// The row of `area` that `at` is on.
fn row(area: Rect, at: Position) -> Option<usize> {
    area.contains(at).then(|| usize::from(at.y - area.y))
}

/// Chooses what stands at `at`; true if it was chosen already.
fn choose(state: &mut State, at: Position) -> bool {
    let (page, middle) = (state.areas.page, state.areas.middle);
    match state.layers.last_mut() {
        Some(Layer::Menu(menu)) => {
            let Some(row) = row(views::menu::list_area(middle, menu.typing), at) else { return false };
            put(&mut menu.cursor.selected, menu.cursor.top + row, menu.rows.len())
        }
        Some(Layer::Pins(list)) => {
            let Some(row) = row(inner(page), at) else { return false };
            let to = list.cursor.top + row / usize::from(views::pins::ITEM);
            let again = put(&mut list.cursor.selected, to, state.desk.memory().pins.len());
            pins::follow(state);
            again
        }
        Some(_) => false,
        None => {
            let Some(panel) = panel_at(state, at.x, at.y) else { return false };
            let had_keys = state.focus == panel;
            focus(state, panel);
            choose_in(state, panel, at) && had_keys
        }
    }
}

fn choose_in(state: &mut State, panel: Panel, at: Position) -> bool {
    let body = inner(state.areas.panel(panel));
    let Some(row) = row(body, at) else { return false };
    match panel {
        Panel::Articles => {
            let count = state.briefing.articles.len();
            let height = views::articles::item_height(count, usize::from(body.height));
            put(&mut state.articles.selected, state.articles.top + row / usize::from(height), count)
        }
        Panel::Facts => {
            let again = put(&mut state.facts.selected, state.facts.top + row, state.briefing.facts.len());
            travel::to_fact(state, state.facts.selected);
            again
        }
        Panel::Disagreements => {
            let to = state.disagreements.top + row;
            let again = put(&mut state.disagreements.selected, to, state.briefing.disagreements.len());
            focus(state, panel);
            again
        }
        Panel::Evidence => {
            let (rows, _) = views::evidence::split(state.areas.evidence, &state.evidence.sheet);
            let clicked = state.evidence.top + usize::from(at.y.saturating_sub(rows.y));
            let reading = state.evidence.sheet.readings.iter().position(|of| of.contains(&clicked));
            reading.is_some_and(|reading| put(&mut state.evidence.reading, reading, usize::MAX))
        }
    }
}

/// Moves `selected` to place `to` of `count`, if there is such a place; true if it was there already.
fn put(selected: &mut usize, to: usize, count: usize) -> bool {
    to < count && std::mem::replace(selected, to) == to
}
