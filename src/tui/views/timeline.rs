//! Dated facts in the order of time, what was planned against what was done.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::layout::inner;
use super::super::moments::{Moment, Phase};
use super::super::state::{Cursor, Layer, State};
use super::facts::{tags, topic};
use super::text::{fit, short, width};
use super::{select, title};

/// Cells for a date: "3 Feb 2026 –".
const DATE: usize = 13;
/// Cells for planned and done.
const PHASE: usize = 9;

/// Draws the dates.
pub fn draw(state: &State, cursor: &Cursor, area: Rect, buf: &mut Buffer) {
    let focused = matches!(state.layers.last(), Some(Layer::Timeline(_)));
    let moments = &state.digest.moments;
    let place = format!("{} of {}", cursor.selected + 1, moments.len());
    title(state, area, "Dates", &place, focused, buf);
    let body = inner(area);
    let mut above: Option<&Moment> = None;
    let rows = moments.iter().enumerate().skip(cursor.top);
    for (y, (number, moment)) in (body.y..body.bottom()).zip(rows) {
        // A date that stands above already would only be noise.
        let repeated = above.is_some_and(|above| above.normalized == moment.normalized);
        let line = line(state, moment, repeated, usize::from(body.width.saturating_sub(1)));
        buf.set_line(body.x + 1, y, &line, body.width.saturating_sub(1));
        if number == cursor.selected {
            select(state, body, y, 1, focused, buf);
        }
        above = Some(moment);
    }
}

fn line<'a>(state: &'a State, moment: &Moment, repeated: bool, room: usize) -> Line<'a> {
    let theme = &state.theme;
    let Some(fact) = state.briefing.facts.get(moment.fact) else { return Line::default() };
    let Some(variant) = fact.variants.get(moment.variant) else { return Line::default() };
    let date = if repeated { String::new() } else { written(&moment.normalized) };
    let phase = match moment.phase {
        Phase::Done => "● done",
        Phase::Planned => "○ planned",
        Phase::Both => "◐ both",
    };
    let room = room.saturating_sub(DATE + PHASE + 4);
    let tags_room = if room < 40 { 0 } else { (room / 6).min(20) };
    let (tags, more) = tags(state, fact, tags_room.saturating_sub(1));
    let tags_width: usize = tags.iter().map(Span::width).sum::<usize>() + width(&more);
    let value = short(fact.kind, &variant.value);
    let topic = topic(state, fact).unwrap_or_default();
    let value_room = (room * 36 / 100).min(30);
    let topic_room = room.saturating_sub(value_room + tags_room + 3);
    let mut spans = vec![
        Span::styled(fit(&date, DATE), theme.heading.0),
        Span::raw(" "),
        Span::styled(
            fit(phase, PHASE),
            if moment.phase == Phase::Done { theme.source.0 } else { theme.quiet.0 },
        ),
        Span::raw("  "),
        Span::styled(format!("{} ", fact.glyph()), theme.verdict(fact.verdict())),
        Span::styled(fit(&value, value_room), theme.value.0),
        Span::raw("  "),
        Span::raw(fit(topic, topic_room)),
        Span::raw(" ".repeat(tags_room.saturating_sub(tags_width))),
    ];
    spans.extend(tags);
    spans.push(Span::styled(more, theme.quiet.0));
    Line::from(spans)
}

/// A date in normal form as people write it: "3 Feb 2026", "Nov 2025", "2025 –".
fn written(normalized: &str) -> String {
    let (start, end) = normalized.split_once("..").unwrap_or((normalized, normalized));
    match (start, end) {
        ("", end) => format!("– {}", point(end)),
        (start, end) if start == end => point(start),
        (start, "") => format!("{} –", point(start)),
        // Days of one month, months of one year: the end says no more than how far it goes.
        (start, _) => format!("{} –", point(start)),
    }
}

/// "2026-02-03" as "3 Feb 2026".
fn point(normalized: &str) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let mut parts = normalized.split('-');
    let year = parts.next().unwrap_or_default();
    let month = parts
        .next()
        .and_then(|month| month.parse::<usize>().ok())
        .and_then(|month| MONTHS.get(month.checked_sub(1)?));
    let day = parts.next().map(|day| day.trim_start_matches('0'));
    match (day, month) {
        (Some(day), Some(month)) => format!("{day} {month} {year}"),
        (_, Some(month)) => format!("{month} {year}"),
        _ => year.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_fine_as_they_were_given() {
        assert_eq!(written("2026-02-03"), "3 Feb 2026");
        assert_eq!(written("2025-11"), "Nov 2025");
        assert_eq!(written("2025"), "2025");
        assert_eq!(written("2026-02-03..2026-02-04"), "3 Feb 2026 –");
        assert_eq!(written("..2026"), "– 2026");
    }
}
