//! PDF files that were made to do harm, or are damaged: each is read by a process of its own.
#![cfg(all(unix, feature = "pdf"))]
#![allow(clippy::unwrap_used)] // Helpers of tests fail like tests.

mod session;

use std::fs;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use pdf_extract::{Dictionary, Document, Object, Stream, dictionary};
use session::Session;
use tempfile::TempDir;

const TEXT: &str = "BT /F 12 Tf 72 700 Td (It cost 40 million.) Tj ET\n";

/// A file with a page for each of `contents`; "/X1" to "/X9" draw what is given in `drawings`.
fn file(contents: &[&str], drawings: &[&str]) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let (pages, resources) = (document.new_object_id(), document.new_object_id());
    let mut named = Dictionary::new();
    for (number, drawing) in (1..).zip(drawings) {
        let form = dictionary! { "Subtype" => "Form", "Resources" => resources };
        let drawing = document.add_object(Stream::new(form, (*drawing).into()));
        named.set(format!("X{number}"), drawing);
    }
    let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
    let all = dictionary! { "Font" => dictionary! { "F" => font }, "XObject" => named };
    document.objects.insert(resources, all.into());
    let page = |content: &&str| {
        let content = document.add_object(Stream::new(Dictionary::new(), (*content).into()));
        let page = dictionary! { "Type" => "Page", "Parent" => pages, "Contents" => content };
        document.add_object(page).into()
    };
    let kids: Vec<Object> = contents.iter().map(page).collect();
    let group = dictionary! {
        "Type" => "Pages",
        "Kids" => kids,
        "Count" => i64::try_from(contents.len()).unwrap(),
        "Resources" => resources,
        "MediaBox" => vec![0.into(), 0.into(), 600.into(), 800.into()],
    };
    document.objects.insert(pages, group.into());
    let root = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", root);
    document.compress();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

/// What the command `text` says of a folder with these files, and what it complains of.
fn text(files: &[(&str, &[u8])]) -> (String, String) {
    let folder = folder(files);
    let Output { stdout, stderr, .. } =
        Command::new(env!("CARGO_BIN_EXE_gainsay")).arg("text").arg(folder.path()).output().unwrap();
    (String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

/// Drawings each of which draws the next one ten times.
fn endless() -> Vec<u8> {
    let next: Vec<String> = (2..=9).map(|next| format!("/X{next} Do ").repeat(10)).collect();
    let next: Vec<&str> = next.iter().map(String::as_str).chain([TEXT]).collect();
    file(&[TEXT, "/X1 Do"], &next)
}

#[test]
fn a_pdf_without_end_is_given_up_and_what_was_read_of_it_is_kept() {
    let (text, complaints) = text(&[
        ("slow.pdf", &endless()),
        ("large.pdf", &file(&["q ".repeat(20_000_000).as_str()], &[])),
        ("deep.pdf", &file(&[TEXT, "/X1 Do"], &["/X1 Do"])),
    ]);
    assert_eq!(text.matches("It cost 40 million.").count(), 2, "{text}");
    let about = |name: &str| complaints.lines().find(|line| line.contains(name)).unwrap_or_default();
    assert!(about("slow.pdf").contains("takes too long to read: 1 of 2 pages are left out"), "{complaints}");
    assert!(about("deep.pdf").contains("1 of 2 pages are left out"), "{complaints}");
    if cfg!(target_os = "linux") {
        assert!(about("large.pdf").contains("takes too much memory"), "{complaints}");
    }
}

/// The processes that read a PDF file for the program under test.
#[cfg(target_os = "linux")]
fn readers() -> usize {
    let command = |entry: fs::DirEntry| fs::read_to_string(entry.path().join("cmdline")).unwrap_or_default();
    let commands = fs::read_dir("/proc").unwrap().flatten().map(command);
    commands
        .filter(|line| line.starts_with(env!("CARGO_BIN_EXE_gainsay")) && line.contains("__read-pdf"))
        .count()
}

/// The folder of a reader that is open is read again at each change.
#[cfg(target_os = "linux")]
#[test]
fn a_pdf_that_was_given_up_is_not_read_again_and_keeps_what_was_read() {
    let folder =
        folder(&[("slow.pdf", &endless()), ("good.txt", b"The ministers met on Tuesday in the capital.")]);
    let mut session = Session::open(&[folder.path().to_str().unwrap()], &[]);
    session.see("2 articles");
    for (number, count) in ["3 articles", "4 articles"].iter().enumerate() {
        let saved = Instant::now();
        fs::write(folder.path().join(format!("new{number}.txt")), format!("The pier cost {number} million."))
            .unwrap();
        session.see(count);
        assert!(saved.elapsed() < Duration::from_secs(4), "{:?}", saved.elapsed());
    }
    session.leave();
    // Those of the other tests come to their end as well.
    let begun = Instant::now();
    while readers() > 0 && begun.elapsed() < Duration::from_mins(1) {
        std::thread::sleep(Duration::from_millis(100));
    }
    assert_eq!(readers(), 0);
}

#[test]
fn a_page_over_which_the_parser_stumbles_costs_itself_alone() {
    for bad in ["1 2 3 cm", "BT (x) Tj ET", "/F Tf", "[(a) /b] TJ"] {
        let (text, complaints) =
            text(&[("a.pdf", &file(&["BT /F 12 Tf 72 700 Td (Pier opens.) Tj ET", bad, TEXT], &[]))]);
        assert!(
            text.contains("Pier opens.") && text.contains("It cost 40 million."),
            "{bad}: {text}{complaints}"
        );
    }
}

#[test]
fn pages_of_one_line_each_are_text() {
    let (text, complaints) = text(&[("a.pdf", &file(&[TEXT; 12], &[]))]);
    assert_eq!((text.matches("It cost 40 million.").count(), complaints.as_str()), (12, ""));
}
