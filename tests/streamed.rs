//! Reports printed story by story say what one run over all articles says.

#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::process::{Command, Output};

use gainsay::model::{Briefing, Corrections};
use gainsay::{Analysis, StoryStream, analyze, intake};
use serde_json::Value;

/// Two articles each on events of several days that have no word in common; the one named last has no day.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (number, name) in ["Brunn", "Tarnford", "Oldwick", "Marnby", "Halden"].iter().enumerate() {
        let lower = name.to_lowercase();
        let text = |cost: usize| {
            format!(
                "The {name} bridge opens\n\nThe {lower}ian bridge at {name}dor cost ${cost} million, {name}son said. It spans \
                 the {name}bach for {name}sted and {name}wick. “The {lower}ers waited,” he said.\n"
            )
        };
        let front = |outlet: &str, day: Option<usize>| {
            let day = day.map_or_else(String::new, |day| format!("date: 2026-03-{day:02}\n"));
            format!("---\nsource: {outlet}\n{day}---\n\n")
        };
        let write = |name: String, text: String| std::fs::write(folder.path().join(name), text).unwrap();
        let day = 10 + number * 7 % 5;
        write(format!("{number}-gazette.md"), front("Gazette", Some(day)) + &text(41 + number));
        let herald = (number < 4).then_some(day + 1);
        write(format!("{number}-herald.md"), front("Herald", herald) + &text(47 + number));
    }
    folder
}

fn gainsay(arguments: &[&str], folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
    command.args(arguments).arg(folder).env("XDG_STATE_HOME", folder.join(".state"));
    command.output().unwrap()
}

/// What the facts of a briefing say, and of which articles.
fn facts(briefing: &Briefing) -> Vec<String> {
    let mut facts: Vec<String> = briefing
        .facts
        .iter()
        .map(|fact| {
            let ids: Vec<&str> = fact.readings().map(|of| briefing.article(of).id.as_str()).collect();
            format!("{} {} {:?} {:?} {ids:?}", fact.id, fact.topic, fact.verdict(), fact.weight)
        })
        .collect();
    facts.sort();
    facts
}

#[test]
fn each_story_has_the_facts_that_it_has_among_all() {
    let folder = folder();
    let read = || intake::read(&[folder.path().to_owned()], &intake::Options::default()).articles;
    let whole = analyze(read());
    let mut stream = StoryStream::new(read(), &Corrections::default(), None, |_| {}).unwrap();
    let mut streamed = Vec::new();
    loop {
        let stories = stream.next_stories().unwrap();
        if stories.is_empty() {
            break;
        }
        streamed.extend(stories);
    }
    assert_eq!((streamed.len(), stream.done()), (5, (5, 5)));
    let mut all: Vec<String> = streamed.iter().flat_map(facts).collect();
    all.sort();
    assert_eq!(all, facts(&whole));
    let articles = |briefing: &Briefing| briefing.articles.clone();
    let mut together: Vec<_> = streamed.iter().flat_map(articles).collect();
    together.sort_by(|a, b| a.id.cmp(&b.id));
    assert_eq!(together, whole.articles, "what waited in a file comes back as it was");
    let inferred: usize = streamed.iter().map(|briefing| briefing.inferred.len()).sum();
    assert_eq!((inferred, whole.inferred.len()), (1, 1));
}

#[test]
fn the_latest_story_is_printed_first_and_the_first_line_has_the_warnings() {
    let folder = folder();
    std::fs::write(folder.path().join("empty.txt"), "").unwrap();
    let output = gainsay(&["diff", "--format", "ndjson", "--exit-code"], folder.path());
    assert_eq!(output.status.code(), Some(1), "bridges have two prices");
    let lines: Vec<Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let latest = |line: &Value| -> String {
        let days = line["articles"].as_array().unwrap().iter();
        days.filter_map(|article| article["published"].as_str()).max().unwrap().to_owned()
    };
    let days: Vec<String> = lines.iter().map(latest).collect();
    assert!(days.is_sorted_by(|a, b| a >= b), "{days:?}");
    let warnings: Vec<usize> = lines.iter().map(|line| line["warnings"].as_array().unwrap().len()).collect();
    assert_eq!(warnings, [1, 0, 0, 0, 0]);
    assert!(lines.iter().all(|line| line["disagreements"].as_array().unwrap().len() == 1));
    // The same as one after the other.
    let whole = gainsay(&["diff", "--format", "json"], folder.path());
    let whole: Value = serde_json::from_slice(&whole.stdout).unwrap();
    let ids = |of: &Value| -> Vec<String> {
        of["disagreements"].as_array().unwrap().iter().map(|of| of["id"].to_string()).collect()
    };
    let mut streamed: Vec<String> = lines.iter().flat_map(ids).collect();
    let mut all = ids(&whole);
    streamed.sort();
    all.sort();
    assert_eq!(streamed, all);
}

#[test]
fn corrections_hold_in_a_stream_as_in_one_run() {
    let folder = folder();
    let read = || intake::read(&[folder.path().to_owned()], &intake::Options::default()).articles;
    let print = |at: usize| gainsay::model::Fingerprint::of_article(&read()[at]);
    let mut corrections = Corrections::default();
    corrections.join_stories([print(0), print(2)]);
    let whole = Analysis::new(read(), &corrections).finish();
    let mut stream = StoryStream::new(read(), &corrections, None, |_| {}).unwrap();
    let first = stream.next_stories().unwrap();
    assert_eq!((first.len(), whole.stories.len()), (4, 4));
    assert!(first.iter().all(|briefing| briefing.corrections == whole.corrections));
}
