//! Where sentences end.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// The sentences of `body[block]`, trimmed, in order.
pub(super) fn split(body: &str, block: Range<usize>) -> Vec<Range<usize>> {
    body[block.clone()]
        .split_sentence_bound_indices()
        .filter_map(|(offset, text)| {
            let trimmed = text.trim();
            let start = block.start + offset + (text.len() - text.trim_start().len());
            (!trimmed.is_empty()).then(|| start..start + trimmed.len())
        })
        .collect()
}
