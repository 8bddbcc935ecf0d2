//! Sentences in the Diff: the lines that show a value, and the words to mark in them.

use std::ops::Range;

use super::super::compare::{differing, shared};
use super::wrap_part;
use crate::model::{Briefing, Fact, Reading};
use crate::text::cells::width;
use crate::value::Kind;

/// Readings that are compared word by word; nobody compares more.
pub(super) const COMPARED: usize = 40;

/// The lines of `sentence` of `body`, at most `lines` of `room` cells, with `value` in sight; whether something is left out
/// before and after them.
pub(super) fn window(
    body: &str,
    sentence: &Range<usize>,
    value: &Range<usize>,
    (room, lines): (usize, usize),
) -> (Vec<Range<usize>>, bool, bool) {
    let whole = wrap_part(body, sentence, room);
    if whole.len() <= lines {
        return (whole, false, false);
    }
    let before = body.get(sentence.start..value.start).unwrap_or_default();
    let cells = width(body.get(value.clone()).unwrap_or_default());
    // As much before the value as leaves room for it; half of the window at most.
    let most = (room * lines).saturating_sub(cells + 6).min(room * lines / 2);
    let start = before
        .char_indices()
        .map(|(at, _)| at)
        .filter(|at| *at == 0 || before.get(..*at).is_some_and(|head| head.ends_with(' ')))
        .find(|at| before.get(*at..).is_none_or(|rest| width(rest) <= most))
        .map_or(value.start, |at| sentence.start + at);
    let cut_before = start > sentence.start;
    // The first line is shorter by the mark of what is left out, the last one as well.
    let narrow = room.saturating_sub(if lines == 1 { 4 } else { 2 });
    let mut parts = wrap_part(body, &(start..sentence.end), narrow.max(4));
    let cut_after = parts.len() > lines;
    parts.truncate(lines);
    (parts, cut_before, cut_after)
}

/// For each reading the words to mark in its sentence: with `explain` those that the sentences share; otherwise, of words
/// that are worded differently, those that another variant has otherwise.
pub(super) fn marks(briefing: &Briefing, fact: &Fact, explain: bool) -> Vec<Vec<Range<usize>>> {
    let readings: Vec<&Reading> = fact.readings().take(COMPARED).collect();
    let shift = |reading: &Reading, places: Vec<Range<usize>>| -> Vec<Range<usize>> {
        let start = reading.sentence.start;
        places.into_iter().map(|place| start + place.start..start + place.end).collect()
    };
    if explain {
        let sentences: Vec<(usize, &str)> =
            readings.iter().map(|reading| (reading.article, briefing.sentence(reading))).collect();
        let found = shared(&sentences);
        return readings.iter().zip(found.places).map(|(reading, places)| shift(reading, places)).collect();
    }
    let Some(first) = fact.variants.first().and_then(|variant| variant.readings.first()) else {
        return Vec::new();
    };
    let second = fact.variants.get(1).and_then(|variant| variant.readings.first());
    let Some(second) = second.filter(|_| matches!(fact.kind, Kind::Quote | Kind::Statement)) else {
        return Vec::new();
    };
    let of_first = fact.variants.first().map_or(0, |variant| variant.readings.len());
    let other = |number: usize| if number < of_first { second } else { first };
    let marks = |(number, reading): (usize, &&Reading)| {
        let found = differing(briefing.sentence(reading), briefing.sentence(other(number)));
        let [marks, _] = found.unwrap_or_default();
        shift(reading, marks)
    };
    readings.iter().enumerate().map(marks).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_of_room_a_clause_is_cut_around_its_value() {
        let body = "The ministers of both countries said on Tuesday that trade stood at around $239 million last year.";
        let value = body.find("$239").unwrap()..body.find(" last year").unwrap();
        let (parts, before, after) = window(body, &(0..body.len()), &value, (40, 1));
        assert!(before && after);
        assert!(body.get(parts[0].clone()).unwrap().contains("$239 million"), "{parts:?}");
    }
}
