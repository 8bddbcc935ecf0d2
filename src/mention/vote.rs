//! Outcomes of votes and matches: "219-212", "by 52 votes to 48".

use super::Found;
use super::lexicon::Meaning;
use super::view::View;
use crate::model::{Kind, Value};

/// How many tokens away the word stands that makes a pair of numbers a vote or a score.
const REACH: usize = 8;

pub(super) fn find(view: &View<'_>, at: usize) -> Option<Found> {
    let first = number(view, at)?;
    let (second, mut end) = match (view.word(at + 1), view.word(at + 2)) {
        ("-", _) if view.is_hyphen(at + 1) => (number(view, at + 2)?, at + 3),
        ("to", _) if contested(view, at, at + 3) => (number(view, at + 2)?, at + 3),
        ("votes", "to" | "against") => (number(view, at + 3)?, at + 4),
        _ => return None,
    };
    let mut sides = vec![first, second];
    if let Some(third) = number(view, end + 1).filter(|_| view.is_hyphen(end)) {
        sides.push(third);
        end += 2;
    }
    let plain = !view.glued(at) || matches!(view.before(at, 1), "(" | "\"" | "'");
    // "by 52 votes to 48" says so itself; a bare pair needs a vote or a match nearby.
    let said = view.word(at + 1) == "votes";
    let closed =
        !view.is_hyphen(end) && !matches!(view.word(end), "percent" | "%" | "year" | "years" | "per");
    (plain && closed && (said || contested(view, at, end)))
        .then(|| Found::new(end, Kind::Vote, Value::Vote(sides)))
}

fn number(view: &View<'_>, at: usize) -> Option<u32> {
    view.is_number(at).then(|| view.word(at).parse().ok()).flatten().filter(|value| *value < 1000)
}

fn contested(view: &View<'_>, start: usize, end: usize) -> bool {
    let near = start.saturating_sub(REACH)..end + REACH / 2;
    near.filter(|at| !(start..end).contains(at)).any(|at| view.any(at, |meaning| meaning == Meaning::Contest))
}
