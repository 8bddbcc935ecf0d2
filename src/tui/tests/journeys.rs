//! Ways of readers through the screens.

use std::sync::Arc;

use super::super::digest::Digest;
use super::super::layout::Panel;
use super::super::update::{Effect, Message};
use super::Reader;
use crate::lookup::Index;
use crate::tui::fixture;

#[test]
fn from_a_fact_to_its_sentence_and_back_to_the_same_place() {
    let mut reader = Reader::new(120, 40);
    let start = reader.press("2 j j j").screen();
    let evidence = reader.press("enter j").screen();
    reader.press("enter");
    let article = reader.screen();
    assert!(article.contains("The Northern Post"), "{article}");
    assert!(article.contains("▌Several memoranda of understanding were signed"), "{article}");
    assert_eq!(reader.press("esc").screen(), evidence);
    assert_eq!(reader.press("k esc").screen(), start);
}

#[test]
fn the_readings_of_a_fact_are_seen_one_after_the_other_in_their_articles() {
    let mut reader = Reader::new(80, 24);
    reader.press("3 enter enter");
    assert!(reader.screen().contains("━ Harbour Times"));
    assert!(reader.press("l").screen().contains("━ Hill Tribune"));
    assert!(reader.press("l").screen().contains("━ Harbour Times"));
    assert!(reader.press("esc").screen().contains("━ 4 Evidence"));
}

#[test]
fn a_search_that_is_given_up_changes_nothing() {
    for keys in ["2 j j", "enter j", "enter enter j"] {
        let mut reader = Reader::new(120, 40);
        let before = reader.press(keys).screen();
        let searching = reader.press("/").enter("memoranda q 37").press("down ctrl-n up").screen();
        assert!(searching.contains("/ memoranda q 37"), "{searching}");
        assert_eq!(reader.press("esc").screen(), before);
    }
}

#[test]
fn the_answer_to_a_question_is_the_first_line() {
    let mut reader = Reader::new(120, 40);
    reader.press("/").enter("trade");
    let screen = reader.screen();
    let line = screen.lines().find(|line| line.starts_with('▌')).unwrap();
    assert!(line.contains("bilateral trade") && line.contains("$239m") && line.contains("$250m"), "{line}");
    reader.press("enter");
    assert_eq!(reader.state.focus, Panel::Evidence);
    assert_eq!(reader.state.fact().unwrap().topic, "bilateral trade");
}

#[test]
fn matches_are_walked_through_in_the_list_and_in_an_article() {
    let mut reader = Reader::new(80, 24);
    reader.press("/").enter("trade").press("enter n");
    let screen = reader.screen();
    assert!(
        screen.contains("3 SOURCES AGREE  trade target") && screen.contains("“trade” 2 of 3"),
        "{screen}"
    );
    reader.press("/").enter("railway coast").press("enter");
    let screen = reader.screen();
    assert!(screen.contains("━ Harbour Times") && screen.contains("▌OSTMAR"), "{screen}");
    assert!(reader.press("n").screen().contains("“railway coast” 2 of 2"), "{}", reader.screen());
    assert!(reader.press("N N").screen().contains("“railway coast” 2 of 2"), "{}", reader.screen());
}

#[test]
fn disagreements_are_one_key_apart_everywhere() {
    let mut reader = Reader::new(120, 40);
    let topic = |reader: &Reader| reader.state.fact().unwrap().topic.clone();
    assert_eq!(topic(reader.press("1 d")), "delegation");
    assert_eq!(reader.state.focus, Panel::Disagreements);
    reader.press("2 G d");
    assert_eq!(topic(&reader), "delegation", "from a fact that is none, back to the one that was left");
    assert_eq!(topic(reader.press("D D")), "minister of trade");
    assert!(reader.screen().contains("on from the last disagreement"));
    // Within an article they follow each other in the text, wherever the other articles are.
    reader.press("1 g g enter d");
    assert!(reader.screen().contains("≈ EXPLAINED  since the last visit"), "{}", reader.screen());
    assert!(reader.press("d").screen().contains("≠ CONFLICT  bilateral trade"));
    assert!(reader.press("D").screen().contains("≈ EXPLAINED  since the last visit"));
}

#[test]
fn text_can_be_pasted_into_the_search_but_not_steer_it() {
    let mut reader = Reader::new(80, 24);
    reader.press("/");
    reader.tell(Message::Paste("trade\u{1b}[2J\n target\n".to_owned()));
    let screen = reader.screen();
    assert!(screen.contains("/ trade[2J  target"), "{screen}");
}

#[test]
fn what_is_found_while_one_waits_appears_by_itself() {
    let mut reader = Reader::waiting(120, 40);
    assert!(reader.screen().contains("reading"));
    let briefing = Arc::new(fixture::briefing());
    let digest = Box::new(Digest::new(&briefing));
    reader.tell(Message::Loaded(Arc::clone(&briefing), digest));
    assert!(reader.screen().contains("2 conflicts"));
    reader.press("/").enter("trade");
    assert!(reader.screen().contains("not ready yet"));
    reader.tell(Message::Indexed(Index::new(&briefing)));
    assert!(reader.screen().contains("= trade target"));
}

#[test]
fn a_text_keeps_its_place_when_the_window_changes() {
    let mut reader = Reader::new(40, 8);
    reader.press("3 enter enter");
    let shows = |reader: &Reader| reader.screen().replace(['\n', '▌'], " ").contains("$239");
    assert!(shows(&reader), "{}", reader.screen());
    reader.tell(Message::Resized(60, 8));
    assert!(shows(&reader), "{}", reader.screen());
}

#[test]
fn a_chord_shows_how_it_can_go_on() {
    let mut reader = Reader::new(80, 24);
    reader.press("2 j j g");
    assert!(reader.screen().contains("gg to the beginning"));
    assert_eq!(reader.press("g").state.facts.selected, 0);
    // A key that ends no chord still does what it does alone.
    assert_eq!(reader.press("g j").state.facts.selected, 1);
}

#[test]
fn only_leaving_leaves() {
    let mut reader = Reader::new(80, 24);
    reader.press("enter enter / q esc ? ? esc esc esc esc");
    assert_eq!(reader.effects, []);
    reader.press("ctrl-z / ctrl-c");
    assert_eq!(reader.effects, [Effect::Suspend, Effect::Quit]);
}
