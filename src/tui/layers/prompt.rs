//! One line to type in at the bottom of the screen: a note, a file, a command.

use std::fmt;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use tui_input::Input;

use crate::text::cells::clip;
use crate::tui::action::{Action, KeyContext};
use crate::tui::command::{Done, KeyCommand};
use crate::tui::layout::Areas;
use crate::tui::message::Effect;
use crate::tui::state::{Layer, ReaderState, TypedLine};
use crate::tui::views::input;

/// Cells of a label that are always shown.
const LEAST: usize = 15;

/// What is done with the line, without blanks at its ends, when it is finished.
type Accept = dyn FnOnce(&mut ReaderState, &str) -> Option<Effect>;

/// A line that is being typed.
pub struct Prompt {
    /// What stands before the line.
    label: String,
    /// The line.
    input: Input,
    accept: Box<Accept>,
}

impl fmt::Debug for Prompt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Prompt")
            .field("label", &self.label)
            .field("input", &self.input)
            .finish_non_exhaustive()
    }
}

impl Prompt {
    /// A line that begins as `text`, with `label` before it; Enter has `accept` take it.
    pub fn new(
        label: impl Into<String>,
        text: String,
        accept: impl FnOnce(&mut ReaderState, &str) -> Option<Effect> + 'static,
    ) -> Self {
        Self { label: label.into(), input: Input::new(text), accept: Box::new(accept) }
    }
}

impl Layer for Prompt {
    fn context(&self) -> KeyContext {
        KeyContext::Prompt
    }

    fn keys(&self) -> fn(&mut ReaderState, KeyCommand) -> Done {
        keys
    }

    fn rows_in_sight(&self, _areas: &Areas) -> u16 {
        0
    }

    fn draw(&self, state: &ReaderState, buf: &mut Buffer) -> Option<Position> {
        let bar = state.areas.bar;
        let line = Rect { x: bar.x + 1, width: bar.width.saturating_sub(1), ..bar };
        // A long label leaves room for the line.
        let label = clip(&self.label, (usize::from(line.width) * 2 / 3).max(LEAST));
        input::draw(state, &label, &self.input, line, buf)
    }

    fn line(&mut self) -> Option<TypedLine<'_>> {
        Some((&mut self.input, |_| {}))
    }
}

fn keys(state: &mut ReaderState, command: KeyCommand) -> Done {
    match command {
        KeyCommand::Step(_) => Done::Here,
        KeyCommand::Do(Action::Open) => {
            let Some(prompt) = state.take::<Prompt>() else { return Done::Here };
            let Prompt { input, accept, .. } = *prompt;
            accept(state, input.value().trim()).into()
        }
        KeyCommand::Do(_) => Done::NotHere,
    }
}
