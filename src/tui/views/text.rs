//! Text on the screen: how lists shorten it, which part of it a line shows, how stretches of it are styled.

use std::borrow::Cow;
use std::ops::Range;

use jiff::civil::Date;
use ratatui::style::Style;
use ratatui::text::Span;
use unicode_segmentation::UnicodeSegmentation;

use crate::model::Stated;
use crate::report::{day_text, without_dateline};
use crate::text::cells::{start_within, width};
use crate::value::Kind;

/// A value as a line of a list gives it: "$239m" for "$239 million", a statement without its dateline. The evidence has
/// it as it was written.
pub fn short(kind: Kind, value: &str) -> Cow<'_, str> {
    const SCALES: [(&str, &str); 3] = [(" million", "m"), (" billion", "bn"), (" trillion", "tn")];
    if !matches!(kind, Kind::Money | Kind::Count) {
        return Cow::Borrowed(without_dateline(kind, value));
    }
    let scaled = SCALES.iter().find_map(|(long, short)| {
        let (figure, rest) = value.split_once(long)?;
        let whole =
            figure.ends_with(|c: char| c.is_ascii_digit()) && !rest.starts_with(char::is_alphanumeric);
        whole.then(|| format!("{figure}{short}{rest}"))
    });
    scaled.map_or(Cow::Borrowed(value), Cow::Owned)
}

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

/// The day of publication; `~` before one that was concluded.
pub fn published(published: Option<Stated<Date>>) -> String {
    match published {
        None => "no date".to_owned(),
        Some(stated) if stated.is_inferred() => format!("~{}", day_text(stated.value)),
        Some(stated) => day_text(stated.value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_shorten_scales_of_figures_and_nothing_else() {
        assert_eq!(short(Kind::Money, "$1.5 billion a year"), "$1.5bn a year");
        assert_eq!(short(Kind::Money, "several million"), "several million");
        assert_eq!(short(Kind::Duration, "250 million years"), "250 million years");
    }

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
