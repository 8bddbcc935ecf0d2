//! Two sentences of two articles on one event: what a reader is told of their values. Invented, and as short as what they show.

#![allow(clippy::unwrap_used)]

use gainsay::analyze;
use gainsay::intake::parse;
use gainsay::model::{Article, Briefing, Fact, Verdict};

/// What the briefing of an article with `first` and one with `second` says of the two values in brackets.
fn told(first: &str, second: &str) -> Option<Told> {
    let value = |sentence: &str| {
        let (start, end) = (sentence.find('[').unwrap(), sentence.find(']').unwrap());
        sentence[start + 1..end].to_owned()
    };
    let article = |id: &str, head: &str, sentence: &str, rest: &str| -> Article {
        let sentence = sentence.replace(['[', ']'], "");
        parse(id, None, format!("{head}\n\n{sentence} {rest}\n")).unwrap()
    };
    let briefing = analyze(vec![
        article(
            "a.txt",
            "Report from Tarnova",
            first,
            "The mayor of Tarnova spoke to reporters outside the hall.",
        ),
        article(
            "b.txt",
            "Word out of Tarnova",
            second,
            "Reporters heard the mayor of Tarnova at the hall later.",
        ),
    ]);
    let values = [value(first), value(second)];
    briefing.facts.iter().find_map(|fact| of_fact(&briefing, fact, &values))
}

#[derive(Debug, PartialEq, Eq)]
enum Told {
    Agreed,
    Differ(Verdict),
}

fn of_fact(briefing: &Briefing, fact: &Fact, values: &[String; 2]) -> Option<Told> {
    let variant_of = |value: &String, article: usize| {
        fact.variants.iter().position(|variant| {
            variant.readings.iter().any(|r| r.article == article && briefing.value(r) == value)
        })
    };
    let article = |id: &str| briefing.articles.iter().position(|article| article.id == id);
    let (first, second) =
        (variant_of(&values[0], article("a.txt")?)?, variant_of(&values[1], article("b.txt")?)?);
    Some(fact.verdict().filter(|_| first != second).map_or(Told::Agreed, Told::Differ))
}

fn check(rows: &[(&str, &str, Option<Told>)]) {
    for (first, second, expected) in rows {
        assert_eq!(told(first, second), *expected, "{first} / {second}");
        assert_eq!(told(second, first), *expected, "{second} / {first}");
    }
}

const CONFLICT: Option<Told> = Some(Told::Differ(Verdict::Conflict));

#[test]
fn what_happens_but_once_has_one_day() {
    check(&[
        ("Brandt was born in [1960].", "Brandt, born in [1961], is a lawyer.", CONFLICT),
        ("Kessler Trams was founded in [1998].", "Kessler Trams, founded in [1989], is for sale.", CONFLICT),
        ("Jan Kros died on [Monday].", "Jan Kros died on [Tuesday].", CONFLICT),
        ("A blast killed 12 people on [Monday].", "A blast killed 12 people on [Tuesday].", CONFLICT),
        ("Jan Kros died [last week].", "Jan Kros died on [Tuesday].", None),
        ("Jan Kros died in [May].", "Jan Kros died on [4 May].", Some(Told::Agreed)),
        ("Jan Kros spoke in Arlen on [Monday].", "Jan Kros spoke in Berg on [Tuesday].", None),
        ("Jan Kros was born in [1960].", "Ida Bol was born in [1961].", None),
        (
            "TARNOVA, [June 11, 2025] — The Kessler mill burned down, its owner said.",
            "TARNOVA, [10 June 2025] — The Kessler mill burned down, its owner said.",
            None,
        ),
    ]);
}

#[test]
fn nobody_and_somebody_cannot_both_have_been_hurt() {
    check(&[
        ("[No one] was injured in the fire.", "[Three] people were injured in the fire.", CONFLICT),
        ("There were [no] deaths in the fire.", "[Two] people died in the fire.", CONFLICT),
        ("[None] of the passengers was hurt.", "[Two] passengers were hurt.", CONFLICT),
        ("[No one] was injured in the fire.", "[Nobody] was hurt in the fire.", Some(Told::Agreed)),
        ("[No one] was injured in the fire.", "[Two] people died in the fire.", None),
    ]);
}

#[test]
fn a_figure_that_rose_is_none_that_fell() {
    check(&[
        ("Unemployment rose to [5 percent].", "Unemployment climbed to [5 percent].", Some(Told::Agreed)),
        ("Unemployment rose to [5 percent].", "Unemployment fell to [5 percent].", None),
        ("Shares were up [5 percent].", "Shares fell [5 percent].", None),
    ]);
}

#[test]
fn one_value_in_two_wordings_is_agreed() {
    check(&[
        ("The match starts at [5:30].", "The match starts at [5:30 p.m.].", Some(Told::Agreed)),
        ("The match starts at [half past nine].", "The match starts at [9.30am].", Some(Told::Agreed)),
        ("Talks over [two] bridges began.", "Talks on [two] bridges began.", Some(Told::Agreed)),
        (
            "The bank raised rates by [25 basis points].",
            "The bank raised rates by [0.25 percentage points].",
            Some(Told::Agreed),
        ),
        (
            "The council voted by [seven votes to two] to close it.",
            "The council voted [7-2] to close it.",
            Some(Told::Agreed),
        ),
    ]);
}

#[test]
fn one_minister_has_one_ministry() {
    check(&[
        ("[Finance Minister] Jan Kros resigned.", "[Defence Minister] Jan Kros resigned.", CONFLICT),
        (
            "[Defense Minister] Jan Kros resigned.",
            "[Defence Minister] Jan Kros resigned.",
            Some(Told::Agreed),
        ),
    ]);
}
