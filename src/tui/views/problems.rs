//! What could not be read, and why.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::layer::Layer;
use super::super::layout::inner;
use super::super::state::{Cursor, ReaderState};
use super::articles::below_folder;
use super::facts::select_row;
use super::title;
use crate::text::cells::clip_words;
use crate::text::sanitize;

/// Rows of a problem: the file, and the reason.
pub const ITEM: usize = 2;

/// Draws the list.
pub fn draw(state: &ReaderState, cursor: &Cursor, area: Rect, buf: &mut Buffer) {
    let warnings = &state.briefing.warnings;
    let focused = matches!(state.layers.last(), Some(Layer::Problems(_)));
    let place = format!("{} of {}", cursor.selected + 1, warnings.len());
    title(state, area, "Problems", &place, focused, buf);
    let body = inner(area);
    let room = usize::from(body.width.saturating_sub(4));
    let rows = (body.y..body.bottom()).step_by(ITEM).zip(warnings.iter().enumerate().skip(cursor.top));
    for (y, (at, warning)) in rows {
        let file = below_folder(state, &warning.file);
        let reason = sanitize(&warning.message);
        let lines = [
            Line::raw(clip_words(&file, room)),
            Line::styled(format!("  {}", clip_words(&reason, room)), state.theme.quiet.0),
        ];
        for (y, line) in (y..body.bottom()).zip(lines) {
            buf.set_line(body.x + 1, y, &line, body.width.saturating_sub(1));
            if at == cursor.selected {
                select_row(state, Rect { y, height: 1, ..body }, focused, buf);
            }
        }
    }
}
