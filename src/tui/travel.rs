//! Ways from one place to another: within a list or text, deeper, and to the next of something.

use super::layer::{Layer, Page};
use super::layout::{Panel, inner};
use super::pages::{page_of, push_page, to_disputed_value};
use super::state::{State, Way};
use super::update::focus;
use super::{overview, pins, search, views};

/// Moves by `by` items of a list, readings of the evidence, or rows of a text.
pub fn steps(state: &mut State, by: isize) {
    match state.layers.last_mut() {
        Some(Layer::Page(page)) => {
            page.top = page.top.saturating_add_signed(by).min(page.sheet.rows.len());
            return;
        }
        Some(Layer::Matrix(_) | Layer::Timeline(_) | Layer::Stories(_)) => {
            return overview::steps(state, by);
        }
        Some(Layer::Search(search)) if search.is_blank() => {
            return search.cursor.step(by, state.desk.memory().searches.len());
        }
        Some(Layer::Search(search)) => return search.cursor.step(by, search.hits.len()),
        Some(Layer::Menu(menu)) => return menu.cursor.step(by, menu.rows.len()),
        Some(Layer::Pins(list)) => {
            list.cursor.step(by, state.desk.memory().pins.len());
            return pins::follow(state);
        }
        Some(Layer::Prompt(_)) => return,
        None => {}
    }
    match state.focus {
        Panel::Articles => {
            state.articles.step(by);
        }
        Panel::Facts => {
            if let Some(fact) = state.facts.step(by) {
                to_fact(state, fact);
            }
        }
        Panel::Disagreements => {
            let rank = state.disagreements.step(by);
            if let Some(&fact) = rank.and_then(|rank| state.briefing.disagreements.get(rank)) {
                to_fact(state, fact);
            }
        }
        Panel::Evidence => step_readings(state, by),
    }
}

/// Moves by `by` readings; at the last one scrolls on, for what does not fit.
fn step_readings(state: &mut State, by: isize) {
    let count = state.fact().map_or(0, |fact| fact.readings().count());
    let before = state.evidence.reading;
    state.evidence.reading = before.saturating_add_signed(by).min(count.saturating_sub(1));
    if state.evidence.reading == before {
        let most = state.evidence.sheet.rows.len();
        state.evidence.top = state.evidence.top.saturating_add_signed(by.signum()).min(most);
    } else {
        state.evidence.reveal = true;
    }
}

/// Moves by what is in sight.
pub fn page(state: &mut State, way: Way) {
    let rows = rows_in_sight(state);
    scroll(state, way, rows);
}

/// Moves by half of what is in sight.
pub fn half_page(state: &mut State, way: Way) {
    let rows = rows_in_sight(state);
    scroll(state, way, rows / 2);
}

/// Rows of the list or text that has the keys.
fn rows_in_sight(state: &State) -> u16 {
    let area = match state.layers.last() {
        Some(Layer::Page(_)) => views::article::text_area(state.areas.page),
        Some(Layer::Search(search)) => views::search::list_area(search, state.areas.page),
        Some(Layer::Matrix(_)) => views::matrix::body(state.areas.page),
        Some(Layer::Timeline(_) | Layer::Stories(_)) => inner(state.areas.page),
        Some(Layer::Pins(_)) => return inner(state.areas.page).height / views::pins::ITEM,
        Some(Layer::Menu(menu)) => views::menu::list_area(state.areas.middle, menu.typing),
        Some(Layer::Prompt(_)) => return 0,
        None => inner(state.areas.panel(state.focus)),
    };
    area.height
}

fn scroll(state: &mut State, way: Way, rows: u16) {
    match (state.layers.last(), state.focus) {
        // Long evidence is paged through without choosing another reading.
        (None, Panel::Evidence) => {
            let most = state.evidence.sheet.rows.len();
            state.evidence.top = state.evidence.top.saturating_add_signed(way.by(rows.max(1))).min(most);
        }
        (None, Panel::Articles) => {
            let height = usize::from(inner(state.areas.articles).height);
            let item = views::articles::item_height(state.articles.len(), height);
            steps(state, way.by((rows / item.max(1)).max(1)));
        }
        _ => steps(state, way.by(rows.max(1))),
    }
}

/// Takes away what lies on top; from the pins, the dates and a text, which lead from fact to fact, back to the fact that
/// was chosen before.
pub fn close_layer(state: &mut State) {
    let Some(layer) = state.layers.pop() else { return };
    let Some(from) = layer.origin().filter(|from| *from < state.briefing.facts.len()) else { return };
    match layer {
        Layer::Page(page) => choose_reading(state, from, page.from.1),
        _ => to_fact(state, from),
    }
}

/// Goes deeper: from a fact to its evidence, from a reading to its article, from a hit to its place.
pub fn open(state: &mut State) {
    match state.layers.last() {
        Some(Layer::Search(_)) => return search::take(state),
        Some(Layer::Matrix(_) | Layer::Timeline(_) | Layer::Stories(_)) => {
            if overview::leads_to_article(state) {
                open_reading(state);
            }
            return;
        }
        Some(Layer::Pins(list)) => {
            if state.desk.fact(list.cursor.selected).is_some() {
                open_reading(state);
            }
            return;
        }
        _ => {}
    }
    match state.focus {
        Panel::Articles => {
            if let Some(article) = state.articles.current() {
                let page = Page { article, ..Page::default() };
                push_page(state, page);
            }
        }
        Panel::Facts | Panel::Disagreements => {
            if state.fact().is_some() {
                focus(state, Panel::Evidence);
            }
        }
        Panel::Evidence => open_reading(state),
    }
}

/// Opens the article of the chosen reading.
fn open_reading(state: &mut State) {
    if let Some(page) = state.selected_reading().map(page_of) {
        push_page(state, page);
    }
}

/// Makes fact number `fact` the chosen one, in both lists.
pub fn to_fact(state: &mut State, fact: usize) {
    state.facts.choose(fact);
    if let Some(&Some(rank)) = state.digest.ranks.get(fact) {
        state.disagreements.choose(rank);
    }
}

/// Goes to the next disagreement; in an article to the next value that others gainsay.
pub fn to_disagreement(state: &mut State, way: Way) {
    if matches!(state.layers.last(), Some(Layer::Page(_))) {
        return to_disputed_value(state, way);
    }
    let count = state.disagreements.len();
    if count == 0 {
        let narrowed = !state.lens.filter.is_empty();
        let words =
            if narrowed { "no disagreement passes the filter" } else { "the articles do not disagree" };
        state.notice = Some(words.to_owned());
        return;
    }
    let at = state.disagreements.rank();
    let rank = state.disagreements.current();
    let on_it = rank.and_then(|rank| state.briefing.disagreements.get(rank)) == Some(&state.facts.selected);
    // From a fact that is no disagreement the way leads back to the one that was left.
    let to = if on_it { way.around(at, count) } else { at };
    match way {
        Way::On if to < at => state.notice = Some("on from the first disagreement".to_owned()),
        Way::Back if to > at => state.notice = Some("on from the last disagreement".to_owned()),
        _ => {}
    }
    let by = isize::try_from(to).unwrap_or_default() - isize::try_from(at).unwrap_or_default();
    let rank = state.disagreements.step(by);
    if let Some(&fact) = rank.and_then(|rank| state.briefing.disagreements.get(rank)) {
        to_fact(state, fact);
    }
    if state.focus == Panel::Articles {
        focus(state, Panel::Disagreements);
    }
}

/// Makes reading number `reading` of fact number `fact` the one that the evidence stands on.
pub fn choose_reading(state: &mut State, fact: usize, reading: usize) {
    to_fact(state, fact);
    // The sheet is laid out anew for another fact; that must not send the reader to the first reading.
    if state.evidence.fact != Some(fact) {
        state.evidence.fact = Some(fact);
        state.evidence.laid = None;
        state.evidence.top = 0;
    }
    state.evidence.reading = reading;
    state.evidence.reveal = true;
}

/// Goes to the next reading of the chosen fact; from an article to the article of that reading.
pub fn to_reading(state: &mut State, way: Way) {
    let Some(count) = state.fact().map(|fact| fact.readings().count()).filter(|count| *count > 0) else {
        return;
    };
    let at = way.around(state.evidence.reading, count);
    let fact = state.facts.selected;
    choose_reading(state, fact, at);
    if matches!(state.layers.last(), Some(Layer::Page(_)))
        && let Some(page) = state.selected_reading().map(page_of)
    {
        let before = state.layers.pop();
        push_page(state, page);
        // The way back still leads to where the first of the texts was opened.
        if let (Some(Layer::Page(before)), Some(Layer::Page(page))) = (before, state.layers.last_mut()) {
            page.from = before.from;
        }
    }
}
