//! Dates that hang on the day of the article: "Tuesday night", "last year", "two days ago", "within the next year".

use super::calendar;
use super::length::{ago, spell};
use super::resolve::{self, Stretch};
use super::tense::{governed_by_future, month_ahead, shift};
use super::weekday::{part_of_day, weekday};
use crate::text::TokenView;
use crate::text::day::year_at;
use crate::text::phrase::Meaning;
use crate::value::Granularity;

pub(super) fn find(view: &TokenView<'_>, at: usize) -> Option<Stretch> {
    today(view, at)
        .or_else(|| ago(view, at))
        .or_else(|| weekday(view, at))
        .or_else(|| shifted(view, at))
        .or_else(|| season(view, at))
        .or_else(|| weekend(view, at))
        .or_else(|| holiday(view, at))
}

/// "yesterday morning", "tonight"; with a capital within a sentence it is a name, as of a programme ("the Tonight show").
fn today(view: &TokenView<'_>, at: usize) -> Option<Stretch> {
    let opens = matches!(view.before(at, 1), "" | "\"" | "'" | ":" | "." | "-" | "(");
    let in_title_case = view.capital(at + 1) || view.token(at + 1).is_none();
    let programme = matches!(view.word(at + 1), "show" | "programme" | "program" | "host");
    let quoted = view.before(at, 1) == "\"" && view.word(at + 1) == "\"";
    let alone = matches!(view.word(at), "today" | "tonight") && !opens && !in_title_case;
    if view.capital(at) && (programme || quoted || alone) {
        return None;
    }
    let (shift, end) = view.find(at, |meaning| match meaning {
        Meaning::Today(shift) => Some(shift),
        _ => None,
    })?;
    let day = view.reference.and_then(|today| resolve::add(today, i32::from(shift), 0));
    Some(Stretch::relative(day.map(|day| (day, day)), Granularity::Day, part_of_day(view, end)))
}

/// "last year", "this month", "next September", "the past two years", "within the next year", "the following day".
fn shifted(view: &TokenView<'_>, at: usize) -> Option<Stretch> {
    let preposition = matches!(view.word(at), "within" | "over" | "in" | "during");
    let start = at + usize::from(preposition);
    let the = view.word(start) == "the";
    let start = start + usize::from(the);
    let (shift, next) = shift(view, start)?;
    // "The work will last six weeks": a verb.
    if !the && view.word(start) == "last" && is_verb(view, start) {
        return None;
    }
    if the || preposition {
        // "for the past two years" says how long.
        if view.before(at, 1) == "for" || shift == 0 {
            return None;
        }
        return spell(view, next, shift);
    }
    if let Some((month, end)) = calendar::month_at(view, next) {
        let year = view.reference.map(|today| match shift {
            -1 => today.year() - i16::from(month >= today.month()),
            1 => today.year() + i16::from(month <= today.month()),
            _ => today.year(),
        });
        return Some(Stretch::relative(
            year.and_then(|year| resolve::month(year, month)),
            Granularity::Month,
            end,
        ));
    }
    // "past few days", "next two years"
    if shift != 0
        && (view.word(next) == "few"
            || view.is_number(next)
            || view.any(next, |m| matches!(m, Meaning::Number(_))))
    {
        return spell(view, next, shift);
    }
    unit_of_time(view, next, i32::from(shift))
}

/// True for "last" behind a modal or "to": "will last", "expected to last".
fn is_verb(view: &TokenView<'_>, at: usize) -> bool {
    let before = |back| {
        matches!(
            view.before(at, back),
            "will"
                | "would"
                | "could"
                | "should"
                | "can"
                | "may"
                | "might"
                | "must"
                | "shall"
                | "to"
                | "not"
                | "'ll"
        )
    };
    let number = view.is_number(at + 1) || view.any(at + 1, |meaning| matches!(meaning, Meaning::Number(_)));
    before(1) && (number || matches!(view.word(at + 1), "two" | "a" | "an" | "at" | "about" | "several"))
}

/// "last year", "this weekend", "next summer": `at` is behind the word that shifts.
pub(super) fn unit_of_time(view: &TokenView<'_>, at: usize, shift: i32) -> Option<Stretch> {
    let today = view.reference;
    let (days, granularity) = match view.word(at) {
        "week" => (today.and_then(|today| resolve::week(today, shift)), Granularity::Week),
        "weekend" => (
            today.and_then(|today| {
                let (_, sunday) = resolve::week(today, shift)?;
                Some((resolve::add(sunday, -1, 0)?, sunday))
            }),
            Granularity::Week,
        ),
        "month" => (today.and_then(|today| resolve::shifted_month(today, shift)), Granularity::Month),
        "quarter" => (today.and_then(|today| resolve::shifted_quarter(today, shift)), Granularity::Season),
        "year" => (
            today.and_then(|today| resolve::years(today.year() + shift as i16, today.year() + shift as i16)),
            Granularity::Year,
        ),
        "decade" => (
            today.and_then(|today| {
                let first = today.year() / 10 * 10 + 10 * shift as i16;
                resolve::years(first, first + 9)
            }),
            Granularity::Era,
        ),
        "century" => (
            today.and_then(|today| {
                let first = today.year() / 100 * 100 + 100 * shift as i16;
                resolve::years(first, first + 99)
            }),
            Granularity::Era,
        ),
        _ => {
            let (first, end) = season_at(view, at)?;
            let days = today.and_then(|today| {
                let this = i16::from(first <= today.month());
                let year = match shift {
                    -1 => today.year() - 1 + i16::from(first + 3 <= today.month()),
                    1 => today.year() + this,
                    _ => today.year(),
                };
                resolve::months(year, first, 3)
            });
            return Some(Stretch::relative(days, Granularity::Season, end));
        }
    };
    Some(Stretch::relative(days, granularity, at + 1))
}

fn season_at(view: &TokenView<'_>, at: usize) -> Option<(i8, usize)> {
    view.find(at, |meaning| match meaning {
        Meaning::Season(first) => Some(first),
        _ => None,
    })
}

/// "in the summer", "by spring".
fn season(view: &TokenView<'_>, at: usize) -> Option<Stretch> {
    let the = usize::from(view.word(at) == "the");
    let (first, end) = season_at(view, at + the)?;
    let led =
        matches!(view.before(at, 1), "in" | "by" | "since" | "until" | "during" | "before" | "after" | "of");
    if !led || view.is_plain_word(end) && view.word(end).ends_with('s') {
        return None;
    }
    let days = view.reference.and_then(|today| {
        resolve::months(resolve::nearest_year(today, first + 1, month_ahead(view, at)), first, 3)
    });
    Some(Stretch::relative(days, Granularity::Season, end))
}

/// "over the weekend", "at the weekend": the one before the article, or the coming one if something is planned.
fn weekend(view: &TokenView<'_>, at: usize) -> Option<Stretch> {
    let led = matches!(view.before(at, 1), "over" | "at" | "on" | "during" | "through");
    let end = view.follows(at, &["the", "weekend"]).filter(|_| led)?;
    let ahead = governed_by_future(view, at);
    let days = view.reference.and_then(|today| {
        let (_, sunday) = resolve::week(today, 0)?;
        // On a Saturday or Sunday it is that of today.
        let sunday = if ahead || today.weekday().to_monday_one_offset() > 5 {
            sunday
        } else {
            resolve::add(sunday, -7, 0)?
        };
        Some((resolve::add(sunday, -1, 0)?, sunday))
    });
    Some(Stretch::relative(days, Granularity::Week, end))
}

/// "on Christmas Eve", "Thanksgiving 2016".
fn holiday(view: &TokenView<'_>, at: usize) -> Option<Stretch> {
    let (holiday, end) = view.find(at, |meaning| match meaning {
        Meaning::Holiday(holiday) => Some(holiday),
        _ => None,
    })?;
    if !view.capital(at) && !view.is_number(at) {
        return None;
    }
    if let Some(year) = year_at(view, end) {
        return Some(Stretch::absolute(resolve::holiday(year, holiday)?, Granularity::Day, end + 1));
    }
    let led =
        matches!(view.before(at, 1), "on" | "by" | "before" | "after" | "since" | "until" | "at" | "over");
    if !led || view.is_plain_word(end) && view.word(end).ends_with('s') {
        return None;
    }
    let days = view.reference.and_then(|today| {
        let (date, _) = resolve::holiday(today.year(), holiday)?;
        let year = resolve::nearest_year(today, date.month(), governed_by_future(view, at));
        resolve::holiday(year, holiday)
    });
    Some(Stretch::relative(days, Granularity::Day, end))
}
