//! Figures and outcomes.

use super::*;

const DAY: &str = "2016-05-04";
const NEXT: &str = "2016-05-05";

/// How many were hurt.
fn hurt(count: &str) -> Given {
    given(DAY, &format!("The storm hurt [{count}] people."))
}

/// What the pier cost.
fn cost(sum: &str) -> Given {
    given(DAY, &format!("The pier cost [{sum}] to build."))
}

/// The same in a sentence of more words.
fn pier(sum: &str) -> Given {
    given(DAY, &format!("The new pier in Tarnford harbour cost [{sum}] to build."))
}

/// What a port earned.
fn earned(sum: &str, span: &str) -> Given {
    given(DAY, &format!("The port earned [{sum}] over {span}."))
}

/// The outcome of a vote.
fn vote(outcome: &str) -> Given {
    given(DAY, &format!("The council voted [{outcome}] for the pier."))
}

/// The age of a captain.
fn age(day: &str, age: &str) -> Given {
    given(day, &format!("The captain, Ruth Ansell, [{age}], was alone on the bridge."))
}

#[test]
fn one_figure_in_two_wordings_is_the_same() {
    check(vec![
        ("same", "", "", hurt("50"), hurt("about 50")),
        ("same", "", "", hurt("fifty"), hurt("50")),
        ("same", "", "", hurt("several"), hurt("a few")),
        ("same", "", "", cost("$1.5 million"), cost("$1,500,000")),
        ("same", "", "", given(DAY, "It is [13 km] long."), given(DAY, "It is [8 miles] long.")),
        ("same", "", "", vote("12-9"), vote("9-12")),
    ]);
}

#[test]
fn figures_far_apart_and_vague_words_are_unrelated() {
    check(vec![
        ("unrelated", "", "", cost("$41 million"), given(DAY, "The council spent [$70 million].")),
        ("unrelated", "", "", hurt("three"), given(DAY, "In the port [five] people were hurt.")),
        ("unrelated", "", "", hurt("dozens"), hurt("four")),
        ("unrelated", "", "", hurt("at least 300"), hurt("5,000")),
        ("unrelated", "", "", pier("$41 million"), pier("$410 million")),
    ]);
}

#[test]
fn a_less_exact_figure_is_explained() {
    check(vec![
        ("explained", "bound", "“more than 50” is true of 51", hurt("more than 50"), hurt("51")),
        ("explained", "bound", "“at least five” is true of “seven”", hurt("at least five"), hurt("seven")),
        ("explained", "bound", "“more than 300” gives 300 as a limit", hurt("more than 300"), hurt("300")),
        ("explained", "bound", "", hurt("up to 1,500"), hurt("1,500")),
        ("explained", "bound", "", hurt("46 to 57"), hurt("50")),
        ("explained", "bound", "", cost("about $240 million"), cost("$239 million")),
        ("explained", "vague", "“several” gives no figure, “37” does", hurt("several"), hurt("37")),
        ("explained", "vague", "“several” is a less exact way to say “five”", hurt("several"), hurt("five")),
        ("explained", "vague", "", hurt("dozens"), hurt("48")),
        (
            "explained",
            "rounded",
            "“$270 million” is $273.4 million rounded",
            cost("$270 million"),
            cost("$273.4 million"),
        ),
        ("explained", "rounded", "", hurt("36 percent of the"), hurt("35.7 percent of the")),
        ("explained", "rounded", "", cost("$1.5 billion"), cost("$1.47 billion")),
        (
            "explained",
            "cut_off",
            "“$43 million” is $43,885,310 with the last digits left out",
            cost("$43 million"),
            cost("$43,885,310"),
        ),
        ("explained", "cut_off", "", hurt("111,000"), hurt("111,800")),
        ("explained", "cut_off", "", cost("$2.4 billion"), cost("$2.47 billion")),
    ]);
}

#[test]
fn figures_that_follow_from_one_thing_are_explained() {
    let visit = |day: &str, years: &str| given(day, &format!("It was the first visit in [{years}]."));
    let visits = || {
        (
            visit("2025-09-10", "22 years").since(Since::Event("visit"), "2025-11-01"),
            visit("2026-02-05", "23 years").since(Since::Event("visit"), "2026-02-04"),
        )
    };
    let (near, far) = visits();
    let almost = visit("2025-09-10", "almost 22 years").since(Since::Event("visit"), "2025-11-01");
    let ten = visit(DAY, "10 years").since(Since::Something, "2012-03-01");
    let planned = |count: &str| given(DAY, &format!("They will sign [{count}] treaties.")).planned();
    let signed = |count: &str| given(NEXT, &format!("They signed [{count}] treaties."));
    let died = |day: &str, count: &str| given(day, &format!("In all [{count}] people died in the flood."));
    check(vec![
        (
            "explained",
            "counted_from",
            "both count from 2003, 22 years to the visit planned for November 2025, 23 to the visit of February 2026",
            near,
            far,
        ),
        ("explained", "counted_from", "", almost, visits().1),
        ("explained", "counted_from", "", ten, visit(DAY, "13 years").since(Since::Something, "2015-01-01")),
        (
            "explained",
            "planned",
            "planned, then done: “ten” before, “12” after",
            planned("ten"),
            signed("12"),
        ),
        ("explained", "planned", "", planned("several"), signed("37")),
        ("explained", "planned", "", planned("20"), signed("16")),
        (
            "explained",
            "other_span",
            "they are given for two spans of time: “over nine years” and “over eight years”",
            earned("$57 million", "nine years"),
            earned("$53 million", "eight years"),
        ),
        ("explained", "other_span", "", earned("$57 million", "two years"), earned("$47 million", "a year")),
        (
            "explained",
            "other_span",
            "",
            given(DAY, "Storms hurt [60] people in three weeks."),
            given(DAY, "Storms hurt [50] people in two weeks."),
        ),
        (
            "explained",
            "part_of_whole",
            "“129” includes the 26 that “103” leaves out",
            given(DAY, "There were [129] people aboard."),
            given(DAY, "There were [103] passengers and 26 crew members aboard."),
        ),
        (
            "explained",
            "part_of_whole",
            "",
            given(DAY, "The storm hurt [45] people, three of them ashore."),
            hurt("42"),
        ),
        (
            "explained",
            "part_of_whole",
            "",
            given(DAY, "The storm hurt [24] people, 20 of them slightly."),
            given(DAY, "The storm hurt [four] people badly."),
        ),
        (
            "explained",
            "count_grew",
            "the count went up: “12” by 4 May, “15” by 5 May",
            died(DAY, "12"),
            died(NEXT, "15"),
        ),
        ("explained", "count_grew", "", died(DAY, "120"), died(NEXT, "160")),
        ("explained", "count_grew", "", died(DAY, "five"), died("2016-06-01", "61")),
        (
            "explained",
            "birthday",
            "a birthday lies between: “41” in May 2016, “42” in August 2016",
            age(DAY, "41"),
            age("2016-08-20", "42"),
        ),
        ("explained", "birthday", "", age(DAY, "41"), age("2018-05-20", "43")),
        ("explained", "birthday", "", age("2016-01-01", "9"), age("2016-12-01", "10")),
        (
            "explained",
            "side_left_out",
            "“12-9” leaves out a side that “12-9-2” has",
            vote("12-9"),
            vote("12-9-2"),
        ),
        ("explained", "side_left_out", "", vote("51-48"), vote("51-48-1")),
        ("explained", "side_left_out", "", vote("219-212"), vote("219-212-4")),
    ]);
}

#[test]
fn two_figures_for_one_thing_contradict_each_other() {
    let trade = |day: &str, sum: &str| given(day, &format!("Trade stands at [{sum}]."));
    check(vec![
        ("conflict", "apart", "", pier("$41 million"), pier("$70 million")),
        ("conflict", "apart", "", earned("$57 million", "nine years"), earned("$53 million", "nine years")),
        (
            "conflict",
            "apart",
            "they are 4.4% apart, and neither is the other one rounded; Gazette wrote in September 2025, Herald in \
             February 2026",
            trade("2025-09-10", "around $239 million"),
            trade("2026-02-05", "$250 million"),
        ),
        (
            "conflict",
            "apart",
            "they are 13% apart, and neither is the other one rounded",
            cost("$41 million"),
            cost("$47 million"),
        ),
        ("conflict", "apart", "", hurt("112"), hurt("131")),
        ("conflict", "slip", "one is a thousand times the other", cost("$40 million"), cost("$40 billion")),
        ("conflict", "slip", "", cost("$2.5 billion"), cost("$2.5 million")),
        ("conflict", "slip", "", hurt("3,000"), hurt("3 million")),
        ("conflict", "different", "two different counts", hurt("13"), hurt("14")),
        ("conflict", "different", "two different ages", age(DAY, "41"), age(NEXT, "42")),
        ("conflict", "different", "two different results", vote("12-9"), vote("11-10")),
    ]);
}

#[test]
fn only_a_less_exact_form_is_close() {
    let is_close = |a: Given, b: Given| compare(a.kind, &a.value, &b.value).is_close();
    assert!(is_close(cost("$270 million"), cost("$273.4 million")));
    assert!(is_close(hurt("more than 50"), hurt("51")));
    assert!(!is_close(hurt("at least 300"), hurt("5,000")), "nobody who knows of 5,000 says so");
    assert!(!is_close(hurt("several"), hurt("five")));
    assert!(!is_close(hurt("50"), hurt("50")));
}
