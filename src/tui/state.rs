//! All that the reader knows: what was found, where the reader stands in it, and what lies on top of it.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use ratatui::layout::Rect;
use tui_input::Input;

use super::action::Context;
use super::digest::Digest;
use super::keys::{Key, Keymap};
use super::layout::{Areas, Base, Panel, Sizes};
use super::lens::Lens;
use super::listing::Listing;
use super::sheet::{EvidenceSheet, PageSheet};
use super::theme::Theme;
use crate::lookup::{Filter, Hit, Index};
use crate::model::{Briefing, Fact, Reading};

/// One of the two ways along a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To what comes after.
    On,
    /// To what came before.
    Back,
}

impl Way {
    /// The place next to `at` in a ring of `count` places.
    pub fn around(self, at: usize, count: usize) -> usize {
        match self {
            Self::On if at + 1 < count => at + 1,
            Self::On => 0,
            Self::Back => at.checked_sub(1).unwrap_or(count.saturating_sub(1)),
        }
    }

    /// `steps` with the sign of this way.
    pub fn by(self, steps: u16) -> isize {
        let steps = isize::from(i16::try_from(steps).unwrap_or(i16::MAX));
        if self == Self::On { steps } else { -steps }
    }
}

/// A place in a list, and how far the list is scrolled.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The item that the keys act on.
    pub selected: usize,
    /// The first item in sight.
    pub top: usize,
}

impl Cursor {
    /// Moves by `steps` items in a list of `len`, stopping at its ends.
    pub fn step(&mut self, steps: isize, len: usize) {
        self.selected = self.selected.saturating_add_signed(steps).min(len.saturating_sub(1));
    }

    /// Keeps the cursor in a list of `len` items and in sight where `visible` of them are shown.
    pub fn settle(&mut self, len: usize, visible: usize) {
        self.selected = self.selected.min(len.saturating_sub(1));
        let visible = visible.max(1);
        self.top = self.top.min(self.selected).max((self.selected + 1).saturating_sub(visible));
        self.top = self.top.min(len.saturating_sub(visible));
    }
}

/// The readings of the chosen fact, as laid out now.
#[derive(Debug, Default)]
pub struct Evidence {
    /// The fact, if there is one.
    pub fact: Option<usize>,
    /// What the sheet was laid out for: fact, place, whether it says why the readings are one fact, reading.
    pub laid: Option<(Option<usize>, Rect, bool, usize)>,
    /// The reading that the keys act on.
    pub reading: usize,
    /// The first row in sight.
    pub top: usize,
    /// True when the reading that the keys act on is to be brought into sight.
    pub reveal: bool,
    /// The rows.
    pub sheet: EvidenceSheet,
}

/// An article that is open.
#[derive(Debug, Default)]
pub struct Page {
    /// Index into [`Briefing::articles`].
    pub article: usize,
    /// The sentence that led here.
    pub sentence: Option<Range<usize>>,
    /// The value in that sentence.
    pub value: Option<Range<usize>>,
    /// What the last search finds in the body.
    pub marks: Vec<Range<usize>>,
    /// The mark that `n` came to last.
    pub mark: Option<usize>,
    /// The first row in sight.
    pub top: usize,
    /// True when the sheet tells what was repaired.
    pub repairs: bool,
    /// The width of the sheet in cells.
    pub width: u16,
    /// The rows.
    pub sheet: PageSheet,
    /// A byte of the body to bring into sight as soon as the rows are known.
    pub reveal: Option<usize>,
}

/// A search that is being typed.
#[derive(Debug, Default)]
pub struct Search {
    /// The search line.
    pub input: Input,
    /// The filters and the words in it.
    pub filter: Filter,
    /// What it finds, the best first.
    pub hits: Vec<Hit>,
    /// The hit that Enter goes to.
    pub cursor: Cursor,
    /// The evidence of that hit; the panels keep their own, to come back to.
    pub preview: Evidence,
}

/// The place in the table of facts by sources; its rows are those of the list of facts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The source that the keys act on.
    pub column: usize,
    /// The first source in sight.
    pub left: usize,
}

/// The dates in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The moments that pass the filter, as indices into [`Digest::moments`].
    pub shown: Vec<usize>,
    /// The one that the keys act on.
    pub cursor: Cursor,
}

/// Something that lies over the panels; Esc takes it away.
#[derive(Debug)]
pub enum Layer {
    /// An open article.
    Page(Box<Page>),
    /// A search.
    Search(Box<Search>),
    /// Facts by sources.
    Matrix(Matrix),
    /// The dates in order.
    Timeline(Box<Timeline>),
    /// The stories.
    Stories(Cursor),
    /// The list of keys, scrolled by so many rows.
    Help(usize),
}

/// The last search, for going on to its next match.
#[derive(Debug)]
pub struct Trail {
    /// The words that were searched.
    pub query: String,
    /// What it found.
    pub hits: Vec<Hit>,
    /// The hit that one stands on.
    pub at: usize,
}

/// How far the analysis is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Nothing is known yet.
    Reading,
    /// The briefing is here; the search is not ready.
    Indexing,
    /// All is here.
    Done,
}

/// The whole state of the reader. Only [`update`](super::update::update) changes it.
pub struct State {
    /// What was found.
    pub briefing: Arc<Briefing>,
    /// Tables over it.
    pub digest: Digest,
    /// The search, once it is ready.
    pub index: Option<Index>,
    /// How far the analysis is.
    pub progress: Progress,
    /// Which keys do what.
    pub keymap: Keymap,
    /// What everything looks like.
    pub theme: Theme,
    /// Columns and rows of the screen.
    pub size: (u16, u16),
    /// Where everything stands.
    pub areas: Areas,
    /// The panel that has the keys.
    pub focus: Panel,
    /// The list that Esc goes back to from the evidence.
    pub came_from: Panel,
    /// True when the focus has the whole screen.
    pub zoomed: bool,
    /// How far the borders of panels were moved.
    pub sizes: Sizes,
    /// How the lists are ordered, grouped and narrowed.
    pub lens: Lens,
    /// The articles that have been opened.
    pub read: BTreeSet<usize>,
    /// True when the evidence says why its readings are one fact.
    pub explain: bool,
    /// The list of articles.
    pub articles: Listing,
    /// The list of facts; its selected item is the fact that the evidence shows.
    pub facts: Listing,
    /// The list of disagreements, by their rank.
    pub disagreements: Listing,
    /// The evidence.
    pub evidence: Evidence,
    /// What lies over the panels, the topmost last.
    pub layers: Vec<Layer>,
    /// The last search.
    pub trail: Option<Trail>,
    /// The beginning of a chord.
    pub pending: Vec<Key>,
    /// Something to tell the reader until the next key.
    pub notice: Option<String>,
}

impl fmt::Debug for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("State")
            .field("size", &self.size)
            .field("focus", &self.focus)
            .field("fact", &self.facts.selected)
            .field("layers", &self.layers.len())
            .finish_non_exhaustive()
    }
}

impl State {
    /// A reader that knows nothing yet.
    pub fn new(keymap: Keymap, theme: Theme) -> Self {
        Self {
            briefing: Arc::default(),
            digest: Digest::default(),
            index: None,
            progress: Progress::Reading,
            keymap,
            theme,
            size: (0, 0),
            areas: Areas::default(),
            focus: Panel::Disagreements,
            came_from: Panel::Disagreements,
            zoomed: false,
            sizes: Sizes::default(),
            lens: Lens::default(),
            read: BTreeSet::new(),
            explain: false,
            articles: Listing::default(),
            facts: Listing::default(),
            disagreements: Listing::default(),
            evidence: Evidence::default(),
            layers: Vec::new(),
            trail: None,
            pending: Vec::new(),
            notice: None,
        }
    }

    /// Where the keys go.
    pub fn context(&self) -> Context {
        match self.layers.last() {
            Some(Layer::Page(_)) => Context::Article,
            Some(Layer::Search(_)) => Context::Search,
            Some(Layer::Matrix(_)) => Context::Matrix,
            Some(Layer::Timeline(_) | Layer::Stories(_)) => Context::Overview,
            Some(Layer::Help(_)) => Context::Help,
            None if self.focus == Panel::Evidence => Context::Evidence,
            None => Context::List,
        }
    }

    /// The topmost layer that is not the help.
    pub fn under_help(&self) -> Option<&Layer> {
        self.layers.iter().rfind(|layer| !matches!(layer, Layer::Help(_)))
    }

    /// What fills the middle of the screen, under the help if that is open.
    pub fn base(&self) -> Base {
        match self.under_help() {
            Some(Layer::Page(_)) => Base::Article,
            Some(Layer::Search(_)) => Base::Search,
            Some(Layer::Matrix(_) | Layer::Timeline(_) | Layer::Stories(_)) => Base::Table,
            Some(Layer::Help(_)) | None => Base::Panels,
        }
    }

    /// The topmost open article, if nothing but the help lies over it.
    pub fn page(&self) -> Option<&Page> {
        match self.under_help() {
            Some(Layer::Page(page)) => Some(page),
            _ => None,
        }
    }

    /// The search, if nothing but the help lies over it.
    pub fn search(&self) -> Option<&Search> {
        match self.under_help() {
            Some(Layer::Search(search)) => Some(search),
            _ => None,
        }
    }

    /// The evidence that is in sight: of the selected hit while searching, of the selected fact otherwise.
    pub fn evidence_in_sight(&self) -> &Evidence {
        self.search().map_or(&self.evidence, |search| &search.preview)
    }

    /// The fact that the panels are about.
    pub fn fact(&self) -> Option<&Fact> {
        self.briefing.facts.get(self.facts.selected)
    }

    /// The reading that the keys act on.
    pub fn selected_reading(&self) -> Option<&Reading> {
        self.fact()?.readings().nth(self.evidence.reading)
    }

    /// The disagreement number `rank`.
    pub fn disagreement(&self, rank: usize) -> Option<&Fact> {
        self.briefing.facts.get(*self.briefing.disagreements.get(rank)?)
    }
}
