//! What could not be read, and why.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use crate::text::cells::clip_words;
use crate::text::sanitize;
use crate::tui::action::KeyContext;
use crate::tui::choice::close_layer;
use crate::tui::command::{Done, KeyCommand};
use crate::tui::cursor::{Clicked, Cursor};
use crate::tui::layout::{Areas, Base, inner};
use crate::tui::state::{Layer, ReaderState};
use crate::tui::views::articles::below_folder;
use crate::tui::views::facts::select_row;
use crate::tui::views::frame::title;

/// Rows of a problem: the file, and the reason.
const ITEM: usize = 2;

/// The list of what could not be read.
#[derive(Debug, Default)]
pub struct Problems {
    /// The problem that the keys stand on.
    cursor: Cursor,
}

impl Layer for Problems {
    fn context(&self) -> KeyContext {
        KeyContext::Problems
    }

    fn base(&self) -> Option<Base> {
        Some(Base::List)
    }

    fn keys(&self) -> fn(&mut ReaderState, KeyCommand) -> Done {
        keys
    }

    fn rows_in_sight(&self, areas: &Areas) -> u16 {
        inner(areas.page).height / ITEM as u16
    }

    fn draw(&self, state: &ReaderState, buf: &mut Buffer) -> Option<Position> {
        draw(state, &self.cursor, state.areas.page, buf);
        None
    }

    fn lay_out(&mut self, state: &ReaderState) {
        self.cursor
            .keep_in_sight(state.briefing.warnings.len(), usize::from(self.rows_in_sight(&state.areas)));
    }

    fn clicked(&self, state: &ReaderState, at: Position) -> Option<Clicked> {
        self.cursor.clicked(inner(state.areas.page), ITEM, state.briefing.warnings.len(), at)
    }
}

/// Shows what could not be read, or says that there is nothing.
pub fn toggle(state: &mut ReaderState) {
    if state.top::<Problems>().is_some() {
        return close_layer(state);
    }
    if state.briefing.warnings.is_empty() {
        state.notice = Some("everything could be read".to_owned());
        return;
    }
    state.layers.push(Box::new(Problems::default()));
}

fn keys(state: &mut ReaderState, command: KeyCommand) -> Done {
    let KeyCommand::Step(by) = command else { return Done::NotHere };
    let count = state.briefing.warnings.len();
    if let Some(problems) = state.top_mut::<Problems>() {
        problems.cursor.step(by, count);
    }
    Done::Here
}

/// Draws the list.
fn draw(state: &ReaderState, cursor: &Cursor, area: Rect, buf: &mut Buffer) {
    let warnings = &state.briefing.warnings;
    let focused = state.top::<Problems>().is_some();
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
