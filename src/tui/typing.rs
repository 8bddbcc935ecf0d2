//! Letters that go into the line that is being typed, whatever it is for.

use crossterm::event::Event;
use tui_input::backend::crossterm::to_input_request;
use tui_input::{Input, InputRequest};

use super::keys::Key;
use super::layer::Layer;
use super::menu;
use super::search::find;
use super::state::ReaderState;
use crate::text::is_safe;

/// Letters of a line that is searched for; what is typed or pasted behind them is left out. Each letter is a search.
const MOST: usize = 200;

/// The line that letters go into.
fn line(state: &mut ReaderState) -> Option<&mut Input> {
    match state.layers.last_mut()? {
        Layer::Search(search) => Some(&mut search.input),
        Layer::Menu(menu) if menu.typing => Some(&mut menu.input),
        Layer::Prompt(prompt) => Some(&mut prompt.input),
        _ => None,
    }
}

/// Lets what is typed take effect.
fn changed(state: &mut ReaderState) {
    match state.layers.last() {
        Some(Layer::Search(_)) => find(state),
        Some(Layer::Menu(_)) => menu::search(state),
        _ => {}
    }
}

/// Types a character, or edits the line.
pub fn type_key(state: &mut ReaderState, key: Key) {
    let request = match key.character() {
        Some(c) => Some(InputRequest::InsertChar(c)),
        None => to_input_request(&Event::Key(key.event())),
    };
    let is_note = matches!(state.layers.last(), Some(Layer::Prompt(_)));
    let (Some(input), Some(request)) = (line(state), request) else { return };
    if matches!(request, InputRequest::InsertChar(_))
        && !is_note
        && input.value().chars().nth(MOST - 1).is_some()
    {
        state.notice = Some("the line is full".to_owned());
        return;
    }
    if input.handle(request).is_some_and(|change| change.value) {
        changed(state);
    }
}

/// Types a text, as far as it is safe to print and short enough for a line.
pub fn paste(state: &mut ReaderState, text: &str) {
    let Some(input) = line(state) else { return };
    let room = MOST.saturating_sub(input.value().chars().count());
    for c in text.trim().chars().filter(|c| is_safe(*c)).take(room) {
        input.handle(InputRequest::InsertChar(if c.is_whitespace() { ' ' } else { c }));
    }
    changed(state);
}

/// Puts `text` in the place of the line.
pub fn replace(state: &mut ReaderState, text: &str) {
    if let Some(input) = line(state) {
        *input = Input::new(text.to_owned());
        changed(state);
    }
}
