//! One fact with all its readings: the values under each other, who gives them, the sentences, and the reason.

use std::collections::BTreeMap;
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::layout::{Panel, inner};
use super::super::sheet::{About, Cell, EvidenceSheet, INDENT, Piece};
use super::super::state::{Evidence, State};
use super::text::{Patch, paint, published};
use super::{empty, has_keys, title};
use crate::lookup::Target;
use crate::model::{Fact, Reading};
use crate::report::headline;
use crate::text::cells::{clip, width};
use crate::text::sanitize;
use crate::text::wrap::wrap;

/// The rows for the readings, and those for the reason: it follows the readings where all fit and stays in sight at
/// the bottom where they do not.
pub fn split(area: Rect, sheet: &EvidenceSheet) -> (Rect, Rect) {
    let body = inner(area);
    // The first row is the heading, the second is left blank where there is room.
    let head = if has_blank(body) { 2 } else { 1 }.min(body.height);
    let body = Rect { y: body.y + head, height: body.height - head, ..body };
    let why = u16::try_from(sheet.why.len()).unwrap_or(u16::MAX).min(body.height / 2);
    let rows = u16::try_from(sheet.rows.len()).unwrap_or(u16::MAX).min(body.height - why);
    (Rect { height: rows, ..body }, Rect { y: body.y + rows, height: why, ..body })
}

/// Draws the panel.
pub fn draw(state: &State, area: Rect, buf: &mut Buffer) {
    let evidence = state.evidence_in_sight();
    let mut fact = evidence.fact.and_then(|fact| state.briefing.facts.get(fact));
    if state.pin_list().is_some_and(|list| state.desk.fact(list.cursor.selected).is_none()) {
        fact = None;
    }
    let place = fact.map_or_else(String::new, |fact| place(state, evidence, fact));
    title(state, area, Panel::Evidence.title(), &place, has_keys(state, Panel::Evidence), buf);
    let Some(fact) = fact else {
        passage(state, inner(area), buf);
        return;
    };
    heading(state, fact, inner(area), buf);
    let (rows, why) = split(area, &evidence.sheet);
    let readings: Vec<&Reading> = fact.readings().collect();
    let sheet = &evidence.sheet;
    let mut patches: BTreeMap<usize, Vec<Patch>> = BTreeMap::new();
    for (y, row) in (rows.y..rows.bottom()).zip(sheet.rows.iter().skip(evidence.top)) {
        for cell in row {
            let (indent, line) = content(state, fact, &readings, sheet, &mut patches, cell);
            let x = rows.x + cell.x + 1 + indent;
            buf.set_line(x, y, &line, cell.width.saturating_sub(1 + indent));
        }
    }
    if let Some(region) = sheet.readings.get(evidence.reading).filter(|_| readings.len() > 1) {
        let style = if has_keys(state, Panel::Evidence) { state.theme.focus.0 } else { state.theme.rule.0 };
        let first = region.rows.start.max(evidence.top);
        for (y, _) in (rows.y..rows.bottom()).skip(first - evidence.top).zip(first..region.rows.end) {
            buf.set_string(rows.x + region.x, y, "▌", style);
        }
    }
    if let Some(judgement) = &fact.judgement {
        if !why.is_empty() {
            let style = state.theme.verdict(fact.verdict());
            buf.set_string(why.x + 1, why.y, judgement.glyph().to_string(), style);
        }
        for (y, line) in (why.y..why.bottom()).zip(&sheet.why) {
            buf.set_line(
                why.x + 1 + INDENT,
                y,
                &Line::raw(line.as_str()),
                why.width.saturating_sub(1 + INDENT),
            );
        }
    }
}

/// A stretch of a row, and how far it is indented. What looks different in a sentence is worked out for its first line.
fn content<'a>(
    state: &'a State,
    fact: &'a Fact,
    readings: &[&'a Reading],
    sheet: &'a EvidenceSheet,
    patches: &mut BTreeMap<usize, Vec<Patch>>,
    cell: &Cell,
) -> (u16, Line<'a>) {
    let reading = |number: &usize| readings.get(*number).copied();
    match &cell.piece {
        Piece::Value(variant, part) => {
            let value = fact.variants.get(*variant).map_or("", |variant| &variant.value);
            (0, Line::styled(value.get(part.clone()).unwrap_or_default(), state.theme.value.0))
        }
        Piece::Note(note) => {
            let note = sheet.notes.get(*note).map_or("", String::as_str);
            (0, Line::styled(note, state.theme.quiet.0))
        }
        Piece::Meta(number) => {
            let room = usize::from(cell.width.saturating_sub(1 + INDENT));
            (INDENT, reading(number).map(|of| meta(state, of, room)).unwrap_or_default())
        }
        Piece::Speaker(number) => {
            let speaker = reading(number).and_then(|reading| reading.speaker.as_deref()).unwrap_or_default();
            (INDENT, Line::styled(format!("says {speaker}"), state.theme.quiet.0))
        }
        Piece::Sense(number) => {
            let sense = reading(number).map_or_else(String::new, |reading| reading.value.to_string());
            (INDENT, Line::styled(format!("understood as {sense}"), state.theme.quiet.0))
        }
        Piece::Text(number, part) => {
            let Some(reading) = reading(number) else { return (INDENT, Line::default()) };
            let body = &state.briefing.article(reading).body;
            let patches = patches.entry(*number).or_insert_with(|| {
                let marks = sheet.marks.get(*number).into_iter().flatten();
                let mut patches: Vec<Patch> = marks.map(|mark| (mark.clone(), state.theme.other.0)).collect();
                patches.push((reading.span.clone(), state.theme.mark.0));
                patches.extend(found(state, body, &reading.sentence));
                patches
            });
            (INDENT, Line::from(paint(body, part, Style::new(), patches)))
        }
    }
}

fn place(state: &State, evidence: &Evidence, fact: &Fact) -> String {
    let pinned = evidence.fact.is_some_and(|fact| state.desk.pin_of(fact).is_some());
    let count = fact.readings().count();
    let reading = (count > 1).then(|| format!("reading {} of {count}", evidence.reading + 1));
    let parts: Vec<String> = pinned.then(|| "pinned".to_owned()).into_iter().chain(reading).collect();
    parts.join(" · ")
}

/// What is searched for in a sentence of a text: the words of a line alone would resemble what stands in another one.
fn found(state: &State, body: &str, sentence: &Range<usize>) -> impl Iterator<Item = Patch> {
    let marks = state.found_in(body.get(sentence.clone()).unwrap_or_default());
    let (start, look) = (sentence.start, state.theme.found.0);
    marks.into_iter().map(move |mark| (start + mark.start..start + mark.end, look))
}

/// Verdict and topic.
fn heading(state: &State, fact: &Fact, area: Rect, buf: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let (word, verdict) = match &fact.judgement {
        Some(judgement) => {
            (format!("{} {}", judgement.glyph(), judgement.name().to_uppercase()), fact.verdict())
        }
        None if fact.corroboration > 1 => (format!("= {} SOURCES AGREE", fact.corroboration), None),
        None => ("ONE SOURCE".to_owned(), None),
    };
    let lead = width(&word) + 2;
    let room = usize::from(area.width).saturating_sub(lead + 1);
    // The topic says more than the kind.
    let kind = format!("  {}", fact.kind.name());
    let kind = if width(&fact.topic) + width(&kind) > room { String::new() } else { kind };
    let look = state.theme.heading.0;
    let mut lines = wrap(&fact.topic, room).into_iter();
    let first = lines.next().unwrap_or_default();
    // What does not fit goes on in the row that is blank otherwise, where there is one.
    let rest = lines.next().filter(|_| has_blank(area)).and_then(|second| fact.topic.get(second.start..));
    let topic = rest.map_or(fact.topic.as_str(), |_| fact.topic.get(first).unwrap_or_default());
    let line = Line::from(vec![
        Span::styled(word, state.theme.verdict(verdict)),
        Span::raw("  "),
        Span::styled(clip(topic, room), look),
        Span::styled(kind, state.theme.quiet.0),
    ]);
    buf.set_line(area.x + 1, area.y, &line, area.width.saturating_sub(1));
    if let Some(rest) = rest {
        let x = area.x + 1 + lead as u16;
        buf.set_line(x, area.y + 1, &Line::styled(clip(rest, room), look), room as u16);
    }
}

/// True where a row is left blank under the heading.
fn has_blank(body: Rect) -> bool {
    body.height > 10
}

/// Who gives a reading, when, and how far as a fact, in at most `room` cells.
fn meta<'a>(state: &'a State, reading: &Reading, room: usize) -> Line<'a> {
    let about = About::new(&state.briefing, reading);
    let quiet = if about.fits(room) { about.whole() } else { about.when };
    let source = clip(about.source, room);
    let quiet = clip(&quiet, room.saturating_sub(width(&source))).into_owned();
    Line::from(vec![Span::styled(source, state.theme.source.0), Span::styled(quiet, state.theme.quiet.0)])
}

/// The sentence of a hit that is no fact.
fn passage(state: &State, area: Rect, buf: &mut Buffer) {
    let Some(search) = state.search() else { return empty(state, area, "", buf) };
    let Some(hit) = search.hits.get(search.cursor.selected) else { return };
    let Target::Passage { article, sentence } = &hit.target else { return };
    let day = state.briefing.published(*article);
    let Some(article) = state.briefing.articles.get(*article) else { return };
    let text = article.body.get(sentence.clone()).unwrap_or_default();
    let marked: Vec<_> =
        search.marker.marks(text).into_iter().map(|mark| (mark, state.theme.found.0)).collect();
    let headline = sanitize(headline(article));
    let mut lines = vec![
        Line::styled(clip(&headline, usize::from(area.width)), state.theme.heading.0),
        Line::styled(format!("{} · {}", article.outlet.value, published(day)), state.theme.quiet.0),
        Line::default(),
    ];
    for part in wrap(text, usize::from(area.width.saturating_sub(1))) {
        lines.push(Line::from(paint(text, &part, Style::new(), &marked)));
    }
    for (y, line) in (area.y..area.bottom()).zip(&lines) {
        buf.set_line(area.x + 1, y, line, area.width.saturating_sub(1));
    }
}
