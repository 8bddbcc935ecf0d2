//! The program in a real terminal: what reaches the screen, and that the terminal is given back.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic)] // Helpers of tests fail like tests.

use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// Longer than any machine needs; nothing waits for it unless something is wrong.
const PATIENCE: Duration = Duration::from_secs(20);

/// The program, and the terminal that it runs in.
struct Session {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    raw: Vec<u8>,
    screen: vt100::Parser,
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

impl Session {
    /// Opens the reader on the built-in articles, in a terminal of 120 by 40 cells.
    fn open(arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_gainsay"));
        command.args(arguments);
        command.env("TERM", "xterm-256color");
        command.env_remove("NO_COLOR");
        for (name, value) in environment {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let screen = vt100::Parser::new(cells(40), cells(120), 0);
        Self { child, master: pair.master, keys, output, raw: Vec::new(), screen }
    }

    /// Waits until the screen is as `wanted` says.
    fn wait(&mut self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) {
        let start = Instant::now();
        while !wanted(self.screen.screen()) {
            assert!(start.elapsed() < PATIENCE, "never saw {what}:\n{}", self.screen.screen().contents());
            self.listen();
        }
    }

    /// Takes in what the program writes, if it does so soon.
    fn listen(&mut self) {
        if let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(50)) {
            self.screen.process(&bytes);
            self.raw.extend(bytes);
        }
    }

    fn see(&mut self, text: &str) {
        self.wait(text, |screen| screen.contents().contains(text));
    }

    /// Waits for `text` in the title row, below the counts: a key that follows an Esc too soon would be an Alt key.
    fn head(&mut self, text: &str) {
        let shows =
            |screen: &vt100::Screen| screen.contents().lines().nth(1).is_some_and(|row| row.contains(text));
        self.wait(text, shows);
    }

    fn lose(&mut self, text: &str) {
        self.wait(&format!("the end of {text}"), |screen| !screen.contents().contains(text));
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
    }

    fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
    }

    /// Waits for the end of the program: the terminal must be as it was before.
    fn is_given_back(&mut self) -> u32 {
        self.wait("the screen from before", |screen| !screen.alternate_screen() && !screen.hide_cursor());
        assert!(!self.screen.screen().bracketed_paste());
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            thread::sleep(Duration::from_millis(5));
        }
        panic!("the program does not end");
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // Only matters when a test has failed half-way.
        let _ = self.child.kill();
    }
}

#[test]
fn a_reader_looks_searches_reads_and_leaves() {
    let mut session = Session::open(&[], &[]);
    session.see("5 articles");
    assert!(session.screen.screen().alternate_screen());

    session.press("1");
    session.see("━ 1 Articles");
    session.press("j\r");
    session.head("717 words");
    session.press("\x1b");
    session.head("━ 1 Articles");

    session.press("/");
    session.see("━ Search");
    session.wait("the cursor where one types", |screen| !screen.hide_cursor());
    session.press("trade");
    session.see("/ trade");
    session.see("1 of ");
    session.press("\x1b");
    session.lose("━ Search");

    session.press("3\r");
    session.see("━ 4 Evidence");
    session.press("\r");
    session.head("words");
    session.press("\x1b");
    session.see("━ 4 Evidence");

    session.press("?");
    session.see("━ Keys");
    session.press("?");
    session.lose("━ Keys");
    session.press("q");
    assert_eq!(session.is_given_back(), 0);
}

#[test]
fn the_window_can_change_while_one_reads() {
    let mut session = Session::open(&[], &[]);
    session.see("5 articles");
    session.screen.screen_mut().set_size(cells(24), cells(60));
    session.master.resize(PtySize { rows: 24, cols: 60, pixel_width: 0, pixel_height: 0 }).unwrap();
    session.see("1 Articles  2 Facts  3 Disagreements  4 Evidence");
    // crossterm can hold back a key that comes together with the news of a new size until the next key.
    let start = Instant::now();
    while session.screen.screen().alternate_screen() && start.elapsed() < PATIENCE {
        session.press("\x03");
        session.listen();
    }
    assert_eq!(session.is_given_back(), 0);
}

#[test]
fn a_signal_to_end_gives_the_terminal_back() {
    for signal in ["TERM", "HUP"] {
        let mut session = Session::open(&[], &[]);
        session.see("5 articles");
        session.signal(signal);
        session.is_given_back();
    }
}

#[test]
fn a_stopped_reader_gives_the_terminal_back_and_comes_back() {
    let mut session = Session::open(&[], &[]);
    session.see("5 articles");
    session.press("\x1a");
    session.wait("the shell's screen", |screen| !screen.alternate_screen() && !screen.hide_cursor());
    // The terminal is given back a moment before the program stops: one signal alone could come too early.
    let start = Instant::now();
    while !session.screen.screen().alternate_screen() && start.elapsed() < PATIENCE {
        session.signal("CONT");
        session.listen();
    }
    session.see("5 articles");
    session.press("q");
    assert_eq!(session.is_given_back(), 0);
}

#[test]
fn without_colours_marks_are_still_seen() {
    marks_are_seen_without_colours(Session::open(&[], &[("NO_COLOR", "1")]));
    marks_are_seen_without_colours(Session::open(&["--color", "never"], &[]));
}

fn marks_are_seen_without_colours(mut session: Session) {
    session.see("5 articles");
    session.press("\r");
    session.see("━ 4 Evidence");
    let screen = session.screen.screen();
    let cells = (0..40).flat_map(|row| (0..120).filter_map(move |column| screen.cell(row, column)));
    let (mut plain, mut reversed, mut bold) = (true, false, false);
    for cell in cells {
        plain &= cell.fgcolor() == vt100::Color::Default && cell.bgcolor() == vt100::Color::Default;
        reversed |= cell.inverse();
        bold |= cell.bold();
    }
    assert!(plain && reversed && bold, "no colour {plain}, reversed {reversed}, bold {bold}");
    session.press("q");
    session.is_given_back();
}

#[test]
fn a_terminal_that_can_show_nothing_is_told_what_to_do_instead() {
    let mut session = Session::open(&[], &[("TERM", "dumb")]);
    session.see("gainsay brief");
    assert_eq!(session.is_given_back(), 2);
    assert!(!String::from_utf8_lossy(&session.raw).contains('\x1b'));
}
