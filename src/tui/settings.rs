//! The user's settings: which keys do what, which theme, whether the mouse is used.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use etcetera::BaseStrategy;

use super::keys::Keymap;
use super::theme::{Theme, Themes};

/// The reader as its user wants it.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Which keys do what.
    pub(super) keymap: Keymap,
    /// What everything looks like.
    pub(super) theme: Theme,
    /// The themes that can be chosen, by name; none without colours.
    pub(super) themes: Vec<(String, Theme)>,
    /// True if clicks and the wheel are for the reader; the terminal then no longer selects text by itself.
    pub(super) mouse: bool,
    /// What could not be understood, in words; the rest holds.
    pub complaints: Vec<String>,
}

impl Settings {
    /// The settings of the user (`$XDG_CONFIG_HOME/gainsay/config.toml`, and `themes.toml` beside it), or the ones that
    /// come with gainsay. With `mono` there are no colours, whatever the file says; a `theme` that is asked for goes before
    /// that of the file.
    ///
    /// # Errors
    /// When the theme that is asked for cannot be had. Never with keys and themes as they are shipped; tests hold them to
    /// that.
    pub fn of_user(mono: bool, theme: Option<&str>) -> io::Result<Self> {
        let folder =
            etcetera::choose_base_strategy().ok().map(|folders| folders.config_dir().join("gainsay"));
        let mut complaints = Vec::new();
        let mut text = |name: &str| match folder.as_ref().map(|folder| read(&folder.join(name))) {
            Some(Ok(text)) => text,
            None => String::new(),
            Some(Err(complaint)) => {
                complaints.push(complaint);
                String::new()
            }
        };
        let (config, themes) = (text("config.toml"), text("themes.toml"));
        let mut settings = Self::parse(&config, &themes, mono, theme)?;
        settings.complaints.splice(0..0, complaints);
        Ok(settings)
    }

    /// Reads the two files.
    ///
    /// # Errors
    /// As [`of_user`](Self::of_user).
    pub(super) fn parse(config: &str, themes: &str, mono: bool, theme: Option<&str>) -> io::Result<Self> {
        let mut settings = Self {
            keymap: Keymap::defaults().map_err(io::Error::other)?,
            theme: Theme::shipped(if mono { "mono" } else { "terminal" }).map_err(io::Error::other)?,
            themes: Vec::new(),
            mouse: false,
            complaints: Vec::new(),
        };
        let themes = toml::from_str(themes).unwrap_or_else(|error| {
            settings.complaints.push(format!("themes.toml: {}", error.message()));
            Themes::new()
        });
        if !mono {
            settings.themes = Theme::all(&themes);
        }
        match config.parse::<toml::Table>() {
            Ok(table) => settings.take(table, &themes, mono),
            Err(error) => settings.complaints.push(format!("config.toml: {}", error.message())),
        }
        if let Some(theme) = theme {
            let theme = Theme::named(theme, &themes).map_err(io::Error::other)?;
            if !mono {
                settings.theme = theme;
            }
        }
        Ok(settings)
    }

    fn take(&mut self, table: toml::Table, themes: &Themes, mono: bool) {
        for (name, value) in table {
            let taken = match (name.as_str(), &value) {
                ("theme", toml::Value::String(theme)) => {
                    match Theme::named(theme, themes) {
                        // Without colours is without colours, but a mistake is told all the same.
                        Ok(_) if mono => {}
                        Ok(theme) => self.theme = theme,
                        Err(error) => self.complaints.push(error.to_string()),
                    }
                    true
                }
                ("mouse", toml::Value::Boolean(mouse)) => {
                    self.mouse = *mouse;
                    true
                }
                ("keys", toml::Value::Table(keys)) => {
                    self.bind(keys);
                    true
                }
                ("theme" | "mouse" | "keys", _) => false,
                _ => {
                    self.complaints.push(format!("config.toml: there is no setting called `{name}`"));
                    true
                }
            };
            if !taken {
                self.complaints.push(format!("config.toml: `{name}` cannot be {}", value.type_str()));
            }
        }
    }

    /// Gives actions other keys: `name = "key"` or `name = ["key", "key"]`.
    fn bind(&mut self, keys: &toml::Table) {
        let mut wanted: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in keys {
            let chords = match value {
                toml::Value::String(chord) => Some(vec![chord.clone()]),
                toml::Value::Array(chords) => {
                    chords.iter().map(|chord| chord.as_str().map(str::to_owned)).collect()
                }
                _ => None,
            };
            match chords {
                Some(chords) => drop(wanted.insert(name.clone(), chords)),
                None => self.complaints.push(format!("keys: `{name}` is neither a key nor a list of keys")),
            }
        }
        self.complaints.extend(self.keymap.rebind(wanted));
    }
}

/// Keeps a setting that was made in the reader: writes `name = value` into `config.toml`, whose other lines stay.
///
/// # Errors
/// When there is no home folder, or the file cannot be read or written; it is then as it was.
pub fn keep(name: &str, value: &str) -> io::Result<()> {
    let folders = etcetera::choose_base_strategy().map_err(io::Error::other)?;
    let folder = folders.config_dir().join("gainsay");
    let file = folder.join("config.toml");
    let text = read(&file).map_err(io::Error::other)?;
    fs::create_dir_all(&folder)?;
    let fresh = file.with_extension(format!("{}.tmp", std::process::id()));
    fs::write(&fresh, with_setting(&text, name, value))?;
    fs::rename(&fresh, &file)
}

/// `text` with the line `name = value` in the place of the one that it has, or before its first table.
fn with_setting(text: &str, name: &str, value: &str) -> String {
    let setting = format!("{name} = {value}");
    let is_setting = |line: &str| line.split_once('=').is_some_and(|(key, _)| key.trim() == name);
    let mut lines: Vec<&str> = text.lines().collect();
    let end = lines.iter().position(|line| line.trim_start().starts_with('[')).unwrap_or(lines.len());
    match lines.iter().take(end).position(|line| is_setting(line)) {
        Some(at) => lines.splice(at..=at, [setting.as_str()]),
        None => lines.splice(0..0, [setting.as_str()]),
    };
    lines.join("\n") + "\n"
}

/// The text of a file; empty if there is none.
///
/// # Errors
/// What went wrong, in words.
fn read(file: &Path) -> Result<String, String> {
    match fs::read_to_string(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        result => result.map_err(|error| format!("{} cannot be read: {error}", file.display())),
    }
}

#[cfg(test)]
mod tests {
    use super::super::action::{Action, KeyContext};
    use super::super::keys::{Key, KeyBound};
    use super::*;

    fn settings(config: &str, themes: &str) -> Settings {
        Settings::parse(config, themes, false, None).unwrap()
    }

    fn does(settings: &Settings, keys: &str) -> KeyBound {
        let keys: Vec<Key> = keys.split(' ').map(|key| Key::parse(key).unwrap()).collect();
        settings.keymap.lookup(KeyContext::Facts, &keys)
    }

    #[test]
    fn an_action_has_the_keys_that_its_user_gives_it_and_no_others() {
        let mine = settings("[keys]\npin = [\"f5\", \"g p\"]\nzoom = \"Z\"", "");
        assert_eq!(mine.complaints, Vec::<String>::new());
        assert_eq!(does(&mine, "f5"), KeyBound::Action(Action::Pin));
        assert_eq!(does(&mine, "g p"), KeyBound::Action(Action::Pin));
        assert_eq!(does(&mine, "g g"), KeyBound::Action(Action::Top), "others keep theirs");
        assert_eq!((does(&mine, "m"), does(&mine, "z")), (KeyBound::Nothing, KeyBound::Nothing));
    }

    #[test]
    fn a_setting_is_kept_in_its_line_and_the_others_stay() {
        let text = "# mine\ntheme = \"dark\" # at night\n\n[keys]\nmouse = \"f2\"\n";
        let changed = with_setting(text, "theme", "\"light\"");
        assert_eq!(changed, "# mine\ntheme = \"light\"\n\n[keys]\nmouse = \"f2\"\n");
        assert_eq!(with_setting(text, "mouse", "true"), format!("mouse = true\n{text}"));
        assert_eq!(with_setting("", "mouse", "true"), "mouse = true\n");
    }

    #[test]
    fn what_cannot_be_is_told_and_the_rest_holds() {
        let config = "theme = \"neon\"\nmouse = \"yes\"\ncolour = 1\n[keys]\nfly = \"f\"\nzoom = \"hyper-z\"\n\
                      undo = 5\npins = \"g\"\nback = \"q\"\ncopy = \"d\"\nsplit = \"f9\"\nnote = \"f9\"";
        let mine = settings(config, "");
        let told = mine.complaints.join("\n");
        for part in [
            "there is none called `neon`",
            "`mouse` cannot be string",
            "no setting called `colour`",
            "no action called `fly`",
            "`hyper-z` of `zoom` is no key",
            "`undo` is neither",
            "`g` is for pins now, and no longer begins `gg` for top",
            "`back` must keep a key that types no letter",
            "`d` is for copy now, and no longer for next_difference",
            "`F9` is for note and for split; it stays for note",
        ] {
            assert!(told.contains(part), "{part} is not in\n{told}");
        }
        assert_eq!(does(&mine, "d"), KeyBound::Action(Action::Copy));
        assert_eq!(does(&mine, "esc"), KeyBound::Action(Action::Back));
        assert_eq!(does(&mine, "z"), KeyBound::Action(Action::Zoom));
        assert!(settings("theme = ", "").complaints[0].starts_with("config.toml: "));
    }

    #[test]
    fn a_way_out_stays_whatever_the_keys_are() {
        for (keys, complaint) in [
            ("quit = []", None),
            ("quit = \"f24\"", None),
            ("quit = [\"Q\", \"ctrl-c\"]", None),
            ("copy = \"ctrl-c\"", Some("`Ctrl-c` is for quit and for copy; it stays for quit")),
            ("copy = \"ctrl-c x\"\nquit = \"q\"", Some("it stays for quit")),
        ] {
            let mine = settings(&format!("[keys]\n{keys}"), "");
            for context in KeyContext::ALL {
                let bound = mine.keymap.lookup(context, &[Key::parse("ctrl-c").unwrap()]);
                assert_eq!(bound, KeyBound::Action(Action::Quit), "{keys} {context:?}");
            }
            let told = mine.complaints.join("\n");
            assert!(
                complaint.map_or(told.is_empty(), |complaint| told.contains(complaint)),
                "{keys}: {told}"
            );
            assert_eq!(mine.keymap.shown(Action::Quit).filter(|key| key == "Ctrl-c").count(), 1, "{keys}");
        }
    }

    #[test]
    fn the_settings_that_the_readme_shows_are_understood() {
        let readme = include_str!("../../README.md");
        let example = readme.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
        let mine = settings(example, "");
        assert_eq!(mine.complaints, Vec::<String>::new());
        assert!(mine.mouse && does(&mine, "f5") == KeyBound::Action(Action::Pin));
    }

    #[test]
    fn a_theme_of_ones_own_says_only_what_is_different() {
        use ratatui::style::Color;
        let mine = settings("theme = \"mine\"", "[mine]\nbase = \"dark\"\nconflict = \"magenta\"");
        assert_eq!(mine.complaints, Vec::<String>::new());
        assert_eq!(mine.theme.conflict.0.fg, Some(Color::Magenta));
        assert_eq!(mine.theme.quiet, Theme::shipped("dark").unwrap().quiet);
        let wrong = settings("theme = \"mine\"", "[mine]\nconflct = \"magenta\"");
        assert!(wrong.complaints[0].contains("conflct"), "{:?}", wrong.complaints);
        let mine = settings("theme = \"dark\"", "[mine]\nconflict = \"magenta");
        assert_eq!(mine.theme.conflict, Theme::shipped("dark").unwrap().conflict, "others hold");
        let [told] = &mine.complaints[..] else { panic!("{:?}", mine.complaints) };
        assert!(told.starts_with("themes.toml: ") && !told.contains('\n'), "{told}");
        let mono = Settings::parse("theme = \"dark\"", "", true, Some("light")).unwrap();
        assert_eq!(mono.theme.conflict.0.fg, None, "NO_COLOR wins");
    }

    #[test]
    fn a_theme_that_is_asked_for_goes_before_that_of_the_file() {
        let asked = |theme| Settings::parse("theme = \"dark\"", "[mine]", false, Some(theme));
        let light = asked("light").unwrap().theme.conflict;
        assert_eq!(light, Theme::shipped("light").unwrap().conflict);
        assert_ne!(light, Theme::shipped("dark").unwrap().conflict);
        assert!(asked("mine").is_ok());
        let told = asked("neon").unwrap_err().to_string();
        assert_eq!(told, "theme: there is none called `neon`: dark, light, mine, mono, safe, terminal");
    }
}
