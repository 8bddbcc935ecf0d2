//! Text in terminal cells: how wide it is, and how it is cut. No cut goes through what is read as one character.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The cells that `text` takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The longest start of `text` that fits into `cells` cells.
pub fn start_within(text: &str, cells: usize) -> &str {
    &text[..bytes_within(text.graphemes(true), cells)]
}

/// The longest end of `text` that fits into `cells` cells.
pub fn end_within(text: &str, cells: usize) -> &str {
    &text[text.len() - bytes_within(text.graphemes(true).rev(), cells)..]
}

/// The bytes of the first of `graphemes`, as many as fit into `cells` cells.
fn bytes_within<'a>(graphemes: impl Iterator<Item = &'a str>, cells: usize) -> usize {
    let mut used = 0;
    let fits = |grapheme: &&str| {
        used += grapheme.width();
        used <= cells
    };
    graphemes.take_while(fits).map(str::len).sum()
}

/// `text` in at most `cells` cells, with `…` where something was cut off.
pub fn clip(text: &str, cells: usize) -> Cow<'_, str> {
    if text.width() <= cells {
        return Cow::Borrowed(text);
    }
    let Some(room) = cells.checked_sub(1) else { return Cow::Borrowed("") };
    Cow::Owned(format!("{}…", start_within(text, room).trim_end()))
}

/// The same, cut at the end of a word unless less than half would be left.
pub fn clip_words(text: &str, cells: usize) -> Cow<'_, str> {
    if text.width() <= cells {
        return Cow::Borrowed(text);
    }
    let start = start_within(text, cells.saturating_sub(1));
    let mut end = start.rfind(' ').filter(|at| at * 2 > start.len()).unwrap_or(start.len());
    // What follows a number says what it is: neither is shown without the other.
    let last = |end: usize| {
        start[..end].rfind(' ').map(|at| (at, start[at..end].contains(|c: char| c.is_ascii_digit())))
    };
    while let Some((at, true)) = last(end) {
        end = at;
    }
    Cow::Owned(format!("{}…", start[..end].trim_end()))
}

/// `text` cut or filled up to exactly `cells` cells.
pub fn fit(text: &str, cells: usize) -> String {
    let mut out = clip(text, cells).into_owned();
    out.push_str(&" ".repeat(cells.saturating_sub(out.width())));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cutting_counts_cells_and_keeps_characters_whole() {
        assert_eq!(clip("bilateral trade", 9), "bilatera…");
        assert_eq!(clip("東京東京", 4), "東…");
        assert_eq!(clip("e\u{301}e\u{301}e\u{301}", 2), "e\u{301}…");
        assert_eq!(clip("abc", 0), "");
        assert_eq!(fit("東京", 5), "東京 ");
        assert_eq!(end_within("trade 東京", 5), " 東京");
    }

    #[test]
    fn words_are_cut_between_words_and_emoji_never() {
        assert_eq!(clip_words("bilateral trade volume", 17), "bilateral trade…");
        assert_eq!(clip_words("a bilateralism", 9), "a bilate…");
        assert_eq!(clip_words("a speed limit of 12 miles an hour", 21), "a speed limit of…");
        let family = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}";
        for cells in 0..12 {
            let text = clip_words(&family.repeat(4), cells).into_owned();
            assert_eq!(text.trim_end_matches('…').replace(family, ""), "");
        }
    }
}
