//! Figures of two reports on one event: which are held against each other, which are one fact, and which have nothing
//! to do with each other.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use gainsay::analyze;
use gainsay::intake::parse;
use gainsay::model::{Briefing, Verdict};

/// Two reports on the fire in a cotton mill, with a sentence of each put in.
fn mill(one: &str, other: &str) -> Briefing {
    let report = |id: &str, text: String| parse(id, None, text).unwrap();
    analyze(vec![
        report(
            "one.txt",
            format!(
                "Fire guts the Ashdown cotton mill\n\nA fire destroyed the Ashdown cotton mill in Tarbrook on Monday night.\
                 \n\n{one}\n\nThe roof fell in towards morning.\n"
            ),
        ),
        report(
            "two.txt",
            format!(
                "Ashdown mill burns down\n\nThe cotton mill in Tarbrook, the town's largest, burned to the ground on \
                 Monday.\n\n{other}\n\nInspectors had warned the owners of Ashdown about dust.\n"
            ),
        ),
    ])
}

/// The verdict on `a` against `b`, where they are held against each other.
fn verdict(briefing: &Briefing, a: &str, b: &str) -> Option<Verdict> {
    let fact = briefing.disagreements().find(|fact| {
        let of = |value: &str| {
            fact.variants
                .iter()
                .position(|variant| variant.readings.iter().any(|r| briefing.value(r) == value))
        };
        of(a).zip(of(b)).is_some_and(|(a, b)| a != b)
    });
    fact.and_then(gainsay::model::Fact::verdict)
}

/// True when one fact holds both values.
fn one_fact(briefing: &Briefing, a: &str, b: &str) -> bool {
    briefing.facts.iter().any(|fact| {
        let articles = |value: &str| -> BTreeSet<usize> {
            fact.readings().filter(|r| briefing.value(r) == value).map(|r| r.article).collect()
        };
        let (a, b) = (articles(a), articles(b));
        !a.is_empty() && !b.is_empty() && a.union(&b).count() == 2
    })
}

#[test]
fn a_count_that_takes_in_another_is_explained_by_the_rest() {
    let explained = |one: &str, other: &str, a: &str, b: &str| verdict(&mill(one, other), a, b);
    let whole = "All 129 workers in the mill escaped unhurt.";
    let part = "All 103 workers in the mill escaped unhurt, and 26 visitors with them.";
    assert_eq!(explained(whole, part, "129", "103"), Some(Verdict::Explained));
    let other = "All 103 workers in the mill escaped unhurt, and 21 visitors with them.";
    assert_eq!(explained(whole, other, "129", "103"), Some(Verdict::Conflict));
}

#[test]
fn a_person_has_one_age_however_it_is_told() {
    let rivals = |one: &str, other: &str, a: &str, b: &str| verdict(&mill(one, other), a, b);
    let foreman = "The foreman, Edwin Lasker, 63, was the last to leave.";
    for told in
        ["Lasker, 64, said that he had smelled smoke.", "A 64-year-old foreman, Edwin Lasker, rang the bell."]
    {
        let other = if told.starts_with('L') { "64" } else { "64-year-old" };
        assert_eq!(rivals(foreman, told, "63", other), Some(Verdict::Conflict), "{told}");
    }
    assert!(one_fact(&mill(foreman, "Lasker, 63, had smelled smoke."), "63", "63"));
    // Another year.
    let later = |day: &str, told: &str| format!("{told}\n\nTarbrook, {day} 2026");
    let of_june = later("3 June", "The foreman, Edwin Lasker, 63, was the last to leave.");
    for (day, told) in [("5 June", Verdict::Conflict), ("20 October", Verdict::Explained)] {
        assert_eq!(
            rivals(&of_june, &later(day, "Lasker, 64, rang the bell."), "63", "64"),
            Some(told),
            "{day}"
        );
    }
    // The age of his son, and that of another.
    assert_eq!(rivals(foreman, "Lasker's 34-year-old son rang the bell.", "63", "34-year-old"), None);
    assert_eq!(rivals(foreman, "Nora Whitby, 34, was the last to leave.", "63", "34"), None);
    assert!(!one_fact(&mill(foreman, "Nora Whitby, 63, was the last to leave."), "63", "63"));
}

#[test]
fn outcomes_of_one_vote_are_held_against_each_other() {
    let rivals = |one: &str, other: &str, a: &str, b: &str| verdict(&mill(one, other), a, b);
    let bought = "The council voted 28 to 19 to buy the site of the mill.";
    let told = "With 28 votes for, 17 against, councillors bought the site.";
    assert_eq!(rivals(bought, told, "28 to 19", "28 votes for, 17 against"), Some(Verdict::Conflict));
    let other = "The council voted 31 to 12 to rename the street of the mill.";
    assert_eq!(rivals(bought, other, "28 to 19", "31 to 12"), None);
    let jury = "The jury found the owner of the mill guilty by a majority of 10 to two.";
    let split = "A majority of 11 to one convicted the owner of the mill.";
    assert_eq!(rivals(jury, split, "10 to two", "11 to one"), Some(Verdict::Conflict));
    // Two matches may share their few goals.
    assert_eq!(
        rivals("The mill's team won 3-1.", "The mill's team lost 2-1 in the final.", "3-1", "2-1"),
        None
    );
}

#[test]
fn the_only_toll_of_each_article_is_one_toll() {
    let rivals = |one: &str, other: &str| verdict(&mill(one, other), "17", "19");
    let told = "By noon 17 people had been detained, a spokesman said.";
    assert_eq!(rivals(told, "Police made 19 arrests."), Some(Verdict::Conflict));
    // Which of the two counts of the other article would be meant?
    assert_eq!(rivals(told, "Police made 19 arrests at the gate and 3 arrests at the station."), None);
}

#[test]
fn a_slip_of_three_zeros_is_seen_and_the_price_of_a_ticket_is_no_rival_of_it() {
    let rivals = |one: &str, other: &str, a: &str, b: &str| verdict(&mill(one, other), a, b);
    let cost = |sum: &str| format!("Rebuilding the cotton mill will cost the owners {sum}.");
    assert_eq!(
        rivals(&cost("$40 million"), &cost("$40 billion"), "$40 million", "$40 billion"),
        Some(Verdict::Conflict)
    );
    let ticket = "A tour of the cotton mill used to cost $3.50.";
    assert_eq!(rivals(&cost("$40 million"), ticket, "$40 million", "$3.50"), None);
}

#[test]
fn figures_far_apart_and_vague_words_are_neither_a_conflict_nor_one_fact() {
    let cost = |sum: &str| format!("Rebuilding the cotton mill will cost the owners {sum} million.");
    let spent = |sum: &str| format!("The insurers of the mill put the cost at {sum} million.");
    for (other, sentence, wanted) in
        [("$47", cost("$47"), Some(Verdict::Conflict)), ("$70", spent("$70"), None)]
    {
        let briefing = mill(&cost("$41"), &sentence);
        let value = format!("{other} million");
        assert_eq!(verdict(&briefing, "$41 million", &value), wanted, "{value}");
        assert_eq!(one_fact(&briefing, "$41 million", &value), wanted.is_some(), "{value}");
    }
    // Nearly the same words around them leave no doubt that one thing is meant.
    assert_eq!(
        verdict(&mill(&cost("$41"), &cost("$70")), "$41 million", "$70 million"),
        Some(Verdict::Conflict)
    );
    let workers = |many: &str| format!("The Ashdown mill had employed {many} workers before the fire.");
    assert_eq!(verdict(&mill(&workers("hundreds of"), &workers("19")), "hundreds", "19"), None);
}

#[test]
fn a_rounding_changes_no_figure_by_much() {
    let took = |years: &str| format!("The Ashdown mill had stood empty for {years} before the fire.");
    let explained = |a: &str, b: &str| verdict(&mill(&took(a), &took(b)), a, b);
    assert_eq!(explained("40 years", "38 years"), Some(Verdict::Explained));
    assert_ne!(explained("10 years", "seven years"), Some(Verdict::Explained));
    assert_eq!(explained("five years", "four and a half years"), Some(Verdict::Conflict));
}

#[test]
fn words_that_stand_for_one_another_are_one_thing() {
    let briefing =
        mill("The town sent 35 soldiers to the mill.", "Some 42 troops were sent to the mill by the town.");
    assert_eq!(verdict(&briefing, "35", "Some 42"), Some(Verdict::Conflict));
    let briefing = mill(
        "The owners donated $2.4 million to the families.",
        "The families got a contribution of $2,418,300 from the owners.",
    );
    assert!(one_fact(&briefing, "$2.4 million", "$2,418,300"));
}

#[test]
fn the_dead_are_not_the_injured_and_the_gravely_injured_are_not_all_of_them() {
    let briefing = mill(
        "The fire killed six people and injured another 40.",
        "Eight people died in the fire and 50 were hurt.",
    );
    assert_eq!(verdict(&briefing, "six", "Eight"), Some(Verdict::Conflict));
    assert_eq!(verdict(&briefing, "40", "50"), Some(Verdict::Conflict));
    assert_eq!(verdict(&briefing, "40", "Eight"), None);
    let briefing =
        mill("In the fire 40 people were injured.", "In the fire 12 people were seriously injured.");
    assert_eq!(verdict(&briefing, "40", "12"), None);
}

#[test]
fn lives_lost_are_the_dead_and_those_with_injuries_and_of_an_earlier_year_are_not() {
    let two = |other: &str| mill("The fire killed six people.", other);
    let figures = [
        ("At least eight people lost their lives in the fire.", "At least eight", Some(Verdict::Conflict)),
        ("We can confirm that eight people died in the fire.", "eight", Some(Verdict::Conflict)),
        ("Eight people are dead after the fire.", "Eight", Some(Verdict::Conflict)),
        ("Eight people have burns and broken bones from the fire.", "Eight", None),
        ("It was the worst fire since 1931, when eight people died.", "eight", None),
    ];
    for (sentence, value, wanted) in figures {
        assert_eq!(verdict(&two(sentence), "six", value), wanted, "{sentence}");
    }
}

#[test]
fn a_sum_for_one_year_is_no_rival_of_that_for_another() {
    let with = |one: &str, other: &str| {
        let sentence =
            |sum: &str, year: &str| format!("The Ashdown mill paid taxes of {sum} million for {year}.");
        mill(&sentence("$3.2", one), &sentence("$4.2", other))
    };
    assert_eq!(verdict(&with("2019", "2019"), "$3.2 million", "$4.2 million"), Some(Verdict::Conflict));
    assert_eq!(verdict(&with("2019", "2016"), "$3.2 million", "$4.2 million"), None);
}

#[test]
fn a_figure_with_its_last_digits_left_out_is_explained() {
    let with = |sum: &str| {
        let sentence = |sum: &str| format!("Insurers valued the looms of the Ashdown mill at {sum}.");
        mill(&sentence("$43,885,310"), &sentence(sum))
    };
    assert_eq!(verdict(&with("$43 million"), "$43,885,310", "$43 million"), Some(Verdict::Explained));
    assert_eq!(verdict(&with("$44 million"), "$43,885,310", "$44 million"), Some(Verdict::Explained));
    assert_eq!(verdict(&with("$42 million"), "$43,885,310", "$42 million"), Some(Verdict::Conflict));
}

#[test]
fn a_headline_means_the_bound_that_its_article_words() {
    let with = |toll: &str| mill("The fire killed six workers.", toll);
    let bound = with("The fire killed five workers. At least five workers were killed, the mayor said.");
    assert_eq!(verdict(&bound, "six", "five"), Some(Verdict::Explained));
    let flat = with("The fire killed five workers.");
    assert_eq!(verdict(&flat, "six", "five"), Some(Verdict::Conflict));
}

#[test]
fn clock_times_of_one_moment_are_set_beside_each_other() {
    let with = |time: &str| mill("The fire broke out at 6.10am.", &format!("The fire broke out {time}."));
    assert!(one_fact(&with("at about 6.10am"), "6.10am", "about 6.10am"));
    assert_eq!(verdict(&with("at about 6.10am"), "6.10am", "about 6.10am"), None);
    assert_eq!(verdict(&with("just after 6am"), "6.10am", "just after 6am"), Some(Verdict::Explained));
    assert_eq!(verdict(&with("at 9.30am"), "6.10am", "9.30am"), Some(Verdict::Conflict));
    let night = mill("The fire broke out at 11.50pm.", "The fire broke out shortly before midnight.");
    assert!(one_fact(&night, "11.50pm", "shortly before midnight"));
}

#[test]
fn a_share_in_words_is_a_less_exact_way_to_give_a_percentage_that_it_is_near() {
    let of = |share: &str, percent: &str| {
        let one = format!("The Lowden family held {share} of the shares in the mill.");
        let other = format!("The Lowden family held {percent} of the shares in the mill.");
        verdict(&mill(&one, &other), share, percent)
    };
    assert_eq!(of("a third", "33 percent"), Some(Verdict::Explained));
    assert_eq!(of("one in seven", "14 percent"), Some(Verdict::Explained));
    assert_eq!(of("a third", "40 percent"), Some(Verdict::Conflict));
}
