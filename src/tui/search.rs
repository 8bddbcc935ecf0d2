//! From a question to its answers: the search line, what it finds, and the way from one match to the next.

use std::sync::Arc;

use super::complete::{complete, completions};
use super::layer::{LastSearch, Layer, OpenText, Search, SearchOrigin};
use super::layout::Panel;
use super::navigation::{choose_reading, to_fact};
use super::pages::push_page;
use super::state::{Cursor, Diff, ReaderState, Way};
use super::update::focus;
use super::{list_options, typing};
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
    search.read(state.list_options.filter.clone());
    if !state.list_options.filter.typed.is_empty() {
        search.input = format!("{} ", state.list_options.filter.typed).into();
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
        let earlier = state.user_marks.memory().searches.get(search.cursor.selected).cloned();
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
    state.user_marks.keep(|memory| memory.remember_search(&line));
    if filter.typed != state.list_options.filter.typed {
        list_options::narrow(state, &filter.typed);
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
    state.last_search = Some(LastSearch { line, marker, hits, at, stay: None, below, origin });
    to_hit(state);
}

/// True where the hit that was opened last is still what the reader looks at.
pub fn is_on_hit(state: &ReaderState) -> bool {
    let Some(hit) = state.last_search.as_ref().and_then(|last_search| last_search.hits.get(last_search.at))
    else {
        return false;
    };
    match (&hit.target, state.layers.as_slice()) {
        (Target::Fact(fact), []) => *fact == state.facts.selected && state.focus == Panel::Diff,
        (Target::Passage { article, .. }, [Layer::Page(page)]) => page.article == *article,
        _ => false,
    }
}

/// Goes back to the hits, at the one that was opened.
pub fn to_hits(state: &mut ReaderState) {
    let Some(last_search) = state.last_search.take() else { return };
    let LastSearch { line, hits, at, below, origin, .. } = last_search;
    let mut search = Box::new(Search { input: line.into(), origin, ..Search::default() });
    search.read(state.list_options.filter.clone());
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
    state.list_options.filter =
        state.tables.filter.retyped(&state.list_options.filter.typed, &state.briefing);
    for layer in &mut state.layers {
        if let Layer::Search(search) = layer {
            search.read(state.list_options.filter.clone());
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
    let (Some(last_search), Some(index)) = (&mut state.last_search, &state.index) else { return };
    if last_search.hits.is_empty() {
        let filter = Filter::new(&last_search.line, &state.briefing);
        last_search.hits = in_groups(index.find(&state.briefing, &filter, MOST));
        let at = last_search.stay.take().and_then(|target| place_of(&target, &last_search.hits));
        last_search.at = at.unwrap_or(last_search.at).min(last_search.hits.len().saturating_sub(1));
    }
}

/// The place of what leads to `target`.
fn place_of(target: &Target, hits: &[Hit]) -> Option<usize> {
    hits.iter().position(|hit| hit.target == *target)
}

/// Goes to the hit that the last search stands on.
fn to_hit(state: &mut ReaderState) {
    let Some(target) = state
        .last_search
        .as_ref()
        .and_then(|last_search| last_search.hits.get(last_search.at))
        .map(|hit| hit.target.clone())
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
            if let Some(story) = state.tables.story_of.get(article) {
                list_options::enter_story(state, *story);
            }
            state.articles.choose(article);
            push_page(state, OpenText { article, sentence: Some(sentence), reveal, ..OpenText::default() });
        }
    }
}

/// Goes to the next hit of the last search, in whatever text it stands.
pub fn to_match(state: &mut ReaderState, way: Way) {
    let Some(last_search) = &mut state.last_search else {
        let key = state.keymap.shown(super::action::Action::Search).next().unwrap_or_default();
        state.notice = Some(format!("nothing has been searched yet; {key} finds"));
        return;
    };
    let count = last_search.hits.len();
    if count == 0 {
        return;
    }
    let before = last_search.at;
    last_search.at = way.around(before, count);
    state.notice = match way {
        Way::On if last_search.at <= before => Some("first hit again".to_owned()),
        Way::Back if last_search.at >= before => Some("last hit again".to_owned()),
        _ => None,
    };
    to_hit(state);
}
