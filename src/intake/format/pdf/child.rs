//! Reading a PDF file in a child process, which may be ended when it takes too much time or memory.
//!
//! The child is the program itself with [`ARGUMENT`] as its first argument. It takes the file on its standard input and
//! writes a [`PdfPart`] a line, as JSON, on its standard output, so that what it found before its end is kept. On Unix it
//! limits its own memory and the time of its processor; elsewhere the parent's clock is the only limit.

use std::collections::BTreeMap;
use std::hash::BuildHasher;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Mutex, OnceLock, PoisonError, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use foldhash::quality::FixedState;

use super::super::budget::Budget;
use super::page::{PdfPart, parse};

/// The first argument of the child; the second one is how many seconds of a processor it may take.
pub const ARGUMENT: &str = "__read-pdf";

/// The name of the thread on which the parser may panic over a damaged file, when it is read in this process.
const PARSER: &str = "parser";

/// What one file may take, in seconds of a processor. An article takes a tenth of one.
const SECONDS: u64 = 5;
/// What all files that are given up may take together; beyond that each may take one second, and in the end no more is
/// read.
const SECONDS_OF_ALL: u64 = 15;
const MOST_SECONDS_OF_ALL: u64 = 25;
/// How many times as long the parent waits, for a machine that is busy with other things.
const PATIENCE: u64 = 4;
/// How much of its text is taken, in bytes: more than of any article.
const MOST_TEXT: u64 = 16_000_000;
/// How much text is remembered of files that were given up, in bytes.
const MOST_KEPT: usize = 16_000_000;
/// How much memory the child may take, in bytes.
#[cfg(unix)]
const MEMORY: u64 = 1_000_000_000;

/// The program to start, where it is this one.
static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// Why a child ended before the end of its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Failure {
    TooSlow,
    TooMuchMemory,
    Crashed,
    /// Too much time was lost with other files.
    NotTried,
}

/// Has PDF files read by children of this process, which is gainsay itself. Without that they are read in the process,
/// without limits, as a library must that knows of no program to start.
pub fn use_this_program() {
    if let Ok(program) = std::env::current_exe() {
        // Only the first call counts.
        let _ = PROGRAM.set(program);
    }
}

/// What the child does: reads the file on standard input and writes what it finds on standard output.
///
/// # Errors
///
/// When one of the two is closed: nobody waits for the answer any more.
pub fn serve(seconds: Option<&str>) -> io::Result<()> {
    limit(seconds.and_then(|seconds| seconds.parse().ok()).unwrap_or(SECONDS));
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    let mut out = io::stdout().lock();
    let mut result = Ok(());
    parse(&bytes, |finding| {
        if result.is_ok() {
            result = serde_json::to_writer(&mut out, &finding)
                .map_err(io::Error::from)
                .and_then(|()| out.write_all(b"\n"))
                .and_then(|()| out.flush());
        }
    });
    result
}

/// Reads a file in this process, on a thread that may panic.
fn read_here(bytes: &[u8]) -> Outcome {
    let mut found = Vec::new();
    let done = thread::scope(|scope| {
        let reader = || parse(bytes, |finding| found.push(finding));
        let thread = thread::Builder::new().name(PARSER.to_owned()).spawn_scoped(scope, reader);
        thread.is_ok_and(|thread| thread.join().is_ok())
    });
    (found, (!done).then_some(Failure::Crashed))
}

#[cfg(unix)]
fn limit(seconds: u64) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let only = |most| Rlimit { current: Some(most), maximum: Some(most) };
    // Where a limit cannot be set, the parent's clock is left.
    let _ = setrlimit(Resource::Core, only(0));
    let _ = setrlimit(Resource::As, only(MEMORY));
    // Of the two limits of time the first one ends the process with a signal of its own.
    let _ = setrlimit(Resource::Cpu, Rlimit { current: Some(seconds), maximum: Some(seconds + 1) });
}

#[cfg(not(unix))]
fn limit(_: u64) {}

/// What is found out about a file, and why no more, if it is not all.
type Outcome = (Vec<PdfPart>, Option<Failure>);

/// What was found out about files that were given up: a folder that is watched is read again and again.
static GIVEN_UP: Mutex<BTreeMap<u64, Outcome>> = Mutex::new(BTreeMap::new());

/// Reads a file, or remembers what came of it if it was given up before.
pub(super) fn read(bytes: &[u8], budget: &Budget<'_>) -> io::Result<Outcome> {
    let Some(program) = PROGRAM.get() else { return Ok(read_here(bytes)) };
    let digest = FixedState::default().hash_one(bytes);
    let given_up = || GIVEN_UP.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(outcome) = given_up().get(&digest) {
        return Ok(outcome.clone());
    }
    let lost = budget.lost(Duration::ZERO).as_secs();
    if lost >= MOST_SECONDS_OF_ALL {
        return Ok((Vec::new(), Some(Failure::NotTried)));
    }
    let seconds = SECONDS_OF_ALL.saturating_sub(lost).clamp(1, SECONDS);
    let begun = Instant::now();
    let outcome = read_in_child(program, bytes, seconds)?;
    if outcome.1.is_some() {
        budget.lost(begun.elapsed().min(Duration::from_secs(seconds)));
        let mut given_up = given_up();
        let text = |(parts, _): &Outcome| parts.iter().map(PdfPart::len).sum::<usize>();
        let kept: usize = given_up.values().map(text).sum();
        // A thousand of such files are not held in memory: of those, what was read is lost the second time.
        let fits = kept + text(&outcome) <= MOST_KEPT;
        given_up.insert(digest, if fits { outcome.clone() } else { (Vec::new(), outcome.1) });
    }
    Ok(outcome)
}

fn read_in_child(program: &Path, bytes: &[u8], seconds: u64) -> io::Result<Outcome> {
    let mut child = Command::new(program)
        .args([ARGUMENT, &seconds.to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(move || {
            // The child reads to the end before it writes. One that has ended takes no more.
            let _ = input.map(|mut input| input.write_all(bytes));
            let output = output.map(|output| BufReader::new(output.take(MOST_TEXT)));
            let lines = output.into_iter().flat_map(BufRead::lines).map_while(Result::ok);
            let found: Vec<PdfPart> = lines.filter_map(|line| serde_json::from_str(&line).ok()).collect();
            let _ = sender.send(found);
        });
        let in_time = receiver.recv_timeout(Duration::from_secs(seconds * PATIENCE));
        let was_slow = in_time.is_err();
        let status = end(&mut child, was_slow)?;
        // The thread comes to its end with the child.
        let found = in_time.or_else(|_| receiver.recv()).unwrap_or_default();
        Ok((found, if was_slow { Some(Failure::TooSlow) } else { failure(status) }))
    })
}

fn end(child: &mut Child, by_force: bool) -> io::Result<ExitStatus> {
    if by_force {
        child.kill()?;
    }
    child.wait()
}

#[cfg(unix)]
fn failure(status: ExitStatus) -> Option<Failure> {
    use rustix::process::Signal;
    use std::os::unix::process::ExitStatusExt as _;
    match status.signal() {
        None if status.success() => None,
        Some(signal) if signal == Signal::XCPU.as_raw() || signal == Signal::KILL.as_raw() => {
            Some(Failure::TooSlow)
        }
        // An allocation that fails, or a stack that is full, aborts.
        Some(signal) if signal == Signal::ABORT.as_raw() => Some(Failure::TooMuchMemory),
        _ => Some(Failure::Crashed),
    }
}

#[cfg(not(unix))]
fn failure(status: ExitStatus) -> Option<Failure> {
    (!status.success()).then_some(Failure::Crashed)
}
