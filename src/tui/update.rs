//! What a key, a size or a result changes. No input or output here: what the terminal must do is an [`Effect`].

use std::sync::Arc;

use crossterm::event::Event;
use tui_input::InputRequest;
use tui_input::backend::crossterm::to_input_request;

use super::action::{Action, Context};
use super::digest::Digest;
use super::keys::{Bound, Key};
use super::layout::Panel;
use super::settle::settle;
use super::state::{Cursor, Evidence, Layer, Progress, State, Way};
use super::{lens, overview, pages, travel};
use crate::lookup::{Filter, Index};
use crate::model::Briefing;
use crate::text::is_safe;

/// Something that happened.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The screen has so many columns and rows now.
    Resized(u16, u16),
    /// The analysis is ready.
    Loaded(Arc<Briefing>, Box<Digest>),
    /// The search is ready.
    Indexed(Index),
    /// The program should give the terminal back and stop until it is continued.
    Suspend,
    /// The program was continued.
    Continued,
    /// The program should end.
    Quit,
    /// A thread that the reader depends on has died.
    Failed,
}

/// What the terminal must do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// End the program.
    Quit,
    /// End the program with an error.
    Fail,
    /// Give the terminal back and stop.
    Suspend,
    /// Take the terminal again and draw everything anew.
    Redraw,
}

/// Changes `state` by `message`.
pub fn update(state: &mut State, message: Message) -> Option<Effect> {
    let effect = match message {
        Message::Key(key) => press(state, key),
        Message::Paste(text) => {
            paste(state, &text);
            None
        }
        Message::Resized(width, height) => {
            state.size = (width, height);
            None
        }
        Message::Loaded(briefing, digest) => {
            load(state, briefing, *digest);
            None
        }
        Message::Indexed(index) => {
            state.index = Some(index);
            state.progress = Progress::Done;
            find(state);
            None
        }
        Message::Suspend => Some(Effect::Suspend),
        Message::Continued => Some(Effect::Redraw),
        Message::Quit => Some(Effect::Quit),
        Message::Failed => Some(Effect::Fail),
    };
    settle(state);
    effect
}

fn load(state: &mut State, briefing: Arc<Briefing>, digest: Digest) {
    state.focus = if !briefing.disagreements.is_empty() {
        Panel::Disagreements
    } else if !briefing.facts.is_empty() {
        Panel::Facts
    } else {
        Panel::Articles
    };
    let first = briefing.disagreements.first().copied().unwrap_or_default();
    state.briefing = briefing;
    state.digest = digest;
    state.progress = Progress::Indexing;
    state.evidence = Evidence::default();
    lens::refresh(state);
    travel::to_fact(state, first);
}

fn press(state: &mut State, key: Key) -> Option<Effect> {
    state.notice = None;
    let context = state.context();
    if context == Context::Search && key.character().is_some() {
        type_key(state, key);
        return None;
    }
    state.pending.push(key);
    let bound = match state.keymap.lookup(context, &state.pending) {
        Bound::Nothing if state.pending.len() > 1 => {
            // A key that ends no chord still means what it means by itself.
            state.pending = vec![key];
            state.keymap.lookup(context, &state.pending)
        }
        bound => bound,
    };
    match bound {
        Bound::Prefix => None,
        Bound::Action(action) => {
            state.pending.clear();
            act(state, action)
        }
        Bound::Nothing => {
            state.pending.clear();
            if context == Context::Search {
                type_key(state, key);
            }
            None
        }
    }
}

/// Does `action`.
pub fn act(state: &mut State, action: Action) -> Option<Effect> {
    match action {
        Action::Down => travel::steps(state, 1),
        Action::Up => travel::steps(state, -1),
        Action::HalfPageDown => travel::half_page(state, Way::On),
        Action::HalfPageUp => travel::half_page(state, Way::Back),
        Action::PageDown => travel::page(state, Way::On),
        Action::PageUp => travel::page(state, Way::Back),
        Action::Top => travel::steps(state, isize::MIN),
        Action::Bottom => travel::steps(state, isize::MAX),
        Action::Open => travel::open(state),
        Action::Back => back(state),
        Action::NextPanel => focus(state, state.focus.next(Way::On)),
        Action::PreviousPanel => focus(state, state.focus.next(Way::Back)),
        Action::Articles => focus(state, Panel::Articles),
        Action::Facts => focus(state, Panel::Facts),
        Action::Disagreements => focus(state, Panel::Disagreements),
        Action::Evidence => focus(state, Panel::Evidence),
        Action::Search => travel::search(state),
        Action::NextMatch => travel::to_match(state, Way::On),
        Action::PreviousMatch => travel::to_match(state, Way::Back),
        Action::NextDisagreement => travel::to_disagreement(state, Way::On),
        Action::PreviousDisagreement => travel::to_disagreement(state, Way::Back),
        Action::NextReading => travel::to_reading(state, Way::On),
        Action::PreviousReading => travel::to_reading(state, Way::Back),
        Action::NextMark => pages::to_mark(state, Way::On),
        Action::PreviousMark => pages::to_mark(state, Way::Back),
        Action::NextSource => overview::to_source(state, Way::On),
        Action::PreviousSource => overview::to_source(state, Way::Back),
        Action::Why => {
            state.explain = !state.explain;
            state.evidence.top = 0;
        }
        Action::Repairs => pages::show_repairs(state),
        Action::Matrix => overview::matrix(state),
        Action::Timeline => overview::timeline(state),
        Action::Stories => overview::stories(state),
        Action::Order => {
            let articles = state.focus == Panel::Articles && state.layers.is_empty();
            lens::next_order(state, articles);
        }
        Action::Group => lens::next_grouping(state),
        Action::OnlySource => travel::narrow_to_source(state, ""),
        Action::WithoutSource => travel::narrow_to_source(state, "-"),
        Action::Wider => state.sizes.widen(panel_to_size(state), state.areas.breakpoint, 1),
        Action::Narrower => state.sizes.widen(panel_to_size(state), state.areas.breakpoint, -1),
        Action::Taller => state.sizes.heighten(panel_to_size(state), 1),
        Action::Shorter => state.sizes.heighten(panel_to_size(state), -1),
        Action::Zoom => state.zoomed = !state.zoomed,
        Action::Help => {
            if matches!(state.layers.last(), Some(Layer::Help(_))) {
                state.layers.pop();
            } else {
                state.layers.push(Layer::Help(0));
            }
        }
        Action::Suspend => return Some(Effect::Suspend),
        Action::Quit => return Some(Effect::Quit),
    }
    None
}

/// The panel that a key makes larger: an open article stands where the facts stand.
fn panel_to_size(state: &State) -> Panel {
    if state.page().is_some() { Panel::Facts } else { state.focus }
}

/// Takes away what lies on top; from the evidence goes back to the list that one came from.
fn back(state: &mut State) {
    if state.layers.pop().is_some() {
        return;
    }
    if state.zoomed {
        state.zoomed = false;
    } else if state.focus == Panel::Evidence {
        let panel = state.came_from;
        focus(state, panel);
    } else if !state.lens.filter.typed.is_empty() {
        lens::narrow(state, "");
    } else {
        state.trail = None;
    }
}

/// Gives the keys to `panel`.
pub fn focus(state: &mut State, panel: Panel) {
    if panel == Panel::Evidence && state.focus != Panel::Evidence {
        state.came_from = if state.focus == Panel::Articles { Panel::Facts } else { state.focus };
    }
    state.focus = panel;
    // A list may stand elsewhere than the fact that was last looked at.
    let fact = match panel {
        Panel::Disagreements => {
            state.disagreements.current().and_then(|rank| state.briefing.disagreements.get(rank).copied())
        }
        Panel::Facts => state.facts.current(),
        _ => None,
    };
    if let Some(fact) = fact {
        travel::to_fact(state, fact);
    }
}

fn type_key(state: &mut State, key: Key) {
    let request = match key.character() {
        Some(c) => Some(InputRequest::InsertChar(c)),
        None => to_input_request(&Event::Key(key.event())),
    };
    let Some(Layer::Search(search)) = state.layers.last_mut() else { return };
    let Some(request) = request else { return };
    if search.input.handle(request).is_some_and(|change| change.value) {
        find(state);
    }
}

fn paste(state: &mut State, text: &str) {
    const MOST: usize = 200;
    let Some(Layer::Search(search)) = state.layers.last_mut() else { return };
    for c in text.trim().chars().filter(|c| is_safe(*c)).take(MOST) {
        search.input.handle(InputRequest::InsertChar(if c.is_whitespace() { ' ' } else { c }));
    }
    find(state);
}

/// Searches for what is typed.
pub fn find(state: &mut State) {
    /// More than anyone scrolls through; the best come first.
    const MOST: usize = 200;
    let briefing = Arc::clone(&state.briefing);
    let index = state.index.as_ref();
    let search = state.layers.iter_mut().rev().find_map(|layer| match layer {
        Layer::Search(search) => Some(search),
        _ => None,
    });
    if let Some(search) = search {
        search.filter = Filter::new(search.input.value(), &briefing);
        search.hits =
            index.map(|index| index.search_within(&briefing, &search.filter, MOST)).unwrap_or_default();
        search.cursor = Cursor::default();
    }
}
