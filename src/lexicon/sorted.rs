//! Looking words up in a list of tens of thousands without loading it.

use std::cmp::Ordering;

/// The meaning of `word` in `lines`, which have one entry each and are sorted by byte; none where no line has it.
pub(super) fn meaning<'a>(lines: &'a str, word: &str) -> Option<&'a str> {
    let (bytes, word) = (lines.as_bytes(), word.as_bytes());
    let (mut low, mut high) = (0, lines.len());
    // Lines are so short that looking at byte after byte is the fastest way to their ends.
    let is_end = |byte: &u8| *byte == b'\n';
    while low < high {
        let middle = low.midpoint(high);
        let start = bytes[..middle].iter().rposition(is_end).map_or(0, |at| at + 1);
        let end = bytes[start..].iter().position(is_end).map_or(bytes.len(), |at| start + at);
        let line = &bytes[start..end];
        let key = line.iter().position(|byte| *byte == b' ').map_or(line, |at| &line[..at]);
        match key.cmp(word) {
            Ordering::Equal => {
                let line = lines.get(start..end)?;
                return Some(line.split_once(" = ").map_or(line, |(_, meaning)| meaning));
            }
            Ordering::Less => low = end + 1,
            Ordering::Greater => high = start,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found_and_nothing_else() {
        let list = "a\nab = n\nabbey = n\nzoo = v";
        assert_eq!(
            ["a", "ab", "abbey", "zoo"].map(|word| meaning(list, word)),
            [Some("a"), Some("n"), Some("n"), Some("v")]
        );
        assert_eq!(["", "aa", "abb", "zo", "zoom", "n", "="].map(|word| meaning(list, word)), [None; 7]);
    }
}
