//! Twice the input takes about twice the time, whatever the input is like: what a site or a person gives must not stop the
//! reader.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)] // Helpers of tests fail like tests.

use std::fmt::Write as _;

use gainsay::intake::parse;
use gainsay::model::{Article, Corrections};
use gainsay::{Analysis, lookup};

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

/// A shape of input: how many articles of `size` there are, and what each says.
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

fn time(shape: &Shape, size: usize) -> u64 {
    let articles = (shape.make)(size);
    let begun = worked();
    let briefing = Analysis::new(articles, &Corrections::default()).finish();
    let index = lookup::Index::new(&briefing);
    let filter = lookup::Filter::new("how much did the pier cost", &briefing);
    index.find(&briefing, &filter, 20);
    worked() - begun
}

#[test]
fn twice_the_input_takes_about_twice_the_time() {
    let mut failed = Vec::new();
    for shape in SHAPES {
        let least = |size: usize, attempt: u8| {
            (0..=attempt.min(1)).map(|_| time(shape, size)).min().unwrap_or_default()
        };
        let mut ratio = f64::INFINITY;
        let mut times = (0, 0);
        // A machine that does other things as well can be late once.
        for attempt in 0..3 {
            times = (least(shape.size, attempt), least(shape.size * 2, attempt));
            ratio = ratio.min((times.1 as f64 + 1.0) / (times.0 as f64 + 1.0));
            if ratio <= 2.6 {
                break;
            }
        }
        if ratio > 2.6 {
            failed.push((shape.name, times));
        }
    }
    assert!(failed.is_empty(), "these take more than 2.6 times as long for twice the input: {failed:?}");
}
