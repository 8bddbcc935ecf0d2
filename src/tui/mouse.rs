//! Clicks and the wheel, for those who switch them on.

use ratatui::layout::Position;

use super::action::Action;
use super::choice::focus;
use super::command::KeyCommand;
use super::cursor::{Clicked, row_of};
use super::layout::{Panel, inner};
use super::message::Mouse;
use super::panels::send;
use super::state::ReaderState;
use super::views::articles;
use super::wrapped::Region;

/// Chooses what is clicked on, scrolls what the wheel turns over; returns what is to be done with what was chosen already.
pub fn handle(state: &mut ReaderState, mouse: Mouse) -> Option<Action> {
    const ROWS: u16 = 3;
    match mouse {
        Mouse::Wheel(x, y, way) => {
            if state.layers.is_empty()
                && let Some(panel) = panel_at(state, Position { x, y })
            {
                focus(state, panel);
            }
            send(state, KeyCommand::Step(way.by(ROWS)));
            None
        }
        Mouse::Click(x, y) => choose(state, Position { x, y }).then_some(Action::Open),
    }
}

fn panel_at(state: &ReaderState, at: Position) -> Option<Panel> {
    Panel::ALL.into_iter().find(|panel| state.areas.panel(*panel).contains(at))
}

/// Chooses what stands at `at`; true if it was chosen already.
fn choose(state: &mut ReaderState, at: Position) -> bool {
    let mut had_keys = true;
    let clicked = if let Some(layer) = state.layers.last() {
        layer.clicked(state, at)
    } else {
        let Some(panel) = panel_at(state, at) else { return false };
        had_keys = state.focus == panel;
        focus(state, panel);
        in_panel(state, panel, at)
    };
    let Some(Clicked { to, from, .. }) = clicked.filter(|clicked| clicked.to < clicked.count) else {
        return false;
    };
    if to != from {
        let distance = isize::try_from(to.abs_diff(from)).unwrap_or_default();
        send(state, KeyCommand::Step(if to > from { distance } else { -distance }));
    }
    to == from && had_keys
}

/// What stands at `at` in a panel.
fn in_panel(state: &ReaderState, panel: Panel, at: Position) -> Option<Clicked> {
    let body = inner(state.areas.panel(panel));
    let row = row_of(body, at)?;
    let visible = usize::from(body.height);
    Some(match panel {
        Panel::Articles => {
            let height = articles::item_height(state);
            state.articles.clicked(row / usize::from(height.max(1)), visible)
        }
        Panel::Facts => state.facts.clicked(row, visible),
        Panel::Diff => {
            let diff = &state.diff;
            let row = diff.top + row;
            // Values stand side by side: it is the one that begins last to the left of the pointer.
            let here = |region: &Region| region.rows.contains(&row) && body.x + region.x <= at.x;
            let regions = diff.wrapped.readings.iter().enumerate();
            let (to, _) = regions.filter(|(_, region)| here(region)).max_by_key(|(_, region)| region.x)?;
            Clicked { to, from: diff.place(), count: diff.wrapped.readings.len() }
        }
    })
}
