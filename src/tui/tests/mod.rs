//! The whole reader without a terminal: keys in, screen out.

mod acceptance;
mod clusters;
mod hints;
mod journeys;
mod kinds;
mod partly;
mod properties;
mod screens;
mod speed;
mod swap;
mod user_marks;

use std::fmt::Write;
use std::sync::Arc;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Modifier, Style};

use super::briefing_tables::BriefingTables;
use super::fixture;
use super::keys::{Key, Keymap};
use super::layers::search::Search;
use super::layers::text::OpenText;
use super::message::{Effect, Message};
use super::state::ReaderState;
use super::theme::Theme;
use super::update::update;
use super::user_marks::UserMarks;
use super::views::view;
use crate::lookup::Index;
use crate::model::Briefing;

/// A reader in the hands of a test.
struct Reader {
    state: ReaderState,
    effects: Vec<Effect>,
}

impl Reader {
    /// The reader on the invented briefing, on a screen of `width` by `height` cells.
    fn new(width: u16, height: u16) -> Self {
        Self::on(fixture::briefing(), width, height)
    }

    fn on(briefing: Briefing, width: u16, height: u16) -> Self {
        let mut reader = Self::waiting(width, height);
        reader.load(briefing);
        reader
    }

    /// Has another briefing ready, as the analysis has after a split or a change in the folder.
    fn load(&mut self, briefing: Briefing) {
        let briefing = Arc::new(briefing);
        let tables = Box::new(BriefingTables::new(&briefing));
        self.tell(Message::Loaded(Arc::clone(&briefing), tables));
        self.tell(Message::Indexed(Box::new(Index::new(&briefing))));
    }

    /// A reader whose briefing is still being made.
    fn waiting(width: u16, height: u16) -> Self {
        let state = ReaderState::new(
            Keymap::defaults().unwrap(),
            Theme::shipped("terminal").unwrap(),
            UserMarks::default(),
        );
        let mut reader = Self { state, effects: Vec::new() };
        reader.tell(Message::Resized(width, height));
        reader
    }

    fn tell(&mut self, message: Message) {
        self.effects.extend(update(&mut self.state, message));
    }

    /// Presses keys, written as in files of keys.
    fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            self.tell(Message::Key(Key::parse(key).unwrap()));
        }
        self
    }

    /// Types `text`, letter by letter.
    fn enter(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            let key = if c == ' ' { "space".to_owned() } else { c.to_string() };
            self.press(&key);
        }
        self
    }

    /// The search that is open.
    fn search(&self) -> &Search {
        self.state.top().unwrap()
    }

    /// The text that is open, if one is.
    fn page(&self) -> Option<&OpenText> {
        self.state.top()
    }

    fn buffer(&self) -> Buffer {
        let (width, height) = self.state.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| view(&self.state, frame)).unwrap();
        terminal.backend().buffer().clone()
    }

    /// The screen as text, without blanks at line ends and empty lines at the end.
    fn screen(&self) -> String {
        let buffer = self.buffer();
        let rows = buffer.area.height;
        let lines: Vec<String> = (0..rows).map(|y| row(&buffer, y)).collect();
        let mut text = String::new();
        let mut empty = 0;
        for line in lines {
            if line.is_empty() {
                empty += 1;
                continue;
            }
            // Many empty rows say no more than their number does.
            match std::mem::take(&mut empty) {
                0 => {}
                few @ 1..4 => text.push_str(&"\n".repeat(few)),
                many => writeln!(text, "({many} empty rows)").unwrap(),
            }
            writeln!(text, "{line}").unwrap();
        }
        text
    }

    /// The stretches of the screen that look other than plain text, as `row "text" look`.
    fn looks(&self) -> String {
        let buffer = self.buffer();
        let mut out = String::new();
        for y in 0..buffer.area.height {
            let mut run = (Style::reset(), String::new());
            for x in 0..buffer.area.width {
                let Some(cell) = buffer.cell((x, y)) else { continue };
                if cell.style() != run.0 {
                    note(&mut out, y, &run);
                    run = (cell.style(), String::new());
                }
                run.1.push_str(cell.symbol());
            }
            note(&mut out, y, &run);
        }
        out
    }
}

fn note(out: &mut String, y: u16, (style, text): &(Style, String)) {
    let plain = Cell::default().style();
    // Rules and hints look quiet everywhere: that is no news.
    if *style != plain && !text.trim().is_empty() && style.add_modifier != Modifier::DIM {
        let color = style.fg.filter(|color| *color != ratatui::style::Color::Reset);
        let color = color.map(|color| format!("{color} ")).unwrap_or_default();
        writeln!(out, "{y:>2} {:?} {color}{:?}", text.trim_end(), style.add_modifier).unwrap();
    }
}

fn row(buffer: &Buffer, y: u16) -> String {
    let mut line = String::new();
    let mut skip = 0;
    for x in 0..buffer.area.width {
        let Some(cell) = buffer.cell((x, y)) else { continue };
        if skip > 0 {
            // The second cell of a wide character.
            skip -= 1;
            continue;
        }
        skip = crate::text::cells::width(cell.symbol()).saturating_sub(1);
        line.push_str(cell.symbol());
    }
    line.trim_end().to_owned()
}
