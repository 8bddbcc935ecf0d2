//! The syntax of the lists; the [module](super) describes it.

/// The lines of a class: what stands between its name and the next class.
pub(super) fn section<'a>(file: &'a str, name: &str) -> &'a str {
    let marks = file.match_indices('[').map(|(at, _)| at);
    let mut classes = marks.filter(|at| file[..*at].ends_with('\n'));
    let lines = classes.find_map(|at| file[at + 1..].strip_prefix(name)?.strip_prefix("]\n"));
    let next = classes.next().unwrap_or(file.len());
    lines.and_then(|lines| file.get(file.len() - lines.len()..next)).unwrap_or_default()
}

/// The entries of a class in order, each with its meaning.
pub(super) fn entries(lines: &str) -> impl Iterator<Item = (&str, &str)> {
    lines.lines().filter(|line| !line.starts_with('#')).flat_map(|line| {
        let (entries, meaning) = match line.split_once(" = ") {
            Some((entries, meaning)) => (entries, Some(meaning.trim())),
            None => (line, None),
        };
        let entries = entries.split(',').map(str::trim).filter(|entry| !entry.is_empty());
        entries.map(move |entry| (entry, meaning.unwrap_or(entry)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_has_entries_and_these_have_meanings() {
        let file =
            "# all\n[a]\none, two\n\n# why\nthree\n[b c]\nfour = , five = number\nx=y, a.b = 1 2\n[d]\n[e]";
        let of = |name| entries(section(file, name)).collect::<Vec<_>>();
        assert_eq!(of("a"), [("one", "one"), ("two", "two"), ("three", "three")]);
        assert_eq!(of("b c"), [("four", ", five = number"), ("x=y", "1 2"), ("a.b", "1 2")]);
        assert_eq!([of("d"), of("e"), of("b")], [vec![], vec![], vec![]]);
    }
}
