//! Text laid out for a width once, so that a frame only has to copy the rows that are in sight.

mod around;
mod clauses;
mod diff;
mod page;

use std::ops::Range;

pub use diff::{DiffRole, Region, Segment, WrappedDiff};
pub use page::{PageRow, WrappedText, is_shown};

use crate::text::wrap::wrap;

/// The lines of `text[range]` at `width` cells, as bytes of `text`.
fn wrap_part(text: &str, range: &Range<usize>, width: usize) -> Vec<Range<usize>> {
    let part = text.get(range.clone()).unwrap_or_default();
    wrap(part, width).into_iter().map(|line| range.start + line.start..range.start + line.end).collect()
}

/// The lines of `text` at `width` cells.
pub fn lines_of(text: &str, width: usize) -> Vec<String> {
    wrap(text, width).into_iter().filter_map(|line| text.get(line)).map(str::to_owned).collect()
}
