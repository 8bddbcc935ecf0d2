//! Keys: how they are written, and which action they stand for.

use std::collections::BTreeMap;
use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use thiserror::Error;

use super::action::{ACTIONS, Action, KeyContext};

/// One key press. Upper-case letters carry no Shift: terminals differ in whether they report it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

/// The key that always leaves: whoever gets the keys wrong must not be caught.
const WAY_OUT: Key = Key { code: KeyCode::Char('c'), modifiers: KeyModifiers::CONTROL };

const NAMED: [(&str, KeyCode); 16] = [
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("space", KeyCode::Char(' ')),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("insert", KeyCode::Insert),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pageup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
    ("minus", KeyCode::Char('-')),
];

impl Key {
    /// Reads a key as files of keys write it: `j`, `G`, `ctrl-d`, `shift-tab`, `pagedown`, `f1`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut rest = text;
        let mut modifiers = KeyModifiers::NONE;
        while let Some((prefix, tail)) = rest.split_once('-') {
            modifiers |= match prefix {
                "ctrl" => KeyModifiers::CONTROL,
                "alt" => KeyModifiers::ALT,
                "shift" => KeyModifiers::SHIFT,
                _ => break,
            };
            rest = tail;
        }
        let mut chars = rest.chars();
        let code = match (chars.next(), chars.next()) {
            (Some(c), None) => KeyCode::Char(c),
            (Some('f'), Some('0'..='9')) => KeyCode::F(rest.get(1..)?.parse().ok()?),
            _ => NAMED.iter().find(|(name, _)| *name == rest)?.1,
        };
        Some(Self::normal(code, modifiers))
    }

    /// The character that the key types, for keys that type one.
    pub fn character(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if !self.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) => {
                Some(c)
            }
            // AltGr arrives as Ctrl+Alt with the character that it makes.
            KeyCode::Char(c)
                if self.modifiers.contains(KeyModifiers::CONTROL | KeyModifiers::ALT)
                    && !c.is_ascii_alphanumeric() =>
            {
                Some(c)
            }
            _ => None,
        }
    }

    /// The event that a terminal would report.
    pub fn event(self) -> KeyEvent {
        KeyEvent::new(self.code, self.modifiers)
    }

    fn normal(code: KeyCode, mut modifiers: KeyModifiers) -> Self {
        let code = match code {
            KeyCode::BackTab => {
                modifiers |= KeyModifiers::SHIFT;
                KeyCode::Tab
            }
            KeyCode::Char(c) if modifiers.contains(KeyModifiers::SHIFT) => {
                modifiers -= KeyModifiers::SHIFT;
                KeyCode::Char(c.to_uppercase().next().unwrap_or(c))
            }
            other => other,
        };
        Self { code, modifiers }
    }
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        Self::normal(event.code, event.modifiers)
    }
}

impl fmt::Display for Key {
    /// Writes the key as the bottom bar and the help show it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (modifier, name) in
            [(KeyModifiers::CONTROL, "Ctrl-"), (KeyModifiers::ALT, "Alt-"), (KeyModifiers::SHIFT, "Shift-")]
        {
            if self.modifiers.contains(modifier) {
                f.write_str(name)?;
            }
        }
        match self.code {
            KeyCode::Char(' ') => f.write_str("Space"),
            KeyCode::Char(c) => write!(f, "{c}"),
            KeyCode::F(number) => write!(f, "F{number}"),
            KeyCode::Up => f.write_str("↑"),
            KeyCode::Down => f.write_str("↓"),
            KeyCode::Left => f.write_str("←"),
            KeyCode::Right => f.write_str("→"),
            KeyCode::PageUp => f.write_str("PgUp"),
            KeyCode::PageDown => f.write_str("PgDn"),
            code => write!(f, "{code:?}"),
        }
    }
}

/// Why a file of keys cannot be used.
#[derive(Debug, Error)]
pub enum KeysError {
    /// It names an action that does not exist.
    #[error("keys: there is no action called `{0}`")]
    Action(String),
    /// It names a key that does not exist.
    #[error("keys: `{key}` of `{action}` is no key")]
    Key {
        /// The action's name.
        action: String,
        /// The key as written.
        key: String,
    },
}

/// What the keys pressed so far stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyBound {
    /// A whole binding.
    Action(Action),
    /// The beginning of one.
    Prefix,
    /// Nothing.
    Nothing,
}

/// Which keys stand for which action.
#[derive(Debug, Clone, Default)]
pub struct Keymap {
    bindings: Vec<(Vec<Key>, Action)>,
}

impl Keymap {
    /// The keys that come with gainsay.
    ///
    /// # Errors
    /// Never with the keys as they stand in the table of actions; a test holds it to that.
    pub fn defaults() -> Result<Self, KeysError> {
        let mut bindings = Vec::new();
        for entry in ACTIONS {
            let (action, chords) = parse_chords(entry.name, entry.keys)?;
            bindings.extend(chords.into_iter().map(|keys| (keys, action)));
        }
        Ok(Self { bindings })
    }

    /// Gives actions, by name, the keys in `wanted` instead of those that they have. Returns what cannot be, in words.
    ///
    /// A key of the user's takes the place of a default; of two of the user's own the first, by the name of the action,
    /// holds. [`WAY_OUT`] leaves in any case.
    pub fn rebind(&mut self, wanted: BTreeMap<String, Vec<String>>) -> Vec<String> {
        let mut told = Vec::new();
        let mut own = vec![(vec![WAY_OUT], Action::Quit)];
        for (name, chords) in wanted {
            let (action, chords) = match parse_chords(&name, &chords) {
                Ok(parsed) => parsed,
                Err(error) => {
                    told.push(error.to_string());
                    continue;
                }
            };
            // Where one types, letters are text: without another key there would be no way out.
            let reachable = chords.iter().any(|keys| keys.iter().all(|key| key.character().is_none()));
            if matches!(action, Action::Open | Action::Back) && !reachable {
                told.push(format!("keys: `{name}` must keep a key that types no letter"));
                continue;
            }
            self.bindings.retain(|(_, bound)| *bound != action);
            for keys in chords.into_iter().filter(|keys| *keys != [WAY_OUT] || action != Action::Quit) {
                match own.iter().find(|(known, other)| clash((known, *other), (&keys, action))) {
                    Some((_, other)) => told.push(format!(
                        "keys: `{}` is for {} and for {name}; it stays for {}",
                        shown(&keys),
                        other.entry().name,
                        other.entry().name
                    )),
                    None => own.push((keys, action)),
                }
            }
        }
        self.bindings.retain(|(keys, action)| {
            let Some((mine, by)) = own.iter().find(|(mine, by)| clash((mine, *by), (keys, *action))) else {
                return true;
            };
            let lost = if mine == keys {
                format!("for {}", action.entry().name)
            } else {
                format!("begins `{}` for {}", shown(keys), action.entry().name)
            };
            told.push(format!(
                "keys: `{}` is for {} now, and no longer {lost}",
                shown(mine),
                by.entry().name
            ));
            false
        });
        self.bindings.retain(|(keys, _)| *keys != [WAY_OUT]);
        // The keys that the user chose are shown first.
        own.rotate_left(1);
        self.bindings.extend(own);
        told
    }

    /// What `pressed` stands for in `context`.
    pub fn lookup(&self, context: KeyContext, pressed: &[Key]) -> KeyBound {
        let mut bound = KeyBound::Nothing;
        for (keys, action) in &self.bindings {
            if keys.starts_with(pressed) && action.acts_in(context) {
                if keys.len() == pressed.len() {
                    return KeyBound::Action(*action);
                }
                bound = KeyBound::Prefix;
            }
        }
        bound
    }

    /// What `pressed` stands for somewhere.
    pub fn elsewhere(&self, pressed: &[Key]) -> Option<Action> {
        self.bindings.iter().find(|(keys, _)| keys == pressed).map(|(_, action)| *action)
    }

    /// The keys of `action` as they are shown ("gg", "Ctrl-d"), in the order of the file.
    pub fn shown(&self, action: Action) -> impl Iterator<Item = String> {
        self.bindings.iter().filter(move |(_, bound)| *bound == action).map(|(keys, _)| shown(keys))
    }

    /// What can follow `pressed` in `context`: the rest of the keys and the action.
    pub fn continuations(
        &self,
        context: KeyContext,
        pressed: &[Key],
    ) -> impl Iterator<Item = (String, Action)> {
        self.bindings.iter().filter(move |(_, action)| action.acts_in(context)).filter_map(
            |(keys, action)| {
                let rest = keys.strip_prefix(pressed)?;
                Some((rest.iter().map(ToString::to_string).collect(), *action))
            },
        )
    }
}

/// The action called `name` and the keys in `chords`.
fn parse_chords<T: AsRef<str>>(name: &str, chords: &[T]) -> Result<(Action, Vec<Vec<Key>>), KeysError> {
    let action = Action::named(name).ok_or_else(|| KeysError::Action(name.to_owned()))?;
    let parse = |chord: &T| {
        let chord = chord.as_ref();
        let keys: Option<Vec<Key>> = chord.split_whitespace().map(Key::parse).collect();
        let wrong = || KeysError::Key { action: name.to_owned(), key: chord.to_owned() };
        keys.filter(|keys| !keys.is_empty()).ok_or_else(wrong)
    };
    Ok((action, chords.iter().map(parse).collect::<Result<_, _>>()?))
}

/// A chord as it is shown.
fn shown(keys: &[Key]) -> String {
    keys.iter().map(ToString::to_string).collect()
}

/// True if two bindings cannot both hold: somewhere both act, and one is the other or its beginning.
fn clash((a, does): (&[Key], Action), (b, does_also): (&[Key], Action)) -> bool {
    let meet = KeyContext::ALL.into_iter().any(|context| does.acts_in(context) && does_also.acts_in(context));
    does != does_also && meet && (a.starts_with(b) || b.starts_with(a))
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::super::action::HelpPart;
    use super::*;

    fn keys(text: &str) -> Vec<Key> {
        text.split_whitespace().map(|key| Key::parse(key).unwrap()).collect()
    }

    #[test]
    fn every_action_has_a_key_in_every_context_where_it_acts() {
        let keymap = Keymap::defaults().unwrap();
        for entry in ACTIONS {
            for context in entry.contexts.iter() {
                let reachable = keymap.bindings.iter().any(|(keys, action)| {
                    let typed = context.is_typing() && keys.iter().any(|key| key.character().is_some());
                    *action == entry.action && !typed
                });
                assert!(reachable, "{} {context:?}", entry.name);
            }
        }
    }

    #[test]
    fn no_key_stands_for_two_actions_or_hides_a_longer_chord() {
        let keymap = Keymap::defaults().unwrap();
        for context in KeyContext::ALL {
            let bindings: Vec<_> =
                keymap.bindings.iter().filter(|(_, action)| action.acts_in(context)).collect();
            for (at, (first, _)) in bindings.iter().enumerate() {
                for (second, action) in &bindings[at + 1..] {
                    let clash = first.starts_with(second) || second.starts_with(first);
                    assert!(!clash, "{second:?} of {action:?} {context:?}");
                }
            }
        }
    }

    /// The table of keys as the README has it: part by part each action with its keys, its name and what it does.
    fn table_of_keys() -> String {
        let keymap = Keymap::defaults().unwrap();
        let mut table = "| keys | name | |\n|---|---|---|\n".to_owned();
        for part in HelpPart::ALL {
            writeln!(table, "| **{}** | | |", part.title()).unwrap();
            for entry in ACTIONS.iter().filter(|entry| entry.part == part) {
                // A bar within a table is written as an entity.
                let code = |key: String| match key.as_str() {
                    "|" => "<code>&#124;</code>".to_owned(),
                    key => format!("`{key}`"),
                };
                let keys: Vec<String> = keymap.shown(entry.action).map(code).collect();
                writeln!(table, "| {} | {} | {} |", keys.join(" "), entry.name, entry.help).unwrap();
            }
        }
        table
    }

    #[test]
    fn the_readme_has_the_table_of_keys() {
        let readme = include_str!("../../README.md");
        let table = table_of_keys();
        assert!(readme.contains(&table), "put this into the README:\n{table}");
    }

    #[test]
    fn terminals_that_report_shift_and_those_that_do_not_agree() {
        let shifted = KeyEvent::new(KeyCode::Char('g'), KeyModifiers::SHIFT);
        assert_eq!(Key::from(shifted), Key::parse("G").unwrap());
        let back = KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT);
        assert_eq!(Key::from(back), Key::parse("shift-tab").unwrap());
    }

    #[test]
    fn chords_wait_for_their_second_key() {
        let keymap = Keymap::defaults().unwrap();
        assert_eq!(keymap.lookup(KeyContext::Facts, &keys("g")), KeyBound::Prefix);
        assert_eq!(keymap.lookup(KeyContext::Facts, &keys("g g")), KeyBound::Action(Action::Top));
        assert_eq!(keymap.lookup(KeyContext::Facts, &keys("g x")), KeyBound::Nothing);
        assert_eq!(keymap.lookup(KeyContext::Search, &keys("g")), KeyBound::Nothing);
    }

    #[test]
    fn a_key_that_cannot_be_says_what_is_wrong() {
        let message = |name: &str, key: &str| parse_chords(name, &[key]).unwrap_err().to_string();
        assert_eq!(message("fly", "f"), "keys: there is no action called `fly`");
        assert_eq!(message("up", "hyper-x"), "keys: `hyper-x` of `up` is no key");
    }
}
