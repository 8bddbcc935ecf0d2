//! How far the analysis is, and where a reader stands meanwhile.

use super::layout::Panel;

/// How far the analysis is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Progress {
    /// Nothing is known yet.
    #[default]
    Reading,
    /// So many stories are compared, of so many; what was found in them can be read and searched.
    Comparing(usize, usize),
    /// The briefing is here; the search is not ready.
    Indexing,
    /// All is here.
    Done,
}

impl Progress {
    /// True until all stories are compared: what is not there can still come.
    pub fn is_partial(self) -> bool {
        matches!(self, Self::Reading | Self::Comparing(..))
    }
}

/// Where a reader stands, as far as a further part of the briefing could carry it off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReaderStanding {
    /// The panel that has the keys.
    pub focus: Panel,
    /// The chosen article, fact and reading, and the story.
    pub chosen: [usize; 4],
    /// How many layers lie over the panels.
    pub layers: usize,
    /// True when the focus has the whole screen.
    pub zoomed: bool,
    /// The filter of the lists, as it was typed.
    pub filter: String,
}
