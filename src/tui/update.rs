//! What a key, a size or a result changes. No input or output here: what the terminal must do is an [`Effect`].

use std::path::PathBuf;
use std::sync::Arc;

use super::action::Action;
use super::digest::Digest;
use super::handoff::Place;
use super::keys::{Bound, Key};
use super::layer::Layer;
use super::layout::Panel;
use super::mouse::Mouse;
use super::selection::Extent;
use super::settle::settle;
use super::state::{Evidence, Progress, State, Way};
use super::typing::{paste, type_key};
use super::{handoff, lens, menu, mouse, overview, pages, pins, prompt, rejoin, search, travel};
use crate::lookup::Index;
use crate::model::{Briefing, Corrections};

/// Something that happened.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// The mouse was used.
    Mouse(Mouse),
    /// Text was pasted.
    Paste(String),
    /// The screen has so many columns and rows now.
    Resized(u16, u16),
    /// Something to tell the reader.
    Notice(String),
    /// Files of the folder have changed.
    Changed,
    /// A part of the stories is compared: what is known by now, and how many of how many.
    Partly(Arc<Briefing>, Box<Digest>, (usize, usize)),
    /// The analysis is ready, the first or another one.
    Loaded(Arc<Briefing>, Box<Digest>),
    /// The search is ready.
    Indexed(Box<Index>),
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// End the program.
    Quit,
    /// End the program with an error.
    Fail,
    /// Give the terminal back and stop.
    Suspend,
    /// Take the terminal again and draw everything anew.
    Redraw,
    /// Analyse the articles again, with these corrections.
    Analyze(Corrections),
    /// Read the folder again.
    Reread,
    /// Put a text on the clipboard.
    Copy(String),
    /// Show an address in the browser.
    OpenUrl(String),
    /// Give the terminal to an editor for a file.
    Edit {
        /// The file.
        file: PathBuf,
        /// What the editor shows of it.
        place: Place,
    },
    /// Give the terminal to a command that reads a text.
    Pipe {
        /// The command as the user typed it.
        command: String,
        /// What it reads.
        text: String,
    },
    /// Write a text to a file that must not exist yet.
    Write {
        /// The file as the user typed it.
        file: String,
        /// What is written.
        text: String,
    },
}

/// Changes `state` by `message`.
pub fn update(state: &mut State, message: Message) -> Option<Effect> {
    let effect = match message {
        Message::Key(key) => press(state, key),
        Message::Mouse(mouse) => {
            state.notice = None;
            mouse::handle(state, mouse)
        }
        Message::Paste(text) => {
            paste(state, &text);
            None
        }
        Message::Resized(width, height) => {
            state.size = (width, height);
            None
        }
        Message::Notice(text) => {
            state.notice = Some(text);
            None
        }
        Message::Changed => Some(Effect::Reread),
        Message::Loaded(briefing, digest) => {
            take(state, briefing, *digest);
            state.progress = Progress::Indexing;
            None
        }
        Message::Partly(briefing, digest, (done, all)) => {
            take(state, briefing, *digest);
            state.progress = Progress::Comparing(done, all);
            None
        }
        Message::Indexed(index) => {
            state.index = Some(*index);
            if state.progress == Progress::Indexing {
                state.progress = Progress::Done;
            }
            search::again(state);
            None
        }
        Message::Suspend => Some(Effect::Suspend),
        Message::Continued => Some(Effect::Redraw),
        Message::Quit => Some(Effect::Quit),
        Message::Failed => Some(Effect::Fail),
    };
    if effect == Some(Effect::Quit) {
        let place = rejoin::place(state);
        state.desk.keep(|memory| match &memory.place {
            // The place that was kept may be in what is not compared yet.
            Some(_) if state.progress.is_partial() => {}
            _ => memory.place = Some(place),
        });
    }
    settle(state);
    effect
}

/// Shows `briefing`: from its beginning if nobody has gone anywhere in the part before.
fn take(state: &mut State, briefing: Arc<Briefing>, digest: Digest) {
    let at_home = match state.progress {
        Progress::Reading => true,
        Progress::Comparing(..) => state.home.take().is_some_and(|home| home == state.standing()),
        Progress::Indexing | Progress::Done => false,
    };
    if at_home {
        load(state, briefing, digest);
        state.home = Some(state.standing());
    } else {
        rejoin::rejoin(state, briefing, digest);
    }
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
    state.index = None;
    state.evidence = Evidence::default();
    search::renew(state);
    lens::refresh(state);
    travel::to_fact(state, first);
    state.desk.resolve(&state.digest.prints);
    if let Some(place) = state.desk.memory().place.clone() {
        rejoin::return_to(state, &place);
    }
}

fn press(state: &mut State, key: Key) -> Option<Effect> {
    state.notice = None;
    let context = state.context();
    if context.is_typing() && key.character().is_some() {
        type_key(state, key);
        return None;
    }
    state.pending.push(key);
    let bound = match state.keymap.lookup(context, &state.pending) {
        Bound::Nothing if state.pending.len() > 1 => {
            // A key that ends no chord still means what it means by itself.
            state.pending = vec![key];
            let alone = state.keymap.lookup(context, &state.pending);
            if alone == Bound::Action(Action::Back) {
                // Esc goes back to before the chord, and no further.
                state.pending.clear();
                return None;
            }
            alone
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
            let pressed = std::mem::take(&mut state.pending);
            if context.is_typing() {
                type_key(state, key);
            } else if let Some(action) = state.keymap.elsewhere(&pressed) {
                menu::not_here(state, action);
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
        Action::Open => match state.layers.last() {
            Some(Layer::Menu(_)) => return menu::run(state),
            Some(Layer::Prompt(_)) => return prompt::accept(state),
            _ => travel::open(state),
        },
        Action::Back => back(state),
        Action::NextPanel => focus(state, state.focus.next(Way::On)),
        Action::PreviousPanel => focus(state, state.focus.next(Way::Back)),
        Action::Articles => focus(state, Panel::Articles),
        Action::Facts => focus(state, Panel::Facts),
        Action::Disagreements => focus(state, Panel::Disagreements),
        Action::Evidence => focus(state, Panel::Evidence),
        Action::Search => match state.layers.last_mut() {
            Some(Layer::Menu(menu)) => menu.typing = true,
            _ => search::open(state),
        },
        Action::NextMatch => search::to_match(state, Way::On),
        Action::PreviousMatch => search::to_match(state, Way::Back),
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
        Action::OnlySource => lens::narrow_to_source(state, ""),
        Action::WithoutSource => lens::narrow_to_source(state, "-"),
        Action::Wider => state.sizes.widen(panel_to_size(state), state.areas.breakpoint, 1),
        Action::Narrower => state.sizes.widen(panel_to_size(state), state.areas.breakpoint, -1),
        Action::Taller => state.sizes.heighten(panel_to_size(state), 1),
        Action::Shorter => state.sizes.heighten(panel_to_size(state), -1),
        Action::Zoom => state.zoomed = !state.zoomed,
        Action::Pin => pins::toggle(state),
        Action::Pins => pins::show(state),
        Action::PinUp => pins::shift(state, Way::Back),
        Action::PinDown => pins::shift(state, Way::On),
        Action::Note => pins::ask_note(state),
        Action::Export => prompt::ask_export(state),
        Action::Split => return pins::split(state),
        Action::Undo => return pins::undo(state, Way::Back),
        Action::Redo => return pins::undo(state, Way::On),
        Action::Copy => return handoff::copy(state, Extent::Value),
        Action::CopySentence => return handoff::copy(state, Extent::Sentence),
        Action::OpenUrl => return handoff::open_url(state),
        Action::Edit => return handoff::edit(state),
        Action::Pipe => handoff::ask_pipe(state),
        Action::Palette => menu::open(state, true),
        Action::Help => menu::open(state, false),
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
    if !state.layers.is_empty() {
        travel::close_layer(state);
    } else if state.zoomed {
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
