//! Pairs of values as two articles word them, how they stand to each other, and what a reader is told.
//!
//! Every reason has at least three pairs and one whole sentence. A pair stands the same way in either order.

mod dates;
mod figures;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use super::*;
use crate::intake::parse;
use crate::mention;
use crate::text::Document;

/// A value in its article.
struct Given {
    kind: Kind,
    value: Value,
    /// The sentence, and where the value stands in it.
    sentence: String,
    span: Range<usize>,
    /// Kind, number and place of all that the sentence mentions.
    mentions: Vec<(Kind, Option<f64>, Range<usize>)>,
    published: Option<Date>,
    as_of: Option<Date>,
    modality: Modality,
    since: Since<'static>,
}

/// The value between brackets, a word before it aside, in a sentence that was published on `day`, such as "2016-05-04".
fn given(day: &str, sentence: &str) -> Given {
    let start = sentence.find('[').unwrap();
    let end = sentence.rfind(']').unwrap() - 1;
    let sentence = sentence.replace(['[', ']'], "");
    let day: Date = day.parse().unwrap();
    let article = parse("a.txt", None, format!("Notes\n\n{sentence}\n")).unwrap();
    let at = article.body.find(&sentence).unwrap();
    let found = mention::find(&article, &Document::new(&article), Some(day));
    let of_sentence = found.into_iter().filter(|mention| mention.span.start >= at);
    let mut mentions: Vec<_> = of_sentence
        .map(|mention| (mention.kind, mention.value, mention.span.start - at..mention.span.end - at))
        .collect();
    let within = |number: &usize| start <= mentions[*number].2.start && mentions[*number].2.end <= end;
    let number = (0..mentions.len()).filter(within).max_by_key(|number| mentions[*number].2.len());
    let number = number.unwrap_or_else(|| panic!("no value there: {sentence} {mentions:?}"));
    let point = |value: &Value| match value {
        Value::Quantity(quantity) => quantity.point,
        _ => None,
    };
    let places = mentions.iter().map(|(kind, value, span)| (*kind, point(value), span.clone())).collect();
    let (kind, value, span) = mentions.swap_remove(number);
    Given { mentions: places, ..plain(kind, value, sentence, span, day) }
}

fn plain(kind: Kind, value: Value, sentence: String, span: Range<usize>, day: Date) -> Given {
    Given {
        kind,
        value,
        sentence,
        span,
        mentions: Vec::new(),
        published: Some(day),
        as_of: Some(day),
        modality: Modality::Asserted,
        since: Since::Nothing,
    }
}

/// A value that stands alone, published on `day`.
fn alone(kind: Kind, value: Value, words: &str, day: &str) -> Given {
    plain(kind, value, words.to_owned(), 0..words.len(), day.parse().unwrap())
}

impl Given {
    fn planned(self) -> Self {
        Self { modality: Modality::Planned, ..self }
    }

    /// Counted back from an event on `day`.
    fn since(self, event: Since<'static>, day: &str) -> Self {
        Self { since: event, as_of: day.parse().ok(), ..self }
    }

    fn setting<'a>(&'a self, outlet: &'a str) -> Setting<'a> {
        let beside = |(kind, point, span): &(Kind, Option<f64>, Range<usize>)| Beside {
            kind: *kind,
            point: *point,
            words: &self.sentence[span.clone()],
            inside: self.span.start <= span.start && span.end <= self.span.end,
        };
        Setting {
            words: &self.sentence[self.span.clone()],
            sentence: &self.sentence,
            beside: self.mentions.iter().filter(|(.., span)| *span != self.span).map(beside).collect(),
            outlet,
            published: self.published,
            as_of: self.as_of,
            modality: self.modality,
            since: self.since,
        }
    }
}

/// The name of a relation, its reason, and the sentence for that, of what the Gazette and the Herald give.
fn told(a: &Given, b: &Given, outlets: [&str; 2]) -> (&'static str, Option<Reason>, String) {
    let settings = [a.setting(outlets[0]), b.setting(outlets[1])];
    let [x, y] = &settings;
    let (name, reason) = match relation(a.kind, &a.value, &b.value, [x, y]) {
        Relation::Same => ("same", None),
        Relation::Explained(reason) => ("explained", Some(reason)),
        Relation::Variant(reason) => ("variant", Some(reason)),
        Relation::Conflict(reason) => ("conflict", Some(reason)),
        Relation::Unrelated => ("unrelated", None),
    };
    let sentence =
        reason.as_ref().map_or_else(String::new, |reason| why(a.kind, reason, [&a.value, &b.value], [x, y]));
    (name, reason, sentence)
}

/// The relation, the code of its reason, the sentence where it is told in full ("" where not), and the two values.
type Row = (&'static str, &'static str, &'static str, Given, Given);

/// Checks each row in both orders, and that each reason has rows enough.
fn check(rows: Vec<Row>) {
    let mut wrong = Vec::new();
    let mut seen: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (relation, code, sentence, a, b) in rows {
        let pair = format!("“{}” / “{}”", a.sentence, b.sentence);
        let one = told(&a, &b, ["Gazette", "Herald"]);
        let turned = told(&b, &a, ["Herald", "Gazette"]);
        for (name, reason, _) in [&one, &turned] {
            let found = (*name, reason.as_ref().map_or("", Reason::code));
            if found != (relation, code) {
                wrong.push(format!("{pair}: {found:?}, not {:?}", (relation, code)));
            }
        }
        // Some name the two in their order.
        let ordered = ["initials", "office_fields", "office_grades", "day_order", "description", "wording"];
        if !ordered.contains(&code) && !code.starts_with("quoted") && one.2 != turned.2 {
            wrong.push(format!("{pair}: “{}”, turned “{}”", one.2, turned.2));
        }
        let entry = seen.entry(code).or_default();
        entry.0 += 1;
        if !sentence.is_empty() {
            entry.1 += 1;
            if one.2 != sentence {
                wrong.push(format!("{pair}: “{}”, not “{sentence}”", one.2));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    for (code, (rows, sentences)) in seen.into_iter().filter(|(code, _)| !code.is_empty()) {
        assert!(rows >= 3 && sentences >= 1, "{code} has {rows} rows and {sentences} sentences");
    }
}
