//! Dated facts in the order of time, what was planned against what was done.

use jiff::civil::Date;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::text::open_reading;
use crate::report;
use crate::summary::Section;
use crate::text::cells::{fit, width};
use crate::text::sanitize;
use crate::tui::action::{Action, KeyContext};
use crate::tui::choice::{choose_reading, close_layer, open_table};
use crate::tui::command::{Done, KeyCommand, WayBack};
use crate::tui::crossing::Crossing;
use crate::tui::cursor::{Clicked, Cursor};
use crate::tui::dated_facts::{DatedFact, Phase};
use crate::tui::layout::{Base, inner};
use crate::tui::state::{Layer, ReaderState};
use crate::tui::views::frame::{select, title};
use crate::value::{DateValue, Granularity};

/// Cells for a date: "3 Feb 2026 –".
const DATE: usize = 13;

/// Cells for planned and done.
const PHASE: usize = 7;

/// The dates in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dates {
    /// What passes the filter, as indices into [`BriefingTables::dated_facts`](crate::tui::briefing_tables::BriefingTables).
    pub shown: Vec<usize>,
    /// The one that the keys act on.
    pub cursor: Cursor,
    /// The fact that was chosen before, to come back to.
    pub from: usize,
}

impl Layer for Dates {
    fn context(&self) -> KeyContext {
        KeyContext::Dates
    }

    fn base(&self) -> Option<Base> {
        Some(Base::Table)
    }

    fn keys(&self) -> fn(&mut ReaderState, KeyCommand) -> Done {
        keys
    }

    fn draw(&self, state: &ReaderState, buf: &mut Buffer) -> Option<Position> {
        draw(state, self, state.areas.page, buf);
        None
    }

    fn lay_out(&mut self, state: &ReaderState) {
        self.cursor.keep_in_sight(self.shown.len(), usize::from(self.rows_in_sight(&state.areas)));
    }

    fn relist(&mut self, state: &ReaderState) {
        self.shown = shown(state);
        self.cursor.selected = place_of_chosen(state, &self.shown).unwrap_or(self.cursor.selected);
    }

    fn carry(&mut self, crossing: &Crossing<'_>) -> bool {
        self.from = crossing.fact_or_near(self.from);
        true
    }

    fn clicked(&self, state: &ReaderState, at: Position) -> Option<Clicked> {
        self.cursor.clicked(inner(state.areas.page), 1, self.shown.len(), at)
    }

    fn way_back(&self) -> Option<WayBack> {
        Some(WayBack::Fact(self.from))
    }
}

/// Opens the dates in order at the chosen fact, or closes them.
pub fn toggle(state: &mut ReaderState) {
    if state.top::<Dates>().is_some() {
        return close_layer(state);
    }
    let shown = shown(state);
    if shown.is_empty() {
        let words = if state.list_options.filter.is_empty() {
            "the articles date nothing"
        } else {
            "no date passes the filter"
        };
        state.notice = Some(words.to_owned());
        return;
    }
    let selected = place_of_chosen(state, &shown).unwrap_or_default();
    let (cursor, from) = (Cursor { selected, top: 0 }, state.facts.selected);
    open_table(state, Dates { shown, cursor, from });
    choose(state);
}

fn keys(state: &mut ReaderState, command: KeyCommand) -> Done {
    match command {
        KeyCommand::Step(by) => {
            if let Some(dates) = state.top_mut::<Dates>() {
                dates.cursor.step(by, dates.shown.len());
            }
            choose(state);
        }
        KeyCommand::Do(Action::Open | Action::Right) => open_reading(state),
        KeyCommand::Do(Action::Left) => close_layer(state),
        KeyCommand::Do(_) => return Done::NotHere,
    }
    Done::Here
}

/// The dated facts whose facts pass the filter.
fn shown(state: &ReaderState) -> Vec<usize> {
    let passes = |fact: usize| {
        let fact = state.briefing.facts.get(fact);
        fact.is_some_and(|fact| fact.story == state.story && state.list_options.filter.admits(fact))
    };
    let dated_facts = state.tables.dated_facts.iter().enumerate();
    dated_facts.filter(|(_, dated)| passes(dated.fact)).map(|(at, _)| at).collect()
}

/// The place of the chosen fact among the dated facts `shown`.
fn place_of_chosen(state: &ReaderState, shown: &[usize]) -> Option<usize> {
    let dated = &state.tables.dated_facts;
    shown.iter().position(|at| dated.get(*at).is_some_and(|dated| dated.fact == state.facts.selected))
}

/// Makes the fact that the keys stand on the chosen one.
fn choose(state: &mut ReaderState) {
    let Some(dates) = state.top::<Dates>() else { return };
    let at = dates.shown.get(dates.cursor.selected);
    if let Some(dated) = at.and_then(|at| state.tables.dated_facts.get(*at)) {
        let (fact, reading) = (dated.fact, dated.reading);
        choose_reading(state, fact, reading);
    }
}

/// Draws the dates.
fn draw(state: &ReaderState, dates: &Dates, area: Rect, buf: &mut Buffer) {
    let focused = state.top::<Dates>().is_some();
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
    let section = state.tables.section(dated.fact);
    let outlets = state.tables.outlets_of(variant.readings.iter());
    let cell_room = (room / 4).clamp(4, 20);
    let cell = state.tables.outlet_cell(state.story, &[outlets], cell_room);
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
