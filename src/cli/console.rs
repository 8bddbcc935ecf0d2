//! Standard output and standard error: width, colour, pipes that close.

use std::io::{self, BufWriter, IsTerminal, Write};

use super::args::Color;
use crate::report::Ink;
use crate::report::text::Page;
use crate::text::sanitize;

/// Width when the output is no terminal.
const PIPE_WIDTH: usize = 100;

/// True when a person sees standard output directly.
pub(super) fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// The page that standard output offers.
pub(super) fn page(color: Color) -> Page {
    Page::new(width(), ink(color))
}

/// `COLUMNS` where it is set, so that a script can choose; otherwise the terminal's own width.
fn width() -> usize {
    let wanted = std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse().ok());
    let terminal = || {
        // Asked only of a terminal: elsewhere the answer would come from another program.
        is_terminal().then(crossterm::terminal::size).and_then(Result::ok).map(|(columns, _)| columns.into())
    };
    wanted.filter(|columns| *columns > 0).or_else(terminal).unwrap_or(PIPE_WIDTH)
}

/// True when colours are not wanted. The option is the later word: `always` overrides `NO_COLOR`.
pub(super) fn is_mono(color: Color) -> bool {
    match color {
        Color::Always => false,
        Color::Never => true,
        Color::Auto => std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()),
    }
}

/// Without colours there is no escape sequence at all: marked values then stand between asterisks.
fn ink(color: Color) -> Ink {
    let able = || is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb");
    if !is_mono(color) && (color == Color::Always || able()) { Ink::Colour } else { Ink::Plain }
}

/// Writes a finished report.
///
/// # Errors
///
/// When standard output cannot be written, except because its reader has seen enough and closed the pipe.
pub(super) fn print(report: &str) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    match out.write_all(report.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// One line on standard error; what it quotes is made safe to print.
pub(super) fn complain(message: &str) {
    // When standard error is closed there is nobody left to tell.
    let _ = writeln!(io::stderr().lock(), "gainsay: {}", sanitize(message));
}
