//! Ways from one place to another: within a list or text, deeper, and to the next of something.

use super::action::Context;
use super::layout::{Panel, inner};
use super::pages::{mark, note_read, page_of, push_page, to_disputed_value, to_mark};
use super::state::{Layer, Page, Search, State, Trail, Way};
use super::update::{find, focus};
use super::{lens, overview, views};
use crate::lookup::{Filter, Target};
use crate::report::counted;

/// Moves by `by` items of a list, readings of the evidence, or rows of a text.
pub fn steps(state: &mut State, by: isize) {
    match state.layers.last_mut() {
        Some(Layer::Page(page)) => {
            page.top = page.top.saturating_add_signed(by).min(page.sheet.rows.len());
            return;
        }
        Some(Layer::Search(search)) => return search.cursor.step(by, search.hits.len()),
        Some(Layer::Matrix(_) | Layer::Timeline(_) | Layer::Stories(_)) => {
            return overview::steps(state, by);
        }
        Some(Layer::Help(top)) => {
            // `settle` stops at the end, here and in articles.
            *top = top.saturating_add_signed(by).min(usize::from(u16::MAX));
            return;
        }
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
        Some(Layer::Search(_)) => views::search::list_area(state.areas.page),
        Some(Layer::Matrix(_)) => views::matrix::body(state.areas.page),
        Some(Layer::Timeline(_) | Layer::Stories(_)) => inner(state.areas.page),
        Some(Layer::Help(_)) => views::help::area(state.areas.middle),
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

/// Opens the search; the filters of the lists stand in it already.
pub fn search(state: &mut State) {
    let mut search = Box::<Search>::default();
    if !state.lens.filter.typed.is_empty() {
        search.input = format!("{} ", state.lens.filter.typed).into();
    }
    state.layers.push(Layer::Search(search));
    find(state);
}

/// Goes deeper: from a fact to its evidence, from a reading to its article, from a hit to its place.
pub fn open(state: &mut State) {
    match state.layers.last() {
        Some(Layer::Search(_)) => return take_hit(state),
        Some(Layer::Matrix(_) | Layer::Timeline(_) | Layer::Stories(_)) => {
            if overview::leads_to_article(state) {
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

/// Leaves the search for what was found, and narrows the lists to the filters that were typed.
fn take_hit(state: &mut State) {
    let Some(Layer::Search(search)) = state.layers.last_mut() else { return };
    if search.hits.is_empty() {
        return;
    }
    let filter = std::mem::take(&mut search.filter);
    let hits = std::mem::take(&mut search.hits);
    let at = search.cursor.selected;
    state.layers.pop();
    if filter.typed != state.lens.filter.typed {
        lens::narrow(state, &filter.typed);
    }
    if filter.words.is_empty() {
        // A filter alone is a way to look at the lists; nothing was searched that `n` could go on with.
        if let Some(Target::Fact(fact)) = hits.get(at).map(|hit| &hit.target) {
            state.layers.clear();
            to_fact(state, *fact);
            state.focus = Panel::Facts;
        }
        return;
    }
    state.trail = Some(Trail { query: filter.words, hits, at });
    to_hit(state);
}

/// Opens the article of the chosen reading.
fn open_reading(state: &mut State) {
    if let Some(page) = state.selected_reading().map(page_of) {
        push_page(state, page);
    }
}

/// Narrows the lists to the source that the keys stand on, or with `-` as `sign` to what it leaves out; shows all again
/// where that is done already.
pub fn narrow_to_source(state: &mut State, sign: &str) {
    let article = match state.page() {
        Some(page) => Some(page.article),
        None if state.focus == Panel::Articles => state.articles.current(),
        None => state.selected_reading().map(|reading| reading.article),
    };
    let name = article.and_then(|article| Some(state.briefing.articles.get(article)?.source.value.clone()));
    let Some(filter) = name.as_deref().and_then(Filter::of_source) else {
        state.notice = Some("this source has no name to filter by".to_owned());
        return;
    };
    let filter = format!("{sign}{filter}");
    let again = state.lens.filter.typed == filter;
    lens::narrow(state, if again { "" } else { &filter });
    let what = if sign.is_empty() { "states" } else { "leaves out" };
    let shown = state.facts.len();
    state.notice = Some(match name {
        Some(name) if !again => {
            format!("{} that {name} {what}; Esc or the same key shows all", counted(shown, "fact", "facts"))
        }
        _ => format!("all {}", counted(shown, "fact", "facts")),
    });
}

/// Makes fact number `fact` the chosen one, in both lists.
pub fn to_fact(state: &mut State, fact: usize) {
    state.facts.choose(fact);
    if let Some(&Some(rank)) = state.digest.ranks.get(fact) {
        state.disagreements.choose(rank);
    }
}

/// Goes to the hit that the trail stands on.
fn to_hit(state: &mut State) {
    let Some(target) =
        state.trail.as_ref().and_then(|trail| trail.hits.get(trail.at)).map(|hit| hit.target.clone())
    else {
        return;
    };
    match target {
        Target::Fact(fact) => {
            state.layers.clear();
            to_fact(state, fact);
            // From the evidence Esc shall lead to a list that holds the fact.
            state.focus = match state.digest.ranks.get(fact) {
                Some(Some(_)) => Panel::Disagreements,
                _ => Panel::Facts,
            };
            focus(state, Panel::Evidence);
        }
        Target::Passage { article, sentence } => {
            let reveal = Some(sentence.start);
            push_page(state, Page { article, sentence: Some(sentence), reveal, ..Page::default() });
        }
    }
}

/// Goes to the next match: of the text in an article, of the hits elsewhere.
pub fn to_match(state: &mut State, way: Way) {
    let Some(trail) = &mut state.trail else {
        if state.context() == Context::Article {
            return to_mark(state, way);
        }
        state.notice = Some("nothing has been searched yet".to_owned());
        return;
    };
    if let Some(Layer::Page(page)) = state.layers.last_mut() {
        if page.marks.is_empty() {
            state.notice = Some(format!("no “{}” in this article", trail.query));
            return;
        }
        let count = page.marks.len();
        let at = match page.mark {
            Some(at) => way.around(at, count),
            None if way == Way::On => {
                let from = page.sheet.byte_at(page.top);
                page.marks.iter().position(|mark| mark.start >= from).unwrap_or_default()
            }
            None => count - 1,
        };
        page.mark = Some(at);
        page.reveal = page.marks.get(at).map(|mark| mark.start);
        state.notice = Some(format!("“{}” {} of {count}", trail.query, at + 1));
        return;
    }
    let count = trail.hits.len();
    if count > 0 {
        trail.at = way.around(trail.at, count);
        state.notice = Some(format!("“{}” {} of {count}", trail.query, trail.at + 1));
        to_hit(state);
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
        && let Some(mut page) = state.selected_reading().map(page_of)
    {
        mark(state, &mut page);
        note_read(state, page.article);
        state.layers.pop();
        state.layers.push(Layer::Page(Box::new(page)));
    }
}
