//! What a report is printed on.

/// Whether a report may use escape sequences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Text only; marked values stand between asterisks.
    Plain,
    /// Bold, underline and one colour.
    Colour,
}

/// The page that a report is printed on: a terminal, or a file that is read in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Terminal cells in a line.
    pub width: usize,
    /// Whether escape sequences may be used.
    pub ink: Ink,
}

impl Page {
    /// Longer lines are hard to read; shorter ones leave no room for two columns.
    const WIDTHS: std::ops::RangeInclusive<usize> = 40..=120;

    /// A page of `width` terminal cells, or of the nearest width that reads well.
    pub fn new(width: usize, ink: Ink) -> Self {
        Self { width: width.clamp(*Self::WIDTHS.start(), *Self::WIDTHS.end()), ink }
    }
}
