//! Roles and what they look like. Views name roles; only this file and its asset know colours.

use std::collections::BTreeMap;
use std::str::FromStr;

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;
use thiserror::Error;

use crate::model::Verdict;

const THEMES: &str = include_str!("../../assets/themes.toml");

/// Why a file of themes cannot be used.
#[derive(Debug, Error)]
pub enum ThemeError {
    /// It is no TOML, or a role is missing.
    #[error("theme: {0}")]
    Format(#[from] toml::de::Error),
    /// A role's look has a word that is neither colour nor modifier.
    #[error("theme: `{0}` is neither a colour nor a modifier")]
    Word(String),
    /// The theme is not in the file.
    #[error("theme: there is none called `{0}`")]
    Name(String),
}

/// What each role looks like; assets/themes.toml says what the roles are for.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Theme {
    pub key: Look,
    pub heading: Look,
    pub rule: Look,
    pub focus: Look,
    pub cursor: Look,
    pub quiet: Look,
    pub source: Look,
    pub value: Look,
    pub conflict: Look,
    pub explained: Look,
    pub variant: Look,
    pub agreed: Look,
    pub sentence: Look,
    pub mark: Look,
    pub other: Look,
    #[serde(rename = "match")]
    pub found: Look,
    pub notice: Look,
    pub warning: Look,
    #[serde(default)]
    pub tags: Vec<Look>,
}

impl Theme {
    /// The theme that suits the terminal: without colours if `mono`, with the terminal's own sixteen otherwise.
    ///
    /// # Errors
    /// Never with the file as it is shipped; a test holds it to that.
    pub fn shipped(mono: bool) -> Result<Self, ThemeError> {
        let mut themes: BTreeMap<String, Self> = toml::from_str(THEMES)?;
        let name = if mono { "mono" } else { "terminal" };
        themes.remove(name).ok_or_else(|| ThemeError::Name(name.to_owned()))
    }

    /// The look of the tag of source number `outlet`; the looks take turns.
    pub fn tag(&self, outlet: usize) -> Style {
        let turn = outlet.checked_rem(self.tags.len()).and_then(|turn| self.tags.get(turn));
        turn.unwrap_or(&self.source).0
    }

    /// The look of a verdict's glyph and word; of agreement if there is none.
    pub fn verdict(&self, verdict: Option<Verdict>) -> Style {
        match verdict {
            Some(Verdict::Conflict) => self.conflict.0,
            Some(Verdict::Explained) => self.explained.0,
            Some(Verdict::Variant) => self.variant.0,
            None => self.agreed.0,
        }
    }
}

/// A style as the file of themes writes it: `red bold`, `black on yellow`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Look(pub Style);

impl TryFrom<String> for Look {
    type Error = ThemeError;

    fn try_from(text: String) -> Result<Self, ThemeError> {
        let mut style = Style::new();
        let mut background = false;
        for word in text.split_whitespace() {
            style = match word {
                "on" => {
                    background = true;
                    continue;
                }
                "bold" => style.add_modifier(Modifier::BOLD),
                "dim" => style.add_modifier(Modifier::DIM),
                "italic" => style.add_modifier(Modifier::ITALIC),
                "underlined" => style.add_modifier(Modifier::UNDERLINED),
                "reversed" => style.add_modifier(Modifier::REVERSED),
                _ => {
                    let color = Color::from_str(word).map_err(|_| ThemeError::Word(word.to_owned()))?;
                    if std::mem::take(&mut background) { style.bg(color) } else { style.fg(color) }
                }
            };
        }
        Ok(Self(style))
    }
}

impl From<Look> for Style {
    fn from(look: Look) -> Self {
        look.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_are_written_in_words() {
        let look = Look::try_from("black on light-red bold".to_owned()).unwrap();
        assert_eq!(look.0, Style::new().fg(Color::Black).bg(Color::LightRed).add_modifier(Modifier::BOLD));
        assert!(Look::try_from("shiny".to_owned()).is_err());
    }

    #[test]
    fn the_mono_theme_uses_no_colour_and_still_tells_marks_from_text() {
        let mono = Theme::shipped(true).unwrap();
        for look in [mono.conflict, mono.mark, mono.found, mono.cursor, mono.warning, mono.other] {
            assert_eq!((look.0.fg, look.0.bg), (None, None));
            assert!(!look.0.add_modifier.is_empty());
        }
        assert!(Theme::shipped(false).unwrap().conflict.0.fg.is_some());
    }
}
