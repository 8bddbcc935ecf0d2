//! All that the reader knows: what was found, where the reader stands in it, and what lies on top of it.
//!
//! What can lie on top is a [`Layer`]; each has a file of its own in [`layers`](super::layers), and nothing here knows which
//! there are.

use std::any::Any;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use tui_input::Input;

use super::action::{Action, KeyContext};
use super::briefing_tables::{BriefingTables, StoryExtent};
use super::command::{Done, KeyCommand, SearchOrigin, WayBack};
use super::crossing::Crossing;
use super::cursor::Clicked;
use super::diff_panel::{Diff, Laying};
use super::keys::{Key, Keymap};
use super::layout::{Areas, Base, Panel, Sizes, inner};
use super::list_options::ListOptions;
use super::listing::Listing;
use super::opened_place::OpenedPlace;
use super::progress::{Progress, ReaderStanding};
use super::theme::Theme;
use super::user_marks::{Merging, UserMarks};
use crate::lookup::{Hit, Index, Marker, Target};
use crate::model::{Briefing, Fact, Reading};
use crate::summary::Section;

/// A line that letters go into, and what is to be done when it has changed.
pub type TypedLine<'a> = (&'a mut Input, fn(&mut ReaderState));

/// Something that lies over the panels: a text, a search, a table, a list, a line that is typed.
pub trait Layer: Any + fmt::Debug {
    /// Where the keys go while it is on top.
    fn context(&self) -> KeyContext;

    /// What it fills the middle of the screen with; none for what lies over something that fills it.
    fn base(&self) -> Option<Base> {
        None
    }

    /// The function that does what a key means here. A function of the state, since what it does may close the layer.
    fn keys(&self) -> fn(&mut ReaderState, KeyCommand) -> Done;

    /// Rows of its text, or items of its list, that are in sight.
    fn rows_in_sight(&self, areas: &Areas) -> u16 {
        inner(areas.page).height
    }

    /// Draws it; returns where the terminal's cursor goes.
    fn draw(&self, state: &ReaderState, buf: &mut Buffer) -> Option<Position>;

    /// Draws lines of its own at the top of the screen; false if those of the story stand there.
    fn draw_header(&self, _state: &ReaderState, _buf: &mut Buffer) -> bool {
        false
    }

    /// Draws what stands in the place of the Diff; false if that is the Diff.
    fn draw_beside(&self, _state: &ReaderState, _area: Rect, _buf: &mut Buffer) -> bool {
        false
    }

    /// Keeps its places and scrolls in line with everything else, so that drawing need only read.
    fn lay_out(&mut self, _state: &ReaderState) {}

    /// Takes over what the lists hold now.
    fn relist(&mut self, _state: &ReaderState) {}

    /// Gives what it holds the numbers of the next briefing; false if it has nothing more to show.
    fn carry(&mut self, _crossing: &Crossing<'_>) -> bool {
        true
    }

    /// What stands at a place of the screen.
    fn clicked(&self, _state: &ReaderState, _at: Position) -> Option<Clicked> {
        None
    }

    /// The line that letters go into.
    fn line(&mut self) -> Option<TypedLine<'_>> {
        None
    }

    /// Where the reader was before, where going through the layer leads elsewhere.
    fn way_back(&self) -> Option<WayBack> {
        None
    }

    /// The article whose text it shows.
    fn article(&self) -> Option<usize> {
        None
    }

    /// What is searched for in it.
    fn marker(&self) -> Option<&Marker> {
        None
    }

    /// The Diff that it has in sight instead of that of the chosen fact.
    fn diff(&self) -> Option<&Diff> {
        None
    }

    /// Rows that it has for the list of facts, where it shows that.
    fn fact_rows(&self, _areas: &Areas) -> Option<usize> {
        None
    }

    /// True while it needs the whole screen.
    fn is_zoomed(&self) -> bool {
        false
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
    pub below: Vec<Box<dyn Layer>>,
    /// Where it was begun.
    pub origin: SearchOrigin,
}

impl LastSearch {
    /// What the hit that one stands on leads to.
    pub fn target(&self) -> Option<&Target> {
        self.hits.get(self.at).map(|hit| &hit.target)
    }
}

/// The whole state of the reader. Only [`update`](super::update::update) changes it.
#[derive(Default)]
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
    pub layers: Vec<Box<dyn Layer>>,
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

impl ReaderState {
    /// A reader that knows nothing yet but what was kept.
    pub fn new(keymap: Keymap, theme: Theme, user_marks: UserMarks) -> Self {
        Self { keymap, theme, user_marks, pins_file: "pins.md".to_owned(), ..Self::default() }
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
        match (self.layers.last(), self.focus) {
            (Some(layer), _) => layer.context(),
            (None, Panel::Articles) => KeyContext::Articles,
            (None, Panel::Facts) => KeyContext::Facts,
            (None, Panel::Diff) => KeyContext::Diff,
        }
    }

    /// The topmost layer that fills the middle of the screen.
    pub fn filling(&self) -> Option<&dyn Layer> {
        self.layers.iter().map(Box::as_ref).rfind(|layer| layer.base().is_some())
    }

    /// What fills the middle of the screen, under the list of actions if that is open.
    pub fn base(&self) -> Base {
        self.filling().and_then(Layer::base).unwrap_or(Base::Panels)
    }

    /// The layer on top, if it is of this type.
    pub fn top<T: Layer>(&self) -> Option<&T> {
        let layer: &dyn Any = self.layers.last()?.as_ref();
        layer.downcast_ref()
    }

    /// The same, to be changed.
    pub fn top_mut<T: Layer>(&mut self) -> Option<&mut T> {
        let layer: &mut dyn Any = self.layers.last_mut()?.as_mut();
        layer.downcast_mut()
    }

    /// Takes the layer on top away, if it is of this type.
    pub fn take<T: Layer>(&mut self) -> Option<Box<T>> {
        self.top::<T>()?;
        let layer: Box<dyn Any> = self.layers.pop()?;
        layer.downcast().ok()
    }

    /// Lets `work` change every layer by what the rest of the state holds.
    pub fn each_layer(&mut self, mut work: impl FnMut(&mut dyn Layer, &Self)) {
        let mut layers = std::mem::take(&mut self.layers);
        for layer in &mut layers {
            work(layer.as_mut(), self);
        }
        self.layers = layers;
    }

    /// The open article that fills the middle.
    pub fn article(&self) -> Option<usize> {
        self.filling()?.article()
    }

    /// True where the hit that was opened last is still what the reader looks at.
    pub fn is_on_hit(&self) -> bool {
        let last = self.last_search.as_ref();
        match (last.and_then(LastSearch::target), self.layers.as_slice()) {
            (Some(Target::Fact(fact)), []) => *fact == self.facts.selected && self.focus == Panel::Diff,
            (Some(Target::Passage { article, .. }), [layer]) => layer.article() == Some(*article),
            _ => false,
        }
    }

    /// The first key of `action`, as it is shown.
    pub fn key(&self, action: Action) -> String {
        self.keymap.shown(action).next().unwrap_or_default()
    }

    /// What is searched for in `text`: what is being typed, or what was searched last.
    pub fn found_in(&self, text: &str) -> Vec<Range<usize>> {
        match (self.filling().and_then(Layer::marker), &self.last_search) {
            (Some(marker), _) => marker.marks(text),
            (None, Some(last_search)) => last_search.marker.exact(text),
            (None, None) => Vec::new(),
        }
    }

    /// The Diff that is in sight: of the selected hit while searching, of the selected fact otherwise.
    pub fn diff_in_sight(&self) -> &Diff {
        self.filling().and_then(Layer::diff).unwrap_or(&self.diff)
    }

    /// What a Diff is laid out from.
    pub fn laying(&self) -> Laying<'_> {
        let (briefing, tables) = (self.briefing.as_ref(), &self.tables);
        Laying { briefing, tables, area: self.areas.diff, explain: self.explain }
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

    /// The outlets of the story.
    pub fn outlets(&self) -> &[usize] {
        self.extent().map_or(&[], |extent| &extent.outlets)
    }
}
