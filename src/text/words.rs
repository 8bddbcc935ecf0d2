//! The words of a text that is not analysed: a name, a line of a page, a label. Articles have tokens.

use std::ops::Range;

/// The words of `text`: its runs of letters and digits.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// What stands between spaces, without the marks around it, and where it stands; "U.S." and "two-day" are one word each.
pub fn spaced_words(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut at = 0;
    text.split_inclusive(char::is_whitespace).filter_map(move |piece| {
        let marks = piece.len() - piece.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
        let word = piece.trim_matches(|c: char| !c.is_alphanumeric());
        let start = at + marks;
        at += piece.len();
        (!word.is_empty()).then_some((start..start + word.len(), word))
    })
}

/// The words that `text` begins with, as many as fit into `most` bytes; of a word that is longer, its beginning.
pub fn beginning(text: &str, most: usize) -> &str {
    if text.len() <= most {
        return text;
    }
    let start = &text[..text.floor_char_boundary(most)];
    start.rfind(char::is_whitespace).map_or(start, |gap| &start[..gap])
}

/// `text` with single spaces for all its white space, and none at its ends.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_part_words_or_stand_around_them() {
        let text = "“Two-day  visit”, (U.S.) — é2";
        assert_eq!(words(text).collect::<Vec<_>>(), ["Two", "day", "visit", "U", "S", "é2"]);
        let spaced: Vec<_> = spaced_words(text).collect();
        assert_eq!(
            spaced.iter().map(|(_, word)| *word).collect::<Vec<_>>(),
            ["Two-day", "visit", "U.S", "é2"]
        );
        assert!(spaced.iter().all(|(place, word)| &text[place.clone()] == *word));
        assert_eq!(one_line(" a \n b\t"), "a b");
        assert_eq!((beginning("The pier opens", 10), beginning("äää", 3)), ("The pier", "ä"));
    }
}
