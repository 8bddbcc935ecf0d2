//! Looking words up in a list that is built into the program, without reading the list first.

/// The line of `list` that is `word`, or begins with it and a space; none where no line does.
///
/// `list` has one entry a line, sorted by byte.
pub fn line<'a>(list: &'a str, word: &str) -> Option<&'a str> {
    let (bytes, word) = (list.as_bytes(), word.as_bytes());
    let (mut low, mut high) = (0, list.len());
    // Lines are so short that looking at byte after byte is the fastest way to their ends.
    let is_end = |byte: &u8| *byte == b'\n';
    while low < high {
        let middle = low.midpoint(high);
        let start = bytes[..middle].iter().rposition(is_end).map_or(0, |at| at + 1);
        let end = bytes[start..].iter().position(is_end).map_or(bytes.len(), |at| start + at);
        let entry = &bytes[start..end];
        let key = entry.iter().position(|byte| *byte == b' ').map_or(entry, |at| &entry[..at]);
        match key.cmp(word) {
            std::cmp::Ordering::Equal => return list.get(start..end),
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found_and_nothing_else() {
        let list = "a\nab n\nabbey n\nzoo v";
        assert_eq!(
            ["a", "ab", "abbey", "zoo"].map(|word| line(list, word)),
            [Some("a"), Some("ab n"), Some("abbey n"), Some("zoo v")]
        );
        assert_eq!(["", "aa", "abb", "zo", "zoom", "n"].map(|word| line(list, word)), [None; 6]);
    }
}
