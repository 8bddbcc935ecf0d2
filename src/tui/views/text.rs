//! Text on the screen: how lists shorten it, which part of it a line shows, how stretches of it are styled.

use std::ops::Range;

use jiff::civil::Date;
use ratatui::style::Style;
use ratatui::text::Span;
use unicode_segmentation::UnicodeSegmentation;

use crate::model::Stated;
use crate::report::day_text;
use crate::summary::{Row, elide, shortened};
use crate::text::cells::{start_within, width};
use crate::text::sanitize;

/// A stretch of a text that looks different, in bytes.
pub type Patch = (Range<usize>, Style);

/// The part `line` of `text`, with each patch laid over the style of what is beneath it.
///
/// `line` and patches are bytes of `text`; patches may overlap each other and reach beyond the line.
pub fn paint<'a>(text: &'a str, line: &Range<usize>, base: Style, patches: &[Patch]) -> Vec<Span<'a>> {
    let inside = |at: usize| text.floor_char_boundary(at.clamp(line.start, line.end));
    let patches: Vec<Patch> = patches
        .iter()
        .map(|(range, style)| (inside(range.start)..inside(range.end), *style))
        .filter(|(range, _)| !range.is_empty())
        .collect();
    let mut cuts: Vec<usize> = vec![inside(line.start), inside(line.end)];
    cuts.extend(patches.iter().flat_map(|(range, _)| [range.start, range.end]));
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2)
        .filter_map(|cut| {
            let [start, end] = *cut else { return None };
            let over = patches.iter().filter(|(range, _)| range.start <= start && end <= range.end);
            let style = over.fold(base, |style, (_, patch)| style.patch(*patch));
            Some(Span::styled(text.get(start..end)?, style))
        })
        .collect()
}

/// The part of `text` of at most `cells` cells that shows byte `at` with some of what comes before, from the start of
/// a word.
pub fn window(text: &str, at: usize, cells: usize) -> Range<usize> {
    let at = text.floor_char_boundary(at);
    let mut start = 0;
    if width(text) > cells {
        let before = text.get(..at).unwrap_or_default();
        let far = |word: &(usize, &str)| before.get(word.0..).is_some_and(|rest| width(rest) <= cells / 3);
        start = before.unicode_word_indices().find(far).map_or(at, |(at, _)| at);
    }
    start..start + start_within(&text[start..], cells).len()
}

/// The values of a row in `room` cells, with `sign` between those that differ.
pub fn values_in(row: &Row, sign: char, room: usize) -> String {
    match (&row.left, &row.right) {
        (Some(left), Some(right)) => {
            let each = room.saturating_sub(3) / 2;
            let sides = elide(&sanitize(&left.value), &sanitize(&right.value), (each, each));
            format!("{} {sign} {}", sides.left, sides.right)
        }
        (_, Some(right)) => shortened(&sanitize(&right.value), room),
        _ => String::new(),
    }
}

/// The day of publication; `?` behind one that was worked out from the other articles.
pub fn published(published: Option<Stated<Date>>) -> String {
    match published {
        None => "no date".to_owned(),
        Some(stated) if stated.is_inferred() => format!("{}?", day_text(stated.value)),
        Some(stated) => day_text(stated.value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_shows_the_place_that_it_is_opened_for() {
        let text = "one two three four five six seven";
        assert_eq!(&text[window(text, text.find("five").unwrap(), 16)], "four five six se");
        assert_eq!(window("短い文", 3, 40), 0..9);
    }

    #[test]
    fn patches_are_cut_to_the_line_and_lie_over_each_other() {
        let bold = Style::new().bold();
        let marked = Style::new().reversed();
        let spans = paint("one two three", &(4..13), Style::new(), &[(0..7, bold), (5..9, marked)]);
        let shown: Vec<_> = spans.iter().map(|span| (span.content.as_ref(), span.style)).collect();
        assert_eq!(shown, [("t", bold), ("wo", bold.reversed()), (" t", marked), ("hree", Style::new())]);
    }
}
