//! From a question to its answers: the search line, what it finds, and the way from one match to the next.

mod complete;
mod draw;
mod line;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use self::complete::{complete, completions};
pub use self::line::Search;
use self::line::{HitGroup, story_of};
use super::text::{OpenText, push_page};
use crate::lookup::{Filter, Findings, Hit, Marker, Target};
use crate::tui::action::{Action, KeyContext};
use crate::tui::choice::{enter_story, focus, narrow, to_fact};
use crate::tui::command::{Done, KeyCommand, SearchOrigin, WayBack};
use crate::tui::crossing::Crossing;
use crate::tui::cursor::{Cursor, Way};
use crate::tui::diff_panel::Diff;
use crate::tui::layout::{Areas, Base, Panel, inner};
use crate::tui::state::{LastSearch, Layer, ReaderState, TypedLine};
use crate::tui::typing;
use crate::tui::views::frame::title;

/// Hits of a search: more than anyone scrolls through; the best come first.
const MOST: usize = 200;

impl Layer for Search {
    fn context(&self) -> KeyContext {
        KeyContext::Search
    }

    fn base(&self) -> Option<Base> {
        Some(Base::Search)
    }

    fn keys(&self) -> fn(&mut ReaderState, KeyCommand) -> Done {
        keys
    }

    fn rows_in_sight(&self, areas: &Areas) -> u16 {
        draw::list_area(self, areas.page).height
    }

    fn draw(&self, state: &ReaderState, buf: &mut Buffer) -> Option<Position> {
        draw::draw(state, self, state.areas.page, buf)
    }

    /// The sentence of a hit that is no fact, in its paragraph.
    fn draw_beside(&self, state: &ReaderState, area: Rect, buf: &mut Buffer) -> bool {
        if self.preview.fact.is_some() {
            return false;
        }
        let is_sentence = matches!(self.chosen(), Some(Hit { target: Target::Passage { .. }, .. }));
        let about = if is_sentence { "1 sentence" } else { "" };
        title(state, area, Panel::Diff.title(), about, false, buf);
        draw::passage(state, self, inner(area), buf);
        true
    }

    fn lay_out(&mut self, state: &ReaderState) {
        let rows = usize::from(self.rows_in_sight(&state.areas));
        // Two rows are kept for the line between sure and unsure hits and for a blank.
        self.cursor.keep_in_sight(self.count(state), rows.saturating_sub(2).max(1));
        let fact = match self.chosen().map(|hit| &hit.target) {
            Some(Target::Fact(fact)) if self.completions.is_empty() => Some(*fact),
            _ => None,
        };
        self.preview.lay_out(&state.laying(), fact);
    }

    fn carry(&mut self, crossing: &Crossing<'_>) -> bool {
        self.origin.fact = crossing.fact_or_near(self.origin.fact);
        let standing = self.standing();
        self.stay = standing.and_then(|(target, above)| Some((crossing.target(&target)?, above)));
        let typed = crossing.query(self.input.value());
        if typed != self.input.value() {
            self.input = typed.into();
        }
        true
    }

    fn line(&mut self) -> Option<TypedLine<'_>> {
        Some((&mut self.input, find))
    }

    fn way_back(&self) -> Option<WayBack> {
        Some(WayBack::Panels(self.origin))
    }

    fn marker(&self) -> Option<&Marker> {
        Some(&self.marker)
    }

    fn diff(&self) -> Option<&Diff> {
        Some(&self.preview)
    }

    fn is_zoomed(&self) -> bool {
        // An empty search line has the whole screen to say what can be typed.
        self.is_blank()
    }
}

impl Search {
    /// How many rows there are to choose from: earlier searches while nothing is typed, completions of a filter, hits.
    fn count(&self, state: &ReaderState) -> usize {
        match self.completions.len() {
            _ if self.is_blank() => state.user_marks.memory().searches.len(),
            0 => self.hits.len(),
            completions => completions,
        }
    }
}

fn keys(state: &mut ReaderState, command: KeyCommand) -> Done {
    match command {
        KeyCommand::Step(by) => {
            let count = state.top::<Search>().map_or(0, |search| search.count(state));
            if let Some(search) = state.top_mut::<Search>() {
                search.cursor.step(by, count);
            }
        }
        KeyCommand::Do(Action::Open) => take(state),
        KeyCommand::Do(Action::Complete) => complete(state),
        KeyCommand::Do(_) => return Done::NotHere,
    }
    Done::Here
}

/// Opens the search; the filters of the lists stand in it already. From a hit it takes up the search that led there.
pub fn open(state: &mut ReaderState) {
    if state.is_on_hit() {
        return to_hits(state);
    }
    let origin = SearchOrigin {
        focus: state.focus,
        fact: state.facts.selected,
        reading: state.diff.reading,
        top: state.facts.top,
    };
    let filter = &state.list_options.filter.typed;
    let line = if filter.is_empty() { String::new() } else { format!("{filter} ") };
    let mut search = Search { input: line.into(), origin, ..Search::default() };
    search.read(state.list_options.filter.clone());
    state.layers.push(Box::new(search));
    find(state);
}

/// Searches for what is typed.
fn find(state: &mut ReaderState) {
    if let Some(search) = look_up(state) {
        search.cursor = Cursor::default();
        search.stay = None;
    }
    let Some(completions) = state.top::<Search>().map(|search| completions(state, search)) else { return };
    if let Some(search) = state.top_mut::<Search>() {
        search.completions = completions;
    }
}

/// Fills the hits of the search that is open.
fn look_up(state: &mut ReaderState) -> Option<&mut Search> {
    let search = state.top::<Search>()?;
    let filter = search.filter.retyped(search.input.value(), &state.briefing);
    let findings = findings(state, &filter).unwrap_or_default();
    let search = state.top_mut::<Search>()?;
    search.read(filter);
    search.is_question = findings.is_question;
    search.is_sure = findings.sure;
    search.hits = findings.hits;
    Some(search)
}

/// What `filter` finds, group by group, in each story by story: first that which is shown, and in each the best first. None
/// while the search is not ready.
fn findings(state: &ReaderState, filter: &Filter) -> Option<Findings> {
    let mut findings = state.index.as_ref()?.find(&state.briefing, filter, MOST);
    let mut stories = vec![Some(state.story)];
    for hit in &findings.hits {
        let story = story_of(state, &hit.target);
        if !stories.contains(&story) {
            stories.push(story);
        }
    }
    let place = |hit: &Hit| {
        let story = story_of(state, &hit.target);
        stories.iter().position(|of| *of == story)
    };
    let is_question = findings.is_question;
    findings.hits.sort_by_cached_key(|hit| (HitGroup::of(hit, is_question), place(hit)));
    Some(findings)
}

/// Takes up an earlier search while nothing is typed; otherwise leaves the search for what was found, and narrows the
/// lists to the filters that were typed.
fn take(state: &mut ReaderState) {
    let Some(search) = state.top::<Search>() else { return };
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
    let Some(search) = state.take::<Search>() else { return };
    let Search { input, filter, marker, hits, cursor, origin, .. } = *search;
    let (line, at) = (input.value().trim().to_owned(), cursor.selected);
    state.user_marks.keep(|memory| memory.remember_search(&line));
    if filter.typed != state.list_options.filter.typed {
        narrow(state, &filter.typed);
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

/// Goes back to the hits, at the one that was opened.
pub fn to_hits(state: &mut ReaderState) {
    let Some(last_search) = state.last_search.take() else { return };
    let LastSearch { line, hits, at, below, origin, .. } = last_search;
    let mut search = Search { input: line.into(), origin, ..Search::default() };
    search.read(state.list_options.filter.clone());
    state.layers = below;
    state.layers.push(Box::new(search));
    let target = hits.get(at).map(|hit| hit.target.clone());
    if let Some(search) = look_up(state) {
        let found = target.and_then(|target| place_of(&target, &search.hits));
        search.cursor = Cursor { selected: found.unwrap_or(at), top: 0 };
    }
}

/// Takes the filters over into another briefing, and forgets what was found in the one before.
pub fn renew(state: &mut ReaderState) {
    // A filter holds numbers of articles.
    state.list_options.filter =
        state.tables.filter.retyped(&state.list_options.filter.typed, &state.briefing);
    let filter = state.list_options.filter.clone();
    if let Some(search) = state.top_mut::<Search>() {
        search.read(filter);
        search.hits.clear();
        search.preview = Diff::default();
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
    let line = state.last_search.as_ref().filter(|last| last.hits.is_empty()).map(|last| last.line.clone());
    let again = line.and_then(|line| findings(state, &Filter::new(&line, &state.briefing)));
    if let (Some(last_search), Some(Findings { hits, .. })) = (&mut state.last_search, again) {
        let at = last_search.stay.take().and_then(|target| place_of(&target, &hits));
        last_search.at = at.unwrap_or(last_search.at).min(hits.len().saturating_sub(1));
        last_search.hits = hits;
    }
}

/// The place of what leads to `target`.
fn place_of(target: &Target, hits: &[Hit]) -> Option<usize> {
    hits.iter().position(|hit| hit.target == *target)
}

/// Goes to the hit that the last search stands on.
fn to_hit(state: &mut ReaderState) {
    let Some(target) = state.last_search.as_ref().and_then(LastSearch::target).cloned() else { return };
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
                enter_story(state, *story);
            }
            state.articles.choose(article);
            push_page(state, OpenText { article, sentence: Some(sentence), reveal, ..OpenText::default() });
        }
    }
}

/// Goes to the next hit of the last search, in whatever text it stands.
pub fn to_match(state: &mut ReaderState, way: Way) {
    let Some(last_search) = &mut state.last_search else {
        let key = state.key(Action::Search);
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
