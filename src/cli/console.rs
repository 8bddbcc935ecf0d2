//! Standard output and standard error: width, colour, pipes that close.

use std::io::{self, BufWriter, IsTerminal, Write};

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
