//! One line to type in at the bottom of the screen: a note, a file, a command.

use tui_input::Input;

use super::layer::Layer;
use super::pins;
use super::state::ReaderState;
use super::update::Effect;
use crate::model::Fingerprint;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// A note on the pin with these readings.
    Note(Vec<Fingerprint>),
    /// The file that the pins are written to.
    Export,
    /// The command that `text` is piped to.
    Pipe {
        /// What the command reads.
        text: String,
    },
}

/// A line that is being typed.
#[derive(Debug)]
pub struct Prompt {
    /// What it is for.
    pub ask: Ask,
    /// The line.
    pub input: Input,
}

impl Prompt {
    /// A line that begins as `text`.
    pub fn new(ask: Ask, text: String) -> Self {
        Self { ask, input: Input::new(text) }
    }

    /// What stands before the line.
    pub fn label(&self) -> &'static str {
        match self.ask {
            Ask::Note(_) => "note: ",
            Ask::Export => "write pins to: ",
            Ask::Pipe { .. } => "pipe to: ",
        }
    }
}

/// Asks for the file that the pins are written to.
pub fn ask_export(state: &mut ReaderState) {
    if state.user_marks.memory().pins.is_empty() {
        state.notice = Some("nothing is pinned yet".to_owned());
        return;
    }
    state.layers.push(Layer::Prompt(Prompt::new(Ask::Export, state.pins_file.clone())));
}

/// Does what the line was typed for.
pub fn accept(state: &mut ReaderState) -> Option<Effect> {
    let Some(Layer::Prompt(Prompt { ask, input })) = state.layers.pop() else { return None };
    let line = input.value().trim();
    match ask {
        Ask::Note(readings) => {
            pins::note(state, &readings, line);
            None
        }
        _ if line.is_empty() => None,
        Ask::Export => Some(Effect::Write { file: line.to_owned(), text: pins::document(state, line) }),
        Ask::Pipe { text } => Some(Effect::Pipe { command: line.to_owned(), text }),
    }
}
