//! The keys, made from the table of actions.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use super::super::action::ACTIONS;
use super::super::keys::Keymap;
use super::super::layout::inner;
use super::super::state::State;
use super::text::fit;
use super::title;

/// Cells for the keys of an action.
const KEYS: usize = 26;

/// Keys and what they do.
pub type Row = (String, &'static str);

/// Every action with its keys, and what the signs mean.
pub fn rows(keymap: &Keymap) -> Vec<Row> {
    let mut rows: Vec<Row> = ACTIONS
        .iter()
        .map(|entry| (keymap.shown(entry.action).collect::<Vec<_>>().join("  "), entry.help))
        .collect();
    rows.push((String::new(), ""));
    rows.extend(
        [
            ("=", "sources agree"),
            ("≠", "conflict: the values cannot all be true as stated"),
            ("≈", "explained: the values differ, and all can be right"),
            ("~", "variant: one thing under two spellings or titles; before a date: concluded, not stated"),
            ("•", "an article that has not been opened"),
            ("·", "among the sources: this one does not state it"),
            ("● ○ ◐", "among the dates: done, planned, planned by some and done as others say"),
        ]
        .map(|(sign, meaning)| (sign.to_owned(), meaning)),
    );
    rows
}

/// The place of the rows.
pub fn area(middle: Rect) -> Rect {
    const WIDTH: u16 = 104;
    let width = middle.width.min(WIDTH);
    inner(Rect { x: middle.x + (middle.width - width) / 2, width, ..middle })
}

/// Draws the help over everything between header and bottom bar.
pub fn draw(state: &State, top: usize, buf: &mut Buffer) {
    let body = area(state.areas.middle);
    let whole = Rect { y: body.y.saturating_sub(1), height: body.height + 1, ..body };
    Clear.render(state.areas.middle, buf);
    let rows = rows(&state.keymap);
    let below = rows.len().saturating_sub(top + usize::from(body.height));
    let place = if below > 0 { format!("{below} more below") } else { String::new() };
    title(state, whole, "Keys", &place, true, buf);
    for (y, (keys, help)) in (body.y..body.bottom()).zip(rows.iter().skip(top)) {
        let keys_room = KEYS.min(usize::from(body.width) / 3);
        let line = Line::from(vec![
            Span::styled(fit(keys, keys_room), state.theme.key.0),
            Span::raw("  "),
            Span::raw(*help),
        ]);
        buf.set_line(body.x + 1, y, &line, body.width.saturating_sub(1));
    }
}
