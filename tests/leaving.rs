//! Whatever ends the reader, it ends, and the terminal is given back.
#![cfg(unix)]
#![allow(clippy::unwrap_used)] // Helpers of tests fail like tests.

mod session;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use session::{PATIENCE, Session};

#[test]
fn every_signal_that_ends_programs_gives_the_terminal_back() {
    for signal in ["QUIT", "ABRT", "USR1", "USR2", "ALRM", "XCPU", "VTALRM", "INT"] {
        let mut session = Session::open(&[], &[]);
        session.see("all keys");
        session.signal(signal);
        session.is_given_back();
    }
}

#[test]
fn a_terminal_that_nobody_reads_does_not_keep_the_program_from_ending() {
    let home = tempfile::tempdir().unwrap();
    let size = PtySize { rows: 50, cols: 200, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_gainsay"));
    command.cwd(home.path());
    command.env("TERM", "xterm-256color");
    command.env("HOME", home.path());
    let mut child = pair.slave.spawn_command(command).unwrap();
    let mut keys = pair.master.take_writer().unwrap();
    // Each frame is drawn whole after a change of size, until the terminal takes in no more.
    for columns in 100..200 {
        pair.master.resize(PtySize { cols: columns, ..size }).unwrap();
        keys.write_all(b"x").unwrap();
        sleep(Duration::from_millis(15));
    }
    let id = child.process_id().unwrap().to_string();
    assert!(std::process::Command::new("kill").args(["-s", "TERM", &id]).status().unwrap().success());
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        assert!(begun.elapsed() < PATIENCE, "it does not end");
        sleep(Duration::from_millis(20));
    }
}

/// A person whose editor does what `script` says, with an article open.
fn with_editor(home: &Path, script: &str) -> Session {
    let editor = home.join("my editor");
    fs::write(&editor, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&editor, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    fs::create_dir(home.join("news")).unwrap();
    fs::write(home.join("news/a.txt"), "The pier was closed for two days.\n").unwrap();
    let name = format!("'{}' --own-option", editor.display());
    let mut session = Session::at_home(home, &["news"], &[("EDITOR", &name)]);
    session.see("all keys");
    session.settle();
    session.press("e");
    session
}

#[test]
fn an_editor_whose_path_has_a_space_gets_its_own_arguments() {
    let home = tempfile::tempdir().unwrap();
    let mut session = with_editor(home.path(), "echo \"$@\" > ../told; echo \"$@\" > told");
    session.settle();
    session.see("all keys");
    session.leave();
    let told = fs::read_to_string(home.path().join("told")).unwrap();
    assert_eq!(told, "--own-option +1 ./news/a.txt\n");
}

#[test]
fn an_editor_that_wrecks_the_modes_of_the_terminal_does_not_leave_them_behind() {
    let home = tempfile::tempdir().unwrap();
    let mut session = with_editor(home.path(), "stty raw -echo; echo wrecked");
    session.see("all keys");
    session.settle();
    session.press("q");
    session.is_given_back();
    let modes = session.modes();
    for mode in ["echo", "icanon", "opost", "isig"] {
        assert!(modes.split_whitespace().any(|word| word == mode), "{mode}: {modes}");
    }
}

#[test]
fn a_signal_to_end_does_not_wait_for_the_editor() {
    let home = tempfile::tempdir().unwrap();
    let mut session = with_editor(home.path(), "touch started; exec sleep 60");
    let begun = Instant::now();
    while !home.path().join("started").exists() {
        assert!(begun.elapsed() < PATIENCE, "the editor does not start");
        session.listen();
    }
    session.signal("TERM");
    session.is_given_back();
    // The editor is an orphan of this test.
    assert!(begun.elapsed() < PATIENCE);
}
