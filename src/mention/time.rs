//! Times of day: "7.20am", "just after 09:00 GMT", "around 6 p.m.", "midnight".

use super::finding::Finding;
use crate::text::TokenView;
use crate::text::phrase::Meaning;
use crate::value::{Bound, Kind, Quantity, TimeValue, Value};

/// Minutes that "around" and "shortly after" let a time be off.
const SLACK: u16 = 30;
/// Minutes that "before dawn" and "after sunset" reach back and ahead.
const LONG_BEFORE: u16 = 7 * 60;
const LAST_MINUTE: u16 = 24 * 60 - 1;
const NOON: u16 = 12 * 60;

pub(super) fn find(view: &TokenView<'_>, at: usize) -> Option<Finding> {
    let (hedge, start) = hedge(view, at);
    let (from, to, mut end) = range(view, start)
        .or_else(|| named(view, start, hedge.is_some()))
        .or_else(|| clock(view, start).map(|(m, end)| (m, m, end)))?;
    if hedge.is_none() && is_countdown(view, start, end) {
        return Some(Finding::new(end, Kind::Duration, Value::Quantity(time_left(from))));
    }
    let (from, to) = match hedge {
        // Shortly before midnight is late, not early.
        Some(Near::Before) if from == 0 => (LAST_MINUTE + 1 - SLACK, LAST_MINUTE),
        Some(Near::About) => (from.saturating_sub(SLACK), to + SLACK),
        Some(Near::After) => (from, to + SLACK),
        Some(Near::Before) => (from.saturating_sub(SLACK), to),
        None => (from, to),
    };
    // "10 p.m. (GMT+5)"
    let bracket = usize::from(view.word(end) == "(");
    let zone = view.find(end + bracket, |meaning| (meaning == Meaning::Zone).then_some(()));
    let zone = zone.and_then(|((), after)| {
        let words: Vec<_> = (end + bracket..after).map(|at| view.word(at).to_uppercase()).collect();
        let (offset, after) = zone_offset(view, after);
        if bracket == 1 && view.word(after) != ")" {
            return None;
        }
        end = after + bracket;
        Some(words.join(" ") + &offset)
    });
    let half = if zone.is_none() { part_of_day(view, start, end) } else { Half::Told };
    let (from, to) = if half == Half::After { (from + NOON, to + NOON) } else { (from, to) };
    let either_half = half == Half::Either;
    let value = TimeValue { start: from.min(LAST_MINUTE), end: to.min(LAST_MINUTE), zone, either_half };
    Some(Finding::new(end, Kind::Time, Value::Time(value)))
}

/// What is known of the half of the day that a clock time lies in.
#[derive(PartialEq, Eq)]
enum Half {
    /// It says so itself, as all but "5:30" and "5 o'clock" do.
    Told,
    /// The words behind it say that it is after noon ("5:30 in the afternoon").
    After,
    /// Nothing says so.
    Either,
}

/// Which half of the day the clock time in tokens `start` to `end` lies in.
fn part_of_day(view: &TokenView<'_>, start: usize, end: usize) -> Half {
    let marked = (start..end).any(|at| matches!(view.word(at), "am" | "a.m" | "pm" | "p.m"));
    let last = view.word(end.saturating_sub(1));
    // "05:30" is that of a clock with 24 hours, and "5am" says so itself.
    let hour = view.word(start).parse::<u16>().is_ok_and(|hour| (1..12).contains(&hour));
    let digits = hour && !view.word(start).starts_with('0') && last.ends_with(|c: char| c.is_ascii_digit());
    let in_words = last == "o'clock" || is_spoken(view, start);
    if marked || !(digits || in_words) {
        return Half::Told;
    }
    match (view.word(end), view.word(end + 1), view.word(end + 2)) {
        ("in", "the", "morning") | ("this", "morning", _) => Half::Told,
        ("in", "the", "afternoon" | "evening")
        | ("at", "night", _)
        | ("this", "afternoon" | "evening", _)
        | ("tonight", ..) => Half::After,
        _ => Half::Either,
    }
}

/// True for a clock time in words: "half past nine", "five o'clock".
fn is_spoken(view: &TokenView<'_>, at: usize) -> bool {
    !view.is_number(at) && spoken(view, at).is_some()
}

/// A clock time in words in minutes, and the index after it: "half past nine", "a quarter to ten", "five o'clock".
fn spoken(view: &TokenView<'_>, at: usize) -> Option<(u16, usize)> {
    let number = |at: usize| -> Option<u16> {
        let found = view.find(at, |meaning| match meaning {
            Meaning::Number(number) if (1.0..30.0).contains(&number) => Some(number as u16),
            _ => None,
        });
        let digits = || view.is_number(at).then(|| view.word(at).parse().ok()).flatten();
        found.filter(|(_, end)| *end == at + 1).map(|(number, _)| number).or_else(digits)
    };
    let hour = |at: usize| number(at).filter(|hour| (1..=12).contains(hour)).map(|hour| hour % 12 * 60);
    if view.word(at + 1) == "o'clock" {
        return Some((hour(at)?, at + 2));
    }
    let first = at + usize::from(view.word(at) == "a");
    let minutes = match view.word(first) {
        "half" => 30,
        "quarter" => 15,
        _ => number(first)?,
    };
    let hour = hour(first + 2)?;
    match view.word(first + 1) {
        "past" => Some((hour + minutes, first + 3)),
        // "Ten to two" may be a vote or a chance.
        "to" if view.word(first) == "quarter" => Some(((hour + NOON - minutes) % NOON, first + 3)),
        _ => None,
    }
}

/// What stands behind "GMT" or "UTC" in the name of a zone, "+5" or "+5:30", and the index behind it.
pub(super) fn zone_offset(view: &TokenView<'_>, at: usize) -> (String, usize) {
    let sign = matches!(view.word(at), "+" | "-") && view.glued(at) && view.glued(at + 1);
    let zone = matches!(view.before(at, 1), "gmt" | "utc");
    if !(sign && zone && view.is_number(at + 1) && view.word(at + 1).len() <= 4) {
        return (String::new(), at);
    }
    let parted =
        view.word(at + 2) == ":" && view.glued(at + 2) && view.is_number(at + 3) && view.glued(at + 3);
    let end = at + 2 + 2 * usize::from(parted);
    ((at..end).map(|at| view.word(at)).collect(), end)
}

/// True for a clock that counts down: "with 8:17 left in the half", "11:26 to play".
fn is_countdown(view: &TokenView<'_>, start: usize, end: usize) -> bool {
    let unit = usize::from(matches!(view.word(end), "minutes" | "mins"));
    let digits = view.word(start + 1) == ":" && end == start + 3;
    let counts = match view.word(end + unit) {
        "remaining" => true,
        "left" => view.before(start, 1) == "with" || view.word(end + unit + 1) == "in",
        "to" => matches!(view.word(end + unit + 1), "go" | "play"),
        _ => false,
    };
    digits && counts
}

/// What a clock that counts down shows, as a span of time: hours and minutes on its face are minutes and seconds.
fn time_left(shown: u16) -> Quantity {
    let seconds = f64::from(shown);
    let unit = "second".to_owned();
    Quantity { point: Some(seconds), low: seconds, high: seconds, grain: 1.0, unit, bound: Bound::Exact }
}

enum Near {
    About,
    After,
    Before,
}

fn hedge(view: &TokenView<'_>, at: usize) -> (Option<Near>, usize) {
    let soon = usize::from(matches!(view.word(at), "just" | "shortly" | "soon"));
    match view.word(at + soon) {
        "after" if soon == 1 => (Some(Near::After), at + 2),
        "before" if soon == 1 => (Some(Near::Before), at + 2),
        "about" | "around" | "approximately" | "roughly" => (Some(Near::About), at + soon + 1),
        _ => (None, at),
    }
}

/// "noon", "midnight"; "dawn" only where a word before it shows that a time is told: "before dawn", "at dusk".
fn named(view: &TokenView<'_>, at: usize, hedged: bool) -> Option<(u16, u16, usize)> {
    let bound = matches!(view.word(at), "before" | "after" | "at" | "by" | "until" | "since");
    let ((from, to), end) = view.find(at + usize::from(bound), |meaning| match meaning {
        Meaning::Clock(from, to) => Some((from, to)),
        _ => None,
    })?;
    match (from == to, view.word(at)) {
        (true, _) if bound => None,
        (true, _) => Some((from, to, end)),
        // Nobody says how long before.
        (false, "before" | "by") => Some((to.saturating_sub(LONG_BEFORE), to, end)),
        (false, "after" | "since") => Some((from, from + LONG_BEFORE, end)),
        (false, _) => (bound || hedged).then_some((from, to, end)),
    }
}

/// "6-7 p.m.", "between 6 and 7 p.m."
fn range(view: &TokenView<'_>, at: usize) -> Option<(u16, u16, usize)> {
    let between = usize::from(view.word(at) == "between");
    let first = at + between;
    let bare = view
        .word(first)
        .parse::<u16>()
        .ok()
        .filter(|hour| (1..=12).contains(hour))
        .map(|hour| (hour * 60, first + 1));
    let (from, end) = clock(view, first).or(bare)?;
    let joins = match view.word(end) {
        "and" => between == 1,
        "-" | "to" => true,
        _ => false,
    };
    if !joins {
        return None;
    }
    let (to, end) = clock(view, end + 1)?;
    // "6-7 p.m.": the half of the day belongs to both.
    let from = if from < 12 * 60 && from + 12 * 60 <= to { from + 12 * 60 } else { from };
    (from <= to).then_some((from, to, end))
}

/// A time of day in minutes, and the index after it.
fn clock(view: &TokenView<'_>, at: usize) -> Option<(u16, usize)> {
    let named = view.find(at, |meaning| match meaning {
        Meaning::Clock(from, to) if from == to => Some(from),
        _ => None,
    });
    if named.is_some() {
        return named;
    }
    if let Some(spoken) = spoken(view, at) {
        return Some(spoken);
    }
    if !view.is_number(at) {
        return None;
    }
    let word = view.word(at);
    let letters = word.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(word.len());
    let (number, suffix) = word.split_at(letters);
    if let Some((hour, minute)) = number.split_once('.') {
        let minute: u16 = minute.parse().ok().filter(|_| minute.len() == 2)?;
        let (afternoon, end) = half(view, suffix, at + 1)?;
        return minutes(hour.parse().ok()?, minute, Some(afternoon)).map(|m| (m, end));
    }
    let hour: u16 = number.parse().ok()?;
    if suffix.is_empty() && view.word(at + 1) == ":" && view.glued(at + 1) && view.glued(at + 2) {
        return with_minutes(view, hour, at + 2);
    }
    if let Some((afternoon, end)) = half(view, suffix, at + 1) {
        return minutes(hour, 0, Some(afternoon)).map(|m| (m, end));
    }
    // "0600 GMT"
    let military =
        suffix.is_empty() && number.len() == 4 && view.any(at + 1, |meaning| meaning == Meaning::Zone);
    military.then(|| minutes(hour / 100, hour % 100, None).map(|m| (m, at + 1))).flatten()
}

/// What follows the colon of "4:47 a.m.", perhaps with seconds.
fn with_minutes(view: &TokenView<'_>, hour: u16, at: usize) -> Option<(u16, usize)> {
    let word = view.word(at);
    let letters = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    let (number, suffix) = word.split_at(letters);
    let minute: u16 = number.parse().ok().filter(|_| number.len() == 2)?;
    let seconds = view.word(at + 1) == ":" && view.glued(at + 1) && view.is_number(at + 2);
    let end = if seconds { at + 3 } else { at + 1 };
    match half(view, suffix, end) {
        Some((afternoon, end)) => minutes(hour, minute, Some(afternoon)).map(|m| (m, end)),
        None => suffix.is_empty().then(|| minutes(hour, minute, None).map(|m| (m, end))).flatten(),
    }
}

/// "am" or "p.m.", glued to the digits or behind them: whether it is after noon, and the index after it.
fn half(view: &TokenView<'_>, suffix: &str, at: usize) -> Option<(bool, usize)> {
    let (word, at) = if suffix.is_empty() { (view.word(at), at + 1) } else { (suffix, at) };
    let afternoon = match word {
        "am" | "a.m" => false,
        "pm" | "p.m" => true,
        _ => return None,
    };
    let dotted = word.contains('.') && view.word(at) == "." && view.glued(at);
    // At the end of a sentence the dot serves both; it belongs to the time.
    Some((afternoon, at + usize::from(dotted)))
}

fn minutes(hour: u16, minute: u16, afternoon: Option<bool>) -> Option<u16> {
    let hour = match afternoon {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(true) => hour % 12 + 12,
        Some(false) => hour % 12,
        None => hour,
    };
    (hour < 24 && minute < 60).then(|| hour * 60 + minute)
}
