//! Facts by sources: what each source gives, and what it leaves out.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::layer::{Layer, Matrix};
use super::super::layout::inner;
use super::super::listing::Row;
use super::super::state::State;
use super::facts::heading_line;
use super::facts::shared_beginning;
use super::text::short;
use super::{NONE_YET, NOTHING_PASSES, empty, place_in, title};
use crate::model::{Fact, Variant};
use crate::text::cells::{clip, fit, width};
use crate::value::Kind;

/// Cells of the narrowest column of a source, and of the widest.
const LEAST: u16 = 13;
const MOST: u16 = 26;

/// The columns of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    /// Cells for the topics, the glyph before them included.
    pub topic: u16,
    /// Cells for each source.
    pub source: u16,
    /// How many sources are shown; at least one.
    pub shown: usize,
}

/// How `area` is divided where there are `sources` sources.
pub fn columns(area: Rect, sources: usize) -> Columns {
    let topic = (area.width * 30 / 100).clamp(8, 40);
    let room = area.width.saturating_sub(topic);
    let shown = usize::from(room / LEAST).clamp(1, sources.max(1));
    let source = (room / u16::try_from(shown).unwrap_or(u16::MAX)).min(MOST);
    // What the sources do not need helps the topics.
    let taken = source.saturating_mul(u16::try_from(shown).unwrap_or(u16::MAX));
    Columns { topic: area.width.saturating_sub(taken).min(60), source, shown }
}

/// The rows of the facts: below the title and the names of the sources.
pub fn body(area: Rect) -> Rect {
    inner(inner(area))
}

/// Draws the table.
pub fn draw(state: &State, place: &Matrix, area: Rect, buf: &mut Buffer) {
    let focused = matches!(state.layers.last(), Some(Layer::Matrix(_)));
    let sources = state.digest.outlets.len();
    let columns = columns(area, sources);
    let name = match sources.saturating_sub(columns.shown) {
        0 => "Facts by sources".to_owned(),
        _ => format!(
            "Facts by sources · {} to {} of {sources}",
            place.left + 1,
            (place.left + columns.shown).min(sources)
        ),
    };
    title(state, area, &name, &place_in(&state.facts, state.lens.order.name()), focused, buf);
    heads(state, place, columns, inner(area), buf);
    let body = body(area);
    if state.facts.rows.is_empty() {
        empty(state, body, if state.progress.is_partial() { NONE_YET } else { NOTHING_PASSES }, buf);
    }
    let rows = state.facts.in_sight(usize::from(body.height));
    for (y, (number, row)) in (body.y..body.bottom()).zip(rows) {
        match row {
            Row::Heading(heading) => {
                let line = heading_line(state, heading, usize::from(body.width.saturating_sub(1)));
                buf.set_line(body.x + 1, y, &line, body.width.saturating_sub(1));
            }
            Row::Item(index) => {
                let Some(fact) = state.briefing.facts.get(index) else { continue };
                let at = (number == state.facts.at).then_some(place.column);
                let line = fact_line(state, fact, place, columns, at);
                buf.set_line(body.x, y, &line, body.width);
            }
        }
    }
}

/// The names of the sources over their columns; labels where the names are too long.
fn heads(state: &State, place: &Matrix, columns: Columns, area: Rect, buf: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let mut spans = vec![Span::raw(" ".repeat(usize::from(columns.topic)))];
    let room = usize::from(columns.source.saturating_sub(1));
    for (number, outlet) in state.digest.outlets.iter().enumerate().skip(place.left).take(columns.shown) {
        let whole = width(&outlet.name) <= room;
        let mut style = state.theme.tag(number).patch(state.theme.heading.0);
        if number == place.column {
            style = style.patch(state.theme.other.0);
        }
        let name = clip(if whole { &outlet.name } else { &outlet.tag }, room);
        let blanks = usize::from(columns.source).saturating_sub(width(&name));
        spans.push(Span::styled(name, style));
        spans.push(Span::raw(" ".repeat(blanks)));
    }
    buf.set_line(area.x, area.y, &Line::from(spans), area.width);
}

/// A fact with a cell for each source in sight; `at` is the column of the cursor, if it stands in this row.
fn fact_line<'a>(
    state: &'a State,
    fact: &'a Fact,
    place: &Matrix,
    columns: Columns,
    at: Option<usize>,
) -> Line<'a> {
    let theme = &state.theme;
    let edge = if at.is_some() { "▌" } else { " " };
    let topic = fit(&fact.topic, usize::from(columns.topic.saturating_sub(5)));
    let topic_look = if at.is_some() { theme.heading.0 } else { Style::new() };
    let mut spans = vec![
        Span::styled(edge, theme.focus.0),
        Span::styled(format!("{} ", fact.glyph()), theme.verdict(fact.verdict())),
        Span::styled(topic, topic_look),
        Span::raw("  "),
    ];
    for source in (place.left..state.digest.outlets.len()).take(columns.shown) {
        let room = usize::from(columns.source.saturating_sub(1));
        let (text, look) = cell(state, fact, source, room);
        let look = if at == Some(source) { look.patch(theme.cursor.0) } else { look };
        spans.push(Span::styled(fit(&text, room), look));
        spans.push(Span::raw(" "));
    }
    Line::from(spans)
}

/// What a source gives: its value, with the glyph of the verdict where it is not the first one of a disagreement; how
/// many /// more it gives itself; a dot where it gives none. Where `room` is short it goes without what all values begin with.
fn cell(state: &State, fact: &Fact, source: usize, room: usize) -> (String, Style) {
    let states = |variant: &Variant| {
        variant.readings.iter().any(|reading| state.digest.outlet(reading.article) == source)
    };
    let mut given = fact.variants.iter().enumerate().filter(|(_, variant)| states(variant));
    let Some((number, variant)) = given.next() else { return ("·".to_owned(), state.theme.quiet.0) };
    // The wording of a statement is its topic; that the source has it is what a cell can add.
    let said = fact.kind == Kind::Statement && fact.variants.len() == 1;
    let value = if said { "●".into() } else { short(fact.kind, &variant.value) };
    let more = match given.count() {
        0 => String::new(),
        more => format!(" +{more}"),
    };
    let (glyph, look) = match fact.verdict().filter(|_| number > 0) {
        Some(verdict) => (format!("{} ", verdict.glyph()), state.theme.verdict(Some(verdict))),
        None => (String::new(), Style::new()),
    };
    let whole = format!("{glyph}{value}{more}");
    if fact.judgement.is_none() || width(&whole) <= room {
        return (whole, look);
    }
    let values: Vec<_> = fact.variants.iter().map(|variant| short(fact.kind, &variant.value)).collect();
    let ending = value.get(shared_beginning(&values)..).unwrap_or_default();
    (if ending.len() < value.len() { format!("{glyph}…{ending}{more}") } else { whole }, look)
}
