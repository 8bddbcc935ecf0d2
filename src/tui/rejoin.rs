//! From one briefing to the next without losing one's place: after a split, and when articles come, go or change.

use std::sync::Arc;

use super::digest::Digest;
use super::layer::Layer;
use super::layout::Panel;
use super::lens;
use super::listing::Listing;
use super::search;
use super::state::{Progress, State};
use super::travel::to_fact;
use crate::memory::{Place, readings};
use crate::model::{Briefing, Fingerprint};

/// Where the reader is, in terms that hold for the next briefing as well.
struct Standing {
    fact: Vec<Fingerprint>,
    reading: Option<Fingerprint>,
    article: Option<String>,
    from: Vec<Vec<Fingerprint>>,
    pages: Vec<(String, Fingerprint)>,
}

/// Puts `briefing` in the place of the one that is shown.
pub fn rejoin(state: &mut State, briefing: Arc<Briefing>, digest: Digest) {
    let standing = standing(state);
    let news = news(&state.briefing, &briefing);
    state.briefing = briefing;
    state.digest = digest;
    state.progress = Progress::Indexing;
    state.index = None;
    state.desk.resolve(&state.digest.prints);
    if let Some(trail) = &mut state.trail {
        trail.hits.clear();
    }
    keep_pages(state, &standing.pages);
    let (prints, end) = (&state.digest.prints, state.briefing.facts.len().saturating_sub(1));
    let find = |of: &[Fingerprint], or: usize| prints.fact(of).unwrap_or(or.min(end));
    for (from, before) in state.layers.iter_mut().filter_map(Layer::origin_mut).zip(&standing.from) {
        *from = find(before, *from);
    }
    let fact = find(&standing.fact, state.facts.selected);
    let was = [&state.articles, &state.facts, &state.disagreements].map(Listing::height);
    to_fact(state, fact);
    let articles = &state.briefing.articles;
    if let Some(at) = articles.iter().position(|article| Some(&article.id) == standing.article.as_ref()) {
        state.articles.choose(at);
    }
    search::renew(state);
    lens::refresh(state);
    // What stood on a row stays on that row, whatever came before it.
    let lists = [&mut state.articles, &mut state.facts, &mut state.disagreements];
    for (list, height) in lists.into_iter().zip(was) {
        list.top = list.at.saturating_sub(height);
    }
    state.evidence.fact = (fact < state.briefing.facts.len()).then_some(fact);
    state.evidence.laid = None;
    state.evidence.reading = state
        .fact()
        .and_then(|fact| {
            readings(&state.briefing, fact).iter().position(|print| Some(*print) == standing.reading)
        })
        .unwrap_or_default();
    if !news.is_empty() {
        state.notice = Some(news);
    }
}

fn standing(state: &State) -> Standing {
    let briefing = &state.briefing;
    let fact = state.fact().map(|fact| readings(briefing, fact)).unwrap_or_default();
    let known = |fact: usize| briefing.facts.get(fact).map(|fact| readings(briefing, fact));
    let from = state.layers.iter().filter_map(Layer::origin).map(|fact| known(fact).unwrap_or_default());
    let pages = state.layers.iter().filter_map(|layer| match layer {
        Layer::Page(page) => {
            let print = state.digest.prints.articles.get(page.article)?;
            Some((briefing.articles.get(page.article)?.id.clone(), *print))
        }
        _ => None,
    });
    Standing {
        reading: fact.get(state.evidence.reading).copied(),
        fact,
        article: briefing.articles.get(state.articles.selected).map(|article| article.id.clone()),
        from: from.collect(),
        pages: pages.collect(),
    }
}

/// Keeps the open articles open; one that is gone is closed, and in one that has changed nothing is marked.
fn keep_pages(state: &mut State, pages: &[(String, Fingerprint)]) {
    let mut pages = pages.iter();
    let (briefing, digest) = (&state.briefing, &state.digest);
    state.layers.retain_mut(|layer| {
        let Layer::Page(page) = layer else { return true };
        let Some((id, print)) = pages.next() else { return false };
        let Some(at) = briefing.articles.iter().position(|article| article.id == *id) else { return false };
        page.article = at;
        if digest.prints.articles.get(at) != Some(print) {
            (page.sentence, page.value, page.mark, page.reveal) = (None, None, None, None);
            page.marks.clear();
        }
        // The rows are laid out anew; what is at the top stays there.
        page.width = u16::MAX;
        true
    });
}

/// Which articles came, changed and went, in a few words; empty if none did.
fn news(before: &Briefing, after: &Briefing) -> String {
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
    let names = |wanted: &dyn Fn(&&crate::model::Article) -> bool| {
        after.articles.iter().filter(wanted).map(|article| article.id.as_str()).collect::<Vec<_>>()
    };
    part(names(&|article| old(&article.id).is_none()), "joined");
    part(names(&|article| old(&article.id).is_some_and(|old| old.body != article.body)), "changed");
    let gone = |id: &str| after.articles.binary_search_by(|article| article.id.as_str().cmp(id)).is_err();
    let left = before.articles.iter().map(|article| article.id.as_str()).filter(|id| gone(id)).collect();
    part(left, "went");
    parts.join(" · ")
}

/// Where the reader is, to be kept until the next start.
pub fn place(state: &State) -> Place {
    let panel = Panel::ALL.iter().position(|panel| *panel == state.focus).unwrap_or_default();
    Place {
        panel: panel as u8 + 1,
        fact: state.fact().map(|fact| readings(&state.briefing, fact)).unwrap_or_default(),
        article: state.digest.prints.articles.get(state.articles.selected).copied(),
    }
}

/// Goes to where the reader was last, as far as it is still there.
pub fn return_to(state: &mut State, place: &Place) {
    if let Some(fact) = state.digest.prints.fact(&place.fact) {
        to_fact(state, fact);
        if let Some(panel) = Panel::ALL.get(usize::from(place.panel).wrapping_sub(1)) {
            let disputed = state.digest.ranks.get(fact).is_some_and(Option::is_some);
            state.focus = if *panel == Panel::Disagreements && !disputed { Panel::Facts } else { *panel };
        }
    }
    if let Some(article) = place.article.and_then(|article| state.digest.prints.article(article)) {
        state.articles.choose(article);
    }
}
