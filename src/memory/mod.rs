//! What a reader keeps of a folder from one day to the next: pins with notes, readings split off, what was read.
//!
//! What is kept is keyed by content, so it survives files of the folder that are renamed and articles that are added;
//! the memory as a whole is found by the path of the folder. It is kept in the state folder of the user, never beside
//! the articles.

mod merge;
mod store;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::model::{Briefing, Fact, Fingerprint};

pub use merge::merge;
pub use store::{Store, StoreError};

/// What is kept of one folder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    /// What is at hand for the meeting, in the reader's own order.
    pub pins: Vec<Pin>,
    /// Readings that the reader split off their fact.
    pub apart: BTreeSet<Fingerprint>,
    /// Articles that were opened.
    pub read: BTreeSet<Fingerprint>,
    /// What was searched for, the latest first.
    pub searches: Vec<String>,
    /// Where the reader was last.
    pub place: Option<Place>,
}

/// A fact that the reader keeps at hand.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Pin {
    /// The readings that the fact had when it was pinned.
    pub readings: Vec<Fingerprint>,
    /// What it was about, for when its articles are gone.
    pub topic: String,
    /// Its values, side by side.
    pub values: String,
    /// What the reader noted on it; empty without a note.
    pub note: String,
}

impl Pin {
    /// A pin without a note on `fact`.
    pub fn new(briefing: &Briefing, fact: &Fact) -> Self {
        let values: Vec<&str> = fact.variants.iter().map(|variant| variant.value.as_str()).collect();
        Self {
            readings: readings(briefing, fact),
            topic: fact.topic.clone(),
            values: values.join(" · "),
            note: String::new(),
        }
    }
}

/// Where the reader was.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// The number over the panel that had the keys.
    pub panel: u8,
    /// The readings of the chosen fact.
    pub fact: Vec<Fingerprint>,
    /// The chosen article.
    pub article: Option<Fingerprint>,
}

/// The fingerprints of the readings of `fact`.
pub fn readings(briefing: &Briefing, fact: &Fact) -> Vec<Fingerprint> {
    fact.readings()
        .filter_map(|reading| {
            let article = briefing.articles.get(reading.article)?;
            Some(Fingerprint::of_reading(article, fact.kind, reading))
        })
        .collect()
}

/// Searches that are remembered.
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
