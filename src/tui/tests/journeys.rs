//! Ways of readers through the screens.

use std::sync::Arc;

use super::super::briefing_tables::BriefingTables;
use super::super::layout::Panel;
use super::super::message::{Effect, Message};
use super::Reader;
use crate::lookup::Index;
use crate::tui::fixture;

/// The screen but for the marks of what is unread: opening a text takes one away.
fn seen(reader: &Reader) -> String {
    reader.screen().replace('•', " ")
}

fn topic(reader: &Reader) -> String {
    reader.state.fact().unwrap().topic.clone()
}

#[test]
fn along_the_line_to_the_text_and_back_to_the_same_row() {
    for (width, height) in [(60, 24), (80, 24), (120, 40), (160, 45)] {
        let mut reader = Reader::new(width, height);
        let facts = seen(reader.press("j j"));
        reader.press("right");
        assert_eq!(reader.state.focus, Panel::Diff);
        let diff = seen(&reader);
        assert!(reader.press("right").page().is_some());
        assert!(reader.press("right").page().is_some(), "the line ends in the text");
        assert_eq!(reader.state.notice, None);
        assert_eq!(seen(reader.press("left")), diff, "{width}x{height}");
        assert_eq!(seen(reader.press("left")), facts, "{width}x{height}");
        assert_eq!(reader.press("left").state.focus, Panel::Articles);
        assert_eq!(seen(reader.press("right")), facts, "{width}x{height}");
    }
}

#[test]
fn from_a_fact_to_its_sentence_and_back_to_the_same_place() {
    let mut reader = Reader::new(120, 40);
    let start = seen(reader.press("j j j"));
    let diff = seen(reader.press("enter j"));
    reader.press("enter");
    let article = reader.screen();
    assert!(article.contains("Courier") && article.contains("▌"), "{article}");
    assert_eq!(seen(reader.press("esc")), diff);
    assert_eq!(seen(reader.press("k esc")), start);
}

#[test]
fn from_a_text_that_was_walked_through_the_way_leads_back_to_the_fact_that_one_came_from() {
    for (width, height) in [(80, 24), (160, 45)] {
        let mut reader = Reader::new(width, height);
        reader.press("enter enter esc");
        let diff = seen(&reader);
        for walk in ["d", "d d D", "c d c", "D", "J", "J J K"] {
            reader.press("enter").press(walk).press("esc");
            assert_eq!(seen(&reader), diff, "{walk}");
        }
    }
}

#[test]
fn beside_no_diff_a_text_tells_what_all_outlets_give_for_the_value_that_one_stands_on() {
    let mut reader = Reader::new(80, 24);
    assert!(reader.press("enter enter").screen().contains("$239m ≠ $250m"));
    assert!(reader.press("d").screen().contains("13 ≠ 130"), "{}", reader.screen());
    // Nothing is told where one stands on no value, nor twice.
    assert!(!reader.press("esc 1 enter").screen().contains("$250m"));
    let mut reader = Reader::new(120, 40);
    assert_eq!(reader.press("enter enter").screen().matches("$239m ≠ $250m").count(), 0);
}

#[test]
fn a_list_is_scrolled_as_it_was_after_something_lay_over_it() {
    let mut reader = Reader::new(90, 9);
    reader.press("g g j j j j j j j k k");
    let list = reader.screen();
    for keys in ["p esc", "? esc", "/ x esc", "enter z z esc", "t esc", "x esc"] {
        assert_eq!(reader.press(keys).screen(), list, "{keys}");
    }
}

#[test]
fn the_same_fact_is_seen_in_one_text_after_the_other() {
    let mut reader = Reader::new(80, 24);
    reader.press("enter enter");
    assert!(reader.screen().contains("Harbour Times, 10 Sep 2025"), "{}", reader.screen());
    assert!(reader.press("c").screen().contains("Hill Tribune, 4 Feb 2026?"));
    assert!(reader.press("c").screen().contains("Harbour Times, 10 Sep 2025"));
    assert!(reader.press("esc").screen().contains("━ 3 Diff"));
}

#[test]
fn each_article_is_read_once_from_the_first_to_the_last() {
    let mut reader = Reader::new(80, 24);
    reader.press("1 g g enter");
    let mut articles = vec![reader.page().unwrap().article];
    for place in 2..6 {
        let screen = reader.press("J").screen();
        assert!(screen.lines().next().unwrap().ends_with(&format!("{place} of 5")), "{screen}");
        articles.push(reader.page().unwrap().article);
    }
    assert_eq!(articles, [2, 1, 4, 0, 3], "the latest first");
    assert!(reader.press("J").screen().contains("this is the last of 5 articles"));
}

#[test]
fn a_search_that_is_given_up_changes_nothing() {
    for keys in ["j j", "enter j", "enter enter j"] {
        let mut reader = Reader::new(120, 40);
        let before = reader.press(keys).screen();
        let searching = reader.press("/").enter("memoranda q 37").press("down ctrl-n up").screen();
        assert!(searching.contains("/ memoranda q 37"), "{searching}");
        assert_eq!(reader.press("esc").screen(), before);
    }
}

#[test]
fn hits_are_opened_walked_through_and_gone_back_to() {
    let mut reader = Reader::new(80, 24);
    let start = reader.press("j j").screen();
    reader.press("/").enter("marn");
    let hits = reader.search().hits.len();
    let screen = reader.screen();
    assert!(hits > 3 && screen.contains("Sentences ──"), "{screen}");
    reader.press("enter");
    assert!(reader.screen().contains(&format!("/ marn   hit 1 of {hits}")), "{}", reader.screen());
    reader.press("n n");
    assert!(reader.screen().contains(&format!("hit 3 of {hits}")), "{}", reader.screen());
    reader.press("esc");
    assert_eq!(reader.search().cursor.selected, 2, "back to the hits, at the same hit");
    assert_eq!(reader.press("esc").screen(), start, "and to where the search was begun");
}

#[test]
fn every_hit_is_visited_also_in_other_texts() {
    let mut reader = Reader::new(120, 40);
    reader.press("/").enter("marn").press("enter");
    let count = reader.state.last_search.as_ref().unwrap().hits.len();
    let mut articles = std::collections::BTreeSet::new();
    for at in 1..count {
        reader.press("n");
        assert!(reader.screen().contains(&format!("hit {} of {count}", at + 1)), "{}", reader.screen());
        articles.extend(reader.page().map(|page| page.article));
    }
    assert!(articles.len() > 2, "{articles:?}");
    assert!(reader.press("n").screen().contains("first hit again"));
    assert!(reader.press("N").screen().contains("last hit again"));
}

#[test]
fn the_answer_to_a_question_is_the_first_line() {
    let mut reader = Reader::new(120, 40);
    reader.press("/").enter("how much is the trade");
    let screen = reader.screen();
    let rows: Vec<&str> = screen.lines().skip_while(|line| !line.contains("Answer ─")).collect();
    assert!(rows[1].starts_with("  bilateral trade") && rows[1].contains("$239m ≠ $250m"), "{screen}");
}

#[test]
fn differences_are_one_key_apart_everywhere() {
    let mut reader = Reader::new(120, 40);
    let walk = ["d", "d", "d", "d"].map(|key| topic(reader.press(key)));
    assert_eq!(
        walk,
        ["delegation", "since the last visit", "memoranda", "Order of the Gannet"],
        "and no names"
    );
    assert_eq!(topic(reader.press("d")), "bilateral trade");
    assert!(reader.screen().contains("first difference again"));
    assert_eq!(topic(reader.press("1 d")), "delegation");
    assert_eq!(reader.state.focus, Panel::Facts);
    assert_eq!(topic(reader.press("G d")), "bilateral trade", "from a row that is none to the first one");
    // Within a text they follow each other as they stand in it, wherever the other articles are.
    reader.press("1 j j j enter d");
    assert_eq!(topic(&reader), "since the last visit");
    assert_eq!(topic(reader.press("d")), "bilateral trade");
    assert_eq!(topic(reader.press("D")), "since the last visit");
}

#[test]
fn sections_are_opened_and_closed_and_stepped_through() {
    let mut reader = Reader::new(120, 40);
    let start = reader.screen();
    assert!(start.contains("≠ Disagree") && start.contains("cannot all be right  2"), "{start}");
    assert_eq!(topic(reader.press("J")), "since the last visit");
    assert_eq!(topic(reader.press("J")), "visit lasts");
    reader.press("K K v");
    assert!(!reader.screen().contains("delegation"), "{}", reader.screen());
    reader.press("enter");
    assert_eq!(topic(&reader), "bilateral trade");
    assert!(reader.screen().contains("delegation"));
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
    assert!(reader.screen().contains("Reading"));
    let briefing = Arc::new(fixture::briefing());
    let tables = Box::new(BriefingTables::new(&briefing));
    reader.tell(Message::Loaded(Arc::clone(&briefing), tables));
    assert!(reader.screen().contains("≠ 2 disagree"));
    reader.press("/").enter("trade");
    assert!(reader.screen().contains("not ready yet"));
    reader.tell(Message::Indexed(Box::new(Index::new(&briefing))));
    assert!(reader.screen().contains("= $1bn"));
}

#[test]
fn a_text_keeps_its_place_when_the_window_changes() {
    let mut reader = Reader::new(40, 8);
    reader.press("enter enter");
    let shows = |reader: &Reader| reader.screen().replace(['\n', '▌'], " ").contains("$239");
    assert!(shows(&reader), "{}", reader.screen());
    reader.tell(Message::Resized(60, 8));
    assert!(shows(&reader), "{}", reader.screen());
}

#[test]
fn a_chord_shows_how_it_can_go_on() {
    let mut reader = Reader::new(80, 24);
    reader.press("j j g");
    assert!(reader.screen().contains("gg to the beginning"));
    assert_eq!(topic(reader.press("g")), "bilateral trade");
    // A key that ends no chord still does what it does alone.
    assert_eq!(topic(reader.press("g j")), "delegation");
    assert_eq!(reader.press("enter g esc").state.focus, Panel::Diff, "the chord is dropped, no more");
    assert_eq!(reader.press("esc").state.focus, Panel::Facts);
    assert!(reader.press("esc").screen().contains("q leaves"));
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
    reader.press("/").enter("src:tribune kind:money,duration");
    let screen = reader.screen();
    assert!(screen.contains("bilateral trade") && !screen.contains("memoranda"), "{screen}");
    let screen = reader.press("down enter").screen();
    assert!(screen.contains("4 of 10 rows: src:tribune kind:money,duration"), "{screen}");
    assert!(!screen.contains("minister of trade"), "{screen}");
    // The search begins with the filter that is set; given up, it leaves it as it is.
    assert!(reader.press("/").screen().contains("/ src:tribune kind:money,duration"));
    assert_eq!(reader.press("esc").state.facts.len(), 4);
    assert!(reader.press("esc").screen().contains("≠ 2 disagree"));
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
    let chosen = reader.search().cursor.selected;
    assert!(chosen >= 6 && screen.contains("! no kind"), "{chosen}\n{screen}");
}

#[test]
fn what_an_outlet_says_and_leaves_out_is_one_key_away() {
    let mut reader = Reader::new(120, 40);
    let topics = |reader: &Reader| {
        let shown =
            reader.state.briefing.facts.iter().filter(|fact| reader.state.list_options.filter.admits(fact));
        shown.map(|fact| fact.topic.clone()).collect::<Vec<_>>().join(", ")
    };
    reader.press("1 g g f");
    assert_eq!(
        topics(&reader),
        "since the last visit, memoranda, Order of the Gannet, minister of trade, trade target"
    );
    assert!(reader.screen().contains("5 facts that The Northern Post states"), "{}", reader.screen());
    assert_eq!(reader.state.articles.len(), 1);
    assert_eq!(topics(reader.press("F")), "bilateral trade, delegation, visit lasts, last visit, guest");
    assert_eq!(topic(&reader), "bilateral trade", "what is listed is what is looked at");
    assert_eq!(reader.press("2 esc").state.facts.len(), 10);
    reader.press("/").enter("kind:money").press("enter 1 G k f");
    assert_eq!(topics(&reader), "bilateral trade, trade target", "other filters stay");
    assert_eq!(reader.state.list_options.filter.typed, "kind:money src:harbourtimes");
    assert_eq!(topics(reader.press("F")), "");
    assert!(reader.screen().contains("Nothing passes kind:money -src:harbourtimes."), "{}", reader.screen());
}

#[test]
fn from_a_cell_of_the_table_to_its_sentence_and_back() {
    let mut reader = Reader::new(120, 40);
    let table = seen(reader.press("x l"));
    assert!(reader.press("enter").screen().contains("Hill Tribune, 4 Feb"), "{}", reader.screen());
    assert_eq!(seen(reader.press("esc")), table);
    // A gap has nothing to open, and says so.
    assert!(reader.press("l enter").screen().contains("The Northern Post does not say this"));
    assert!(reader.press("esc").screen().contains("━ 2 Facts"));
}

#[test]
fn articles_that_were_opened_are_read() {
    let mut reader = Reader::new(120, 40);
    let unread = |reader: &Reader| reader.screen().matches('•').count();
    assert_eq!(unread(&reader), 5);
    reader.press("1 enter esc S S");
    assert!(reader.screen().contains("unread first"));
    assert_eq!(unread(&reader), 4);
    reader.press("S");
    assert_eq!(reader.state.articles.rows.len(), 5);
}

#[test]
fn borders_move_by_key() {
    let mut reader = Reader::new(120, 40);
    let width = reader.state.areas.facts.width;
    assert!(reader.press("> >").state.areas.facts.width > width);
    assert_eq!(reader.press("< <").state.areas.facts.width, width);
    let height = reader.state.areas.facts.height;
    assert!(reader.press("+").state.areas.facts.height > height);
    assert_eq!(reader.press("minus").state.areas.facts.height, height);
}

#[test]
fn dates_keep_to_the_filter() {
    let mut reader = Reader::new(80, 24);
    assert!(reader.press("t").screen().contains("1 of 1"));
    let screen = reader.press("esc /").enter("kind:money").press("enter t").screen();
    assert!(screen.contains("no date passes the filter"), "{screen}");
}
