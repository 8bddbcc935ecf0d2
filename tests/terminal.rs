//! The program in a real terminal: what reaches the screen, and that the terminal is given back.
#![cfg(unix)]

mod session;

use std::time::Instant;

use portable_pty::PtySize;
use session::{PATIENCE, Session, cells};

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
