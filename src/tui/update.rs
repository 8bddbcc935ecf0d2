//! What a key, a size or a result changes. No input or output here: what the terminal must do is an [`Effect`].

use std::path::PathBuf;
use std::sync::Arc;

use super::action::Action;
use super::briefing_tables::BriefingTables;
use super::export::FilePlace;
use super::keys::{Key, KeyBound};
use super::layer::Layer;
use super::layout::Panel;
use super::mouse::Mouse;
use super::relayout::relayout;
use super::selection::CopyExtent;
use super::state::{Cursor, Diff, Progress, ReaderState, Way};
use super::typing::{paste, type_key};
use super::{
    complete, correct, export, list_options, menu, mouse, navigation, overview, pages, pins, prompt, search,
    swap,
};
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
    Partly(Arc<Briefing>, Box<BriefingTables>, (usize, usize)),
    /// The analysis is ready, the first or another one.
    Loaded(Arc<Briefing>, Box<BriefingTables>),
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
    /// Keep the theme with this name.
    Theme(String),
    /// Take the mouse, or give it back, and keep that.
    Mouse(bool),
    /// Put a text on the clipboard.
    Copy(String),
    /// Show an address in the browser.
    OpenUrl(String),
    /// Give the terminal to an editor for a file.
    Edit {
        /// The file.
        file: PathBuf,
        /// What the editor shows of it.
        place: FilePlace,
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
pub fn update(state: &mut ReaderState, message: Message) -> Option<Effect> {
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
        Message::Loaded(briefing, tables) => {
            take(state, briefing, *tables);
            state.progress = Progress::Indexing;
            None
        }
        Message::Partly(briefing, tables, (done, all)) => {
            take(state, briefing, *tables);
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
        let place = swap::place(state);
        state.user_marks.keep(|memory| match &memory.place {
            // The place that was kept may be in what is not compared yet.
            Some(_) if state.progress.is_partial() => {}
            _ => memory.place = Some(place),
        });
    }
    relayout(state);
    effect
}

/// Shows `briefing`: from its beginning if nobody has gone anywhere in the part before.
fn take(state: &mut ReaderState, briefing: Arc<Briefing>, tables: BriefingTables) {
    let at_home = match state.progress {
        Progress::Reading => true,
        Progress::Comparing(..) => state.home.take().is_some_and(|home| home == state.standing()),
        Progress::Indexing | Progress::Done => false,
    };
    if at_home {
        load(state, briefing, tables);
        state.home = Some(state.standing());
    } else {
        swap::swap(state, briefing, tables);
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
    list_options::refresh(state);
    state.facts.at = 0;
    state.facts.step(0);
    state.articles.at = 0;
    list_options::choose_listed(state);
    state.user_marks.resolve(&state.tables.fingerprints);
    if let Some(place) = state.user_marks.memory().place.clone() {
        swap::return_to(state, &place);
    }
    // Whoever opens a folder of several stories chooses one first.
    if state.briefing.stories.len() > 1 && state.layers.is_empty() {
        overview::stories(state);
    }
}

fn press(state: &mut ReaderState, key: Key) -> Option<Effect> {
    state.notice = None;
    let context = state.context();
    if context.is_typing() && key.character().is_some() {
        type_key(state, key);
        return None;
    }
    state.pending.push(key);
    let bound = match state.keymap.lookup(context, &state.pending) {
        KeyBound::Nothing if state.pending.len() > 1 => {
            // A key that ends no chord still means what it means by itself.
            state.pending = vec![key];
            let alone = state.keymap.lookup(context, &state.pending);
            if alone == KeyBound::Action(Action::Back) {
                // Esc goes back to before the chord, and no further.
                state.pending.clear();
                return None;
            }
            alone
        }
        bound => bound,
    };
    match bound {
        KeyBound::Prefix => None,
        KeyBound::Action(action) => {
            state.pending.clear();
            act(state, action)
        }
        KeyBound::Nothing => {
            let pressed = std::mem::take(&mut state.pending);
            if context.is_typing() {
                type_key(state, key);
            } else if let Some(action) = state.keymap.elsewhere(&pressed) {
                menu::not_here(state, action);
            } else if key.character().is_some() {
                let help = state.keymap.shown(Action::Help).next().unwrap_or_default();
                state.notice = Some(format!("{key} does nothing; {help} shows all keys"));
            }
            None
        }
    }
}

/// Does `action`.
pub fn act(state: &mut ReaderState, action: Action) -> Option<Effect> {
    match action {
        Action::Down => navigation::steps(state, 1),
        Action::Up => navigation::steps(state, -1),
        Action::HalfPageDown => navigation::half_page(state, Way::On),
        Action::HalfPageUp => navigation::half_page(state, Way::Back),
        Action::PageDown => navigation::page(state, Way::On),
        Action::PageUp => navigation::page(state, Way::Back),
        Action::Top => navigation::steps(state, isize::MIN),
        Action::Bottom => navigation::steps(state, isize::MAX),
        Action::Open => match state.layers.last() {
            Some(Layer::Menu(_)) => return menu::run(state),
            Some(Layer::Prompt(_)) => return prompt::accept(state),
            _ => navigation::open(state),
        },
        Action::Back => back(state),
        Action::StepDown => navigation::big_step(state, Way::On),
        Action::StepUp => navigation::big_step(state, Way::Back),
        Action::Left => navigation::across(state, Way::Back),
        Action::Right => navigation::across(state, Way::On),
        Action::NextPanel => to_panel(state, state.focus.next(Way::On)),
        Action::PreviousPanel => to_panel(state, state.focus.next(Way::Back)),
        Action::Articles => to_panel(state, Panel::Articles),
        Action::Facts => to_panel(state, Panel::Facts),
        Action::Diff => to_panel(state, Panel::Diff),
        Action::Search => match state.layers.last_mut() {
            Some(Layer::Menu(menu)) => menu.typing = true,
            _ => search::open(state),
        },
        Action::Complete => complete::complete(state),
        Action::NextMatch => search::to_match(state, Way::On),
        Action::PreviousMatch => search::to_match(state, Way::Back),
        Action::NextDifference => navigation::to_difference(state, Way::On),
        Action::PreviousDifference => navigation::to_difference(state, Way::Back),
        Action::NextOutlet => navigation::to_outlet(state, Way::On),
        Action::PreviousOutlet => navigation::to_outlet(state, Way::Back),
        Action::Section => list_options::toggle_section(state),
        Action::Minor => list_options::show_minor(state),
        Action::Why => {
            state.explain = !state.explain;
            state.diff.top = 0;
        }
        Action::Repairs => pages::show_repairs(state),
        Action::Matrix => overview::matrix(state),
        Action::Dates => overview::timeline(state),
        Action::Stories => overview::stories(state),
        Action::Order => {
            let articles = state.focus == Panel::Articles && state.layers.is_empty();
            list_options::next_order(state, articles);
        }
        Action::OnlyOutlet => list_options::narrow_to_source(state, ""),
        Action::WithoutOutlet => list_options::narrow_to_source(state, "-"),
        Action::Wider => state.sizes.widen(panel_to_size(state), state.areas.breakpoint, 1),
        Action::Narrower => state.sizes.widen(panel_to_size(state), state.areas.breakpoint, -1),
        Action::Taller => state.sizes.heighten(panel_to_size(state), state.areas.breakpoint, 1),
        Action::Shorter => state.sizes.heighten(panel_to_size(state), state.areas.breakpoint, -1),
        Action::Zoom => state.zoomed = !state.zoomed,
        Action::Theme => return next_theme(state),
        Action::Mouse => {
            state.mouse = !state.mouse;
            let words = if state.mouse {
                "the mouse is the reader's now; with Shift it selects text"
            } else {
                "the mouse is the terminal's again"
            };
            state.notice = Some(words.to_owned());
            return Some(Effect::Mouse(state.mouse));
        }
        Action::Problems => problems(state),
        Action::Pin => pins::toggle(state),
        Action::Pins => pins::show(state),
        Action::Note => pins::ask_note(state),
        Action::Export => prompt::ask_export(state),
        Action::Dismiss => return correct::dismiss(state),
        Action::Hide => return correct::hide(state),
        Action::Split => return correct::take_apart(state),
        Action::Merge => return correct::put_together(state),
        Action::Undo => return pins::undo(state, Way::Back),
        Action::Redo => return pins::undo(state, Way::On),
        Action::Copy => return export::copy(state, CopyExtent::Value),
        Action::CopySentence => return export::copy(state, CopyExtent::Sentence),
        Action::OpenUrl => return export::open_url(state),
        Action::Edit => return export::edit(state),
        Action::Pipe => export::ask_pipe(state),
        Action::Palette => menu::open(state, true),
        Action::Help => menu::open(state, false),
        Action::Suspend => return Some(Effect::Suspend),
        Action::Quit => return Some(Effect::Quit),
    }
    None
}

/// The panel that a key makes larger: an open article stands where the facts stand.
fn panel_to_size(state: &ReaderState) -> Panel {
    if state.page().is_some() { Panel::Facts } else { state.focus }
}

/// One step back: takes away what lies on top, goes from the Diff to the list, from a hit to the hits, from a story to the
/// stories.
fn back(state: &mut ReaderState) {
    if state.merging.take().is_some() {
        state.notice = Some("nothing is put together".to_owned());
    } else if !state.layers.is_empty() {
        if search::is_on_hit(state) {
            return search::to_hits(state);
        }
        let is_start = matches!(state.layers.as_slice(), [Layer::Stories(_)]);
        if is_start && state.briefing.stories.len() > 1 {
            leaves(state);
        } else {
            navigation::close_layer(state);
        }
    } else if state.zoomed {
        state.zoomed = false;
    } else if search::is_on_hit(state) {
        search::to_hits(state);
    } else if state.focus != Panel::Facts {
        focus(state, Panel::Facts);
    } else if !state.list_options.filter.typed.is_empty() {
        list_options::narrow(state, "");
    } else if state.briefing.stories.len() > 1 {
        overview::stories(state);
    } else {
        leaves(state);
    }
}

/// Takes the next theme, and has it kept.
fn next_theme(state: &mut ReaderState) -> Option<Effect> {
    if state.themes.is_empty() {
        state.notice = Some("there are no colours here: NO_COLOR is set, or --color never".to_owned());
        return None;
    }
    let at = state.themes.iter().position(|(_, theme)| *theme == state.theme);
    let next = at.map_or(0, |at| Way::On.around(at, state.themes.len()));
    let (name, theme) = state.themes.get(next)?.clone();
    state.theme = theme;
    state.notice = Some(format!("theme: {name}"));
    Some(Effect::Theme(name))
}

/// Shows what could not be read, or says that there is nothing.
fn problems(state: &mut ReaderState) {
    if matches!(state.layers.last(), Some(Layer::Problems(_))) {
        return navigation::close_layer(state);
    }
    if state.briefing.warnings.is_empty() {
        state.notice = Some("everything could be read".to_owned());
        return;
    }
    state.layers.push(Layer::Problems(Cursor::default()));
}

/// Says how to leave, at the end of the way back.
fn leaves(state: &mut ReaderState) {
    let key = state.keymap.shown(Action::Quit).next().unwrap_or_default();
    state.notice = Some(format!("{key} leaves"));
}

/// Gives the keys to `panel`, out of an open text as well.
fn to_panel(state: &mut ReaderState, panel: Panel) {
    while matches!(state.layers.last(), Some(Layer::Page(_))) {
        navigation::close_layer(state);
    }
    focus(state, panel);
}

/// Gives the keys to `panel`.
pub fn focus(state: &mut ReaderState, panel: Panel) {
    state.focus = panel;
    // The list may stand elsewhere than the fact that was last looked at.
    if panel == Panel::Facts
        && let Some(fact) = state.facts.current()
    {
        navigation::to_fact(state, fact);
    }
}
