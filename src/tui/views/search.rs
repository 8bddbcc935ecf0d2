//! The search line and what it finds, the likeliest answer first.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::layout::inner;
use super::super::state::{Layer, Progress, Search, State};
use super::facts::topic;
use super::text::{Patch, clip, fit, paint, short, width, window};
use super::{empty, select, title};
use crate::lookup::{FILTERS, Hit, Target, marks};
use crate::model::{Fact, Variant};
use crate::report::counted;
use crate::text::wrap::wrap;

/// Cells of the glyph or label before a hit.
const LEAD: usize = 7;

/// What the search says before anything is typed; the filters follow.
const HINT: &str = "Type a few words or a number: facts, disagreements and sentences of all articles. Filters narrow \
what is found; typed alone they narrow the lists; a - turns one round.";

/// Shows what can be typed.
fn hint(state: &State, area: Rect, buf: &mut Buffer) {
    const NAME: usize = 12;
    empty(state, area, HINT, buf);
    let rows = wrap(HINT, usize::from(area.width)).len() as u16 + 1;
    for (y, (name, help)) in (area.y.saturating_add(rows)..area.bottom()).zip(FILTERS) {
        let line = Line::from(vec![
            Span::styled(fit(name, NAME), state.theme.key.0),
            Span::styled(clip(help, usize::from(area.width).saturating_sub(NAME)), state.theme.quiet.0),
        ]);
        buf.set_line(area.x, y, &line, area.width);
    }
}

/// Shows what is wrong with a filter above the results; returns the place that is left for them.
fn warn(state: &State, trouble: &str, area: Rect, buf: &mut Buffer) -> Rect {
    let lines = wrap(trouble, usize::from(area.width.saturating_sub(3)));
    let rows = (lines.len() as u16).min(area.height / 2);
    for (y, line) in (area.y..area.y + rows).zip(lines) {
        let words = trouble.get(line).unwrap_or_default();
        let sign = if y == area.y { "! " } else { "  " };
        let line = Line::styled(format!("{sign}{words}"), state.theme.warning.0);
        buf.set_line(area.x + 1, y, &line, area.width.saturating_sub(1));
    }
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}

/// The rows for the results.
pub fn list_area(area: Rect) -> Rect {
    let body = inner(area);
    let head = if body.height > 8 { 2 } else { 1 }.min(body.height);
    Rect { y: body.y + head, height: body.height - head, ..body }
}

/// Draws the search; returns where the terminal's cursor goes.
pub fn draw(state: &State, search: &Search, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let focused = matches!(state.layers.last(), Some(Layer::Search(_)));
    let query = search.filter.words.as_str();
    let place = match search.hits.len() {
        0 => String::new(),
        count => format!("{} of {count}", search.cursor.selected + 1),
    };
    title(state, area, "Search", &place, focused, buf);
    let body = inner(area);
    let cursor = line(state, search, body, buf);
    let mut list = list_area(area);
    if let Some(trouble) = &search.filter.trouble {
        list = warn(state, trouble, list, buf);
    }
    if search.hits.is_empty() {
        let indented = Rect { x: list.x + 2, width: list.width.saturating_sub(2), ..list };
        match state.progress {
            _ if search.input.value().trim().is_empty() => hint(state, indented, buf),
            Progress::Done => empty(state, indented, "Nothing found.", buf),
            _ => empty(state, indented, "The search is not ready yet …", buf),
        }
        return cursor;
    }
    let unsure = search.hits.iter().position(|hit| !hit.exact);
    let mut y = list.y;
    for (index, hit) in search.hits.iter().enumerate().skip(search.cursor.top) {
        if Some(index) == unsure && y < list.bottom() {
            let note =
                if index == 0 { "─ no exact match; similar words ─" } else { "─ similar words ─" };
            buf.set_line(
                list.x + 1,
                y,
                &Line::styled(note, state.theme.quiet.0),
                list.width.saturating_sub(1),
            );
            y += 1;
        }
        if y >= list.bottom() {
            break;
        }
        let line = hit_line(state, hit, query, usize::from(list.width.saturating_sub(1)));
        buf.set_line(list.x + 1, y, &line, list.width.saturating_sub(1));
        if index == search.cursor.selected {
            select(state, list, y, 1, focused, buf);
        }
        y += 1;
    }
    cursor
}

/// The line that is typed, and the place of the cursor in it.
fn line(state: &State, search: &Search, area: Rect, buf: &mut Buffer) -> Option<Position> {
    const PROMPT: u16 = 2;
    if area.height == 0 || area.width <= PROMPT + 1 {
        return None;
    }
    let room = area.width - PROMPT - 1;
    let scroll = search.input.visual_scroll(usize::from(room));
    buf.set_string(area.x, area.y, "/", state.theme.key.0);
    let mut skipped = 0;
    let shown = search.input.value().char_indices().find(|(_, c)| {
        let here = skipped;
        skipped += width(c.encode_utf8(&mut [0; 4]));
        here >= scroll
    });
    let shown = shown.and_then(|(at, _)| search.input.value().get(at..)).unwrap_or_default();
    buf.set_stringn(area.x + PROMPT, area.y, shown, usize::from(room), state.theme.value.0);
    let at = search.input.visual_cursor().saturating_sub(scroll).min(usize::from(room)) as u16;
    Some(Position::new(area.x + PROMPT + at, area.y))
}

fn hit_line<'a>(state: &'a State, hit: &Hit, query: &str, room: usize) -> Line<'a> {
    let found = state.theme.found.0;
    match &hit.target {
        Target::Fact(index) => match state.briefing.facts.get(*index) {
            Some(fact) => fact_line(state, fact, query, room),
            None => Line::default(),
        },
        Target::Passage { article, sentence } => {
            let Some(from) = state.briefing.articles.get(*article) else { return Line::default() };
            let text = from.body.get(sentence.clone()).unwrap_or_default();
            let patches: Vec<Patch> = marks(query, text).into_iter().map(|mark| (mark, found)).collect();
            let first = patches.first().map_or(0, |(mark, _)| mark.start);
            let part = window(text, first, room.saturating_sub(LEAD + 2));
            let mut spans = vec![
                Span::styled(fit(state.digest.tag(*article), LEAD - 1), state.theme.quiet.0),
                Span::raw(if part.start > 0 { "…" } else { " " }),
            ];
            spans.extend(paint(text, &part, Style::new(), &patches));
            if part.end < text.len() {
                spans.push(Span::raw("…"));
            }
            Line::from(spans)
        }
    }
}

/// How a hit names the sources of a value.
#[derive(Clone, Copy)]
enum Naming {
    Names,
    Tags,
}

/// A fact with all its values and who gives them, as much as fits.
fn fact_line<'a>(state: &'a State, fact: &'a Fact, query: &str, room: usize) -> Line<'a> {
    let verdict = fact.verdict();
    let mut spans = vec![Span::styled(format!("{} ", fact.glyph()), state.theme.verdict(verdict))];
    let topic_room = (room * 30 / 100).clamp(8, 30);
    let mut room = room.saturating_sub(2);
    if let Some(topic) = topic(state, fact) {
        let topic = clip(topic, topic_room);
        spans.extend(marked(state, &topic, query, Style::new()));
        spans.push(Span::raw(" ".repeat((topic_room + 2).saturating_sub(width(&topic)))));
        room = room.saturating_sub(topic_room + 2);
    }
    let whole = [Naming::Names, Naming::Tags]
        .into_iter()
        .map(|naming| values(state, fact, query, naming, usize::MAX))
        .find(|spans| spans.iter().map(Span::width).sum::<usize>() <= room);
    spans.extend(whole.unwrap_or_else(|| {
        let count = fact.variants.len().max(1);
        let separators = 3 * (count - 1);
        values(state, fact, query, Naming::Tags, room.saturating_sub(separators) / count)
    }));
    Line::from(spans)
}

/// The values of a fact with who gives them, each in at most `each` cells.
fn values<'a>(state: &'a State, fact: &Fact, query: &str, naming: Naming, each: usize) -> Vec<Span<'a>> {
    let verdict = fact.verdict();
    let mut spans = Vec::new();
    for (at, variant) in fact.variants.iter().enumerate() {
        if at > 0 {
            spans.push(Span::styled(" · ", state.theme.verdict(verdict)));
        }
        let who = who(state, variant, naming);
        let value = short(fact.kind, &variant.value);
        let value = clip(&value, each.saturating_sub(width(&who) + 1)).into_owned();
        spans.extend(marked(state, &value, query, state.theme.value.0));
        spans.push(Span::styled(format!(" {who}"), state.theme.source.0));
    }
    spans
}

fn who(state: &State, variant: &Variant, naming: Naming) -> String {
    const MOST: usize = 3;
    let tags = state.digest.tags_of(variant.readings.iter());
    if tags.len() > MOST {
        return counted(tags.len(), "source", "sources");
    }
    match naming {
        Naming::Tags => tags.join(" "),
        Naming::Names => {
            let mut names: Vec<&str> = Vec::new();
            for reading in &variant.readings {
                let name = state.briefing.article(reading).source.value.as_str();
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            names.join(", ")
        }
    }
}

/// `text` with what the query finds in it.
fn marked<'a>(state: &State, text: &str, query: &str, base: Style) -> Vec<Span<'a>> {
    let patches: Vec<Patch> =
        marks(query, text).into_iter().map(|mark| (mark, state.theme.found.0)).collect();
    paint(text, &(0..text.len()), base, &patches)
        .into_iter()
        .map(|span| Span::styled(span.content.into_owned(), span.style))
        .collect()
}
