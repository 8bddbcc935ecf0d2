//! What a date says where no day of its article is known.

use std::ops::Range;

use super::calendar;
use super::weekday::{part_of_day, weekday_at};
use crate::text::TokenView;
use crate::text::day;
use crate::value::Undated;

/// What the tokens of a date say by themselves. Words that lead to it ("on", "late", "last") leave a weekday, a day or a month
/// as it is; of an `open` one ("since Friday", "until Friday") they are all that tells where it lies.
pub(super) fn of(view: &TokenView<'_>, tokens: Range<usize>, open: bool) -> Undated {
    if open {
        return in_words(view, tokens);
    }
    let written = tokens.clone().find_map(|at| day::read(view, at));
    if let Some((month, day)) = written.map(|days| days.first) {
        return Undated::Day { month, day };
    }
    let end = without_part_of_day(view, &tokens);
    let ends_date = |(_, behind): &(i8, usize)| *behind == end;
    if let Some((weekday, _)) = tokens.clone().find_map(|at| weekday_at(view, at).filter(ends_date)) {
        return Undated::Weekday(weekday);
    }
    let in_weeks = tokens.clone().any(|at| view.word(at) == "week");
    let month = tokens.clone().find_map(|at| calendar::month_at(view, at).filter(ends_date));
    if let Some((month, _)) = month.filter(|_| !in_weeks) {
        return Undated::Month(month);
    }
    in_words(view, tokens.clone().find(|at| !leads(view.word(*at))).unwrap_or(end)..end)
}

fn in_words(view: &TokenView<'_>, tokens: Range<usize>) -> Undated {
    let words: Vec<&str> = tokens.map(|at| view.word(at)).collect();
    Undated::Words(words.join(" "))
}

/// The index behind a date without the part of the day that it may end with ("yesterday *morning*").
fn without_part_of_day(view: &TokenView<'_>, tokens: &Range<usize>) -> usize {
    let inside = tokens.start + 1..tokens.end;
    inside.clone().find(|at| part_of_day(view, *at) == tokens.end).unwrap_or(tokens.end)
}

/// True for a word before a date that is no part of it.
fn leads(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "by"
            | "since"
            | "until"
            | "till"
            | "before"
            | "after"
            | "in"
            | "over"
            | "within"
            | "during"
            | "from"
    )
}
