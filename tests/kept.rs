//! Pins and notes outlast whatever happens to the terminal, and whoever loses them is told.
#![cfg(unix)]
#![allow(clippy::unwrap_used)] // Helpers of tests fail like tests.

mod session;

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use session::Session;

/// The folder that the reader keeps things in.
fn state(home: &Path) -> PathBuf {
    home.join(".local/state/gainsay")
}

#[test]
fn a_pin_made_just_before_the_terminal_closes_is_kept() {
    for _ in 0..3 {
        let home = tempfile::tempdir().unwrap();
        let mut session = Session::at_home(home.path(), &[], &[]);
        session.see("Agree ──");
        session.settle();
        let code = session.hang_up("m");
        assert!([0, 2].contains(&code), "no panic: {code}");
        let kept = fs::read_to_string(state(home.path()).join("built-in.json")).unwrap();
        assert!(kept.contains("\"topic\""), "{kept}");
    }
}

#[test]
fn a_pin_outlasts_a_terminal_that_closes_while_another_reader_saves() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir_all(state(home.path())).unwrap();
    let lock = File::create(state(home.path()).join("built-in.lock")).unwrap();
    lock.lock().unwrap();
    let release = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(1500));
        drop(lock);
    });
    let mut session = Session::at_home(home.path(), &[], &[]);
    session.see("Agree ──");
    session.settle();
    let code = session.hang_up("m");
    assert!([0, 2].contains(&code), "no panic: {code}");
    release.join().unwrap();
    let kept = fs::read_to_string(state(home.path()).join("built-in.json")).unwrap();
    assert!(kept.contains("\"topic\""), "{kept}");
}

#[test]
fn a_lock_that_is_never_let_go_of_is_told_and_not_waited_for_without_end() {
    let home = tempfile::tempdir().unwrap();
    let mut session = Session::at_home(home.path(), &[], &[]);
    session.see("Agree ──");
    session.settle();
    fs::create_dir_all(state(home.path())).unwrap();
    let lock = File::create(state(home.path()).join("built-in.lock")).unwrap();
    lock.lock().unwrap();
    session.press("q");
    assert_eq!(session.is_given_back(), 2);
    session.see("does not let go of it");
}

#[test]
fn a_last_save_that_fails_is_told_and_is_trouble() {
    let home = tempfile::tempdir().unwrap();
    let mut session = Session::at_home(home.path(), &[], &[]);
    session.see("Agree ──");
    session.settle();
    let _ = fs::remove_dir_all(state(home.path()));
    fs::create_dir_all(state(home.path()).parent().unwrap()).unwrap();
    fs::write(state(home.path()), "a file where the folder was").unwrap();
    session.press("q");
    assert_eq!(session.is_given_back(), 2);
    session.see("gainsay: pins and notes are not kept");
}
