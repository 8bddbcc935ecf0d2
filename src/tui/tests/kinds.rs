//! Every kind of value has its place in every stage, from the mention to the screen.

use std::collections::BTreeSet;

use super::Reader;
use crate::intake::parse;
use crate::lookup::{Filter, Index, Target};
use crate::mention;
use crate::model::{Article, Briefing, Fact, Verdict};
use crate::report::{ArticleTexts, FORMATS, Ink, Mentions, Page};
use crate::text::Document;
use crate::value::Kind;

/// What two papers write of one thing.
struct Sample {
    /// The sentence of each.
    sentences: [&'static str; 2],
    /// What is found in the first sentence; none for what only the comparison of sentences finds.
    mention: Option<&'static str>,
    /// The values of the fact that both state, and the verdict on them; none for what makes no fact.
    fact: Option<(&'static [&'static str], Option<Verdict>)>,
}

/// A sample of `kind`, and the kind that is declared after it.
#[allow(clippy::too_many_lines)] // One row a kind.
fn sample(kind: Kind) -> (Sample, Option<Kind>) {
    let told = |sentences, values: &'static [&'static str], verdict, next| {
        (Sample { sentences, mention: Some(values[0]), fact: Some((values, verdict)) }, Some(next))
    };
    let conflict = Some(Verdict::Conflict);
    match kind {
        Kind::Money => told(
            [
                "The Tarn bridge cost $41 million, the mayor of Tarnford said.",
                "The Tarn bridge cost $47 million, the mayor of Tarnford said.",
            ],
            &["$41 million", "$47 million"],
            conflict,
            Kind::Percent,
        ),
        Kind::Percent => told(
            [
                "Traffic on the Tarn bridge rose by 12 percent in a year, the mayor of Tarnford said.",
                "Traffic on the Tarn bridge rose by 14 percent in a year, the mayor of Tarnford said.",
            ],
            &["12 percent", "14 percent"],
            conflict,
            Kind::Count,
        ),
        Kind::Count => told(
            [
                "The council signed 37 contracts for the Tarn bridge.",
                "The council signed 39 contracts for the Tarn bridge.",
            ],
            &["37", "39"],
            conflict,
            Kind::Quantity,
        ),
        Kind::Quantity => told(
            [
                "The steel of the Tarn bridge weighs 4,100 tonnes.",
                "The steel of the Tarn bridge weighs 4,700 tonnes.",
            ],
            &["4,100 tonnes", "4,700 tonnes"],
            conflict,
            Kind::Distance,
        ),
        Kind::Distance => told(
            ["The Tarn bridge is 410 metres long.", "The Tarn bridge is 430 metres long."],
            &["410 metres", "430 metres"],
            conflict,
            Kind::Duration,
        ),
        Kind::Duration => told(
            ["Work on the Tarn bridge took 22 months.", "Work on the Tarn bridge took 24 months."],
            &["22 months", "24 months"],
            conflict,
            Kind::Date,
        ),
        Kind::Date => told(
            ["The Tarn bridge opened on 3 February 2026.", "The Tarn bridge opened in February 2026."],
            &["3 February 2026"],
            None,
            Kind::Time,
        ),
        Kind::Time => told(
            ["The Tarn bridge opened at 6:10 am.", "The Tarn bridge opened at 6:40 am."],
            &["6:10 am", "6:40 am"],
            conflict,
            Kind::Age,
        ),
        Kind::Age => told(
            ["Ada Morn, 61, built the Tarn bridge.", "Ada Morn, 63, built the Tarn bridge."],
            &["61", "63"],
            conflict,
            Kind::Rank,
        ),
        // A place in an order is only found; a grade is only compared.
        Kind::Rank => {
            let sentences = [
                "President Ada Morn’s first state visit led to the Tarn bridge.",
                "President Ada Morn’s first private visit led to the Tarn bridge.",
            ];
            let fact = Some((["state visit", "private visit"].as_slice(), conflict));
            (Sample { sentences, mention: Some("first"), fact }, Some(Kind::Vote))
        }
        Kind::Vote => told(
            [
                "The council of Tarnford approved the Tarn bridge by 52 votes to 48.",
                "The council of Tarnford approved the Tarn bridge by 53 votes to 47.",
            ],
            &["52 votes to 48", "53 votes to 47"],
            conflict,
            Kind::Name,
        ),
        Kind::Name => told(
            [
                "The bridge was built by Ada Mornwick of Tarnford.",
                "The bridge was built by Ada Mornwik of Tarnford.",
            ],
            &["Ada Mornwick", "Ada Mornwik"],
            Some(Verdict::Variant),
            Kind::Title,
        ),
        Kind::Title => told(
            [
                "Foreign Minister Ada Morn opened the Tarn bridge.",
                "Former Foreign Minister Ada Morn opened the Tarn bridge.",
            ],
            &["Foreign Minister", "Former Foreign Minister"],
            Some(Verdict::Explained),
            Kind::Place,
        ),
        Kind::Place => told(
            [
                "The steel of the Tarn bridge came over Mornwick Island.",
                "The steel of the Tarn bridge came over Mornwik Island.",
            ],
            &["Mornwick Island", "Mornwik Island"],
            Some(Verdict::Variant),
            Kind::Quote,
        ),
        Kind::Quote => told(
            [
                "“We will open three bridges before the great summer fair begins”, the mayor of Tarnford said.",
                "“We will open four bridges before the great summer fair begins”, the mayor of Tarnford said.",
            ],
            &[
                "We will open three bridges before the great summer fair begins",
                "We will open four bridges before the great summer fair begins",
            ],
            conflict,
            Kind::List,
        ),
        Kind::List => {
            let sentences = ["The bridge serves Tarnford, Marnby and Oldwick."; 2];
            (
                Sample { sentences, mention: Some("Tarnford, Marnby and Oldwick"), fact: None },
                Some(Kind::Statement),
            )
        }
        Kind::Statement => {
            let sentences = [
                "Nobody was hurt when the old Tarn bridge collapsed under a timber lorry.",
                "Nobody was hurt as the old Tarn bridge collapsed under a lorry with timber.",
            ];
            let values =
                ["Nobody was hurt when the old Tarn bridge collapsed under a timber lorry"].as_slice();
            (Sample { sentences, mention: None, fact: Some((values, None)) }, None)
        }
    }
}

fn articles(sample: &Sample) -> Vec<Article> {
    let article = |(paper, sentence): (&str, &str)| {
        parse(&format!("{paper}.txt"), None, format!("The Tarn bridge opens\n\n{sentence}\n")).unwrap()
    };
    ["gazette", "herald"].into_iter().zip(sample.sentences).map(article).collect()
}

/// The first words of a value, which stand on one line wherever it is shown.
fn start(value: &str) -> &str {
    value.match_indices(' ').nth(1).map_or(value, |(end, _)| &value[..end])
}

/// The fact of `kind` that both papers state with `values`.
fn fact<'a>(briefing: &'a Briefing, kind: Kind, values: &[&str]) -> Option<(usize, &'a Fact)> {
    briefing.facts.iter().enumerate().find(|(_, fact)| {
        let shown: Vec<&str> = fact.variants.iter().map(|variant| variant.value.as_str()).collect();
        let articles: BTreeSet<usize> = fact.readings().map(|reading| reading.article).collect();
        fact.kind == kind && articles.len() == 2 && shown == values
    })
}

#[test]
fn the_list_of_kinds_has_all_of_them_in_their_order() {
    let declared = std::iter::successors(Some(Kind::ALL[0]), |kind| sample(*kind).1);
    assert_eq!(declared.take(100).collect::<Vec<_>>(), Kind::ALL);
}

#[test]
fn every_kind_is_found_and_listed_with_its_normal_form() {
    for kind in Kind::ALL {
        let sample = sample(kind).0;
        let articles = articles(&sample);
        let document = Document::new(&articles[0]);
        let found = mention::find(&articles[0], &document, None);
        let words =
            found.iter().filter(|mention| mention.kind == kind).map(|m| &articles[0].body[m.span.clone()]);
        let Some(wanted) = sample.mention else {
            assert_eq!(words.count(), 0, "{kind:?}");
            continue;
        };
        assert!(words.collect::<Vec<_>>().contains(&wanted), "{kind:?} in {found:?}");
        let texts =
            ArticleTexts { articles: articles[..1].to_vec(), warnings: Vec::new(), only_repairs: false };
        let mentions = Mentions { texts, found: vec![(document, found)] };
        for format in FORMATS {
            let Some(print) = format.mentions() else { continue };
            let report = print(Page { width: 120, ink: Ink::Plain }, &mentions);
            assert!(report.contains(kind.name()) && report.contains(start(wanted)), "{kind:?} in {report}");
        }
    }
}

#[test]
fn every_kind_is_compared_reported_found_and_shown() {
    for kind in Kind::ALL {
        let sample = sample(kind).0;
        let briefing = crate::analyze(articles(&sample));
        let Some((values, verdict)) = sample.fact else {
            assert!(briefing.facts.iter().all(|fact| fact.kind != kind), "{kind:?}");
            continue;
        };
        let Some((number, fact)) = fact(&briefing, kind, values) else {
            panic!("no fact of {kind:?} with {values:?}")
        };
        assert_eq!(fact.verdict(), verdict, "{kind:?}");
        for format in FORMATS {
            let Some(print) = format.facts() else { continue };
            let report = print(Page { width: 200, ink: Ink::Plain }, &briefing);
            assert!(values.iter().all(|value| report.contains(start(value))), "{kind:?} in {report}");
            if ["json", "ndjson", "csv"].contains(&format.name()) {
                assert!(report.contains(kind.name()), "{kind:?} in {report}");
            }
        }
        let query = format!("kind:{}", kind.name());
        let hits = Index::new(&briefing).search_within(&briefing, &Filter::new(&query, &briefing), 20);
        assert!(hits.iter().any(|hit| matches!(hit.target, Target::Fact(at) if at == number)), "{query}");
        let mut reader = Reader::on(briefing.clone(), 200, 50);
        reader.press("/").enter(&query).press("enter");
        let screen = reader.screen();
        let read = |value: &&str| screen.contains(start(value));
        assert!(values.iter().all(read), "{kind:?} in\n{screen}");
    }
}
