//! The suites of mentions as cases.

use gainsay::model::Mention;
use gainsay::value::Value;
use jiff::civil::Date;
use serde_json::Value as Json;

use super::list;
use super::score::{Case, Reading, Wanted, mentions};

/// Names that news writes with a capital letter and suites made for chat do not.
const NAMES: [&str; 22] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "sept",
    "nov",
];

/// Words by which a stretch hangs on today, of whatever length.
const RELATIVE: [&str; 12] = [
    "ago", "later", "from now", "hence", "last", "past", "next", "this", "in", "within", "previous", "coming",
];
const COARSE: [&str; 7] = ["week", "month", "quarter", "year", "decade", "fortnight", "hour"];

fn number(json: &Json) -> Option<f64> {
    json.as_f64().or_else(|| json.as_str()?.trim_end_matches('%').parse().ok())
}

fn day(json: &Json) -> Option<Date> {
    json.as_str()?.get(..10)?.parse().ok()
}

/// `text` with the capitals that news gives to months and days of the week.
fn with_capitals(text: &str) -> String {
    text.split_inclusive(|c: char| !c.is_ascii_alphabetic())
        .map(|piece| {
            let word = piece.trim_end_matches(|c: char| !c.is_ascii_alphabetic());
            let mut piece = piece.to_owned();
            if let Some(first) = piece.get_mut(..1).filter(|_| NAMES.contains(&word)) {
                first.make_ascii_uppercase();
            }
            piece
        })
        .collect()
}

/// True for what newspapers do not print: a date in digits alone without its year or with spaces in it.
fn is_shorthand(words: &str) -> bool {
    let digits = !words.contains(|c: char| c.is_alphabetic());
    let year = words.split(|c: char| !c.is_ascii_digit()).any(|part| part.len() == 4);
    digits && (!year || words.contains([' ', ',']))
}

/// True for dates as they are spoken or jotted down: years in words, days of a month that is not named, "EOY".
fn is_spoken(words: &str) -> bool {
    const MARKS: [&str; 10] =
        ["thousand", "nineteen", "hundred", "tmrw", "eoy", "boy", "eom", "bom", "ides", "closest"];
    let words = words.to_lowercase();
    let bare = words.trim_start_matches("for ").trim_start_matches("on ").trim_start_matches("the ");
    let day = |word: &str| word.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']).parse::<u8>().is_ok();
    let glued = words.starts_with(|c: char| c.is_alphabetic())
        && words.ends_with(|c: char| c.is_ascii_digit())
        && !words.contains([' ', '/', '-']);
    let unnamed = matches!(bare, "second" | "twenty second" | "thirty" | "first" | "day" | "1st");
    let day_alone = ["my ", "this day", "past day", "last day", "next day"];
    glued
        || unnamed
        || day(bare)
        || day_alone.iter().any(|mark| words.starts_with(mark))
        || MARKS.iter().any(|mark| words.contains(mark))
}

/// The same day of the neighbouring years, and the same weekday a week off, where the words leave that open: suites
/// made for calendars look ahead, news looks back.
fn neighbours(words: &str, date: Date) -> Vec<Reading> {
    let words = words.to_lowercase();
    let has = |marks: &[&str]| words.split(|c: char| !c.is_alphanumeric()).any(|word| marks.contains(&word));
    let year = words.split(|c: char| !c.is_ascii_digit()).any(|part| part.len() == 4);
    let week = jiff::Span::new().weeks(1);
    let mut spans = Vec::new();
    if !year && !has(&["year", "years", "ago", "decade"]) && !has(&COARSE) {
        spans.extend([jiff::Span::new().years(1), jiff::Span::new().years(-1)]);
        if !has(&["last", "next", "this", "week"]) {
            spans.extend([week, week.negate()]);
        }
    }
    spans.iter().filter_map(|span| Some(Reading::Days(Some(date.checked_sub(*span).ok()?), None))).collect()
}

/// True for words that name a stretch of weeks, months or years by its distance from today.
fn is_coarse(words: &str) -> bool {
    let words = words.to_lowercase();
    COARSE.iter().any(|unit| words.contains(unit)) && RELATIVE.iter().any(|word| words.contains(word))
}

pub(crate) fn recognizers(json: &Json) -> Vec<Case> {
    list(json)
        .filter_map(|case| {
            let reference = case["Context"]["ReferenceDateTime"].as_str().and_then(|at| at.parse().ok());
            let wanted: Vec<_> = list(&case["Results"]).map(recognizers_result).collect();
            let shorthand = |want: &Wanted| {
                want.values.iter().any(|value| matches!(value, Reading::Days(..)))
                    && want.words.as_deref().is_some_and(|words| is_shorthand(words) || is_spoken(words))
            };
            let text = with_capitals(case["Input"].as_str()?);
            (!wanted.iter().any(shorthand)).then_some(Case { text, reference, wanted })
        })
        .collect()
}

fn recognizers_result(result: &Json) -> Wanted {
    let mut values = Vec::new();
    let words = result["Text"].as_str();
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
            values.extend(words.filter(|words| is_coarse(words)).map(|_| Reading::Within(date)));
            values.extend(words.into_iter().flat_map(|words| neighbours(words, date)));
        } else if resolution["startDate"].is_string() || resolution["endDate"].is_string() {
            values.push(Reading::Days(day(&resolution["startDate"]), day(&resolution["endDate"])));
        }
    }
    let unit = resolution["unit"].as_str().map(str::to_owned);
    Wanted { words: words.map(str::to_owned), values, unit }
}

pub(crate) fn quantulum(json: &Json) -> Vec<Case> {
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

/// The cases of quantulum3 that want no unit which the finders have never heard of: a third is physics.
pub(crate) fn quantulum_known(json: &Json) -> Vec<Case> {
    let known = |want: &Wanted| {
        want.unit.as_deref().is_none_or(|unit| {
            let named = |mention: Mention| match mention.value {
                Value::Quantity(quantity) => !quantity.unit.is_empty(),
                _ => false,
            };
            mentions(&format!("5 {unit}"), None).into_iter().any(named)
        })
    };
    quantulum(json).into_iter().filter(|case| case.wanted.iter().all(known)).collect()
}

/// The groups of a dimension of duckling with what they mean; its lenient mode and its negatives are left out.
fn groups(json: &Json) -> impl Iterator<Item = (&Json, Vec<&str>)> {
    list(&json["groups"])
        .filter(|group| group["section"] == "allExamples")
        .map(|group| (&group["expected"], list(&group["texts"]).filter_map(Json::as_str).collect()))
}

pub(crate) fn duckling(json: &Json) -> Vec<Case> {
    let mut out = Vec::new();
    for (expected, texts) in groups(json) {
        let reading = match (expected["grain"].as_str(), number(&expected["value"])) {
            (Some(grain), Some(value)) => gainsay::lexicon::unit(&grain.to_lowercase())
                .map(|unit| Reading::Seconds(value * unit.factor)),
            (None, Some(value)) => Some(Reading::Number(value)),
            _ if expected.is_object() => {
                Some(Reading::Between(number(&expected["from"]), number(&expected["to"])))
            }
            _ => None,
        };
        let Some(reading) = reading else { continue };
        let unit = expected["unit"].as_str().map(str::to_owned);
        for text in texts {
            let wanted = vec![Wanted { words: None, values: vec![reading.clone()], unit: unit.clone() }];
            out.push(Case { text: text.to_owned(), reference: None, wanted });
        }
    }
    out
}

/// Days, weeks, months, quarters and years of duckling's times. Left out: times of day, holidays, chat forms.
pub(crate) fn duckling_dates(json: &Json) -> Vec<Case> {
    let reference = json["reference_time"].as_str().and_then(|at| at.get(..19)?.parse::<Date>().ok());
    let mut out = Vec::new();
    for (expected, texts) in groups(json) {
        let grain = expected["grain"].as_str().unwrap_or_default();
        let Some(start) = day(&expected["start"]) else { continue };
        if !matches!(grain, "Day" | "Week" | "Month" | "Quarter" | "Year") || expected["holiday"].is_string()
        {
            continue;
        }
        for text in texts {
            let mut values = vec![Reading::Days(Some(start), day(&expected["end_exclusive"]))];
            values.extend(neighbours(text, start));
            if is_coarse(text) {
                values.push(Reading::Within(start));
            }
            if is_shorthand(text) || is_spoken(text) {
                continue;
            }
            let wanted = vec![Wanted { words: None, values, unit: None }];
            out.push(Case { text: with_capitals(text), reference, wanted });
        }
    }
    out
}

pub(crate) fn chrono(json: &Json) -> Vec<Case> {
    const FILES: [&str; 7] =
        ["en_month", "en_weekday", "en_relative", "en_time_units_ago", "en_year", "en_casual", "en_slash"];
    list(json)
        .filter(|case| {
            case["file"].as_str().is_some_and(|file| FILES.iter().any(|name| file.starts_with(name)))
        })
        .filter_map(|case| {
            let expect = &case["expect"];
            let start = &expect["start"];
            let text = case["text"].as_str()?;
            let words = expect["text"].as_str().unwrap_or(text);
            let part = |name: &str| start[name].as_i64();
            let known = part("year").zip(part("month")).zip(part("day"));
            let date = known.map_or_else(
                || day(&expect["start_date"]),
                |((year, month), day)| Date::new(year as i16, month as i8, day as i8).ok(),
            )?;
            let year = words.split(|c: char| !c.is_ascii_digit()).any(|part| part.len() == 4);
            let reference: Option<Date> =
                case["reference"].as_str().and_then(|at| at.get(..19)?.parse().ok());
            // Without a reference the day that the suite wants is that of its own run.
            if is_shorthand(words) || is_spoken(words) || reference.is_none() && !year {
                return None;
            }
            let mut values = vec![Reading::Days(Some(date), None)];
            // A month or a year has no day; the suite makes one up.
            if part("day").is_none() || is_coarse(words) {
                values.push(Reading::Within(date));
            }
            values.extend(neighbours(words, date));
            let wanted = vec![Wanted { words: Some(words.to_owned()), values, unit: None }];
            Some(Case { text: with_capitals(text), reference, wanted })
        })
        .collect()
}
