//! The reader: articles, facts and disagreements side by side, from every fact to its sentences and back.
//!
//! One way round, always: a thread turns what happens into a [`Message`], [`update`](update::update) changes the
//! [`ReaderState`], [`view`](views::view) draws it. Keys become actions through the table in [`action`]; what can be done,
//! how it is called and where it acts stands there and nowhere else. What can lie over the panels has a file each in
//! [`layers`]; the [`Layer`](state::Layer) trait says what such a file answers. Only `terminal` and this file touch a
//! terminal.

mod action;
mod briefing_tables;
mod choice;
mod clipboard;
mod command;
mod compare;
mod correct;
mod crossing;
mod cursor;
mod dated_facts;
mod diff_panel;
mod effects;
mod export;
mod file_place;
mod fingerprint_index;
#[cfg(test)]
mod fixture;
mod keys;
mod layers;
mod layout;
mod list_options;
mod listing;
mod lists;
mod message;
mod mouse;
mod opened_place;
mod panels;
mod progress;
mod related;
mod relayout;
mod save_thread;
mod selection;
mod settings;
#[cfg(unix)]
mod signals;
mod state;
mod swap;
mod terminal;
#[cfg(test)]
mod tests;
mod theme;
mod threads;
mod typing;
mod update;
mod user_marks;
mod views;
mod watch;
mod worker;
mod wrapped;

use std::env;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::SystemTime;

use crossterm::event::{self, Event, KeyEventKind, MouseButton, MouseEventKind};
use crossterm::style::force_color_output;

use self::cursor::Way;
use self::keys::Key;
use self::message::{Effect, Message, Mouse};
use self::opened_place::OpenedPlace;
use self::save_thread::SaveThread;
use self::state::ReaderState;
use self::terminal::Screen;
use self::threads::spawn;
use self::update::update;
use self::user_marks::UserMarks;
use self::worker::Task;
use crate::intake::Intake;
use crate::memory::{Memory, Store};
use crate::text::sanitize;

pub use self::settings::Settings;

/// What the reader opens.
#[derive(Debug)]
pub struct Opening {
    /// What was read.
    pub intake: Intake,
    /// Where it was read from, to hear of changes; empty for the built-in articles.
    pub paths: Vec<PathBuf>,
    /// When reading began.
    pub read: SystemTime,
    /// How the user wants the reader.
    pub settings: Settings,
    /// True if texts that are no news are compared as well, where they are most of what was read.
    pub all: bool,
}

impl Opening {
    /// True if the same articles can be found again: standard input is read only once.
    fn is_lasting(&self) -> bool {
        self.paths.iter().all(|path| path.as_os_str() != "-")
    }
}

/// Opens the reader on the terminal and returns when the user leaves it, or on a signal that ends programs.
///
/// The briefing is made on a thread of its own; the first frame does not wait for it.
///
/// # Errors
/// When the terminal cannot show it (`TERM=dumb`), cannot be read or written, when a thread dies, or when pins and notes
/// cannot be kept; the terminal is given back first.
pub fn run(opening: Opening) -> io::Result<()> {
    let term = env::var_os("TERM").unwrap_or_default();
    if cfg!(unix) && (term.is_empty() || term == "dumb") {
        return Err(io::Error::other(
            "this terminal cannot show the reader (TERM is dumb or not set); try `gainsay brief`",
        ));
    }
    // Under NO_COLOR crossterm replaces each colour by a reset, which deletes bold and reverse as well. The mono theme
    // asks for no colour, so nothing is lost by telling crossterm to write what it is given.
    force_color_output(true);
    let store = if opening.is_lasting() { Store::for_user(&opening.paths) } else { None };
    let (memory, trouble) = store.as_ref().map(Store::load).unwrap_or_default();
    let Settings { keymap, theme, themes, mouse, complaints } = opening.settings.clone();
    let opened = opening.paths.clone();
    let mut state = ReaderState::new(keymap, theme, UserMarks::new(memory.clone()));
    effects::pins_file(&opened).clone_into(&mut state.pins_file);
    state.opened = opened_place(&opened, store.as_ref().is_some_and(Store::has_others));
    let told: Vec<String> = trouble.into_iter().chain(complaints).collect();
    state.notice = (!told.is_empty()).then(|| told.join("; "));
    state.themes = themes;
    state.mouse = mouse;

    let (sender, messages) = channel();
    let (tasks, save_thread) = helpers(opening, store, memory, &sender)?;
    let mut screen = Screen::take(mouse)?;
    let handled = watch_input(sender.clone())?;
    #[cfg(unix)]
    let leaving = signals::watch(sender)?;
    let (width, height) = screen.size()?;
    update(&mut state, Message::Resized(width, height));
    let mut others = Others { messages, handled, tasks, save_thread, opened };
    let result = show(&mut state, &others, &mut screen);
    #[cfg(unix)]
    leaving.reach(signals::Stage::Leaving);
    // While the screen still stands: what was kept is on the disk before the terminal, which may be gone, is given back.
    let kept = others.save_thread.as_mut().map_or(Ok(()), SaveThread::finish).map_err(io::Error::other);
    #[cfg(unix)]
    leaving.reach(signals::Stage::Kept);
    drop(screen);
    match (result, kept) {
        (Err(failed), Err(lost)) => Err(io::Error::other(format!("{failed}; {lost}"))),
        (result, kept) => result.and(kept),
    }
}

/// What the top line calls the paths that were opened. `has_own` is true for whoever has opened articles of their own before.
fn opened_place(opened: &[PathBuf], has_own: bool) -> OpenedPlace {
    let name = |path: &PathBuf| {
        let name = path
            .file_name()
            .map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
        if path.is_dir() { format!("{name}/") } else { name }
    };
    OpenedPlace::Named(match opened {
        [] => return OpenedPlace::BuiltIn { has_own },
        [one] if one.as_os_str() == "-" => "standard input".to_owned(),
        [one] => sanitize(&name(one)).into_owned(),
        many => format!("{} files", many.len()),
    })
}

/// Keeps a setting for the next start; what goes wrong is told.
fn keep_setting(state: &mut ReaderState, name: &str, value: &str) {
    if let Err(error) = settings::keep(name, value) {
        update(state, Message::Notice(format!("{name} cannot be kept: {error}")));
    }
}

/// What the loop talks to, and about.
struct Others {
    messages: Receiver<Message>,
    /// To the thread that reads keys: a key has been dealt with.
    handled: Sender<()>,
    tasks: Sender<Task>,
    /// None without a file to keep things in.
    save_thread: Option<SaveThread>,
    /// What the reader has opened.
    opened: Vec<PathBuf>,
}

/// Starts the threads that work while one reads: analysis, watching the folder, keeping pins and notes.
fn helpers(
    opening: Opening,
    store: Option<Store>,
    memory: Memory,
    sender: &Sender<Message>,
) -> io::Result<(Sender<Task>, Option<SaveThread>)> {
    let (tasks, todo) = channel();
    let paths = if opening.is_lasting() { opening.paths } else { Vec::new() };
    let (watched, corrections) = (paths.clone(), memory.corrections.clone());
    spawn("analysis", sender.clone(), move |sender| {
        let source = worker::WatchedFiles { paths, all: opening.all };
        worker::work(opening.intake, &source, corrections, &todo, sender);
    })?;
    if !watched.is_empty() {
        spawn("watch", sender.clone(), move |sender| watch::watch(&watched, opening.read, sender))?;
    }
    let save_thread = match store {
        None => None,
        Some(store) => {
            let (save_thread, work) = SaveThread::new();
            spawn("save_thread", sender.clone(), move |sender| {
                save_thread::keep(&store, memory, &work, sender);
            })?;
            Some(save_thread)
        }
    };
    Ok((tasks, save_thread))
}

/// Draws, waits for something to happen, takes in all that has, and draws again.
fn show(state: &mut ReaderState, others: &Others, screen: &mut Screen) -> io::Result<()> {
    let mut kept = state.user_marks.revision();
    loop {
        if let Err(gone) = screen.draw(|frame| views::view(state, frame)) {
            // What was typed before the terminal went counts.
            for message in others.messages.try_iter().chain([Message::Quit]) {
                let _ = update(state, message);
            }
            keep(state, others, &mut kept);
            return Err(gone);
        }
        let Ok(first) = others.messages.recv() else { return Ok(()) };
        for message in std::iter::once(first).chain(others.messages.try_iter()) {
            let typed = matches!(message, Message::Key(_) | Message::Mouse(_));
            let effect = update(state, message);
            keep(state, others, &mut kept);
            match effect {
                None => {}
                Some(Effect::Quit) => return Ok(()),
                Some(Effect::Fail) => {
                    return Err(io::Error::other("the reader had to stop: a part of it failed"));
                }
                Some(Effect::Suspend) => screen.suspend()?,
                Some(Effect::Redraw) => screen.retake()?,
                // A thread that is gone has sent word of it.
                Some(Effect::Analyze(corrections)) => {
                    drop(others.tasks.send(Task::Correct(corrections)));
                }
                Some(Effect::Reread) => drop(others.tasks.send(Task::Reread)),
                Some(Effect::Mouse(mouse)) => {
                    screen.use_mouse(mouse)?;
                    keep_setting(state, "mouse", &mouse.to_string());
                }
                Some(Effect::Theme(name)) => keep_setting(state, "theme", &format!("{name:?}")),
                Some(effect) => {
                    if let Some(message) = effects::carry_out(&effect, &others.opened, screen)? {
                        update(state, message);
                    }
                }
            }
            if typed {
                let _ = others.handled.send(());
            }
        }
    }
}

/// Hands on what is to be kept if it has changed since it was of the revision `kept`.
fn keep(state: &ReaderState, others: &Others, kept: &mut u64) {
    let revision = state.user_marks.revision();
    if std::mem::replace(kept, revision) != revision
        && let Some(save_thread) = &others.save_thread
    {
        save_thread.keep(state.user_marks.memory());
    }
}

/// Sends keys, pastes and sizes. After each key it waits for word that the key has been dealt with: if the key starts
/// an editor, the next ones belong to that.
fn watch_input(sender: Sender<Message>) -> io::Result<Sender<()>> {
    let (handled, done) = channel();
    spawn("input", sender, move |sender| {
        loop {
            let message = match event::read() {
                Ok(Event::Key(key)) if key.kind != KeyEventKind::Release => Message::Key(Key::from(key)),
                Ok(Event::Paste(text)) => Message::Paste(text),
                Ok(Event::Mouse(at)) => match at.kind {
                    MouseEventKind::Down(MouseButton::Left) => {
                        Message::Mouse(Mouse::Click(at.column, at.row))
                    }
                    MouseEventKind::ScrollDown => Message::Mouse(Mouse::Wheel(at.column, at.row, Way::On)),
                    MouseEventKind::ScrollUp => Message::Mouse(Mouse::Wheel(at.column, at.row, Way::Back)),
                    _ => continue,
                },
                Ok(Event::Resize(width, height)) => Message::Resized(width, height),
                Ok(_) => continue,
                // The terminal is gone.
                Err(_) => Message::Quit,
            };
            let last = matches!(message, Message::Quit);
            let key = matches!(message, Message::Key(_) | Message::Mouse(_));
            if sender.send(message).is_err() || last || (key && done.recv().is_err()) {
                return;
            }
        }
    })?;
    Ok(handled)
}
