//! What a reader does with pins, notes and splits.

use super::layer::Layer;
use super::navigation::{close_layer, to_fact};
use super::prompt::{Ask, Prompt};
use super::state::{Cursor, ReaderState, Way};
use super::update::Effect;
use crate::memory::Pin;
use crate::model::Fingerprint;
use crate::report::counted;
use crate::report::pins::{Pinned, markdown, text};
use crate::text::sanitize;

/// The list of pins, while it is open.
#[derive(Debug)]
pub struct PinList {
    /// The pin that the keys act on.
    pub cursor: Cursor,
    /// The fact that was chosen before, to come back to.
    pub from: usize,
}

/// The pin that the keys act on: of the list if that is open, of the chosen fact otherwise.
fn chosen(state: &ReaderState) -> Option<usize> {
    match state.layers.last() {
        Some(Layer::Pins(list)) => {
            Some(list.cursor.selected).filter(|at| *at < state.user_marks.memory().pins.len())
        }
        _ => state.user_marks.pin_of(state.facts.selected),
    }
}

/// Opens the list of pins, or closes it.
pub fn show(state: &mut ReaderState) {
    if matches!(state.layers.last(), Some(Layer::Pins(_))) {
        return close_layer(state);
    }
    let from = state.facts.selected;
    let selected = chosen(state).unwrap_or_default();
    state.layers.push(Layer::Pins(PinList { cursor: Cursor { selected, top: 0 }, from }));
    follow(state);
}

/// Makes the fact of the selected pin the chosen one.
pub fn follow(state: &mut ReaderState) {
    let Some(Layer::Pins(list)) = state.layers.last_mut() else { return };
    list.cursor.step(0, state.user_marks.memory().pins.len());
    if let Some(fact) = state.user_marks.fact(list.cursor.selected) {
        to_fact(state, fact);
    }
}

/// Pins the chosen fact, or takes its pin away.
pub fn toggle(state: &mut ReaderState) {
    if let Some(at) = chosen(state) {
        let Some(topic) = state.user_marks.memory().pins.get(at).map(|pin| pin.topic.clone()) else { return };
        state.user_marks.change(format!("pin taken from “{topic}”"), |memory| {
            memory.pins.remove(at);
        });
        state.notice = Some(format!("no longer pinned: {topic}"));
    } else if !matches!(state.layers.last(), Some(Layer::Pins(_))) {
        let Some(topic) = pin_chosen(state) else { return };
        let count = counted(state.user_marks.memory().pins.len(), "pin", "pins");
        state.notice = Some(format!("pinned: {topic} ({count})"));
    }
    if matches!(state.layers.last(), Some(Layer::Pins(_)))
        && state.user_marks.memory().pins.is_empty()
        && state.notice.is_none()
    {
        state.notice = Some("nothing is pinned yet".to_owned());
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
pub fn shift(state: &mut ReaderState, way: Way) {
    let count = state.user_marks.memory().pins.len();
    let Some(Layer::Pins(list)) = state.layers.last_mut() else { return };
    let from = list.cursor.selected;
    let to = from.saturating_add_signed(way.by(1)).min(count.saturating_sub(1));
    if from == to || from >= count {
        return;
    }
    list.cursor.selected = to;
    state.user_marks.change("order of the pins", |memory| memory.pins.swap(from, to));
    state.user_marks.resolve(&state.tables.fingerprints);
}

/// Asks for a note on the chosen fact, which is pinned with it.
pub fn ask_note(state: &mut ReaderState) {
    let (readings, note) = match chosen(state).and_then(|at| state.user_marks.memory().pins.get(at)) {
        Some(pin) => (pin.readings.clone(), pin.note.clone()),
        None => match (state.layers.last(), state.fact()) {
            (Some(Layer::Pins(_)), _) | (_, None) => return,
            (_, Some(fact)) => (crate::memory::fingerprints(&state.briefing, fact), String::new()),
        },
    };
    state.layers.push(Layer::Prompt(Prompt::new(Ask::Note(readings), note)));
}

/// Puts `note` on the pin with `readings`; a note that says nothing new changes nothing.
pub fn note(state: &mut ReaderState, readings: &[Fingerprint], note: &str) {
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
