//! The text of an article, and on request what stood in it before it was repaired.

use std::ops::Range;

use super::{lines_of, wrap_part};
use crate::model::{Article, BlockKind, Repair, RepairKind};
use crate::text::sanitize;
use crate::text::wrap::wrap;

/// A row of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageRow {
    /// Bytes of the headline, for articles whose body does not begin with it.
    Headline(Range<usize>),
    /// Bytes of the body, and what they are part of.
    Text(Range<usize>, BlockKind),
    /// Line number `.0` of [`WrappedText::notes`].
    Note(usize),
    /// An empty row.
    Blank,
}

/// An article at a width.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WrappedText {
    /// From top to bottom.
    pub rows: Vec<PageRow>,
    /// What was repaired, in words.
    pub notes: Vec<String>,
    /// True when it tells what was repaired.
    pub repairs: bool,
}

impl WrappedText {
    /// Lays out `article` in lines of `width` cells; with its `repairs` below the blocks where they were made.
    pub fn new(article: &Article, width: usize, repairs: bool) -> Self {
        let mut rows = Vec::new();
        let mut notes = Vec::new();
        let mut changes: Vec<&Repair> =
            article.repairs.iter().filter(|repair| repairs && is_shown(repair)).collect();
        changes.sort_by_key(|repair| repair.at);
        let mut changes = changes.into_iter().peekable();
        // Without a title the headline is the start of the text, which follows anyway.
        let untitled =
            article.title.is_none() || article.blocks.iter().any(|block| block.kind == BlockKind::Title);
        if !untitled {
            rows.extend(wrap(article.headline(), width).into_iter().map(PageRow::Headline));
        }
        let mut previous = None;
        for block in &article.blocks {
            let run_on = previous == Some(BlockKind::Boilerplate) && block.kind == BlockKind::Boilerplate;
            if !rows.is_empty() && !run_on {
                rows.push(PageRow::Blank);
            }
            let lines = wrap_part(&article.body, &block.span, width);
            rows.extend(lines.into_iter().map(|line| PageRow::Text(line, block.kind)));
            previous = Some(block.kind);
            while let Some(repair) = changes.next_if(|repair| repair.at < block.span.end) {
                note(repair, width, &mut rows, &mut notes);
            }
        }
        for repair in changes {
            note(repair, width, &mut rows, &mut notes);
        }
        Self { rows, notes, repairs }
    }

    /// The row that shows byte `at` of the body, or the last one before it.
    pub fn row_of(&self, at: usize) -> usize {
        let after = |row: &PageRow| matches!(row, PageRow::Text(line, _) if line.start > at);
        let next = self.rows.iter().position(after).unwrap_or(self.rows.len());
        self.rows
            .get(..next)
            .and_then(|rows| rows.iter().rposition(|row| matches!(row, PageRow::Text(..))))
            .unwrap_or_default()
    }

    /// The first byte of the body at or below row `row`.
    pub fn byte_at(&self, row: usize) -> usize {
        self.rows
            .get(row..)
            .unwrap_or_default()
            .iter()
            .find_map(|row| match row {
                PageRow::Text(line, _) => Some(line.start),
                _ => None,
            })
            .unwrap_or_default()
    }
}

/// True for repairs that changed the text; leftovers of web pages only look different.
pub fn is_shown(repair: &Repair) -> bool {
    repair.kind != RepairKind::Boilerplate
}

fn note(repair: &Repair, width: usize, rows: &mut Vec<PageRow>, notes: &mut Vec<String>) {
    /// Bytes of a text that are enough to know it again.
    const MOST: usize = 160;
    let quoted = |text: &str| {
        let part = text.get(..text.floor_char_boundary(MOST)).unwrap_or_default();
        format!("“{}{}”", sanitize(part), if part.len() < text.len() { "…" } else { "" })
    };
    let kind = repair.kind.name();
    let words = if repair.after.is_empty() {
        format!("↳ {kind}: {} taken out", quoted(&repair.before))
    } else {
        format!("↳ {kind}: {} was {}", quoted(&repair.after), quoted(&repair.before))
    };
    for line in lines_of(&words, width) {
        rows.push(PageRow::Note(notes.len()));
        notes.push(line);
    }
}
