//! The commands: arguments in, a report on standard output, complaints on standard error, an exit code out.

mod args;
mod command;
mod console;
#[cfg(feature = "fetch")]
mod fetch;

use std::ffi::OsString;
use std::process::ExitCode;
use std::{panic, thread};

use clap::Parser;

use crate::intake;

/// Exit code when nothing could be read, written or understood.
const TROUBLE: u8 = 2;

/// Runs the program with `arguments`, the name of the program first.
///
/// The code is 0 on success, 2 when nothing could be read or the arguments make no sense, and 1 only where a
/// command was asked to tell of conflicts by its exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    keep_quiet_of_parsers();
    match args::Arguments::try_parse_from(arguments) {
        Ok(arguments) => ExitCode::from(command::run(arguments)),
        Err(error) => {
            // Nobody is left to tell when the terminal or pipe has gone.
            let _ = error.print();
            ExitCode::from(if error.use_stderr() { TROUBLE } else { 0 })
        }
    }
}

/// A parser that panics over a damaged file is a warning about the file (see [`intake`](crate::intake)), not a message
/// of the program about itself.
fn keep_quiet_of_parsers() {
    let tell = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().name() != Some(intake::FOREIGN_THREAD) {
            tell(info);
        }
    }));
}
