//! What a full stop after a word means, as the data file tells.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The words of `assets/abbreviations.txt`.
pub(super) static WORDS: LazyLock<Words> =
    LazyLock::new(|| Words::read(include_str!("../../assets/abbreviations.txt")));

/// When a word with a full stop does not end its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Never ends it: "Mr".
    Always,
    /// Goes on with a number: "No", "Sept".
    Number,
    /// Ends it when a usual beginning follows: "Inc", "U.S".
    Either,
    /// Ends it unless a day or a zone follows, or only the time was told so far: "p.m".
    Time,
}

/// The words of the data file.
pub(super) struct Words {
    classes: HashMap<&'static str, Class>,
    /// Words that usually begin a sentence.
    pub starter: HashSet<&'static str>,
    /// Days and zones.
    pub after_time: HashSet<&'static str>,
    /// Words that begin a sentence with a time.
    pub before_time: HashSet<&'static str>,
    /// Verbs of saying.
    pub says: HashSet<&'static str>,
}

impl Words {
    /// What kind of abbreviation `word` is; it is given without its last full stop.
    pub fn class(&self, word: &str) -> Option<Class> {
        self.classes.get(word).copied()
    }

    fn read(file: &'static str) -> Self {
        let mut words = Self {
            classes: HashMap::new(),
            starter: HashSet::new(),
            after_time: HashSet::new(),
            before_time: HashSet::new(),
            says: HashSet::new(),
        };
        let mut section = "";
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with('[') {
                section = line;
                continue;
            }
            for word in line.split_whitespace() {
                let class = match section {
                    "[always]" => Class::Always,
                    "[number]" => Class::Number,
                    "[either]" => Class::Either,
                    "[time]" => Class::Time,
                    other => {
                        let set = match other {
                            "[starter]" => &mut words.starter,
                            "[after-time]" => &mut words.after_time,
                            "[before-time]" => &mut words.before_time,
                            _ => &mut words.says,
                        };
                        set.insert(word);
                        continue;
                    }
                };
                words.classes.insert(word, class);
            }
        }
        words
    }
}
