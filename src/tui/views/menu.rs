//! The list of actions with their keys, made from the table of actions.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use super::super::action::{ACTIONS, ActionEntry};
use super::super::layer::Layer;
use super::super::layout::inner;
use super::super::menu::{Menu, MenuRow};
use super::super::state::ReaderState;
use super::facts::DISMISSED;
use super::text::{Patch, paint};
use super::{PINNED, empty, input, select, title};
use crate::lookup::Marker;
use crate::text::cells::{fit, width};

/// What the signs before facts, articles and dates mean.
const SIGNS: [(&str, &str); 8] = [
    ("≠", "disagree: cannot all be right"),
    ("≈", "differ, but fit: can all be right"),
    ("=", "two or more outlets agree"),
    ("~", "one name, spelled differently"),
    ("?", "gainsay is not sure"),
    (PINNED, "pinned"),
    (DISMISSED, "dismissed"),
    ("•", "not read"),
];

/// The place of everything, with its title.
fn area(middle: Rect) -> Rect {
    const WIDTH: u16 = 104;
    let width = middle.width.min(WIDTH);
    Rect { x: middle.x + (middle.width - width) / 2, width, ..middle }
}

/// The signs, in this look, with their meanings: as many rows of `room` cells as they take.
fn legend(room: usize, look: Style) -> Vec<Line<'static>> {
    const GAP: &str = "   ";
    let mut rows: Vec<Line<'_>> = Vec::new();
    for (sign, meaning) in SIGNS {
        let entry = width(sign) + 1 + width(meaning);
        match rows.last_mut() {
            Some(row) if row.width() + GAP.len() + entry <= room => row.push_span(GAP),
            _ => rows.push(Line::default()),
        }
        if let Some(row) = rows.last_mut() {
            row.push_span(Span::styled(sign, look));
            row.push_span(Span::raw(format!(" {meaning}")));
        }
    }
    rows
}

/// The rows for the signs and a blank: none where they would crowd out the actions, and none while one searches for an
/// action.
fn signs(middle: Rect, typing: bool) -> u16 {
    let rows = legend(usize::from(area(middle).width.saturating_sub(1)), Style::new()).len() as u16 + 1;
    if typing || middle.height < 4 * rows { 0 } else { rows }
}

/// The place of the actions.
pub fn list_area(middle: Rect, typing: bool) -> Rect {
    let body = inner(area(middle));
    let head = (1 + signs(middle, typing)).min(body.height);
    Rect { y: body.y + head, height: body.height - head, ..body }
}

/// Draws the list over everything between header and bottom bar; returns where the terminal's cursor goes.
pub fn draw(state: &ReaderState, menu: &Menu, buf: &mut Buffer) -> Option<Position> {
    let middle = state.areas.middle;
    let whole = area(middle);
    Clear.render(middle, buf);
    let list = list_area(middle, menu.typing);
    let below = menu.rows.len().saturating_sub(menu.cursor.top + usize::from(list.height));
    let place = if below > 0 { format!("{below} more below") } else { String::new() };
    let focused = matches!(state.layers.last(), Some(Layer::Menu(_)));
    title(state, whole, "Help", &place, focused, buf);
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
    let marker = Marker::new(menu.input.value());
    let keys_room = keys_room(state, list.width);
    for (y, (at, row)) in (list.y..list.bottom()).zip(menu.rows.iter().enumerate().skip(menu.cursor.top)) {
        let entry = match row {
            MenuRow::Heading(part) => {
                let rule = usize::from(list.width).saturating_sub(4 + width(part.title()));
                let line = Line::from(vec![
                    Span::styled(format!("  {} ", part.title()), state.theme.quiet.0),
                    Span::styled("─".repeat(rule), state.theme.rule.0),
                ]);
                buf.set_line(list.x, y, &line, list.width);
                continue;
            }
            MenuRow::Action(at) => ACTIONS.get(*at),
        };
        let Some(entry) = entry else { continue };
        let here = entry.contexts.contains(&menu.context);
        let keys: Vec<String> = state.keymap.shown(entry.action).collect();
        let patches: Vec<Patch> =
            marker.marks(entry.help).into_iter().map(|mark| (mark, state.theme.found.0)).collect();
        let base = if here { Style::new() } else { state.theme.quiet.0 };
        let key_style = if here { state.theme.key.0 } else { state.theme.quiet.0 };
        let mut spans = vec![Span::styled(fit(&keys.join("  "), keys_room), key_style), Span::raw("  ")];
        spans.extend(paint(entry.help, &(0..entry.help.len()), base, &patches));
        buf.set_line(list.x + 1, y, &Line::from(spans), list.width.saturating_sub(1));
        if at == menu.cursor.selected {
            select(state, list, y, 1, true, buf);
        }
    }
    let room = list.width.saturating_sub(1);
    let signs = signs(middle, menu.typing).saturating_sub(1);
    for (y, line) in
        (list.y.saturating_sub(signs + 1)..list.y).zip(legend(usize::from(room), state.theme.key.0))
    {
        buf.set_line(list.x + 1, y, &line, room);
    }
    cursor
}

/// Cells for the keys of an action: as many as the most of them need that the reader has, up to a third of the list.
fn keys_room(state: &ReaderState, width_of_list: u16) -> usize {
    let needed = |entry: &ActionEntry| {
        let keys: Vec<String> = state.keymap.shown(entry.action).collect();
        width(&keys.join("  "))
    };
    let most = ACTIONS.iter().map(needed).max().unwrap_or_default();
    most.min(usize::from(width_of_list / 3))
}
