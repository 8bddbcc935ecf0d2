//! The commands: arguments in, a report on standard output, warnings on standard error, an exit code out.

mod args;
mod command;
mod console;
mod exit;
#[cfg(feature = "fetch")]
mod fetch;
mod paths;
mod reading;
mod stream;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

#[cfg(feature = "pdf")]
use crate::intake::pdf;

/// Runs the program with `arguments`, the name of the program first.
///
/// The code is 0 on success, 2 if nothing could be read or the arguments make no sense, and 1 if `diff --exit-code` finds
/// a conflict.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    #[cfg(feature = "pdf")]
    if arguments.get(1).is_some_and(|first| first == pdf::ARGUMENT) {
        let seconds = arguments.get(2).and_then(|seconds| seconds.to_str());
        return if pdf::serve(seconds).is_ok() { ExitCode::SUCCESS } else { ExitCode::from(exit::TROUBLE) };
    }
    #[cfg(feature = "pdf")]
    pdf::use_this_program();
    match args::Arguments::try_parse_from(arguments) {
        Ok(arguments) => ExitCode::from(command::run(arguments)),
        Err(error) => {
            console::tell(&error.to_string(), error.use_stderr());
            ExitCode::from(if error.use_stderr() { exit::TROUBLE } else { 0 })
        }
    }
}
