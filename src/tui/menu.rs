//! All actions as a list that can be searched and carried out: the help and the command palette.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use tui_input::Input;

use super::action::{ACTIONS, Action, KeyContext};
use super::help_part::HelpPart;
use super::keys::Keymap;
use super::layer::Layer;
use super::state::{Cursor, ReaderState};
use super::update::{Effect, act};

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MenuRow {
    /// What stands over a part; no place to stand on.
    Heading(HelpPart),
    /// An action, by its place in [`ACTIONS`].
    Action(usize),
}

/// The list, while it is open.
#[derive(Debug)]
pub struct Menu {
    /// What is searched for.
    pub input: Input,
    /// True while letters go into the search.
    pub typing: bool,
    /// What fits, the best first; while nothing is searched part by part.
    pub rows: Vec<MenuRow>,
    /// The row with the action that Enter carries out.
    pub cursor: Cursor,
    /// Where the keys went before the list was opened.
    pub context: KeyContext,
}

impl Menu {
    /// The action that Enter carries out.
    pub fn selected(&self) -> Option<Action> {
        match self.rows.get(self.cursor.selected)? {
            MenuRow::Action(at) => ACTIONS.get(*at).map(|entry| entry.action),
            MenuRow::Heading(_) => None,
        }
    }

    /// Moves by `by` rows, passing over headings.
    pub fn step(&mut self, by: isize) {
        let count = self.rows.len();
        self.cursor.step(by, count);
        let is_heading = |at: usize| matches!(self.rows.get(at), Some(MenuRow::Heading(_)));
        let at = self.cursor.selected;
        if is_heading(at) {
            self.cursor.selected =
                if by < 0 && at > 0 { at - 1 } else { (at + 1).min(count.saturating_sub(1)) };
        }
    }
}

/// Opens the list, ready to be searched if `typing`.
pub fn open(state: &mut ReaderState, typing: bool) {
    if let Some(Layer::Menu(menu)) = state.layers.last_mut() {
        if typing {
            menu.typing = true;
        } else {
            state.layers.pop();
        }
        return;
    }
    let context = state.context();
    let input = Input::default();
    let cursor = Cursor::default();
    state.layers.push(Layer::Menu(Box::new(Menu { input, typing, rows: Vec::new(), cursor, context })));
    search(state);
}

/// Brings the rows in line with what is typed.
pub fn search(state: &mut ReaderState) {
    let Some(Layer::Menu(menu)) = state.layers.last_mut() else { return };
    let found = find(menu.input.value(), &state.keymap, menu.context);
    menu.rows = if menu.input.value().trim().is_empty() {
        in_parts()
    } else {
        found.into_iter().map(MenuRow::Action).collect()
    };
    menu.cursor = Cursor::default();
    menu.step(0);
}

/// All actions, part by part.
fn in_parts() -> Vec<MenuRow> {
    let mut places: Vec<usize> = (0..ACTIONS.len()).collect();
    let part = |at: &usize| ACTIONS.get(*at).map(|entry| HelpPart::of(entry.action));
    places.sort_by_key(part);
    let mut rows = Vec::new();
    let mut open = None;
    for at in places {
        if part(&at) != open {
            open = part(&at);
            rows.extend(open.map(MenuRow::Heading));
        }
        rows.push(MenuRow::Action(at));
    }
    rows
}

/// Carries out the selected action where the list was opened.
pub fn run(state: &mut ReaderState) -> Option<Effect> {
    let Some(Layer::Menu(menu)) = state.layers.pop() else { return None };
    let action = menu.selected()?;
    if action.acts_in(menu.context) {
        return act(state, action);
    }
    not_here(state, action);
    None
}

/// Says where `action` can be done.
pub fn not_here(state: &mut ReaderState, action: Action) {
    let Some(entry) = action.entry() else { return };
    let key = state.keymap.shown(action).next().unwrap_or_default();
    let places: Vec<&str> = entry.contexts.iter().take(3).map(|context| context.place()).collect();
    state.notice = Some(format!("{key} works in {}: {}", places.join(", "), entry.help));
}

/// The places in [`ACTIONS`] of what `query` finds: by a key, by the words of name and help, and last by letters of the
/// name in their order. What acts in `context` comes first.
fn find(query: &str, keymap: &Keymap, context: KeyContext) -> Vec<usize> {
    let query = query.trim();
    let matcher = SkimMatcherV2::default();
    let lower = query.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let mut found: Vec<(bool, i64, usize)> = Vec::new();
    for (at, entry) in ACTIONS.iter().enumerate() {
        let name = entry.name.replace('_', " ");
        let (help, away) = (entry.help.to_lowercase(), !entry.contexts.contains(&context));
        let score = if query.is_empty() {
            0
        } else if keymap.shown(entry.action).any(|key| key == query) {
            3000
        } else if words.iter().all(|word| name.contains(word)) {
            // A name that begins so comes before one that only goes on so.
            if name.starts_with(words.first().copied().unwrap_or_default()) { 2001 } else { 2000 }
        } else if words.iter().all(|word| help.contains(word) || name.contains(word)) {
            1000
        } else {
            match matcher.fuzzy_match(&name, query) {
                Some(score) => score.min(999),
                None => continue,
            }
        };
        found.push((away, -score, at));
    }
    found.sort_unstable();
    found.into_iter().map(|(.., at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions_are_found_by_key_by_word_and_by_letters() {
        let keymap = Keymap::defaults().unwrap();
        let first = |query: &str, context| {
            find(query, &keymap, context).first().and_then(|at| ACTIONS.get(*at)).map(|entry| entry.action)
        };
        assert_eq!(first("gg", KeyContext::Facts), Some(Action::Top));
        assert_eq!(first("clause off", KeyContext::Diff), Some(Action::Split));
        assert_eq!(first("nxtdiff", KeyContext::Facts), Some(Action::NextDifference));
        assert_eq!(first("half page d", KeyContext::Article), Some(Action::HalfPageDown));
        assert_eq!(first("xyzzy", KeyContext::Facts), None);
        assert_eq!(find("", &keymap, KeyContext::Facts).len(), ACTIONS.len());
    }
}
