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
    print_part(report).map(|_| ())
}

/// Writes a part of a report; false if there is nobody left to read the rest.
///
/// # Errors
///
/// If standard output cannot be written.
pub(super) fn print_part(part: &str) -> io::Result<bool> {
    let mut out = BufWriter::new(io::stdout().lock());
    match out.write_all(part.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        result => result.map(|()| true),
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

/// A line on standard error that says how far a stage of the work is, where that is a terminal and takes its time; it is
/// gone when this is dropped.
#[derive(Debug)]
pub(super) struct CountLine {
    /// None where nobody wants it.
    stage: Option<Mutex<WorkStage>>,
    is_written: AtomicBool,
}

/// A stage of the work.
#[derive(Debug)]
struct WorkStage {
    /// What has been done with what it counts ("files read").
    name: &'static str,
    began: Instant,
    /// When the line is to be written next.
    next: Instant,
}

impl WorkStage {
    /// What is done in a blink needs no counting.
    const BLINK: Duration = Duration::from_millis(400);
    const PAUSE: Duration = Duration::from_millis(100);
    /// Before that, what is done tells little of how long the rest takes.
    const SURE: Duration = Duration::from_secs(2);

    fn new(name: &'static str) -> Self {
        let now = Instant::now();
        Self { name, began: now, next: now + Self::BLINK }
    }

    /// How far it is, in words.
    fn words(&self, done: usize, all: usize) -> String {
        let share = done as f64 / all.max(1) as f64;
        let taken = self.began.elapsed();
        let left = (taken >= Self::SURE && done > 0)
            .then(|| format!(", {:.0} s to go", taken.as_secs_f64() * (1.0 - share) / share));
        let (name, left) = (self.name, left.unwrap_or_default());
        format!("gainsay: {done} of {all} {name} ({:.0}%{left}) …", share * 100.0)
    }
}

impl CountLine {
    /// A line that is not written if `quiet`.
    pub(super) fn new(quiet: bool) -> Self {
        let wanted = !quiet && io::stderr().is_terminal();
        let stage = wanted.then(|| Mutex::new(WorkStage::new("")));
        Self { stage, is_written: AtomicBool::new(false) }
    }

    /// Writes that about `done` of `all` are done in the stage of this name, ten times a second at most.
    pub(super) fn tell(&self, name: &'static str, done: usize, all: usize) {
        // A thread that finds another one writing goes on working.
        let Some(Ok(mut stage)) = self.stage.as_ref().map(Mutex::try_lock) else { return };
        if stage.name != name {
            *stage = WorkStage { next: stage.next, ..WorkStage::new(name) };
        }
        if Instant::now() >= stage.next {
            stage.next = Instant::now() + WorkStage::PAUSE;
            self.is_written.store(true, Ordering::Relaxed);
            let words = Print(stage.words(done, all));
            let _ = execute!(io::stderr(), MoveToColumn(0), words, Clear(ClearType::UntilNewLine));
        }
    }

    /// Takes the line away until something is told again, so that others may write.
    pub(super) fn clear(&self) {
        if self.is_written.swap(false, Ordering::Relaxed) {
            let _ = execute!(io::stderr(), MoveToColumn(0), Clear(ClearType::UntilNewLine));
        }
    }
}

impl Drop for CountLine {
    fn drop(&mut self) {
        self.clear();
    }
}
