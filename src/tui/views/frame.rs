//! What panels and layers have in common: titles, chosen rows, words that were searched for, places with nothing to show.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::layout::Panel;
use super::super::listing::Listing;
use super::super::state::ReaderState;
use super::text::{Patch, paint};
use crate::text::cells::{clip, width};

/// What a list says when a filter leaves nothing of it.
pub const NOTHING_PASSES: &str = "Nothing passes the filter. Esc shows all again.";

/// What it says while some of it may be still to come.
pub const NONE_YET: &str = "None yet: more is being compared …";

/// The sign of a pinned fact.
pub const PINNED: &str = "*";

/// "by kind · 4 of 17" for the place in a list and the order of it; just the number of items where none of them is the
/// chosen one.
pub fn place_in(listing: &Listing, order: &str) -> String {
    let place = match listing.len() {
        0 => String::new(),
        count if listing.is_chosen() => format!("{} of {count}", listing.rank() + 1),
        count => count.to_string(),
    };
    if order.is_empty() || place.is_empty() { place } else { format!("{order} · {place}") }
}

/// Draws the title row of a panel: its name, a rule, and at the right a short word on what is in sight.
pub fn title(state: &ReaderState, area: Rect, name: &str, right: &str, focused: bool, buf: &mut Buffer) {
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
pub fn has_keys(state: &ReaderState, panel: Panel) -> bool {
    state.focus == panel && state.layers.is_empty()
}

/// Shows on row `y` that it is the selected one: plainly if its list has the keys, by a mark at the edge if not.
pub fn select(state: &ReaderState, area: Rect, y: u16, height: u16, has_keys: bool, buf: &mut Buffer) {
    for row in y..(y + height).min(area.bottom()) {
        if has_keys {
            buf.set_style(Rect { y: row, height: 1, ..area }, state.theme.cursor.0);
        }
        buf.set_string(area.x, row, "▌", state.theme.focus.0);
    }
}

/// `text` with what is searched for marked in it.
pub fn marked<'a>(state: &ReaderState, text: &str, base: Style) -> Vec<Span<'a>> {
    let patches: Vec<Patch> =
        state.found_in(text).into_iter().map(|mark| (mark, state.theme.found.0)).collect();
    paint(text, &(0..text.len()), base, &patches)
        .into_iter()
        .map(|span| Span::styled(span.content.into_owned(), span.style))
        .collect()
}

/// What stands in a panel that has nothing to show.
pub fn empty(state: &ReaderState, area: Rect, words: &str, buf: &mut Buffer) {
    for (row, line) in (area.y..area.bottom()).zip(crate::text::wrap::wrap(words, usize::from(area.width))) {
        let text = words.get(line).unwrap_or_default();
        buf.set_line(area.x, row, &Line::styled(text, state.theme.quiet.0), area.width);
    }
}
