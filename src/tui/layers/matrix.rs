//! Facts by sources: what each source gives, and what it leaves out.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::text::open_reading;
use crate::model::Fact;
use crate::summary::{Section, elide, outlets_of, short_form, variants_in_order};
use crate::text::cells::{clip, fit, width};
use crate::text::sanitize;
use crate::tui::action::{Action, KeyContext};
use crate::tui::choice::{choose_reading, open_table, tell_the_end, to_fact};
use crate::tui::command::{Done, KeyCommand};
use crate::tui::cursor::{Clicked, Way, row_of};
use crate::tui::layout::{Areas, Base, inner};
use crate::tui::listing::ListRow;
use crate::tui::state::{Layer, ReaderState};
use crate::tui::views::facts::{draw_row, select_row};
use crate::tui::views::frame::{NONE_YET, NOTHING_PASSES, empty, place_in, title};
use crate::value::Kind;

/// Cells of the narrowest column of a source, and of the widest.
const LEAST: u16 = 13;

const MOST: u16 = 26;

/// The place in the table of who says what; its rows are those of the list of facts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The outlet that the keys act on, by its place in the story.
    pub column: usize,
    /// The first outlet in sight.
    pub left: usize,
}

impl Layer for Matrix {
    fn context(&self) -> KeyContext {
        KeyContext::Matrix
    }

    fn base(&self) -> Option<Base> {
        Some(Base::Table)
    }

    fn keys(&self) -> fn(&mut ReaderState, KeyCommand) -> Done {
        keys
    }

    fn rows_in_sight(&self, areas: &Areas) -> u16 {
        body(areas.page).height
    }

    fn draw(&self, state: &ReaderState, buf: &mut Buffer) -> Option<Position> {
        draw(state, self, state.areas.page, buf);
        None
    }

    fn lay_out(&mut self, state: &ReaderState) {
        let sources = state.outlets().len();
        let columns = columns(state.areas.page, sources);
        self.column = self.column.min(sources.saturating_sub(1));
        self.left = self.left.min(self.column).max((self.column + 1).saturating_sub(columns.shown));
    }

    fn clicked(&self, state: &ReaderState, at: Position) -> Option<Clicked> {
        let body = body(state.areas.page);
        Some(state.facts.clicked(row_of(body, at)?, usize::from(body.height)))
    }

    fn fact_rows(&self, areas: &Areas) -> Option<usize> {
        Some(usize::from(self.rows_in_sight(areas)))
    }
}

/// The columns of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct MatrixColumns {
    /// Cells for the topics, the glyph before them included.
    topic: u16,
    /// Cells for each source.
    source: u16,
    /// How many sources are shown; at least one.
    shown: usize,
}

/// How `area` is divided where there are `sources` sources.
fn columns(area: Rect, sources: usize) -> MatrixColumns {
    let topic = (area.width * 30 / 100).clamp(8, 40);
    let room = area.width.saturating_sub(topic);
    let shown = usize::from(room / LEAST).clamp(1, sources.max(1));
    let source = (room / u16::try_from(shown).unwrap_or(u16::MAX)).min(MOST);
    // What the sources do not need helps the topics.
    let taken = source.saturating_mul(u16::try_from(shown).unwrap_or(u16::MAX));
    MatrixColumns { topic: area.width.saturating_sub(taken).min(60), source, shown }
}

/// The rows of the facts: below the title and the names of the sources.
fn body(area: Rect) -> Rect {
    inner(inner(area))
}

/// Opens the table of facts by sources, or closes it.
pub fn toggle(state: &mut ReaderState) {
    if state.take::<Matrix>().is_some() {
        return;
    }
    let chosen = state.selected_reading().map(|reading| state.tables.outlet(reading.article));
    let column = state.outlets().iter().position(|outlet| Some(*outlet) == chosen).unwrap_or_default();
    open_table(state, Matrix { column, left: 0 });
    if let Some(fact) = state.facts.current() {
        to_fact(state, fact);
        choose_cell(state);
    }
}

fn keys(state: &mut ReaderState, command: KeyCommand) -> Done {
    match command {
        KeyCommand::Step(by) => {
            if let Some(fact) = state.facts.step(by) {
                to_fact(state, fact);
                choose_cell(state);
            }
        }
        KeyCommand::Do(Action::StepDown) => step_section(state, Way::On),
        KeyCommand::Do(Action::StepUp) => step_section(state, Way::Back),
        KeyCommand::Do(Action::Right) => to_column(state, Way::On),
        KeyCommand::Do(Action::Left) => to_column(state, Way::Back),
        KeyCommand::Do(Action::Open) => open(state),
        KeyCommand::Do(_) => return Done::NotHere,
    }
    Done::Here
}

fn step_section(state: &mut ReaderState, way: Way) {
    match state.facts.step_group(way == Way::On) {
        Some(fact) => to_fact(state, fact),
        None => tell_the_end(state, way, "section"),
    }
}

/// Moves to the source next to the one that the keys act on.
fn to_column(state: &mut ReaderState, way: Way) {
    let count = state.outlets().len();
    if let Some(matrix) = state.top_mut::<Matrix>() {
        matrix.column = matrix.column.saturating_add_signed(way.by(1)).min(count.saturating_sub(1));
        choose_cell(state);
    }
}

/// Opens the text of the chosen cell, or says that it has none.
fn open(state: &mut ReaderState) {
    if reading_in_cell(state).is_some() {
        return open_reading(state);
    }
    let Some(matrix) = state.top::<Matrix>() else { return };
    let outlet = state.outlets().get(matrix.column).and_then(|outlet| state.tables.outlets.get(*outlet));
    let name = outlet.map_or("", |outlet| outlet.name.as_str());
    state.notice = Some(format!("{name} does not say this"));
}

/// Has the evidence stand on the reading of the chosen cell, if it has one.
fn choose_cell(state: &mut ReaderState) {
    if let Some(reading) = reading_in_cell(state) {
        choose_reading(state, state.facts.selected, reading);
    }
}

/// The first reading of the chosen fact by the chosen source.
fn reading_in_cell(state: &ReaderState) -> Option<usize> {
    let outlet = state.outlets().get(state.top::<Matrix>()?.column)?;
    let of = |article: usize| state.tables.outlet_of.get(article) == Some(outlet);
    state.fact()?.readings().position(|reading| of(reading.article))
}

/// Draws the table.
fn draw(state: &ReaderState, place: &Matrix, area: Rect, buf: &mut Buffer) {
    let focused = state.top::<Matrix>().is_some();
    let sources = state.outlets().len();
    let columns = columns(area, sources);
    let name = match sources.saturating_sub(columns.shown) {
        0 => "Who says what".to_owned(),
        _ => format!(
            "Who says what: outlets {} to {} of {sources}",
            place.left + 1,
            (place.left + columns.shown).min(sources)
        ),
    };
    title(state, area, &name, &place_in(&state.facts, state.list_options.order.name()), focused, buf);
    heads(state, place, columns, inner(area), buf);
    let body = body(area);
    if state.facts.rows.is_empty() {
        empty(state, body, if state.progress.is_partial() { NONE_YET } else { NOTHING_PASSES }, buf);
    }
    let rows = state.facts.in_sight(usize::from(body.height));
    for (y, (number, row)) in (body.y..body.bottom()).zip(rows) {
        let line = Rect { y, height: 1, ..body };
        match row {
            ListRow::Heading(_) | ListRow::More(_) => {
                draw_row(state, row, line, buf);
                if number == state.facts.at {
                    select_row(state, line, focused, buf);
                }
            }
            ListRow::Item(index) => {
                let Some(fact) = state.briefing.facts.get(index) else { continue };
                let at = (number == state.facts.at).then_some(place.column);
                buf.set_line(body.x, y, &fact_line(state, (index, fact), place, columns, at), body.width);
            }
        }
    }
}

/// The names of the sources over their columns; labels where the names are too long.
fn heads(state: &ReaderState, place: &Matrix, columns: MatrixColumns, area: Rect, buf: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let mut spans = vec![Span::raw(" ".repeat(usize::from(columns.topic)))];
    let room = usize::from(columns.source.saturating_sub(1));
    for (number, outlet) in state.outlets().iter().enumerate().skip(place.left).take(columns.shown) {
        let Some(outlet) = state.tables.outlets.get(*outlet) else { continue };
        let whole = width(&outlet.name) <= room;
        let style = if number == place.column { state.theme.other.0 } else { state.theme.quiet.0 };
        let name = clip(if whole { &outlet.name } else { &outlet.tag }, room);
        let blanks = usize::from(columns.source).saturating_sub(width(&name));
        spans.push(Span::styled(name, style));
        spans.push(Span::raw(" ".repeat(blanks)));
    }
    buf.set_line(area.x, area.y, &Line::from(spans), area.width);
}

/// A fact with a cell for each source in sight; `at` is the column of the cursor, if it stands in this row.
fn fact_line<'a>(
    state: &'a ReaderState,
    (number, fact): (usize, &'a Fact),
    place: &Matrix,
    columns: MatrixColumns,
    at: Option<usize>,
) -> Line<'a> {
    let theme = &state.theme;
    let row = state.tables.row(&state.briefing, number, fact);
    let edge = if at.is_some() { "▌" } else { " " };
    let topic = fit(&row.topic, usize::from(columns.topic.saturating_sub(4)));
    let mut spans = vec![Span::raw(edge), Span::raw(" "), Span::raw(topic), Span::raw("  ")];
    for (place, outlet) in state.outlets().iter().enumerate().skip(place.left).take(columns.shown) {
        let room = usize::from(columns.source.saturating_sub(1));
        let (text, look) = cell(state, (number, fact), *outlet, room);
        let look = if at == Some(place) { theme.cursor.0 } else { look };
        spans.push(Span::styled(fit(&text, room), look));
        spans.push(Span::raw(" "));
    }
    Line::from(spans)
}

/// What an outlet gives: its value, with the sign of the section where it is not the one at the left; "–" where it gives
/// none.
fn cell(state: &ReaderState, (number, fact): (usize, &Fact), outlet: usize, room: usize) -> (String, Style) {
    let section = state.tables.section(number);
    let order = variants_in_order(&state.briefing, fact, &state.tables.outlet_of);
    let gives = |variant: &usize| outlets_of(fact, *variant, &state.tables.outlet_of).contains(&outlet);
    let mut values = order.iter().enumerate().filter(|(_, variant)| gives(variant));
    let Some((place, variant)) = values.next() else { return ("–".to_owned(), state.theme.quiet.0) };
    let more = match values.count() {
        0 => String::new(),
        more => format!(" +{more}"),
    };
    // The wording of a statement is its topic; that the outlet has it is what a cell can add.
    let said = matches!(fact.kind, Kind::Statement | Kind::Name | Kind::Place | Kind::Quote)
        && fact.variants.len() == 1;
    if said {
        return (format!("says so{more}"), Style::new());
    }
    let value = fact.variants.get(*variant).map_or("", |variant| variant.value.as_str());
    let value = sanitize(&short_form(fact.kind, value)).into_owned();
    let (sign, look) = match section {
        Section::Disagree if place > 0 && fact.is_possible() => ("? ", Style::new()),
        Section::Disagree if place > 0 => ("≠ ", state.theme.conflict.0),
        Section::Fit if place > 0 => ("≈ ", state.theme.explained.0),
        Section::Who | Section::Quoted if place > 0 => ("~ ", Style::new()),
        _ => ("", Style::new()),
    };
    let first = order.first().and_then(|first| fact.variants.get(*first)).map_or("", |of| of.value.as_str());
    let left = room.saturating_sub(width(sign) + width(&more));
    let value = if place > 0 && width(&value) > left {
        elide(&short_form(fact.kind, first), &value, (left, left)).right
    } else {
        value
    };
    (format!("{sign}{value}{more}"), look)
}
