//! Other programs and files: the clipboard, the browser, the editor, commands, the file of pins.

use std::env;
use std::fs::{self, File};
use std::io::{self, Write, stdout};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::clipboard;
use super::file_place::FilePlace;
use super::message::{Effect, Message};
use super::terminal::Screen;

/// Carries out an effect that goes to another program or to a file; returns what has come of it. `opened` is what the
/// reader has opened.
///
/// # Errors
/// When the terminal, lent to the program, cannot be taken again.
pub fn carry_out(effect: &Effect, opened: &[PathBuf], screen: &mut Screen) -> io::Result<Option<Message>> {
    let notice = match effect {
        Effect::Copy(text) => copy(text).err().map(|error| format!("cannot copy: {error}")),
        Effect::OpenUrl(url) => open::that_detached(url).err().map(|error| format!("no browser: {error}")),
        Effect::Edit { file, place } => {
            // While the screen still stands: it may take a moment.
            let line = line_of(file, place);
            screen.lend(|| edit(file, line))?
        }
        Effect::Pipe { command, text } => screen.lend(|| pipe(command, text))?,
        Effect::Write { file, text, replace } => return Ok(Some(write(file, text, *replace, opened))),
        _ => None,
    };
    Ok(notice.map(Message::Notice))
}

fn copy(text: &str) -> io::Result<()> {
    let inside = clipboard::Inside::here(|name| env::var(name).ok());
    // As tmux comes, it heeds no sequence of a program within it; asked by its own command it passes the text on.
    if env::var_os("TMUX").is_some() && feed(Command::new("tmux").args(["load-buffer", "-w", "-"]), text) {
        return Ok(());
    }
    let mut out = stdout().lock();
    out.write_all(clipboard::sequence(text, inside).as_bytes())?;
    out.flush()
}

/// Runs a command that reads `text` and shows nothing; true if it succeeds.
fn feed(command: &mut Command, text: &str) -> bool {
    let child = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    child.is_ok_and(|mut child| {
        let fed = child.stdin.take().is_some_and(|mut stdin| stdin.write_all(text.as_bytes()).is_ok());
        child.wait().is_ok_and(|status| status.success()) && fed
    })
}

/// The line of a place in a file; the first of what is no text, or cannot be read, which the editor says itself.
fn line_of(file: &Path, place: &FilePlace) -> usize {
    /// Longer than any text that was read.
    const LONGEST: u64 = 64_000_000;
    let is_text = fs::metadata(file).is_ok_and(|found| found.is_file() && found.len() <= LONGEST);
    let bytes = is_text.then(|| fs::read(file).ok()).flatten().unwrap_or_default();
    if bytes.contains(&0) { 1 } else { place.line_in(&String::from_utf8_lossy(&bytes)) }
}

/// Runs the user's editor; returns what went wrong.
fn edit(file: &Path, line: usize) -> Option<String> {
    let editor =
        ["VISUAL", "EDITOR"].iter().find_map(|name| env::var(name).ok().filter(|it| !it.trim().is_empty()));
    let editor = editor.unwrap_or_else(|| if cfg!(windows) { "notepad" } else { "vi" }.to_owned());
    let Some((program, words)) = words_of(&editor) else {
        return Some(format!("this names no editor, or a quote in it is not closed: {editor}"));
    };
    let result = Command::new(&program).args(words).args(location(&program, file, line)).status();
    match result {
        Ok(status) if status.success() => None,
        Ok(status) => Some(format!("{program}: {status}")),
        Err(error) => Some(format!("{program}: {error}")),
    }
}

/// The program and the arguments in the name of an editor, parted as a shell would; none if it is no command. Where `\` parts
/// folders, nothing is quoted.
fn words_of(editor: &str) -> Option<(String, Vec<String>)> {
    let mut words = if cfg!(windows) {
        editor.split_whitespace().map(str::to_owned).collect()
    } else {
        shlex::split(editor)?
    };
    (!words.is_empty()).then(|| (words.remove(0), words))
}

/// How an editor is told which line of a file to show.
fn location(program: &str, file: &Path, line: usize) -> Vec<std::ffi::OsString> {
    // A name that begins like an option is none when it begins with a folder.
    let file = if file.is_absolute() { file.to_owned() } else { Path::new(".").join(file) };
    let name = Path::new(program).file_stem().unwrap_or_default().to_string_lossy();
    let with_line = || {
        let mut place = file.clone().into_os_string();
        place.push(format!(":{line}"));
        place
    };
    match name.as_ref() {
        "code" | "codium" | "cursor" => vec!["--wait".into(), "--goto".into(), with_line()],
        "hx" | "helix" | "zed" | "subl" => vec![with_line()],
        "notepad" => vec![file.into()],
        _ => vec![format!("+{line}").into(), file.into()],
    }
}

/// Runs a command that reads `text`, and waits for Enter so that what it wrote can be read.
fn pipe(command: &str, text: &str) -> Option<String> {
    let (shell, option) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
    let child = Command::new(shell).arg(option).arg(command).stdin(Stdio::piped()).spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(error) => return Some(format!("{shell}: {error}")),
    };
    if let Some(mut stdin) = child.stdin.take() {
        // A command may have read enough before the end.
        let _ = stdin.write_all(text.as_bytes());
    }
    let status = match child.wait() {
        Ok(status) => status,
        Err(error) => return Some(format!("{command}: {error}")),
    };
    // A terminal that is gone is no reason to fall over what was kept.
    let mut out = stdout();
    let _ = write!(out, "\n[{status}; Enter goes back to gainsay] ").and_then(|()| out.flush());
    wait_for_enter();
    None
}

fn wait_for_enter() {
    let mut line = String::new();
    // Articles may have come from standard input: the person is at the terminal.
    let _ = match File::open("/dev/tty") {
        Ok(tty) => io::BufRead::read_line(&mut io::BufReader::new(tty), &mut line),
        Err(_) => io::stdin().read_line(&mut line),
    };
}

/// The file that is proposed for the pins: in the current folder, unless that is one of those that are read.
pub fn pins_file(opened: &[PathBuf]) -> &'static str {
    if is_among(Path::new("pins.md"), opened) { "~/pins.md" } else { "pins.md" }
}

/// True if `file` would be found among the articles.
fn is_among(file: &Path, opened: &[PathBuf]) -> bool {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Ok(folder) = folder.canonicalize() else { return false };
    opened.iter().filter_map(|path| path.canonicalize().ok()).any(|path| folder.starts_with(path))
}

/// Writes a file, in the place of one that exists only if `replace`.
fn write(name: &str, text: &str, replace: bool, opened: &[PathBuf]) -> Message {
    let file = match (name.strip_prefix("~/"), etcetera::home_dir()) {
        (Some(rest), Ok(home)) => home.join(rest),
        _ => PathBuf::from(name),
    };
    let not_written = |why| Message::NotWritten { file: name.to_owned(), why };
    if is_among(&file, opened) {
        return not_written(Some("it would be read as an article".to_owned()));
    }
    let created = if replace { File::create(&file) } else { File::create_new(&file) };
    match created.and_then(|mut out| out.write_all(text.as_bytes())) {
        Ok(()) => Message::Notice(format!("written: {}", file.display())),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => not_written(None),
        Err(error) => not_written(Some(format!("cannot be written: {error}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editors_are_told_the_line_in_their_own_way() {
        let words = |program: &str, file: &str| {
            let words = location(program, Path::new(file), 7);
            words.iter().map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>()
        };
        assert_eq!(words("/usr/bin/vim", "/news/a.txt"), ["+7", "/news/a.txt"]);
        assert_eq!(words("hx", "a.txt"), ["./a.txt:7"]);
        assert_eq!(words("code", "/a.txt"), ["--wait", "--goto", "/a.txt:7"]);
        assert_eq!(words("nano", "-R.txt"), ["+7", "./-R.txt"], "no option");
    }

    #[test]
    #[cfg(unix)]
    fn the_name_of_an_editor_is_parted_as_a_shell_would() {
        let words = |editor: &str| words_of(editor).map(|(program, rest)| [vec![program], rest].concat());
        for (editor, parted) in [
            ("vim -u NONE", &["vim", "-u", "NONE"][..]),
            ("'/opt/my editors/ed' --wait", &["/opt/my editors/ed", "--wait"]),
            ("/opt/my\\ editors/ed", &["/opt/my editors/ed"]),
            ("emacs --eval \"(setq a 'b)\"", &["emacs", "--eval", "(setq a 'b)"]),
        ] {
            assert_eq!(words(editor).unwrap(), parted, "{editor}");
        }
        assert_eq!((words("vim 'u"), words("# vim")), (None, None));
    }

    fn is_written(message: &Message) -> bool {
        matches!(message, Message::Notice(told) if told.starts_with("written"))
    }

    #[test]
    fn a_file_that_exists_is_replaced_only_when_that_is_wanted() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("pins.md");
        let write = |text: &str, replace| write(&file.to_string_lossy(), text, replace, &[]);
        let text = || std::fs::read_to_string(&file).unwrap();
        assert!(is_written(&write("one, and more", false)));
        assert!(matches!(write("two", false), Message::NotWritten { why: None, .. }));
        assert_eq!(text(), "one, and more");
        assert!(is_written(&write("two", true)));
        assert_eq!(text(), "two");
        let inside = super::write(&file.join("pins.md").to_string_lossy(), "three", true, &[]);
        assert!(matches!(inside, Message::NotWritten { why: Some(_), .. }), "{inside:?}");
    }

    #[test]
    fn pins_do_not_end_up_among_the_articles() {
        let folder = tempfile::tempdir().unwrap();
        let news = folder.path().join("news");
        std::fs::create_dir(&news).unwrap();
        let write = |file: PathBuf| write(&file.to_string_lossy(), "pins", true, std::slice::from_ref(&news));
        let told = write(news.join("pins.md"));
        assert!(matches!(&told, Message::NotWritten { why: Some(why), .. } if why.contains("as an article")));
        assert!(is_written(&write(folder.path().join("pins.md"))));
        assert_eq!(pins_file(&[PathBuf::from(".")]), "~/pins.md");
        assert_eq!(pins_file(std::slice::from_ref(&news)), "pins.md");
    }
}
