//! The stories of a folder, the latest first: what each is about, how many outlets tell it, and its first difference.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::layer::Layer;
use super::super::layout::inner;
use super::super::state::{Cursor, ReaderState};
use super::facts::{select_row, short_line};
use super::title;
use crate::report::{counted, day_text};
use crate::summary::Section;
use crate::text::cells::{clip_words, fit, width};
use crate::text::sanitize;

/// Rows of a story: its headline, and its first difference.
pub const ITEM: usize = 2;
/// Cells of a day.
const DAY: usize = 12;

/// Draws the stories.
pub fn draw(state: &ReaderState, cursor: &Cursor, area: Rect, buf: &mut Buffer) {
    let focused = matches!(state.layers.last(), Some(Layer::Stories(_)));
    let count = state.tables.latest_first.len();
    let place =
        if count == 0 { String::new() } else { format!("{} of {count}, latest first", cursor.selected + 1) };
    title(state, area, "Stories", &place, focused, buf);
    let body = inner(area);
    let stories = state.tables.latest_first.iter().enumerate().skip(cursor.top);
    for (y, (at, number)) in (body.y..body.bottom()).step_by(ITEM).zip(stories) {
        let lines = [first_line(state, *number, body.width), second_line(state, *number, body.width)];
        for (y, line) in (y..body.bottom()).zip(lines) {
            let area = Rect { y, height: 1, ..body };
            buf.set_line(body.x + 1, y, &line, body.width.saturating_sub(1));
            if at == cursor.selected {
                select_row(state, area, focused, buf);
            }
        }
    }
}

/// Day, headline, how many outlets, and how often they differ.
fn first_line(state: &ReaderState, number: usize, columns: u16) -> Line<'static> {
    let theme = &state.theme;
    let extent = state.tables.extents.get(number).cloned().unwrap_or_default();
    let room = usize::from(columns.saturating_sub(2));
    let day = extent.day.map_or_else(String::new, |day| day_text(day.date()));
    let (headline, is_denied) =
        extent.headline.as_ref().map_or(("", false), |headline| (headline.text.as_str(), headline.is_denied));
    let mut right = vec![Span::styled(counted(extent.outlets.len(), "outlet", "outlets"), theme.quiet.0)];
    for section in [Section::Disagree, Section::Fit] {
        let count = extent.count(section);
        let words = if count > 0 { format!("{}{count}", section.sign()) } else { String::new() };
        right.push(Span::styled(format!(" {}", fit(&words, 4)), theme.sign(section)));
    }
    let taken: usize = right.iter().map(Span::width).sum();
    let denied = if is_denied { "≠ " } else { "" };
    let headline = format!("{denied}{}", sanitize(headline));
    let headline = clip_words(&headline, room.saturating_sub(DAY + taken + 1)).into_owned();
    let blanks = room.saturating_sub(DAY + width(&headline) + taken);
    let mut spans =
        vec![Span::styled(fit(&day, DAY), theme.quiet.0), Span::raw(headline), Span::raw(" ".repeat(blanks))];
    spans.extend(right);
    Line::from(spans)
}

/// The first difference of a story; that there is none, or nothing to compare.
fn second_line(state: &ReaderState, number: usize, columns: u16) -> Line<'static> {
    let room = usize::from(columns.saturating_sub(2)).saturating_sub(DAY);
    let extent = state.tables.extents.get(number);
    let placed = extent.and_then(|extent| state.tables.placed.get(extent.placed.clone())).unwrap_or_default();
    let first = placed.first().filter(|placed| matches!(placed.section, Section::Disagree | Section::Fit));
    let indent = Span::raw(" ".repeat(DAY));
    let articles = state.briefing.stories.get(number).map_or(0, |story| story.articles.len());
    let words = match first {
        Some(placed) => {
            let mut spans = vec![indent];
            spans.extend(short_line(state, placed.fact, room.min(90)).spans);
            return Line::from(spans);
        }
        None if articles < 2 => "one article, with nothing to compare it to",
        None if placed.is_empty() && state.progress.is_partial() => "not compared yet",
        None => "no difference found",
    };
    Line::from(vec![indent, Span::styled(words, state.theme.quiet.0)])
}
