//! The disagreements, one a line, so that many are seen at once.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::layout::{Panel, inner};
use super::super::listing::Row;
use super::super::state::{Progress, State};
use super::facts::topic_first;
use super::{NONE_YET, NOTHING_PASSES, empty, has_keys, pin_mark, select, title};

/// Draws the panel.
pub fn draw(state: &State, area: Rect, buf: &mut Buffer) {
    let listing = &state.disagreements;
    let count = listing.len();
    let all = state.briefing.disagreements.len();
    let rank = listing.current();
    let chosen = rank.and_then(|rank| state.briefing.disagreements.get(rank)) == Some(&state.facts.selected);
    let place = match (count, chosen) {
        (0, _) => String::new(),
        (_, true) => format!("{} of {count}", listing.rank() + 1),
        (_, false) => count.to_string(),
    };
    let focused = has_keys(state, Panel::Disagreements);
    title(state, area, Panel::Disagreements.title(), &place, focused, buf);
    let body = inner(area);
    if count == 0 && state.progress != Progress::Reading {
        let words = match state.progress {
            Progress::Comparing(..) => NONE_YET,
            _ if all > 0 => NOTHING_PASSES,
            _ => state.briefing.no_disagreements(),
        };
        empty(state, body, words, buf);
    }
    for (y, (number, row)) in (body.y..body.bottom()).zip(listing.rows.iter().enumerate().skip(listing.top)) {
        let Row::Item(rank) = *row else { continue };
        let Some(fact) = state.disagreement(rank) else { break };
        let line = topic_first(state, fact, usize::from(body.width.saturating_sub(1)));
        buf.set_line(body.x + 1, y, &line, body.width.saturating_sub(1));
        if let Some(fact) = state.briefing.disagreements.get(rank) {
            pin_mark(state, body, y, *fact, buf);
        }
        if chosen && number == listing.at {
            select(state, body, y, 1, focused, buf);
        }
    }
}
