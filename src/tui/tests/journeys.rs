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
    // The article has been read already: only the first reading of it changes the list of articles.
    reader.press("2 j j j enter j enter esc k esc");
    let start = reader.screen();
    let evidence = reader.press("enter j").screen();
    reader.press("enter");
    let article = reader.screen();
    assert!(article.contains("The Northern Post"), "{article}");
    assert!(article.contains("▌Several memoranda of understanding were signed"), "{article}");
    // All is as before, but that the article has been read.
    let unread = |screen: String| screen.replace('•', " ");
    assert_eq!(unread(reader.press("esc").screen()), unread(evidence));
    assert_eq!(unread(reader.press("k esc").screen()), unread(start));
}

#[test]
fn from_a_text_that_was_walked_through_the_way_leads_back_to_the_fact_that_one_came_from() {
    for (width, height) in [(80, 24), (160, 45)] {
        let mut reader = Reader::new(width, height);
        // Only the marks of what is unread change.
        let seen = |reader: &Reader| reader.screen().replace('•', " ");
        reader.press("3 enter enter esc");
        let evidence = seen(&reader);
        for walk in ["]", "] ] d", "l ] l", "D"] {
            reader.press("enter").press(walk).press("esc");
            assert_eq!(seen(&reader), evidence, "{walk}");
        }
    }
}

#[test]
fn beside_no_evidence_a_text_tells_what_all_sources_give_for_the_value_that_one_stands_on() {
    let mut reader = Reader::new(80, 24);
    assert!(reader.press("3 enter enter").screen().contains("≠ $239m · $250m"));
    assert!(reader.press("]").screen().contains("= $1bn"));
    // Nothing is told where one stands on no value, nor twice.
    assert!(!reader.press("esc esc 1 enter").screen().contains("$250m"));
    let mut reader = Reader::new(120, 40);
    assert_eq!(reader.press("3 enter enter").screen().matches("$239m · $250m").count(), 1);
}

#[test]
fn a_list_is_scrolled_as_it_was_after_something_lay_over_it() {
    let mut reader = Reader::new(90, 9);
    reader.press("2 g g j j j j j j j k k");
    let list = reader.screen();
    for keys in ["p esc", "? esc", "/ x esc", "enter z z esc"] {
        assert_eq!(reader.press(keys).screen(), list, "{keys}");
    }
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
    reader.tell(Message::Indexed(Box::new(Index::new(&briefing))));
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
    assert_eq!(reader.press("enter g esc").state.focus, Panel::Evidence, "the chord is dropped, no more");
    assert_eq!(reader.press("esc").state.focus, Panel::Facts);
}

#[test]
fn only_leaving_leaves() {
    let mut reader = Reader::new(80, 24);
    reader.press("enter enter / q esc ? ? esc esc esc esc");
    assert_eq!(reader.effects, []);
    reader.press("ctrl-z / ctrl-c");
    assert_eq!(reader.effects, [Effect::Suspend, Effect::Quit]);
}

#[test]
fn a_filter_typed_alone_narrows_the_lists_until_it_is_taken_back() {
    let mut reader = Reader::new(120, 40);
    reader.press("2 /").enter("src:tribune kind:money,duration");
    let screen = reader.screen();
    assert!(screen.contains("bilateral trade") && !screen.contains("memoranda"), "{screen}");
    let screen = reader.press("down enter").screen();
    assert!(screen.contains("4 of 10 facts · src:tribune kind:money,duration"), "{screen}");
    assert_eq!((reader.state.facts.len(), reader.state.disagreements.len()), (4, 2));
    assert!(!screen.contains("minister of trade"), "{screen}");
    // The search begins with the filter that is set; given up, it leaves it as it is.
    assert!(reader.press("/").screen().contains("/ src:tribune kind:money,duration"));
    assert_eq!(reader.press("esc").state.facts.len(), 4);
    assert!(reader.press("esc").screen().contains("10 facts · 5 articles"));
    assert_eq!((reader.state.facts.len(), reader.state.articles.len()), (10, 5));
}

#[test]
fn a_filter_that_does_not_exist_is_named() {
    let mut reader = Reader::new(80, 24);
    reader.press("/").enter("knd:money trade");
    let screen = reader.screen();
    assert!(screen.contains("! no filter is called “knd:”; is kind: meant?"), "{screen}");
    // The hit that was chosen stays in sight below it.
    let mut reader = Reader::new(40, 14);
    reader.press("/").enter("kind:colour mar").press("pagedown pagedown pagedown pagedown");
    let screen = reader.screen();
    let chosen = reader.state.search().unwrap().cursor.selected;
    assert!(chosen >= 6 && screen.contains("! no kind"), "{chosen}\n{screen}");
    assert_eq!(screen.lines().filter(|line| line.starts_with('▌')).count(), 1, "{screen}");
}

#[test]
fn what_a_source_states_and_leaves_out_is_one_key_away() {
    let mut reader = Reader::new(120, 40);
    let topics = |reader: &Reader| {
        let shown = reader.state.briefing.facts.iter().filter(|fact| reader.state.lens.filter.admits(fact));
        shown.map(|fact| fact.topic.clone()).collect::<Vec<_>>().join(", ")
    };
    reader.press("1 j j f");
    assert_eq!(
        topics(&reader),
        "since the last visit, memoranda, Order of the Gannet, minister of trade, trade target"
    );
    assert!(reader.screen().contains("5 facts that The Northern Post states"), "{}", reader.screen());
    assert_eq!(reader.state.articles.len(), 1);
    assert_eq!(topics(reader.press("F")), "bilateral trade, delegation, visit lasts, last visit, guest");
    assert_eq!(reader.state.fact().unwrap().topic, "bilateral trade", "what is listed is what is looked at");
    assert_eq!(reader.press("esc").state.facts.len(), 10);
    reader.press("/").enter("kind:money").press("enter 1 f");
    assert_eq!(topics(&reader), "bilateral trade, trade target", "other filters stay");
    assert_eq!(reader.state.lens.filter.typed, "kind:money src:harbourtimes");
    assert_eq!(topics(reader.press("F")), "");
    assert_eq!(reader.state.lens.filter.typed, "kind:money -src:harbourtimes");
    reader.press("esc").press("/").enter("kind:money").press("enter 1 f f");
    assert_eq!(reader.state.lens.filter.typed, "kind:money");
    assert!(reader.screen().contains("2 facts of all sources"), "{}", reader.screen());
}

#[test]
fn from_a_cell_of_the_sources_to_its_sentence_and_back() {
    let mut reader = Reader::new(120, 40);
    let table = reader.press("2 x l").screen();
    assert!(reader.press("enter").screen().contains("━ Hill Tribune"), "{}", reader.screen());
    let unread = |screen: String| screen.replace('•', " ");
    assert_eq!(unread(reader.press("esc").screen()), unread(table));
    // A gap has nothing to open, and says so.
    assert!(reader.press("l enter").screen().contains("The Northern Post does not state this"));
    assert!(reader.press("esc").screen().contains("━ 2 Facts"));
}

#[test]
fn marks_of_a_text_are_walked_through() {
    let mut reader = Reader::new(120, 40);
    let value = |reader: &Reader| {
        let page = reader.state.page().unwrap();
        let body = &reader.state.briefing.articles[page.article].body;
        body[page.value.clone().unwrap()].to_owned()
    };
    reader.press("1 enter ]");
    assert_eq!(value(&reader), "Queen Ilva");
    assert_eq!(value(reader.press("] ]")), "around $239 million");
    // Without a search n and N do the same.
    assert_eq!(value(reader.press("n")), "$1 billion");
    assert_eq!(value(reader.press("[ N")), "22 years");
}

#[test]
fn articles_that_were_opened_are_read() {
    let mut reader = Reader::new(120, 40);
    let unread = |reader: &Reader| reader.screen().matches('•').count();
    assert_eq!(unread(&reader), 5);
    reader.press("1 enter esc S S");
    assert!(reader.screen().contains("unread first"));
    assert_eq!(unread(&reader), 4);
    assert_eq!(reader.press("g g").state.articles.current(), Some(1));
    reader.press("S");
    let order: Vec<_> = reader.state.articles.rows.clone();
    assert_eq!(order.len(), 5, "{order:?}");
}

#[test]
fn borders_move_by_key() {
    let mut reader = Reader::new(120, 40);
    let width = reader.press("2").state.areas.facts.width;
    assert!(reader.press("> >").state.areas.facts.width > width);
    assert_eq!(reader.press("< <").state.areas.facts.width, width);
    let height = reader.press("4").state.areas.evidence.height;
    assert!(reader.press("+").state.areas.evidence.height > height);
    assert_eq!(reader.press("minus").state.areas.evidence.height, height);
}

#[test]
fn dates_keep_to_the_filter() {
    let mut reader = Reader::new(80, 24);
    assert!(reader.press("t").screen().contains("1 of 1"));
    let screen = reader.press("esc 1 f F t").screen();
    assert!(screen.contains("no date passes the filter"), "{screen}");
}
