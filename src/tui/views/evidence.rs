//! One fact with all its readings: the values under each other, who gives them, the sentences, and the reason.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::layout::{Panel, inner};
use super::super::sheet::{EvidenceRow, EvidenceSheet, INDENT};
use super::super::state::{Evidence, State};
use super::text::{Patch, clip, paint, published, width};
use super::{empty, has_keys, title};
use crate::lookup::{Target, marks};
use crate::model::{Fact, Modality, Reading};
use crate::report::day;
use crate::text::sanitize;
use crate::text::wrap::wrap;

/// The rows for the readings, and those for the reason: it follows the readings where all fit and stays in sight at
/// the bottom where they do not.
pub fn split(area: Rect, sheet: &EvidenceSheet) -> (Rect, Rect) {
    let body = inner(area);
    // The first row is the heading, the second is left blank where there is room.
    let head = if body.height > 10 { 2 } else { 1 }.min(body.height);
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
    let selected = evidence.sheet.readings.get(evidence.reading).cloned().unwrap_or_default();
    for (y, (number, row)) in
        (rows.y..rows.bottom()).zip(evidence.sheet.rows.iter().enumerate().skip(evidence.top))
    {
        let (indent, line) = match row {
            EvidenceRow::Blank => continue,
            EvidenceRow::Value(variant, part) => {
                let value = fact.variants.get(*variant).map_or("", |variant| &variant.value);
                (0, Line::styled(value.get(part.clone()).unwrap_or_default(), state.theme.value.0))
            }
            EvidenceRow::Meta(reading) => {
                let line = readings.get(*reading).map(|reading| meta(state, reading));
                (INDENT, line.unwrap_or_default())
            }
            EvidenceRow::Text(reading, part) => {
                let line = readings.get(*reading).map(|reading| {
                    let body = &state.briefing.article(reading).body;
                    let mut patches = vec![(reading.span.clone(), state.theme.mark.0)];
                    patches.extend(found(state, body, part));
                    Line::from(paint(body, part, Style::new(), &patches))
                });
                (INDENT, line.unwrap_or_default())
            }
        };
        buf.set_line(rows.x + 1 + indent, y, &line, rows.width.saturating_sub(1 + indent));
        if selected.contains(&number) && readings.len() > 1 {
            let style =
                if has_keys(state, Panel::Evidence) { state.theme.focus.0 } else { state.theme.rule.0 };
            buf.set_string(rows.x, y, "▌", style);
        }
    }
    if let Some(judgement) = &fact.judgement {
        if !why.is_empty() {
            let style = state.theme.verdict(Some(judgement.verdict));
            buf.set_string(why.x + 1, why.y, judgement.verdict.glyph().to_string(), style);
        }
        for (y, part) in (why.y..why.bottom()).zip(&evidence.sheet.why) {
            let text = judgement.why.get(part.clone()).unwrap_or_default();
            buf.set_line(why.x + 1 + INDENT, y, &Line::raw(text), why.width.saturating_sub(1 + INDENT));
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

/// What the search that is typed, or the last one, finds in a line.
fn found(state: &State, body: &str, line: &Range<usize>) -> Vec<Patch> {
    let typed = state.search().map(|search| search.input.value());
    let query = typed.or_else(|| state.trail.as_ref().map(|trail| trail.query.as_str()));
    let text = body.get(line.clone()).unwrap_or_default();
    let moved = |mark: Range<usize>| (line.start + mark.start..line.start + mark.end, state.theme.found.0);
    query.map_or_else(Vec::new, |query| marks(query, text).into_iter().map(moved).collect())
}

/// Verdict and topic.
fn heading(state: &State, fact: &Fact, area: Rect, buf: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let (word, verdict) = match &fact.judgement {
        Some(judgement) => {
            let verdict = judgement.verdict;
            (format!("{} {}", verdict.glyph(), verdict.name().to_uppercase()), Some(verdict))
        }
        None if fact.corroboration > 1 => (format!("= {} SOURCES AGREE", fact.corroboration), None),
        None => ("ONE SOURCE".to_owned(), None),
    };
    let room = usize::from(area.width).saturating_sub(width(&word) + 3);
    let line = Line::from(vec![
        Span::styled(word, state.theme.verdict(verdict)),
        Span::raw("  "),
        Span::styled(clip(&fact.topic, room), state.theme.heading.0),
        Span::styled(format!("  {}", fact.kind.name()), state.theme.quiet.0),
    ]);
    buf.set_line(area.x + 1, area.y, &line, area.width.saturating_sub(1));
}

/// Who gives a reading, when, and how far as a fact.
fn meta<'a>(state: &State, reading: &Reading) -> Line<'a> {
    let article = state.briefing.article(reading);
    let mut quiet = format!(" · {}", published(article.published.as_ref()));
    if let Some(as_of) = reading.as_of
        && article.published.as_ref().is_none_or(|published| published.value != as_of)
    {
        quiet.extend([" · as of ", &day(as_of)]);
    }
    if reading.modality != Modality::Asserted {
        quiet.extend([" · ", reading.modality.name()]);
    }
    if let Some(speaker) = &reading.speaker {
        quiet.extend([" · says ", speaker]);
    }
    Line::from(vec![
        Span::styled(article.source.value.clone(), state.theme.source.0),
        Span::styled(quiet, state.theme.quiet.0),
    ])
}

/// The sentence of a hit that is no fact.
fn passage(state: &State, area: Rect, buf: &mut Buffer) {
    let Some(search) = state.search() else { return empty(state, area, "", buf) };
    let Some(hit) = search.hits.get(search.cursor.selected) else { return };
    let Target::Passage { article, sentence } = &hit.target else { return };
    let Some(article) = state.briefing.articles.get(*article) else { return };
    let text = article.body.get(sentence.clone()).unwrap_or_default();
    let marked: Vec<_> =
        marks(search.input.value(), text).into_iter().map(|mark| (mark, state.theme.found.0)).collect();
    let headline = sanitize(article.headline());
    let mut lines = vec![
        Line::styled(clip(&headline, usize::from(area.width)), state.theme.heading.0),
        Line::styled(
            format!("{} · {}", article.source.value, published(article.published.as_ref())),
            state.theme.quiet.0,
        ),
        Line::default(),
    ];
    for part in wrap(text, usize::from(area.width.saturating_sub(1))) {
        lines.push(Line::from(paint(text, &part, Style::new(), &marked)));
    }
    for (y, line) in (area.y..area.bottom()).zip(&lines) {
        buf.set_line(area.x + 1, y, line, area.width.saturating_sub(1));
    }
}
