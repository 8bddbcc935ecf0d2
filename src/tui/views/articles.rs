//! The articles of the story: who published what and when, where they differ from others, what they leave out.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::layout::{Breakpoint, Panel, inner};
use super::super::listing::ListRow;
use super::super::progress::Progress;
use super::super::state::ReaderState;
use super::super::wrapped::lines_of;
use super::facts::select_row;
use super::frame::{NOTHING_PASSES, empty, has_keys, title};
use super::text::published;
use crate::model::Article;
use crate::report::headline;
use crate::text::cells::{clip, clip_words, fit, width};
use crate::text::sanitize;
use crate::text::wrap::wrap;

/// Cells of the longest tag, with a blank.
const TAG: usize = 5;

/// Rows of an article: outlet and day, two lines of its headline, its counts and a blank; or one line.
pub fn item_height(state: &ReaderState) -> u16 {
    let area = inner(state.areas.articles);
    let count = state.articles.len().max(1);
    match state.areas.breakpoint {
        Breakpoint::Widest => (usize::from(area.height) / count).clamp(3, 5) as u16,
        _ => 1,
    }
}

/// Draws the panel.
pub fn draw(state: &ReaderState, area: Rect, buf: &mut Buffer) {
    let count = state.articles.len();
    let focused = has_keys(state, Panel::Articles);
    let place =
        if count == 0 { String::new() } else { format!("{count}, {}", state.list_options.articles.name()) };
    title(state, area, Panel::Articles.title(), &place, focused, buf);
    let body = inner(area);
    if count == 0 {
        let words = match state.progress {
            Progress::Reading => "reading …",
            _ if !state.briefing.articles.is_empty() => NOTHING_PASSES,
            _ => "No article could be read. Name files or a folder: gainsay articles/",
        };
        empty(state, body, words, buf);
    }
    let height = item_height(state);
    let mut y = body.y;
    for (number, row) in state.articles.rows.iter().enumerate().skip(state.articles.top) {
        if y >= body.bottom() {
            break;
        }
        let ListRow::Item(index) = *row else { continue };
        let area = Rect { y, height: height.min(body.bottom() - y), ..body };
        if height == 1 {
            line(state, area, index, buf);
        } else {
            item(state, area, index, buf);
        }
        if number == state.articles.at && focused {
            for y in area.y..area.y + area.height.min(if height == 5 { 4 } else { height }) {
                select_row(state, Rect { y, height: 1, ..area }, true, buf);
            }
        }
        y += height;
    }
    warnings(state, Rect { y: y.min(body.bottom()), height: body.bottom().saturating_sub(y), ..body }, buf);
}

/// An article in one line.
pub fn line(state: &ReaderState, area: Rect, index: usize, buf: &mut Buffer) {
    let Some(article) = state.briefing.articles.get(index) else { return };
    let room = usize::from(area.width);
    let differences = differences(state, index);
    let day = published(state.briefing.published(index));
    let used = 1 + TAG + 13 + differences.iter().map(|span| span.width() + 1).sum::<usize>() + 2;
    let headline = sanitize(headline(article));
    let headline = clip_words(&headline, room.saturating_sub(used)).into_owned();
    let blanks = room.saturating_sub(used + width(&headline));
    let mut spans = vec![
        Span::raw(unread(state, index)),
        Span::raw(fit(state.tables.tag(index), TAG)),
        Span::styled(fit(&day, 13), state.theme.quiet.0),
        Span::raw(headline),
        Span::raw(" ".repeat(blanks + 1)),
    ];
    for span in differences {
        spans.push(Span::raw(" "));
        spans.push(span);
    }
    buf.set_line(area.x, area.y, &Line::from(spans), area.width);
}

/// An article in three to five lines.
fn item(state: &ReaderState, area: Rect, index: usize, buf: &mut Buffer) {
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
    let mut wrapped = wrap(headline, room).into_iter().peekable();
    for row in 1..=lines {
        let Some(line) = wrapped.next() else { break };
        // What does not fit any more is cut off in the last line.
        let line = if row == lines && wrapped.peek().is_some() { line.start..headline.len() } else { line };
        let text = sanitize(headline.get(line).unwrap_or_default());
        put(row as u16, &Line::raw(clip_words(&text, room)), buf);
    }
    put(filled.saturating_sub(1).max(2), &counts(state, index, room), buf);
    buf.set_string(area.x, area.y, unread(state, index), Style::new());
}

/// A dot for what has not been opened, as in a mail reader.
fn unread(state: &ReaderState, index: usize) -> &'static str {
    if state.has_read(index) { " " } else { "•" }
}

/// Tag and name of the outlet, and the day.
fn source<'a>(state: &'a ReaderState, index: usize, article: &'a Article, room: usize) -> Line<'a> {
    let day = published(state.briefing.published(index));
    let tag = fit(state.tables.tag(index), TAG);
    let name_room = room.saturating_sub(width(&tag) + width(&day) + 2);
    let name = clip(&article.outlet.value, name_room);
    let gap = room.saturating_sub(width(&tag) + width(&name) + width(&day));
    Line::from(vec![
        Span::raw(tag),
        Span::raw(name),
        Span::raw(" ".repeat(gap)),
        Span::styled(day, state.theme.quiet.0),
    ])
}

/// How often an article disagrees with others, and differs from them.
fn differences<'a>(state: &ReaderState, index: usize) -> Vec<Span<'a>> {
    let share = state.tables.shares.get(index).copied().unwrap_or_default();
    let looks = [('≠', state.theme.conflict.0), ('≈', state.theme.explained.0)];
    let counts = looks.into_iter().zip(share.differences).filter(|(_, count)| *count > 0);
    counts.map(|((sign, look), count)| Span::styled(format!("{sign}{count}"), look)).collect()
}

/// The same, and what only this article says and what it leaves out.
fn counts<'a>(state: &ReaderState, index: usize, room: usize) -> Line<'a> {
    if !state.is_compared(index) {
        return Line::styled("not compared yet", state.theme.quiet.0);
    }
    let share = state.tables.shares.get(index).copied().unwrap_or_default();
    let mut spans = Vec::new();
    for span in differences(state, index) {
        if !spans.is_empty() {
            spans.push(Span::raw(" "));
        }
        spans.push(span);
    }
    let mut words = Vec::new();
    if share.alone > 0 {
        words.push(format!("{} alone", share.alone));
    }
    if share.left_out > 0 {
        words.push(format!("leaves out {}", share.left_out));
    }
    let taken: usize = spans.iter().map(Span::width).sum();
    while !words.is_empty() && taken + 2 + width(&words.join("  ")) > room {
        words.pop();
    }
    if !spans.is_empty() && !words.is_empty() {
        spans.push(Span::raw("  "));
    }
    spans.push(Span::styled(words.join("  "), state.theme.quiet.0));
    Line::from(spans)
}

/// The articles in one line: their tags by day, the latest first.
pub fn draw_line(state: &ReaderState, area: Rect, buf: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let mut days: Vec<(String, Vec<&str>)> = Vec::new();
    for article in state.articles.items() {
        let day = published(state.briefing.published(article));
        let tag = state.tables.tag(article);
        match days.iter_mut().find(|(known, _)| *known == day) {
            Some((_, tags)) if !tags.contains(&tag) => tags.push(tag),
            Some(_) => {}
            None => days.push((day, vec![tag])),
        }
    }
    let told: Vec<String> = days.iter().map(|(day, tags)| format!("{} {day}", tags.join(" "))).collect();
    let room = usize::from(area.width.saturating_sub(2));
    let mut shown = told.len();
    let words = |shown: usize| {
        let rest = told.len() - shown;
        let more = if rest > 0 { format!(" · {rest} days more") } else { String::new() };
        format!("Articles: {}{more}", told.get(..shown).unwrap_or_default().join(" · "))
    };
    while shown > 1 && width(&words(shown)) > room {
        shown -= 1;
    }
    let line = Line::styled(clip(&words(shown), room).into_owned(), state.theme.quiet.0);
    buf.set_line(area.x + 1, area.y, &line, area.width.saturating_sub(1));
}

/// The path of a file as those of the articles beside it are given: below the folder that was opened.
pub fn below_folder<'a>(state: &ReaderState, file: &'a str) -> Cow<'a, str> {
    let folder = |article: &Article| {
        let path = article.path.as_ref()?.to_string_lossy().into_owned();
        Some(path.strip_suffix(&article.id)?.to_owned()).filter(|folder| !folder.is_empty())
    };
    let below = state.briefing.articles.iter().filter_map(folder).find_map(|of| file.strip_prefix(&of));
    sanitize(below.unwrap_or(file))
}

/// What could not be read, where the list leaves room.
fn warnings(state: &ReaderState, area: Rect, buf: &mut Buffer) {
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
