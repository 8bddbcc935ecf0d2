//! The facts: values first, then what they are values of, then who gives them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::layout::{Panel, inner};
use super::super::state::{Progress, State};
use super::text::{clip, fit, width};
use super::{empty, has_keys, select, title};
use crate::model::Fact;

/// Draws the panel.
pub fn draw(state: &State, area: Rect, buf: &mut Buffer) {
    let count = state.briefing.facts.len();
    let place = if count == 0 { String::new() } else { format!("{} of {count}", state.facts.selected + 1) };
    let focused = has_keys(state, Panel::Facts);
    title(state, area, Panel::Facts.title(), &place, focused, buf);
    let body = inner(area);
    if count == 0 {
        let words = if state.progress == Progress::Reading { "" } else { "No fact was found." };
        empty(state, body, words, buf);
    }
    for (y, index) in (body.y..body.bottom()).zip(state.facts.top..count) {
        let Some(fact) = state.briefing.facts.get(index) else { break };
        buf.set_line(
            body.x + 1,
            y,
            &line(state, fact, usize::from(body.width.saturating_sub(1))),
            body.width,
        );
        if index == state.facts.selected {
            select(state, body, y, 1, focused, buf);
        }
    }
}

/// A fact in one line of `room` cells.
fn line<'a>(state: &'a State, fact: &'a Fact, room: usize) -> Line<'a> {
    const GLYPH: usize = 2;
    let theme = &state.theme;
    let room = room.saturating_sub(GLYPH);
    let tags = tags(state, fact, room / 4);
    let tags_room = if room < 36 { 0 } else { room / 4 };
    let values_room = room * 42 / 100;
    let topic_room = room.saturating_sub(values_room + tags_room + 2);
    let verdict = fact.judgement.as_ref().map(|judgement| judgement.verdict);
    let mut spans = vec![Span::styled(glyph(fact), theme.verdict(verdict)), Span::raw(" ")];
    let values = values(fact, values_room);
    let used: usize =
        values.iter().map(|value| width(value)).sum::<usize>() + 3 * values.len().saturating_sub(1);
    for (at, value) in values.into_iter().enumerate() {
        if at > 0 {
            spans.push(Span::styled(" · ", theme.verdict(verdict)));
        }
        spans.push(Span::styled(value, theme.value.0));
    }
    spans.push(Span::raw(" ".repeat((values_room + 2).saturating_sub(used))));
    spans.push(Span::raw(fit(&fact.topic, topic_room)));
    if tags_room > 0 {
        spans.push(Span::styled(format!("{tags:>tags_room$}"), theme.source.0));
    }
    Line::from(spans)
}

/// The glyph of a fact: of its verdict, of agreement, or none where a single source gives it.
pub fn glyph(fact: &Fact) -> String {
    match &fact.judgement {
        Some(judgement) => judgement.verdict.glyph().to_string(),
        None if fact.corroboration > 1 => "=".to_owned(),
        None => " ".to_owned(),
    }
}

/// The values of a fact in at most `room` cells together; the longest give way first.
pub fn values(fact: &Fact, room: usize) -> Vec<String> {
    const SEPARATOR: usize = 3;
    // More than three values in a line are a count, not a comparison.
    const MOST: usize = 3;
    let shown = if fact.judgement.is_some() { fact.variants.len().min(MOST) } else { 1 };
    let mut left = room.saturating_sub(SEPARATOR * shown.saturating_sub(1));
    let mut lengths: Vec<(usize, usize)> =
        fact.variants.iter().take(shown).map(|variant| width(&variant.value)).enumerate().collect();
    lengths.sort_by_key(|(_, length)| *length);
    let mut rooms = vec![0; shown];
    for (done, (at, length)) in lengths.iter().enumerate() {
        let fair = left / (shown - done);
        let take = (*length).min(fair);
        left -= take;
        if let Some(slot) = rooms.get_mut(*at) {
            *slot = take;
        }
    }
    fact.variants.iter().zip(rooms).map(|(variant, room)| clip(&variant.value, room).into_owned()).collect()
}

/// Labels of the sources that state the fact, in at most `room` cells.
fn tags(state: &State, fact: &Fact, room: usize) -> String {
    let tags = state.digest.tags_of(fact.readings());
    let all = tags.join(" ");
    if width(&all) <= room {
        return all;
    }
    let mut shown = String::new();
    for (at, tag) in tags.iter().enumerate() {
        let more = format!("+{}", tags.len() - at);
        if width(&shown) + width(tag) + 2 + width(&more) > room {
            return if width(&shown) + width(&more) <= room { shown + &more } else { String::new() };
        }
        shown.push_str(tag);
        shown.push(' ');
    }
    shown
}

/// A fact in one line as a disagreement or a hit: glyph, topic, values.
pub fn topic_first<'a>(state: &'a State, fact: &'a Fact, room: usize, topic_style: Style) -> Line<'a> {
    let theme = &state.theme;
    let verdict = fact.judgement.as_ref().map(|judgement| judgement.verdict);
    let topic_room = (room.saturating_sub(2) * 42 / 100).min(34);
    let mut spans = vec![
        Span::styled(format!("{} ", glyph(fact)), theme.verdict(verdict)),
        Span::styled(fit(&fact.topic, topic_room), topic_style),
        Span::raw("  "),
    ];
    for (at, value) in values(fact, room.saturating_sub(topic_room + 4)).into_iter().enumerate() {
        if at > 0 {
            spans.push(Span::styled(" · ", theme.verdict(verdict)));
        }
        spans.push(Span::styled(value, theme.value.0));
    }
    Line::from(spans)
}
