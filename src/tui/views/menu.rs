//! The list of actions with their keys, made from the table of actions.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use super::super::action::ACTIONS;
use super::super::layout::inner;
use super::super::menu::Menu;
use super::super::state::{Layer, State};
use super::text::{Patch, fit, paint};
use super::{empty, input, select, title};
use crate::lookup::marks;

/// What the signs before facts and dates mean.
const SIGNS: [(&str, &str); 5] = [
    ("=", "sources agree"),
    ("≠", "conflict: the values cannot all be true as stated"),
    ("≈", "explained: the values differ, and all can be right"),
    ("~", "variant: one thing under two spellings or titles; before a date: concluded, not stated"),
    ("•", "pinned"),
];

/// The place of everything, with its title.
fn area(middle: Rect) -> Rect {
    const WIDTH: u16 = 104;
    let width = middle.width.min(WIDTH);
    Rect { x: middle.x + (middle.width - width) / 2, width, ..middle }
}

/// The rows for the signs: none where they would crowd out the actions, and none while one searches for an action.
fn signs(middle: Rect, typing: bool) -> u16 {
    if middle.height >= 20 && !typing { SIGNS.len() as u16 + 1 } else { 0 }
}

/// The place of the actions.
pub fn list_area(middle: Rect, typing: bool) -> Rect {
    let body = inner(area(middle));
    let head = 1.min(body.height);
    Rect {
        y: body.y + head,
        height: body.height - head - signs(middle, typing).min(body.height - head),
        ..body
    }
}

/// Draws the list over everything between header and bottom bar; returns where the terminal's cursor goes.
pub fn draw(state: &State, menu: &Menu, buf: &mut Buffer) -> Option<Position> {
    let middle = state.areas.middle;
    let whole = area(middle);
    Clear.render(middle, buf);
    let list = list_area(middle, menu.typing);
    let below = menu.rows.len().saturating_sub(menu.cursor.top + usize::from(list.height));
    let place = if below > 0 { format!("{below} more below") } else { String::new() };
    let focused = matches!(state.layers.last(), Some(Layer::Menu(_)));
    title(state, whole, "Keys and commands", &place, focused, buf);
    let head = Rect { height: 1.min(inner(whole).height), ..inner(whole) };
    let mut cursor = None;
    if menu.typing {
        cursor = input::draw(state, ": ", &menu.input, Rect { x: head.x + 1, ..head }, buf);
    } else {
        let key = state.keymap.shown(super::super::action::Action::Search).next().unwrap_or_default();
        empty(
            state,
            Rect { x: head.x + 1, ..head },
            &format!("{key} searches this list, Enter does it"),
            buf,
        );
    }
    if menu.rows.is_empty() {
        empty(state, Rect { x: list.x + 3, ..list }, "No action is called so.", buf);
    }
    let query = menu.input.value();
    for (y, (at, row)) in (list.y..list.bottom()).zip(menu.rows.iter().enumerate().skip(menu.cursor.top)) {
        let Some(entry) = ACTIONS.get(*row) else { continue };
        let here = entry.contexts.contains(&menu.context);
        let keys: Vec<String> = state.keymap.shown(entry.action).collect();
        let patches: Vec<Patch> =
            marks(query, entry.help).into_iter().map(|mark| (mark, state.theme.found.0)).collect();
        let base = if here { ratatui::style::Style::new() } else { state.theme.quiet.0 };
        let key_style = if here { state.theme.key.0 } else { state.theme.quiet.0 };
        let mut spans =
            vec![Span::styled(fit(&keys.join("  "), keys_room(list.width)), key_style), Span::raw("  ")];
        spans.extend(paint(entry.help, &(0..entry.help.len()), base, &patches));
        buf.set_line(list.x + 1, y, &Line::from(spans), list.width.saturating_sub(1));
        if at == menu.cursor.selected {
            select(state, list, y, 1, true, buf);
        }
    }
    for (y, (sign, meaning)) in (list.bottom() + 1..middle.bottom()).zip(SIGNS) {
        let sign = Span::styled(fit(sign, keys_room(list.width)), state.theme.key.0);
        let line = Line::from(vec![sign, Span::raw("  "), Span::raw(meaning)]);
        buf.set_line(list.x + 1, y, &line, list.width.saturating_sub(1));
    }
    cursor
}

/// Cells for the keys of an action.
fn keys_room(width: u16) -> usize {
    const MOST: u16 = 26;
    usize::from((width / 3).min(MOST))
}
