//! Pins, notes, splits, the list of actions: what a reader does with what was found.

use std::collections::BTreeSet;

use insta::assert_snapshot;

use super::super::cursor::Way;
use super::super::layout::Panel;
use super::super::message::Mouse;
use super::super::message::{Effect, Message};
use super::super::user_marks::UserMarks;
use super::Reader;
use crate::model::{Article, Briefing, Corrections, Fact, Fingerprint};
use crate::tui::fixture;

impl Reader {
    fn topic(&self) -> &str {
        &self.state.fact().unwrap().topic
    }

    fn pinned(&self) -> Vec<&str> {
        self.state.user_marks.memory().pins.iter().map(|pin| pin.topic.as_str()).collect()
    }
}

/// The briefing after the readings in `apart` have been split off, each a fact of its own.
fn divided(apart: &BTreeSet<Fingerprint>) -> Briefing {
    let mut briefing = fixture::briefing();
    let mut alone: Vec<Fact> = Vec::new();
    for fact in &mut briefing.facts {
        for variant in &mut fact.variants {
            let articles = &briefing.articles;
            variant.readings.retain(|reading| {
                let print = Fingerprint::of_reading(&articles[reading.article], fact.kind, reading);
                if apart.contains(&print) {
                    let mut variant = variant.value.clone();
                    variant.push_str(" (alone)");
                    let variants = vec![crate::model::Variant {
                        value: variant,
                        readings: vec![reading.clone()],
                        corroboration: 1,
                    }];
                    alone.push(Fact { variants, judgement: None, ..bare(&fact.topic, fact.kind) });
                }
                !apart.contains(&print)
            });
        }
        fact.variants.retain(|variant| !variant.readings.is_empty());
    }
    // The new facts come first, so that every index changes.
    let shift = alone.len();
    briefing.facts.splice(0..0, alone);
    briefing.disagreements.iter_mut().for_each(|fact| *fact += shift);
    briefing
}

fn bare(topic: &str, kind: crate::value::Kind) -> Fact {
    Fact {
        id: format!("{topic} alone"),
        topic: topic.to_owned(),
        kind,
        story: 0,
        variants: Vec::new(),
        corroboration: 1,
        weight: 1.0,
        judgement: None,
        dismissed: false,
        hidden: false,
    }
}

#[test]
fn pins_are_kept_in_ones_own_order_and_lead_back_to_their_facts() {
    let mut reader = Reader::new(120, 40);
    reader.press("m d m d m");
    assert_eq!(reader.pinned(), ["bilateral trade", "delegation", "since the last visit"]);
    assert!(reader.screen().contains("pinned: since the last visit (3 pins)"), "{}", reader.screen());
    reader.press("D p j K");
    assert_eq!(reader.pinned(), ["bilateral trade", "since the last visit", "delegation"]);
    assert_eq!(reader.press("g g").topic(), "bilateral trade", "the evidence follows the list");
    reader.press("a").enter("ask the ministry").press("enter G");
    assert_snapshot!("pins_120x40", reader.screen());
    assert_snapshot!("pins_80x24", {
        reader.tell(Message::Resized(80, 24));
        reader.screen()
    });
    assert_eq!(reader.press("esc").topic(), "delegation", "Esc leads back to where one was");
    reader.press("m");
    assert_eq!(reader.pinned(), ["bilateral trade", "since the last visit"]);
}

#[test]
fn an_article_is_opened_from_a_pin_and_left_to_it() {
    let mut reader = Reader::new(120, 40);
    let pins = reader.press("m p").screen();
    assert!(reader.press("c enter").screen().contains("Hill Tribune, 4 Feb"), "{}", reader.screen());
    assert_eq!(reader.press("esc C").screen(), pins);
}

#[test]
fn every_change_of_pins_and_notes_can_be_taken_back() {
    let mut reader = Reader::new(120, 40);
    reader.press("m d a").enter("by whom").press("enter p K esc");
    assert_eq!(reader.pinned(), ["delegation", "bilateral trade"]);
    assert_eq!(reader.press("u").pinned(), ["bilateral trade", "delegation"]);
    assert_eq!(reader.press("u").pinned(), ["bilateral trade"], "a note pins, and both go together");
    assert!(reader.screen().contains("undone: note"), "{}", reader.screen());
    assert!(reader.press("u").pinned().is_empty());
    assert!(reader.press("u").screen().contains("nothing to undo"));
    // And be made anew, one after the other, until something else is changed.
    assert_eq!(reader.press("U ctrl-r").pinned(), ["bilateral trade", "delegation"]);
    assert_eq!(reader.state.user_marks.memory().pins[1].note, "by whom");
    assert!(reader.screen().contains("redone: note"), "{}", reader.screen());
    assert_eq!(reader.press("U").pinned(), ["delegation", "bilateral trade"]);
    assert!(reader.press("U").screen().contains("nothing to redo"));
    reader.press("u u g g d d m U");
    assert_eq!(reader.pinned(), ["bilateral trade", "since the last visit"]);
}

#[test]
fn a_note_that_says_nothing_new_changes_nothing() {
    let mut reader = Reader::new(120, 40);
    reader.press("a enter");
    assert!(reader.pinned().is_empty());
    reader.press("a").enter("by whom").press("enter a enter u");
    assert!(reader.pinned().is_empty(), "the note went, not a step that changed nothing");
}

#[test]
fn a_split_reading_goes_and_comes_back_and_the_eye_stays_where_it_was() {
    let mut reader = Reader::new(120, 40);
    reader.press("d d enter j s");
    let corrections = match &reader.effects[..] {
        [Effect::Analyze(corrections)] => corrections.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!((corrections.count(), corrections.split.len()), (1, 1));
    reader.load(divided(&corrections.split));
    assert_eq!((reader.topic(), reader.state.focus), ("since the last visit", Panel::Diff));
    let screen = reader.screen();
    assert!(
        screen.contains("2 values") && screen.contains("taken apart: over two decades (The Northern Post)"),
        "{screen}"
    );
    reader.press("u");
    assert_eq!(reader.effects.last(), Some(&Effect::Analyze(Corrections::default())));
    reader.load(fixture::briefing());
    assert!(reader.screen().contains("3 values"), "{}", reader.screen());
    assert_eq!(reader.press("U").effects.last(), Some(&Effect::Analyze(corrections)));
    reader.press("u").load(fixture::briefing());
    assert!(reader.press("2 g g enter s").screen().contains("taken apart"), "two clauses can be parted");
    reader.press("2 g g J J J enter s");
    assert!(reader.screen().contains("stands alone"), "{}", reader.screen());
}

#[test]
fn an_article_that_joins_moves_nothing_under_the_eye() {
    let whole = fixture::briefing();
    let mut fewer = whole.clone();
    // Without the last article, and without what only that one says.
    fewer.articles.pop();
    for fact in &mut fewer.facts {
        for variant in &mut fact.variants {
            variant.readings.retain(|reading| reading.article < 4);
        }
        fact.variants.retain(|variant| !variant.readings.is_empty());
    }
    let mut reader = Reader::on(fewer, 120, 24);
    reader.press("d d enter j enter ctrl-d");
    let before = reader.screen();
    reader.load(whole);
    let after = reader.screen();
    assert!(after.contains("e.txt joined"), "{after}");
    let text = |screen: &str| {
        screen.lines().skip(1).take(20).map(|line| line.chars().take(70).collect()).collect::<Vec<String>>()
    };
    assert_eq!(text(&before), text(&after), "the open article");
    assert_eq!(reader.press("esc").topic(), "since the last visit");
    assert!(reader.screen().contains("3 values"));
}

#[test]
fn an_open_article_that_goes_is_closed() {
    let mut reader = Reader::new(120, 40);
    reader.press("1 g g j j enter");
    let mut fewer = fixture::briefing();
    fewer.articles.pop();
    fewer.facts.truncate(1);
    fewer.disagreements = vec![0];
    reader.load(fewer);
    assert!(reader.screen().contains("e.txt went") && reader.screen().contains("━ 1 Articles"));
}

#[test]
fn what_was_left_on_the_desk_is_there_on_the_next_day() {
    let mut reader = Reader::new(120, 40);
    reader.press("d m j enter q");
    let topic = reader.topic().to_owned();
    let memory = reader.state.user_marks.memory().clone();
    let mut next = Reader::waiting(120, 40);
    next.state.user_marks = UserMarks::new(memory);
    next.load(fixture::briefing());
    assert_eq!((next.topic(), next.pinned()), (topic.as_str(), vec!["delegation"]));
    assert_eq!(next.state.focus, Panel::Diff);
}

#[test]
fn another_briefing_leaves_filter_and_sections_and_marks_what_was_found() {
    let mut reader = Reader::new(120, 40);
    reader.press("/").enter("src:harbour trade").press("enter 2 J v");
    let closed = |reader: &Reader| reader.state.facts.headings[1].shown;
    assert_eq!(closed(&reader), 0);
    let mut more = fixture::briefing();
    more.articles.insert(0, Article { id: "0.txt".to_owned(), ..more.articles[3].clone() });
    more.stories[0].articles = (0..6).collect();
    let variants = more.facts.iter_mut().flat_map(|fact| &mut fact.variants);
    variants.flat_map(|variant| &mut variant.readings).for_each(|reading| reading.article += 1);
    reader.load(more);
    assert_eq!(closed(&reader), 0);
    let source = |fact: usize| {
        let fact = &reader.state.briefing.facts[fact];
        fact.readings().any(|reading| reader.state.briefing.article(reading).outlet.value == "Harbour Times")
    };
    assert!(reader.state.facts.items().all(source), "{}", reader.screen());
    assert!(reader.looks().contains("\"trade\""), "the list marks the word\n{}", reader.looks());
}

#[test]
fn dates_and_pins_lead_back_to_the_fact_that_was_chosen() {
    let mut reader = Reader::new(120, 40);
    reader.press("d m g g j t");
    let (before, dated) = ("delegation", reader.topic().to_owned());
    assert_ne!(dated, before);
    reader.load(fixture::briefing());
    assert_eq!(reader.press("esc").topic(), before);
    assert_eq!(reader.press("p p").topic(), before);
}

#[test]
fn a_key_that_does_nothing_here_says_what_it_does_elsewhere() {
    let mut reader = Reader::new(120, 40);
    let screen = reader.press("s").screen();
    assert!(screen.contains("s works in the Diff, Articles: take apart"), "{screen}");
    assert!(reader.press("b").screen().contains("b does nothing; ? shows all keys"));
}

#[test]
fn a_filter_that_was_typed_before_the_articles_were_read_holds_for_them() {
    let mut reader = Reader::waiting(120, 40);
    reader.press("/").enter("src:harbour trade");
    reader.load(fixture::briefing());
    assert!(reader.screen().contains("$239m ≠ $250m"), "{}", reader.screen());
}

#[test]
fn articles_lose_their_mark_when_they_are_opened_until_they_change() {
    let mut reader = Reader::new(120, 40);
    let unread = |reader: &Reader| reader.screen().matches('•').count();
    assert_eq!(unread(&reader), 5);
    reader.press("1 enter esc j enter esc");
    assert_eq!(unread(&reader), 3);
    let mut changed = fixture::briefing();
    changed.articles[1].body.push('.');
    reader.load(changed);
    assert_eq!(unread(&reader), 4, "{}", reader.screen());
}

#[test]
fn what_others_say_cannot_steer_the_terminal() {
    let mut reader = Reader::new(80, 24);
    reader.tell(Message::Notice("vi: \u{1b}[2J\u{202e}gone".to_owned()));
    assert!(reader.screen().contains("vi: \u{fffd}[2J\u{fffd}gone"), "{}", reader.screen());
}

#[test]
fn a_pin_outlives_its_article() {
    let mut reader = Reader::new(80, 24);
    reader.press("G m");
    let mut fewer = fixture::briefing();
    fewer.facts.pop();
    reader.load(fewer);
    let screen = reader.press("p").screen();
    assert!(screen.contains("Queen Ilva") && screen.contains("its articles are gone"), "{screen}");
}

#[test]
fn pins_are_written_to_a_file_in_the_form_that_its_name_asks_for() {
    let mut reader = Reader::new(80, 24);
    assert!(reader.press("W").screen().contains("nothing is pinned yet"));
    reader.press("m W enter W ctrl-u").enter("p.txt").press("enter");
    let texts: Vec<(&str, &str)> = reader
        .effects
        .iter()
        .map(|effect| match effect {
            Effect::Write { file, text, replace: false } => (file.as_str(), text.lines().next().unwrap()),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(texts, [("pins.md", "# Pins"), ("p.txt", "1. bilateral trade")]);
}

#[test]
fn the_selection_is_copied_with_where_it_comes_from() {
    let mut reader = Reader::new(120, 40);
    reader.press("y enter j y Y");
    let copied: Vec<&str> = reader
        .effects
        .iter()
        .map(|effect| match effect {
            Effect::Copy(text) => text.as_str(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        copied,
        [
            "bilateral trade: $239 million (Harbour Times) · $250 million (Hill Tribune)",
            "$250 million (Hill Tribune · [4 Feb 2026])",
            "“President Dorn said that the existing trade volume of $250 million last year did not reflect the \
             potential of the partnership.” (Hill Tribune · 4 Feb 2026, b.txt)",
        ]
    );
}

#[test]
fn only_web_addresses_and_files_are_handed_on() {
    let mut briefing = fixture::briefing();
    briefing.articles[0].url = Some("https://example.org/visit".to_owned());
    briefing.articles[1].url = Some("file:///etc/passwd".to_owned());
    let mut reader = Reader::on(briefing, 120, 40);
    assert!(reader.press("1 G k o").screen().contains("opening https://example.org/visit"));
    assert!(reader.press("g g j o").screen().contains("only http and https"));
    assert!(reader.press("j o e").screen().contains("comes from no file"));
    assert_eq!(reader.effects, [Effect::OpenUrl("https://example.org/visit".to_owned())]);
}

#[test]
fn a_command_reads_the_selection_on_its_input_and_nowhere_else() {
    let mut reader = Reader::new(120, 40);
    reader.press("1 G k enter |").enter("wc -w").press("enter");
    let [Effect::Pipe { command, text }] = &reader.effects[..] else { panic!("{:?}", reader.effects) };
    assert_eq!(command, "wc -w");
    assert!(text.starts_with("Queen Ilva to visit Marn") && text.ends_with('\n'));
    reader.press("| esc | enter");
    assert_eq!(reader.effects.len(), 1, "no command, nothing to run");
}

#[test]
fn the_list_of_actions_is_searched_and_carries_them_out() {
    let mut reader = Reader::new(120, 40);
    assert_snapshot!("palette_120x40", reader.press(":").enter("undo").screen());
    assert!(reader.press("enter").screen().contains("nothing to undo"));
    reader.press("? / z o o m enter");
    assert!(reader.state.zoomed);
    reader.press("z :").enter("clause off").press("enter");
    assert!(reader.screen().contains("s works in the Diff, Articles"), "{}", reader.screen());
}

#[test]
fn a_search_can_be_taken_up_again() {
    let mut reader = Reader::new(120, 40);
    reader.press("/").enter("railway").press("enter esc esc /").enter("memoranda").press("enter esc esc /");
    let screen = reader.screen();
    assert!(screen.contains("searched before") && screen.contains("memoranda\n"), "{screen}");
    assert!(reader.press("down enter").screen().contains("/ railway"), "{}", reader.screen());
    assert!(reader.screen().contains("1 of "));
}

#[test]
fn the_mouse_chooses_what_it_clicks_and_opens_what_is_chosen() {
    let mut reader = Reader::new(120, 40);
    let click = |reader: &mut Reader, words: &str| {
        let screen = reader.screen();
        let (y, line) = screen.lines().enumerate().find(|(_, line)| line.contains(words)).unwrap();
        let x = line.split(words).next().unwrap().chars().count();
        reader.tell(Message::Mouse(Mouse::Click(x as u16, y as u16)));
    };
    click(&mut reader, "memoranda");
    assert_eq!((reader.state.focus, reader.topic()), (Panel::Facts, "memoranda"));
    click(&mut reader, "memoranda");
    assert_eq!(reader.state.focus, Panel::Diff);
    click(&mut reader, "Cou");
    reader.tell(Message::Mouse(Mouse::Wheel(0, 6, Way::Back)));
    assert_eq!((reader.state.focus, reader.state.articles.at), (Panel::Articles, 1));
    reader.tell(Message::Mouse(Mouse::Click(119, 39)));
    assert_eq!(reader.effects, []);
    click(&mut reader, "visit lasts");
    assert_eq!(reader.topic(), "visit lasts");
    reader.press("x");
    click(&mut reader, "trade target");
    assert_eq!(reader.topic(), "trade target");
}
