//! From a question to its answers: the search line, what it finds, and the way from one match to the next.

use std::sync::Arc;

use super::complete::{complete, completions};
use super::layer::{Layer, OpenText, Search, SearchOrigin, Trail};
use super::layout::Panel;
use super::pages::push_page;
use super::state::{Cursor, Diff, ReaderState, Way};
use super::travel::{choose_reading, to_fact};
use super::update::focus;
use super::{lens, typing};
use crate::lookup::{Filter, Findings, Hit, Target};

/// Hits of a search: more than anyone scrolls through; the best come first.
const MOST: usize = 200;

/// Opens the search; the filters of the lists stand in it already. From a hit it takes up the search that led there.
pub fn open(state: &mut ReaderState) {
    if is_on_hit(state) {
        return to_hits(state);
    }
    let origin = SearchOrigin {
        focus: state.focus,
        fact: state.facts.selected,
        reading: state.diff.reading,
        top: state.facts.top,
    };
    let mut search = Box::new(Search { origin, ..Search::default() });
    search.read(state.lens.filter.clone());
    if !state.lens.filter.typed.is_empty() {
        search.input = format!("{} ", state.lens.filter.typed).into();
    }
    state.layers.push(Layer::Search(search));
    find(state);
}

/// Searches for what is typed.
pub fn find(state: &mut ReaderState) {
    if let Some(search) = look_up(state) {
        search.cursor = Cursor::default();
        search.stay = None;
    }
    let completions = match state.layers.last() {
        Some(Layer::Search(search)) => completions(state, search),
        _ => return,
    };
    if let Some(Layer::Search(search)) = state.layers.last_mut() {
        search.completions = completions;
    }
}

/// Fills the hits of the search that is open.
fn look_up(state: &mut ReaderState) -> Option<&mut Search> {
    let briefing = Arc::clone(&state.briefing);
    let index = state.index.as_ref();
    let search = state.layers.iter_mut().rev().find_map(|layer| match layer {
        Layer::Search(search) => Some(search),
        _ => None,
    })?;
    search.read(search.filter.retyped(search.input.value(), &briefing));
    let findings = index.map(|index| index.find(&briefing, &search.filter, MOST)).unwrap_or_default();
    search.is_question = findings.is_question;
    search.is_sure = findings.sure;
    search.hits = in_groups(findings);
    Some(search)
}

/// What a hit is listed under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HitGroup {
    /// The answer to a question.
    Answer,
    /// Facts that hold all words.
    Facts,
    /// Sentences that do.
    Sentences,
    /// What holds words like them.
    Similar,
}

impl HitGroup {
    /// The group of `hit`, which a question found or a few words.
    pub fn of(hit: &Hit, is_question: bool) -> Self {
        match hit.target {
            _ if hit.answer && hit.exact && is_question => Self::Answer,
            _ if !hit.exact => Self::Similar,
            Target::Fact(_) => Self::Facts,
            Target::Passage { .. } => Self::Sentences,
        }
    }

    /// What stands over it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Answer => "Answer",
            Self::Facts => "Facts",
            Self::Sentences => "Sentences",
            Self::Similar => "Similar words",
        }
    }
}

/// What was found, group by group, in each the best first.
fn in_groups(findings: Findings) -> Vec<Hit> {
    let Findings { mut hits, is_question, .. } = findings;
    hits.sort_by_key(|hit| HitGroup::of(hit, is_question));
    hits
}

/// Takes up an earlier search while nothing is typed; otherwise leaves the search for what was found, and narrows the
/// lists to the filters that were typed.
pub fn take(state: &mut ReaderState) {
    let Some(Layer::Search(search)) = state.layers.last() else { return };
    if search.is_blank() {
        let earlier = state.desk.memory().searches.get(search.cursor.selected).cloned();
        return earlier.iter().for_each(|line| typing::replace(state, line));
    }
    if !search.completions.is_empty() {
        return complete(state);
    }
    if search.hits.is_empty() {
        return;
    }
    let Some(Layer::Search(search)) = state.layers.pop() else { return };
    let Search { input, filter, marker, hits, cursor, origin, .. } = *search;
    let (line, at) = (input.value().trim().to_owned(), cursor.selected);
    state.desk.keep(|memory| memory.remember_search(&line));
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
    let below = std::mem::take(&mut state.layers);
    state.trail = Some(Trail { line, marker, hits, at, stay: None, below, origin });
    to_hit(state);
}

/// True where the hit that was opened last is still what the reader looks at.
pub fn is_on_hit(state: &ReaderState) -> bool {
    let Some(hit) = state.trail.as_ref().and_then(|trail| trail.hits.get(trail.at)) else { return false };
    match (&hit.target, state.layers.as_slice()) {
        (Target::Fact(fact), []) => *fact == state.facts.selected && state.focus == Panel::Diff,
        (Target::Passage { article, .. }, [Layer::Page(page)]) => page.article == *article,
        _ => false,
    }
}

/// Goes back to the hits, at the one that was opened.
pub fn to_hits(state: &mut ReaderState) {
    let Some(trail) = state.trail.take() else { return };
    let Trail { line, hits, at, below, origin, .. } = trail;
    let mut search = Box::new(Search { input: line.into(), origin, ..Search::default() });
    search.read(state.lens.filter.clone());
    state.layers = below;
    state.layers.push(Layer::Search(search));
    let target = hits.get(at).map(|hit| hit.target.clone());
    if let Some(search) = look_up(state) {
        let found = target.and_then(|target| place_of(&target, &search.hits));
        search.cursor = Cursor { selected: found.unwrap_or(at), top: 0 };
    }
}

/// Leaves the search for where it was begun.
pub fn leave(state: &mut ReaderState, origin: SearchOrigin) {
    if origin.fact < state.briefing.facts.len() {
        choose_reading(state, origin.fact, origin.reading);
        state.diff.reveal = false;
        state.facts.top = origin.top;
    }
    state.focus = origin.focus;
}

/// Takes the filters over into another briefing, and forgets what was found in the one before.
pub fn renew(state: &mut ReaderState) {
    // A filter holds numbers of articles.
    state.lens.filter = state.digest.filter.retyped(&state.lens.filter.typed, &state.briefing);
    for layer in &mut state.layers {
        if let Layer::Search(search) = layer {
            search.read(state.lens.filter.clone());
            search.hits.clear();
            search.preview = Diff::default();
        }
    }
}

/// Searches once more for what is typed and for what was searched last, in another briefing; the place stays on what it
/// led to.
pub fn again(state: &mut ReaderState) {
    if let Some(search) = look_up(state)
        && let Some((target, above)) = search.stay.take()
    {
        let at = place_of(&target, &search.hits).unwrap_or_default();
        search.cursor = Cursor { selected: at, top: at.saturating_sub(above) };
    }
    let (Some(trail), Some(index)) = (&mut state.trail, &state.index) else { return };
    if trail.hits.is_empty() {
        let filter = Filter::new(&trail.line, &state.briefing);
        trail.hits = in_groups(index.find(&state.briefing, &filter, MOST));
        let at = trail.stay.take().and_then(|target| place_of(&target, &trail.hits));
        trail.at = at.unwrap_or(trail.at).min(trail.hits.len().saturating_sub(1));
    }
}

/// The place of what leads to `target`.
fn place_of(target: &Target, hits: &[Hit]) -> Option<usize> {
    hits.iter().position(|hit| hit.target == *target)
}

/// Goes to the hit that the trail stands on.
fn to_hit(state: &mut ReaderState) {
    let Some(target) =
        state.trail.as_ref().and_then(|trail| trail.hits.get(trail.at)).map(|hit| hit.target.clone())
    else {
        return;
    };
    match target {
        Target::Fact(fact) => {
            state.layers.clear();
            to_fact(state, fact);
            focus(state, Panel::Diff);
        }
        Target::Passage { article, sentence } => {
            let reveal = Some(sentence.start);
            state.layers.clear();
            if let Some(story) = state.digest.story_of.get(article) {
                lens::enter_story(state, *story);
            }
            state.articles.choose(article);
            push_page(state, OpenText { article, sentence: Some(sentence), reveal, ..OpenText::default() });
        }
    }
}

/// Goes to the next hit of the last search, in whatever text it stands.
pub fn to_match(state: &mut ReaderState, way: Way) {
    let Some(trail) = &mut state.trail else {
        let key = state.keymap.shown(super::action::Action::Search).next().unwrap_or_default();
        state.notice = Some(format!("nothing has been searched yet; {key} finds"));
        return;
    };
    let count = trail.hits.len();
    if count == 0 {
        return;
    }
    let before = trail.at;
    trail.at = way.around(before, count);
    state.notice = match way {
        Way::On if trail.at <= before => Some("first hit again".to_owned()),
        Way::Back if trail.at >= before => Some("last hit again".to_owned()),
        _ => None,
    };
    to_hit(state);
}
