//! Ways into the text of an article, and from value to value in it.

use std::sync::Arc;

use super::briefing_tables::Spot;
use super::layer::{Layer, OpenText};
use super::list_options::{self, ArticleOrder};
use super::navigation::choose_reading;
use super::state::{ReaderState, Way};
use super::wrapped;
use crate::lookup::Target;
use crate::model::Reading;

/// The article of `reading`, open at its sentence.
pub fn page_of(reading: &Reading) -> OpenText {
    OpenText {
        article: reading.article,
        sentence: Some(reading.sentence.clone()),
        value: Some(reading.span.clone()),
        reveal: Some(reading.sentence.start),
        ..OpenText::default()
    }
}

/// Opens `page` on top of what there is.
pub fn push_page(state: &mut ReaderState, mut page: OpenText) {
    page.from = (state.facts.selected, state.diff.reading);
    mark(state, &mut page);
    note_read(state, page.article);
    state.layers.push(Layer::Page(Box::new(page)));
}

/// Notes that an article has been opened.
fn note_read(state: &mut ReaderState, article: usize) {
    let Some(print) = state.tables.fingerprints.articles.get(article).copied() else { return };
    if !state.has_read(article) {
        state.user_marks.note_read(print);
        if state.list_options.articles == ArticleOrder::Unread {
            list_options::refresh(state);
        }
    }
}

/// Marks in `page` what the last search finds; words that only resemble where they led here, and nowhere else.
fn mark(state: &ReaderState, page: &mut OpenText) {
    let (Some(last_search), Some(article)) = (&state.last_search, state.briefing.articles.get(page.article))
    else {
        return;
    };
    page.marks = last_search.marker.exact(&article.body);
    let Some(sentence) = &page.sentence else { return };
    let hit = last_search.hits.get(last_search.at).filter(|hit| !hit.exact);
    let led_here = hit.is_some_and(|hit| match &hit.target {
        Target::Fact(fact) => *fact == state.facts.selected,
        Target::Passage { article, sentence: found } => *article == page.article && found == sentence,
    });
    if led_here {
        page.marks.retain(|mark| mark.end <= sentence.start || sentence.end <= mark.start);
        let resembling = last_search.marker.marks(article.body.get(sentence.clone()).unwrap_or_default());
        let shifted =
            resembling.into_iter().map(|mark| sentence.start + mark.start..sentence.start + mark.end);
        page.marks.extend(shifted);
        page.marks.sort_unstable_by_key(|mark| mark.start);
    }
    page.mark = page.marks.iter().position(|mark| mark.start >= sentence.start);
}

/// Shows or hides what was repaired in the open article.
pub fn show_repairs(state: &mut ReaderState) {
    let Some(Layer::Page(page)) = state.layers.last_mut() else { return };
    let repairs = state.briefing.articles.get(page.article).map_or(&[][..], |article| &article.repairs);
    if !repairs.iter().any(wrapped::is_shown) {
        let words = if repairs.is_empty() {
            "nothing was repaired in this text"
        } else {
            "no word was changed; leftovers of the web page are cut"
        };
        state.notice = Some(words.to_owned());
        return;
    }
    page.repairs = !page.repairs;
}

/// Goes to the next value of the open text that others give otherwise.
pub fn to_disputed_value(state: &mut ReaderState, way: Way) {
    let is_disputed = |spot: &&Spot| state.tables.is_difference(spot.fact);
    let spots = state.page().and_then(|page| state.tables.spots.get(page.article));
    let disputed: Vec<Spot> = spots.into_iter().flatten().filter(is_disputed).cloned().collect();
    if disputed.is_empty() {
        state.notice = Some(none_in_page(state, "no other outlet gives a value of this text otherwise"));
    }
    to_spot(state, way, &disputed);
}

/// `words`, which say that the open article has none of something, unless that is not known yet.
fn none_in_page(state: &ReaderState, words: &str) -> String {
    let compared = state.page().is_none_or(|page| state.is_compared(page.article));
    if compared { words } else { "this article is not compared with others yet" }.to_owned()
}

/// Goes to the next of `spots`, which are in the order of the text of the open article.
fn to_spot(state: &mut ReaderState, way: Way, spots: &[Spot]) {
    let briefing = Arc::clone(&state.briefing);
    let Some(Layer::Page(page)) = state.layers.last_mut() else { return };
    let place = |spot: &Spot| (spot.span.start, spot.fact);
    // One value can be the evidence of several facts: they follow each other in the order of facts.
    let (before, after) = match &page.value {
        Some(value) => ((value.start, state.facts.selected), (value.start, state.facts.selected + 1)),
        None => ((page.wrapped.byte_at(page.top), 0), (page.wrapped.byte_at(page.top), 0)),
    };
    let next = if way == Way::On {
        spots.iter().find(|spot| place(spot) >= after).or(spots.first())
    } else {
        spots.iter().rev().find(|spot| place(spot) < before).or(spots.last())
    };
    let Some(spot) = next else { return };
    let Some(reading) = briefing.facts.get(spot.fact).and_then(|fact| fact.readings().nth(spot.reading))
    else {
        return;
    };
    page.sentence = Some(reading.sentence.clone());
    page.value = Some(reading.span.clone());
    page.reveal = Some(reading.sentence.start);
    choose_reading(state, spot.fact, spot.reading);
}
