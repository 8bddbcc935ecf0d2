//! Signals: what other programs and the system ask of this one.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::mpsc::Sender;
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

use crossterm::terminal::size;
use signal_hook::consts::{
    SIGABRT, SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1, SIGUSR2,
    SIGVTALRM, SIGWINCH, SIGXCPU, SIGXFSZ,
};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::message::Message;
use super::terminal;
use super::threads::spawn;

/// Those that end a program which does not know them, and would leave the terminal as it is.
const ENDING: [i32; 12] = [
    SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU,
    SIGXFSZ,
];

/// How long the loop has to take notice of the end: longer than a save of what came before waits for its turn. It takes none
/// while an editor is open, or when nobody reads what it writes to the terminal.
const HEED: Duration = Duration::from_secs(4);
/// How long the way out may take in all, to what is kept.
const WAY_OUT: Duration = Duration::from_secs(15);
/// How long the terminal may take to be given back.
const GIVE_BACK: Duration = Duration::from_secs(1);

/// How far the program is on its way out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// It is not.
    Running,
    /// The loop has ended.
    Leaving,
    /// What was kept is on the disk.
    Kept,
    /// The terminal is given back.
    Gone,
}

/// Tells those who wait for the end how far it is; dropped, that it is there.
#[derive(Debug)]
pub struct Leaving(Arc<AtomicU8>);

impl Leaving {
    /// It is that far.
    pub fn reach(&self, stage: Stage) {
        self.0.store(stage as u8, Ordering::SeqCst);
    }
}

impl Drop for Leaving {
    fn drop(&mut self) {
        self.reach(Stage::Gone);
    }
}

/// Sends what the signals mean. A signal to end is obeyed even if the loop does not hear of it.
///
/// # Errors
/// When the system does not let signals be heard.
pub fn watch(sender: Sender<Message>) -> io::Result<Leaving> {
    let leaving = Leaving(Arc::new(AtomicU8::new(Stage::Running as u8)));
    let stage = Arc::clone(&leaving.0);
    let mut signals = Signals::new(ENDING.iter().chain(&[SIGTSTP, SIGCONT, SIGWINCH]))?;
    spawn("signals", sender, move |sender| {
        for signal in signals.forever() {
            let message = match signal {
                // Keys of the other program.
                SIGINT | SIGQUIT if terminal::is_lent() => continue,
                SIGTSTP if terminal::is_lent() => {
                    // The other program stops of itself; to the shell both are one job.
                    let _ = terminal::stop();
                    continue;
                }
                SIGTSTP => Message::Suspend,
                SIGCONT => Message::Continued,
                // The thread that reads keys tells of a new size too, but misses one that comes before it listens.
                SIGWINCH => match size() {
                    Ok((width, height)) => Message::Resized(width, height),
                    Err(_) => continue,
                },
                _ => {
                    let stage = Arc::clone(&stage);
                    let make_sure = move || make_sure_of_the_end(signal, &stage);
                    // Without a thread the loop alone sees to it.
                    let _ = thread::Builder::new().name("end".to_owned()).spawn(make_sure);
                    Message::Quit
                }
            };
            // When nobody listens any more the end is near, but may still be waited for.
            let _ = sender.send(message);
        }
    })?;
    Ok(leaving)
}

/// Ends the program by `signal` if it does not end by itself.
fn make_sure_of_the_end(signal: i32, stage: &AtomicU8) {
    /// Between two looks.
    const NAP: Duration = Duration::from_millis(50);
    let begun = Instant::now();
    let is = |wanted: Stage| stage.load(Ordering::SeqCst) >= wanted as u8;
    while !is(Stage::Kept) && begun.elapsed() < if is(Stage::Leaving) { WAY_OUT } else { HEED } {
        sleep(NAP);
    }
    let kept = Instant::now();
    while !is(Stage::Gone) && is(Stage::Kept) && kept.elapsed() < GIVE_BACK {
        sleep(NAP);
    }
    if !is(Stage::Gone) {
        terminal::abandon(GIVE_BACK);
        let _ = emulate_default_handler(signal);
    }
}
