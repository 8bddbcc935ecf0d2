//! The pins in the reader's own order, each with its note.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::layer::Layer;
use super::super::layout::inner;
use super::super::pins::PinList;
use super::super::state::ReaderState;
use super::facts::short_line;
use super::{empty, select, title};
use crate::memory::Pin;
use crate::report::counted;
use crate::text::cells::{clip, width};
use crate::text::sanitize;

/// Rows of a pin: the fact, and its note or its sources.
pub const ITEM: u16 = 2;

/// Draws the list.
pub fn draw(state: &ReaderState, list: &PinList, area: Rect, buf: &mut Buffer) {
    let pins = &state.user_marks.memory().pins;
    let place = match pins.len() {
        0 => String::new(),
        count => format!("{} of {count}", list.cursor.selected + 1),
    };
    let focused = matches!(state.layers.last(), Some(Layer::Pins(_)));
    title(state, area, "Pins", &place, focused, buf);
    let body = inner(area);
    if pins.is_empty() {
        let key = state.keymap.shown(super::super::action::Action::Pin).next().unwrap_or_default();
        let words = format!("Nothing is pinned yet: {key} on a fact keeps it here for the meeting.");
        return empty(state, body, &words, buf);
    }
    let mut y = body.y;
    for (at, pin) in pins.iter().enumerate().skip(list.cursor.top) {
        if y >= body.bottom() {
            break;
        }
        item(state, (at, pin), Rect { y, height: ITEM.min(body.bottom() - y), ..body }, buf);
        if at == list.cursor.selected {
            select(state, body, y, ITEM, focused, buf);
        }
        y += ITEM;
    }
}

fn item(state: &ReaderState, (at, pin): (usize, &Pin), area: Rect, buf: &mut Buffer) {
    let theme = &state.theme;
    let number = format!("{:>2} ", at + 1);
    let room = usize::from(area.width).saturating_sub(width(&number) + 1);
    let number_of = state.user_marks.fact(at);
    let fact = number_of.and_then(|fact| state.briefing.facts.get(fact));
    let mut spans = vec![Span::styled(number.clone(), theme.quiet.0)];
    if let Some(fact) = number_of {
        spans.extend(short_line(state, fact, room).spans);
    } else {
        let gone = format!("  {}  {}", sanitize(&pin.topic), sanitize(&pin.values));
        spans.push(Span::styled(clip(&gone, room).into_owned(), theme.quiet.0));
    }
    buf.set_line(area.x + 1, area.y, &Line::from(spans), area.width.saturating_sub(1));
    if area.height < ITEM {
        return;
    }
    let (words, style) = match fact {
        _ if !pin.note.is_empty() => (sanitize(&pin.note).into_owned(), theme.notice.0),
        Some(fact) if fact.corroboration > 1 => {
            (counted(fact.corroboration, "outlet", "outlets"), theme.quiet.0)
        }
        Some(_) => ("one outlet".to_owned(), theme.quiet.0),
        None if state.progress.is_partial() => ("not compared yet".to_owned(), theme.quiet.0),
        None => ("its articles are gone".to_owned(), theme.quiet.0),
    };
    let indent = width(&number) as u16 + 3;
    let words = clip(&words, usize::from(area.width.saturating_sub(indent)));
    buf.set_line(area.x + indent, area.y + 1, &Line::styled(words, style), area.width.saturating_sub(indent));
}
