//! What is chosen among the panels, and the way there and back: a fact, a reading, a panel, a story.

use super::action::Action;
use super::command::WayBack;
use super::cursor::Way;
use super::layout::{Base, Panel};
use super::list_options::FactOrder;
use super::listing::Opened;
use super::lists::{open_section_of, refresh};
use super::state::{Layer, ReaderState};
use crate::lookup::Filter;
use crate::report::counted;
use crate::summary::Section;

/// Makes fact number `fact` the chosen one; the lists show its story.
pub fn to_fact(state: &mut ReaderState, fact: usize) {
    let story = state.briefing.facts.get(fact).map(|fact| fact.story);
    state.facts.selected = fact;
    if story.is_some_and(|story| story != state.story) {
        enter_story(state, story.unwrap_or_default());
        state.facts.selected = fact;
    }
    open_section_of(state, fact);
    state.facts.choose(fact);
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

/// Gives the keys to `panel`.
pub fn focus(state: &mut ReaderState, panel: Panel) {
    state.focus = panel;
    // The list may stand elsewhere than the fact that was last looked at.
    if panel == Panel::Facts
        && let Some(fact) = state.facts.current()
    {
        to_fact(state, fact);
    }
}

/// Goes into story number `story`, whose facts the lists then show.
pub fn enter_story(state: &mut ReaderState, story: usize) {
    if state.story != story {
        state.story = story;
        state.list_options.opened.clear();
        refresh(state);
        state.facts.top = 0;
        state.facts.at = 0;
        state.facts.step(0);
        choose_listed(state);
    }
}

/// Goes to what is listed: what is not listed any more is not looked at any more.
pub fn choose_listed(state: &mut ReaderState) {
    state.articles.choose_listed();
    if let Some(fact) = state.facts.current() {
        to_fact(state, fact);
    }
}

/// Narrows every list to what the filters in `query` let through; an empty one shows all again.
pub fn narrow(state: &mut ReaderState, query: &str) {
    state.list_options.filter = state.list_options.filter.retyped(query, &state.briefing);
    refresh(state);
    choose_listed(state);
}

/// Narrows the lists to the source that the keys stand on, or with `-` as `sign` to what it leaves out; shows all sources
/// again where that is done already. Filters for other things than sources stay.
pub fn narrow_to_source(state: &mut ReaderState, sign: &str) {
    /// What is told where other filters stay.
    const OTHERS: (&str, &str) = ("the same key shows all sources", "of all sources");
    let article = match state.article() {
        Some(article) => Some(article),
        None if state.focus == Panel::Articles => state.articles.current(),
        None => state.selected_reading().map(|reading| reading.article),
    };
    let name = article.and_then(|article| Some(state.briefing.articles.get(article)?.outlet.value.clone()));
    let Some(filter) = name.as_deref().and_then(Filter::of_source) else {
        state.notice = Some("this source has no name to filter by".to_owned());
        return;
    };
    let filter = format!("{sign}{filter}");
    // In a list of articles the key goes from outlet to outlet; elsewhere what was narrowed is shown whole again,
    // wherever the keys have come to stand meanwhile.
    let in_articles = state.article().is_some() || state.focus == Panel::Articles;
    let begins = format!("{sign}src:");
    let again = state
        .list_options
        .filter
        .typed
        .split(' ')
        .any(|typed| if in_articles { typed == filter } else { typed.starts_with(&begins) });
    let mut others = state.list_options.filter.typed_without("src");
    let (how, narrowed) = if others.is_empty() { ("Esc or the same key shows all", "") } else { OTHERS };
    if !again {
        others = [others.as_str(), &filter].join(" ");
    }
    narrow(state, &others);
    let what = if sign.is_empty() { "states" } else { "leaves out" };
    let shown = counted(state.facts.len(), "fact", "facts");
    state.notice = Some(match name {
        Some(name) if !again => format!("{shown} that {name} {what}; {how}"),
        _ if narrowed.is_empty() => format!("all {shown}"),
        _ => format!("{shown} {narrowed}"),
    });
}

/// Takes the next order of articles, or of facts.
pub fn next_order(state: &mut ReaderState, articles: bool) {
    let name = if articles {
        state.list_options.articles = state.list_options.articles.next();
        state.list_options.articles.name()
    } else {
        state.list_options.order = state.list_options.order.next();
        match state.list_options.order {
            FactOrder::Weight => "what matters most first",
            other => other.name(),
        }
    };
    state.notice = Some(format!("{}: {name}", if articles { "articles" } else { "facts" }));
    refresh(state);
}

/// Opens or closes the section that the keys are in.
pub fn toggle_section(state: &mut ReaderState) {
    let group = state.facts.group_at().or_else(|| state.facts.heading_above().map(|heading| heading.group));
    let Some((group, section)) = group.and_then(|group| Some((group, *Section::ALL.get(group)?))) else {
        return;
    };
    let heading = |state: &ReaderState| {
        let heading = state.facts.headings.iter().find(|heading| heading.group == group);
        heading.map(|heading| (heading.row, heading.shown, heading.items))
    };
    let (shown, is_cut) = heading(state).map_or((0, false), |(_, shown, items)| (shown, shown < items));
    state.list_options.opened.insert(section, if is_cut { Opened::Whole } else { Opened::Closed });
    refresh(state);
    if let Some((row, ..)) = heading(state) {
        // What was opened is gone through from its first row that was not in sight.
        state.facts.at = if is_cut { row + 1 + shown } else { row };
        if let Some(fact) = state.facts.current() {
            to_fact(state, fact);
        }
    }
}

/// Shows minor facts, or hides them again.
pub fn show_minor(state: &mut ReaderState) {
    state.list_options.minor = !state.list_options.minor;
    let how = if state.list_options.minor { Opened::Whole } else { Opened::Closed };
    state.list_options.opened.insert(Section::Minor, how);
    refresh(state);
    state.notice =
        Some(if state.list_options.minor { "minor facts shown" } else { "minor facts hidden" }.to_owned());
}

/// Goes to the next difference.
pub fn to_difference(state: &mut ReaderState, way: Way) {
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

/// Goes to the same fact in the next outlet.
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
}

/// Says that what the keys act on is the last or first `thing` that way.
pub fn tell_the_end(state: &mut ReaderState, way: Way, thing: &str) {
    let end = if way == Way::On { "last" } else { "first" };
    state.notice = Some(format!("this is the {end} {thing}"));
}

/// Puts `layer` on top; of tables only one is open at a time.
pub fn open_table(state: &mut ReaderState, layer: impl Layer) {
    state.layers.retain(|layer| layer.base() != Some(Base::Table));
    state.layers.push(Box::new(layer));
}

/// Takes away what lies on top, and goes back to where the reader was before it led elsewhere.
pub fn close_layer(state: &mut ReaderState) {
    let Some(origin) = state.layers.pop().and_then(|layer| layer.way_back()) else { return };
    let story = |fact: usize| state.briefing.facts.get(fact).map(|fact| fact.story);
    match origin {
        // What was chosen before is left alone where another story is shown by now.
        WayBack::Fact(fact) if story(fact) == Some(state.story) => to_fact(state, fact),
        WayBack::Reading(fact, reading) if story(fact) == Some(state.story) => {
            choose_reading(state, fact, reading);
        }
        WayBack::Fact(_) | WayBack::Reading(..) => {}
        WayBack::Panels(place) => {
            if story(place.fact).is_some() {
                choose_reading(state, place.fact, place.reading);
                state.diff.reveal = false;
                state.facts.top = place.top;
            }
            state.focus = place.focus;
        }
    }
}

/// Says how to leave, at the end of the way back.
pub fn tell_how_to_leave(state: &mut ReaderState) {
    let key = state.key(Action::Quit);
    state.notice = Some(format!("{key} leaves"));
}
