//! All actions as a list that can be searched and carried out: the help and the command palette.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};
use tui_input::Input;

use crate::lookup::Marker;
use crate::text::cells::{fit, width};
use crate::tui::action::{ACTIONS, Action, HelpPart, KeyContext};
use crate::tui::command::{Done, KeyCommand};
use crate::tui::cursor::{Clicked, Cursor};
use crate::tui::keys::Keymap;
use crate::tui::layout::{Areas, inner};
use crate::tui::state::{Layer, ReaderState, TypedLine};
use crate::tui::views::facts::DISMISSED;
use crate::tui::views::frame::{PINNED, empty, select, title};
use crate::tui::views::input;
use crate::tui::views::text::{Patch, paint};

/// What the signs before facts, articles and dates mean.
const SIGNS: [(&str, &str); 8] = [
    ("≠", "disagree: cannot all be right"),
    ("≈", "differ, but fit: can all be right"),
    ("=", "two or more outlets agree"),
    ("~", "one name, spelled differently"),
    ("?", "gainsay is not sure"),
    (PINNED, "pinned"),
    (DISMISSED, "dismissed"),
    ("•", "not read"),
];

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MenuRow {
    /// What stands over a part; no place to stand on.
    Heading(HelpPart),
    /// An action.
    Action(Action),
}

/// The list, while it is open.
#[derive(Debug)]
pub struct Menu {
    /// What is searched for.
    pub input: Input,
    /// True while letters go into the search.
    pub typing: bool,
    /// What fits, the best first; while nothing is searched part by part.
    pub rows: Vec<MenuRow>,
    /// The row with the action that Enter carries out.
    pub cursor: Cursor,
    /// Where the keys went before the list was opened.
    pub context: KeyContext,
}

impl Menu {
    /// The action that Enter carries out.
    pub fn selected(&self) -> Option<Action> {
        match self.rows.get(self.cursor.selected)? {
            MenuRow::Action(action) => Some(*action),
            MenuRow::Heading(_) => None,
        }
    }

    /// Moves by `by` rows, passing over headings.
    pub fn step(&mut self, by: isize) {
        let count = self.rows.len();
        self.cursor.step(by, count);
        let is_heading = |at: usize| matches!(self.rows.get(at), Some(MenuRow::Heading(_)));
        let at = self.cursor.selected;
        if is_heading(at) {
            self.cursor.selected =
                if by < 0 && at > 0 { at - 1 } else { (at + 1).min(count.saturating_sub(1)) };
        }
    }
}

impl Layer for Menu {
    fn context(&self) -> KeyContext {
        if self.typing { KeyContext::Palette } else { KeyContext::Help }
    }

    fn keys(&self) -> fn(&mut ReaderState, KeyCommand) -> Done {
        keys
    }

    fn rows_in_sight(&self, areas: &Areas) -> u16 {
        list_area(areas.middle, self.typing).height
    }

    fn draw(&self, state: &ReaderState, buf: &mut Buffer) -> Option<Position> {
        draw(state, self, buf)
    }

    fn lay_out(&mut self, state: &ReaderState) {
        self.cursor.keep_in_sight(self.rows.len(), usize::from(self.rows_in_sight(&state.areas)));
    }

    fn clicked(&self, state: &ReaderState, at: Position) -> Option<Clicked> {
        self.cursor.clicked(list_area(state.areas.middle, self.typing), 1, self.rows.len(), at)
    }

    fn line(&mut self) -> Option<TypedLine<'_>> {
        self.typing.then_some((&mut self.input, search))
    }
}

fn keys(state: &mut ReaderState, command: KeyCommand) -> Done {
    let Some(menu) = state.top_mut::<Menu>() else { return Done::NotHere };
    match command {
        KeyCommand::Step(by) => menu.step(by),
        KeyCommand::Do(Action::Search | Action::Palette) => menu.typing = true,
        KeyCommand::Do(Action::Help) => drop(state.layers.pop()),
        KeyCommand::Do(Action::Open) => return run(state),
        KeyCommand::Do(_) => return Done::NotHere,
    }
    Done::Here
}

/// Opens the list, ready to be searched if `typing`.
pub fn open(state: &mut ReaderState, typing: bool) {
    let (context, input, cursor) = (state.context(), Input::default(), Cursor::default());
    state.layers.push(Box::new(Menu { input, typing, rows: Vec::new(), cursor, context }));
    search(state);
}

/// Brings the rows in line with what is typed.
fn search(state: &mut ReaderState) {
    let Some(menu) = state.top::<Menu>() else { return };
    let rows = if menu.input.value().trim().is_empty() {
        in_parts()
    } else {
        let found = find(menu.input.value(), &state.keymap, menu.context);
        found.into_iter().map(MenuRow::Action).collect()
    };
    if let Some(menu) = state.top_mut::<Menu>() {
        menu.rows = rows;
        menu.cursor = Cursor::default();
        menu.step(0);
    }
}

/// All actions, part by part.
fn in_parts() -> Vec<MenuRow> {
    let rows = HelpPart::ALL.into_iter().flat_map(|part| {
        let actions = ACTIONS.iter().filter(move |entry| entry.part == part);
        std::iter::once(MenuRow::Heading(part)).chain(actions.map(|entry| MenuRow::Action(entry.action)))
    });
    rows.collect()
}

/// Has the selected action carried out where the list was opened, or says where it can be.
fn run(state: &mut ReaderState) -> Done {
    let Some(menu) = state.take::<Menu>() else { return Done::Here };
    match menu.selected() {
        Some(action) if action.acts_in(menu.context) => return Done::Instead(action),
        Some(action) => not_here(state, action),
        None => {}
    }
    Done::Here
}

/// Says where `action` can be done.
pub fn not_here(state: &mut ReaderState, action: Action) {
    let entry = action.entry();
    let key = state.key(action);
    let places: Vec<&str> = entry.contexts.iter().take(3).map(KeyContext::place).collect();
    state.notice = Some(format!("{key} works in {}: {}", places.join(", "), entry.help));
}

/// What `query` finds: by a key, by the words of name and help, and last by letters of the
/// name in their order. What acts in `context` comes first.
fn find(query: &str, keymap: &Keymap, context: KeyContext) -> Vec<Action> {
    let query = query.trim();
    let matcher = SkimMatcherV2::default();
    let lower = query.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let mut found: Vec<(bool, i64, usize)> = Vec::new();
    for (at, entry) in ACTIONS.iter().enumerate() {
        let name = entry.name.replace('_', " ");
        let (help, away) = (entry.help.to_lowercase(), !entry.contexts.contains(context));
        let score = if query.is_empty() {
            0
        } else if keymap.shown(entry.action).any(|key| key == query) {
            3000
        } else if words.iter().all(|word| name.contains(word)) {
            // A name that begins so comes before one that only goes on so.
            if name.starts_with(words.first().copied().unwrap_or_default()) { 2001 } else { 2000 }
        } else if words.iter().all(|word| help.contains(word) || name.contains(word)) {
            1000
        } else {
            match matcher.fuzzy_match(&name, query) {
                Some(score) => score.min(999),
                None => continue,
            }
        };
        found.push((away, -score, at));
    }
    found.sort_unstable();
    found.into_iter().filter_map(|(.., at)| Some(ACTIONS.get(at)?.action)).collect()
}

/// The place of everything, with its title.
fn area(middle: Rect) -> Rect {
    const WIDTH: u16 = 104;
    let width = middle.width.min(WIDTH);
    Rect { x: middle.x + (middle.width - width) / 2, width, ..middle }
}

/// The signs, in this look, with their meanings: as many rows of `room` cells as they take.
fn legend(room: usize, look: Style) -> Vec<Line<'static>> {
    const GAP: &str = "   ";
    let mut rows: Vec<Line<'_>> = Vec::new();
    for (sign, meaning) in SIGNS {
        let entry = width(sign) + 1 + width(meaning);
        match rows.last_mut() {
            Some(row) if row.width() + GAP.len() + entry <= room => row.push_span(GAP),
            _ => rows.push(Line::default()),
        }
        if let Some(row) = rows.last_mut() {
            row.push_span(Span::styled(sign, look));
            row.push_span(Span::raw(format!(" {meaning}")));
        }
    }
    rows
}

/// The rows for the signs and a blank: none where they would crowd out the actions, and none while one searches for an
/// action.
fn signs(middle: Rect, typing: bool) -> u16 {
    let rows = legend(usize::from(area(middle).width.saturating_sub(1)), Style::new()).len() as u16 + 1;
    if typing || middle.height < 4 * rows { 0 } else { rows }
}

/// The place of the actions.
fn list_area(middle: Rect, typing: bool) -> Rect {
    let body = inner(area(middle));
    let head = (1 + signs(middle, typing)).min(body.height);
    Rect { y: body.y + head, height: body.height - head, ..body }
}

/// Draws the list over everything between header and bottom bar; returns where the terminal's cursor goes.
fn draw(state: &ReaderState, menu: &Menu, buf: &mut Buffer) -> Option<Position> {
    let middle = state.areas.middle;
    let whole = area(middle);
    Clear.render(middle, buf);
    let list = list_area(middle, menu.typing);
    let below = menu.rows.len().saturating_sub(menu.cursor.top + usize::from(list.height));
    let place = if below > 0 { format!("{below} more below") } else { String::new() };
    let focused = state.top::<Menu>().is_some();
    title(state, whole, "Help", &place, focused, buf);
    let head = Rect { height: 1.min(inner(whole).height), ..inner(whole) };
    let mut cursor = None;
    if menu.typing {
        cursor = input::draw(state, ": ", &menu.input, Rect { x: head.x + 1, ..head }, buf);
    } else {
        let key = state.key(Action::Search);
        empty(
            state,
            Rect { x: head.x + 1, ..head },
            &format!("{key} searches this list, Enter does it"),
            buf,
        );
    }
    if menu.rows.is_empty() {
        empty(state, Rect { x: list.x + 3, ..list }, "No action is called so.", buf);
    }
    let marker = Marker::new(menu.input.value());
    let keys_room = keys_room(state, list.width);
    for (y, (at, row)) in (list.y..list.bottom()).zip(menu.rows.iter().enumerate().skip(menu.cursor.top)) {
        let entry = match row {
            MenuRow::Heading(part) => {
                let rule = usize::from(list.width).saturating_sub(4 + width(part.title()));
                let line = Line::from(vec![
                    Span::styled(format!("  {} ", part.title()), state.theme.quiet.0),
                    Span::styled("─".repeat(rule), state.theme.rule.0),
                ]);
                buf.set_line(list.x, y, &line, list.width);
                continue;
            }
            MenuRow::Action(action) => action.entry(),
        };
        let here = entry.contexts.contains(menu.context);
        let keys = keys_of(state, entry.action);
        let patches: Vec<Patch> =
            marker.marks(entry.help).into_iter().map(|mark| (mark, state.theme.found.0)).collect();
        let base = if here { Style::new() } else { state.theme.quiet.0 };
        let key_style = if here { state.theme.key.0 } else { state.theme.quiet.0 };
        let mut spans = vec![Span::styled(fit(&keys, keys_room), key_style), Span::raw("  ")];
        spans.extend(paint(entry.help, &(0..entry.help.len()), base, &patches));
        buf.set_line(list.x + 1, y, &Line::from(spans), list.width.saturating_sub(1));
        if at == menu.cursor.selected {
            select(state, list, y, 1, true, buf);
        }
    }
    let room = list.width.saturating_sub(1);
    let signs = signs(middle, menu.typing);
    for (y, line) in (list.y.saturating_sub(signs)..list.y).zip(legend(usize::from(room), state.theme.key.0))
    {
        buf.set_line(list.x + 1, y, &line, room);
    }
    cursor
}

/// Cells for the keys of an action: as many as the most of them need that the reader has, up to a third of the list.
fn keys_room(state: &ReaderState, width_of_list: u16) -> usize {
    let needed = ACTIONS.iter().map(|entry| width(&keys_of(state, entry.action)));
    needed.max().unwrap_or_default().min(usize::from(width_of_list / 3))
}

/// All keys of an action.
fn keys_of(state: &ReaderState, action: Action) -> String {
    state.keymap.shown(action).collect::<Vec<_>>().join("  ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions_are_found_by_key_by_word_and_by_letters() {
        let keymap = Keymap::defaults().unwrap();
        let first = |query: &str, context| find(query, &keymap, context).first().copied();
        assert_eq!(first("gg", KeyContext::Facts), Some(Action::Top));
        assert_eq!(first("clause off", KeyContext::Diff), Some(Action::Split));
        assert_eq!(first("nxtdiff", KeyContext::Facts), Some(Action::NextDifference));
        assert_eq!(first("half page d", KeyContext::Article), Some(Action::HalfPageDown));
        assert_eq!(first("xyzzy", KeyContext::Facts), None);
        assert_eq!(find("", &keymap, KeyContext::Facts).len(), ACTIONS.len());
    }
}
