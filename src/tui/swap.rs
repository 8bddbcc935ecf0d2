//! From one briefing to the next without losing one's place: after a split, and when articles come, go or change.

use std::sync::Arc;

use super::briefing_tables::BriefingTables;
use super::layer::Layer;
use super::layout::Panel;
use super::list_options;
use super::listing::Listing;
use super::navigation::to_fact;
use super::search;
use super::state::ReaderState;
use crate::lookup::{Filter, Target};
use crate::memory::{LastPlace, fingerprints};
use crate::model::{Article, Briefing};

/// From the numbers in one briefing to those in the next.
struct Crossing<'a> {
    before: (&'a Briefing, &'a BriefingTables),
    after: (&'a Briefing, &'a BriefingTables),
}

impl Crossing<'_> {
    fn article(&self, number: usize) -> Option<usize> {
        let id = &self.before.0.articles.get(number)?.id;
        self.after.0.articles.iter().position(|article| article.id == *id)
    }

    fn fact(&self, number: usize) -> Option<usize> {
        let (briefing, _) = self.before;
        self.after.1.fingerprints.fact(&fingerprints(briefing, briefing.facts.get(number)?))
    }

    /// The same, or the fact that has come to stand about there.
    fn fact_or_near(&self, number: usize) -> usize {
        self.fact(number).unwrap_or(number.min(self.after.0.facts.len().saturating_sub(1)))
    }

    /// The place of a reading of fact `number` among those of fact `to`.
    fn reading(&self, number: usize, reading: usize, to: usize) -> Option<usize> {
        let of = |briefing: &Briefing, fact| Some(fingerprints(briefing, briefing.facts.get(fact)?));
        let print = *of(self.before.0, number)?.get(reading)?;
        of(self.after.0, to)?.iter().position(|known| *known == print)
    }

    /// By the first of its articles that is still there.
    fn story(&self, number: usize) -> Option<usize> {
        let story = self.before.0.stories.get(number)?;
        let article = story.articles.iter().find_map(|article| self.article(*article))?;
        self.after.1.story_of.get(article).copied()
    }

    fn target(&self, target: &Target) -> Option<Target> {
        match target {
            Target::Fact(fact) => self.fact(*fact).map(Target::Fact),
            Target::Passage { article, sentence } => {
                let text = self.before.0.articles.get(*article)?.body.get(sentence.clone())?;
                let article = self.article(*article)?;
                let body = &self.after.0.articles.get(article)?.body;
                // In an article that has changed the sentence may stand elsewhere.
                let start =
                    if body.get(sentence.clone()) == Some(text) { sentence.start } else { body.find(text)? };
                Some(Target::Passage { article, sentence: start..start + text.len() })
            }
        }
    }

    /// `query` with the numbers that the stories of its filters have now; a story that is gone is asked for no more.
    fn query(&self, query: &str) -> String {
        Filter::renumbered(query, |number| match number.checked_sub(1) {
            Some(at) if at < self.before.0.stories.len() => self.story(at).map(|at| at + 1),
            // There was none of this number before.
            _ => Some(number),
        })
    }
}

/// Puts `briefing` in the place of the one that is shown.
pub fn swap(state: &mut ReaderState, briefing: Arc<Briefing>, tables: BriefingTables) {
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
        let target =
            last_search.hits.get(last_search.at).map(|hit| &hit.target).or(last_search.stay.as_ref());
        last_search.stay = target.and_then(|target| crossing.target(target));
        last_search.hits.clear();
        last_search.below.clear();
        last_search.origin.fact = crossing.fact_or_near(last_search.origin.fact);
        last_search.line = crossing.query(&last_search.line);
    }
    state.layers.retain_mut(|layer| carry(layer, &crossing));
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
    list_options::refresh(state);
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
        list_options::choose_listed(state);
    }
    if !news.is_empty() {
        state.notice = Some(news.join(" · "));
    }
}

/// Gives what `layer` holds the numbers of the next briefing; false for an open article that is gone. In one that has
/// changed nothing is marked.
fn carry(layer: &mut Layer, crossing: &Crossing<'_>) -> bool {
    match layer {
        Layer::Page(page) => {
            let print =
                |tables: &BriefingTables, article: usize| tables.fingerprints.articles.get(article).copied();
            let Some(at) = crossing.article(page.article) else { return false };
            if print(crossing.after.1, at) != print(crossing.before.1, page.article) {
                (page.sentence, page.value, page.mark, page.reveal) = (None, None, None, None);
                page.marks.clear();
            }
            page.article = at;
            page.from.0 = crossing.fact_or_near(page.from.0);
            // The rows are laid out anew; what is at the top stays there.
            page.width = u16::MAX;
        }
        Layer::Search(search) => {
            search.origin.fact = crossing.fact_or_near(search.origin.fact);
            let standing = search.standing();
            search.stay = standing.and_then(|(target, above)| Some((crossing.target(&target)?, above)));
            let typed = crossing.query(search.input.value());
            if typed != search.input.value() {
                search.input = typed.into();
            }
        }
        Layer::Stories(cursor) => {
            let before = crossing.before.1.latest_first.get(cursor.selected);
            let story = before.and_then(|story| crossing.story(*story));
            let at = crossing.after.1.latest_first.iter().position(|at| Some(*at) == story);
            cursor.selected = at.unwrap_or(cursor.selected);
        }
        Layer::Dates(dates) => dates.from = crossing.fact_or_near(dates.from),
        Layer::Pins(list) => list.from = crossing.fact_or_near(list.from),
        Layer::Matrix(_) | Layer::Problems(_) | Layer::Menu(_) | Layer::Prompt(_) => {}
    }
    true
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
pub fn return_to(state: &mut ReaderState, place: &LastPlace) {
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
