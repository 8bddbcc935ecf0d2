//! Dates of any granularity, with the words that bound them: "since 2002", "early 2016", "by the end of February".

mod calendar;
mod length;
mod nth;
mod relative;
mod resolve;
mod span;
mod tense;
mod undated;
mod weekday;

use jiff::civil::Date;

use super::finding::Finding;
use crate::lexicon::Class;
use crate::text::phrase::Meaning;
use crate::text::{Token, TokenView};
use crate::value::{DateValue, Granularity, Kind, Value};
use resolve::{Days, Stretch};

pub(super) use tense::has_future_before;

pub(super) fn find(view: &TokenView<'_>, at: usize) -> Option<Finding> {
    let mut found = read(view, at)?;
    if let Some((_, Value::Date(date))) = &mut found.meaning
        && date.start.is_none()
        && date.end.is_none()
    {
        date.undated = Some(undated::of(view, at..found.end, date.open));
    }
    Some(found)
}

fn read(view: &TokenView<'_>, at: usize) -> Option<Finding> {
    if let Some(found) = era(view, at) {
        return Some(found);
    }
    let lead = usize::from(span::leads(view.word(at)));
    let first = stretch(view, at + lead);
    if let Some((value, end)) = first.and_then(|first| span::find(view, at, first, stretch)) {
        return Some(Finding::new(end, Kind::Date, Value::Date(value)));
    }
    let (limit, start) = limit(view, at);
    let stretch = if start == at + lead { first } else { stretch(view, start) }?;
    let bounded = limit.filter(|limit| limit.bounds(view, &stretch));
    let value = match bounded {
        Some(limit) => limit.apply(stretch),
        None if start > at => return None,
        None => DateValue { open: opens(view, at), ..stretch.value() },
    };
    Some(Finding::new(stretch.end, Kind::Date, Value::Date(value)))
}

/// What is written like a date that no calendar has: no part of it is a date either.
pub(super) fn impossible(view: &TokenView<'_>, at: usize) -> Option<Finding> {
    calendar::impossible(view, at).map(Finding::nothing)
}

/// "in the coming years", "in recent months".
fn era(view: &TokenView<'_>, at: usize) -> Option<Finding> {
    let (direction, end) = view.find(at, |meaning| match meaning {
        Meaning::Era(direction) => Some(direction),
        _ => None,
    })?;
    // "in the days ahead of the vote"
    if view.word(end) == "of" {
        return None;
    }
    let (start, finish) = if direction > 0 { (view.reference, None) } else { (None, view.reference) };
    let value = DateValue {
        start,
        end: finish,
        granularity: Granularity::Era,
        relative: true,
        open: true,
        undated: None,
    };
    Some(Finding::new(end, Kind::Date, Value::Date(value)))
}

/// "within the next year" and "over the next five years" bound what they tell of; "last year" does not.
fn opens(view: &TokenView<'_>, at: usize) -> bool {
    matches!(view.word(at), "within" | "over")
}

/// A date with its part: "early 2016", "the end of next month", "later this year".
fn stretch(view: &TokenView<'_>, at: usize) -> Option<Stretch> {
    // "in the last week of September" is no last week.
    let led = view.word(at) == "in" && nth::find(view, at + 1).is_some();
    let plain = |at| {
        nth::find(view, at)
            .or_else(|| calendar::find(view, at))
            .or_else(|| relative::find(view, at).filter(|_| !led))
    };
    let earlier = view.word(at) == "earlier";
    if earlier || view.word(at) == "later" {
        let current = || {
            let article = view.follows(at + 1, &["in", "the"])?;
            relative::unit_of_time(view, article, 0)
        };
        let whole = current()
            .or_else(|| relative::find(view, at + 1))
            .filter(|found| found.granularity != Granularity::Day)?;
        let part = |today: Date, (start, end): Days| {
            if earlier { (start, today.max(start)) } else { (today.min(end), end) }
        };
        let days = whole.days.and_then(|days| Some(part(view.reference?, days)));
        return Some(Stretch { days, ..whole });
    }
    if let Some(rest) = rest(view, at) {
        return Some(rest);
    }
    let portion = view.find(at, |meaning| match meaning {
        Meaning::Portion(portion) => Some(portion),
        _ => None,
    });
    let Some((portion, start)) = portion else { return plain(at) };
    // "the end of the year" is that of this one.
    let article = usize::from(view.word(start) == "the");
    let current = || relative::unit_of_time(view, start + 1, 0).filter(|_| article == 1);
    let whole = current().or_else(|| plain(start)).or_else(|| plain(start + article))?;
    if whole.granularity == Granularity::Day {
        return Some(whole);
    }
    let days = whole.days.and_then(|days| resolve::portion(days, portion));
    Some(Stretch { days, granularity: resolve::finer(whole.granularity), ..whole })
}

/// "the rest of the year", "the remainder of the week"
fn rest(view: &TokenView<'_>, at: usize) -> Option<Stretch> {
    let start = at + usize::from(view.word(at) == "the");
    let of = view
        .follows(start, &["rest", "of"])
        .or_else(|| view.follows(start, &["remainder", "of"]))
        .filter(|of| matches!(view.word(*of), "the" | "this"))?;
    let whole = relative::unit_of_time(view, of + 1, 0)?;
    let left = |(_, end): Days| Some((view.reference?.min(end), end));
    Some(Stretch { days: whole.days.and_then(left), ..whole })
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
    fn bounds(self, view: &TokenView<'_>, stretch: &Stretch) -> bool {
        let possessive = view.token(stretch.end).is_some_and(Token::is_possessive);
        let noun = matches!(self, Self::Before | Self::After)
            && view.is_plain_word(stretch.end)
            && !Class::AfterDate.has(view.word(stretch.end));
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

fn limit(view: &TokenView<'_>, at: usize) -> (Option<Limit>, usize) {
    let limit = match view.word(at) {
        "since" => Limit::Since,
        "by" | "until" | "till" | "through" => Limit::By,
        "before" => Limit::Before,
        "after" => Limit::After,
        _ => return (None, at),
    };
    (Some(limit), at + 1)
}
