//! The commands: arguments in, a report on standard output, warnings on standard error, an exit code out.

mod args;
mod command;
mod console;
mod exit;
#[cfg(feature = "fetch")]
mod fetch;

use std::ffi::OsString;
use std::process::ExitCode;
use std::{panic, thread};

use clap::Parser;

use crate::intake;

/// Runs the program with `arguments`, the name of the program first.
///
/// The code is 0 on success, 2 if nothing could be read or the arguments make no sense, and 1 if `diff --exit-code` finds
/// a conflict.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    silence_parsers();
    match args::Arguments::try_parse_from(arguments) {
        Ok(arguments) => ExitCode::from(command::run(arguments)),
        Err(error) => {
            // If the terminal or pipe has gone, there is nobody left to read it.
            let _ = error.print();
            ExitCode::from(if error.use_stderr() { exit::TROUBLE } else { 0 })
        }
    }
}

/// Keeps the panics of parsers off standard error: one that fails on a damaged file becomes a warning about the file (see
/// [`intake`](crate::intake)).
fn silence_parsers() {
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().name() != Some(intake::FOREIGN_THREAD) {
            report(info);
        }
    }));
}
