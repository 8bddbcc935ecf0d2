//! Letters that go into the line that is being typed, whatever it is for.

use crossterm::event::Event;
use tui_input::backend::crossterm::to_input_request;
use tui_input::{Input, InputRequest};

use super::action::KeyContext;
use super::keys::Key;
use super::state::ReaderState;
use crate::text::is_safe;

/// Letters of a line that is searched for; what is typed or pasted behind them is left out. Each letter is a search.
const MOST: usize = 200;

/// Changes the line that letters go into, and lets the change take effect; nothing if `change` says that it made none.
fn edit(state: &mut ReaderState, change: impl FnOnce(&mut Input) -> bool) {
    let line = state.layers.last_mut().and_then(|layer| layer.line());
    let Some(changed) = line.and_then(|(input, changed)| change(input).then_some(changed)) else { return };
    changed(state);
}

/// Types a character, or edits the line.
pub fn type_key(state: &mut ReaderState, key: Key) {
    let request = match key.character() {
        Some(c) => Some(InputRequest::InsertChar(c)),
        None => to_input_request(&Event::Key(key.event())),
    };
    let Some(request) = request else { return };
    let is_note = state.context() == KeyContext::Prompt;
    let mut is_full = false;
    edit(state, |input| {
        is_full = matches!(request, InputRequest::InsertChar(_))
            && !is_note
            && input.value().chars().nth(MOST - 1).is_some();
        !is_full && input.handle(request).is_some_and(|change| change.value)
    });
    if is_full {
        state.notice = Some("the line is full".to_owned());
    }
}

/// Types a text, as far as it is safe to print and short enough for a line.
pub fn paste(state: &mut ReaderState, text: &str) {
    edit(state, |input| {
        let room = MOST.saturating_sub(input.value().chars().count());
        for c in text.trim().chars().filter(|c| is_safe(*c)).take(room) {
            input.handle(InputRequest::InsertChar(if c.is_whitespace() { ' ' } else { c }));
        }
        true
    });
}

/// Puts `text` in the place of the line.
pub fn replace(state: &mut ReaderState, text: &str) {
    edit(state, |input| {
        *input = Input::new(text.to_owned());
        true
    });
}
