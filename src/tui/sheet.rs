//! Text laid out for a width once, so that a frame only has to copy the rows that are in sight.

use std::ops::Range;

use crate::model::{Article, BlockKind, Briefing, Fact};
use crate::text::wrap::wrap;

/// The lines of `text[range]` at `width` cells, as bytes of `text`.
fn wrap_part(text: &str, range: &Range<usize>, width: usize) -> Vec<Range<usize>> {
    let part = text.get(range.clone()).unwrap_or_default();
    wrap(part, width).into_iter().map(|line| range.start + line.start..range.start + line.end).collect()
}

/// A row of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageRow {
    /// Bytes of the headline, for articles whose body does not begin with it.
    Headline(Range<usize>),
    /// Bytes of the body, and what they are part of.
    Text(Range<usize>, BlockKind),
    /// An empty row.
    Blank,
}

/// An article at a width.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageSheet {
    /// From top to bottom.
    pub rows: Vec<PageRow>,
}

impl PageSheet {
    /// Lays out `article` in lines of `width` cells.
    pub fn new(article: &Article, width: usize) -> Self {
        let mut rows = Vec::new();
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
        }
        Self { rows }
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

/// A row of the evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EvidenceRow {
    /// The value of variant number `.0`: the wrapped part `.1` of it.
    Value(usize, Range<usize>),
    /// Who gives reading number `.0` and when.
    Meta(usize),
    /// Bytes of the body of the article of reading number `.0`.
    Text(usize, Range<usize>),
    /// An empty row.
    Blank,
}

/// The readings of a fact at a width.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EvidenceSheet {
    /// From top to bottom.
    pub rows: Vec<EvidenceRow>,
    /// For each reading the rows that belong to it; the first of a variant has the value too.
    pub readings: Vec<Range<usize>>,
    /// The lines of the reason, as bytes of it.
    pub why: Vec<Range<usize>>,
}

/// Cells that sentences stand to the right of values.
pub const INDENT: u16 = 2;

impl EvidenceSheet {
    /// Lays out the variants of `fact` in lines of `width` cells.
    pub fn new(briefing: &Briefing, fact: &Fact, width: usize) -> Self {
        let text_width = width.saturating_sub(usize::from(INDENT) + 1);
        let mut sheet = Self::default();
        let mut number = 0;
        for (at, variant) in fact.variants.iter().enumerate() {
            let mut first = sheet.rows.len();
            let value = wrap(&variant.value, width.saturating_sub(1));
            sheet.rows.extend(value.into_iter().map(|line| EvidenceRow::Value(at, line)));
            for reading in &variant.readings {
                sheet.rows.push(EvidenceRow::Meta(number));
                let body = briefing.articles.get(reading.article).map_or("", |article| &article.body);
                let lines = wrap_part(body, &reading.sentence, text_width);
                sheet.rows.extend(lines.into_iter().map(|line| EvidenceRow::Text(number, line)));
                sheet.readings.push(first..sheet.rows.len());
                first = sheet.rows.len();
                number += 1;
            }
            sheet.rows.push(EvidenceRow::Blank);
        }
        if let Some(judgement) = &fact.judgement {
            sheet.why = wrap(&judgement.why, text_width);
        }
        sheet
    }
}
