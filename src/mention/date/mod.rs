//! Dates of any granularity, with the words that bound them: "since 2002", "early 2016", "by the end of February".

mod calendar;
mod relative;
mod resolve;

use super::Found;
use super::lexicon::{Meaning, Portion};
use super::view::View;
use crate::model::{DateValue, Granularity, Kind, Value};
use crate::text::Token;
use resolve::Stretch;

/// How many tokens before a date a word stands that makes it a coming one.
const REACH: usize = 6;

pub(super) fn find(view: &View<'_>, at: usize) -> Option<Found> {
    if let Some(found) = era(view, at) {
        return Some(found);
    }
    let (limit, start) = limit(view, at);
    let stretch = stretch(view, start)?;
    let bounded = limit.filter(|limit| limit.bounds(view, &stretch));
    let value = match bounded {
        Some(limit) => limit.apply(stretch),
        None if start > at => return None,
        None => DateValue { open: opens(view, at), ..stretch.value() },
    };
    Some(Found::new(stretch.end, Kind::Date, Value::Date(value)))
}

/// True when a word of intent governs what stands at `at`: "will meet on Friday", "due in November".
fn governed_by_future(view: &View<'_>, at: usize) -> bool {
    (at.saturating_sub(REACH)..at)
        .any(|near| view.any(near, |meaning| meaning == Meaning::Future) || view.word(near).ends_with("'ll"))
}

/// The same for a month or season, where "by" alone looks ahead: "by the summer".
fn month_ahead(view: &View<'_>, at: usize) -> bool {
    matches!(view.before(at, 1), "by" | "until") || governed_by_future(view, at)
}

/// "in the coming years", "in recent months".
fn era(view: &View<'_>, at: usize) -> Option<Found> {
    let (direction, end) = view.find(at, |meaning| match meaning {
        Meaning::Era(direction) => Some(direction),
        _ => None,
    })?;
    // "in the days ahead of the vote"
    if view.word(end) == "of" {
        return None;
    }
    let (start, finish) = if direction > 0 { (view.reference, None) } else { (None, view.reference) };
    let value = DateValue { start, end: finish, granularity: Granularity::Era, relative: true, open: true };
    Some(Found::new(end, Kind::Date, Value::Date(value)))
}

/// "within the next year" and "over the next five years" bound what they tell of; "last year" does not.
fn opens(view: &View<'_>, at: usize) -> bool {
    matches!(view.word(at), "within" | "over")
}

/// A date with its part: "early 2016", "the end of next month", "later this year".
fn stretch(view: &View<'_>, at: usize) -> Option<Stretch> {
    let plain = |at| calendar::find(view, at).or_else(|| relative::find(view, at));
    if matches!(view.word(at), "earlier" | "later") {
        return relative::find(view, at + 1).filter(|found| found.granularity != Granularity::Day);
    }
    let the = usize::from(view.word(at) == "the");
    let portion = view.find(at, |meaning| match meaning {
        Meaning::Portion(portion) => Some(portion),
        _ => None,
    });
    let Some((portion, start)) = portion else { return plain(at) };
    let article = usize::from(view.word(start) == "the");
    let whole = whole(view, start, portion).or_else(|| plain(start)).or_else(|| plain(start + article))?;
    let _ = the;
    if whole.granularity == Granularity::Day {
        return Some(whole);
    }
    let days = whole.days.and_then(|days| resolve::portion(days, portion));
    Some(Stretch { days, granularity: resolve::finer(whole.granularity), ..whole })
}

/// "the year" in "the end of the year".
fn whole(view: &View<'_>, at: usize, portion: Portion) -> Option<Stretch> {
    let _ = portion;
    if view.word(at) != "the" {
        return None;
    }
    let today = view.reference;
    let (days, granularity) = match view.word(at + 1) {
        "year" => (today.and_then(|today| resolve::years(today.year(), today.year())), Granularity::Year),
        "month" => (today.and_then(|today| resolve::shifted_month(today, 0)), Granularity::Month),
        "week" => (today.and_then(|today| resolve::week(today, 0)), Granularity::Week),
        "decade" => (
            today.and_then(|today| resolve::years(today.year() / 10 * 10, today.year() / 10 * 10 + 9)),
            Granularity::Era,
        ),
        _ => return None,
    };
    Some(Stretch::relative(days, granularity, at + 2))
}

/// How a preposition bounds a stretch.
#[derive(Clone, Copy, PartialEq)]
enum Limit {
    Since,
    By,
    Before,
    After,
}

impl Limit {
    /// "after Monday's talks" and "before the 2016 vote" name an event, not a bound.
    fn bounds(self, view: &View<'_>, stretch: &Stretch) -> bool {
        let possessive = view.token(stretch.end).is_some_and(Token::is_possessive);
        let noun = view.is_plain_word(stretch.end)
            && matches!(self, Self::Before | Self::After)
            && !matches!(
                view.word(stretch.end),
                "and"
                    | "or"
                    | "in"
                    | "at"
                    | "when"
                    | "but"
                    | "as"
                    | "to"
                    | "the"
                    | "he"
                    | "she"
                    | "they"
                    | "it"
                    | "with"
                    | "for"
                    | "of"
            );
        !possessive && !noun
    }

    fn apply(self, stretch: Stretch) -> DateValue {
        let value = stretch.value();
        let (start, end) = match self {
            Self::Since => (value.start, None),
            Self::By => (None, value.end),
            Self::Before => (None, value.start.and_then(|day| resolve::add(day, -1, 0))),
            Self::After => (value.end.and_then(|day| resolve::add(day, 1, 0)), None),
        };
        DateValue { start, end, open: true, ..value }
    }
}

fn limit(view: &View<'_>, at: usize) -> (Option<Limit>, usize) {
    let limit = match view.word(at) {
        "since" => Limit::Since,
        "by" | "until" | "till" | "through" => Limit::By,
        "before" => Limit::Before,
        "after" => Limit::After,
        _ => return (None, at),
    };
    (Some(limit), at + 1)
}
