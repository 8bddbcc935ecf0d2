//! Two dates that bound a stretch: "from May 2015 to June 2018", "between Jan. 5 and March 3", "Monday through Friday".

use super::resolve::Stretch;
use crate::mention::change;
use crate::text::TokenView;
use crate::value::{DateValue, Granularity};

/// True for a word before the first of two dates.
pub(super) fn leads(word: &str) -> bool {
    matches!(word, "from" | "between")
}

/// The stretch that begins at `at` with the date `first`, and the index after it. `read` reads a date.
pub(super) fn find(
    view: &TokenView<'_>,
    at: usize,
    first: Stretch,
    read: impl Fn(&TokenView<'_>, usize) -> Option<Stretch>,
) -> Option<(DateValue, usize)> {
    let word = view.word(at);
    let led = leads(word);
    // "between 3 and 12 September"
    if led && first.granularity == Granularity::Day && first.days.is_some_and(|(start, end)| start < end) {
        return Some((first.value(), first.end));
    }
    let link = view.word(first.end);
    let joins = match link {
        "and" => word == "between",
        "to" | "through" | "until" | "till" => word != "between",
        "-" => view.raw(first.end) != "—",
        _ => false,
    };
    // "moved from Tuesday to Thursday" tells of two dates.
    let from = word == "from" || view.before(at, 1) == "from";
    if !joins || from && link == "to" && change::precedes(view, at) {
        return None;
    }
    let second = read(view, first.end + 1)?;
    let ((start, first_end), (second_start, end)) = (first.days?, second.days?);
    // A year that only the second shows may shift the first; a bare weekday of another week does so, too.
    let start = if first.relative && !second.relative {
        start
            .with()
            .year(second_start.year())
            .build()
            .ok()
            .filter(|day| *day <= second_start)
            .unwrap_or(start)
    } else {
        start
    };
    if start >= end || first_end >= end && first.granularity >= second.granularity {
        return None;
    }
    let value = DateValue {
        start: Some(start),
        end: Some(end),
        granularity: first.granularity.max(second.granularity),
        relative: first.relative && second.relative,
        open: false,
        undated: None,
    };
    // What happened "between May 2015 and June 2018" is told elsewhere by either month; days are named together.
    (word != "between" || value.granularity == Granularity::Day).then_some((value, second.end))
}
