//! What the screens look like, at the sizes that people have.

use insta::assert_snapshot;
use jiff::civil::date;

use super::super::fixture;
use super::Reader;
use crate::model::Briefing;
use crate::value::{DateValue, Granularity, Kind, Value};

#[test]
fn the_first_screen_says_what_happened_and_where_they_differ() {
    for (width, height) in [(80, 24), (100, 30), (120, 40), (160, 45)] {
        let reader = Reader::new(width, height);
        let screen = reader.screen();
        assert!(screen.contains("$239m ≠ $250m"), "{width}x{height}\n{screen}");
        assert_snapshot!(format!("first_{width}x{height}"), screen);
    }
    assert_snapshot!("first_looks", Reader::new(120, 40).looks());
}

#[test]
fn a_narrow_screen_shows_one_panel_and_names_all() {
    assert_snapshot!("first_60x24", Reader::new(60, 24).screen());
    assert_snapshot!("first_30x9", Reader::new(30, 9).screen());
    assert_snapshot!(Reader::new(19, 24).screen(), @r"
    gainsay needs 20 ×
    6 cells; here are
    19 × 24
    ");
}

#[test]
fn the_diff_marks_each_value_and_says_why() {
    let mut reader = Reader::new(72, 30);
    reader.press("d d enter z");
    assert_snapshot!("diff_72x30", reader.screen());
    assert_snapshot!("diff_looks", reader.looks());
    // What is agreed is proven as well.
    assert_snapshot!("agreed_120x40", Reader::new(120, 40).press("J J enter").screen());
}

#[test]
fn an_article_shows_its_evidence_among_other_values() {
    let mut reader = Reader::new(120, 40);
    reader.press("enter enter");
    assert_snapshot!("article_120x40", reader.screen());
    reader.press("z");
    assert_snapshot!("article_looks", reader.looks());
}

#[test]
fn a_search_answers_with_values_and_who_gives_them() {
    let mut reader = Reader::new(120, 40);
    reader.press("/").enter("trade");
    assert_snapshot!("search_120x40", reader.screen());
    let mut reader = Reader::new(80, 24);
    reader.press("/").enter("railway").press("down");
    assert_snapshot!("search_80x24", reader.screen());
    assert_snapshot!("search_looks", reader.looks());
}

#[test]
fn the_help_lists_every_key() {
    assert_snapshot!("help_100x45", Reader::new(100, 45).press("?").screen());
}

#[test]
fn an_empty_folder_says_what_to_do() {
    let screen = Reader::on(Briefing::default(), 80, 24).screen();
    assert!(screen.contains("No article could be read. Name files"), "{screen}");
}

#[test]
fn sources_stand_beside_each_other_with_what_each_leaves_out() {
    for (width, height) in [(80, 24), (120, 40), (200, 50)] {
        let mut reader = Reader::new(width, height);
        assert_snapshot!(format!("matrix_{width}x{height}"), reader.press("x j l").screen());
    }
    let mut reader = Reader::new(100, 24);
    reader.press("x");
    assert_snapshot!("matrix_looks", reader.looks());
}

/// The briefing with a date that was planned by some and done as others say, and one that differs.
fn dated() -> Briefing {
    let mut briefing = fixture::briefing();
    let mut order = briefing.facts.iter().find(|fact| fact.topic == "Order of the Gannet").unwrap().clone();
    order.kind = Kind::Date;
    for (variant, (words, day, granularity)) in order.variants.iter_mut().zip([
        ("Wednesday", date(2026, 2, 4), Granularity::Day),
        ("November", date(2025, 11, 1), Granularity::Month),
    ]) {
        words.clone_into(&mut variant.value);
        let (start, end) = (Some(day), Some(day));
        variant.readings[0].value =
            Value::Date(DateValue { start, end, granularity, relative: true, open: false, undated: None });
    }
    briefing.facts.push(order);
    briefing
}

#[test]
fn dates_stand_in_their_order() {
    for (width, height) in [(80, 24), (120, 40), (200, 50)] {
        let mut reader = Reader::on(dated(), width, height);
        assert_snapshot!(format!("dates_{width}x{height}"), reader.press("t j").screen());
    }
}

#[test]
fn stories_tell_how_many_disagree() {
    assert_snapshot!("stories_80x24", Reader::on(super::swap::told_in_two(), 80, 24).screen());
}

#[test]
fn wide_values_stand_side_by_side() {
    assert_snapshot!("beside_100x30", Reader::new(100, 30).press("enter").screen());
    let mut reader = Reader::new(80, 24);
    reader.press("d d enter z w");
    assert_snapshot!("why_80x24", reader.screen());
    assert_snapshot!("why_looks", reader.looks());
}

#[test]
fn a_repair_is_told_below_the_text_that_it_mended() {
    assert_snapshot!("repairs_80x24", Reader::new(80, 24).press("1 G k enter r").screen());
}

#[test]
fn an_empty_search_line_names_every_filter() {
    let screen = Reader::new(80, 24).press("/").screen();
    for (name, _) in crate::lookup::FILTERS {
        assert!(screen.contains(name), "{name}\n{screen}");
    }
}
