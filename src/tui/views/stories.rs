//! The stories: what each is about, how many tell it, how much they disagree.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::layer::Layer;
use super::super::layout::inner;
use super::super::lens;
use super::super::state::{Cursor, State};
use super::{select, title};
use crate::model::Verdict;
use crate::report::counted;
use crate::text::cells::clip;

/// Rows of a story: its headline, its counts, a blank.
pub const ITEM: usize = 3;

/// Draws the stories.
pub fn draw(state: &State, cursor: &Cursor, area: Rect, buf: &mut Buffer) {
    let focused = matches!(state.layers.last(), Some(Layer::Stories(_)));
    let stories = &state.briefing.stories;
    let place = if stories.is_empty() {
        String::new()
    } else {
        format!("{} of {}", cursor.selected + 1, stories.len())
    };
    title(state, area, "Stories", &place, focused, buf);
    let body = inner(area);
    let room = body.width.saturating_sub(2);
    for (y, (number, story)) in
        (body.y..body.bottom()).step_by(ITEM).zip(stories.iter().enumerate().skip(cursor.top))
    {
        let headline = lens::story(&state.briefing, number);
        let line = Line::styled(clip(&headline, usize::from(room)), state.theme.heading.0);
        buf.set_line(body.x + 1, y, &line, room);
        let extent = state.digest.extents.get(number).cloned().unwrap_or_default();
        let sizes = [
            counted(story.articles.len(), "article", "articles"),
            counted(story.outlets, "independent source", "independent sources"),
            match extent.facts {
                0 if state.progress.is_partial() => "not compared yet".to_owned(),
                facts => counted(facts, "fact", "facts"),
            },
        ];
        let mut spans = vec![Span::styled(format!("  {}", sizes.join(" · ")), state.theme.quiet.0)];
        for (verdict, count) in Verdict::ALL.into_iter().zip(extent.tally).filter(|(_, count)| *count > 0) {
            spans.push(Span::styled(
                format!("  {}{count}", verdict.glyph()),
                state.theme.verdict(Some(verdict)),
            ));
        }
        if y + 1 < body.bottom() {
            buf.set_line(body.x + 1, y + 1, &Line::from(spans), room);
        }
        if number == cursor.selected {
            select(state, body, y, 2, focused, buf);
        }
    }
}
