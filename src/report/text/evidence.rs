//! A sentence with its value marked, cut to a length that is read at a glance.

use std::ops::Range;

use super::style::Styled;
use crate::model::{Briefing, Reading};
use crate::report::page::Page;
use crate::text::cells::{end_within, start_within, width};

/// How much of the evidence is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// One sentence for each variant.
    Short,
    /// One sentence for each article.
    Full,
}

impl Detail {
    /// The maximum width of a sentence, in terminal cells. Longer ones are cut around the value.
    fn cells(self) -> usize {
        match self {
            Self::Short => 160,
            Self::Full => 280,
        }
    }
}

/// The sentence of a reading with the value marked.
pub(super) fn marked_sentence(page: Page, briefing: &Briefing, reading: &Reading, detail: Detail) -> Styled {
    // A line break and a space are both one byte, so positions stay right.
    let text = briefing.sentence(reading).replace('\n', " ");
    let start = reading.span.start.saturating_sub(reading.sentence.start);
    let end = reading.span.end.saturating_sub(reading.sentence.start);
    let shown = window(&text, &(start..end), detail.cells());
    let mut out = Styled::default();
    if shown.start > 0 {
        out = out.and("… ");
    }
    out = out
        .and(text.get(shown.start..start).unwrap_or_default())
        .and_marked(page.ink, text.get(start..end).unwrap_or_default())
        .and(text.get(end..shown.end).unwrap_or_default());
    if shown.end < text.len() { out.and(" …") } else { out }
}

/// The part of `text` that fits into `cells`: all of `span`, with as much on both sides as there is room for, cut between
/// words.
fn window(text: &str, span: &Range<usize>, cells: usize) -> Range<usize> {
    let (Some(before), Some(value), Some(after)) =
        (text.get(..span.start), text.get(span.clone()), text.get(span.end..))
    else {
        return 0..text.len();
    };
    let spare = cells.saturating_sub(width(value));
    let (left, right) = (width(before), width(after));
    if left + right <= spare {
        return 0..text.len();
    }
    let left_cells = spare.saturating_sub(right).max(spare / 2).min(left);
    let right_cells = spare.saturating_sub(left_cells);
    let start = if left <= left_cells { 0 } else { word_after(before, left_cells) };
    let end = if right <= right_cells { text.len() } else { span.end + word_before(after, right_cells) };
    start..end
}

/// Where the first whole word of the last `cells` of `text` begins.
fn word_after(text: &str, cells: usize) -> usize {
    let start = text.len() - end_within(text, cells).len();
    if start == 0 || text[..start].ends_with(' ') {
        return start;
    }
    text[start..].find(' ').map_or(text.len(), |at| start + at + 1)
}

/// Where the last whole word of the first `cells` of `text` ends.
fn word_before(text: &str, cells: usize) -> usize {
    let start = start_within(text, cells);
    if text[start.len()..].is_empty() || text[start.len()..].starts_with(' ') {
        return start.len();
    }
    start.rfind(' ').unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, value: &str, cells: usize) -> String {
        let at = text.find(value).unwrap();
        text[window(text, &(at..at + value.len()), cells)].to_owned()
    }

    #[test]
    fn a_long_sentence_keeps_the_words_around_its_value() {
        let text = "one two three four five six seven eight nine ten";
        assert_eq!(shown(text, "five", 100), text);
        assert_eq!(shown(text, "five", 20), "four five six");
        assert_eq!(shown(text, "one", 14), "one two three");
        assert_eq!(shown(text, "ten", 14), "eight nine ten");
        assert_eq!(shown(text, "three four five six", 4), "three four five six");
    }

    #[test]
    fn wide_letters_count_as_two_cells() {
        assert_eq!(shown("東京 大阪 値 名古屋 札幌", "値", 12), "大阪 値");
    }
}
