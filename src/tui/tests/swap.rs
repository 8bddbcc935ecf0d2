//! What stays where it is when articles join or go.

use std::ops::Range;

use super::super::layers::matrix::Matrix;
use super::super::layers::stories::StoryList;
use super::Reader;
use crate::lookup::Target;
use crate::model::{Article, Briefing, Origin, Stated, Story};
use crate::tui::fixture;

/// The invented briefing in two stories; the last two articles tell the second.
pub(super) fn told_in_two() -> Briefing {
    let mut briefing = fixture::briefing();
    let story = |articles: &[usize]| Story { articles: articles.to_vec(), ..Story::default() };
    briefing.stories = vec![story(&[0, 1, 2]), story(&[3, 4])];
    briefing.facts.iter_mut().filter(|fact| fact.topic == "guest").for_each(|fact| fact.story = 1);
    briefing
}

/// The same after an article has joined that comes before all others with its source, its story and its dispute.
fn joined() -> Briefing {
    let mut briefing = told_in_two();
    let mut article = Article { id: "0.txt".to_owned(), ..briefing.articles[3].clone() };
    article.outlet = Stated::new("Zeal".to_owned(), Origin::Metadata);
    briefing.articles.insert(0, article);
    briefing.stories.iter_mut().flat_map(|story| &mut story.articles).for_each(|article| *article += 1);
    briefing.stories.insert(0, Story { articles: vec![0], ..Story::default() });
    for fact in &mut briefing.facts {
        fact.story += 1;
        let readings = fact.variants.iter_mut().flat_map(|variant| &mut variant.readings);
        readings.for_each(|reading| reading.article += 1);
    }
    let mut dispute = briefing.facts[3].clone();
    dispute.topic = "trade fair".to_owned();
    let readings = dispute.variants.iter_mut().flat_map(|variant| &mut variant.readings);
    readings.for_each(|reading| reading.article = 0);
    briefing.facts.insert(0, dispute);
    briefing.disagreements = (0..7).collect();
    briefing
}

/// The story that the keys stand on in the list of stories.
fn chosen_story(reader: &Reader) -> usize {
    reader.state.top::<StoryList>().and_then(|stories| stories.chosen(&reader.state)).unwrap()
}

#[test]
fn the_story_that_is_shown_stays_the_same_one() {
    let mut reader = Reader::on(told_in_two(), 120, 40);
    let second = reader.state.tables.latest_first.iter().position(|story| *story == 1).unwrap();
    reader.press("g g").press(&"j ".repeat(second)).press("enter");
    assert_eq!((reader.state.story, reader.state.facts.len(), reader.state.articles.len()), (1, 1, 2));
    reader.load(joined());
    assert_eq!((reader.state.story, reader.state.facts.len(), reader.state.articles.len()), (2, 1, 2));
    reader.press("esc");
    assert_eq!(chosen_story(&reader), 2, "back to its row");
    reader.press("enter");
    reader.load(Briefing::default());
    assert!(reader.screen().contains("articles went"), "{}", reader.screen());
}

#[test]
fn a_search_stays_on_what_it_stood_on() {
    let mut reader = Reader::on(told_in_two(), 120, 40);
    reader.press("/").enter("trade").press("down down down");
    let chosen = |reader: &Reader| {
        let search = reader.search();
        match &search.hits[search.cursor.selected].target {
            Target::Fact(fact) => reader.state.briefing.facts[*fact].topic.clone(),
            Target::Passage { article, sentence } => {
                reader.state.briefing.articles[*article].body[sentence.clone()].to_owned()
            }
        }
    };
    let before = (chosen(&reader), reader.search().cursor.selected);
    reader.load(joined());
    let after = (chosen(&reader), reader.search().cursor.selected);
    assert_eq!(after.0, before.0);
    assert_ne!(after.1, before.1, "another hit has come before it");
    reader.press("enter");
    let at = reader.state.last_search.as_ref().unwrap().at;
    reader.load(told_in_two());
    assert_eq!((at, reader.state.last_search.as_ref().unwrap().at), (after.1, before.1));
    // Passages are found again even where their article has changed.
    reader.press("/").enter("railway coast");
    let before = chosen(&reader);
    let mut changed = joined();
    let more = "Again: ";
    let shift = |range: &mut Range<usize>| *range = range.start + more.len()..range.end + more.len();
    changed.articles[1].body.insert_str(0, more);
    changed.articles[1].blocks.iter_mut().for_each(|block| shift(&mut block.span));
    let variants = changed.facts.iter_mut().flat_map(|fact| &mut fact.variants);
    let readings = variants.flat_map(|variant| &mut variant.readings);
    for reading in readings.filter(|reading| reading.article == 1) {
        shift(&mut reading.span);
        shift(&mut reading.sentence);
    }
    reader.load(changed);
    assert_eq!(chosen(&reader), before);
}

#[test]
fn tables_and_lists_stay_on_what_they_stood_on() {
    let mut reader = Reader::on(told_in_two(), 120, 40);
    let outlet = |reader: &Reader| {
        let outlet = reader.state.outlets()[reader.state.top::<Matrix>().unwrap().column];
        reader.state.tables.outlets[outlet].name.clone()
    };
    reader.press("enter d x l");
    let before = (outlet(&reader), reader.state.fact().unwrap().topic.clone());
    reader.load(joined());
    assert_eq!((outlet(&reader), reader.state.fact().unwrap().topic.clone()), before);
    reader.load(told_in_two());
    reader.press("i G");
    let story = |reader: &Reader| reader.state.briefing.stories[chosen_story(reader)].articles.len();
    let before = story(&reader);
    reader.load(joined());
    assert_eq!(story(&reader), before);
}

#[test]
fn words_that_resemble_are_marked_where_they_led_and_nowhere_else() {
    let mut reader = Reader::new(120, 40);
    let marked = |reader: &Reader| {
        let page = reader.page().unwrap();
        let body = &reader.state.briefing.articles[page.article].body;
        page.marks.iter().map(|mark| body[mark.clone()].to_owned()).collect::<Vec<_>>()
    };
    reader.press("/").enter("raliway").press("enter");
    assert_eq!(marked(&reader), ["railway"]);
    let first = reader.page().unwrap().article;
    reader.press("esc esc 1 g g").press(if first == 2 { "G" } else { "" }).press("enter");
    assert_ne!(reader.page().unwrap().article, first);
    assert_eq!(marked(&reader), Vec::<String>::new());
}

#[test]
fn what_resembles_is_decided_for_a_sentence_and_not_for_its_lines() {
    let mut briefing = fixture::briefing();
    let body = &mut briefing.articles[1].body;
    *body = body.replacen("agreed on a strategic", "estate on a strategic", 1);
    let mut reader = Reader::on(briefing, 120, 40);
    reader.press("/").enter("strategic state");
    let looks = reader.looks();
    assert!(looks.contains("\"state\"") && !looks.contains("\"estate\""), "{looks}\n{}", reader.screen());
    assert!(reader.screen().contains("Wednesday estate on a"), "{}", reader.screen());
}
