//! Clicks and the wheel, for those who switch them on.

use ratatui::layout::{Position, Rect};

use super::action::Action;
use super::layer::Layer;
use super::layout::{Panel, inner};
use super::listing::Listing;
use super::state::{Cursor, ReaderState, Way};
use super::update::{Effect, act, focus};
use super::wrapped::Region;
use super::{navigation, views};

/// What the mouse does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// The left button goes down at a column and row.
    Click(u16, u16),
    /// The wheel turns, with the pointer at a column and row.
    Wheel(u16, u16, Way),
}

/// Chooses what is clicked on, opens what is clicked on when it is chosen already, scrolls what the wheel turns over.
pub fn handle(state: &mut ReaderState, mouse: Mouse) -> Option<Effect> {
    const ROWS: u16 = 3;
    match mouse {
        Mouse::Wheel(x, y, way) => {
            if state.layers.is_empty()
                && let Some(panel) = panel_at(state, x, y)
            {
                focus(state, panel);
            }
            navigation::steps(state, way.by(ROWS));
            None
        }
        Mouse::Click(x, y) if choose(state, Position { x, y }) => act(state, Action::Open),
        Mouse::Click(..) => None,
    }
}

fn panel_at(state: &ReaderState, x: u16, y: u16) -> Option<Panel> {
    Panel::ALL.into_iter().find(|panel| state.areas.panel(*panel).contains(Position { x, y }))
}

/// The row of `area` that `at` is on.
fn row(area: Rect, at: Position) -> Option<usize> {
    area.contains(at).then(|| usize::from(at.y - area.y))
}

/// A place in a list: the one that was clicked, the one that the keys act on, and how many there are.
type Clicked = (usize, usize, usize);

/// Chooses what stands at `at`; true if it was chosen already.
fn choose(state: &mut ReaderState, at: Position) -> bool {
    let mut had_keys = true;
    let clicked = if state.layers.is_empty() {
        let Some(panel) = panel_at(state, at.x, at.y) else { return false };
        had_keys = state.focus == panel;
        focus(state, panel);
        in_panel(state, panel, at)
    } else {
        in_layer(state, at)
    };
    let Some((to, from, _)) = clicked.filter(|(to, _, count)| to < count) else { return false };
    let distance = |more: usize, less: usize| isize::try_from(more - less).unwrap_or_default();
    if to > from {
        navigation::steps(state, distance(to, from));
    } else if to < from {
        navigation::steps(state, -distance(from, to));
    }
    to == from && had_keys
}

/// What stands at `at` in the layer on top.
fn in_layer(state: &ReaderState, at: Position) -> Option<Clicked> {
    let (page, middle) = (state.areas.page, state.areas.middle);
    let of = |cursor: Cursor, row: usize, count: usize| (cursor.top + row, cursor.selected, count);
    match state.layers.last()? {
        Layer::Matrix(_) => {
            let body = views::matrix::body(page);
            in_listing(&state.facts, row(body, at)?, usize::from(body.height))
        }
        Layer::Dates(dates) => Some(of(dates.cursor, row(inner(page), at)?, dates.shown.len())),
        Layer::Stories(cursor) => {
            Some(of(*cursor, row(inner(page), at)? / views::stories::ITEM, state.briefing.stories.len()))
        }
        Layer::Pins(list) => {
            let row = row(inner(page), at)? / usize::from(views::pins::ITEM);
            Some(of(list.cursor, row, state.user_marks.memory().pins.len()))
        }
        Layer::Menu(menu) => {
            let row = row(views::menu::list_area(middle, menu.typing), at)?;
            Some(of(menu.cursor, row, menu.rows.len()))
        }
        Layer::Problems(cursor) => {
            Some(of(*cursor, row(inner(page), at)? / views::problems::ITEM, state.briefing.warnings.len()))
        }
        Layer::Page(_) | Layer::Search(_) | Layer::Prompt(_) => None,
    }
}

/// What stands at `at` in a panel.
fn in_panel(state: &ReaderState, panel: Panel, at: Position) -> Option<Clicked> {
    let body = inner(state.areas.panel(panel));
    let row = row(body, at)?;
    let visible = usize::from(body.height);
    match panel {
        Panel::Articles => {
            let height = views::articles::item_height(state);
            in_listing(&state.articles, row / usize::from(height.max(1)), visible)
        }
        Panel::Facts => in_listing(&state.facts, row, visible),
        Panel::Diff => {
            let diff = &state.diff;
            let row = diff.top + row;
            // Values stand side by side: it is the one that begins last to the left of the pointer.
            let here = |region: &Region| region.rows.contains(&row) && body.x + region.x <= at.x;
            let regions = diff.wrapped.readings.iter().enumerate();
            let (place, _) = regions.filter(|(_, region)| here(region)).max_by_key(|(_, region)| region.x)?;
            let readings = &diff.wrapped.readings;
            let from = readings.iter().position(|region| region.reading == diff.reading).unwrap_or_default();
            Some((place, from, readings.len()))
        }
    }
}

/// What stands in row `row` of the `visible` ones.
fn in_listing(listing: &Listing, row: usize, visible: usize) -> Option<Clicked> {
    let to = listing.row_at(row, visible);
    listing.rows.get(to).map(|_| (to, listing.at, listing.rows.len()))
}
