//! Texts for the clipboard of the terminal, which is the right one over ssh as well.

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;

/// What the program runs inside, between it and the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inside {
    /// Nothing: the terminal hears what is written.
    Terminal,
    /// tmux, which passes on only what is wrapped.
    Tmux,
}

impl Inside {
    /// Reads it off the environment.
    pub fn here(variable: impl Fn(&str) -> Option<String>) -> Self {
        let is_set = |name| variable(name).is_some_and(|value| !value.is_empty());
        let term = variable("TERM").unwrap_or_default();
        // Over ssh only the name of the terminal tells.
        if is_set("TMUX") || term.starts_with("tmux") { Self::Tmux } else { Self::Terminal }
    }
}

/// What to write to the terminal so that `text` is on its clipboard (OSC 52).
///
/// Nothing of the text reaches the terminal as it is: it is written in base 64. In tmux the sequence goes out twice,
/// plainly for `set-clipboard on` and wrapped for `allow-passthrough on`.
pub fn sequence(text: &str, inside: Inside) -> String {
    let mut plain = String::new();
    // Writing to a string does not fail.
    let _ = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut plain);
    match inside {
        Inside::Terminal => plain,
        Inside::Tmux => {
            let wrapped = plain.replace('\u{1b}', "\u{1b}\u{1b}");
            format!("{plain}\u{1b}Ptmux;{wrapped}\u{1b}\\")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_reaches_the_clipboard_through_tmux_and_never_raw() {
        assert_eq!(sequence("2 km\u{1b}[2J", Inside::Terminal), "\u{1b}]52;c;MiBrbRtbMko=\u{1b}\\");
        let wrapped = "\u{1b}Ptmux;\u{1b}\u{1b}]52;c;MiBrbQ==\u{1b}\u{1b}\\\u{1b}\\";
        assert!(sequence("2 km", Inside::Tmux).ends_with(wrapped));
    }

    #[test]
    fn tmux_is_known_by_its_variable_and_over_ssh_by_the_name_of_the_terminal() {
        let with = |name: &'static str, value: &'static str| {
            Inside::here(move |asked| (asked == name).then(|| value.to_owned()))
        };
        assert_eq!(with("TMUX", "/tmp/tmux-0/default,1,0"), Inside::Tmux);
        assert_eq!(with("TERM", "tmux-256color"), Inside::Tmux);
        assert_eq!(with("TERM", "xterm-256color"), Inside::Terminal);
    }
}
