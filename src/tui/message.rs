//! What happens to the reader, and what it asks of the terminal.

use std::path::PathBuf;
use std::sync::Arc;

use super::briefing_tables::BriefingTables;
use super::cursor::Way;
use super::file_place::FilePlace;
use super::keys::Key;
use crate::lookup::Index;
use crate::model::{Briefing, Corrections};

/// What the mouse does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// The left button goes down at a column and row.
    Click(u16, u16),
    /// The wheel turns, with the pointer at a column and row.
    Wheel(u16, u16, Way),
}

/// Something that happened.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// The mouse was used.
    Mouse(Mouse),
    /// Text was pasted.
    Paste(String),
    /// The screen has so many columns and rows now.
    Resized(u16, u16),
    /// Something to tell the reader.
    Notice(String),
    /// The pins could not be written to a file.
    NotWritten {
        /// The file as the user typed it.
        file: String,
        /// Why, in words; none if it exists and was not to be replaced.
        why: Option<String>,
    },
    /// Files of the folder have changed.
    Changed,
    /// A part of the stories is compared: what is known by now, and how many of how many.
    Partly(Arc<Briefing>, Box<BriefingTables>, (usize, usize)),
    /// The analysis is ready, the first or another one.
    Loaded(Arc<Briefing>, Box<BriefingTables>),
    /// The search is ready.
    Indexed(Box<Index>),
    /// The program should give the terminal back and stop until it is continued.
    Suspend,
    /// The program was continued.
    Continued,
    /// The program should end.
    Quit,
    /// A thread that the reader depends on has died.
    Failed,
}

/// What the terminal must do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// End the program.
    Quit,
    /// End the program with an error.
    Fail,
    /// Give the terminal back and stop.
    Suspend,
    /// Take the terminal again and draw everything anew.
    Redraw,
    /// Analyse the articles again, with these corrections.
    Analyze(Corrections),
    /// Read the folder again.
    Reread,
    /// Keep the theme with this name.
    Theme(String),
    /// Take the mouse, or give it back, and keep that.
    Mouse(bool),
    /// Put a text on the clipboard.
    Copy(String),
    /// Show an address in the browser.
    OpenUrl(String),
    /// Give the terminal to an editor for a file.
    Edit {
        /// The file.
        file: PathBuf,
        /// What the editor shows of it.
        place: FilePlace,
    },
    /// Give the terminal to a command that reads a text.
    Pipe {
        /// The command as the user typed it.
        command: String,
        /// What it reads.
        text: String,
    },
    /// Write the pins to a file.
    Write {
        /// The file as the user typed it.
        file: String,
        /// What is written.
        text: String,
        /// True if the file may exist already.
        replace: bool,
    },
}
