//! What a reader relies on: values, units, bounds and spans of real wordings.

mod dates;
mod figures;
mod notation;
mod writing;

use jiff::civil::date;

use super::*;
use crate::model::{Block, BlockKind, Origin, Stated};
use crate::value::{Bound, Value};

pub(super) fn article(body: &str) -> Article {
    Article {
        id: "test".to_owned(),
        path: None,
        title: None,
        outlet: Stated::new("Test".to_owned(), Origin::Metadata),
        published: None,
        url: None,
        language: None,
        body: body.to_owned(),
        blocks: vec![Block { span: 0..body.len(), kind: BlockKind::Paragraph }],
        repairs: Vec::new(),
        digest: 0,
    }
}

/// Every mention as "span = kind value", against Wednesday, 4 February 2026.
fn found(body: &str) -> Vec<String> {
    found_in(&article(body))
}

fn found_in(article: &Article) -> Vec<String> {
    let body = &article.body;
    values(article, &Document::new(article), Some(date(2026, 2, 4)))
        .into_iter()
        .map(|mention| format!("{} = {} {}", &body[mention.span], mention.kind.name(), show(&mention.value)))
        .collect()
}

fn show(value: &Value) -> String {
    match value {
        Value::Quantity(q) => {
            let figure = q.point.map_or_else(|| format!("{}..{}", q.low, q.high), |point| point.to_string());
            let bound = match q.bound {
                Bound::Exact | Bound::Range | Bound::Vague => String::new(),
                bound => format!("{bound:?} "),
            };
            format!("{bound}{figure} {}", q.unit).trim_end().to_owned()
        }
        Value::Date(d) => {
            let day = |day: Option<Date>| day.map_or_else(|| "?".to_owned(), |day| day.to_string());
            if d.start == d.end { day(d.start) } else { format!("{}..{}", day(d.start), day(d.end)) }
        }
        Value::Time(t) => {
            let clock = |m: u16| format!("{:02}:{:02}", m / 60, m % 60);
            let to = if t.start == t.end { String::new() } else { format!("..{}", clock(t.end)) };
            format!("{}{to} {}", clock(t.start), t.zone.as_deref().unwrap_or_default()).trim_end().to_owned()
        }
        other => other.to_string(),
    }
}

/// Compares each text with what is found in it.
fn check(cases: &[(&str, &[&str])]) {
    for (body, expected) in cases {
        assert_eq!(found(body), *expected, "in {body:?}");
    }
}

#[test]
fn a_long_row_of_lengths_is_no_trouble() {
    for piece in ["1 day ", "2 years 1 day ", "from 1 May to ", "1. 2. ", "a half of "] {
        let body = piece.repeat(20_000);
        assert!(found(&body).len() <= 60_000, "{piece}");
    }
}

proptest::proptest! {
    #[test]
    fn no_text_makes_the_finders_stumble(words in proptest::collection::vec(proptest::sample::select(SOUP), 0..12), glue in "[ -]") {
        let body = words.join(&glue);
        let article = article(&body);
        for mention in find(&article, &Document::new(&article), Some(date(2026, 2, 4))) {
            assert!(!body[mention.span].is_empty());
        }
    }
}

/// Pieces that finders look for, whole and broken.
const SOUP: &[&str] = &[
    "-",
    "$",
    "a",
    "half",
    "two",
    "99999",
    "9999:59",
    "65535",
    "9999999999999999999999",
    "0",
    "million",
    "a million",
    "trillion",
    "between",
    "and",
    "to",
    "in",
    "the",
    "her",
    "50s",
    "2016",
    "1/2",
    "31",
    "Feb.",
    "February",
    "5:",
    "'",
    "more than",
    "past",
    "years",
    "centuries",
    "ago",
    "Monday",
    "next",
    "early",
    "by",
    "p.m.",
    "12",
    "%",
    "or",
    "first",
    "9999",
    "no.",
];
