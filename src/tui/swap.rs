//! From one briefing to the next without losing one's place: after a correction, and when articles come, go or change.

use std::sync::Arc;

use super::briefing_tables::BriefingTables;
use super::choice::{choose_listed, to_fact};
use super::crossing::Crossing;
use super::diff_panel::Diff;
use super::layers::{search, stories};
use super::layout::Panel;
use super::listing::Listing;
use super::lists;
use super::progress::Progress;
use super::state::ReaderState;
use crate::memory::{LastPlace, fingerprints};
use crate::model::{Article, Briefing};

/// Shows `briefing`: from its beginning if nobody has gone anywhere in the part before.
pub fn take(state: &mut ReaderState, briefing: Arc<Briefing>, tables: BriefingTables) {
    let at_home = match state.progress {
        Progress::Reading => true,
        Progress::Comparing(..) => state.home.take().is_some_and(|home| home == state.standing()),
        Progress::Indexing | Progress::Done => false,
    };
    if at_home {
        load(state, briefing, tables);
        state.home = Some(state.standing());
    } else {
        swap(state, briefing, tables);
    }
}

fn load(state: &mut ReaderState, briefing: Arc<Briefing>, tables: BriefingTables) {
    state.focus = if briefing.facts.is_empty() { Panel::Articles } else { Panel::Facts };
    state.briefing = briefing;
    state.tables = tables;
    state.index = None;
    state.diff = Diff::default();
    state.story = state.tables.latest_first.first().copied().unwrap_or_default();
    search::renew(state);
    lists::refresh(state);
    state.facts.at = 0;
    state.facts.step(0);
    state.articles.at = 0;
    choose_listed(state);
    state.user_marks.resolve(&state.tables.fingerprints);
    if let Some(place) = state.user_marks.memory().place.clone() {
        return_to(state, &place);
    }
    // Whoever opens a folder of several stories chooses one first.
    if state.briefing.stories.len() > 1 && state.layers.is_empty() {
        stories::toggle(state);
    }
}

/// Puts `briefing` in the place of the one that is shown.
fn swap(state: &mut ReaderState, briefing: Arc<Briefing>, tables: BriefingTables) {
    let before = std::mem::replace(&mut state.briefing, briefing);
    let old = std::mem::replace(&mut state.tables, tables);
    let after = Arc::clone(&state.briefing);
    state.index = None;
    state.user_marks.resolve(&state.tables.fingerprints);
    let crossing = Crossing { before: (&before, &old), after: (&after, &state.tables) };
    let fact = crossing.fact_or_near(state.facts.selected);
    let reading = crossing.reading(state.facts.selected, state.diff.reading, fact);
    let article = crossing.article(state.articles.selected);
    let story = crossing.story(state.story);
    if let Some(last_search) = &mut state.last_search {
        let target = last_search.target().or(last_search.stay.as_ref());
        last_search.stay = target.and_then(|target| crossing.target(target));
        last_search.hits.clear();
        last_search.below.clear();
        last_search.origin.fact = crossing.fact_or_near(last_search.origin.fact);
        last_search.line = crossing.query(&last_search.line);
    }
    state.layers.retain_mut(|layer| layer.carry(&crossing));
    let typed = crossing.query(&state.list_options.filter.typed);
    let mut news = news(&before, &after);
    if typed.split_whitespace().count() < state.list_options.filter.typed.split_whitespace().count() {
        news.push("the story of the filter is gone: all are shown".to_owned());
    }
    state.list_options.filter.typed = typed;
    let was = [&state.articles, &state.facts].map(Listing::height);
    let none = state.facts.len() == 0;
    state.story = story.or(after.facts.get(fact).map(|fact| fact.story)).unwrap_or_default();
    search::renew(state);
    state.facts.selected = fact;
    if let Some(at) = article {
        state.articles.selected = at;
    }
    lists::refresh(state);
    // What stood on a row stays on that row, whatever came before it.
    let lists = [&mut state.articles, &mut state.facts];
    for (list, height) in lists.into_iter().zip(was) {
        list.top = list.at.saturating_sub(height);
    }
    state.diff.fact = (fact < after.facts.len()).then_some(fact);
    state.diff.laid = None;
    state.diff.reading = reading.unwrap_or_default();
    if none {
        // What the filter lets through has come.
        choose_listed(state);
    }
    if !news.is_empty() {
        state.notice = Some(news.join(" · "));
    }
}

/// Which articles came, changed and went, in a few words; empty if none did.
fn news(before: &Briefing, after: &Briefing) -> Vec<String> {
    let mut parts = Vec::new();
    let mut part = |names: Vec<&str>, what: &str| match names.as_slice() {
        [] => {}
        [one] => parts.push(format!("{one} {what}")),
        many => parts.push(format!("{} articles {what}", many.len())),
    };
    let old = |id: &str| {
        let at = before.articles.binary_search_by(|article| article.id.as_str().cmp(id)).ok()?;
        before.articles.get(at)
    };
    let names = |wanted: &dyn Fn(&&Article) -> bool| {
        after.articles.iter().filter(wanted).map(|article| article.id.as_str()).collect::<Vec<_>>()
    };
    part(names(&|article| old(&article.id).is_none()), "joined");
    part(names(&|article| old(&article.id).is_some_and(|old| old.body != article.body)), "changed");
    let gone = |id: &str| after.articles.binary_search_by(|article| article.id.as_str().cmp(id)).is_err();
    let left = before.articles.iter().map(|article| article.id.as_str()).filter(|id| gone(id)).collect();
    part(left, "went");
    parts
}

/// Where the reader is, to be kept until the next start.
pub fn place(state: &ReaderState) -> LastPlace {
    let panel = Panel::ALL.iter().position(|panel| *panel == state.focus).unwrap_or_default();
    LastPlace {
        panel: panel as u8 + 1,
        fact: state.fact().map(|fact| fingerprints(&state.briefing, fact)).unwrap_or_default(),
        article: state.tables.fingerprints.articles.get(state.articles.selected).copied(),
    }
}

/// Goes to where the reader was last, as far as it is still there.
fn return_to(state: &mut ReaderState, place: &LastPlace) {
    if let Some(fact) = state.tables.fingerprints.fact(&place.fact) {
        to_fact(state, fact);
        if let Some(panel) = Panel::ALL.get(usize::from(place.panel).wrapping_sub(1)) {
            state.focus = *panel;
        }
    }
    if let Some(article) = place.article.and_then(|article| state.tables.fingerprints.article(article)) {
        state.articles.choose(article);
    }
}
