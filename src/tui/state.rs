//! All that the reader knows: what was found, where the reader stands in it, and what lies on top of it.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use ratatui::layout::Rect;

use super::action::KeyContext;
use super::briefing_tables::{BriefingTables, StoryExtent};
use super::correct::Merging;
use super::keys::{Key, Keymap};
use super::layer::{LastSearch, Layer, OpenText, Search};
use super::layout::{Areas, Base, Panel, Sizes};
use super::list_options::ListOptions;
use super::listing::Listing;
use super::pins::PinList;
use super::theme::Theme;
use super::user_marks::UserMarks;
use super::wrapped::WrappedDiff;
use crate::lookup::Index;
use crate::model::{Briefing, Fact, Reading};
use crate::summary::Section;

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

    /// Keeps the cursor in a list of `len` items and in sight where `visible` of them are shown. A list that is not
    /// shown stays as it is scrolled, to be found so again.
    pub fn settle(&mut self, len: usize, visible: usize) {
        self.selected = self.selected.min(len.saturating_sub(1));
        if visible == 0 {
            return;
        }
        self.top = self.top.min(self.selected).max((self.selected + 1).saturating_sub(visible));
        self.top = self.top.min(len.saturating_sub(visible));
    }
}

/// What the outlets say on the chosen fact, as laid out now.
#[derive(Debug, Default)]
pub struct Diff {
    /// The fact, if there is one.
    pub fact: Option<usize>,
    /// What the Diff was laid out for: fact, place, whether it says why the readings are one fact, reading.
    pub laid: Option<(Option<usize>, Rect, bool, usize)>,
    /// The reading that the keys act on.
    pub reading: usize,
    /// The first row in sight.
    pub top: usize,
    /// True when the reading that the keys act on is to be brought into sight.
    pub reveal: bool,
    /// The rows.
    pub wrapped: WrappedDiff,
}

/// How far the analysis is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Nothing is known yet.
    Reading,
    /// So many stories are compared, of so many; what was found in them can be read and searched.
    Comparing(usize, usize),
    /// The briefing is here; the search is not ready.
    Indexing,
    /// All is here.
    Done,
}

/// Where the articles come from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum OpenedPlace {
    /// They were given as no place that has a name.
    #[default]
    Unnamed,
    /// They come with gainsay.
    BuiltIn,
    /// A place, as the top line names it.
    Named(String),
}

impl OpenedPlace {
    /// What the top line calls it; empty where it has no name.
    pub fn name(&self) -> &str {
        match self {
            Self::Unnamed => "",
            Self::BuiltIn => "built-in articles",
            Self::Named(name) => name,
        }
    }
}

/// Where a reader stands, as far as a further part of the briefing could carry it off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReaderStanding {
    focus: Panel,
    /// The chosen article, fact and reading, and the story.
    chosen: [usize; 4],
    layers: usize,
    zoomed: bool,
    filter: String,
}

/// The whole state of the reader. Only [`update`](super::update::update) changes it.
pub struct ReaderState {
    /// What was found.
    pub briefing: Arc<Briefing>,
    /// Tables over it.
    pub tables: BriefingTables,
    /// The search, once it is ready.
    pub index: Option<Index>,
    /// How far the analysis is.
    pub progress: Progress,
    /// Where the reader stood when the part that is shown was loaded.
    pub home: Option<ReaderStanding>,
    /// Which keys do what.
    pub keymap: Keymap,
    /// What everything looks like.
    pub theme: Theme,
    /// The themes that can be chosen, by name; none without colours.
    pub themes: Vec<(String, Theme)>,
    /// True while the reader has the mouse.
    pub mouse: bool,
    /// Columns and rows of the screen.
    pub size: (u16, u16),
    /// Where everything stands.
    pub areas: Areas,
    /// The panel that has the keys.
    pub focus: Panel,
    /// The story whose articles and facts are listed.
    pub story: usize,
    /// Rows that the list of facts has, headings included.
    pub list_rows: usize,
    /// What the headers of sections say beside how many facts they hold, where that depends on the facts.
    pub section_notes: BTreeMap<Section, String>,
    /// True when the focus has the whole screen.
    pub zoomed: bool,
    /// How far the borders of panels were moved.
    pub sizes: Sizes,
    /// How the lists are ordered, grouped and narrowed.
    pub list_options: ListOptions,
    /// True when the evidence says why its readings are one fact.
    pub explain: bool,
    /// The list of articles.
    pub articles: Listing,
    /// The list of facts; its selected item is the fact that the Diff shows.
    pub facts: Listing,
    /// The Diff.
    pub diff: Diff,
    /// Pins, notes and splits.
    pub user_marks: UserMarks,
    /// What lies over the panels, the topmost last.
    pub layers: Vec<Layer>,
    /// The last search.
    pub last_search: Option<LastSearch>,
    /// What waits to be put together with something else.
    pub merging: Option<Merging>,
    /// The beginning of a chord.
    pub pending: Vec<Key>,
    /// Where the articles come from.
    pub opened: OpenedPlace,
    /// The file that is proposed for the pins.
    pub pins_file: String,
    /// Something to tell the reader until the next key.
    pub notice: Option<String>,
}

impl fmt::Debug for ReaderState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReaderState")
            .field("size", &self.size)
            .field("focus", &self.focus)
            .field("fact", &self.facts.selected)
            .field("layers", &self.layers.len())
            .finish_non_exhaustive()
    }
}

impl Progress {
    /// True until all stories are compared: what is not there can still come.
    pub fn is_partial(self) -> bool {
        matches!(self, Self::Reading | Self::Comparing(..))
    }
}

impl ReaderState {
    /// A reader that knows nothing yet but what was kept.
    pub fn new(keymap: Keymap, theme: Theme, user_marks: UserMarks) -> Self {
        Self {
            briefing: Arc::default(),
            tables: BriefingTables::default(),
            index: None,
            progress: Progress::Reading,
            home: None,
            keymap,
            theme,
            themes: Vec::new(),
            mouse: false,
            size: (0, 0),
            areas: Areas::default(),
            focus: Panel::Facts,
            story: 0,
            list_rows: 0,
            section_notes: BTreeMap::new(),
            zoomed: false,
            sizes: Sizes::default(),
            list_options: ListOptions::default(),
            explain: false,
            articles: Listing::default(),
            facts: Listing::default(),
            diff: Diff::default(),
            user_marks,
            layers: Vec::new(),
            last_search: None,
            merging: None,
            pending: Vec::new(),
            opened: OpenedPlace::default(),
            pins_file: "pins.md".to_owned(),
            notice: None,
        }
    }

    /// Where the reader stands.
    pub fn standing(&self) -> ReaderStanding {
        ReaderStanding {
            focus: self.focus,
            chosen: [self.articles.selected, self.facts.selected, self.diff.reading, self.story],
            layers: self.layers.len(),
            zoomed: self.zoomed,
            filter: self.list_options.filter.typed.clone(),
        }
    }

    /// False for an article whose story is still to be compared.
    pub fn is_compared(&self, article: usize) -> bool {
        let story = self.tables.story_of.get(article).copied().unwrap_or_default();
        !self.progress.is_partial() || self.tables.extents.get(story).is_some_and(|extent| extent.facts > 0)
    }

    /// Where the keys go.
    pub fn context(&self) -> KeyContext {
        match self.layers.last() {
            Some(Layer::Page(_)) => KeyContext::Article,
            Some(Layer::Search(_)) => KeyContext::Search,
            Some(Layer::Matrix(_)) => KeyContext::Matrix,
            Some(Layer::Dates(_)) => KeyContext::Dates,
            Some(Layer::Stories(_)) => KeyContext::Stories,
            Some(Layer::Pins(_)) => KeyContext::Pins,
            Some(Layer::Problems(_)) => KeyContext::Problems,
            Some(Layer::Menu(menu)) if menu.typing => KeyContext::Palette,
            Some(Layer::Menu(_)) => KeyContext::Help,
            Some(Layer::Prompt(_)) => KeyContext::Prompt,
            None => match self.focus {
                Panel::Articles => KeyContext::Articles,
                Panel::Facts => KeyContext::Facts,
                Panel::Diff => KeyContext::Diff,
            },
        }
    }

    /// The topmost layer that fills the middle of the screen.
    pub fn filling(&self) -> Option<&Layer> {
        self.layers.iter().rfind(|layer| !matches!(layer, Layer::Menu(_) | Layer::Prompt(_)))
    }

    /// What fills the middle of the screen, under the list of actions if that is open.
    pub fn base(&self) -> Base {
        match self.filling() {
            Some(Layer::Page(_)) => Base::Article,
            Some(Layer::Search(_)) => Base::Search,
            Some(Layer::Matrix(_) | Layer::Dates(_) | Layer::Stories(_)) => Base::Table,
            Some(Layer::Problems(_)) => Base::List,
            Some(Layer::Pins(_)) => Base::Pins,
            _ => Base::Panels,
        }
    }

    /// The open article that fills the middle.
    pub fn page(&self) -> Option<&OpenText> {
        match self.filling() {
            Some(Layer::Page(page)) => Some(page),
            _ => None,
        }
    }

    /// The search that fills the middle.
    pub fn search(&self) -> Option<&Search> {
        match self.filling() {
            Some(Layer::Search(search)) => Some(search),
            _ => None,
        }
    }

    /// The list of pins that fills the middle.
    pub fn pin_list(&self) -> Option<&PinList> {
        match self.filling() {
            Some(Layer::Pins(list)) => Some(list),
            _ => None,
        }
    }

    /// What is searched for in `text`: what is being typed, or what was searched last.
    pub fn found_in(&self, text: &str) -> Vec<Range<usize>> {
        match (self.search(), &self.last_search) {
            (Some(search), _) => search.marker.marks(text),
            (None, Some(last_search)) => last_search.marker.exact(text),
            (None, None) => Vec::new(),
        }
    }

    /// The Diff that is in sight: of the selected hit while searching, of the selected fact otherwise.
    pub fn diff_in_sight(&self) -> &Diff {
        self.search().map_or(&self.diff, |search| &search.preview)
    }

    /// The fact that the panels are about.
    pub fn fact(&self) -> Option<&Fact> {
        // On the header of a section, or on what is not shown of it, the keys stand on no fact.
        if self.layers.is_empty() && self.focus == Panel::Facts && self.facts.group_at().is_some() {
            return None;
        }
        self.briefing.facts.get(self.facts.selected)
    }

    /// The reading that the keys act on.
    pub fn selected_reading(&self) -> Option<&Reading> {
        self.fact()?.readings().nth(self.diff.reading)
    }

    /// True if article number `article` has been opened, today or earlier.
    pub fn has_read(&self, article: usize) -> bool {
        let print = self.tables.fingerprints.articles.get(article);
        print.is_some_and(|print| self.user_marks.memory().read.contains(print))
    }

    /// The facts of the list that differ, in its order.
    pub fn differences(&self) -> Vec<usize> {
        self.facts.items().filter(|fact| self.tables.is_difference(*fact)).collect()
    }

    /// What there is to the story that is shown.
    pub fn extent(&self) -> Option<&StoryExtent> {
        self.tables.extents.get(self.story)
    }
}
