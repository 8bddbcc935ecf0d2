//! The reader: articles, facts and disagreements side by side, from every fact to its sentences and back.
//!
//! One way round, always: a thread turns what happens into a [`Message`], [`update`] changes the [`State`],
//! [`view`](views::view) draws it. Keys become actions through the table in [`action`]; what can be done, how it is
//! called and where it acts stands there and nowhere else. Only `terminal` and this file touch a terminal.

mod action;
mod compare;
mod digest;
#[cfg(test)]
mod fixture;
mod keys;
mod layout;
mod lens;
mod listing;
mod moments;
mod overview;
mod pages;
mod settle;
mod sheet;
mod state;
mod terminal;
#[cfg(test)]
mod tests;
mod theme;
mod travel;
mod update;
mod views;

use std::env;
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crossterm::event::{self, Event, KeyEventKind};
use crossterm::style::force_color_output;
use crossterm::terminal::size;

use self::digest::Digest;
use self::keys::{Key, Keymap};
use self::state::State;
use self::terminal::Screen;
use self::theme::Theme;
use self::update::{Effect, Message, update};
use crate::lookup::Index;
use crate::model::Briefing;

/// Opens the reader on the terminal and returns when the user leaves it, or on SIGTERM or SIGHUP.
///
/// The briefing is made on a thread of its own; the first frame does not wait for it. With `mono` the reader shows no
/// colours, only bold, dim, underlined and reversed text.
///
/// # Errors
/// When the terminal cannot show it (`TERM=dumb`), cannot be read or written, or when a thread dies; the terminal is
/// given back first.
pub fn run(make: impl FnOnce() -> Briefing + Send + 'static, mono: bool) -> io::Result<()> {
    let term = env::var_os("TERM").unwrap_or_default();
    if cfg!(unix) && (term.is_empty() || term == "dumb") {
        return Err(io::Error::other(
            "this terminal cannot show the reader (TERM is dumb or not set); try `gainsay brief`",
        ));
    }
    // Under NO_COLOR crossterm replaces each colour by a reset, which deletes bold and reverse as well. The mono theme
    // asks for no colour, so nothing is lost by telling crossterm to write what it is given.
    force_color_output(true);
    let keymap = Keymap::defaults().map_err(io::Error::other)?;
    let theme = Theme::shipped(mono).map_err(io::Error::other)?;
    let mut state = State::new(keymap, theme);
    let (bell, messages) = channel();
    prepare(make, &bell)?;
    let mut screen = Screen::take()?;
    watch_input(bell.clone())?;
    #[cfg(unix)]
    watch_signals(bell)?;
    let (width, height) = screen.size()?;
    update(&mut state, Message::Resized(width, height));
    show(&mut state, &messages, &mut screen)
}

/// Draws, waits for something to happen, takes in all that has, and draws again.
fn show(state: &mut State, messages: &Receiver<Message>, screen: &mut Screen) -> io::Result<()> {
    loop {
        screen.draw(|frame| views::view(state, frame))?;
        let Ok(first) = messages.recv() else { return Ok(()) };
        for message in std::iter::once(first).chain(messages.try_iter()) {
            match update(state, message) {
                None => {}
                Some(Effect::Quit) => return Ok(()),
                Some(Effect::Fail) => {
                    return Err(io::Error::other("the reader had to stop: a part of it failed"));
                }
                Some(Effect::Suspend) => screen.suspend()?,
                Some(Effect::Redraw) => screen.retake()?,
            }
        }
    }
}

/// Has the briefing made, and the search built over it.
fn prepare(make: impl FnOnce() -> Briefing + Send + 'static, bell: &Sender<Message>) -> io::Result<()> {
    spawn("analysis", bell.clone(), move |bell| {
        let briefing = Arc::new(make());
        let digest = Box::new(Digest::new(&briefing));
        // A closed channel means that the user has left already.
        let _ = bell.send(Message::Loaded(Arc::clone(&briefing), digest));
        let _ = bell.send(Message::Indexed(Index::new(&briefing)));
    })
}

/// Sends keys, pastes and sizes.
fn watch_input(bell: Sender<Message>) -> io::Result<()> {
    spawn("input", bell, |bell| {
        loop {
            let message = match event::read() {
                Ok(Event::Key(key)) if key.kind != KeyEventKind::Release => Message::Key(Key::from(key)),
                Ok(Event::Paste(text)) => Message::Paste(text),
                Ok(Event::Resize(width, height)) => Message::Resized(width, height),
                Ok(_) => continue,
                // The terminal is gone.
                Err(_) => Message::Quit,
            };
            let last = matches!(message, Message::Quit);
            if bell.send(message).is_err() || last {
                return;
            }
        }
    })
}

/// Sends what other programs ask of this one.
#[cfg(unix)]
fn watch_signals(bell: Sender<Message>) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
    let signals = [SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH];
    let mut signals = signal_hook::iterator::Signals::new(signals)?;
    spawn("signals", bell, move |bell| {
        for signal in signals.forever() {
            let message = match signal {
                SIGTSTP => Message::Suspend,
                SIGCONT => Message::Continued,
                // The thread that reads keys tells of a new size too, but misses one that comes before it listens.
                SIGWINCH => match size() {
                    Ok((width, height)) => Message::Resized(width, height),
                    Err(_) => continue,
                },
                _ => Message::Quit,
            };
            if bell.send(message).is_err() {
                return;
            }
        }
    })
}

/// Starts a thread that the reader depends on: if it dies of a panic, the reader hears of it.
fn spawn(
    name: &str,
    bell: Sender<Message>,
    work: impl FnOnce(&Sender<Message>) + Send + 'static,
) -> io::Result<()> {
    struct LastWords(Sender<Message>);
    impl Drop for LastWords {
        fn drop(&mut self) {
            if thread::panicking() {
                let _ = self.0.send(Message::Failed);
            }
        }
    }
    thread::Builder::new().name(name.to_owned()).spawn(move || {
        let bell = LastWords(bell);
        work(&bell.0);
    })?;
    Ok(())
}
