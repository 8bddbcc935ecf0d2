//! Pins, splits and hand-offs in a real terminal: what is kept, written, copied and started.
#![cfg(unix)]
#![allow(clippy::unwrap_used)] // Helpers of tests fail like tests.

mod session;

use std::fs;
use std::path::Path;

use session::Session;
use tempfile::TempDir;

const COURIER: &str = "---\ntitle: Ministers meet in the capital\nsource: Courier\npublished: 2026-02-04\n---\n\
    The commerce ministry said that the bilateral trade volume of Norland and Sudovia stands at $239 million.\n\
    The delegation will stay in the capital for two days.\n";
const HERALD: &str = "---\ntitle: Norland and Sudovia pledge closer ties\nsource: Herald\npublished: 2026-02-05\n---\n\
    Both governments want more business: the bilateral trade volume of Norland and Sudovia is $250 million.\n\
    Farmers and shippers hope for new roads.\n";
const OBSERVER: &str = "---\ntitle: Norland and Sudovia look back\nsource: Observer\npublished: 2026-02-06\n---\n\
    The bilateral trade volume of Norland and Sudovia is $250 million, officials said.\n";

/// A home with a folder of two articles that disagree.
fn home() -> TempDir {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("news")).unwrap();
    write(home.path(), "news/courier.txt", COURIER);
    write(home.path(), "news/herald.txt", HERALD);
    home
}

fn write(home: &Path, name: &str, text: &str) {
    fs::write(home.join(name), text).unwrap();
}

#[test]
fn a_pin_with_its_note_is_there_the_next_day_and_is_written_to_a_file() {
    let home = home();
    let mut session = Session::at_home(home.path(), &["news"], &[]);
    session.see("≠ 1 disagree");
    session.press("m");
    session.see("pinned: ");
    session.press("a");
    session.see("note: ");
    session.press("ask both\r");
    session.press("q");
    assert_eq!(session.is_given_back(), 0);

    let mut session = Session::at_home(home.path(), &["./news/"], &[]);
    session.see("≠ 1 disagree");
    session.press("p");
    session.see("ask both");
    session.press("W");
    session.see("write pins to: pins.md");
    session.press("\r");
    session.see("written: pins.md");
    session.signal("TERM");
    session.is_given_back();
    let written = fs::read_to_string(home.path().join("pins.md")).unwrap();
    assert!(written.contains("ask both") && written.contains("**\\$239 million**"), "{written}");
}

#[test]
fn a_theme_and_the_mouse_are_changed_without_a_restart_and_kept() {
    /// What asks a terminal to report the mouse.
    const REPORTS: &str = "\x1b[?1000h";
    let home = home();
    let raw = |session: &Session| String::from_utf8_lossy(&session.raw).into_owned();
    let mut session = Session::at_home(home.path(), &["news"], &[]);
    session.see("≠ 1 disagree");
    assert!(!raw(&session).contains(REPORTS), "the mouse is the terminal's");
    assert!(!raw(&session).contains("\x1b[38;2;"), "the colours are the terminal's");
    session.press("T");
    session.see("theme: dark");
    session.press(",");
    session.see("the mouse is the reader's now");
    assert!(raw(&session).contains(REPORTS) && raw(&session).contains("\x1b[38;2;"));
    session.press("q");
    assert_eq!(session.is_given_back(), 0);

    let mut session = Session::at_home(home.path(), &["news"], &[]);
    session.see("≠ 1 disagree");
    assert!(raw(&session).contains(REPORTS) && raw(&session).contains("\x1b[38;2;"), "they were kept");
    session.press(",");
    session.see("the mouse is the terminal's again");
    session.leave();
}

#[test]
fn a_pin_outlives_the_name_of_its_file() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("news")).unwrap();
    // Without front matter the source of an article is the name of its file.
    let text = |article: &str| article.split("---\n").nth(2).unwrap().to_owned();
    write(home.path(), "news/first.txt", &text(COURIER));
    write(home.path(), "news/second.txt", &text(HERALD));
    let mut session = Session::at_home(home.path(), &["news"], &[]);
    session.see("≠ 1 disagree");
    session.press("m");
    session.see("pinned: ");
    session.press("a");
    session.see("note: ");
    session.press("ask both\rq");
    session.is_given_back();
    for (old, new) in [("first.txt", "tuesday.txt"), ("second.txt", "wednesday.txt")] {
        fs::rename(home.path().join("news").join(old), home.path().join("news").join(new)).unwrap();
    }
    let mut session = Session::at_home(home.path(), &["news"], &[]);
    session.see("≠ 1 disagree");
    session.press("p");
    session.see("ask both");
    assert!(!session.screen.screen().contents().contains("gone"), "{}", session.screen.screen().contents());
    session.leave();
}

#[test]
fn a_reading_that_was_split_off_stays_apart_until_that_is_undone() {
    let home = home();
    let mut session = Session::at_home(home.path(), &["news"], &[]);
    session.see("≠ 1 disagree");
    session.press("\r");
    session.see("━ 3 Diff");
    session.press("s");
    session.see("no outright disagreement");
    session.press("q");
    session.is_given_back();
    let mut session = Session::at_home(home.path(), &["news"], &[]);
    session.see("no outright disagreement");
    session.press("q");
    session.is_given_back();

    let mut session = Session::open(&[], &[]);
    session.see("≠ 3 disagree");
    session.press("\rs");
    session.see("≠ 2 disagree");
    session.press("u");
    session.see("≠ 3 disagree");
    session.press("q");
    session.is_given_back();
}

#[test]
fn an_article_that_is_saved_into_the_folder_joins_by_itself() {
    let home = home();
    let mut session = Session::at_home(home.path(), &["news"], &[]);
    session.see("≠ 1 disagree");
    session.press("\r\r");
    session.head("Courier");
    write(home.path(), "news/observer.txt", OBSERVER);
    session.see("of 3");
    session.see("observer.txt joined");
    session.head("Courier");
    fs::remove_file(home.path().join("news/observer.txt")).unwrap();
    session.see("observer.txt went");
    session.press("q");
    assert_eq!(session.is_given_back(), 0);
}

#[test]
fn a_value_is_copied_by_way_of_the_terminal() {
    let mut session = Session::open(&[], &[]);
    session.see("5 outlets");
    session.press("y");
    session.see("copied: ");
    session.press("q");
    session.is_given_back();
    let written = String::from_utf8_lossy(&session.raw).into_owned();
    let sent = written.split("\x1b]52;c;").nth(1).and_then(|rest| rest.split('\x1b').next()).unwrap();
    assert!(
        sent.len() > 20 && sent.chars().all(|c| c.is_ascii_alphanumeric() || "+/=".contains(c)),
        "{sent}"
    );
}

#[test]
fn the_editor_gets_the_line_and_the_keys_and_gives_the_terminal_back() {
    let home = home();
    write(home.path(), "editor", "#!/bin/sh\necho \"editing $*\"\nread line\necho \"$line\" > typed\n");
    let editor = format!("sh {}", home.path().join("editor").display());
    let mut session = Session::at_home(home.path(), &["news"], &[("EDITOR", &editor)]);
    session.see("≠ 1 disagree");
    session.press("\re");
    session.see("editing +6 ./news/courier.txt");
    assert!(!session.screen.screen().alternate_screen() && !session.screen.screen().hide_cursor());
    session.press("jjq for the editor\r");
    session.see("━ 3 Diff");
    assert_eq!(fs::read_to_string(home.path().join("typed")).unwrap(), "jjq for the editor\n");
    session.press("q");
    assert_eq!(session.is_given_back(), 0);
}

#[test]
fn a_command_reads_the_selection_and_its_output_waits_to_be_read() {
    let home = home();
    let mut session = Session::at_home(home.path(), &["news"], &[]);
    session.see("≠ 1 disagree");
    session.press("\r|");
    session.see("pipe to: ");
    session.press("tr a-z A-Z\r");
    session.see("“THE COMMERCE MINISTRY SAID");
    session.see("Enter goes back to gainsay");
    session.press("\r");
    session.see("━ 3 Diff");
    session.press("q");
    assert_eq!(session.is_given_back(), 0);
}

#[test]
fn in_tmux_a_copy_goes_by_way_of_tmux() {
    use std::os::unix::fs::PermissionsExt;
    let home = home();
    let tmux = home.path().join("tmux");
    write(home.path(), "tmux", "#!/bin/sh\necho \"$*\" > asked\nexec cat > copied\n");
    fs::set_permissions(&tmux, fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", home.path().display(), std::env::var("PATH").unwrap());
    let mut session = Session::at_home(home.path(), &["news"], &[("TMUX", "here"), ("PATH", &path)]);
    session.see("≠ 1 disagree");
    session.press("\ry");
    session.see("copied: ");
    session.press("q");
    session.is_given_back();
    assert_eq!(fs::read_to_string(home.path().join("asked")).unwrap(), "load-buffer -w -\n");
    let copied = fs::read_to_string(home.path().join("copied")).unwrap();
    assert_eq!(copied, "$239 million (Courier · 4 Feb 2026)");
    assert!(!String::from_utf8_lossy(&session.raw).contains("\x1b]52"));
}
