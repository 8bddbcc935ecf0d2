//! Measures the finders of figures and dates on public test suites: `cargo bench --bench suites -- FOLDER`.
//!
//! FOLDER holds the suites of recognizers-text, quantulum3, duckling and chrono as JSON. For each suite the table
//! gives the cases, the share of wanted spans that some mention overlaps, and F1 over values and over values with
//! units. Left out: clock arithmetic ("quarter past"), commands to a calendar and recurring times, since newspapers do
//! not write so; bare numbers of quantulum3; duckling's times and the negatives of chrono, which are not measured yet.

use std::path::Path;

use gainsay::model::{Article, Block, BlockKind, Kind, Mention, Origin, Quantity, Stated, Value};
use gainsay::{mention, text};
use jiff::civil::{Date, DateTime};
use serde_json::Value as Json;

/// What a case wants found.
struct Wanted {
    /// The words, where the suite gives them; else the whole text.
    words: Option<String>,
    /// Values of which any one is right.
    values: Vec<Reading>,
    /// The unit in the words of the suite.
    unit: Option<String>,
}

#[derive(PartialEq)]
enum Reading {
    /// A number, of any unit.
    Number(f64),
    /// The sides of an interval, either may be open.
    Between(Option<f64>, Option<f64>),
    /// Seconds.
    Seconds(f64),
    /// First day and, where known, the day after the last.
    Days(Option<Date>, Option<Date>),
}

struct Case {
    text: String,
    reference: Option<DateTime>,
    wanted: Vec<Wanted>,
}

fn main() {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("usage: suites FOLDER");
        std::process::exit(2);
    };
    let verbose = std::env::args().nth(2);
    let folder = Path::new(&folder);
    println!("{:32} {:>6} {:>7} {:>9} {:>11}", "suite", "cases", "span", "value F1", "+unit F1");
    for (name, file, kinds, load) in SUITES {
        let show = verbose.as_deref().is_some_and(|wanted| name.contains(wanted));
        match std::fs::read_to_string(folder.join(file)) {
            Ok(json) => match serde_json::from_str(json.trim_start_matches('\u{feff}')) {
                Ok(json) => report(name, &load(&json), kinds, show),
                Err(error) => eprintln!("{file}: {error}"),
            },
            Err(error) => eprintln!("{file}: {error}"),
        }
    }
}

type Load = fn(&Json) -> Vec<Case>;
const FIGURES: &[Kind] =
    &[Kind::Money, Kind::Percent, Kind::Quantity, Kind::Distance, Kind::Duration, Kind::Age, Kind::Count];
const MEASURES: &[Kind] =
    &[Kind::Money, Kind::Percent, Kind::Quantity, Kind::Distance, Kind::Duration, Kind::Age];

const SUITES: [(&str, &str, &[Kind], Load); 16] = [
    (
        "recognizers currency",
        "recognizers-text/NumberWithUnit/English/CurrencyModel.json",
        &[Kind::Money],
        recognizers,
    ),
    (
        "recognizers percent",
        "recognizers-text/Number/English/PercentModel.json",
        &[Kind::Percent],
        recognizers,
    ),
    ("recognizers age", "recognizers-text/NumberWithUnit/English/AgeModel.json", &[Kind::Age], recognizers),
    (
        "recognizers number range",
        "recognizers-text/Number/English/NumberRangeModel.json",
        FIGURES,
        recognizers,
    ),
    ("recognizers date", "recognizers-text/DateTime/English/DateParser.json", &[Kind::Date], recognizers),
    (
        "recognizers date period",
        "recognizers-text/DateTime/English/DatePeriodParser.json",
        &[Kind::Date],
        recognizers,
    ),
    (
        "recognizers duration",
        "recognizers-text/DateTime/English/DurationParser.json",
        &[Kind::Duration],
        recognizers,
    ),
    ("quantulum3", "quantulum3/quantities.json", MEASURES, quantulum),
    ("duckling money", "duckling/AmountOfMoney.json", &[Kind::Money], duckling),
    ("duckling duration", "duckling/Duration.json", &[Kind::Duration], duckling),
    ("duckling numeral", "duckling/Numeral.json", FIGURES, duckling),
    ("duckling distance", "duckling/Distance.json", &[Kind::Distance], duckling),
    ("duckling quantity", "duckling/Quantity.json", &[Kind::Quantity], duckling),
    ("duckling volume", "duckling/Volume.json", &[Kind::Quantity], duckling),
    ("duckling temperature", "duckling/Temperature.json", &[Kind::Quantity], duckling),
    ("chrono dates", "chrono/chrono-en.json", &[Kind::Date], chrono),
];

fn mentions(text: &str, reference: Option<DateTime>) -> Vec<Mention> {
    let article = Article {
        id: String::new(),
        path: None,
        title: None,
        source: Stated::new(String::new(), Origin::Text),
        published: None,
        url: None,
        language: None,
        body: text.to_owned(),
        blocks: vec![Block { span: 0..text.len(), kind: BlockKind::Paragraph }],
        repairs: Vec::new(),
        original: Vec::new(),
    };
    mention::find(&article, &text::Document::new(&article), reference)
}

fn report(name: &str, cases: &[Case], kinds: &[Kind], show: bool) {
    let (mut wanted, mut found, mut spans, mut values, mut units) = (0usize, 0usize, 0usize, 0usize, 0usize);
    for case in cases {
        let mut mentions = mentions(&case.text, case.reference);
        mentions.retain(|mention| kinds.contains(&mention.kind));
        wanted += case.wanted.len();
        found += mentions.len();
        let mut missed = mentions.len() > case.wanted.len();
        let mut from = 0;
        for want in &case.wanted {
            let start =
                want.words.as_ref().and_then(|words| find_words(&case.text, words, from)).unwrap_or(0);
            let end = want.words.as_ref().map_or(case.text.len(), |words| start + words.len());
            from = if want.words.is_some() { end } else { 0 };
            let overlapping: Vec<_> =
                mentions.iter().filter(|m| m.span.start < end && start < m.span.end).collect();
            spans += usize::from(!overlapping.is_empty());
            let right =
                overlapping.iter().find(|mention| want.values.iter().any(|value| agrees(value, mention)));
            values += usize::from(right.is_some());
            let unit_right = right.is_some_and(|mention| same_unit(want.unit.as_deref(), mention));
            units += usize::from(unit_right);
            missed |= !unit_right;
        }
        if show && missed {
            let mentions: Vec<_> = mentions.iter().map(|m| (&case.text[m.span.clone()], &m.value)).collect();
            println!("  {:?}\n    found {mentions:?}", case.text);
        }
    }
    let f1 = |right: usize| 200.0 * right as f64 / (wanted + found).max(1) as f64;
    let span = 100.0 * spans as f64 / wanted.max(1) as f64;
    println!("{name:32} {:>6} {span:>7.1} {:>9.1} {:>11.1}", cases.len(), f1(values), f1(units));
}

fn find_words(text: &str, words: &str, from: usize) -> Option<usize> {
    let at = |from: usize| text.get(from..)?.to_lowercase().find(&words.to_lowercase()).map(|at| from + at);
    at(from).or_else(|| at(0))
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-6 * a.abs().max(b.abs()).max(1.0)
}

fn agrees(want: &Reading, mention: &Mention) -> bool {
    match (want, &mention.value) {
        (Reading::Number(number), Value::Quantity(q)) => {
            // Cents and pence are hundredths of their currency here.
            let point = q.point.unwrap_or(q.low);
            close(*number, point) || mention.kind == Kind::Money && close(*number, point * 100.0)
        }
        (Reading::Between(low, high), Value::Quantity(q)) => {
            let side = |want: Option<f64>, have: f64| want.is_none_or(|want| close(want, have));
            side(*low, q.point.unwrap_or(q.low)) && side(*high, q.point.unwrap_or(q.high))
        }
        (Reading::Seconds(seconds), Value::Quantity(q)) => {
            seconds_of(q).is_some_and(|have| (have - seconds).abs() <= seconds * 0.02)
        }
        (Reading::Days(start, end), Value::Date(d)) => {
            let last = |end: Date| end.yesterday().ok();
            start.is_none_or(|start| d.start == Some(start)) && end.is_none_or(|end| d.end == last(end))
        }
        _ => false,
    }
}

fn seconds_of(quantity: &Quantity) -> Option<f64> {
    Some(quantity.point.unwrap_or(quantity.low) * mention::unit(&quantity.unit)?.factor)
}

/// Units compare by what the finders make of the suite's name for it.
fn same_unit(want: Option<&str>, mention: &Mention) -> bool {
    let (Some(want), Value::Quantity(have)) = (want, &mention.value) else { return true };
    let want = want.to_lowercase();
    let alias = match want.as_str() {
        "pound" if mention.kind == Kind::Money => "GBP".to_owned(),
        "cent" => "$".to_owned(),
        "pence" | "penny" => "GBP".to_owned(),
        "degree" => "deg".to_owned(),
        "percentage" => "%".to_owned(),
        _ => mentions(&format!("5 {want}"), None)
            .into_iter()
            .find_map(|m| match m.value {
                Value::Quantity(q) => Some(q.unit),
                _ => None,
            })
            .unwrap_or(want),
    };
    // A dollar of unknown country is any dollar.
    let have_unit = have.unit.split('/').next().unwrap_or_default();
    alias == have_unit || (alias == "USD" && have_unit == "$") || (alias == "$" && have_unit == "USD")
}

fn number(json: &Json) -> Option<f64> {
    json.as_f64().or_else(|| json.as_str()?.trim_end_matches('%').parse().ok())
}

fn day(json: &Json) -> Option<Date> {
    json.as_str()?.get(..10)?.parse().ok()
}

fn list(json: &Json) -> impl Iterator<Item = &Json> {
    json.as_array().into_iter().flatten()
}

fn recognizers(json: &Json) -> Vec<Case> {
    list(json)
        .filter_map(|case| {
            let reference = case["Context"]["ReferenceDateTime"].as_str().and_then(|at| at.parse().ok());
            let wanted = list(&case["Results"]).map(recognizers_result).collect();
            Some(Case { text: case["Input"].as_str()?.to_owned(), reference, wanted })
        })
        .collect()
}

fn recognizers_result(result: &Json) -> Wanted {
    let mut values = Vec::new();
    let resolution = &result["Resolution"];
    if let Some(range) = resolution["value"].as_str().filter(|value| value.contains(',')) {
        let mut sides = range.trim_matches(['(', ')', '[', ']']).split(',').map(|side| side.parse().ok());
        values.push(Reading::Between(sides.next().flatten(), sides.next().flatten()));
    } else if let Some(value) = number(&resolution["value"]) {
        values.push(Reading::Number(value));
    }
    for key in ["PastResolution", "FutureResolution"] {
        let resolution = &result["Value"][key];
        if let Some(seconds) = number(&resolution["duration"]) {
            values.push(Reading::Seconds(seconds));
        } else if let Some(date) = day(&resolution["date"]) {
            values.push(Reading::Days(Some(date), None));
        } else if resolution["startDate"].is_string() || resolution["endDate"].is_string() {
            values.push(Reading::Days(day(&resolution["startDate"]), day(&resolution["endDate"])));
        }
    }
    let unit = resolution["unit"].as_str().map(str::to_owned);
    Wanted { words: result["Text"].as_str().map(str::to_owned), values, unit }
}

fn quantulum(json: &Json) -> Vec<Case> {
    list(json)
        .filter_map(|case| {
            let wanted =
                list(&case["res"]).filter(|result| result["unit"] != "dimensionless").map(|result| Wanted {
                    words: result["surface"].as_str().map(str::to_owned),
                    values: number(&result["value"]).map(Reading::Number).into_iter().collect(),
                    unit: result["unit"].as_str().map(str::to_owned),
                });
            Some(Case { text: case["req"].as_str()?.to_owned(), reference: None, wanted: wanted.collect() })
        })
        .collect()
}

fn duckling(json: &Json) -> Vec<Case> {
    let mut out = Vec::new();
    for group in list(&json["groups"]).filter(|group| group["section"] != "latentCorpus") {
        let expected = &group["expected"];
        let reading = match (expected["grain"].as_str(), number(&expected["value"])) {
            (Some(grain), Some(value)) => {
                mention::unit(&grain.to_lowercase()).map(|unit| Reading::Seconds(value * unit.factor))
            }
            (None, Some(value)) => Some(Reading::Number(value)),
            _ if expected.is_object() => {
                Some(Reading::Between(number(&expected["from"]), number(&expected["to"])))
            }
            _ => None,
        };
        let Some(reading) = reading else { continue };
        let unit = expected["unit"].as_str().map(str::to_owned);
        for text in list(&group["texts"]).filter_map(Json::as_str) {
            let value = match &reading {
                Reading::Number(value) => Reading::Number(*value),
                Reading::Seconds(value) => Reading::Seconds(*value),
                Reading::Between(low, high) => Reading::Between(*low, *high),
                Reading::Days(start, end) => Reading::Days(*start, *end),
            };
            let wanted = vec![Wanted { words: None, values: vec![value], unit: unit.clone() }];
            out.push(Case { text: text.to_owned(), reference: None, wanted });
        }
    }
    out
}

fn chrono(json: &Json) -> Vec<Case> {
    const FILES: [&str; 7] =
        ["en_month", "en_weekday", "en_relative", "en_time_units_ago", "en_year", "en_casual", "en_slash"];
    list(json)
        .filter(|case| {
            case["file"].as_str().is_some_and(|file| FILES.iter().any(|name| file.starts_with(name)))
        })
        .filter_map(|case| {
            let expect = &case["expect"];
            let start = &expect["start"];
            let part = |name: &str| start[name].as_i64();
            let date = match (part("year"), part("month"), part("day")) {
                (Some(year), Some(month), Some(day)) => Date::new(year as i16, month as i8, day as i8).ok(),
                _ => day(&expect["start_date"]),
            };
            let values = vec![Reading::Days(Some(date?), None)];
            let words = expect["text"].as_str().map(str::to_owned);
            let reference = case["reference"].as_str().and_then(|at| at.get(..19)?.parse().ok());
            Some(Case {
                text: case["text"].as_str()?.to_owned(),
                reference,
                wanted: vec![Wanted { words, values, unit: None }],
            })
        })
        .collect()
}
