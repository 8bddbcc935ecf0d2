//! Roles and what they look like. Views name roles; only this file and its asset know colours.

use std::collections::BTreeMap;
use std::str::FromStr;

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;
use thiserror::Error;

use crate::summary::Section;

/// The theme that others are made from.
const ROOT: &str = "terminal";
const THEMES: &str = include_str!("../../assets/themes.toml");

/// The roles of each theme, as a file of themes writes them.
pub type Themes = BTreeMap<String, toml::Table>;

/// Why a file of themes cannot be used.
#[derive(Debug, Error)]
pub enum ThemeError {
    /// It is no TOML, or a role is missing.
    #[error("theme: {}", .0.message())]
    Format(#[from] toml::de::Error),
    /// A role's look has a word that is neither colour nor modifier.
    #[error("theme: `{0}` is neither a colour nor a modifier")]
    Word(String),
    /// The theme is in no file; those that are follow.
    #[error("theme: there is none called `{0}`: {1}")]
    Name(String, String),
    /// The theme is its own base, directly or by way of others.
    #[error("theme: `{0}` is its own base")]
    Circle(String),
}

/// What each role looks like; assets/themes.toml says what the roles are for.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Theme {
    pub key: Look,
    pub heading: Look,
    pub rule: Look,
    pub focus: Look,
    pub cursor: Look,
    pub quiet: Look,
    pub value: Look,
    pub conflict: Look,
    pub explained: Look,
    pub sentence: Look,
    pub mark: Look,
    pub other: Look,
    #[serde(rename = "match")]
    pub found: Look,
    pub notice: Look,
    pub warning: Look,
}

impl Theme {
    /// A theme that comes with gainsay.
    ///
    /// # Errors
    /// When there is none of this name.
    pub fn shipped(name: &str) -> Result<Self, ThemeError> {
        Self::named(name, &Themes::new())
    }

    /// All themes that can be chosen, the shipped ones and one's `own`, by name; those that make no sense are left out.
    pub fn all(own: &Themes) -> Vec<(String, Self)> {
        const SHIPPED: [&str; 5] = ["terminal", "dark", "light", "safe", "mono"];
        let others = own.keys().map(String::as_str).filter(|name| !SHIPPED.contains(name));
        let names = SHIPPED.into_iter().chain(others);
        names.filter_map(|name| Some((name.to_owned(), Self::named(name, own).ok()?))).collect()
    }

    /// The theme called `name` among those of one's `own`, or else among the shipped ones.
    ///
    /// # Errors
    /// When there is no such theme, or it names a role or a look that does not exist.
    pub fn named(name: &str, own: &Themes) -> Result<Self, ThemeError> {
        let mut themes: Themes = toml::from_str(THEMES)?;
        themes.extend(own.iter().map(|(name, roles)| (name.clone(), roles.clone())));
        Ok(whole(name, &themes, themes.len())?.try_into()?)
    }

    /// The look of a section's sign.
    pub fn sign(&self, section: Section) -> Style {
        match section {
            Section::Disagree => self.conflict.0,
            Section::Fit => self.explained.0,
            Section::Agree | Section::Quoted | Section::Alone | Section::Who | Section::Minor => Style::new(),
        }
    }
}

/// The roles of theme `name`, those that it leaves out as its base has them: that which it names, or the terminal's.
fn whole(name: &str, themes: &Themes, depth: usize) -> Result<toml::Table, ThemeError> {
    /// Roles that themes had before; a theme of one's own may name them still.
    const FORMER: [&str; 4] = ["source", "variant", "agreed", "tags"];
    let mut roles = themes.get(name).ok_or_else(|| unknown(name, themes))?.clone();
    for former in FORMER {
        roles.remove(former);
    }
    let base = roles.remove("base").and_then(|base| base.as_str().map(str::to_owned));
    let base = base.or_else(|| (name != ROOT).then(|| ROOT.to_owned()));
    match (base, depth.checked_sub(1)) {
        (Some(base), Some(depth)) => {
            let mut under = whole(&base, themes, depth)?;
            under.extend(roles);
            Ok(under)
        }
        (Some(base), None) => Err(ThemeError::Circle(base)),
        (None, _) => Ok(roles),
    }
}

fn unknown(name: &str, themes: &Themes) -> ThemeError {
    let known: Vec<&str> = themes.keys().map(String::as_str).collect();
    ThemeError::Name(name.to_owned(), known.join(", "))
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
        let mono = Theme::shipped("mono").unwrap();
        for look in [mono.conflict, mono.mark, mono.found, mono.cursor, mono.warning, mono.other] {
            assert_eq!((look.0.fg, look.0.bg), (None, None));
            assert!(!look.0.add_modifier.is_empty());
        }
        assert!(Theme::shipped("terminal").unwrap().conflict.0.fg.is_some());
    }

    #[test]
    fn colours_of_a_theme_can_be_read_on_the_background_that_it_is_for() {
        const BLACK: Color = Color::Rgb(0x1c, 0x1c, 0x1c);
        const WHITE: Color = Color::Rgb(0xff, 0xff, 0xff);
        for (name, backgrounds, least) in
            [("dark", &[BLACK][..], 4.5), ("light", &[WHITE], 4.5), ("safe", &[BLACK, WHITE], 3.5)]
        {
            let theme = Theme::shipped(name).unwrap();
            let looks = [theme.quiet, theme.conflict, theme.explained, theme.warning];
            for (look, background) in
                looks.iter().flat_map(|look| backgrounds.iter().map(move |on| (look, *on)))
            {
                let Some(color) = look.0.fg else { continue };
                let contrast = contrast(color, background);
                assert!(contrast >= least, "{name} {color}: {contrast:.1}");
            }
        }
    }

    /// The contrast of two colours as WCAG 2 defines it, from 1 to 21.
    fn contrast(a: Color, b: Color) -> f64 {
        let light = |color: Color| {
            let Color::Rgb(r, g, b) = color else { panic!("{color} is another one in every terminal") };
            let [r, g, b] = [r, g, b].map(|part| {
                let part = f64::from(part) / 255.0;
                if part <= 0.03928 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
            });
            0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
        };
        let (a, b) = (light(a), light(b));
        if a > b { a / b } else { b / a }
    }
}
