//! Outcomes of votes and matches: "219-212", "by 52 votes to 48".

use super::finding::Finding;
use crate::text::TokenView;
use crate::text::phrase::Meaning;
use crate::value::{Kind, Value, Vote};

/// How many tokens away the word stands that makes a pair of numbers a vote or a score.
const REACH: usize = 8;

pub(super) fn find(view: &TokenView<'_>, at: usize) -> Option<Finding> {
    let told = |at: usize| number(view, at).or_else(|| in_words(view, at));
    let first = number(view, at).or_else(|| told(at).filter(|_| view.word(at + 1) == "votes"))?;
    let (second, mut end) = match (view.word(at + 1), view.word(at + 2)) {
        ("-", _) if view.is_hyphen(at + 1) => (number(view, at + 2)?, at + 3),
        ("to", _) if contested(view, at, at + 3) => (told(at + 2)?, at + 3),
        ("votes", "to" | "against") => (told(at + 3)?, at + 4),
        ("votes", "for" | "in") => against(view, at + 2)?,
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
        .then(|| Finding::new(end, Kind::Vote, Value::Vote(Vote(sides))))
}

/// The votes against, behind those for: "votes for, 66 against", "votes in favour and 66 against", where `at` is that of
/// "for" or "in"; and the index after them.
fn against(view: &TokenView<'_>, at: usize) -> Option<(u32, usize)> {
    let favour = view.word(at) == "in" && matches!(view.word(at + 1), "favour" | "favor");
    let at = if favour { at + 2 } else { at + 1 };
    let at = at + usize::from(view.word(at) == ",");
    let at = at + usize::from(matches!(view.word(at), "and" | "with" | "to"));
    let number = number(view, at)?;
    let at = at + 1 + usize::from(view.word(at + 1) == "votes");
    matches!(view.word(at), "against" | "opposed").then_some((number, at + 1))
}

/// A number below a hundred as one word ("10 to two").
fn in_words(view: &TokenView<'_>, at: usize) -> Option<u32> {
    let number = view.find(at, |meaning| match meaning {
        Meaning::Number(number) if number < 100.0 => Some(number as u32),
        _ => None,
    });
    number.filter(|(_, end)| *end == at + 1).map(|(number, _)| number)
}

fn number(view: &TokenView<'_>, at: usize) -> Option<u32> {
    view.is_number(at).then(|| view.word(at).parse().ok()).flatten().filter(|value| *value < 1000)
}

fn contested(view: &TokenView<'_>, start: usize, end: usize) -> bool {
    let near = start.saturating_sub(REACH)..end + REACH / 2;
    near.filter(|at| !(start..end).contains(at)).any(|at| view.any(at, |meaning| meaning == Meaning::Contest))
}
