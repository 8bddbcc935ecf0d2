//! The articles: who published what and when, and how often it is gainsaid.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::layout::{Panel, inner};
use super::super::listing::Row;
use super::super::sheet::lines_of;
use super::super::state::{Progress, State};
use super::text::published;
use super::{NOTHING_PASSES, empty, has_keys, place_in, select, title};
use crate::model::{Article, Verdict};
use crate::report::{counted, headline};
use crate::text::cells::{clip, width};
use crate::text::sanitize;
use crate::text::wrap::wrap;

/// Rows of an article: its source, one or two of its headline, its counts, and a blank where there is room.
pub fn item_height(articles: usize, rows: usize) -> u16 {
    (rows / articles.max(1)).clamp(3, 5) as u16
}

/// Draws the panel.
pub fn draw(state: &State, area: Rect, buf: &mut Buffer) {
    let count = state.articles.len();
    let all = state.briefing.articles.len();
    let place = place_in(&state.articles, state.lens.articles.name());
    title(state, area, Panel::Articles.title(), &place, has_keys(state, Panel::Articles), buf);
    let body = inner(area);
    if count == 0 {
        let words = match state.progress {
            Progress::Reading => "reading …",
            _ if all > 0 => NOTHING_PASSES,
            _ => "No article could be read. Name files or a folder: gainsay articles/",
        };
        empty(state, body, words, buf);
    }
    let height = item_height(count, usize::from(body.height));
    let mut y = body.y;
    for (number, row) in state.articles.rows.iter().enumerate().skip(state.articles.top) {
        if y >= body.bottom() {
            break;
        }
        let Row::Item(index) = *row else { continue };
        let area = Rect { y, height: height.min(body.bottom() - y), ..body };
        item(state, area, index, number == state.articles.at, buf);
        y += height;
    }
    warnings(state, Rect { y: y.min(body.bottom()), height: body.bottom().saturating_sub(y), ..body }, buf);
}

fn item(state: &State, area: Rect, index: usize, selected: bool, buf: &mut Buffer) {
    let Some(article) = state.briefing.articles.get(index) else { return };
    let room = usize::from(area.width.saturating_sub(1));
    let filled = area.height.min(if area.height >= 5 { 4 } else { 3 });
    let put = |row: u16, line: &Line<'_>, buf: &mut Buffer| {
        if row < area.height {
            buf.set_line(area.x + 1, area.y + row, line, area.width.saturating_sub(1));
        }
    };
    put(0, &source(state, index, article, room), buf);
    let headline = headline(article);
    let lines = usize::from(filled.saturating_sub(2).max(1));
    let mut wrapped = wrap(headline, room.saturating_sub(1)).into_iter().peekable();
    for row in 1..=lines {
        let Some(line) = wrapped.next() else { break };
        // What does not fit any more is cut off in the last line.
        let line = if row == lines && wrapped.peek().is_some() { line.start..headline.len() } else { line };
        let text = sanitize(headline.get(line).unwrap_or_default());
        put(row as u16, &Line::raw(clip(&text, room.saturating_sub(1))), buf);
    }
    put(filled.saturating_sub(1).max(2), &counts(state, index, room), buf);
    if selected {
        select(state, area, area.y, filled, has_keys(state, Panel::Articles), buf);
    }
    if !state.has_read(index) {
        // A dot for what has not been opened, as in a mail reader.
        buf.set_string(area.x, area.y, "•", state.theme.focus.0);
    }
}

/// Label and name of the source, and the day.
fn source<'a>(state: &'a State, index: usize, article: &'a Article, room: usize) -> Line<'a> {
    let theme = &state.theme;
    let day = published(state.briefing.published(index));
    let tag = format!("{} ", state.digest.tag(index));
    let name = article.outlet.value.as_str();
    // A source as short as its label is its own label.
    let tag = if tag.trim_end() == name { String::new() } else { tag };
    let name_room = room.saturating_sub(width(&tag) + width(&day) + 2);
    let name = clip(name, name_room);
    let gap = room.saturating_sub(width(&tag) + width(&name) + width(&day) + 1);
    Line::from(vec![
        Span::styled(tag, theme.tag(state.digest.outlet(index))),
        Span::styled(name, theme.heading.0),
        Span::raw(" ".repeat(gap)),
        Span::styled(day, theme.quiet.0),
    ])
}

/// How long the article is, and in how many facts and disagreements it takes part.
fn counts(state: &State, index: usize, room: usize) -> Line<'_> {
    let words = state.digest.words.get(index).copied().unwrap_or_default();
    let facts = state.digest.facts_in.get(index).copied().unwrap_or_default();
    let facts = if state.is_compared(index) {
        counted(facts, "fact", "facts")
    } else {
        "not compared yet".to_owned()
    };
    let mut sizes = vec![counted(words, "word", "words"), facts];
    if state.briefing.stories.len() > 1 {
        let story = state.digest.story_of.get(index).copied().unwrap_or_default();
        sizes.push(format!("story {}", story + 1));
    }
    let tally = state.digest.tallies.get(index).copied().unwrap_or_default();
    let marks = Verdict::ALL.into_iter().zip(tally).filter(|(_, count)| *count > 0);
    let marks: Vec<Span<'_>> = marks
        .map(|(verdict, count)| {
            Span::styled(format!("  {}{count}", verdict.glyph()), state.theme.verdict(Some(verdict)))
        })
        .collect();
    let taken: usize = marks.iter().map(Span::width).sum();
    // The disagreements matter most: what does not fit beside them is left out.
    while sizes.len() > 1 && width(&sizes.join(" · ")) + taken > room {
        sizes.pop();
    }
    let mut spans = vec![Span::styled(sizes.join(" · "), state.theme.quiet.0)];
    spans.extend(marks);
    Line::from(spans)
}

/// The path of a file as those of the articles beside it are given: below the folder that was opened.
fn below_folder<'a>(state: &State, file: &'a str) -> Cow<'a, str> {
    let folder = |article: &Article| {
        let path = article.path.as_ref()?.to_string_lossy().into_owned();
        Some(path.strip_suffix(&article.id)?.to_owned()).filter(|folder| !folder.is_empty())
    };
    let below = state.briefing.articles.iter().filter_map(folder).find_map(|of| file.strip_prefix(&of));
    sanitize(below.unwrap_or(file))
}

/// What could not be read, where the list leaves room.
fn warnings(state: &State, area: Rect, buf: &mut Buffer) {
    let room = usize::from(area.width);
    let texts =
        state.briefing.warnings.iter().map(|warning| {
            format!("! {}: {}", below_folder(state, &warning.file), sanitize(&warning.message))
        });
    let lines = texts.flat_map(|text| lines_of(&text, room));
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        buf.set_line(area.x, y, &Line::styled(line, state.theme.warning.0), area.width);
    }
}
