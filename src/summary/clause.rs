//! A part of a sentence around a value, cut at words.

use std::ops::Range;

use crate::text::cells::width;

/// The part of `sentence`, bytes of `body`, in at most `cells` cells that has `value` in it: its range, and whether something
/// is left out before and after it. What stands before the value has a third of the room, or what the rest leaves.
pub fn clause(
    body: &str,
    sentence: &Range<usize>,
    value: &Range<usize>,
    cells: usize,
) -> (Range<usize>, bool, bool) {
    let text = |range: Range<usize>| body.get(range).unwrap_or_default();
    if width(text(sentence.clone())) <= cells {
        return (sentence.clone(), false, false);
    }
    let starts = |range: &Range<usize>| {
        let part = text(range.clone());
        let from = range.start;
        let begins = move |(at, c): (usize, char)| (c == ' ').then_some(from + at + 1);
        std::iter::once(from).chain(part.char_indices().filter_map(begins)).collect::<Vec<usize>>()
    };
    let own = width(text(value.clone()));
    let behind = width(text(value.end..sentence.end));
    // What stands behind the value leaves the rest of its room to what stands before it.
    let before = (cells.saturating_sub(own) / 3).max(cells.saturating_sub(own + behind + 2));
    let start = starts(&(sentence.start..value.start))
        .into_iter()
        .find(|start| width(text(*start..value.start)) <= before)
        .unwrap_or(value.start);
    let room = cells.saturating_sub(if start > sentence.start { 2 } else { 0 });
    if width(text(start..sentence.end)) <= room {
        return (start..sentence.end, start > sentence.start, false);
    }
    let end = starts(&(value.end..sentence.end))
        .into_iter()
        .filter(|end| *end > value.end)
        .map(|end| end - 1)
        .take_while(|end| width(text(start..*end)) + 2 <= room)
        .last()
        .unwrap_or(value.end);
    (start..end, start > sentence.start, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_sentence_is_cut_around_its_value() {
        let body = "The ministers of both countries said on Tuesday that trade stood at around $239 million last year.";
        let value = body.find("around").unwrap()..body.find(" last year").unwrap();
        for cells in [24, 40, 60] {
            let (part, before, after) = clause(body, &(0..body.len()), &value, cells);
            let shown = &body[part];
            assert!(shown.contains("around $239 million") && width(shown) <= cells, "{shown}");
            assert!(before && after == (cells < 40), "{cells} {shown}");
        }
        let early = body.find("Tuesday").unwrap()..body.find(" that trade").unwrap();
        let (part, before, after) = clause(body, &(0..body.len()), &early, 40);
        assert!(before && after && body[part.clone()].contains("Tuesday") && part.len() <= 40);
        assert_eq!(clause(body, &(0..body.len()), &value, 200), (0..body.len(), false, false));
    }
}
