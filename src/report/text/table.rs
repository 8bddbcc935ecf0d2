//! Columns of wrapped cells.

use super::style::Styled;
use crate::report::page::Page;

/// Cells between two columns.
const GAP: usize = 2;

/// How a column takes its share of the line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    /// Its maximum width, in percent of the line. It is narrower if its cells are.
    pub share: usize,
    /// True to align to the right, as figures are.
    pub right: bool,
}

/// The paragraphs of a cell.
pub(super) type Cell = Vec<Styled>;

/// The widths of `columns` for `rows`, on a line of `width` terminal cells.
///
/// Each column is as wide as its widest cell, up to its share. The last one may take all that is left.
pub(super) fn column_widths(rows: &[Vec<Cell>], columns: &[Column], width: usize) -> Vec<usize> {
    let mut left = width;
    let mut out = Vec::with_capacity(columns.len());
    for (index, column) in columns.iter().enumerate() {
        let natural = rows
            .iter()
            .filter_map(|row| row.get(index))
            .flatten()
            .map(Styled::width)
            .max()
            .unwrap_or_default();
        let last = index + 1 == columns.len();
        let most = if last { left } else { left.min(width * column.share / 100) };
        let taken = natural.min(most).max(1);
        left = left.saturating_sub(taken + GAP);
        out.push(taken);
    }
    out
}

/// Appends one row, `indent` spaces before each of its lines.
pub(super) fn append_row(
    page: Page,
    indent: usize,
    cells: &[Cell],
    columns: &[Column],
    widths: &[usize],
    out: &mut String,
) {
    let wrapped: Vec<Vec<Styled>> = cells
        .iter()
        .zip(widths)
        .map(|(cell, width)| cell.iter().flat_map(|text| text.wrap(*width)).collect())
        .collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or_default();
    for line in 0..height {
        // Spaces are held back until a cell follows, so that no line ends in blanks.
        let mut blanks = indent;
        for ((lines, column), width) in wrapped.iter().zip(columns).zip(widths) {
            let Some(text) = lines.get(line).filter(|text| text.width() > 0) else {
                blanks += width + GAP;
                continue;
            };
            let slack = width.saturating_sub(text.width());
            let (before, after) = if column.right { (slack, 0) } else { (0, slack) };
            out.extend(std::iter::repeat_n(' ', blanks + before));
            text.render(page.ink, out);
            blanks = after + GAP;
        }
        out.push('\n');
    }
}
