//! The one list of facts: sections with their headers, in each row the topic, the values at either side of the sign, and who
//! gives them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::super::layout::{Panel, inner};
use super::super::listing::{Heading, ListRow};
use super::super::progress::Progress;
use super::super::state::ReaderState;
use super::frame::{NONE_YET, PINNED, empty, has_keys, marked, place_in, title};
use super::text::values_in;
use crate::model::Fact;
use crate::report::counted;
use crate::summary::{Columns, Section, elide, short_topic, shortened};
use crate::text::cells::width;
use crate::text::sanitize;

/// The sign of a difference that the reader says is none.
pub const DISMISSED: &str = "!";

/// Draws the panel.
pub fn draw(state: &ReaderState, area: Rect, buf: &mut Buffer) {
    let listing = &state.facts;
    let focused = has_keys(state, Panel::Facts);
    title(
        state,
        area,
        Panel::Facts.title(),
        &place_in(listing, state.list_options.order.name()),
        focused,
        buf,
    );
    let body = inner(area);
    if listing.rows.is_empty() {
        empty(
            state,
            Rect { x: body.x + 1, width: body.width.saturating_sub(1), ..body },
            &nothing(state),
            buf,
        );
    }
    for (y, (number, of)) in (body.y..body.bottom()).zip(listing.in_sight(usize::from(body.height))) {
        let area = Rect { y, height: 1, ..body };
        let at = number == listing.at;
        draw_row(state, of, area, buf);
        let is_chosen = match of {
            ListRow::Item(fact) => fact == listing.selected,
            ListRow::Heading(_) | ListRow::More(_) => at,
        };
        if is_chosen {
            select_row(state, area, focused && at, buf);
        }
    }
}

/// What stands in a list without rows.
fn nothing(state: &ReaderState) -> String {
    match state.progress {
        Progress::Reading => String::new(),
        Progress::Comparing(..) => NONE_YET.to_owned(),
        _ if !state.list_options.filter.is_empty() => {
            let all = state.extent().map_or(0, |extent| extent.facts);
            format!(
                "Nothing passes {}. Esc shows all {}.",
                state.list_options.filter.typed,
                counted(all, "row", "rows")
            )
        }
        _ => "No fact was found in these articles.".to_owned(),
    }
}

/// Shows that a row is the chosen one: if its panel has the keys by one style over the whole row, or by a background that
/// keeps the colours; by a bar at its edge if not.
pub fn select_row(state: &ReaderState, area: Rect, has_keys: bool, buf: &mut Buffer) {
    if !has_keys {
        buf.set_string(area.x, area.y, "▌", Style::new());
        return;
    }
    let cursor = state.theme.cursor.0;
    if cursor.add_modifier.contains(Modifier::REVERSED) {
        for x in area.x..area.right() {
            if let Some(cell) = buf.cell_mut((x, area.y)) {
                cell.set_style(Style::reset());
            }
        }
    }
    buf.set_style(area, cursor);
}

/// A row of the list in the line `area`.
pub fn draw_row(state: &ReaderState, of: ListRow, area: Rect, buf: &mut Buffer) {
    match of {
        ListRow::Heading(number) => {
            if let Some(heading) = state.facts.headings.get(number) {
                draw_heading(state, heading, area, buf);
            }
        }
        ListRow::More(number) => {
            let Some(heading) = state.facts.headings.get(number) else { return };
            let words = format!("{} more, Enter opens", heading.items - heading.shown);
            let x = area.x + Columns::BAR as u16 + 2;
            buf.set_line(
                x,
                area.y,
                &Line::styled(words, state.theme.quiet.0),
                area.right().saturating_sub(x),
            );
        }
        ListRow::Item(number) => {
            if let Some(fact) = state.briefing.facts.get(number) {
                draw_fact(state, number, fact, area, buf);
            }
        }
    }
}

/// What stands over a section: its sign and name, what it means, and how many facts it holds.
fn draw_heading(state: &ReaderState, heading: &Heading, area: Rect, buf: &mut Buffer) {
    let Some(section) = Section::ALL.get(heading.group).copied() else { return };
    let theme = &state.theme;
    let room = usize::from(area.width);
    let mut spans = vec![
        sign_span(state, section),
        Span::raw(" "),
        Span::styled(section.title(), theme.quiet.0),
        Span::raw(" "),
    ];
    let mut right = heading_note(state, section);
    let count = heading.items.to_string();
    let used = 3 + width(section.title());
    if used + width(&right) + width(&count) + 6 > room {
        right = String::new();
    }
    let gap = if section == Section::Who { " " } else { "  " };
    let right = if right.is_empty() { format!(" {count}") } else { format!(" {right}{gap}{count}") };
    let rule = "─".repeat(room.saturating_sub(used + width(&right)));
    spans.push(Span::styled(rule, theme.rule.0));
    spans.push(Span::styled(right, theme.quiet.0));
    buf.set_line(area.x, area.y, &Line::from(spans), area.width);
}

/// What a section means, at the right of its header.
fn heading_note(state: &ReaderState, section: Section) -> String {
    if let Some(note) = state.section_notes.get(&section) {
        return note.clone();
    }
    match section {
        Section::Disagree => "cannot all be right",
        Section::Fit => "can all be right",
        Section::Agree => "two or more say so",
        Section::Quoted => "one quotation, other words",
        Section::Alone | Section::Who | Section::Minor => "",
    }
    .to_owned()
}

/// The sign of a fact in its section: `?`, never in red, where it is not sure that the outlets differ.
fn sign_of<'a>(state: &ReaderState, fact: &Fact, section: Section) -> Span<'a> {
    if fact.is_possible() { Span::raw("?") } else { sign_span(state, section) }
}

/// The sign of a section in its look.
fn sign_span<'a>(state: &ReaderState, section: Section) -> Span<'a> {
    Span::styled(section.sign().to_string(), state.theme.sign(section))
}

/// The columns of the rows in a list of `width` cells.
pub fn columns(state: &ReaderState, width: u16) -> Columns {
    Columns::new(usize::from(width), state.extent().map_or(0, |extent| extent.widest))
}

/// A fact in one line.
fn draw_fact(state: &ReaderState, number: usize, fact: &Fact, area: Rect, buf: &mut Buffer) {
    let theme = &state.theme;
    let columns = columns(state, area.width);
    let section = state.tables.section(number);
    let row = state.tables.row(&state.briefing, number, fact);
    let mut put = |at: usize, room: usize, spans: Vec<Span<'_>>| {
        let x = area.x.saturating_add(at as u16);
        let room = room.min(usize::from(area.right().saturating_sub(x)));
        buf.set_line(x, area.y, &Line::from(spans), room as u16);
    };
    if state.user_marks.pin_of(number).is_some() {
        put(1, 1, vec![Span::raw(PINNED)]);
    } else if fact.dismissed {
        put(1, 1, vec![Span::raw(DISMISSED)]);
    }
    let topic_room = match (&row.left, &row.right) {
        (Some(_), _) => columns.topic.saturating_sub(1),
        (None, Some(_)) => columns.topic + columns.left,
        (None, None) => columns.topic + columns.left + Columns::SIGN + columns.right,
    };
    let topic = sanitize(&row.topic);
    put(Columns::BAR, topic_room, marked(state, &short_topic(&topic, topic_room), Style::new()));
    let more = if row.more > 0 { format!(" +{}", row.more) } else { String::new() };
    let right_room = columns.right.saturating_sub(width(&more));
    let sign = sign_of(state, fact, section);
    match (&row.left, &row.right) {
        (Some(left), Some(right)) => {
            let sides = elide(&sanitize(&left.value), &sanitize(&right.value), (columns.left, right_room));
            let start = columns.sign_at().saturating_sub(1 + width(&sides.left));
            put(start, columns.left, marked(state, &sides.left, Style::new()));
            put(columns.sign_at(), 1, vec![sign]);
            put(columns.right_at(), right_room, marked(state, &sides.right, Style::new()));
            let after = columns.right_at() + width(&sides.right);
            put(after, width(&more), vec![Span::styled(more.as_str(), theme.quiet.0)]);
        }
        (None, Some(right)) => {
            let value = sanitize(&right.value);
            let value = if section == Section::Who {
                let usual = fact.variants.first().map_or("", |variant| variant.value.as_str());
                elide(usual, &value, (right_room, right_room)).right
            } else {
                shortened(&value, right_room)
            };
            put(columns.sign_at(), 1, vec![sign]);
            put(columns.right_at(), right_room, marked(state, &value, Style::new()));
            let after = columns.right_at() + width(&value);
            put(after, width(&more), vec![Span::styled(more.as_str(), theme.quiet.0)]);
        }
        _ => {}
    }
    let cell = state.tables.outlet_cell(state.story, &row.outlets, columns.outlets);
    put(columns.outlets_at(), columns.outlets, vec![Span::raw(cell)]);
}

/// A fact in one line of `room` cells, for places that are no list: sign, topic, values.
pub fn short_line<'a>(state: &ReaderState, number: usize, room: usize) -> Line<'a> {
    let Some(fact) = state.briefing.facts.get(number) else { return Line::default() };
    let section = state.tables.section(number);
    let row = state.tables.row(&state.briefing, number, fact);
    let sign = sign_of(state, fact, section);
    let values = values_in(&row, if fact.is_possible() { '?' } else { section.sign() }, room / 2);
    let topic_room = room.saturating_sub(width(&values) + 4);
    let topic = short_topic(&sanitize(&row.topic), topic_room).into_owned();
    let blanks = " ".repeat(topic_room.saturating_sub(width(&topic)) + 2);
    let mut spans = vec![sign, Span::raw(" ")];
    spans.extend(marked(state, &topic, Style::new()));
    spans.push(Span::raw(blanks));
    spans.extend(marked(state, &values, Style::new()));
    Line::from(spans)
}
