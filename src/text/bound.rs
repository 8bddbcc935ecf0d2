//! The sentence bounds of UAX 29, one at a time.
//!
//! They are those of unicode-segmentation, which looks up every letter and, after a full stop, searches for the next
//! letter anew at each bracket or space. Shown only the neighbourhood of the marks it is five times faster, and a page
//! of brackets or blanks takes no longer than prose; only a bound amid such a row may be missed.

use unicode_segmentation::UnicodeSegmentation;

/// How many bytes the library is shown at a time; between a full stop and the next word there are far fewer.
const WINDOW: usize = 64;

/// The first sentence bound of `text` after `from`, where a sentence begins; the end of `text` is one.
pub(super) fn next(text: &str, mut from: usize) -> usize {
    while let Some(quiet) = text[from..].find(may_end) {
        // The letter before a mark matters, what lies before it does not.
        let near = text.floor_char_boundary((from + quiet).saturating_sub(1)).max(from);
        let edge = text.floor_char_boundary(near + WINDOW);
        let bound = first(text, near, edge);
        if bound < edge {
            // Near the edge the small letter that makes a full stop no end may have been out of sight.
            if bound + WINDOW / 2 <= edge || bound == first(text, near, bound + WINDOW) {
                return bound;
            }
            from = bound;
        } else if edge == text.len() {
            return edge;
        } else {
            // A mark near the edge is looked at again, with what follows it.
            let words = text[near..edge].trim_end_matches(|c: char| !c.is_alphanumeric());
            let last = words.char_indices().next_back().map_or(0, |(at, _)| at);
            from = if last == 0 { edge } else { near + last };
        }
    }
    text.len()
}

/// The first bound in `text[from..to]`.
fn first(text: &str, from: usize, to: usize) -> usize {
    let window = &text[from..text.floor_char_boundary(to)];
    window.split_sentence_bounds().next().map_or(from, |piece| from + piece.len())
}

/// False for characters of the Latin alphabet and its punctuation after which no sentence or line ends.
fn may_end(c: char) -> bool {
    match c {
        '\n' | '\r' | '.' | '!' | '?' => true,
        '\0'..='\u{7F}' | '\u{A0}'..='\u{24F}' | '\u{2010}'..='\u{201F}' => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(text: &str) -> Vec<usize> {
        let mut out = vec![0];
        while let Some(&from) = out.last().filter(|&&from| from < text.len()) {
            out.push(next(text, from));
        }
        out
    }

    #[test]
    fn the_bounds_are_those_of_the_library() {
        let text = "He left. “Who?” she asked at 5.30 p.m. in the U.S.A. of 1999. 12 men (or 13, or 14, or 15, or \
            16) came.\r\nOn – to Ağrı! Он уехал. Она нет. 他来了。她走了！ Yes.) ... and ... no.";
        // Every distance between the marks and the edges of windows.
        for pad in 0..2 * WINDOW {
            let text = text
                .replace("men", &"n".repeat(pad + 1))
                .replace("On –", &format!("{} On –", "é".repeat(pad)));
            let library: Vec<usize> =
                text.split_sentence_bound_indices().map(|(at, piece)| at + piece.len()).collect();
            assert_eq!(bounds(&text)[1..], library, "{text}");
        }
    }

    #[test]
    fn a_page_of_brackets_takes_no_longer_than_prose() {
        // Minutes, if every bracket looked for a letter behind all the others.
        let text = format!("He left.{} She stayed.", ")".repeat(300_000));
        assert_eq!(bounds(&text).last(), Some(&text.len()));
    }
}
