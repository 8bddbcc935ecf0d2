//! A large folder, shown while its stories are still being compared.

use std::sync::Arc;

use super::super::briefing_tables::BriefingTables;
use super::super::message::Message;
use super::Reader;
use super::swap::told_in_two;
use crate::lookup::Index;
use crate::model::Briefing;

/// What is known of the two stories when the second one is compared.
fn second_story() -> Briefing {
    let mut briefing = told_in_two();
    briefing.facts.retain(|fact| fact.story == 1);
    briefing.disagreements =
        (0..briefing.facts.len()).filter(|fact| briefing.facts[*fact].judgement.is_some()).collect();
    briefing
}

/// Has a part of a briefing ready, as the analysis has on its way.
pub(super) fn load_part(reader: &mut Reader, briefing: Briefing) {
    let briefing = Arc::new(briefing);
    let tables = Box::new(BriefingTables::new(&briefing));
    reader.tell(Message::Partly(Arc::clone(&briefing), tables, (1, 2)));
    reader.tell(Message::Indexed(Box::new(Index::new(&briefing))));
}

fn partly(width: u16) -> Reader {
    let mut reader = Reader::waiting(width, 24);
    load_part(&mut reader, second_story());
    reader
}

#[test]
fn what_is_compared_can_be_read_and_searched_and_the_rest_is_said_to_come() {
    for width in [80, 120] {
        let mut reader = partly(width);
        let screen = reader.screen();
        assert!(screen.contains("1 of 2 stories compared …"), "{screen}");
        assert!(!screen.contains("no outright disagreement"), "{screen}");
        assert!(reader.press("/").enter("guest").screen().contains("guest"), "{}", reader.screen());
        reader.press("esc /").enter("trade");
        assert!(!reader.screen().contains("= $1bn"), "{}", reader.screen());
        assert!(reader.screen().contains("$239"), "sentences of all articles are found: {}", reader.screen());
        reader.load(told_in_two());
        assert!(reader.screen().contains("= $1bn"), "{}", reader.screen());
        reader.press("esc esc");
        assert!(!reader.screen().contains("compared …"), "{}", reader.screen());
    }
}

#[test]
fn stories_that_are_not_compared_are_not_said_to_have_no_facts() {
    let mut reader = partly(80);
    reader.press("i");
    assert!(reader.screen().contains("not compared yet"), "{}", reader.screen());
    reader.load(told_in_two());
    assert!(!reader.screen().contains("not compared yet"), "{}", reader.screen());
}

#[test]
fn a_reader_who_has_gone_nowhere_begins_with_what_comes_first_in_all() {
    let mut reader = partly(120);
    reader.press("? esc");
    reader.load(told_in_two());
    let fresh = Reader::on(told_in_two(), 120, 24);
    assert_eq!(reader.screen(), fresh.screen());
}

#[test]
fn what_is_not_compared_is_not_said_to_hold_nothing() {
    let mut reader = partly(120);
    // The first story: nothing of it is compared.
    let first = reader.state.tables.latest_first.iter().position(|story| *story == 0).unwrap();
    reader.press("g g").press(&"j ".repeat(first)).press("enter");
    let screen = reader.screen();
    assert!(screen.contains("1 of 2 stories compared …") && screen.contains("None yet"), "{screen}");
    assert!(screen.contains("not compared yet"), "{screen}");
    reader.press("1 enter d");
    assert!(reader.screen().contains("not compared with others yet"), "{}", reader.screen());
    reader.press("esc");
    reader.load(told_in_two());
    let listed = |reader: &Reader| reader.state.briefing.facts[reader.state.facts.selected].story;
    assert_eq!(listed(&reader), 0, "what has come is looked at: {}", reader.screen());
    assert!(reader.screen().contains("1 of"), "{}", reader.screen());
}

#[test]
fn a_reader_who_has_gone_somewhere_stays_there() {
    let mut reader = partly(120);
    reader.press("G enter enter");
    let before = reader.state.fact().unwrap().clone();
    load_part(&mut reader, told_in_two());
    reader.load(told_in_two());
    assert_eq!(reader.state.fact().unwrap().id, before.id);
    assert_eq!(reader.state.notice, None);
}
