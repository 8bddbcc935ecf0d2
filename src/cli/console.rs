//! Standard output and standard error: width, colour, pipes that close.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crossterm::cursor::MoveToColumn;
use crossterm::execute;
use crossterm::style::Print;
use crossterm::terminal::{Clear, ClearType};

use super::args::Color;
use crate::report::{Ink, Page};
use crate::text::sanitize;

/// Width in cells where the output is not a terminal.
const PIPE_WIDTH: usize = 100;

/// True if standard output is a terminal.
pub(super) fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// The page of standard output.
pub(super) fn page(color: Color) -> Page {
    Page::new(width(), ink(color))
}

/// `COLUMNS` if it is set, so that a script can choose; otherwise the width of the terminal.
fn width() -> usize {
    let wanted = std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse().ok());
    let terminal = || {
        // Only a terminal is asked: elsewhere the answer would come from another program.
        is_terminal().then(crossterm::terminal::size).and_then(Result::ok).map(|(columns, _)| columns.into())
    };
    wanted.filter(|columns| *columns > 0).or_else(terminal).unwrap_or(PIPE_WIDTH)
}

/// True if colours are not wanted. The option has the last word: `always` overrides `NO_COLOR`.
pub(super) fn is_mono(color: Color) -> bool {
    match color {
        Color::Always => false,
        Color::Never => true,
        Color::Auto => std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()),
    }
}

/// Whether to use escape sequences: only if colours are wanted and possible.
fn ink(color: Color) -> Ink {
    let able = || is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb");
    if !is_mono(color) && (color == Color::Always || able()) { Ink::Colour } else { Ink::Plain }
}

/// Writes a finished report.
///
/// # Errors
///
/// If standard output cannot be written. A reader that has seen enough and closes the pipe is no error.
pub(super) fn print(report: &str) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    match out.write_all(report.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// Writes one line to standard error; what it quotes is made safe to print.
pub(super) fn warn(message: &str) {
    // If standard error is closed, there is nobody left to read it.
    let _ = writeln!(io::stderr().lock(), "gainsay: {}", sanitize(message));
}

/// Writes what the argument parser has to say, which quotes the arguments: file names may hold what steers a terminal.
pub(super) fn tell(text: &str, is_error: bool) {
    let lines: String = text.lines().map(|line| sanitize(line).into_owned() + "\n").collect();
    // If the terminal or pipe has gone, there is nobody left to read it.
    let _ = if is_error { io::stderr().lock().write_all(lines.as_bytes()) } else { print(&lines) };
}

/// A line on standard error that counts files while they are read, where that is a terminal and takes its time; it is gone
/// when this is dropped.
#[derive(Debug)]
pub(super) struct CountLine {
    /// When the line is to be written next; none where nobody wants it.
    next: Option<Mutex<Instant>>,
    is_written: AtomicBool,
}

impl CountLine {
    /// A line that is not written if `quiet`.
    pub(super) fn new(quiet: bool) -> Self {
        /// What is read in a blink needs no counting.
        const BLINK: Duration = Duration::from_millis(400);
        let wanted = !quiet && io::stderr().is_terminal();
        let next = wanted.then(|| Mutex::new(Instant::now() + BLINK));
        Self { next, is_written: AtomicBool::new(false) }
    }

    /// Writes that about `done` of `all` files are read, ten times a second at most.
    pub(super) fn tell(&self, done: usize, all: usize) {
        const PAUSE: Duration = Duration::from_millis(100);
        // A thread that finds another one writing goes on reading.
        let Some(Ok(mut next)) = self.next.as_ref().map(Mutex::try_lock) else { return };
        if Instant::now() >= *next {
            *next = Instant::now() + PAUSE;
            self.is_written.store(true, Ordering::Relaxed);
            let words = format!("gainsay: {done} of {all} files read …");
            let _ = execute!(io::stderr(), MoveToColumn(0), Print(words), Clear(ClearType::UntilNewLine));
        }
    }
}

impl Drop for CountLine {
    fn drop(&mut self) {
        if self.is_written.load(Ordering::Relaxed) {
            let _ = execute!(io::stderr(), MoveToColumn(0), Clear(ClearType::UntilNewLine));
        }
    }
}
