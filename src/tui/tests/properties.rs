//! What must hold whatever the window and whatever is typed.

use proptest::prelude::*;

use super::super::fixture;
use super::super::message::Message;
use super::super::message::Mouse;
use super::Reader;
use super::partly::load_part;
use crate::model::Briefing;

const KEYS: &[&str] = &[
    "j",
    "k",
    "G",
    "g",
    "ctrl-d",
    "ctrl-u",
    "pagedown",
    "pageup",
    "tab",
    "shift-tab",
    "1",
    "2",
    "3",
    "enter",
    "esc",
    "/",
    "n",
    "N",
    "d",
    "D",
    "h",
    "l",
    "z",
    "?",
    "t",
    "x",
    "i",
    "w",
    "r",
    "S",
    "v",
    "f",
    "F",
    "c",
    "C",
    ".",
    ">",
    "<",
    "+",
    "minus",
    ":",
    "e",
    "space",
    "backspace",
    "left",
    "down",
    "up",
    "m",
    "p",
    "J",
    "K",
    "a",
    "W",
    "s",
    "u",
    "U",
    "y",
    "Y",
    "o",
    "|",
    "right",
];

#[derive(Debug, Clone)]
enum Step {
    Key(&'static str),
    Size(u16, u16),
    Paste(String),
    Click(u16, u16),
    Part(bool),
    Load(bool),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        12 => (0..KEYS.len()).prop_map(|at| Step::Key(KEYS[at])),
        2 => (1..300u16, 1..90u16).prop_map(|(width, height)| Step::Size(width, height)),
        1 => "\\PC{0,8}".prop_map(Step::Paste),
        2 => (0..300u16, 0..90u16).prop_map(|(x, y)| Step::Click(x, y)),
        1 => any::<bool>().prop_map(Step::Part),
        1 => any::<bool>().prop_map(Step::Load),
    ]
}

/// The invented briefing, or one that has lost an article and most facts.
fn briefing(whole: bool) -> Briefing {
    let mut briefing = fixture::briefing();
    if !whole {
        briefing.articles.pop();
        briefing.facts.truncate(1);
        briefing.disagreements = vec![0];
    }
    briefing
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_window_and_no_key_breaks_the_reader(
        width in 1..300u16,
        height in 1..90u16,
        steps in prop::collection::vec(step(), 1..40),
    ) {
        let mut reader = Reader::waiting(width, height);
        load_part(&mut reader, briefing(false));
        for step in steps {
            match step {
                Step::Key(key) => {
                    reader.press(key);
                }
                Step::Size(width, height) => reader.tell(Message::Resized(width, height)),
                Step::Paste(text) => reader.tell(Message::Paste(text)),
                Step::Click(x, y) => reader.tell(Message::Mouse(Mouse::Click(x, y))),
                Step::Part(whole) => load_part(&mut reader, briefing(whole)),
                Step::Load(whole) => reader.load(briefing(whole)),
            }
            let _ = reader.buffer();
            prop_assert!(reader.state.facts.selected < reader.state.briefing.facts.len());
            if let Some(fact) = reader.state.fact() {
                prop_assert!(reader.state.diff.reading < fact.readings().count());
            }
        }
    }
}

#[test]
fn a_line_that_is_searched_for_does_not_grow_without_end() {
    let mut reader = Reader::new(120, 40);
    reader.press("/").press(&"x ".repeat(1000));
    let length = |reader: &Reader| reader.search().input.value().chars().count();
    assert_eq!((length(&reader), reader.state.notice.as_deref()), (200, Some("the line is full")));
    reader.tell(Message::Paste("y".repeat(1000)));
    assert_eq!(length(&reader), 200);
    reader.press("backspace backspace y");
    assert_eq!(length(&reader), 199, "what is there can be edited");
}
