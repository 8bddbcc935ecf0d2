//! What can lie over the panels.

use std::ops::Range;

use tui_input::Input;

use super::complete::Completion;
use super::layout::Panel;
use super::menu::Menu;
use super::pins::PinList;
use super::prompt::Prompt;
use super::state::{Cursor, Diff};
use super::wrapped::WrappedText;
use crate::lookup::{Filter, Hit, Marker, Target};

/// An article that is open.
#[derive(Debug, Default)]
pub struct OpenText {
    /// Index into [`Briefing::articles`](crate::model::Briefing::articles).
    pub article: usize,
    /// The sentence that led here.
    pub sentence: Option<Range<usize>>,
    /// The fact and the reading that were chosen before, to come back to.
    pub from: (usize, usize),
    /// The value in that sentence.
    pub value: Option<Range<usize>>,
    /// What the last search finds in the body.
    pub marks: Vec<Range<usize>>,
    /// The mark that `n` came to last.
    pub mark: Option<usize>,
    /// The first row in sight.
    pub top: usize,
    /// True when it tells what was repaired.
    pub repairs: bool,
    /// The width of its rows in cells.
    pub width: u16,
    /// The rows.
    pub wrapped: WrappedText,
    /// A byte of the body to bring into sight as soon as the rows are known.
    pub reveal: Option<usize>,
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

    /// What the hit that Enter goes to leads to, and how many rows in sight stand above it.
    pub fn standing(&self) -> Option<(Target, usize)> {
        let hit = self.hits.get(self.cursor.selected);
        let above = self.cursor.selected.saturating_sub(self.cursor.top);
        hit.map(|hit| (hit.target.clone(), above)).or_else(|| self.stay.clone())
    }

    /// True while nothing is typed: what was searched for before is then shown.
    pub fn is_blank(&self) -> bool {
        self.input.value().trim().is_empty()
    }
}

/// The place in the table of who says what; its rows are those of the list of facts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The outlet that the keys act on, by its place in the story.
    pub column: usize,
    /// The first outlet in sight.
    pub left: usize,
}

/// The dates in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dates {
    /// What passes the filter, as indices into [`BriefingTables::dated_facts`](super::briefing_tables::BriefingTables).
    pub shown: Vec<usize>,
    /// The one that the keys act on.
    pub cursor: Cursor,
    /// The fact that was chosen before, to come back to.
    pub from: usize,
}

/// Something that lies over the panels; Esc takes it away.
#[derive(Debug)]
pub enum Layer {
    /// An open article.
    Page(Box<OpenText>),
    /// A search.
    Search(Box<Search>),
    /// Who says what.
    Matrix(Matrix),
    /// The dates in order.
    Dates(Box<Dates>),
    /// The stories.
    Stories(Cursor),
    /// What could not be read.
    Problems(Cursor),
    /// The pins.
    Pins(PinList),
    /// The list of actions.
    Menu(Box<Menu>),
    /// A line at the bottom that is being typed.
    Prompt(Prompt),
}

impl Layer {
    /// The fact that was chosen before, where going through the layer chooses others.
    pub fn origin(&self) -> Option<usize> {
        match self {
            Self::Pins(list) => Some(list.from),
            Self::Dates(dates) => Some(dates.from),
            Self::Page(page) => Some(page.from.0),
            _ => None,
        }
    }
}

/// A place among the panels, to come back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SearchOrigin {
    /// The panel that had the keys.
    pub focus: Panel,
    /// The chosen fact.
    pub fact: usize,
    /// The chosen reading of it.
    pub reading: usize,
    /// The first fact in sight, by its row.
    pub top: usize,
}

impl Default for SearchOrigin {
    fn default() -> Self {
        Self { focus: Panel::Facts, fact: 0, reading: 0, top: 0 }
    }
}

/// The last search, for going on to its next hit and back to the hits.
#[derive(Debug)]
pub struct LastSearch {
    /// The search line, filters and words.
    pub line: String,
    /// The same, to mark what holds them.
    pub marker: Marker,
    /// What it found.
    pub hits: Vec<Hit>,
    /// The hit that one stands on.
    pub at: usize,
    /// While the search has not been repeated in another briefing: what that hit led to.
    pub stay: Option<Target>,
    /// What lay over the panels where the search was begun.
    pub below: Vec<Layer>,
    /// Where it was begun.
    pub origin: SearchOrigin,
}
