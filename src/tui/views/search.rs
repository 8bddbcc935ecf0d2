//! The search line and what it finds, the likeliest answer first.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::layer::{Layer, Search};
use super::super::layout::inner;
use super::super::state::{Progress, State};
use super::facts::{GAP, parted, topic};
use super::text::{Patch, paint, short, window};
use super::{empty, input, marked, select, title};
use crate::lookup::{FILTERS, Hit, Marker, Target};
use crate::model::{Fact, Variant};
use crate::report::counted;
use crate::text::cells::{clip, fit, width};
use crate::text::sanitize;
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

/// Shows what is wrong with a filter.
fn warn(state: &State, trouble: &str, area: Rect, buf: &mut Buffer) {
    for (y, line) in (area.y..area.bottom()).zip(warning(trouble, area)) {
        let words = trouble.get(line).unwrap_or_default();
        let sign = if y == area.y { "! " } else { "  " };
        let line = Line::styled(format!("{sign}{words}"), state.theme.warning.0);
        buf.set_line(area.x + 1, y, &line, area.width.saturating_sub(1));
    }
}

/// The lines of a warning.
fn warning(trouble: &str, area: Rect) -> Vec<Range<usize>> {
    wrap(trouble, usize::from(area.width.saturating_sub(3)))
}

/// The rows for what is wrong with a filter, and those for the results below.
fn split(search: &Search, area: Rect) -> (Rect, Rect) {
    let body = inner(area);
    let head = if body.height > 8 { 2 } else { 1 }.min(body.height);
    let body = Rect { y: body.y + head, height: body.height - head, ..body };
    let lines = search.filter.trouble.as_ref().map_or(0, |trouble| warning(trouble, body).len());
    let rows = u16::try_from(lines).unwrap_or(u16::MAX).min(body.height / 2);
    (Rect { height: rows, ..body }, Rect { y: body.y + rows, height: body.height - rows, ..body })
}

/// The rows for the results.
pub fn list_area(search: &Search, area: Rect) -> Rect {
    split(search, area).1
}

/// Draws the search; returns where the terminal's cursor goes.
pub fn draw(state: &State, search: &Search, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let focused = matches!(state.layers.last(), Some(Layer::Search(_)));
    let place = match search.hits.len() {
        0 => String::new(),
        count => format!("{} of {count}", search.cursor.selected + 1),
    };
    title(state, area, "Search", &place, focused, buf);
    let body = inner(area);
    let cursor = input::draw(state, "/ ", &search.input, body, buf);
    let (above, list) = split(search, area);
    if let Some(trouble) = &search.filter.trouble {
        warn(state, trouble, above, buf);
    }
    if search.is_blank() {
        let rest = searched(state, search, list, buf);
        hint(state, indented(rest), buf);
    } else if search.hits.is_empty() {
        let words = match state.progress {
            Progress::Done => "Nothing found.",
            Progress::Comparing(..) if state.index.is_some() => "Nothing found yet: more is being compared …",
            _ => "The search is not ready yet …",
        };
        empty(state, indented(list), words, buf);
    } else {
        found(state, search, list, buf);
    }
    cursor
}

fn indented(area: Rect) -> Rect {
    Rect { x: area.x + 2, width: area.width.saturating_sub(2), ..area }
}

/// What was searched for before, to be taken up again; returns the place that is left below.
fn searched(state: &State, search: &Search, list: Rect, buf: &mut Buffer) -> Rect {
    let searches = &state.desk.memory().searches;
    if searches.is_empty() || list.is_empty() {
        return list;
    }
    let note = Line::styled("─ searched before; Enter takes it up ─", state.theme.quiet.0);
    buf.set_line(list.x + 1, list.y, &note, list.width.saturating_sub(1));
    let rows = Rect { y: list.y + 1, height: list.height - 1, ..list };
    let mut below = rows.y;
    for (y, (at, query)) in (rows.y..rows.bottom()).zip(searches.iter().enumerate().skip(search.cursor.top)) {
        let query = sanitize(query);
        let words = clip(&query, usize::from(rows.width.saturating_sub(2)));
        buf.set_line(rows.x + 2, y, &Line::raw(words), rows.width.saturating_sub(2));
        if at == search.cursor.selected {
            select(state, rows, y, 1, true, buf);
        }
        below = y + 1;
    }
    let blank = u16::from(below < list.bottom());
    Rect { y: below + blank, height: list.bottom() - below - blank, ..list }
}

/// The hits, those that were found exactly apart from those that resemble.
fn found(state: &State, search: &Search, list: Rect, buf: &mut Buffer) {
    let focused = matches!(state.layers.last(), Some(Layer::Search(_)));
    let unsure = search.hits.iter().position(|hit| !hit.exact);
    let mut y = list.y;
    for (index, hit) in search.hits.iter().enumerate().skip(search.cursor.top) {
        if Some(index) == unsure && y < list.bottom() {
            let note = if index == 0 {
                "─ no sure answer; what comes nearest ─"
            } else {
                "─ similar words ─"
            };
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
        let line = hit_line(state, hit, &search.marker, usize::from(list.width.saturating_sub(1)));
        buf.set_line(list.x + 1, y, &line, list.width.saturating_sub(1));
        if index == search.cursor.selected {
            select(state, list, y, 1, focused, buf);
        }
        y += 1;
    }
}

fn hit_line<'a>(state: &'a State, hit: &Hit, marker: &Marker, room: usize) -> Line<'a> {
    let found = state.theme.found.0;
    match &hit.target {
        Target::Fact(index) => match state.briefing.facts.get(*index) {
            Some(fact) => fact_line(state, fact, room),
            None => Line::default(),
        },
        Target::Passage { article, sentence } => {
            let Some(from) = state.briefing.articles.get(*article) else { return Line::default() };
            let text = from.body.get(sentence.clone()).unwrap_or_default();
            let patches: Vec<Patch> = marker.marks(text).into_iter().map(|mark| (mark, found)).collect();
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
fn fact_line<'a>(state: &'a State, fact: &'a Fact, room: usize) -> Line<'a> {
    let verdict = fact.verdict();
    let mut spans = vec![Span::styled(format!("{} ", fact.glyph()), state.theme.verdict(verdict))];
    let mut room = room.saturating_sub(2);
    let cells = |spans: &Vec<Span<'_>>| spans.iter().map(Span::width).sum::<usize>();
    let topic = topic(state, fact);
    let usual = (room * 30 / 100).clamp(8, 30);
    let whole = |naming| values(state, fact, naming, usize::MAX);
    let whole = [Naming::Names, Naming::Tags]
        .map(whole)
        .into_iter()
        .find(|spans| cells(spans) + topic.map_or(0, |_| usual + GAP) <= room);
    if let Some(topic) = topic {
        let both = room.saturating_sub(GAP);
        let topic_room = parted(both, usual, width(topic), whole.as_ref().map_or(both, cells));
        spans.extend(marked(state, &fit(topic, topic_room), Style::new()));
        spans.push(Span::raw(" ".repeat(GAP)));
        room = both - topic_room;
    }
    spans.extend(whole.unwrap_or_else(|| {
        let count = fact.variants.len().max(1);
        let separators = 3 * (count - 1);
        values(state, fact, Naming::Tags, room.saturating_sub(separators) / count)
    }));
    Line::from(spans)
}

/// The values of a fact with who gives them, each in at most `each` cells.
fn values<'a>(state: &'a State, fact: &Fact, naming: Naming, each: usize) -> Vec<Span<'a>> {
    let verdict = fact.verdict();
    let mut spans = Vec::new();
    for (at, variant) in fact.variants.iter().enumerate() {
        if at > 0 {
            spans.push(Span::styled(" · ", state.theme.verdict(verdict)));
        }
        let who = who(state, variant, naming);
        let value = short(fact.kind, &variant.value);
        let value = clip(&value, each.saturating_sub(width(&who) + 1)).into_owned();
        spans.extend(marked(state, &value, state.theme.value.0));
        spans.push(Span::styled(format!(" {who}"), state.theme.source.0));
    }
    spans
}

fn who(state: &State, variant: &Variant, naming: Naming) -> String {
    const MOST: usize = 3;
    let outlets = state.digest.outlets_of(variant.readings.iter());
    if outlets.len() > MOST {
        return counted(outlets.len(), "source", "sources");
    }
    let outlets = outlets.iter().filter_map(|outlet| state.digest.outlets.get(*outlet));
    match naming {
        Naming::Tags => outlets.map(|outlet| outlet.tag.as_str()).collect::<Vec<_>>().join(" "),
        Naming::Names => outlets.map(|outlet| outlet.name.as_str()).collect::<Vec<_>>().join(", "),
    }
}
