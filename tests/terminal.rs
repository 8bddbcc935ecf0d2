//! The program in a real terminal: what reaches the screen, and that the terminal is given back.
#![cfg(unix)]
#![allow(clippy::unwrap_used)] // Helpers of tests fail like tests.

mod session;

use std::time::Instant;

use session::{PATIENCE, Session};

#[test]
fn a_reader_looks_searches_reads_and_leaves() {
    let mut session = Session::open(&[], &[]);
    session.see("5 outlets");
    assert!(session.screen.screen().alternate_screen());

    session.press("1");
    session.see("━ 1 Articles");
    session.press("j\r");
    session.head("717 words");
    session.press("\x1b");
    session.see("━ 1 Articles");

    session.press("/");
    session.see("━ Found");
    session.wait("the cursor where one types", |screen| !screen.hide_cursor());
    session.press("trade");
    session.see("/ trade");
    session.see("1 of ");
    session.press("\x1b");
    session.lose("━ Found");

    session.press("2\r");
    session.see("━ 3 Diff");
    session.press("\r");
    session.head("words");
    // A screen is read as it comes: what stands below may still be that of before.
    session.lose("━ 3 Diff");
    session.press("\x1b");
    session.see("━ 3 Diff");

    session.press("?");
    session.see("━ Help");
    session.press("?");
    session.lose("━ Help");
    session.press("q");
    assert_eq!(session.is_given_back(), 0);
}

#[test]
fn the_window_can_change_while_one_reads() {
    let mut session = Session::open(&[], &[]);
    session.see("5 outlets");
    session.resize(24, 60);
    session.see("1 Articles  2 Facts  3 Diff");
    session.leave();
}

#[test]
fn a_signal_to_end_gives_the_terminal_back() {
    for signal in ["TERM", "HUP"] {
        let mut session = Session::open(&[], &[]);
        session.see("5 outlets");
        session.signal(signal);
        session.is_given_back();
    }
}

#[test]
fn a_stopped_reader_gives_the_terminal_back_and_comes_back() {
    let mut session = Session::open(&[], &[]);
    session.see("5 outlets");
    session.press("\x1a");
    session.wait("the shell's screen", |screen| !screen.alternate_screen() && !screen.hide_cursor());
    // The terminal is given back a moment before the program stops: one signal alone could come too early.
    let start = Instant::now();
    while !session.screen.screen().alternate_screen() && start.elapsed() < PATIENCE {
        session.signal("CONT");
        session.listen();
    }
    session.see("5 outlets");
    session.press("q");
    assert_eq!(session.is_given_back(), 0);
}

#[test]
fn without_colours_marks_are_still_seen() {
    marks_are_seen_without_colours(Session::open(&[], &[("NO_COLOR", "1")]));
    marks_are_seen_without_colours(Session::open(&["--color", "never"], &[]));
}

fn marks_are_seen_without_colours(mut session: Session) {
    session.see("5 outlets");
    session.press("\r");
    session.see("━ 3 Diff");
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

#[test]
fn the_window_can_change_while_one_searches() {
    let mut session = Session::open(&[], &[]);
    session.see("5 outlets");
    session.press("/trade");
    session.see("/ trade");
    for (rows, columns) in [(12, 40), (3, 15), (50, 200), (24, 80)] {
        session.resize(rows, columns);
    }
    session.see("/ trade");
    session.wait("the cursor after what was typed", |screen| {
        let (row, column) = screen.cursor_position();
        !screen.hide_cursor() && (row, column) == (1, 8)
    });
    session.leave();
}

#[test]
fn settings_that_cannot_be_are_told_and_the_others_hold() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join(".config/gainsay");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("config.toml"), "[keys]\nfly = \"f\"\nhelp = \"f1\"\n").unwrap();
    let mut session = Session::at_home(home.path(), &[], &[]);
    session.see("there is no action called `fly`");
    session.press("\x1bOP");
    session.see("━ Help");
    session.press("q");
    session.is_given_back();
    assert!(String::from_utf8_lossy(&session.raw).contains("gainsay: keys: there is no action called `fly`"));
}

#[test]
fn a_theme_can_be_asked_for() {
    let mut session = Session::open(&["--theme", "neon"], &[]);
    session.see("gainsay: theme: there is none called `neon`: dark, light");
    assert_eq!(session.is_given_back(), 2);
    let mut session = Session::open(&["--theme", "dark"], &[]);
    session.see("5 outlets");
    assert!(String::from_utf8_lossy(&session.raw).contains("\x1b[38;2;"), "only the terminal's own colours");
    session.press("q");
    assert_eq!(session.is_given_back(), 0);
}

#[test]
fn whoever_looks_at_the_built_in_articles_is_told_how_to_see_their_own() {
    let mut session = Session::open(&[], &[]);
    session.resize(45, 160);
    session.see("Yours: gainsay FOLDER");
    assert!(!String::from_utf8_lossy(&session.raw).contains("\x1b[?1000h"), "the mouse is the terminal's");
    session.leave();
}

/// The times that any thread of the program was put to sleep so far.
#[cfg(target_os = "linux")]
fn naps(process: u32) -> u64 {
    let tasks = std::fs::read_dir(format!("/proc/{process}/task")).unwrap();
    // A thread may end while they are read.
    let status = tasks.filter_map(|task| std::fs::read_to_string(task.ok()?.path().join("status")).ok());
    let count = |status: String| {
        let line = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
        line.unwrap().trim().parse::<u64>().unwrap()
    };
    status.map(count).sum()
}

#[test]
#[cfg(target_os = "linux")]
fn nothing_wakes_the_reader_while_nothing_happens() {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("a.txt"), "The pier was closed for two days.\n").unwrap();
    let mut session = Session::at_home(home.path(), &["."], &[]);
    session.see("One article");
    session.press("j");
    let process = session.child.process_id().unwrap();
    // The state is saved and the index made within a moment; then it must be quiet.
    let start = Instant::now();
    loop {
        let before = naps(process);
        std::thread::sleep(std::time::Duration::from_millis(400));
        if naps(process) == before {
            break;
        }
        assert!(start.elapsed() < PATIENCE, "something keeps waking the reader");
    }
    session.press("q");
    session.is_given_back();
}
