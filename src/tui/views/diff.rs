//! What the outlets say on one fact: the verdict, each value in their own words, what is related.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::super::layout::{Panel, inner};
use super::super::state::ReaderState;
use super::super::wrapped::{DiffRole, Segment};
use super::frame::{has_keys, title};
use super::text::{Patch, paint};
use crate::model::Reading;

/// Draws the panel.
pub fn draw(state: &ReaderState, area: Rect, buf: &mut Buffer) {
    let diff = state.diff_in_sight();
    let fact = diff.fact.and_then(|fact| state.briefing.facts.get(fact));
    let focused = has_keys(state, Panel::Diff);
    let body = inner(area);
    let Some(fact) = fact else { return title(state, area, Panel::Diff.title(), "", focused, buf) };
    let readings: Vec<&Reading> = fact.readings().collect();
    let below = diff.wrapped.rows.len().saturating_sub(diff.top + usize::from(body.height));
    let about = match (&diff.wrapped.about, below) {
        (about, 0) => about.clone(),
        (about, below) => format!("{about}, {below} more below"),
    };
    title(state, area, Panel::Diff.title(), &about, focused, buf);
    for (y, row) in (body.y..body.bottom()).zip(diff.wrapped.rows.iter().skip(diff.top)) {
        for segment in row {
            let line = segment_line(state, &readings, segment);
            let x = body.x.saturating_add(segment.x);
            buf.set_line(x, y, &line, body.right().saturating_sub(x));
        }
    }
    if diff.wrapped.readings.len() > 1
        && let Some(region) = diff.wrapped.readings.iter().find(|region| region.reading == diff.reading)
    {
        let look = if focused { state.theme.focus.0 } else { state.theme.rule.0 };
        let first = region.rows.start.max(diff.top);
        for (y, _) in (body.y..body.bottom()).skip(first - diff.top).zip(first..region.rows.end) {
            buf.set_string(body.x + region.x, y, "▌", look);
        }
    }
}

/// The words of a segment in their look, with what is searched for marked in the words of outlets.
fn segment_line<'a>(state: &ReaderState, readings: &[&Reading], segment: &'a Segment) -> Line<'a> {
    let theme = &state.theme;
    let look = match segment.role {
        DiffRole::Sign(section) => theme.sign(section),
        DiffRole::Gravest => theme.conflict.0,
        DiffRole::Plain => Style::new(),
        DiffRole::Value => theme.value.0,
        DiffRole::Quiet => theme.quiet.0,
        DiffRole::Mark => theme.mark.0,
        DiffRole::Other => theme.other.0,
        DiffRole::Rule => theme.rule.0,
    };
    let Some((reading, start)) = segment.from.filter(|_| segment.role != DiffRole::Mark) else {
        return Line::from(Span::styled(segment.text.as_str(), look));
    };
    // The words of a line alone would resemble what stands in another one: it is the sentence that is searched.
    let sentence = readings.get(reading).map_or("", |reading| state.briefing.sentence(reading));
    let begins = readings.get(reading).map_or(start, |reading| reading.sentence.start);
    let shift = |at: usize| (begins + at).saturating_sub(start);
    let found = state.found_in(sentence).into_iter();
    let patches: Vec<Patch> = found
        .map(|mark| (shift(mark.start)..shift(mark.end), theme.found.0.remove_modifier(Modifier::DIM)))
        .collect();
    Line::from(paint(&segment.text, &(0..segment.text.len()), look, &patches))
}
