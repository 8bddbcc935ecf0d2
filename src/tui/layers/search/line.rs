//! A search that is being typed, and what it has found.

use tui_input::Input;

use crate::lookup::{Filter, Hit, Marker, Target};
use crate::tui::command::SearchOrigin;
use crate::tui::cursor::Cursor;
use crate::tui::diff_panel::Diff;
use crate::tui::state::ReaderState;

/// What the last word of the search line can become, and how many facts that lets through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The whole filter: "kind:money".
    pub text: String,
    /// Facts that pass it and the other filters of the line.
    pub facts: usize,
}

/// A search that is being typed.
#[derive(Debug, Default)]
pub struct Search {
    /// The search line.
    pub input: Input,
    /// The filters and the words in it; [`read`](Self::read) sets them.
    pub filter: Filter,
    /// The words, to mark what holds them.
    pub marker: Marker,
    /// What it finds, the best first.
    pub hits: Vec<Hit>,
    /// The hit that Enter goes to, or the earlier search that it takes up.
    pub cursor: Cursor,
    /// What the filter that is being typed can become; shown in the place of the hits.
    pub completions: Vec<Completion>,
    /// The Diff of that hit; the panels keep their own, to come back to.
    pub preview: Diff,
    /// True for a question.
    pub is_question: bool,
    /// True if the first hit answers it, or holds all words.
    pub is_sure: bool,
    /// Where the search was begun.
    pub origin: SearchOrigin,
    /// While what is typed has not been searched for in another briefing: what that hit led to, and how many rows in
    /// sight stood above it.
    pub stay: Option<(Target, usize)>,
}

impl Search {
    /// Takes the filters and words over.
    pub fn read(&mut self, filter: Filter) {
        if filter.words != self.filter.words {
            self.marker = Marker::new(&filter.words);
        }
        self.filter = filter;
    }

    /// The hit that Enter goes to.
    pub fn chosen(&self) -> Option<&Hit> {
        self.hits.get(self.cursor.selected)
    }

    /// What the hit that Enter goes to leads to, and how many rows in sight stand above it.
    pub fn standing(&self) -> Option<(Target, usize)> {
        let hit = self.chosen();
        let above = self.cursor.selected.saturating_sub(self.cursor.top);
        hit.map(|hit| (hit.target.clone(), above)).or_else(|| self.stay.clone())
    }

    /// True while nothing is typed: what was searched for before is then shown.
    pub fn is_blank(&self) -> bool {
        self.input.value().trim().is_empty()
    }
}

/// What a hit is listed under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HitGroup {
    /// The answer to a question.
    Answer,
    /// Facts that hold all words.
    Facts,
    /// Sentences that do.
    Sentences,
    /// What holds words like them.
    Similar,
}

impl HitGroup {
    /// The group of `hit`, which a question found or a few words.
    pub fn of(hit: &Hit, is_question: bool) -> Self {
        match hit.target {
            _ if hit.answer && hit.exact && is_question => Self::Answer,
            _ if !hit.exact => Self::Similar,
            Target::Fact(_) => Self::Facts,
            Target::Passage { .. } => Self::Sentences,
        }
    }

    /// What stands over it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Answer => "Answer",
            Self::Facts => "Facts",
            Self::Sentences => "Sentences",
            Self::Similar => "Similar words",
        }
    }
}

/// The story that a hit leads to.
pub fn story_of(state: &ReaderState, target: &Target) -> Option<usize> {
    match target {
        Target::Fact(fact) => state.briefing.facts.get(*fact).map(|fact| fact.story),
        Target::Passage { article, .. } => state.tables.story_of.get(*article).copied(),
    }
}
