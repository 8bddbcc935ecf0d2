//! The search line and what it finds, the likeliest answer first.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use super::line::{HitGroup, Search, story_of};
use crate::lookup::{FILTERS, Hit, Marker, Target};
use crate::report::counted;
use crate::text::cells::{clip, clip_words, fit, width};
use crate::text::sanitize;
use crate::text::wrap::wrap;
use crate::tui::action::KeyContext;
use crate::tui::layout::inner;
use crate::tui::listing::ListRow;
use crate::tui::progress::Progress;
use crate::tui::state::ReaderState;
use crate::tui::views::facts::{draw_row, select_row};
use crate::tui::views::frame::{empty, select, title};
use crate::tui::views::input;
use crate::tui::views::text::{Patch, paint, published, window};

/// Cells of the glyph or label before a hit.
const LEAD: usize = 6;

/// What the search says before anything is typed; the filters follow.
const HINT: &str = "Type a few words, a number or a question. Filters narrow what is found; typed alone they narrow the \
lists; a - turns one round.";

/// Shows what can be typed.
fn hint(state: &ReaderState, area: Rect, buf: &mut Buffer) {
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
fn warn(state: &ReaderState, trouble: &str, area: Rect, buf: &mut Buffer) {
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
    let lines = search.filter.trouble.as_ref().map_or(0, |trouble| warning(trouble, body).len());
    let rows = u16::try_from(lines).unwrap_or(u16::MAX).min(body.height / 2);
    (Rect { height: rows, ..body }, Rect { y: body.y + rows, height: body.height - rows, ..body })
}

/// The rows for the results.
pub fn list_area(search: &Search, area: Rect) -> Rect {
    split(search, area).1
}

/// Draws the line that is being typed where the counts stand otherwise, and at its right what it finds; returns where the
/// terminal's cursor goes.
fn draw_line(state: &ReaderState, search: &Search, buf: &mut Buffer) -> Option<Position> {
    let header = state.areas.header;
    let row = 1.min(header.height.saturating_sub(1));
    let area = Rect { x: header.x + 1, y: header.y + row, width: header.width.saturating_sub(2), height: 1 };
    Clear.render(area, buf);
    let told = found_in_words(state, search);
    let right = width(&told) as u16;
    let room = if right + 24 < area.width { area.width - right - 2 } else { area.width };
    if room < area.width {
        buf.set_line(area.right() - right, area.y, &Line::styled(told, state.theme.quiet.0), right);
    }
    input::draw(state, "/ ", &search.input, Rect { width: room, ..area }, buf)
}

/// What the search finds, in a few words.
fn found_in_words(state: &ReaderState, search: &Search) -> String {
    if search.is_blank() {
        return String::new();
    }
    if !search.completions.is_empty() {
        return "Tab takes the chosen one".to_owned();
    }
    if search.is_question && !search.is_sure {
        return "no sure answer".to_owned();
    }
    let count = |group: HitGroup| {
        search.hits.iter().filter(|hit| HitGroup::of(hit, search.is_question) == group).count()
    };
    if let Some(hit) =
        search.hits.iter().find(|hit| HitGroup::of(hit, search.is_question) == HitGroup::Answer)
    {
        let readings = match (&hit.target, &hit.fact) {
            (_, Some(fact)) => Some(fact.as_ref()),
            (Target::Fact(fact), None) => state.briefing.facts.get(*fact),
            _ => None,
        };
        let given = readings.map_or(1, |fact| state.tables.outlets_of(fact.readings()).len());
        let all = readings
            .and_then(|fact| state.tables.extents.get(fact.story))
            .map_or(given, |of| of.outlets.len());
        return format!("an answer from {given} of {}", counted(all, "outlet", "outlets"));
    }
    let (facts, sentences) = (count(HitGroup::Facts), count(HitGroup::Sentences));
    let parts = [(facts, "fact", "facts"), (sentences, "sentence", "sentences")];
    let parts = parts.into_iter().filter(|(count, ..)| *count > 0);
    parts.map(|(count, one, many)| counted(count, one, many)).collect::<Vec<_>>().join(" · ")
}

/// Draws the search; returns where the terminal's cursor goes.
pub fn draw(state: &ReaderState, search: &Search, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let focused = state.top::<Search>().is_some();
    let place = match search.hits.len() {
        _ if !search.completions.is_empty() => search.completions.len().to_string(),
        0 => String::new(),
        count => format!("{} of {count}", search.cursor.selected + 1),
    };
    title(state, area, "Found", &place, focused, buf);
    let cursor = draw_line(state, search, buf);
    let (above, list) = split(search, area);
    if let Some(trouble) = &search.filter.trouble {
        warn(state, trouble, above, buf);
    }
    if search.is_blank() {
        let rest = searched(state, search, list, buf);
        hint(state, indented(rest), buf);
    } else if !search.completions.is_empty() {
        completions(state, search, list, buf);
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
fn searched(state: &ReaderState, search: &Search, list: Rect, buf: &mut Buffer) -> Rect {
    let searches = &state.user_marks.memory().searches;
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

/// What the filter that is being typed can become, each with how many facts it lets through.
fn completions(state: &ReaderState, search: &Search, list: Rect, buf: &mut Buffer) {
    const NAME: usize = 20;
    let rows = search.completions.iter().enumerate().skip(search.cursor.top);
    for (y, (at, completion)) in (list.y..list.bottom()).zip(rows) {
        let line = Line::from(vec![
            Span::raw(fit(&completion.text, NAME)),
            Span::styled(counted(completion.facts, "fact", "facts"), state.theme.quiet.0),
        ]);
        buf.set_line(list.x + 2, y, &line, list.width.saturating_sub(2));
        if at == search.cursor.selected {
            select_row(state, Rect { y, height: 1, ..list }, true, buf);
        }
    }
}

/// A row of the results: what stands over a group of hits and how many it has, or a hit by its number.
enum Found {
    Heading(String, usize),
    Hit(usize),
}

/// The rows of the results: the hits group by group, those of another story than the one that is shown under its name.
fn rows_of(state: &ReaderState, search: &Search) -> Vec<Found> {
    let in_all = matches!(state.layers.as_slice(), [.., below, _] if below.context() == KeyContext::Stories);
    let group_of = |hit: &Hit| {
        let story = story_of(state, &hit.target).filter(|story| in_all || *story != state.story);
        (HitGroup::of(hit, search.is_question), story)
    };
    let mut rows = Vec::new();
    for (start, hits) in search.hits.chunk_by(|a, b| group_of(a) == group_of(b)).scan(0, |next, hits| {
        *next += hits.len();
        Some((*next - hits.len(), hits))
    }) {
        let Some((group, story)) = hits.first().map(group_of) else { continue };
        let headline = story.and_then(|story| state.tables.extents.get(story)?.headline.as_ref());
        let title = match headline {
            Some(headline) => format!("{} in “{}”", group.title(), sanitize(&headline.text)),
            None => group.title().to_owned(),
        };
        rows.push(Found::Heading(title, hits.len()));
        rows.extend((start..start + hits.len()).map(Found::Hit));
    }
    rows
}

/// The hits under their headings, the chosen one in sight.
fn found(state: &ReaderState, search: &Search, list: Rect, buf: &mut Buffer) {
    let focused = state.top::<Search>().is_some();
    let mut list = list;
    if search.is_question && !search.is_sure && list.height > 1 {
        let words = "No outlet says it in so many words. Nearest:";
        buf.set_line(list.x + 2, list.y, &Line::raw(words), list.width.saturating_sub(2));
        list = Rect { y: list.y + 1, height: list.height - 1, ..list };
    }
    let rows = rows_of(state, search);
    let chosen = rows.iter().position(|row| matches!(row, Found::Hit(at) if *at == search.cursor.selected));
    let height = usize::from(list.height);
    // The heading above the first hit is worth a row as well.
    let top = chosen.map_or(0, |chosen| (chosen + 1).saturating_sub(height));
    for (y, row) in (list.y..list.bottom()).zip(rows.iter().skip(top)) {
        let area = Rect { y, height: 1, ..list };
        match row {
            Found::Heading(title, count) => heading(state, title, *count, area, buf),
            Found::Hit(at) => {
                let Some(hit) = search.hits.get(*at) else { continue };
                match hit.target {
                    Target::Fact(fact) => draw_row(state, ListRow::Item(fact), area, buf),
                    Target::Passage { .. } => {
                        let line =
                            hit_line(state, hit, &search.marker, usize::from(list.width.saturating_sub(2)));
                        buf.set_line(list.x + 2, y, &line, list.width.saturating_sub(2));
                    }
                }
                if *at == search.cursor.selected {
                    select_row(state, area, focused, buf);
                }
            }
        }
    }
}

/// What stands over a group of hits.
fn heading(state: &ReaderState, title: &str, count: usize, area: Rect, buf: &mut Buffer) {
    let count = count.to_string();
    let room = usize::from(area.width).saturating_sub(4 + width(&count));
    let title = clip_words(title, room.saturating_sub(1));
    let rule = room.saturating_sub(width(&title));
    let line = Line::from(vec![
        Span::raw("  "),
        Span::styled(title, state.theme.quiet.0),
        Span::raw(" "),
        Span::styled("─".repeat(rule), state.theme.rule.0),
        Span::styled(format!(" {count}"), state.theme.quiet.0),
    ]);
    buf.set_line(area.x, area.y, &line, area.width);
}

fn hit_line<'a>(state: &'a ReaderState, hit: &Hit, marker: &Marker, room: usize) -> Line<'a> {
    let found = state.theme.found.0;
    match &hit.target {
        Target::Fact(_) => Line::default(),
        Target::Passage { article, sentence } => {
            let Some(from) = state.briefing.articles.get(*article) else { return Line::default() };
            let text = from.body.get(sentence.clone()).unwrap_or_default();
            let patches: Vec<Patch> = marker.marks(text).into_iter().map(|mark| (mark, found)).collect();
            let first = patches.first().map_or(0, |(mark, _)| mark.start);
            let part = window(text, first, room.saturating_sub(LEAD + 2));
            let mut spans = vec![
                Span::styled(fit(state.tables.tag(*article), LEAD - 1), state.theme.quiet.0),
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

/// The sentence of a hit that is no fact, in its paragraph.
pub fn passage(state: &ReaderState, search: &Search, area: Rect, buf: &mut Buffer) {
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
