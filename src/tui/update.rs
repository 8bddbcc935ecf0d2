//! What a key, a size or a result changes. No input or output here: what the terminal must do is an [`Effect`].

use super::action::Action;
use super::choice::{close_layer, toggle_section};
use super::choice::{
    focus, narrow, narrow_to_source, next_order, show_minor, tell_how_to_leave, to_difference, to_outlet,
};
use super::command::{Done, KeyCommand};
use super::cursor::Way;
use super::keys::{Key, KeyBound};
use super::layers::{dates, matrix, menu, pins, problems, search, stories};
use super::layout::{Breakpoint, Panel, Sizes};
use super::message::{Effect, Message};
use super::panels::{page, send};
use super::progress::Progress;
use super::relayout::relayout;
use super::selection::CopyExtent;
use super::state::ReaderState;
use super::typing::{paste, type_key};
use super::{correct, export, mouse, swap};

/// Changes `state` by `message`.
pub fn update(state: &mut ReaderState, message: Message) -> Option<Effect> {
    let effect = match message {
        Message::Key(key) => press(state, key),
        Message::Mouse(mouse) => {
            state.notice = None;
            mouse::handle(state, mouse).and_then(|action| act(state, action))
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
        Message::NotWritten { file, why } => {
            pins::ask_for_another_file(state, file, why);
            None
        }
        Message::Changed => Some(Effect::Reread),
        Message::Loaded(briefing, tables) => {
            swap::take(state, briefing, *tables);
            state.progress = Progress::Indexing;
            None
        }
        Message::Partly(briefing, tables, (done, all)) => {
            swap::take(state, briefing, *tables);
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
                let help = state.key(Action::Help);
                state.notice = Some(format!("{key} does nothing; {help} shows all keys"));
            }
            None
        }
    }
}

/// Does `action`.
fn act(state: &mut ReaderState, action: Action) -> Option<Effect> {
    let step = |by| KeyCommand::Step(by);
    let done = match action {
        Action::Down => send(state, step(1)),
        Action::Up => send(state, step(-1)),
        Action::Top => send(state, step(isize::MIN)),
        Action::Bottom => send(state, step(isize::MAX)),
        Action::HalfPageDown => page(state, Way::On, true),
        Action::HalfPageUp => page(state, Way::Back, true),
        Action::PageDown => page(state, Way::On, false),
        Action::PageUp => page(state, Way::Back, false),
        Action::Back if state.merging.take().is_some() => {
            state.notice = Some("nothing is put together".to_owned());
            Done::Here
        }
        Action::Back if state.is_on_hit() && (!state.zoomed || !state.layers.is_empty()) => {
            search::to_hits(state);
            Done::Here
        }
        action => send(state, KeyCommand::Do(action)),
    };
    match done {
        Done::Here => None,
        Done::With(effect) => Some(effect),
        Done::Instead(action) => act(state, action),
        Done::NotHere => everywhere(state, action),
    }
}

/// Does `action` as it is done wherever it is no matter of the layer on top.
fn everywhere(state: &mut ReaderState, action: Action) -> Option<Effect> {
    if is_about_a_fact(action)
        && state.layers.is_empty()
        && state.focus != Panel::Articles
        && state.fact().is_none()
    {
        let words = match state.facts.group_at() {
            Some(_) => format!("no fact is chosen: {} opens this section", state.key(Action::Open)),
            None => "there is no fact here".to_owned(),
        };
        state.notice = Some(words);
        return None;
    }
    match action {
        Action::Back => back(state),
        Action::NextPanel => focus(state, state.focus.next(Way::On)),
        Action::PreviousPanel => focus(state, state.focus.next(Way::Back)),
        Action::Articles => focus(state, Panel::Articles),
        Action::Facts => focus(state, Panel::Facts),
        Action::Diff => focus(state, Panel::Diff),
        Action::Search => search::open(state),
        Action::NextMatch => search::to_match(state, Way::On),
        Action::PreviousMatch => search::to_match(state, Way::Back),
        Action::NextDifference => to_difference(state, Way::On),
        Action::PreviousDifference => to_difference(state, Way::Back),
        Action::NextOutlet => to_outlet(state, Way::On),
        Action::PreviousOutlet => to_outlet(state, Way::Back),
        Action::Section => toggle_section(state),
        Action::Minor => show_minor(state),
        Action::Why => {
            state.explain = !state.explain;
            state.diff.top = 0;
        }
        Action::Matrix => matrix::toggle(state),
        Action::Dates => dates::toggle(state),
        Action::Stories => stories::toggle(state),
        Action::Order => {
            let articles = state.focus == Panel::Articles && state.layers.is_empty();
            next_order(state, articles);
        }
        Action::OnlyOutlet => narrow_to_source(state, ""),
        Action::WithoutOutlet => narrow_to_source(state, "-"),
        Action::Wider => resize(state, |sizes, panel, breakpoint| sizes.widen(panel, breakpoint, 1)),
        Action::Narrower => resize(state, |sizes, panel, breakpoint| sizes.widen(panel, breakpoint, -1)),
        Action::Taller => resize(state, |sizes, panel, breakpoint| sizes.heighten(panel, breakpoint, 1)),
        Action::Shorter => resize(state, |sizes, panel, breakpoint| sizes.heighten(panel, breakpoint, -1)),
        Action::Zoom => zoom(state),
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
        Action::Problems => problems::toggle(state),
        Action::Pin => pins::toggle(state),
        Action::Pins => pins::toggle_list(state),
        Action::Note => pins::ask_note(state),
        Action::Export => pins::ask_export(state),
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
        // These mean something only to what the keys go to.
        Action::Down
        | Action::Up
        | Action::HalfPageDown
        | Action::HalfPageUp
        | Action::PageDown
        | Action::PageUp
        | Action::Top
        | Action::Bottom
        | Action::StepDown
        | Action::StepUp
        | Action::Open
        | Action::Left
        | Action::Right
        | Action::Complete
        | Action::Repairs => {}
    }
    None
}

/// True for what is done to the chosen fact or with it.
fn is_about_a_fact(action: Action) -> bool {
    matches!(
        action,
        Action::Pin
            | Action::Note
            | Action::Dismiss
            | Action::Hide
            | Action::Split
            | Action::Merge
            | Action::Copy
            | Action::CopySentence
            | Action::OpenUrl
            | Action::Edit
            | Action::Pipe
            | Action::NextOutlet
            | Action::PreviousOutlet
            | Action::OnlyOutlet
            | Action::WithoutOutlet
            | Action::Why
    )
}

/// Moves a border of the panel that has the keys; says so where none can be moved.
fn resize(state: &mut ReaderState, change: impl FnOnce(&mut Sizes, Panel, Breakpoint)) {
    let (before, sizes) = (state.areas, state.sizes);
    let panel = panel_to_size(state);
    change(&mut state.sizes, panel, before.breakpoint);
    relayout(state);
    if state.areas == before {
        state.sizes = sizes;
        state.notice = Some("there is no border here that can be moved so".to_owned());
    }
}

/// Gives the panel that has the keys the whole screen, or takes it back.
fn zoom(state: &mut ReaderState) {
    let before = state.areas;
    state.zoomed = !state.zoomed;
    relayout(state);
    if state.areas == before {
        state.zoomed = !state.zoomed;
        state.notice = Some("this has the whole screen already".to_owned());
    }
}

/// The panel that a key makes larger: an open article stands where the facts stand.
fn panel_to_size(state: &ReaderState) -> Panel {
    if state.article().is_some() { Panel::Facts } else { state.focus }
}

/// One step back: takes away what lies on top, goes from the Diff to the list, from a story to the stories.
fn back(state: &mut ReaderState) {
    if !state.layers.is_empty() {
        close_layer(state);
    } else if state.zoomed {
        state.zoomed = false;
    } else if state.focus != Panel::Facts {
        focus(state, Panel::Facts);
    } else if !state.list_options.filter.typed.is_empty() {
        narrow(state, "");
    } else if state.briefing.stories.len() > 1 {
        stories::toggle(state);
    } else {
        tell_how_to_leave(state);
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
