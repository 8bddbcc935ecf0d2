//! Drawing. Views read the state and write cells; what they show is worked out before, in `update`.

pub mod articles;
mod bars;
mod diff;
pub mod facts;
pub mod frame;
pub mod header;
pub mod input;
pub mod text;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::action::KeyContext;
use super::layout::{Breakpoint, Panel};
use super::state::ReaderState;

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
            Panel::Diff => {
                if !state.filling().is_some_and(|layer| layer.draw_beside(state, area, buf)) {
                    diff::draw(state, area, buf);
                }
            }
        }
    }
    if state.context() != KeyContext::Prompt {
        bars::bottom(state, buf);
    }
    // What fills the middle, and what lies over that.
    let lowest = state.layers.iter().rposition(|layer| layer.base().is_some()).unwrap_or_default();
    let mut cursor = None;
    for layer in state.layers.iter().skip(lowest) {
        cursor = layer.draw(state, buf);
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
