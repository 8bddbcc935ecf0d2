//! Dated facts in the order of time, what was planned against what was done.

use jiff::civil::Date;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::super::dated_facts::{DatedFact, Phase};
use super::super::layer::{Dates, Layer};
use super::super::layout::inner;
use super::super::state::ReaderState;
use super::{select, title};
use crate::report;
use crate::summary::{Section, outlet_cell};
use crate::text::cells::{fit, width};
use crate::text::sanitize;
use crate::value::{DateValue, Granularity};

/// Cells for a date: "3 Feb 2026 –".
const DATE: usize = 13;
/// Cells for planned and done.
const PHASE: usize = 7;

/// Draws the dates.
pub fn draw(state: &ReaderState, dates: &Dates, area: Rect, buf: &mut Buffer) {
    let focused = matches!(state.layers.last(), Some(Layer::Dates(_)));
    let cursor = dates.cursor;
    let place = format!("{} of {}", cursor.selected + 1, dates.shown.len());
    title(state, area, "Dates", &place, focused, buf);
    let body = inner(area);
    let mut above: Option<&DatedFact> = None;
    let rows = dates.shown.iter().enumerate().skip(cursor.top);
    for (y, (number, at)) in (body.y..body.bottom()).zip(rows) {
        let Some(entry) = state.tables.dated_facts.get(*at) else { continue };
        // A date that stands above already would only be noise.
        let repeated = above.is_some_and(|above| above.date == entry.date);
        let line = line(state, entry, repeated, usize::from(body.width.saturating_sub(1)));
        buf.set_line(body.x + 1, y, &line, body.width.saturating_sub(1));
        if number == cursor.selected {
            select(state, body, y, 1, focused, buf);
        }
        above = Some(entry);
    }
}

fn line<'a>(state: &'a ReaderState, dated: &DatedFact, repeated: bool, room: usize) -> Line<'a> {
    let theme = &state.theme;
    let Some(fact) = state.briefing.facts.get(dated.fact) else { return Line::default() };
    let Some(variant) = fact.variants.get(dated.variant) else { return Line::default() };
    let date = if repeated { String::new() } else { written(&dated.date) };
    let phase = match dated.phase {
        Phase::Done => "",
        Phase::Planned => "planned",
        Phase::Both => "both",
    };
    let section = state.tables.section_of.get(dated.fact).copied().unwrap_or(Section::Minor);
    let outlets = state.tables.outlets_of(variant.readings.iter());
    let tags: Vec<String> = state.tables.outlets.iter().map(|outlet| outlet.tag.clone()).collect();
    let all = state.extent().map_or(0, |extent| extent.outlets.len());
    let cell_room = (room / 4).clamp(4, 20);
    let cell = outlet_cell(&[outlets], &tags, all, cell_room);
    let topic_room = room.saturating_sub(DATE + 1 + PHASE + 1 + 2 + cell_room + 1);
    let sign = if section == Section::Minor { ' ' } else { section.sign() };
    // The topic of a date ends in ", when", which its place says already.
    let topic = sanitize(fact.topic.trim_end_matches(", when"));
    Line::from(vec![
        Span::raw(fit(&date, DATE)),
        Span::raw(" "),
        Span::styled(fit(phase, PHASE), theme.quiet.0),
        Span::raw(" "),
        Span::styled(sign.to_string(), theme.sign(section)),
        Span::raw(" "),
        Span::raw(fit(&topic, topic_room)),
        Span::raw(" "),
        Span::raw(cell),
    ])
}

/// A date as people write it, as fine as it is given: "3 Feb 2026", "3–4 Feb 2026", "Nov 2025", "2025 –".
fn written(date: &DateValue) -> String {
    let point = |day: Date| match date.granularity {
        Granularity::Era | Granularity::Year => day.strftime("%Y").to_string(),
        Granularity::Season | Granularity::Month => day.strftime("%b %Y").to_string(),
        Granularity::Week | Granularity::Day => report::day_text(day),
    };
    match (date.start.map(point), date.end.map(point)) {
        (Some(from), Some(to)) if from == to => from,
        (Some(from), Some(to)) => {
            // What both ends share stands once: "3–4 Feb 2026".
            let shared = from.char_indices().filter(|(_, c)| *c == ' ').find_map(|(at, _)| {
                let rest = from.get(at..)?;
                to.ends_with(rest).then(|| from.get(..at))?
            });
            let whole = format!("{}–{to}", shared.unwrap_or(&from));
            if width(&whole) <= DATE { whole } else { format!("{from} –") }
        }
        (Some(from), None) => format!("{from} –"),
        (None, Some(to)) => format!("– {to}"),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn dates_are_written_as_fine_as_they_were_given() {
        let day = date(2026, 2, 3);
        let stretch = |start: Option<Date>, end: Option<Date>, granularity| {
            written(&DateValue { start, end, granularity, relative: false, open: false, undated: None })
        };
        let one = |granularity| stretch(Some(day), Some(day), granularity);
        assert_eq!(one(Granularity::Day), "3 Feb 2026");
        assert_eq!(one(Granularity::Month), "Feb 2026");
        assert_eq!(one(Granularity::Year), "2026");
        let to = |end, granularity| stretch(Some(day), Some(end), granularity);
        assert_eq!(to(date(2026, 2, 4), Granularity::Day), "3–4 Feb 2026");
        assert_eq!(to(date(2026, 4, 30), Granularity::Season), "Feb–Apr 2026");
        assert_eq!(to(date(2031, 12, 31), Granularity::Era), "2026–2031");
        assert_eq!(to(date(2026, 3, 28), Granularity::Day), "3 Feb 2026 –");
        assert_eq!(stretch(Some(day), None, Granularity::Era), "2026 –");
        assert_eq!(stretch(None, Some(day), Granularity::Year), "– 2026");
    }
}
