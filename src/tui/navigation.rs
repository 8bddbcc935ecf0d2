//! Ways from one place to another: within a list or text, deeper, and to the next of something.

use super::layer::{Layer, OpenText};
use super::layout::{Panel, inner};
use super::pages::{page_of, push_page, to_disputed_value};
use super::state::{ReaderState, Way};
use super::update::focus;
use super::{list_options, overview, pins, search, views};

/// Moves by `by` items of a list, readings of the evidence, or rows of a text.
pub fn steps(state: &mut ReaderState, by: isize) {
    match state.layers.last_mut() {
        Some(Layer::Page(page)) => {
            page.top = page.top.saturating_add_signed(by).min(page.wrapped.rows.len());
            return;
        }
        Some(Layer::Matrix(_) | Layer::Dates(_) | Layer::Stories(_)) => {
            return overview::steps(state, by);
        }
        Some(Layer::Search(search)) if search.is_blank() => {
            return search.cursor.step(by, state.user_marks.memory().searches.len());
        }
        Some(Layer::Search(search)) if !search.completions.is_empty() => {
            return search.cursor.step(by, search.completions.len());
        }
        Some(Layer::Search(search)) => return search.cursor.step(by, search.hits.len()),
        Some(Layer::Menu(menu)) => return menu.step(by),
        Some(Layer::Pins(list)) => {
            list.cursor.step(by, state.user_marks.memory().pins.len());
            return pins::follow(state);
        }
        Some(Layer::Problems(cursor)) => return cursor.step(by, state.briefing.warnings.len()),
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
        Panel::Diff => step_readings(state, by),
    }
}

/// Moves by `by` clauses; at the last one scrolls on, for what does not fit.
fn step_readings(state: &mut ReaderState, by: isize) {
    let places = &state.diff.wrapped.readings;
    let at = places.iter().position(|region| region.reading == state.diff.reading).unwrap_or_default();
    let to = at.saturating_add_signed(by).min(places.len().saturating_sub(1));
    match places.get(to) {
        Some(region) if to != at => {
            state.diff.reading = region.reading;
            state.diff.reveal = true;
        }
        _ => {
            let most = state.diff.wrapped.rows.len();
            state.diff.top = state.diff.top.saturating_add_signed(by.signum()).min(most);
        }
    }
}

/// The bigger step: to the next section of a list, value of the Diff, or article; in Pins it carries the pin along.
pub fn big_step(state: &mut ReaderState, way: Way) {
    match state.layers.last() {
        Some(Layer::Pins(_)) => return pins::shift(state, way),
        Some(Layer::Page(_)) => return next_article(state, way),
        Some(Layer::Matrix(_)) | None => {}
        Some(_) => return,
    }
    match (state.layers.last(), state.focus) {
        (None, Panel::Articles) => steps(state, way.by(1)),
        (None, Panel::Diff) => {
            let Some(fact) = state.fact() else { return };
            let mut starts = Vec::new();
            let mut number = 0;
            for variant in &fact.variants {
                starts.push(number);
                number += variant.readings.len();
            }
            let next = if way == Way::On {
                starts.iter().find(|start| **start > state.diff.reading)
            } else {
                starts.iter().rev().find(|start| **start < state.diff.reading)
            };
            if let Some(reading) = next.copied() {
                state.diff.reading = reading;
                state.diff.reveal = true;
            }
        }
        _ => {
            if let Some(fact) = state.facts.step_group(way == Way::On) {
                to_fact(state, fact);
            }
        }
    }
}

/// Goes from the open text to that of the next article of the list.
fn next_article(state: &mut ReaderState, way: Way) {
    let Some(Layer::Page(page)) = state.layers.last() else { return };
    let articles: Vec<usize> = state.articles.items().collect();
    let at = articles.iter().position(|article| *article == page.article);
    let to = at.and_then(|at| articles.get(at.checked_add_signed(way.by(1))?).copied());
    let Some(article) = to else {
        let end = if way == Way::On { "the last" } else { "the first" };
        state.notice = Some(format!("this is {end} of {} articles", articles.len()));
        return;
    };
    let from = page.from;
    state.layers.pop();
    state.articles.choose(article);
    push_page(state, OpenText { article, ..OpenText::default() });
    if let Some(Layer::Page(page)) = state.layers.last_mut() {
        page.from = from;
    }
}

/// Along the line of articles, facts, Diff and text; in the table of who says what to the next outlet.
pub fn across(state: &mut ReaderState, way: Way) {
    match (state.layers.last(), way) {
        (Some(Layer::Matrix(_)), _) => overview::to_source(state, way),
        (Some(Layer::Page(_)), Way::Back) => {
            close_layer(state);
            if state.focus == Panel::Facts {
                focus(state, Panel::Diff);
            }
        }
        (Some(Layer::Dates(_) | Layer::Pins(_) | Layer::Stories(_)), Way::On) => open(state),
        (Some(Layer::Dates(_) | Layer::Pins(_)), Way::Back) => close_layer(state),
        (Some(_), _) => {}
        (None, Way::On) => match state.focus {
            Panel::Articles => focus(state, Panel::Facts),
            Panel::Facts if state.fact().is_some() => focus(state, Panel::Diff),
            Panel::Facts => {}
            Panel::Diff => open_reading(state),
        },
        (None, Way::Back) => match state.focus {
            Panel::Articles | Panel::Facts => focus(state, Panel::Articles),
            Panel::Diff => focus(state, Panel::Facts),
        },
    }
}

/// Moves by what is in sight.
pub fn page(state: &mut ReaderState, way: Way) {
    let rows = rows_in_sight(state);
    scroll(state, way, rows);
}

/// Moves by half of what is in sight.
pub fn half_page(state: &mut ReaderState, way: Way) {
    let rows = rows_in_sight(state);
    scroll(state, way, rows / 2);
}

/// Rows of the list or text that has the keys.
fn rows_in_sight(state: &ReaderState) -> u16 {
    let area = match state.layers.last() {
        Some(Layer::Page(_)) => views::article::text_area(state.areas.page),
        Some(Layer::Search(search)) => views::search::list_area(search, state.areas.page),
        Some(Layer::Matrix(_)) => views::matrix::body(state.areas.page),
        Some(Layer::Dates(_) | Layer::Stories(_) | Layer::Problems(_)) => inner(state.areas.page),
        Some(Layer::Pins(_)) => return inner(state.areas.page).height / views::pins::ITEM,
        Some(Layer::Menu(menu)) => views::menu::list_area(state.areas.middle, menu.typing),
        Some(Layer::Prompt(_)) => return 0,
        None => inner(state.areas.panel(state.focus)),
    };
    area.height
}

fn scroll(state: &mut ReaderState, way: Way, rows: u16) {
    match (state.layers.last(), state.focus) {
        // A long Diff is paged through without choosing another clause.
        (None, Panel::Diff) => {
            let most = state.diff.wrapped.rows.len();
            state.diff.top = state.diff.top.saturating_add_signed(way.by(rows.max(1))).min(most);
        }
        (None, Panel::Articles) => {
            let item = views::articles::item_height(state);
            steps(state, way.by((rows / item.max(1)).max(1)));
        }
        _ => steps(state, way.by(rows.max(1))),
    }
}

/// Takes away what lies on top; from the pins, the dates and a text, which lead from fact to fact, back to the fact that
/// was chosen before.
pub fn close_layer(state: &mut ReaderState) {
    let Some(layer) = state.layers.pop() else { return };
    if let Layer::Search(search) = &layer {
        return search::leave(state, search.origin);
    }
    // What was chosen before is left alone where another story is shown by now.
    let is_here =
        |from: &usize| state.briefing.facts.get(*from).is_some_and(|fact| fact.story == state.story);
    let Some(from) = layer.origin().filter(is_here) else { return };
    match layer {
        Layer::Page(page) => choose_reading(state, from, page.from.1),
        _ => to_fact(state, from),
    }
}

/// Goes deeper: from a fact to its evidence, from a reading to its article, from a hit to its place.
pub fn open(state: &mut ReaderState) {
    match state.layers.last() {
        Some(Layer::Search(_)) => return search::take(state),
        Some(Layer::Matrix(_) | Layer::Dates(_) | Layer::Stories(_)) => {
            if overview::leads_to_article(state) {
                open_reading(state);
            }
            return;
        }
        Some(Layer::Pins(list)) => {
            if state.user_marks.fact(list.cursor.selected).is_some() {
                open_reading(state);
            }
            return;
        }
        _ => {}
    }
    match state.focus {
        Panel::Articles => {
            if let Some(article) = state.articles.current() {
                let page = OpenText { article, ..OpenText::default() };
                push_page(state, page);
            }
        }
        Panel::Facts if state.facts.group_at().is_some() => list_options::toggle_section(state),
        Panel::Facts => {
            if state.fact().is_some() {
                focus(state, Panel::Diff);
            }
        }
        Panel::Diff => open_reading(state),
    }
}

/// Opens the article of the chosen reading.
fn open_reading(state: &mut ReaderState) {
    if let Some(page) = state.selected_reading().map(page_of) {
        push_page(state, page);
    }
}

/// Makes fact number `fact` the chosen one; the lists show its story.
pub fn to_fact(state: &mut ReaderState, fact: usize) {
    let story = state.briefing.facts.get(fact).map(|fact| fact.story);
    state.facts.selected = fact;
    if story.is_some_and(|story| story != state.story) {
        list_options::enter_story(state, story.unwrap_or_default());
        state.facts.selected = fact;
    }
    list_options::open_section_of(state, fact);
    state.facts.choose(fact);
}

/// Goes to the next difference; in a text to the next value that others give otherwise.
pub fn to_difference(state: &mut ReaderState, way: Way) {
    if matches!(state.layers.last(), Some(Layer::Page(_))) {
        return to_disputed_value(state, way);
    }
    let differences = state.differences();
    if differences.is_empty() {
        let narrowed = !state.list_options.filter.is_empty();
        let words = if narrowed { "no difference passes the filter" } else { "the outlets do not differ" };
        state.notice = Some(words.to_owned());
        return;
    }
    let count = differences.len();
    let at = differences.iter().position(|fact| *fact == state.facts.selected);
    let to = match (at, way) {
        (Some(at), _) => way.around(at, count),
        (None, Way::On) => 0,
        (None, Way::Back) => count - 1,
    };
    match (at, way) {
        (Some(at), Way::On) if to <= at => state.notice = Some("first difference again".to_owned()),
        (Some(at), Way::Back) if to >= at => state.notice = Some("last difference again".to_owned()),
        _ => {}
    }
    if let Some(fact) = differences.get(to) {
        to_fact(state, *fact);
    }
    if state.focus == Panel::Articles {
        focus(state, Panel::Facts);
    }
}

/// Makes reading number `reading` of fact number `fact` the one that the Diff stands on.
pub fn choose_reading(state: &mut ReaderState, fact: usize, reading: usize) {
    to_fact(state, fact);
    // The Diff is laid out anew for another fact; that must not send the reader to the first reading.
    if state.diff.fact != Some(fact) {
        state.diff.fact = Some(fact);
        state.diff.laid = None;
        state.diff.top = 0;
    }
    state.diff.reading = reading;
    state.diff.reveal = true;
}

/// Goes to the same fact in the next outlet; from a text to the text of that outlet.
pub fn to_outlet(state: &mut ReaderState, way: Way) {
    let Some(count) = state.fact().map(|fact| fact.readings().count()).filter(|count| *count > 0) else {
        return;
    };
    let at = way.around(state.diff.reading, count);
    if count == 1 {
        state.notice = Some("only this outlet says so".to_owned());
    }
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
