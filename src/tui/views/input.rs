//! A line that is being typed.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use tui_input::Input;

use super::super::state::ReaderState;
use crate::text::cells::width;

/// Draws `label` and the line after it; returns where the terminal's cursor goes.
pub fn draw(
    state: &ReaderState,
    label: &str,
    input: &Input,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let lead = width(label) as u16;
    if area.height == 0 || area.width <= lead + 1 {
        return None;
    }
    let room = area.width - lead - 1;
    let scroll = input.visual_scroll(usize::from(room));
    buf.set_string(area.x, area.y, label, state.theme.key.0);
    let mut skipped = 0;
    let shown = input.value().char_indices().find(|(_, c)| {
        let here = skipped;
        skipped += width(c.encode_utf8(&mut [0; 4]));
        here >= scroll
    });
    let shown = shown.and_then(|(at, _)| input.value().get(at..)).unwrap_or_default();
    buf.set_stringn(area.x + lead, area.y, shown, usize::from(room), state.theme.value.0);
    let at = input.visual_cursor().saturating_sub(scroll).min(usize::from(room)) as u16;
    Some(Position::new(area.x + lead + at, area.y))
}
