//! The sources of a briefing by the names that people type for them.

use std::sync::Arc;

use crate::model::Briefing;
use crate::text::fold;

/// For each article whether it is among those that a filter means; shared, because there can be very many.
pub(super) type Among = Arc<[bool]>;

/// The sources, each once.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Sources {
    /// In the order of their first articles.
    names: Vec<OutletName>,
    /// For each article the place of its source in `names`.
    of: Vec<usize>,
}

#[derive(Debug, PartialEq, Eq)]
struct OutletName {
    whole: String,
    letters: String,
    initials: String,
}

impl Sources {
    /// The sources of `briefing`.
    pub(super) fn new(briefing: &Briefing) -> Self {
        let name = |whole: &str| OutletName {
            whole: whole.to_owned(),
            letters: letters(whole),
            initials: initials(whole),
        };
        let (names, of) = briefing.outlets();
        Self { names: names.into_iter().map(name).collect(), of }
    }

    /// The articles of the sources that one of the values names, which commas part; what to say if none does.
    pub(super) fn articles(&self, value: &str) -> Result<Among, String> {
        /// Sources that are named where none fits.
        const MOST: usize = 5;
        let wanted: Vec<String> = value.split(',').map(letters).filter(|part| !part.is_empty()).collect();
        let mut meant = vec![false; self.names.len()];
        for part in &wanted {
            // A whole name is meant alone, even where it is a part of another one.
            let whole = self.names.iter().any(|name| name.letters == *part);
            for (name, meant) in self.names.iter().zip(&mut meant) {
                let alike = || name.letters.contains(part) || name.initials.starts_with(part);
                *meant |= if whole { name.letters == *part } else { alike() };
            }
        }
        if meant.contains(&true) {
            return Ok(self.of.iter().map(|name| meant.get(*name).copied().unwrap_or_default()).collect());
        }
        let mut names: Vec<&str> = self.names.iter().map(|name| name.whole.as_str()).collect();
        names.sort_unstable();
        let more = if names.len() > MOST { " …" } else { "" };
        names.truncate(MOST);
        Err(format!("no source is called “{value}”: {}{more}", names.join(", ")))
    }
}

/// A name as one types it: folded, without spaces and marks.
pub(super) fn letters(name: &str) -> String {
    fold(name).chars().filter(char::is_ascii_alphanumeric).collect()
}

/// The first letters of the words of a name, `the` aside.
fn initials(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| *word != "the");
    words.filter_map(|word| word.chars().next()).collect()
}
