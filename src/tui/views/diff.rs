//! What the outlets say on one fact: the verdict, each value in their own words, what is related.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::super::layout::{Panel, inner};
use super::super::state::ReaderState;
use super::super::wrapped::{DiffRole, Segment};
use super::text::{Patch, paint, published};
use super::{empty, has_keys, title};
use crate::lookup::Target;
use crate::model::{Fact, Reading};
use crate::text::cells::clip;
use crate::text::sanitize;
use crate::text::wrap::wrap;

/// Draws the panel.
pub fn draw(state: &ReaderState, area: Rect, buf: &mut Buffer) {
    let diff = state.diff_in_sight();
    let is_gone = state.pin_list().is_some_and(|list| state.user_marks.fact(list.cursor.selected).is_none());
    let fact = diff.fact.filter(|fact| !is_gone && *fact < state.briefing.facts.len());
    let focused = has_keys(state, Panel::Diff);
    let body = inner(area);
    if fact.is_none() {
        let about = if passage_shown(state) { "1 sentence" } else { "" };
        title(state, area, Panel::Diff.title(), about, focused, buf);
        return passage(state, body, buf);
    }
    let readings: Vec<&Reading> =
        fact.and_then(|fact| state.briefing.facts.get(fact)).into_iter().flat_map(Fact::readings).collect();
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

/// True while the chosen hit of a search is a sentence.
fn passage_shown(state: &ReaderState) -> bool {
    let hit = state.search().and_then(|search| search.hits.get(search.cursor.selected));
    hit.is_some_and(|hit| matches!(hit.target, Target::Passage { .. }))
}

/// The sentence of a hit that is no fact, in its paragraph.
fn passage(state: &ReaderState, area: Rect, buf: &mut Buffer) {
    let Some(search) = state.search() else { return empty(state, area, "", buf) };
    let Some(hit) = search.hits.get(search.cursor.selected) else { return };
    let Target::Passage { article: number, sentence } = &hit.target else { return };
    let Some(article) = state.briefing.articles.get(*number) else { return };
    let theme = &state.theme;
    let room = usize::from(area.width.saturating_sub(2));
    let block = article
        .blocks
        .iter()
        .find(|block| block.span.start <= sentence.start && sentence.end <= block.span.end);
    let span = block.map_or(sentence.clone(), |block| block.span.clone());
    let text = article.body.get(span.clone()).unwrap_or_default();
    let within = sentence.start - span.start..sentence.end - span.start;
    let words = text.get(within.clone()).unwrap_or_default();
    let mut patches: Vec<Patch> = vec![(within.clone(), Style::new())];
    let found = search.marker.marks(words).into_iter();
    patches.extend(found.map(|mark| (within.start + mark.start..within.start + mark.end, theme.found.0)));
    let headline = sanitize(crate::report::headline(article));
    let source = format!("{}, {}", article.outlet.value, published(state.briefing.published(*number)));
    let mut lines = vec![
        Line::raw(clip(&headline, room).into_owned()),
        Line::styled(sanitize(&source).into_owned(), theme.quiet.0),
        Line::default(),
    ];
    for part in wrap(text, room) {
        let is_sentence = within.start < part.end && part.start < within.end;
        let base = if is_sentence { Style::new() } else { theme.quiet.0 };
        lines.push(Line::from(paint(text, &part, base, &patches)));
    }
    // The sentence itself is in sight, whatever comes before it in its paragraph.
    let place = wrap(text, room).iter().position(|part| within.start < part.end).unwrap_or_default();
    let skip = (3 + place + 2).saturating_sub(usize::from(area.height)).min(3 + place);
    for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(skip)) {
        buf.set_line(area.x + 1, y, line, area.width.saturating_sub(1));
    }
}
