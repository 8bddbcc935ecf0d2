//! The program in a terminal of its own, and a person at its keys.
#![allow(dead_code, clippy::unwrap_used, clippy::panic)] // Each test uses a part; helpers of tests fail like tests.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

/// Longer than any machine needs; nothing waits for it unless something is wrong.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// The program, and the terminal that it runs in.
pub struct Session {
    home: Option<TempDir>,
    pub child: Box<dyn Child + Send + Sync>,
    /// None once the terminal is gone.
    master: Option<Box<dyn MasterPty + Send>>,
    reading: Option<JoinHandle<()>>,
    keys: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    /// All that the program wrote.
    pub raw: Vec<u8>,
    pub screen: vt100::Parser,
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

impl Session {
    /// Opens the reader, by a person who never used it before, in a terminal of 120 by 40 cells.
    pub fn open(arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let home = tempfile::tempdir().unwrap();
        let mut session = Self::at_home(home.path(), arguments, environment);
        session.home = Some(home);
        session
    }

    /// The same for a person whose settings and notes are below `home`.
    pub fn at_home(home: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_gainsay"));
        command.args(arguments);
        command.cwd(home);
        command.env("TERM", "xterm-256color");
        command.env("HOME", home);
        for name in ["NO_COLOR", "TMUX", "VISUAL", "EDITOR", "XDG_STATE_HOME", "XDG_CONFIG_HOME"] {
            command.env_remove(name);
        }
        for (name, value) in environment {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        let reading = thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let screen = vt100::Parser::new(cells(40), cells(120), 0);
        let (master, reading) = (Some(pair.master), Some(reading));
        Self { home: None, child, master, reading, keys, output, raw: Vec::new(), screen }
    }

    /// Waits until the screen is as `wanted` says.
    pub fn wait(&mut self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) {
        let start = Instant::now();
        while !wanted(self.screen.screen()) {
            assert!(start.elapsed() < PATIENCE, "never saw {what}:\n{}", self.screen.screen().contents());
            self.listen();
        }
    }

    /// Takes in what the program writes, if it does so soon.
    pub fn listen(&mut self) {
        if let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(50)) {
            self.screen.process(&bytes);
            self.raw.extend(bytes);
        }
    }

    /// Waits until nothing more is written.
    pub fn settle(&mut self) {
        let mut written = usize::MAX;
        while written != self.raw.len() {
            written = self.raw.len();
            for _ in 0..4 {
                self.listen();
            }
        }
    }

    pub fn see(&mut self, text: &str) {
        self.wait(text, |screen| screen.contents().contains(text));
    }

    /// Waits for `text` in the title row, below the counts: a key that follows an Esc too soon would be an Alt key.
    pub fn head(&mut self, text: &str) {
        let shows =
            |screen: &vt100::Screen| screen.contents().lines().nth(1).is_some_and(|row| row.contains(text));
        self.wait(text, shows);
    }

    pub fn lose(&mut self, text: &str) {
        self.wait(&format!("the end of {text}"), |screen| !screen.contents().contains(text));
    }

    pub fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
    }

    /// Makes the window `rows` by `columns` cells.
    pub fn resize(&mut self, rows: u16, columns: u16) {
        self.screen.screen_mut().set_size(cells(rows), cells(columns));
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.as_ref().unwrap().resize(size).unwrap();
    }

    /// Leaves by Ctrl-C, which works everywhere. After a change of size crossterm can hold back a key that comes
    /// together with the news of it until the next key.
    pub fn leave(&mut self) {
        let start = Instant::now();
        while self.screen.screen().alternate_screen() && start.elapsed() < PATIENCE {
            self.press("\x03");
            self.listen();
        }
        assert_eq!(self.is_given_back(), 0);
    }

    pub fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
    }

    /// The modes of the terminal, as `stty -a` lists them.
    pub fn modes(&self) -> String {
        let name = self.master.as_ref().unwrap().tty_name().unwrap();
        let terminal = std::fs::File::open(name).unwrap();
        let output = std::process::Command::new("stty").arg("-a").stdin(terminal).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    }

    /// Types a last key, to which the program answers, and takes the terminal away. Returns the exit code.
    pub fn hang_up(&mut self, key: &str) -> u32 {
        drop(std::mem::replace(&mut self.output, channel().1));
        self.press(key);
        // What comes ends the thread that reads: as long as anybody reads, the terminal is there.
        self.reading.take().unwrap().join().unwrap();
        self.keys = Box::new(std::io::sink());
        self.master = None;
        self.exit_code()
    }

    /// Waits for the end of the program: the terminal must be as it was before.
    pub fn is_given_back(&mut self) -> u32 {
        self.wait("the screen from before", |screen| !screen.alternate_screen() && !screen.hide_cursor());
        assert!(!self.screen.screen().bracketed_paste());
        self.exit_code()
    }

    /// Waits for the end of the program.
    pub fn exit_code(&mut self) -> u32 {
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
