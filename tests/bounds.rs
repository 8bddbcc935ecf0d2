//! Twice the input takes about twice the time, whatever the input is like: what a site or a person gives must not stop the
//! reader.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)] // Helpers of tests fail like tests.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use gainsay::intake::{self, parse};
use gainsay::model::{Article, Corrections};
use gainsay::{Analysis, lookup};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The time that all threads of this process have worked so far, in hundredths of a second.
fn worked() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let fields = stat.rsplit(") ").next().unwrap().split(' ').map(str::to_owned).collect::<Vec<_>>();
    fields[11..13].iter().map(|field| field.parse::<u64>().unwrap()).sum()
}

/// An article of `outlet` number `number` with this text.
fn article(number: usize, text: &str) -> Article {
    let front =
        format!("---\ntitle: Harbour board meets\nsource: Post {number}\npublished: 2025-03-11\n---\n\n");
    parse(&format!("{number}.md"), None, front + text).unwrap()
}

/// A word that no other number has.
fn word(number: usize) -> String {
    let letters = number.to_string();
    letters
        .bytes()
        .map(|digit| ["ba", "ke", "di", "fo", "gu", "la", "me", "ni", "po", "su"][usize::from(digit - b'0')])
        .collect()
}

/// Words that no other number has in this order, and that all have.
fn words(number: usize) -> String {
    number.to_string().bytes().map(|digit| word(usize::from(digit - b'0'))).collect::<Vec<_>>().join(" ")
}

fn name(number: usize) -> String {
    let word = word(number);
    word[..1].to_uppercase() + &word[1..]
}

/// What makes articles one story.
const ONE_STORY: &str = "Grain and timber leave Norland by ship, and crews load them at the old quay day and night. Dredgers \
                         keep the channel deep, tugs bring tankers to their berths, and pilots know each shoal. Fishers \
                         complain of noise, sailors of rust, and customs officers of paperwork.";

/// The same as words of a name.
fn names(number: usize) -> String {
    number.to_string().bytes().map(|digit| name(usize::from(digit - b'0'))).collect::<Vec<_>>().join(" ")
}

/// A shape of input, and how much of it there is.
struct Shape {
    name: &'static str,
    size: usize,
    make: fn(usize) -> Vec<Article>,
}

fn many(size: usize, text: impl Fn(usize) -> String) -> Vec<Article> {
    (0..size).map(|number| article(number, &format!("{}\n\n{ONE_STORY}", text(number)))).collect()
}

/// One article of `size` sentences, beside another.
fn long(size: usize, sentence: impl Fn(usize) -> String) -> Vec<Article> {
    let mut text = String::new();
    for number in 0..size {
        let end = if number % 5 == 4 { "\n\n" } else { " " };
        let _ = write!(text, "{}{end}", sentence(number));
    }
    vec![article(0, &text), article(1, &text)]
}

const SHAPES: &[Shape] = &[
    Shape {
        name: "articles that are alike",
        size: 300,
        make: |size| {
            many(size, |_| {
                "The harbour board of Norland met on Tuesday. The pier cost $4 million, it said.".to_owned()
            })
        },
    },
    Shape {
        name: "alike quotations",
        size: 600,
        make: |size| {
            many(size, |number| {
                format!(
                    "“We will build the new pier of Norland in the {} way before the summer,” the harbour board said on Tuesday.",
                    words(number)
                )
            })
        },
    },
    Shape {
        name: "one figure with many values",
        size: 300,
        make: |size| {
            many(size, |number| {
                format!(
                    "The new pier of the harbour of Norland cost ${} million, the board said.",
                    number + 2
                )
            })
        },
    },
    Shape {
        name: "one day with many dates",
        size: 300,
        make: |size| {
            many(size, |number| {
                format!(
                    "The new pier of the harbour of Norland will be opened on {} May {}, the board said.",
                    number % 28 + 1,
                    2026 + number / 28
                )
            })
        },
    },
    Shape {
        name: "one name with many middle names",
        size: 600,
        make: |size| {
            many(size, |number| {
                format!(
                    "Anna {} Berg, the chair of the harbour board of Norland, opened the pier.",
                    names(number)
                )
            })
        },
    },
    Shape {
        name: "many names",
        size: 300,
        make: |size| {
            many(size, |number| {
                format!(
                    "{} {}, a pilot, came to the harbour of Norland on Tuesday.",
                    name(number),
                    name(number * 7 + 3)
                )
            })
        },
    },
    Shape {
        name: "statements that are alike",
        size: 300,
        make: |size| {
            many(size, |number| {
                format!(
                    "The harbour board of Norland expects that the new {} pier brings more ships.",
                    words(number)
                )
            })
        },
    },
    Shape {
        name: "many things, one headline",
        size: 300,
        make: |size| {
            many(size, |number| {
                format!("In {} a {} was sold to a {}.", name(number), word(number * 3), word(number * 11))
            })
        },
    },
    Shape {
        name: "a long article of figures",
        size: 400,
        make: |size| {
            long(size, |number| {
                format!(
                    "The pier of {} cost ${} million and is {} metres long.",
                    name(number),
                    number + 2,
                    number + 100
                )
            })
        },
    },
    Shape {
        name: "a long article of quotations",
        size: 300,
        make: |size| {
            long(size, |number| {
                format!("“The {} pier was not safe for the ships,” the board said.", word(number))
            })
        },
    },
    Shape {
        name: "a long list of names",
        size: 400,
        make: |size| {
            let names: Vec<String> =
                (0..size).map(|number| format!("{} {}", name(number), name(number * 3 + 1))).collect();
            vec![
                article(0, &format!("{} met in Norland.", names.join(", "))),
                article(1, "They met in Norland."),
            ]
        },
    },
    Shape {
        name: "a long sentence",
        size: 1500,
        make: |size| {
            let words: Vec<String> = (0..size).map(word).collect();
            vec![
                article(0, &format!("The {} pier was opened.", words.join(" "))),
                article(1, "The pier was opened."),
            ]
        },
    },
    Shape {
        name: "a long quotation",
        size: 700,
        make: |size| {
            let words =
                |step: usize| (0..size).map(|number| word(number * step)).collect::<Vec<_>>().join(" ");
            vec![
                article(0, &format!("“{},” the board said.", words(1))),
                article(1, &format!("“{},” the board said.", words(3))),
            ]
        },
    },
];

/// Files of one shape, each made of so many `size`s.
struct Files {
    name: &'static str,
    size: usize,
    make: fn(usize) -> Vec<(String, Vec<u8>)>,
}

/// Two texts that differ in their last word alone.
fn two(kind: &str, text: &(impl AsRef<[u8]> + ?Sized)) -> Vec<(String, Vec<u8>)> {
    let text = text.as_ref();
    vec![(format!("a.{kind}"), text.to_vec()), (format!("b.{kind}"), [text, b" again"].concat())]
}

fn text(piece: &str, size: usize) -> Vec<(String, Vec<u8>)> {
    two("txt", &piece.repeat(size / piece.len()))
}

fn html(piece: &str, size: usize) -> Vec<(String, Vec<u8>)> {
    two("html", &format!("<html><body>{}<p>The pier of Norland opens.", piece.repeat(size / piece.len())))
}

fn one(name: &str, bytes: impl Into<Vec<u8>>) -> Vec<(String, Vec<u8>)> {
    vec![(name.to_owned(), bytes.into())]
}

/// A PDF file of so many pages.
#[cfg(feature = "pdf")]
fn pdf(pages: usize) -> String {
    let kids = (0..pages).map(|page| format!("{} 0 R ", 4 + 2 * page)).collect::<Vec<_>>().concat();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!(
            "<</Type/Pages/Count {pages}/Kids[{kids}]/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>>>"
        ),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
    ];
    for page in 0..pages {
        objects.push(format!("<</Type/Page/Parent 2 0 R/Contents {} 0 R>>", 5 + 2 * page));
        let text = format!("BT /F 12 Tf 72 700 Td (The pier of {} cost {page} million.) Tj ET", name(page));
        objects.push(format!("<</Length {}>>stream\n{text}\nendstream", text.len()));
    }
    let (mut file, mut places) = ("%PDF-1.4\n".to_owned(), String::new());
    for (number, object) in (1..).zip(&objects) {
        let _ = writeln!(places, "{:010} 00000 n ", file.len());
        let _ = writeln!(file, "{number} 0 obj {object} endobj");
    }
    let (count, at) = (objects.len() + 1, file.len());
    format!(
        "{file}xref\n0 {count}\n0000000000 65535 f \n{places}trailer<</Size {count}/Root 1 0 R>>\nstartxref\n{at}\n%%EOF"
    )
}

const PROSE: &str = "The harbour board of Norland said on Tuesday that the pier opens in May. ";

/// Texts that are one piece over and over, by their name and their size in bytes.
const PIECES: &[(&str, usize, &str)] = &[
    ("a run of one letter", 400_000, "a"),
    ("a run of a letter that quotes can have lost", 20_000, "â"),
    ("a run of capitals", 400_000, "A"),
    ("words in capitals", 30_000, "PIER OPENS "),
    ("a run of full stops", 100_000, "."),
    ("full stops and spaces", 50_000, ". "),
    ("a run of ellipses", 60_000, "…"),
    ("dots and words", 40_000, "so... "),
    ("question marks and quotes", 60_000, "!” "),
    ("opening quotes", 60_000, "“"),
    ("quotes around letters", 30_000, "“a” "),
    ("straight quotes", 50_000, "\" "),
    ("apostrophes", 30_000, "'a "),
    ("opening brackets", 50_000, "("),
    ("marks of notes", 20_000, "[1] "),
    ("a run of digits", 400_000, "1"),
    ("digits and commas", 60_000, "1,000,"),
    ("digits and spaces", 25_000, "1 "),
    ("digits and colons", 40_000, "1:1:"),
    ("currency signs", 40_000, "$"),
    ("amounts", 20_000, "$5 "),
    ("shares", 20_000, "5% "),
    ("days", 20_000, "3 May 2027, "),
    ("lines of one word", 60_000, "pier\n"),
    ("paragraphs of one word", 60_000, "pier\n\n"),
    ("lines without a mark", 60_000, "The pier of Norland opens\n"),
    ("blank lines", 1_000_000, "\n"),
    ("a run of spaces", 2_000_000, " "),
    ("dashes", 100_000, "-"),
    ("long dashes", 80_000, "—"),
    ("a word of many parts", 25_000, "pi-er-"),
    ("words of two parts", 30_000, "pi-er "),
    ("rules of signs", 60_000, "=====\n"),
    ("abbreviations", 30_000, "Mr. "),
    ("initials", 30_000, "A. "),
    ("names", 30_000, "Ann Lee, "),
    ("titles", 20_000, "President Ann Lee "),
    ("addresses", 60_000, "https://a.example/b?c "),
    ("bullets", 40_000, "• a "),
    ("escape sequences", 1_000_000, "\u{1b}[1m"),
    ("sequences without an end", 60_000, "\u{1b}]0;a"),
    ("characters that cannot be seen", 100_000, "a\u{200b}\u{e000}\u{ad}"),
    ("combining accents", 100_000, "e\u{301}\u{302}"),
    ("joined signs", 60_000, "👩\u{200d}🚒"),
    ("text decoded wrongly", 60_000, "itâ€™s "),
    ("text without spaces", 60_000, "桥开放了"),
    ("headings and datelines", 30_000, "NORLAND (AP) — The pier.\n\n"),
];

/// Files of other kinds.
const FILES: &[Files] = &[
    Files {
        name: "bytes that are no UTF-8",
        size: 60_000,
        make: |size| two("txt", &b"caf\xC3\xA9 t\xC3\xAAte na\xC3\xAFve \xFF".repeat(size / 20)),
    },
    Files {
        name: "bytes that are in no encoding",
        size: 200_000,
        make: |size| one("a.html", [b"<meta charset=gbk><p>".as_slice(), &vec![0xFF; size]].concat()),
    },
    Files { name: "elements in one another", size: 200_000, make: |size| html("<div>", size) },
    Files { name: "elements side by side", size: 100_000, make: |size| html("<b>x</b>", size) },
    Files { name: "paragraphs", size: 40_000, make: |size| html("<p>The pier opens.", size) },
    Files { name: "line breaks", size: 60_000, make: |size| html("pier<br>", size) },
    Files { name: "entities", size: 200_000, make: |size| html("&amp;", size) },
    Files { name: "cells of a table", size: 60_000, make: |size| html("<tr><td>1<td>2", size) },
    Files { name: "links", size: 60_000, make: |size| html("<li><a href=/a>Pier</a>", size) },
    Files { name: "headings", size: 60_000, make: |size| html("<h2>Pier</h2>", size) },
    Files {
        name: "divisions of text",
        size: 40_000,
        make: |size| html("<div class=a>It opens, he said.</div>", size),
    },
    Files {
        name: "attributes",
        size: 200_000,
        make: |size| one("a.html", format!("<html><p {}>The pier opens.", "a ".repeat(size / 2))),
    },
    Files { name: "marks of Markdown", size: 20_000, make: |size| two("md", &"*a [b](c ".repeat(size / 9)) },
    Files { name: "a list in Markdown", size: 60_000, make: |size| two("md", &"- a\n".repeat(size / 4)) },
    Files { name: "quotations in Markdown", size: 400_000, make: |size| two("md", &"> ".repeat(size / 2)) },
    Files {
        name: "small objects",
        size: 60_000,
        make: |size| one("a.json", format!("[{}0]", "{\"a\":0},".repeat(size))),
    },
    Files {
        name: "lists in lists",
        size: 300_000,
        make: |size| one("a.json", format!("[{}0]", "[[[0]]],".repeat(size / 8))),
    },
    Files {
        name: "halves of characters",
        size: 600_000,
        make: |size| {
            one("a.json", format!("{{\"title\":\"a\",\"text\":\"{}\"}}", "\\ud83d ".repeat(size / 7)))
        },
    },
    Files {
        name: "articles of one title in a list",
        size: 400,
        make: |size| {
            let article = |number: usize| format!("{{\"title\":\"Pier\",\"text\":\"{PROSE} {number}\"}}");
            one("a.json", format!("[{}]", (0..size).map(article).collect::<Vec<_>>().join(",")))
        },
    },
    Files {
        name: "entries of a feed",
        size: 400,
        make: |size| {
            let entry =
                |n: usize| format!("<item><title>Pier {n}</title><description>{PROSE}</description></item>");
            one(
                "a.xml",
                format!(
                    "<rss><channel>{}</channel></rss>",
                    (0..size).map(entry).collect::<Vec<_>>().concat()
                ),
            )
        },
    },
    Files {
        name: "entries of a feed that are damaged",
        size: 60_000,
        make: |size| one("a.xml", format!("<rss><channel>{}", "<item><title a=>x<</item>".repeat(size / 25))),
    },
    Files {
        name: "elements in an entry",
        size: 1_000_000,
        make: |size| one("a.xml", format!("<rss><item><description>{}", "<b>x".repeat(size / 4))),
    },
    Files {
        name: "parts of a mail",
        size: 1_000,
        make: |size| {
            let head = "From: a@b.example\nSubject: Pier\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n";
            let part = format!("--x\nContent-Type: text/plain\n\n{PROSE}\n");
            one("a.eml", format!("{head}{}--x--\n", part.repeat(size)))
        },
    },
    Files {
        name: "mails forwarded in a mail",
        size: 100,
        make: |size| {
            let head = "From: a@b.example\nDate: Mon, 10 Mar 2025\nSubject: Pier\nTo: Ann\n\n";
            let inner = format!("---- Forwarded message ----\n{head}{PROSE}\n\n");
            one("a.eml", format!("MIME-Version: 1.0\n{head}{}", inner.repeat(size)))
        },
    },
    Files {
        name: "lines quoted in a mail",
        size: 60_000,
        make: |size| {
            one("a.eml", format!("MIME-Version: 1.0\nSubject: a\n\n{}", "> pier\n".repeat(size / 7)))
        },
    },
    Files {
        name: "members of an archive",
        size: 300,
        make: |size| {
            let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
            for number in 0..size {
                archive.start_file(format!("{number}.txt"), SimpleFileOptions::default()).unwrap();
                archive.write_all(format!("{PROSE} {number}").as_bytes()).unwrap();
            }
            one("a.zip", archive.finish().unwrap().into_inner())
        },
    },
    #[cfg(feature = "pdf")]
    Files { name: "pages of a PDF", size: 500, make: |size| one("a.pdf", pdf(size)) },
    Files {
        name: "files whose names print alike",
        size: 500,
        make: |size| {
            let name = |number: usize| char::from_u32(0xE000 + number as u32).unwrap();
            (0..size).map(|number| (format!("{}.txt", name(number)), PROSE.into())).collect()
        },
    },
];

fn worked_for(articles: Vec<Article>, begun: u64) -> u64 {
    let briefing = Analysis::new(articles, &Corrections::default()).finish();
    let index = lookup::Index::new(&briefing);
    let filter = lookup::Filter::new("how much did the pier cost", &briefing);
    index.find(&briefing, &filter, 20);
    worked() - begun
}

/// What is measured: the work on input of a size, without making it.
type Run<'a> = Box<dyn Fn(usize) -> u64 + 'a>;

fn runs() -> impl Iterator<Item = (&'static str, usize, Run<'static>)> {
    let read = |files: Vec<(String, Vec<u8>)>| {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            std::fs::write(folder.path().join(name), bytes).unwrap();
        }
        let begun = worked();
        let articles = intake::read(&[folder.path().to_owned()], &intake::Options::default()).articles;
        worked_for(articles, begun)
    };
    let shapes = SHAPES.iter().map(|shape| {
        let run: Run<'_> = Box::new(move |size| {
            let articles = (shape.make)(size);
            worked_for(articles, worked())
        });
        (shape.name, shape.size, run)
    });
    let pieces = PIECES.iter().map(move |(name, size, piece)| {
        let run: Run<'_> = Box::new(move |size| read(text(piece, size)));
        (*name, *size, run)
    });
    let files = FILES.iter().map(move |files| {
        let run: Run<'_> = Box::new(move |size| read((files.make)(size)));
        (files.name, files.size, run)
    });
    shapes.chain(pieces).chain(files)
}

/// The time for one run of this size. A clock of hundredths of a second needs several runs of a short one.
fn least(run: &Run<'_>, size: usize) -> f64 {
    const ENOUGH: u64 = 6;
    let mut sum = 0;
    for count in 1..=8 {
        sum += run(size);
        if sum >= ENOUGH {
            return sum as f64 / f64::from(count);
        }
    }
    sum as f64 / 8.0
}

#[test]
fn twice_the_input_takes_about_twice_the_time() {
    /// Hundredths of a second that say nothing.
    const SHORT: f64 = 0.5;
    // The clock may be one of them late.
    let most = |once: f64| 2.6 * once + 1.0;
    let mut failed = Vec::new();
    for (name, size, run) in runs() {
        let mut times = (f64::INFINITY, f64::INFINITY);
        // A machine that does other things as well can be late more than once.
        for _ in 0..4 {
            times = (times.0.min(least(&run, size)), times.1.min(least(&run, size * 2)));
            if times.1 <= SHORT || times.1 <= most(times.0) {
                break;
            }
        }
        println!("{name}: {:.1} and {:.1} hundredths of a second", times.0, times.1);
        if times.1 > SHORT && times.1 > most(times.0) {
            failed.push((name, times));
        }
    }
    assert!(failed.is_empty(), "these take more than 2.6 times as long for twice the input: {failed:?}");
}
