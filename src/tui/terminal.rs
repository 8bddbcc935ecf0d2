//! The terminal's modes: taken once, given back on every way out.

use std::io::{self, BufWriter, Stdout, Write, stdout};
use std::mem::ManuallyDrop;
#[cfg(unix)]
use std::os::fd::{AsFd, BorrowedFd};
use std::panic;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};
#[cfg(unix)]
use std::sync::mpsc::channel;
#[cfg(unix)]
use std::thread;
#[cfg(unix)]
use std::time::Duration;

use crossterm::cursor::{Hide, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;

/// True while the terminal is ours. Panics in any thread must see it, so it cannot live in the guard.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// True while the mouse is ours as well.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// True while another program has the terminal with our leave.
static LENT: AtomicBool = AtomicBool::new(false);

/// True while another program has the terminal with our leave: keys that interrupt or stop are meant for that one.
#[cfg(unix)]
pub fn is_lent() -> bool {
    LENT.load(Ordering::SeqCst)
}

/// The terminal in the modes that the reader needs; dropping it gives the terminal back.
#[derive(Debug)]
pub struct Screen {
    mouse: bool,
    /// Never dropped: a `Terminal` would show the cursor, and panic if neither the terminal nor standard error is there any
    /// more. `leave` does the former, and has nothing to say.
    terminal: ManuallyDrop<Terminal<CrosstermBackend<BufWriter<Stdout>>>>,
}

impl Screen {
    /// Takes the terminal, and its mouse if `mouse`.
    ///
    /// # Errors
    /// When standard output is no terminal or cannot be written.
    pub fn take(mouse: bool) -> io::Result<Self> {
        // A frame goes out in one piece instead of line by line.
        const FRAME: usize = 64 * 1024;
        give_back_on_panic();
        enter(mouse)?;
        let backend = CrosstermBackend::new(BufWriter::with_capacity(FRAME, stdout()));
        match Terminal::new(backend) {
            Ok(terminal) => Ok(Self { mouse, terminal: ManuallyDrop::new(terminal) }),
            Err(error) => {
                leave();
                Err(error)
            }
        }
    }

    /// Takes the mouse, or gives it back to the terminal.
    ///
    /// # Errors
    /// When the terminal cannot be written.
    pub fn use_mouse(&mut self, mouse: bool) -> io::Result<()> {
        self.mouse = mouse;
        MOUSE.store(mouse, Ordering::SeqCst);
        if mouse { execute!(stdout(), EnableMouseCapture) } else { execute!(stdout(), DisableMouseCapture) }
    }

    /// Columns and rows.
    ///
    /// # Errors
    /// When the terminal does not tell.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        self.terminal.size().map(|size| (size.width, size.height))
    }

    /// Draws a frame, as one step where the terminal can do that.
    ///
    /// # Errors
    /// When the terminal cannot be written.
    pub fn draw(&mut self, view: impl FnOnce(&mut ratatui::Frame<'_>)) -> io::Result<()> {
        if !TAKEN.load(Ordering::SeqCst) {
            // A panic elsewhere has given the terminal back: its message must stay readable.
            return Ok(());
        }
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        self.terminal.draw(view)?;
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)
    }

    /// Takes the terminal again after the program was stopped; the next frame is drawn whole.
    ///
    /// # Errors
    /// When the terminal cannot be written.
    pub fn retake(&mut self) -> io::Result<()> {
        // Whoever had the terminal meanwhile may have changed its modes behind crossterm's back.
        disable_raw_mode()?;
        enter(self.mouse)?;
        // `Terminal::clear` would ask the terminal for the place of the cursor and wait for the answer.
        let size = self.terminal.size()?;
        self.terminal.resize(Rect::new(0, 0, size.width, size.height))
    }

    /// Gives the terminal to another program while `work` lasts, and takes it again.
    ///
    /// # Errors
    /// When the terminal cannot be taken again.
    pub fn lend<T>(&mut self, work: impl FnOnce() -> T) -> io::Result<T> {
        leave();
        #[cfg(unix)]
        let modes = Modes::now();
        LENT.store(true, Ordering::SeqCst);
        let result = work();
        LENT.store(false, Ordering::SeqCst);
        // A program that died may have left modes of its own, which are not those to go back to in the end.
        #[cfg(unix)]
        modes.restore();
        self.retake()?;
        Ok(result)
    }

    /// Gives the terminal back and stops the program until it is continued, as Ctrl-Z does elsewhere.
    ///
    /// # Errors
    /// When the program cannot be stopped.
    pub fn suspend(&mut self) -> io::Result<()> {
        leave();
        #[cfg(unix)]
        stop()?;
        self.retake()
    }
}

/// The modes of the terminal that a shell cares for; none if there is no terminal.
#[cfg(unix)]
struct Modes(Option<(Tty, rustix::termios::Termios)>);

/// The terminal as a file: standard input where that is the terminal.
#[cfg(unix)]
enum Tty {
    Input(std::io::Stdin),
    Opened(std::fs::File),
}

#[cfg(unix)]
impl AsFd for Tty {
    fn as_fd(&self) -> BorrowedFd<'_> {
        match self {
            Self::Input(input) => input.as_fd(),
            Self::Opened(file) => file.as_fd(),
        }
    }
}

#[cfg(unix)]
impl Modes {
    fn now() -> Self {
        let input = std::io::stdin();
        let tty = if rustix::termios::isatty(&input) {
            Some(Tty::Input(input))
        } else {
            std::fs::File::open("/dev/tty").ok().map(Tty::Opened)
        };
        Self(tty.and_then(|tty| rustix::termios::tcgetattr(&tty).ok().map(|modes| (tty, modes))))
    }

    fn restore(&self) {
        if let Self(Some((tty, modes))) = self {
            // A terminal that is gone has no modes.
            let _ = rustix::termios::tcsetattr(tty, rustix::termios::OptionalActions::Now, modes);
        }
    }
}

/// Gives the terminal back as far as that is possible within `time`: one that nobody reads takes nothing in.
#[cfg(unix)]
pub fn abandon(time: Duration) {
    let (done, left) = channel();
    let give_back = move || {
        leave();
        let _ = done.send(());
    };
    // Without a thread nothing is risked: an end without the terminal is better than none.
    if thread::Builder::new().spawn(give_back).is_ok() {
        let _ = left.recv_timeout(time);
    }
}

/// Stops the program until it is continued.
///
/// # Errors
/// When the system does not let it.
#[cfg(unix)]
pub fn stop() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)
}

impl Drop for Screen {
    fn drop(&mut self) {
        leave();
    }
}

fn enter(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    MOUSE.store(mouse, Ordering::SeqCst);
    let mut out = stdout();
    let mut result = execute!(out, EnterAlternateScreen, EnableBracketedPaste, Hide);
    if mouse {
        result = result.and_then(|()| execute!(out, EnableMouseCapture));
    }
    result.inspect_err(|_| leave())
}

/// Gives the terminal back, once; errors have nowhere to go.
fn leave() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        // First, because it never waits: a terminal that nobody reads may take nothing of what follows.
        let _ = disable_raw_mode();
        if MOUSE.swap(false, Ordering::SeqCst) {
            let _ = execute!(stdout(), DisableMouseCapture);
        }
        let _ = execute!(stdout(), EndSynchronizedUpdate, DisableBracketedPaste, LeaveAlternateScreen, Show);
        let _ = stdout().flush();
    }
}

/// Makes a panic in any thread give the terminal back before its message is written.
fn give_back_on_panic() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            leave();
            report(info);
        }));
    });
}

#[cfg(all(test, unix))]
mod tests {
    use std::env;
    use std::io::Read;

    use portable_pty::{CommandBuilder, PtySize, native_pty_system};

    use super::Screen;

    /// Runs itself again in a terminal of its own, where it panics with the terminal taken.
    #[test]
    fn a_panic_gives_the_terminal_back_before_it_is_reported() {
        const INSIDE: &str = "GAINSAY_TEST_IN_TERMINAL";
        const REPORT: &str = "a panic to be read";
        if env::var_os(INSIDE).is_some() {
            let _screen = Screen::take(true).unwrap();
            panic!("{REPORT}");
        }
        let pair = native_pty_system().openpty(PtySize::default()).unwrap();
        let mut command = CommandBuilder::new(env::current_exe().unwrap());
        let name = concat!(module_path!(), "::a_panic_gives_the_terminal_back_before_it_is_reported");
        command.args(["--exact", name.split_once("::").unwrap().1, "--nocapture"]);
        command.env(INSIDE, "1");
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut bytes = Vec::new();
        // On Linux the end of a terminal is an error, after all that was written has been read.
        let _ = pair.master.try_clone_reader().unwrap().read_to_end(&mut bytes);
        assert!(!child.wait().unwrap().success());
        let output = String::from_utf8_lossy(&bytes);
        let at = |text: &str| output.find(text).unwrap_or_else(|| panic!("no {text:?} in {output:?}"));
        let (taken, given_back, reported) = (at("\u{1b}[?1049h"), at("\u{1b}[?1049l"), at(REPORT));
        assert!(taken < given_back && given_back < reported, "{output:?}");
        assert!(at("\u{1b}[?1000l") < reported, "the mouse is given back: {output:?}");
        assert!(at("\u{1b}[?25h") < reported, "the cursor is shown: {output:?}");
        assert!(output[reported..].starts_with(&format!("{REPORT}\r\n")), "no raw mode: {output:?}");
    }
}
