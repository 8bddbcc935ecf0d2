//! What must hold for any input whatever: nothing panics, and what comes out is what the types promise.

use std::io::{Cursor, Write};
use std::sync::LazyLock;
use std::{panic, thread};

use gainsay::intake::{self, Intake, Options};
use gainsay::lookup::{Index, Target};
use gainsay::model::{Article, Briefing};
use gainsay::report::{Answers, FORMATS, Format, Ink, Page};
use gainsay::text::{Document, is_safe};
use gainsay::{analyze, mention};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The name of the threads on which the intake expects a parser to panic.
const FOREIGN_THREAD: &str = "parser";
/// What parts the articles of an input for the whole analysis.
const SEPARATOR: u8 = 0x1E;
/// Shorter than in the program: what grows faster than its input shows itself within the fuzzer's own limits.
const MOST_BYTES: u64 = 4_000_000;

static SEEDS: LazyLock<(Briefing, Index)> = LazyLock::new(|| {
    let briefing = analyze(intake::built_in().articles);
    let index = Index::new(&briefing);
    (briefing, index)
});

/// Reads the document `name`, told by its content where that is clear.
pub fn document(name: &str, bytes: &[u8]) {
    let url = format!("https://post.example/{name}");
    let intake = intake::from_web(&url, bytes, &Options { max_bytes: MOST_BYTES, ..Options::default() });
    assert!(!intake.articles.is_empty() || !intake.warnings.is_empty(), "neither an article nor a cause");
    sound(&intake);
}

/// Reads an archive with the one member `member`.
pub fn packed(name: &str, member: &str, bytes: &[u8]) {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    archive.start_file(member, options).expect("an archive in memory");
    archive.write_all(bytes).expect("an archive in memory");
    let bytes = archive.finish().expect("an archive in memory").into_inner();
    document(name, &bytes);
}

/// Finds the mentions of a text.
pub fn mentions(text: &str) {
    for article in read(text.as_bytes()).articles {
        let document = Document::new(&article);
        let day = jiff::civil::date(2026, 2, 5);
        for found in mention::find(&article, &document, Some(day)) {
            let sentence = &document.sentences[found.sentence].span;
            assert!(!article.body[found.span.clone()].is_empty());
            assert!(sentence.start <= found.span.start && found.span.end <= sentence.end, "{found:?}");
        }
    }
}

/// Searches the built-in briefing.
pub fn query(query: &str) {
    let (briefing, index) = &*SEEDS;
    let hits = index.search(query, 20);
    for hit in &hits {
        match &hit.target {
            Target::Fact(fact) => assert!(*fact < briefing.facts.len()),
            Target::Passage { article, sentence } => {
                assert!(!briefing.articles[*article].body[sentence.clone()].is_empty());
            }
        }
    }
    let answers = Answers { briefing: briefing.clone(), query: query.to_owned(), hits };
    let page = Page::new(80, Ink::Plain);
    for format in FORMATS {
        printed(format, format.answers().map(|print| print(page, &answers)));
    }
}

/// Compares the articles in `texts` and reports on them in every format.
pub fn analysis(texts: &[u8]) {
    let articles: Vec<Article> = texts
        .split(|byte| *byte == SEPARATOR)
        .enumerate()
        .filter_map(|(number, text)| intake::parse(&format!("{number}.txt"), None, text).ok())
        .collect();
    let turned = articles.iter().rev().cloned().collect();
    let briefing = analyze(articles);
    let again = analyze(turned);
    for fact in &briefing.facts {
        for reading in fact.readings() {
            assert!(!briefing.value(reading).is_empty() && !briefing.sentence(reading).is_empty(), "{fact:?}");
        }
    }
    for page in [Page::new(40, Ink::Plain), Page::new(120, Ink::Plain)] {
        for format in FORMATS {
            let reports = [format.brief(), format.disagreements(), format.facts(), format.articles()];
            for print in reports.into_iter().flatten() {
                let report = print(page, &briefing);
                assert_eq!(report, print(page, &again), "the order of the articles changes the result");
                printed(format, Some(report));
            }
        }
    }
    let _ = Index::new(&briefing).search("how much trade", 5);
}

/// Lets the threads panic on which the intake expects it; to be called once, after the fuzzer has set its own hook.
pub fn forgive_foreign_parsers() {
    let end = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().name() != Some(FOREIGN_THREAD) {
            end(info);
        }
    }));
}

fn read(bytes: &[u8]) -> Intake {
    intake::from_web("https://post.example/a.txt", bytes, &Options::default())
}

/// Fails unless the articles are what [`Article`] says of itself.
fn sound(intake: &Intake) {
    for article in &intake.articles {
        for text in [&article.id, &article.outlet.value, &article.body] {
            safe(text);
        }
        article.title.iter().for_each(|title| safe(&title.value));
        article.url.iter().for_each(|url| safe(url));
        let mut end = 0;
        for block in &article.blocks {
            assert!(end <= block.span.start, "{block:?} begins before the end of the last block");
            assert!(!article.body[block.span.clone()].trim().is_empty(), "{block:?} is empty");
            end = block.span.end;
        }
        for repair in &article.repairs {
            let found = article.body.get(repair.at..repair.at + repair.after.len());
            assert_eq!(found, Some(repair.after.as_str()), "{repair:?}");
            safe(&repair.before);
        }
    }
    intake.warnings.iter().for_each(|warning| safe(&warning.message));
}

/// Fails if a report that is printed as it is could steer the terminal; the other formats escape what could.
fn printed(format: &dyn Format, report: Option<String>) {
    report.iter().filter(|_| format.name() == "text").for_each(|report| safe(report));
}

fn safe(text: &str) {
    let steering = text.chars().find(|c| !is_safe(*c));
    assert!(steering.is_none(), "{steering:?} reaches the terminal");
}
