//! One invented event in every format that is read: whatever a folder holds, its facts are those of the plain texts.
//!
//! Under `formats/`, `plain` has the articles a to g as text, `one` and `two` each has the same articles in seven other
//! formats, and `packed.zip` holds some of them.

#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use gainsay::intake::{self, Intake, Options};
use gainsay::model::{BlockKind, Briefing, Fact};
use serde_json::Value;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats").join(name)
}

fn read(name: &str) -> Intake {
    let intake = intake::read(&[fixture(name)], &Options::default());
    assert_eq!(intake.warnings, []);
    intake
}

/// What the briefing says, fact by fact, without anything that follows from the names of the files.
fn told(intake: Intake) -> Vec<String> {
    let briefing: Briefing = gainsay::analyze(intake.articles);
    let article = |index: usize| briefing.articles[index].id.chars().next().unwrap();
    let fact = |fact: &Fact| {
        let mut out = format!("{:?} {} {:?}", fact.kind, fact.topic, fact.judgement);
        for reading in fact.readings() {
            let (value, sentence) = (briefing.value(reading), briefing.sentence(reading));
            let (article, normal) = (article(reading.article), &reading.value);
            let _ = write!(out, "\n  {article} {value} | {normal} | {sentence}");
        }
        out
    };
    let mut facts: Vec<String> = briefing.facts.iter().map(fact).collect();
    facts.sort();
    facts
}

#[test]
#[cfg_attr(not(feature = "pdf"), ignore = "one of the articles is a PDF")]
fn every_format_gives_the_facts_of_the_plain_text() {
    let plain = read("plain");
    let metadata = |intake: &Intake| -> Vec<String> {
        let of = |article: &gainsay::model::Article| {
            let published = article.published.as_ref().map(|day| day.value.to_string());
            format!("{} {} {published:?}", article.outlet.value, article.headline())
        };
        intake.articles.iter().map(of).collect()
    };
    let expected = metadata(&plain);
    assert!(expected[0].starts_with("Tarnwick Echo Crane collapses at Tarnwick docks Some(\"2025-03-11"));
    let facts = told(plain);
    assert!(facts.iter().any(|line| line.contains("Conflict")));
    for folder in ["one", "two"] {
        let found = read(folder);
        assert_eq!(metadata(&found), expected, "{folder}");
        similar_lines(&told(found), &facts, folder);
    }
}

/// Fails with the first line in which the two differ.
fn similar_lines(found: &[String], expected: &[String], name: &str) {
    for (found, expected) in found.iter().zip(expected) {
        assert_eq!(found, expected, "{name}");
    }
    assert_eq!(found.len(), expected.len(), "{name}");
}

#[test]
#[cfg_attr(not(feature = "pdf"), ignore = "one of the articles is a PDF")]
fn an_archive_gives_each_of_its_documents() {
    let intake = read("packed.zip");
    let ids: Vec<&str> = intake.articles.iter().map(|article| article.id.as_str()).collect();
    assert_eq!(ids, ["packed.zip/clips/a.html", "packed.zip/clips/c.json", "packed.zip/clips/f.pdf"]);
    assert_eq!(intake.articles[1].outlet.value, "Harbour Post");
}

#[test]
fn the_page_around_an_article_is_no_part_of_it() {
    let article = read("one/a.html").articles.swap_remove(0);
    let kept: Vec<&str> = article
        .blocks
        .iter()
        .filter(|block| block.kind != BlockKind::Boilerplate)
        .map(|block| &article.body[block.span.clone()])
        .collect();
    assert_eq!(kept.len(), 5, "{kept:?}");
    assert_eq!(article.url.as_deref(), Some("https://www.tarnwickecho.example/news/crane-tarnwick"));
}

#[test]
fn standard_input_may_be_of_any_format() {
    let pdf = cfg!(feature = "pdf").then_some("one/f.pdf");
    let others = ["one/a.html", "two/a.mhtml", "two/d.ndjson", "two/g.txt.gz", "packed.zip"];
    for file in others.into_iter().chain(pdf) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_gainsay"))
            .args(["articles", "--format", "json", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(&fs::read(fixture(file)).unwrap()).unwrap();
        let document: Value = serde_json::from_slice(&child.wait_with_output().unwrap().stdout).unwrap();
        let title = document["articles"][0]["title"].as_str().unwrap();
        assert!(title.to_lowercase().contains("crane"), "{file}: {title}");
    }
}

#[test]
fn a_name_without_meaning_does_not_hide_a_page() {
    let folder = tempfile::tempdir().unwrap();
    let page = fs::read(fixture("one/a.html")).unwrap();
    fs::write(folder.path().join("index.php"), &page).unwrap();
    fs::write(folder.path().join("saved.txt"), &page).unwrap();
    File::create(folder.path().join("Makefile")).unwrap().write_all(b"all: build\n").unwrap();
    let intake = intake::read(&[folder.path().to_owned()], &Options::default());
    assert_eq!(intake.articles.len(), 2);
    assert!(intake.articles.iter().all(|article| article.outlet.value == "Tarnwick Echo"));
    assert_eq!(intake.warnings, []);
}
