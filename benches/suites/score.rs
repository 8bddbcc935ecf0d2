//! When a mention gives what a case wants, and the figures over a suite.

use gainsay::model::Mention;
use gainsay::value::{Kind, Quantity, Value};
use gainsay::{mention, text};
use jiff::civil::Date;

use super::article;

/// What a case wants found.
pub(crate) struct Wanted {
    /// The words, where the suite gives them; else the whole text.
    pub words: Option<String>,
    /// Values of which any one is right.
    pub values: Vec<Reading>,
    /// The unit in the words of the suite.
    pub unit: Option<String>,
}

#[derive(Clone, PartialEq)]
pub(crate) enum Reading {
    /// A number, of any unit.
    Number(f64),
    /// The sides of an interval, either may be open.
    Between(Option<f64>, Option<f64>),
    /// Seconds.
    Seconds(f64),
    /// First day and, where known, the last.
    Days(Option<Date>, Option<Date>),
    /// A day within the stretch that is found: a suite that knows only days reads "two years ago" as one.
    Within(Date),
}

pub(crate) struct Case {
    pub text: String,
    pub reference: Option<Date>,
    pub wanted: Vec<Wanted>,
}

pub(crate) fn mentions(body: &str, reference: Option<Date>) -> Vec<Mention> {
    let article = article(body);
    mention::find(&article, &text::Document::new(&article), reference)
}

/// Prints a line of the table: the share of wanted spans that some mention overlaps, and F1 over values and over
/// values with units.
pub(crate) fn report(name: &str, cases: &[Case], kinds: &[Kind], show: bool) {
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
            // Some suites name no days for a season.
            let right = overlapping.iter().find(|mention| {
                want.values.is_empty() || want.values.iter().any(|value| agrees(value, mention))
            });
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
    println!("{name:26} {:>6} {span:>7.1} {:>9.1} {:>11.1}", cases.len(), f1(values), f1(units));
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
            // Cents and pence are hundredths of their currency here; a fraction is a share in percent.
            let hundredfold = mention.kind == Kind::Money || mention.kind == Kind::Percent && *number < 1.0;
            let close = |point: f64| {
                close(*number, point)
                    || mention.kind == Kind::Money && close(*number, point * 100.0)
                    || hundredfold && close(*number * 100.0, point)
            };
            // A suite that knows no vague numbers takes one end of them, one that knows no ranges the middle.
            let ends = || [q.low, q.high, f64::midpoint(q.low, q.high)].into_iter().any(close);
            q.point.map_or_else(ends, close)
        }
        (Reading::Between(low, high), Value::Quantity(q)) => {
            let side = |want: Option<f64>, have: f64| {
                want.is_none_or(|want| {
                    close(want, have)
                        || mention.kind == Kind::Percent && want < 1.0 && close(want * 100.0, have)
                })
            };
            side(*low, q.point.unwrap_or(q.low)) && side(*high, q.point.unwrap_or(q.high))
        }
        (Reading::Seconds(seconds), Value::Quantity(q)) => {
            seconds_of(q).is_some_and(|have| (have - seconds).abs() <= seconds * 0.02)
        }
        (Reading::Days(start, end), Value::Date(d)) => {
            // "the next two days" may begin today or tomorrow.
            let counted = |start: Date| d.relative && d.start != d.end && d.start == start.yesterday().ok();
            start.is_none_or(|start| d.start == Some(start) || counted(start))
                && end.is_none_or(|end| {
                    // "until 2018" ends with that year here, at its first day or its eve there.
                    let whole = |have: Date| have.first_of_year() == end || have.first_of_month() == end;
                    d.end == Some(end) || d.end == end.yesterday().ok() || d.end.is_some_and(whole)
                })
        }
        (Reading::Within(day), Value::Date(d)) => {
            d.start.is_some_and(|start| start <= *day) && d.end.is_some_and(|end| *day <= end)
        }
        _ => false,
    }
}

fn seconds_of(quantity: &Quantity) -> Option<f64> {
    Some(quantity.point.unwrap_or(quantity.low) * gainsay::lexicon::unit(&quantity.unit)?.factor)
}

/// Units compare by what the finders make of the suite's name for it.
fn same_unit(want: Option<&str>, mention: &Mention) -> bool {
    let (Some(want), Value::Quantity(have)) = (want, &mention.value) else { return true };
    let want = want.to_lowercase();
    let alias = match want.as_str() {
        "pound" if mention.kind == Kind::Money => "GBP".to_owned(),
        "cent" => "$".to_owned(),
        // One of many countries that share the word; the finders keep the word.
        "unnamed" if mention.kind == Kind::Money => "$".to_owned(),
        "pence" | "penny" => "GBP".to_owned(),
        "degree" => "deg".to_owned(),
        "percentage" => "%".to_owned(),
        _ => [want.to_uppercase(), want.clone()]
            .iter()
            .flat_map(|unit| mentions(&format!("5 {unit}"), None))
            .find_map(|m| match m.value {
                Value::Quantity(q) => Some(q.unit),
                _ => None,
            })
            .unwrap_or(want),
    };
    // A dollar or rupee of unknown country is any.
    let have_unit = have.unit.split('/').next().unwrap_or_default();
    let alias = if alias == have.unit { have_unit } else { alias.split('/').next().unwrap_or_default() };
    let open =
        |sign: &str, code: &str| alias == code && have_unit == sign || alias == sign && have_unit == code;
    alias == have_unit || open("$", "USD") || open("Rs", "INR")
}
