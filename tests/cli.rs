//! What scripts and people rely on when they run the program.

#![allow(clippy::unwrap_used)] // Helpers of tests fail like tests.

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const COURIER: &str = "---\ntitle: Ministers meet in the capital\nsource: Courier\npublished: 2026-02-04\n---\n\
    The commerce ministry said that the bilateral trade volume of Norland and Sudovia stands at $239 million.\n\
    The delegation will stay in the capital for two days.\n";
const HERALD: &str = "---\ntitle: Norland and Sudovia pledge closer ties\nsource: Herald\npublished: 2026-02-05\n---\n\
    Both governments want more business: the bilateral trade volume of Norland and Sudovia is $250 million.\n\
    Farmers and shippers hope for new roads.\n";

/// The program with a plain environment, used by somebody who keeps nothing.
fn gainsay(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
    command
        .args(arguments)
        .env_remove("NO_COLOR")
        .env_remove("COLUMNS")
        .env("TERM", "xterm")
        // Whoever runs the tests may have corrected the built-in articles.
        .env("XDG_STATE_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/nothing-kept"))
        .stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> Output {
    gainsay(arguments).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&stdout(&run(arguments))).unwrap()
}

/// A folder with the given files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_figure_and_a_day_are_found_however_they_are_written() {
    let folder = folder(&[(
        "a.txt",
        "A storm\n\nAbout three dozen boats left the harbour in the night.\n\nThe lock was shut on Sept. 10.\n",
    )]);
    for (query, found) in [
        ("36", "three dozen"),
        ("36 boats", "three dozen"),
        ("september 10", "Sept. 10"),
        ("10 Sep", "Sept. 10"),
    ] {
        let output = stdout(&run(&["find", query, path(folder.path()), "--color", "never"]));
        assert!(output.contains(found), "{query}: {output}");
    }
}

#[test]
fn json_keeps_its_contract() {
    let document = json(&["brief", "--format", "json"]);
    assert_eq!(document["schema"], 1);
    for (list, fields) in [
        ("articles", &["id", "title", "source", "published", "words", "story", "repairs"][..]),
        ("facts", &["id", "topic", "kind", "corroboration", "readings"]),
        ("disagreements", &["id", "topic", "kind", "verdict", "why", "readings"]),
    ] {
        let entries = document[list].as_array().unwrap();
        assert!(!entries.is_empty(), "the built-in briefing has {list}");
        for entry in entries {
            for field in fields {
                assert!(entry.get(field).is_some(), "{list} have {field}: {entry}");
            }
        }
    }
    let ids: Vec<&Value> =
        document["articles"].as_array().unwrap().iter().map(|article| &article["id"]).collect();
    for reading in
        document["facts"].as_array().unwrap().iter().flat_map(|fact| fact["readings"].as_array().unwrap())
    {
        for field in ["article", "value", "normalized", "sentence", "span", "modality", "as_of"] {
            assert!(reading.get(field).is_some(), "readings have {field}: {reading}");
        }
        assert!(ids.contains(&&reading["article"]));
    }
    assert!(document["warnings"].is_array());
}

#[test]
fn every_command_with_json_prints_one_object() {
    for arguments in [
        &["articles"][..],
        &["facts"],
        &["diff"],
        &["find", "trade"],
        &["text"],
        &["mentions", "--date", "2026-02-04T10:00"],
    ] {
        let document = json(&[arguments, &["--format", "json"]].concat());
        assert_eq!(document["schema"], 1, "{arguments:?}");
        assert_eq!(document["articles"].as_array().unwrap().len(), 5, "{arguments:?}");
    }
}

#[test]
fn the_exit_code_tells_of_conflicts_only_when_asked() {
    let feed = |items: &str| format!("<rss><channel>{items}</channel></rss>");
    let (none, some) =
        (feed("<item></item><item></item>"), feed("<item></item><item><title>Pier</title></item>"));
    let folder = folder(&[("a.txt", COURIER), ("b.txt", HERALD), ("none.xml", &none), ("some.xml", &some)]);
    let folder = path(folder.path());
    assert_eq!(run(&["diff", folder]).status.code(), Some(0));
    assert_eq!(run(&["diff", "--exit-code", folder]).status.code(), Some(1));
    let alone = format!("{folder}/a.txt");
    assert_eq!(run(&["diff", "--exit-code", &alone]).status.code(), Some(0));
    assert_eq!(run(&["diff", "--exit-code", &alone, "no-such-file"]).status.code(), Some(2));
    assert_eq!(run(&["diff", "--exit-code", folder, "-"]).status.code(), Some(2), "empty standard input");
    for (feed, code) in [("none.xml", 2), ("some.xml", 0)] {
        let feed = format!("{folder}/{feed}");
        assert_eq!(run(&["diff", "--exit-code", &alone, &feed]).status.code(), Some(code), "{feed}");
    }
}

#[test]
fn warnings_are_printed_once_with_their_reason() {
    let german =
        "Der Hafenrat sagte am Dienstag, dass die neue Brücke im Mai für alle Schiffe geöffnet werde.";
    let folder = folder(&[("de.txt", german)]);
    let output = run(&["articles", path(folder.path())]);
    assert_eq!(stderr(&output).matches("1 article in German").count(), 1);
    assert!(!stdout(&output).contains("in German"));
    assert!(stderr(&run(&["find", "pier", "cost"])).contains("in quotes:"));
    assert!(!stderr(&run(&["find", "pier", "-"])).contains("in quotes:"));
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_read() {
    let folder = folder(&[("a.txt", COURIER), ("empty.txt", "")]);
    let output = run(&["articles", path(folder.path()), "no-such-file"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(&output).contains("Courier"));
    assert!(
        stderr(&output).contains("no-such-file") && stderr(&output).contains("empty.txt"),
        "{}",
        stderr(&output)
    );
    let quiet = run(&["articles", "--quiet", path(folder.path()), "no-such-file"]);
    assert_eq!(stderr(&quiet), "");
    let document = json(&["articles", "--format", "json", path(folder.path()), "no-such-file"]);
    assert_eq!(document["warnings"].as_array().unwrap().len(), 2);
}

#[test]
fn nothing_to_read_is_trouble_and_says_how_to_go_on() {
    for command in ["articles", "facts", "diff", "brief", "text", "mentions"] {
        let output = run(&[command, "no-such-file"]);
        assert_eq!(output.status.code(), Some(2), "{command}");
        assert!(stdout(&output).is_empty(), "{command}");
        assert!(stderr(&output).contains("nothing to read: give"), "{command}: {}", stderr(&output));
    }
    assert_eq!(run(&["no-such-file"]).status.code(), Some(2));
    assert_eq!(run(&["facts", "--no-such-option"]).status.code(), Some(2));
}

#[test]
fn without_a_terminal_bare_gainsay_prints_the_briefing() {
    assert_eq!(stdout(&run(&[])), stdout(&run(&["brief"])));
}

#[test]
fn standard_input_is_an_article() {
    let mut child = gainsay(&["text", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"The dam holds 40 million litres.\n").unwrap();
    assert_eq!(stdout(&child.wait_with_output().unwrap()), "The dam holds 40 million litres.\n");
}

#[test]
fn an_archive_can_be_piped_through_as_lines() {
    let line = |title: &str, source: &str, text: &str| {
        serde_json::json!({"title": title, "source": source, "date": "2026-02-04", "text": text}).to_string()
    };
    let dam = "The dam at Velmar holds 40 million litres of water, the river board said on Tuesday.";
    let strike = "Teachers in Norland will strike for two days next week, union leader Pell Amory said.";
    let lines = [line("Dam full", "Courier", dam), line("Strike called", "Herald", strike)].join("\n");
    let mut child = gainsay(&["facts", "--format", "ndjson", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let printed = stdout(&child.wait_with_output().unwrap());
    let stories: Vec<Value> = printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(stories.len(), 2);
    for (story, source) in stories.iter().zip(["Courier", "Herald"]) {
        assert_eq!(story["articles"].as_array().unwrap().len(), 1);
        assert_eq!(story["articles"][0]["source"], source);
        assert!(!story["facts"].as_array().unwrap().is_empty());
    }
}

#[test]
fn tables_and_pages_are_whole() {
    let printed = |format: &str| stdout(&run(&["diff", "--format", format]));
    let csv = printed("csv");
    assert!(csv.starts_with("\"fact\",\"verdict\",\"topic\""));
    assert!(csv.lines().count() > 5);
    let html = printed("html");
    assert!(html.starts_with("<!DOCTYPE html>") && html.ends_with("</html>\n"));
    assert!(html.contains("$239 million") && html.contains("$250 million"));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let mut child = gainsay(&["facts", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut complaints = String::new();
    child.stderr.take().unwrap().read_to_string(&mut complaints).unwrap();
    assert_eq!(complaints, "");
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn colour_is_for_terminals_or_on_demand() {
    let coloured = |command: &mut Command| stdout(&command.output().unwrap()).contains('\u{1b}');
    assert!(!coloured(&mut gainsay(&["diff"])));
    assert!(!coloured(gainsay(&["diff"]).env("NO_COLOR", "1")));
    assert!(coloured(&mut gainsay(&["diff", "--color", "always"])));
    assert!(
        coloured(gainsay(&["--color=always", "diff"]).env("NO_COLOR", "1")),
        "the option is the later word"
    );
}

#[test]
fn lines_keep_to_the_width_that_is_asked_for() {
    use unicode_width::UnicodeWidthStr;
    for columns in ["60", "90"] {
        for command in ["brief", "diff", "facts", "articles"] {
            let text = stdout(&gainsay(&[command]).env("COLUMNS", columns).output().unwrap());
            let widest = text.lines().map(UnicodeWidthStr::width).max();
            assert!(widest <= columns.parse().ok(), "{command} at {columns}: {widest:?}");
        }
    }
}

#[test]
fn escape_sequences_never_reach_standard_output() {
    let text = "---\ntitle: \u{1b}]0;owned\u{7}Harbour\nsource: Cou\u{1b}[31mrier\n---\n\
        The port \u{1b}[2Jhandled 40 ships\u{9b}5m in \u{202e}March.\n";
    let folder = folder(&[("a\u{1b}[1m.txt", text)]);
    let folder = path(folder.path());
    for arguments in [
        &["brief", folder][..],
        &["brief", folder, "--format", "md"],
        &["brief", folder, "--format", "html"],
        &["articles", folder],
        &["facts", folder],
        &["find", "port \u{1b}[31m", folder],
        &["find", "port \u{1b}[31m", folder, "--format", "md"],
        &["find", "port \u{1b}[31m", folder, "--format", "ndjson"],
        &["text", folder],
        &["text", "--repairs", folder],
        &["mentions", folder],
        &["articles", "gone\u{1b}[31m\n", folder],
    ] {
        let output = run(arguments);
        for text in [stdout(&output), stderr(&output)] {
            let bad = |c: &char| *c != '\n' && (c.is_control() || ('\u{202a}'..='\u{202e}').contains(c));
            assert_eq!(text.chars().find(bad), None, "{arguments:?}: {text:?}");
        }
    }
}

#[test]
fn the_order_of_the_arguments_does_not_matter() {
    let folder = folder(&[("a.txt", COURIER), ("b.txt", HERALD)]);
    let name = |name: &str| format!("{}/{name}", path(folder.path()));
    let (a, b) = (name("a.txt"), name("b.txt"));
    for format in ["text", "json", "ndjson", "md", "csv", "html"] {
        assert_eq!(
            run(&["brief", "--format", format, &a, &b]).stdout,
            run(&["brief", "--format", format, &b, &a]).stdout
        );
    }
}

#[cfg(unix)]
#[test]
fn a_file_name_need_not_be_utf8() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = folder(&[]);
    let file = folder.path().join(OsStr::from_bytes(b"caf\xe9.txt"));
    fs::write(&file, COURIER).unwrap();
    let output = gainsay(&["articles"]).arg(&file).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(&output).contains("Courier"));
}

#[test]
fn a_question_is_answered_on_the_first_line() {
    let folder = folder(&[("a.txt", COURIER), ("b.txt", HERALD)]);
    let answer = stdout(&run(&["find", "how much is the trade", path(folder.path())]));
    let first = answer.lines().next().unwrap();
    for part in ["trade", "$239 million", "Courier", "$250 million", "Herald"] {
        assert!(first.contains(part), "{part} in {first:?}");
    }
    let all = usize::MAX.to_string();
    assert_eq!(
        stdout(&run(&["find", "how much is the trade", path(folder.path()), "--limit", &all])),
        answer
    );
    let nothing = run(&["find", "xyzzy", path(folder.path())]);
    assert!(stdout(&nothing).contains("nothing found"));
    assert_eq!(nothing.status.code(), Some(1));
}

#[test]
fn help_completions_and_manual_name_every_command() {
    let help = stdout(&run(&["--help"]));
    let script = stdout(&run(&["completions", "bash"]));
    let manual = stdout(&run(&["man"]));
    for command in ["articles", "facts", "diff", "brief", "find", "text", "mentions"] {
        for text in [&help, &script, &manual] {
            assert!(text.contains(command), "{command}");
        }
    }
    assert!(help.contains("Examples:"));
}

#[test]
fn a_theme_for_a_command_is_warned_about() {
    let output = run(&["--theme", "dark", "articles"]);
    assert!(output.status.success());
    assert!(stderr(&output).contains("--theme has no effect"));
    assert!(run(&["--theme", "dark", "--quiet", "articles"]).stderr.is_empty());
}

#[test]
fn a_folder_of_change_logs_is_said_to_be_no_news() {
    let folder = tempfile::tempdir().unwrap();
    for file in 0..12 {
        let lines: Vec<String> = (0..30)
            .map(|line| format!("  * part{line}.c ({file}): check the value of read, #{line}\n"))
            .collect();
        std::fs::write(folder.path().join(format!("changes{file}.txt")), lines.concat()).unwrap();
    }
    let folder = folder.path().to_str().unwrap();
    let refused = run(&["diff", folder]);
    let told = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(told.contains("12 of 12 texts look like documentation, not news"), "{told}");
    assert_eq!(refused.status.code(), Some(2));
    assert!(run(&["diff", "--all", folder]).status.success());
    assert!(stdout(&run(&["text", folder])).contains("part7.c"), "their text is printed all the same");
}

#[test]
#[cfg(unix)]
fn what_the_arguments_hold_does_not_steer_the_terminal() {
    const STEERS: &str = "\u{1b}]0;x\u{7}\u{1b}[2J\u{9b}1m\u{202e}";
    let whole = |option: &str| format!("{option}{STEERS}");
    for arguments in [
        vec![whole("--")],
        vec![whole("--"), "facts".to_owned()],
        vec!["--color".to_owned(), whole("")],
        vec!["facts".to_owned(), "--format".to_owned(), whole("")],
        vec!["find".to_owned(), "x".to_owned(), "--limit".to_owned(), whole("1")],
        vec!["mentions".to_owned(), "--date".to_owned(), whole("2026")],
        vec!["completions".to_owned(), whole("b")],
        vec!["man".to_owned(), whole("x")],
        vec!["--theme".to_owned(), "dark".to_owned(), whole("--theme=")],
    ] {
        let output = run(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(output.status.code(), Some(2));
        let told = stderr(&output);
        let steers = told.chars().any(|c| c != '\n' && c.is_control() || c == '\u{202e}');
        assert!(!told.is_empty() && !steers, "{told:?}");
    }
    assert!(stdout(&run(&["--help"])).contains("\nUsage: gainsay"));
}

#[test]
fn what_is_given_twice_is_read_once_and_no_trouble() {
    let home = folder(&[]);
    let news = home.path().join("news");
    fs::create_dir(&news).unwrap();
    fs::write(news.join("courier.md"), COURIER).unwrap();
    fs::write(news.join("herald.md"), HERALD).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(&news, home.path().join("link")).unwrap();
    let diff = |paths: &[&str]| {
        let arguments = [&["diff", "--exit-code"], paths].concat();
        gainsay(&arguments).current_dir(home.path()).output().unwrap()
    };
    let once = diff(&["news"]);
    assert_eq!(once.status.code(), Some(1));
    let mut spellings = vec![
        vec!["news", "news"],
        vec!["news", "./news/../news"],
        vec![".", "news"],
        vec!["news", "."],
        vec!["news/courier.md", "news/herald.md", "."],
        vec!["news/courier.md", "news/./courier.md", "news/herald.md"],
    ];
    if cfg!(unix) {
        spellings.push(vec!["link", "news"]);
        spellings.push(vec!["link/courier.md", "news/courier.md", "news/herald.md"]);
    }
    for paths in spellings {
        let output = diff(&paths);
        assert_eq!((output.status.code(), stderr(&output)), (Some(1), String::new()), "{paths:?}");
        assert_eq!(stdout(&output), stdout(&once), "{paths:?}");
    }
    // What cannot be read is still trouble where it is named by itself, and none where it lies in a folder.
    fs::write(news.join("empty.md"), "").unwrap();
    assert_eq!(diff(&["news"]).status.code(), Some(1));
    assert_eq!(diff(&["news/empty.md", "news"]).status.code(), Some(2));
}
