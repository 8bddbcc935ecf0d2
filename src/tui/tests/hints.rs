//! What the screen says where a reader would wonder where something is, or what to do.

use super::super::message::{Effect, Message};
use super::super::opened_place::OpenedPlace;
use super::Reader;
use super::swap::told_in_two;
use crate::model::Warning;
use crate::tui::fixture;
use crate::{analyze, intake};

#[test]
fn how_to_open_ones_own_articles_is_told_until_one_has() {
    let mut reader = Reader::new(160, 45);
    let tells = |reader: &Reader| reader.screen().contains("Yours: gainsay FOLDER");
    assert!(!tells(&reader));
    reader.state.opened = OpenedPlace::BuiltIn { has_own: false };
    assert!(tells(&reader), "{}", reader.screen());
    reader.state.opened = OpenedPlace::BuiltIn { has_own: true };
    assert!(!tells(&reader), "{}", reader.screen());
}

#[test]
fn what_is_found_in_another_story_names_it_and_is_gone_to() {
    let mut reader = Reader::on(told_in_two(), 120, 40);
    let second = reader.state.tables.latest_first.iter().position(|story| *story == 1).unwrap();
    let named = "in “Queen of Lorvia lands in Ostmar”";
    // Where all stories are listed, each is named.
    reader.press("/").enter("ilva");
    assert!(
        reader.screen().contains(named) && reader.screen().contains("in “Queen Ilva to visit"),
        "{}",
        reader.screen()
    );
    reader.press("esc g g").press(&"j ".repeat(1 - second)).press("enter");
    assert_eq!(reader.state.story, 0);
    reader.press("/").enter("ilva");
    let screen = reader.screen();
    assert!(screen.contains(&format!("Facts {named}")), "{screen}");
    assert!(screen.contains(&format!("Sentences {named}")), "{screen}");
    assert!(
        !screen.contains("in “Queen Ilva to visit"),
        "the story that is shown goes without saying: {screen}"
    );
    let here = screen.find("Sentences ──").unwrap();
    assert!(here < screen.find(&format!("Sentences {named}")).unwrap(), "and comes first: {screen}");
    while reader.search().chosen().is_none_or(|hit| !matches!(hit.target, crate::lookup::Target::Fact(_))) {
        reader.press("down");
    }
    reader.press("enter");
    assert_eq!((reader.state.story, reader.state.fact().unwrap().topic.as_str()), (1, "guest"));
}

#[test]
fn a_file_that_exists_is_replaced_only_when_it_is_named_again() {
    let mut reader = Reader::new(80, 24);
    reader.press("m W ctrl-u").enter("notes.md").press("enter");
    let exists = || Message::NotWritten { file: "notes.md".to_owned(), why: None };
    reader.tell(exists());
    assert!(reader.screen().contains("it exists; Enter replaces it: notes.md"), "{}", reader.screen());
    reader.press("esc");
    assert_eq!(reader.effects.len(), 1, "nothing is replaced");
    reader.tell(exists());
    reader.press("backspace backspace").enter("txt").press("enter");
    reader.tell(exists());
    reader.press("enter");
    let why = Some("cannot be written: no such folder".to_owned());
    reader.tell(Message::NotWritten { file: "a/b.md".to_owned(), why });
    let screen = reader.screen();
    assert!(screen.contains("cannot be written: no such folder; write to: a/b.md"), "{screen}");
    reader.press("enter");
    let written: Vec<(&str, bool)> = reader
        .effects
        .iter()
        .map(|effect| match effect {
            Effect::Write { file, replace, .. } => (file.as_str(), *replace),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(written, [("notes.md", false), ("notes.txt", false), ("notes.md", true), ("a/b.md", false)]);
}

#[test]
fn what_was_repaired_is_scrolled_to() {
    for keys in ["r", "G r"] {
        let mut reader = Reader::new(60, 12);
        reader.press("1 G k enter");
        assert!(!reader.screen().contains("delegation"), "{}", reader.screen());
        assert!(reader.press(keys).screen().contains("was “dele-gation”"), "{keys}: {}", reader.screen());
        assert!(!reader.press("r").screen().contains('↳'), "{}", reader.screen());
    }
}

#[test]
fn without_pins_the_list_says_how_to_pin_and_nothing_else() {
    for (width, height) in [(80, 24), (120, 40), (160, 45)] {
        let mut reader = Reader::new(width, height);
        let screen = reader.press("p").screen();
        assert!(screen.contains("Nothing is pinned yet: m on a fact"), "{screen}");
        assert!(!screen.contains("3 Diff"), "{screen}");
        for key in ["a", "m", "W"] {
            assert!(
                reader.press(key).screen().contains("nothing is pinned yet"),
                "{key}: {}",
                reader.screen()
            );
        }
    }
}

#[test]
fn a_page_of_what_takes_two_rows_is_what_is_in_sight() {
    let mut briefing = fixture::briefing();
    let warning = |number| Warning { file: format!("{number}.txt"), message: "is empty".to_owned() };
    briefing.warnings = (1..=40).map(warning).collect();
    let mut reader = Reader::on(briefing, 80, 24);
    assert!(reader.press("E").screen().contains("1 of 40"));
    assert!(reader.press("pagedown").screen().contains("11 of 40"), "{}", reader.screen());
}

#[test]
fn what_is_searched_for_in_the_help_is_seen() {
    for (width, height) in [(80, 24), (120, 40)] {
        let mut reader = Reader::new(width, height);
        let screen = reader.press(":").enter("zoom").screen();
        assert!(screen.contains(": zoom") && !screen.contains("cannot all be right"), "{screen}");
    }
}

#[test]
fn what_one_outlet_has_from_another_says_that_copies_count_as_one() {
    let text = "Pier opens\n\nMore than 4,000 people came to the opening of the new pier of Halden on 3 May 2026, mayor Ada Roth said.";
    let article = |outlet: &str| {
        intake::parse(&format!("{outlet}.txt"), None, format!("source: {outlet}\n\n{text}")).unwrap()
    };
    let reader = Reader::on(analyze(vec![article("Halden Post"), article("The Herald")]), 100, 30);
    assert!(reader.screen().contains("copies count as one"), "{}", reader.screen());
    let reader = Reader::on(analyze(vec![article("Halden Post")]), 100, 30);
    assert!(!reader.screen().contains("copies count as one"), "{}", reader.screen());
}
