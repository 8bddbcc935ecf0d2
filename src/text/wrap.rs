//! Lines of a given width, measured in terminal cells.

use std::ops::Range;

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

/// The byte ranges of the lines of `text` at `width` cells; spaces at line ends are left out, `\n` always ends a line.
///
/// Words wider than a line are broken between characters. At least one range is returned for every line of `text`.
pub fn wrap(text: &str, width: usize) -> Vec<Range<usize>> {
    let options = Options::new(width.max(1))
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    let mut out = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let mut at = 0;
        for piece in textwrap::wrap(line, &options) {
            // Without indents and hyphenation every piece is a verbatim stretch of the line, in order.
            let from = line[at..].find(piece.as_ref()).map_or(at, |offset| at + offset);
            at = from + piece.len();
            out.push(start + from..start + at);
        }
        start += line.len() + 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, width: usize) -> Vec<&str> {
        wrap(text, width).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn lines_fit_and_lose_nothing_but_spaces() {
        assert_eq!(lines("one two three", 7), ["one two", "three"]);
        assert_eq!(lines("東京東京 ab", 4), ["東京", "東京", "ab"]);
        assert_eq!(lines("a\n\nb", 10), ["a", "", "b"]);
        assert_eq!(lines("a a a a", 3), ["a a", "a a"]);
    }
}
