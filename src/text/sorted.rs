//! Looking words up in a list that is built into the program, without reading the list first.

/// The line of `list` that is `word`, or begins with it and a space; none where no line does.
///
/// `list` has one entry a line, sorted by byte.
pub fn line<'a>(list: &'a str, word: &str) -> Option<&'a str> {
    let (mut low, mut high) = (0, list.len());
    while low < high {
        let middle = list.floor_char_boundary(low.midpoint(high));
        let start = list[..middle].rfind('\n').map_or(0, |at| at + 1);
        let end = list[start..].find('\n').map_or(list.len(), |at| start + at);
        let entry = &list[start..end];
        let key = entry.split_once(' ').map_or(entry, |(key, _)| key);
        match key.cmp(word) {
            std::cmp::Ordering::Equal => return Some(entry),
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
