//! Drawing. Views read the state and write cells; what they show is worked out before, in `update`.

pub mod article;
pub mod articles;
mod bars;
mod dates;
mod diff;
mod facts;
pub mod header;
mod input;
pub mod matrix;
pub mod menu;
pub mod pins;
pub mod problems;
pub mod search;
pub mod stories;
pub mod text;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::layer::Layer;
use super::layout::{Breakpoint, Panel};
use super::listing::Listing;
use super::state::ReaderState;
use crate::text::cells::{clip, width};
use text::{Patch, paint};

/// What a list says when a filter leaves nothing of it.
const NOTHING_PASSES: &str = "Nothing passes the filter. Esc shows all again.";

/// What it says while some of it may be still to come.
const NONE_YET: &str = "None yet: more is being compared …";

/// The sign of a pinned fact.
const PINNED: &str = "*";

/// Draws the whole screen.
pub fn view(state: &ReaderState, frame: &mut Frame<'_>) {
    let area = frame.area();
    if (area.width, area.height) != state.size {
        // The terminal has changed its size and the message is on its way: the next frame fits.
        return;
    }
    if state.areas.breakpoint == Breakpoint::TooSmall {
        return too_small(area, frame.buffer_mut());
    }
    let buf = frame.buffer_mut();
    header::draw(state, buf);
    bars::tabs(state, buf);
    articles::draw_line(state, state.areas.line, buf);
    for panel in Panel::ALL {
        let area = state.areas.panel(panel);
        if area.is_empty() {
            continue;
        }
        match panel {
            Panel::Articles => articles::draw(state, area, buf),
            Panel::Facts => facts::draw(state, area, buf),
            Panel::Diff if matches!(state.filling(), Some(Layer::Stories(_))) => {
                articles::draw_of_story(state, area, buf);
            }
            Panel::Diff => diff::draw(state, area, buf),
        }
    }
    let mut cursor = None;
    let middle = state.areas.page;
    match state.filling() {
        Some(Layer::Page(page)) => article::draw(state, page, middle, buf),
        Some(Layer::Search(search)) => cursor = search::draw(state, search, middle, buf),
        Some(Layer::Matrix(place)) => matrix::draw(state, place, middle, buf),
        Some(Layer::Dates(dates)) => dates::draw(state, dates, middle, buf),
        Some(Layer::Stories(cursor)) => stories::draw(state, cursor, middle, buf),
        Some(Layer::Pins(list)) => pins::draw(state, list, middle, buf),
        Some(Layer::Problems(cursor)) => problems::draw(state, cursor, middle, buf),
        Some(Layer::Menu(_) | Layer::Prompt(_)) | None => {}
    }
    for layer in &state.layers {
        if let Layer::Menu(menu) = layer {
            cursor = menu::draw(state, menu, buf);
        }
    }
    if let Some(Layer::Prompt(prompt)) = state.layers.last() {
        let bar = state.areas.bar;
        let line = Rect { x: bar.x + 1, width: bar.width.saturating_sub(1), ..bar };
        cursor = input::draw(state, prompt.label(), &prompt.input, line, buf);
    } else {
        bars::bottom(state, buf);
    }
    if let Some(position) = cursor {
        frame.set_cursor_position(position);
    }
}

/// Says how large the window must be, in as many lines as it takes.
fn too_small(area: Rect, buf: &mut Buffer) {
    let (width, height) = Breakpoint::LEAST;
    let words = format!("gainsay needs {width} × {height} cells; here are {} × {}", area.width, area.height);
    for (y, line) in (area.y..area.bottom()).zip(crate::text::wrap::wrap(&words, usize::from(area.width))) {
        buf.set_line(area.x, y, &Line::raw(words.get(line).unwrap_or_default()), area.width);
    }
}

/// "by kind · 4 of 17" for the place in a list and the order of it; just the number of items where none of them is the
/// chosen one.
fn place_in(listing: &Listing, order: &str) -> String {
    let place = match listing.len() {
        0 => String::new(),
        count if listing.is_chosen() => format!("{} of {count}", listing.rank() + 1),
        count => count.to_string(),
    };
    if order.is_empty() || place.is_empty() { place } else { format!("{order} · {place}") }
}

/// Draws the title row of a panel: its name, a rule, and at the right a short word on what is in sight.
fn title(state: &ReaderState, area: Rect, name: &str, right: &str, focused: bool, buf: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let theme = &state.theme;
    // The weight of the rule tells the focus where there are no colours.
    let rule = if focused { "━" } else { "─" };
    let style = theme.rule.0;
    let room = usize::from(area.width);
    let right = if right.is_empty() { String::new() } else { format!(" {right} ") };
    let right = if width(&right) + 8 > room { String::new() } else { right };
    let name = clip(name, room.saturating_sub(width(&right) + 3));
    let used = 3 + width(&name) + width(&right);
    let line = Line::from(vec![
        Span::styled(rule, style),
        Span::styled(format!(" {name} "), if focused { theme.focus.0 } else { Style::new() }),
        Span::styled(rule.repeat(room.saturating_sub(used + usize::from(!right.is_empty()))), style),
        Span::styled(right, theme.quiet.0),
        Span::styled(rule, style),
    ]);
    buf.set_line(area.x, area.y, &line, area.width);
}

/// True if the panel has the keys and nothing lies over it.
fn has_keys(state: &ReaderState, panel: Panel) -> bool {
    state.focus == panel && state.layers.is_empty()
}

/// Shows on row `y` that it is the selected one: plainly if its list has the keys, by a mark at the edge if not.
fn select(state: &ReaderState, area: Rect, y: u16, height: u16, has_keys: bool, buf: &mut Buffer) {
    for row in y..(y + height).min(area.bottom()) {
        if has_keys {
            buf.set_style(Rect { y: row, height: 1, ..area }, state.theme.cursor.0);
        }
        buf.set_string(area.x, row, "▌", state.theme.focus.0);
    }
}

/// `text` with what is searched for marked in it.
fn marked<'a>(state: &ReaderState, text: &str, base: Style) -> Vec<Span<'a>> {
    let patches: Vec<Patch> =
        state.found_in(text).into_iter().map(|mark| (mark, state.theme.found.0)).collect();
    paint(text, &(0..text.len()), base, &patches)
        .into_iter()
        .map(|span| Span::styled(span.content.into_owned(), span.style))
        .collect()
}

/// What stands in a panel that has nothing to show.
fn empty(state: &ReaderState, area: Rect, words: &str, buf: &mut Buffer) {
    for (row, line) in (area.y..area.bottom()).zip(crate::text::wrap::wrap(words, usize::from(area.width))) {
        let text = words.get(line).unwrap_or_default();
        buf.set_line(area.x, row, &Line::styled(text, state.theme.quiet.0), area.width);
    }
}
