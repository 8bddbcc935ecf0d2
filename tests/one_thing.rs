//! When values of several articles are of one thing, and when they are not: invented articles, as short as what they show.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use gainsay::analyze;
use gainsay::intake::parse;
use gainsay::model::{Article, Briefing, Fact, Verdict};
use gainsay::summary::{Section, place_facts};
use gainsay::value::Kind;

fn article(id: &str, text: &str) -> Article {
    parse(id, None, text).unwrap()
}

/// The fact with a verdict in which each of `wanted` stands in a variant of its own.
fn differing<'a>(briefing: &'a Briefing, wanted: &[&str]) -> Option<&'a Fact> {
    let variant_of = |fact: &Fact, value: &str| {
        fact.variants.iter().position(|variant| variant.readings.iter().any(|r| briefing.value(r) == value))
    };
    briefing.facts.iter().filter(|fact| fact.verdict().is_some()).find(|fact| {
        let found: BTreeSet<usize> = wanted.iter().filter_map(|value| variant_of(fact, value)).collect();
        found.len() == wanted.len()
    })
}

#[test]
fn without_a_date_of_the_article_two_weekdays_are_two_days() {
    let two = |second: &str| {
        let first = "Mill fire in Tarnford\n\nFire crews fought the blaze in the Tarnford mill on Friday night, the mayor said.";
        let second = format!(
            "Tarnford mill burns\n\nThe blaze broke out in the Tarnford mill on {second}, the fire service said."
        );
        analyze(vec![article("a.txt", first), article("b.txt", &second)])
    };
    let days = |briefing: &Briefing| {
        let shared = |fact: &&Fact| fact.kind == Kind::Date && fact.corroboration > 1;
        briefing.facts.iter().filter(shared).count()
    };
    assert_eq!(days(&two("Friday")), 1, "both say Friday");
    assert_eq!(days(&two("Saturday")), 0, "one says Saturday");
}

#[test]
fn the_main_figures_of_two_articles_are_held_against_each_other_in_whatever_words() {
    let briefing = analyze(vec![
        article(
            "a.txt",
            "Tanker off Halden loses 61,000 tonnes\n\nThe tanker struck a reef off Halden on Monday, and its oil is coming ashore.",
        ),
        article(
            "b.txt",
            "Oil on the beaches\n\nSome 64,500 tonnes have run into the sea since the tanker struck near Halden, the owner said.",
        ),
    ]);
    let found = differing(&briefing, &["61,000 tonnes", "Some 64,500 tonnes"]).unwrap();
    assert_eq!(found.verdict(), Some(Verdict::Conflict));
}

#[test]
fn an_article_that_corrects_a_figure_does_not_hide_that_others_differ() {
    let briefing = analyze(vec![
        article(
            "a.txt",
            "Girl trapped in mine shaft\n\nRescuers in Halden are trying to reach a seven-year-old girl who fell into a shaft on Sunday.",
        ),
        article(
            "b.txt",
            "Mine accident in Halden\n\nThe eight-year-old girl fell into the shaft in Halden on Sunday, state media said.",
        ),
        article(
            "c.txt",
            "Halden rescue goes on\n\nDozens of miners are at the shaft in Halden where a seven-year-old girl fell.\n\nThe girl had previously been reported to be eight years old, but newer reports said he was seven years old.",
        ),
    ]);
    assert!(differing(&briefing, &["seven-year-old", "eight-year-old"]).is_some());
}

#[test]
fn a_headline_with_a_disputed_figure_is_no_agreed_statement() {
    let briefing = analyze(vec![
        article(
            "a.txt",
            "Bus falls into river, 14 dead\n\nFourteen people died when a bus fell into the Orla river on Monday, police said.",
        ),
        article(
            "b.txt",
            "At least 16 killed in Orla bus crash\n\nAt least 16 people were killed when a bus fell into the Orla river on Monday, the rescue service said.",
        ),
        article(
            "c.txt",
            "Fourteen dead as bus falls into river\n\nA bus fell into the Orla river on Monday and 14 people died, according to police.",
        ),
    ]);
    assert!(differing(&briefing, &["14", "At least 16"]).is_some());
    let agreed = place_facts(&briefing).into_iter().filter(|placed| placed.section == Section::Agree);
    for placed in agreed {
        let fact = &briefing.facts[placed.fact];
        let told: Vec<&str> = fact.readings().map(|reading| briefing.value(reading)).collect();
        assert!(!told.iter().any(|value| value.contains("14") || value.contains("ourteen")), "{told:?}");
    }
}

#[test]
fn what_one_article_denies_or_doubts_is_no_agreed_statement() {
    let first =
        "Old tower falls\n\nWorkers have accidentally torn down the old water tower in Tarnford harbour.";
    let agreed = |second: &str| {
        let briefing =
            analyze(vec![article("a.txt", first), article("b.txt", &format!("Tarnford tower\n\n{second}"))]);
        let articles =
            |fact: &Fact| fact.readings().map(|reading| reading.article).collect::<BTreeSet<_>>().len();
        briefing.facts.iter().any(|fact| fact.kind == Kind::Statement && articles(fact) > 1)
    };
    assert!(agreed("Workers have torn down the old water tower in Tarnford harbour by accident."));
    for second in [
        "No, workers have not accidentally torn down the old water tower in Tarnford harbour.",
        "The mayor did not think that workers have torn down the old water tower in Tarnford harbour.",
        "A blog claims that workers have torn down the old water tower in Tarnford harbour.",
    ] {
        assert!(!agreed(second), "{second}");
    }
}

#[test]
fn a_statement_keeps_its_not_and_ends_where_a_clause_or_a_noun_ends() {
    let briefing = analyze(vec![
        article(
            "a.txt",
            "Leak at the Tarnford works\n\nThe leak at the chemical works did not threaten the drinking water of Tarnford, but police closed the old bridge.",
        ),
        article(
            "b.txt",
            "Works closed\n\nOfficials sealed the harbour on Monday. Experts said that the leak did not threaten the drinking water of Tarnford, the mayor told reporters.",
        ),
    ]);
    let statements: Vec<&str> = briefing
        .facts
        .iter()
        .filter(|fact| fact.kind == Kind::Statement && fact.corroboration > 1)
        .map(|fact| fact.topic.as_str())
        .collect();
    assert_eq!(statements, ["the leak did not threaten the drinking water of Tarnford"]);
}
