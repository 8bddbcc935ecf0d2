//! An article that is open, and where its text stands.

use std::ops::Range;

use ratatui::layout::Rect;

use crate::model::Briefing;
use crate::tui::briefing_tables::BriefingTables;
use crate::tui::crossing::Crossing;
use crate::tui::layout::inner;
use crate::tui::wrapped::{PageRow, WrappedText};

/// Longer lines are hard to read; the rest of a wide screen stays empty.
const MEASURE: u16 = 76;

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

impl OpenText {
    /// Lays out the text for `area`, and keeps what is in sight within its rows.
    pub fn wrap(&mut self, briefing: &Briefing, area: Rect) {
        let Some(article) = briefing.articles.get(self.article) else { return };
        let height = usize::from(area.height);
        if self.width != area.width || self.repairs != self.wrapped.repairs {
            let begins_to_tell = self.repairs && !self.wrapped.repairs;
            // Another width has other rows: what was at the top stays there.
            let at = self.wrapped.byte_at(self.top);
            self.wrapped = WrappedText::new(article, usize::from(area.width), self.repairs);
            if self.width != 0 && self.top != 0 {
                self.top = self.wrapped.row_of(at);
            }
            self.width = area.width;
            if begins_to_tell {
                self.show_note(height);
            }
        }
        if let Some(at) = self.reveal.take() {
            let row = self.wrapped.row_of(at);
            if self.top == 0 || row < self.top + 1 || row + 2 >= self.top + height {
                self.top = row.saturating_sub(height / 3);
            }
        }
        self.top = self.top.min(self.wrapped.rows.len().saturating_sub(height));
    }

    /// Scrolls to what was repaired next, or last, where nothing of it is in sight.
    fn show_note(&mut self, height: usize) {
        let rows = self.wrapped.rows.iter().enumerate();
        let mut notes = rows.filter(|(_, row)| matches!(row, PageRow::Note(_))).map(|(row, _)| row);
        if let Some(row) = notes.clone().find(|row| *row >= self.top).or(notes.next_back())
            && !(self.top..self.top + height).contains(&row)
        {
            self.top = row.saturating_sub(height / 2);
        }
    }

    /// Takes over the numbers of the next briefing; false if the article is gone. In one that has changed nothing is marked.
    pub fn renumber(&mut self, crossing: &Crossing<'_>) -> bool {
        let Some(at) = crossing.article(self.article) else { return false };
        let print =
            |tables: &BriefingTables, article: usize| tables.fingerprints.articles.get(article).copied();
        if print(crossing.after.1, at) != print(crossing.before.1, self.article) {
            (self.sentence, self.value, self.mark, self.reveal) = (None, None, None, None);
            self.marks.clear();
        }
        self.article = at;
        self.from.0 = crossing.fact_or_near(self.from.0);
        // The rows are laid out anew; what is at the top stays there.
        self.width = u16::MAX;
        true
    }
}

/// Where the text stands in the area of an article: in the middle, at a width that the eye can follow.
pub fn text_area(area: Rect) -> Rect {
    let body = inner(area);
    let margin = if body.width > 60 { 2 } else { 1 };
    let width = body.width.saturating_sub(2 * margin).min(MEASURE);
    let height = body.height.saturating_sub(u16::from(body.height > 12));
    let x = body.x + (body.width - width) / 2;
    Rect { x, y: body.y + (body.height - height), width, height }
}
