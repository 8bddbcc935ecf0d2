//! The pins in the reader's own order, each with its note; and what a reader does with pins, notes and corrections.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::prompt::Prompt;
use super::text::open_reading;
use crate::memory::{Pin, fingerprints};
use crate::model::Fingerprint;
use crate::report::counted;
use crate::report::pins::{Pinned, markdown, text};
use crate::text::cells::{clip, width};
use crate::text::sanitize;
use crate::tui::action::{Action, KeyContext};
use crate::tui::choice::{close_layer, tell_the_end, to_fact};
use crate::tui::command::{Done, KeyCommand, WayBack};
use crate::tui::crossing::Crossing;
use crate::tui::cursor::{Clicked, Cursor, Way};
use crate::tui::layout::{Areas, Base, PIN_ROWS, Panel, inner};
use crate::tui::message::Effect;
use crate::tui::state::{Layer, ReaderState};
use crate::tui::views::facts::short_line;
use crate::tui::views::frame::{empty, select, title};

/// The list of pins, while it is open.
#[derive(Debug)]
pub struct PinList {
    /// The pin that the keys act on.
    pub cursor: Cursor,
    /// The fact that was chosen before, to come back to.
    pub from: usize,
}

impl Layer for PinList {
    fn context(&self) -> KeyContext {
        KeyContext::Pins
    }

    fn base(&self) -> Option<Base> {
        Some(Base::Pins)
    }

    fn keys(&self) -> fn(&mut ReaderState, KeyCommand) -> Done {
        keys
    }

    fn rows_in_sight(&self, areas: &Areas) -> u16 {
        inner(areas.page).height / PIN_ROWS
    }

    fn draw(&self, state: &ReaderState, buf: &mut Buffer) -> Option<Position> {
        draw(state, self, state.areas.page, buf);
        None
    }

    /// Beside a pin whose articles are gone stands no Diff.
    fn draw_beside(&self, state: &ReaderState, area: Rect, buf: &mut Buffer) -> bool {
        let is_gone = state.user_marks.fact(self.cursor.selected).is_none();
        if is_gone {
            title(state, area, Panel::Diff.title(), "", false, buf);
        }
        is_gone
    }

    fn lay_out(&mut self, state: &ReaderState) {
        let rows = usize::from(self.rows_in_sight(&state.areas));
        self.cursor.keep_in_sight(state.user_marks.memory().pins.len(), rows);
    }

    fn carry(&mut self, crossing: &Crossing<'_>) -> bool {
        self.from = crossing.fact_or_near(self.from);
        true
    }

    fn clicked(&self, state: &ReaderState, at: Position) -> Option<Clicked> {
        let count = state.user_marks.memory().pins.len();
        self.cursor.clicked(inner(state.areas.page), usize::from(PIN_ROWS), count, at)
    }

    fn way_back(&self) -> Option<WayBack> {
        Some(WayBack::Fact(self.from))
    }
}

fn keys(state: &mut ReaderState, command: KeyCommand) -> Done {
    match command {
        KeyCommand::Step(by) => {
            let count = state.user_marks.memory().pins.len();
            if let Some(list) = state.top_mut::<PinList>() {
                list.cursor.step(by, count);
            }
            follow(state);
        }
        KeyCommand::Do(Action::NextOutlet | Action::PreviousOutlet)
            if state.user_marks.memory().pins.is_empty() =>
        {
            tell_that_nothing_is_pinned(state);
        }
        KeyCommand::Do(Action::StepDown) => shift(state, Way::On),
        KeyCommand::Do(Action::StepUp) => shift(state, Way::Back),
        KeyCommand::Do(Action::Open | Action::Right) => {
            match chosen(state).map(|at| state.user_marks.fact(at).is_some()) {
                Some(true) => open_reading(state),
                Some(false) => state.notice = Some("no article states this any longer".to_owned()),
                None => tell_that_nothing_is_pinned(state),
            }
        }
        KeyCommand::Do(Action::Left) => close_layer(state),
        KeyCommand::Do(_) => return Done::NotHere,
    }
    Done::Here
}

/// The pin that the keys act on: of the list if that is open, of the chosen fact otherwise.
fn chosen(state: &ReaderState) -> Option<usize> {
    match state.top::<PinList>() {
        Some(list) => Some(list.cursor.selected).filter(|at| *at < state.user_marks.memory().pins.len()),
        None => state.user_marks.pin_of(state.facts.selected),
    }
}

/// Opens the list of pins, or closes it.
pub fn toggle_list(state: &mut ReaderState) {
    if state.top::<PinList>().is_some() {
        return close_layer(state);
    }
    let from = state.facts.selected;
    let selected = chosen(state).unwrap_or_default();
    state.layers.push(Box::new(PinList { cursor: Cursor { selected, top: 0 }, from }));
    follow(state);
}

/// Makes the fact of the selected pin the chosen one.
fn follow(state: &mut ReaderState) {
    let count = state.user_marks.memory().pins.len();
    let Some(list) = state.top_mut::<PinList>() else { return };
    list.cursor.step(0, count);
    let at = list.cursor.selected;
    if let Some(fact) = state.user_marks.fact(at) {
        to_fact(state, fact);
    }
}

/// Pins the chosen fact, or takes its pin away.
pub fn toggle(state: &mut ReaderState) {
    let in_list = state.top::<PinList>().is_some();
    if let Some(at) = chosen(state) {
        let Some(topic) = state.user_marks.memory().pins.get(at).map(|pin| pin.topic.clone()) else { return };
        state.user_marks.change(format!("pin taken from “{topic}”"), |memory| {
            memory.pins.remove(at);
        });
        state.notice = Some(format!("no longer pinned: {topic}"));
    } else if in_list {
        return tell_that_nothing_is_pinned(state);
    } else {
        let Some(topic) = pin_chosen(state) else { return };
        let count = counted(state.user_marks.memory().pins.len(), "pin", "pins");
        state.notice = Some(format!("pinned: {topic} ({count})"));
    }
    state.user_marks.resolve(&state.tables.fingerprints);
    follow(state);
}

/// Pins the chosen fact; returns what it is about.
fn pin_chosen(state: &mut ReaderState) -> Option<String> {
    let fact = state.fact()?;
    let pin = Pin::new(&state.briefing, fact);
    let topic = pin.topic.clone();
    state.user_marks.change(format!("pin on “{topic}”"), |memory| memory.pins.push(pin));
    state.user_marks.resolve(&state.tables.fingerprints);
    Some(topic)
}

/// Moves the selected pin in the list.
fn shift(state: &mut ReaderState, way: Way) {
    let count = state.user_marks.memory().pins.len();
    let Some(list) = state.top_mut::<PinList>() else { return };
    let from = list.cursor.selected;
    list.cursor.step(way.by(1), count);
    let to = list.cursor.selected;
    if count == 0 {
        return tell_that_nothing_is_pinned(state);
    }
    if from == to || from >= count {
        return tell_the_end(state, way, "pin");
    }
    state.user_marks.change("order of the pins", |memory| memory.pins.swap(from, to));
    state.user_marks.resolve(&state.tables.fingerprints);
}

/// Asks for a note on the chosen fact, which is pinned with it.
pub fn ask_note(state: &mut ReaderState) {
    let pin = chosen(state).and_then(|at| state.user_marks.memory().pins.get(at));
    let (readings, text) = match (pin, state.fact()) {
        (Some(pin), _) => (pin.readings.clone(), pin.note.clone()),
        (None, Some(fact)) if state.top::<PinList>().is_none() => {
            (fingerprints(&state.briefing, fact), String::new())
        }
        (None, Some(_)) => return tell_that_nothing_is_pinned(state),
        (None, None) => return,
    };
    state.layers.push(Box::new(Prompt::new("note: ", text, move |state, line| {
        note(state, &readings, line);
        None
    })));
}

/// Puts `note` on the pin with `readings`; a note that says nothing new changes nothing.
fn note(state: &mut ReaderState, readings: &[Fingerprint], note: &str) {
    let note = sanitize(note.trim()).into_owned();
    let pins = &state.user_marks.memory().pins;
    let at = pins.iter().position(|pin| pin.readings == readings);
    if at.and_then(|at| pins.get(at)).map_or("", |pin| pin.note.as_str()) == note {
        return;
    }
    let fresh = state.tables.fingerprints.fact(readings).and_then(|fact| state.briefing.facts.get(fact));
    let fresh = fresh.map(|fact| Pin::new(&state.briefing, fact));
    state.user_marks.change("note", |memory| match (at.and_then(|at| memory.pins.get_mut(at)), fresh) {
        (Some(pin), _) => pin.note = note,
        (None, Some(pin)) => memory.pins.push(Pin { note, ..pin }),
        (None, None) => {}
    });
    state.user_marks.resolve(&state.tables.fingerprints);
}

/// Takes back the last change of pins, notes or corrections; the other way makes it again.
pub fn undo(state: &mut ReaderState, way: Way) -> Option<Effect> {
    let before = state.user_marks.memory().corrections.clone();
    let (what, [done, to_do]) = match way {
        Way::Back => (state.user_marks.undo(), ["undone", "undo"]),
        Way::On => (state.user_marks.redo(), ["redone", "redo"]),
    };
    let Some(what) = what else {
        state.notice = Some(format!("nothing to {to_do}"));
        return None;
    };
    state.notice = Some(format!("{done}: {what}"));
    state.user_marks.resolve(&state.tables.fingerprints);
    follow(state);
    let now = &state.user_marks.memory().corrections;
    // The eye goes to what was corrected, and stays on it when it is back in its section.
    let corrected =
        [(&before.dismissed, &now.dismissed), (&before.hidden, &now.hidden), (&before.merged, &now.merged)];
    let readings = corrected.into_iter().find_map(|(before, now)| before.symmetric_difference(now).next());
    let readings: Vec<Fingerprint> = readings.into_iter().flatten().copied().collect();
    if let Some(fact) = state.tables.fingerprints.fact(&readings) {
        state.facts.selected = fact;
    }
    (*now != before).then(|| Effect::Analyze(now.clone()))
}

/// Asks for the file that the pins are written to.
pub fn ask_export(state: &mut ReaderState) {
    if state.user_marks.memory().pins.is_empty() {
        return tell_that_nothing_is_pinned(state);
    }
    ask_for_file(state, "write pins to: ".to_owned(), state.pins_file.clone(), None);
}

/// Asks once more for the file, when `file` could not be written: `why`, or because it exists. It is then replaced if it is
/// named again.
pub fn ask_for_another_file(state: &mut ReaderState, file: String, why: Option<String>) {
    match why {
        Some(why) => ask_for_file(state, format!("{}; write to: ", sanitize(&why)), file, None),
        None => ask_for_file(state, "it exists; Enter replaces it: ".to_owned(), file.clone(), Some(file)),
    }
}

/// Asks for a file, which may be replaced if it is the one called `replaced`.
fn ask_for_file(state: &mut ReaderState, label: String, file: String, replaced: Option<String>) {
    state.layers.push(Box::new(Prompt::new(label, file, move |state, file| {
        let (text, replace) = (document(state, file), replaced.as_deref() == Some(file));
        (!file.is_empty()).then(|| Effect::Write { file: file.to_owned(), text, replace })
    })));
}

fn tell_that_nothing_is_pinned(state: &mut ReaderState) {
    state.notice = Some("nothing is pinned yet".to_owned());
}

/// The pins as a document: Markdown, or plain text for a file whose name ends in `.txt`.
pub fn document(state: &ReaderState, file: &str) -> String {
    let pins: Vec<Pinned<'_>> = state
        .user_marks
        .memory()
        .pins
        .iter()
        .enumerate()
        .map(|(at, pin)| Pinned {
            fact: state.user_marks.fact(at).and_then(|fact| state.briefing.facts.get(fact)),
            topic: &pin.topic,
            values: &pin.values,
            note: &pin.note,
        })
        .collect();
    let plain = file.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("txt"));
    if plain { text(&state.briefing, &pins) } else { markdown(&state.briefing, &pins) }
}

/// Draws the list.
fn draw(state: &ReaderState, list: &PinList, area: Rect, buf: &mut Buffer) {
    let pins = &state.user_marks.memory().pins;
    let place = match pins.len() {
        0 => String::new(),
        count => format!("{} of {count}", list.cursor.selected + 1),
    };
    let focused = state.top::<PinList>().is_some();
    title(state, area, "Pins", &place, focused, buf);
    let body = inner(area);
    if pins.is_empty() {
        let key = state.key(Action::Pin);
        let words = format!("Nothing is pinned yet: {key} on a fact keeps it here for the meeting.");
        return empty(state, body, &words, buf);
    }
    let mut y = body.y;
    for (at, pin) in pins.iter().enumerate().skip(list.cursor.top) {
        if y >= body.bottom() {
            break;
        }
        item(state, (at, pin), Rect { y, height: PIN_ROWS.min(body.bottom() - y), ..body }, buf);
        if at == list.cursor.selected {
            select(state, body, y, PIN_ROWS, focused, buf);
        }
        y += PIN_ROWS;
    }
}

fn item(state: &ReaderState, (at, pin): (usize, &Pin), area: Rect, buf: &mut Buffer) {
    let theme = &state.theme;
    let number = format!("{:>2} ", at + 1);
    let room = usize::from(area.width).saturating_sub(width(&number) + 1);
    let number_of = state.user_marks.fact(at);
    let fact = number_of.and_then(|fact| state.briefing.facts.get(fact));
    let mut spans = vec![Span::styled(number.clone(), theme.quiet.0)];
    if let Some(fact) = number_of {
        spans.extend(short_line(state, fact, room).spans);
    } else {
        let gone = format!("  {}  {}", sanitize(&pin.topic), sanitize(&pin.values));
        spans.push(Span::styled(clip(&gone, room).into_owned(), theme.quiet.0));
    }
    buf.set_line(area.x + 1, area.y, &Line::from(spans), area.width.saturating_sub(1));
    if area.height < PIN_ROWS {
        return;
    }
    let (words, style) = match fact {
        _ if !pin.note.is_empty() => (sanitize(&pin.note).into_owned(), theme.notice.0),
        Some(fact) if fact.corroboration > 1 => {
            (counted(fact.corroboration, "outlet", "outlets"), theme.quiet.0)
        }
        Some(_) => ("one outlet".to_owned(), theme.quiet.0),
        None if state.progress.is_partial() => ("not compared yet".to_owned(), theme.quiet.0),
        None => ("its articles are gone".to_owned(), theme.quiet.0),
    };
    let indent = width(&number) as u16 + 3;
    let words = clip(&words, usize::from(area.width.saturating_sub(indent)));
    buf.set_line(area.x + indent, area.y + 1, &Line::styled(words, style), area.width.saturating_sub(indent));
}
