//! The commands obey what a reader corrected in a folder, and say so.

#![cfg(unix)]
#![allow(clippy::unwrap_used)] // Helpers of tests fail like tests.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use gainsay::intake;
use gainsay::memory::{Memory, Store};
use gainsay::model::Fact;
use serde_json::Value;
use tempfile::TempDir;

const COURIER: &str = "---\ntitle: Ministers meet in the capital\nsource: Courier\npublished: 2026-02-04\n---\n\
    The commerce ministry said that the bilateral trade volume of Norland and Sudovia stands at $239 million.\n\
    The delegation will stay in the capital for two days.\n";
const HERALD: &str = "---\ntitle: Norland and Sudovia pledge closer ties\nsource: Herald\npublished: 2026-02-05\n---\n\
    Both governments want more business: the bilateral trade volume of Norland and Sudovia is $250 million.\n\
    Farmers and shippers hope for new roads.\n";

/// A folder of two articles that disagree, and what somebody keeps of it.
struct Kept {
    folder: TempDir,
    state: TempDir,
}

impl Kept {
    /// The one conflict is dismissed, and the fact on the stay of the delegation is hidden.
    fn new() -> Self {
        let (folder, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fs::write(folder.path().join("a.txt"), COURIER).unwrap();
        fs::write(folder.path().join("b.txt"), HERALD).unwrap();
        let paths = [folder.path().to_owned()];
        let briefing = gainsay::analyze(intake::read(&paths, &intake::Options::default()).articles);
        let prints = |fact: &Fact| gainsay::memory::fingerprints(&briefing, fact);
        let mut memory = Memory::default();
        memory.corrections.dismiss(prints(briefing.disagreements().next().unwrap()));
        let stay = briefing.facts.iter().find(|fact| fact.variants[0].value == "two days").unwrap();
        memory.corrections.hide(prints(stay));
        Store::new(&state.path().join("gainsay"), &paths).save(&Memory::default(), &memory).unwrap();
        Self { folder, state }
    }

    fn path(&self) -> &str {
        self.folder.path().to_str().unwrap()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        run_at(self.state.path(), arguments)
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let all = [arguments, &["--format", "json", self.path()]].concat();
        serde_json::from_str(&stdout(&self.run(&all))).unwrap()
    }
}

/// The program with `arguments`, where `state` is what is kept.
fn run_at(state: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
    command.args(arguments).env_remove("NO_COLOR").env_remove("COLUMNS").stdin(Stdio::null());
    command.env("XDG_STATE_HOME", state).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// True for a report that has a conflict; the legend of the facts names the mark too.
fn conflicts(output: &Output) -> bool {
    stdout(output).replace("≠ disagree  ", "").contains('≠')
}

#[test]
fn commands_obey_the_corrections_of_a_folder_and_say_so() {
    let kept = Kept::new();
    let (folder, nowhere) = (kept.path(), kept.folder.path().join("nothing-kept"));
    let note = "gainsay: 2 corrections kept for these articles are applied; --uncorrected leaves them out\n";
    for command in [&["brief"][..], &["diff"], &["facts"], &["articles"], &["find", "trade"], &[]] {
        let output = kept.run(&[command, &[folder]].concat());
        assert_eq!(stderr(&output), note, "{command:?}");
        assert!(!conflicts(&output), "{command:?}: {}", stdout(&output));
        let quiet = kept.run(&[command, &[folder, "--quiet"]].concat());
        assert_eq!((stderr(&quiet).as_str(), quiet.stdout), ("", output.stdout), "{command:?}");
        let all = [command, &[folder, "--uncorrected"]].concat();
        let (with, without) = (kept.run(&all), run_at(&nowhere, &[command, &[folder]].concat()));
        assert_eq!((stderr(&with), with.stdout), (String::new(), without.stdout), "{command:?}");
    }
    for (options, code) in [(&[][..], 0), (&["--uncorrected"], 1)] {
        let output = kept.run(&[&["diff", "--exit-code", folder], options].concat());
        assert_eq!(output.status.code(), Some(code));
    }
    for command in ["text", "mentions"] {
        assert_eq!(stderr(&kept.run(&[command, folder])), "", "{command} compares nothing");
    }
    // The two files of the folder are another set of paths, and what is piped in is nothing that is kept.
    let (a, b) = (format!("{folder}/a.txt"), format!("{folder}/b.txt"));
    for arguments in [&["diff", &a, &b][..], &["diff", folder, "-"]] {
        let output = kept.run(arguments);
        assert!(conflicts(&output) && !stderr(&output).contains("corrections"), "{arguments:?}");
    }
}

#[test]
fn json_counts_corrections_and_marks_what_they_are_about() {
    let kept = Kept::new();
    let marked = |document: &Value, mark: &str| {
        let facts = document["facts"].as_array().unwrap();
        facts.iter().filter(|fact| fact[mark] == true).count()
    };
    let corrected = kept.json(&["brief"]);
    assert_eq!((&corrected["corrections"], &corrected["schema"]), (&2.into(), &1.into()));
    assert_eq!((marked(&corrected, "dismissed"), marked(&corrected, "hidden")), (1, 1));
    let uncorrected = kept.json(&["brief", "--uncorrected"]);
    assert_eq!(uncorrected["corrections"], 0);
    assert_eq!((marked(&uncorrected, "dismissed"), marked(&uncorrected, "hidden")), (0, 0));
    let found = |document: &Value| {
        let hits = document["hits"].as_array().unwrap();
        hits.iter().filter(|hit| hit["fact"]["readings"][0]["value"] == "two days").count()
    };
    assert_eq!(found(&kept.json(&["find", "two days", "--uncorrected"])), 1);
    assert_eq!(found(&kept.json(&["find", "two days"])), 0, "a hidden fact is not found");
    assert_eq!(kept.json(&["text"])["corrections"], 0);
}

#[test]
fn a_state_file_that_cannot_be_used_is_told_of_and_left_where_it_is() {
    let kept = Kept::new();
    let state = kept.state.path().join("gainsay");
    let names = || {
        let mut names: Vec<_> = fs::read_dir(&state).unwrap().map(|entry| entry.unwrap().path()).collect();
        names.sort();
        names
    };
    let before = names();
    for file in before.iter().filter(|file| file.extension().is_some_and(|end| end == "json")) {
        fs::write(file, "{\"version\": 99}").unwrap();
    }
    let output = kept.run(&["diff", kept.path()]);
    assert!(stderr(&output).contains("newer gainsay"), "{}", stderr(&output));
    assert_eq!((output.status.code(), conflicts(&output)), (Some(0), true));
    assert_eq!(names(), before);
}
