//! What a reader keeps of a folder from one day to the next: pins with notes, corrections, which articles were opened.
//!
//! It is keyed by content, so it survives renamed files and new articles; the memory as a whole belongs to the path of the
//! folder. It lies in the user's state folder, never beside the articles.

mod merge;
mod store;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::model::{Briefing, Corrections, Fact, Fingerprint};

pub use merge::merge;
pub use store::{Store, StoreError};

/// What is kept of one folder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    /// The pinned facts, in the reader's own order.
    pub pins: Vec<Pin>,
    /// What the reader corrected in facts and stories.
    #[serde(flatten)]
    pub corrections: Corrections,
    /// Articles that were opened.
    pub read: BTreeSet<Fingerprint>,
    /// Earlier searches, the latest first.
    pub searches: Vec<String>,
    /// Where the reader was last.
    pub place: Option<LastPlace>,
}

/// A fact that the reader pinned.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Pin {
    /// The readings that the fact had when it was pinned.
    pub readings: Vec<Fingerprint>,
    /// Its topic then, shown if its articles are gone.
    pub topic: String,
    /// Its values then, side by side.
    pub values: String,
    /// The reader's note; empty without one.
    pub note: String,
}

impl Pin {
    /// Pins `fact`, without a note.
    pub fn new(briefing: &Briefing, fact: &Fact) -> Self {
        let values: Vec<&str> = fact.variants.iter().map(|variant| variant.value.as_str()).collect();
        Self {
            readings: fingerprints(briefing, fact),
            topic: fact.topic.clone(),
            values: values.join(" · "),
            note: String::new(),
        }
    }
}

/// Where the reader was last.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LastPlace {
    /// The number of the focused panel, as the screen shows it.
    pub panel: u8,
    /// The readings of the selected fact.
    pub fact: Vec<Fingerprint>,
    /// The selected article.
    pub article: Option<Fingerprint>,
}

/// The fingerprints of the readings of `fact`.
pub fn fingerprints(briefing: &Briefing, fact: &Fact) -> Vec<Fingerprint> {
    fact.readings()
        .filter_map(|reading| {
            let article = briefing.articles.get(reading.article)?;
            Some(Fingerprint::of_reading(article, fact.kind, reading))
        })
        .collect()
}

/// How many searches are kept.
const SEARCHES: usize = 50;

impl Memory {
    /// Puts `query` at the head of the searches.
    pub fn remember_search(&mut self, query: &str) {
        let query = query.trim();
        if !query.is_empty() {
            self.searches.retain(|known| known != query);
            self.searches.insert(0, query.to_owned());
            self.searches.truncate(SEARCHES);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_correction_is_saved_and_read_again() {
        let [a, b, c] = ["a", "b", "c"].map(|name| Fingerprint::new([name]));
        let mut memory = Memory { searches: vec!["rail".to_owned()], ..Memory::default() };
        let all = &mut memory.corrections;
        all.merge_facts([a, b]);
        all.split_off(c);
        all.dismiss([a, b]);
        all.hide([a]);
        all.join_stories([b, c]);
        all.part_article(a);
        assert_eq!(all.count(), 6);
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path(), &[]);
        store.save(&Memory::default(), &memory).unwrap();
        assert_eq!(store.load(), (memory, None));
    }

    #[test]
    fn splits_that_were_saved_before_are_read() {
        let print = Fingerprint::new(["reading"]);
        let memory: Memory = serde_json::from_str(&format!("{{\"apart\": [\"{print}\"]}}")).unwrap();
        assert_eq!(memory.corrections.split, BTreeSet::from([print]));
        assert!(serde_json::to_string(&memory).unwrap().contains("\"apart\":["));
    }
}
