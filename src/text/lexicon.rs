//! Reading the word lists under `assets/lexicon`.
//!
//! A list is lines of text: `#` begins a comment, `[name]` a section, and every other line holds entries separated
//! by commas. An entry may carry a meaning behind `=`, which several entries of the line then share.

/// The entries of one section, each with its meaning (or itself where none is given), in order.
pub fn section(list: &'static str, name: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let opens = move |line: &str| {
        line.strip_prefix('[').is_some_and(|rest| rest.trim_end().strip_suffix(']') == Some(name))
    };
    let behind = list.lines().skip_while(move |line| !opens(line)).skip(1);
    behind.take_while(|line| !line.starts_with('[')).flat_map(|line| {
        let line = line.split('#').next().unwrap_or_default();
        let (entries, meaning) = match line.split_once('=') {
            Some((entries, meaning)) => (entries, Some(meaning.trim())),
            None => (line, None),
        };
        entries
            .split(',')
            .map(str::trim)
            .filter(|entry| !entry.is_empty())
            .map(move |entry| (entry, meaning.unwrap_or(entry)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_entries_and_meanings() {
        let list = "# all\n[a]\none, two\n[b]\nthree, four = number # why\n";
        assert_eq!(section(list, "a").collect::<Vec<_>>(), [("one", "one"), ("two", "two")]);
        assert_eq!(section(list, "b").collect::<Vec<_>>(), [("three", "number"), ("four", "number")]);
    }
}
