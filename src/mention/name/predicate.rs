//! Roles that a clause gives to its subject or object: "Jane Doe is a nurse", "who works as a nurse", "was appointed head of
//! ...", "as head of ..., Jane Doe".

use std::ops::Range;

use super::apposition::{description, is};
use crate::lexicon::Class;
use crate::text::{Token, TokenKind};

/// How many words a role may have.
const LONGEST: usize = 12;

/// Words that may stand between a verb and the role that it gives.
const BETWEEN: [&str; 4] = ["now", "also", "still", "currently"];

/// The role that the clause of a name gives to whoever bears it.
pub(super) fn role(tokens: &[Token], name: &Range<usize>) -> Option<Range<usize>> {
    subject(tokens, name).or_else(|| object(tokens, name)).or_else(|| ahead(tokens, name))
}

/// "Jane Doe is a nurse", "Jane Doe, who works as a nurse", "Jane Doe was elected mayor".
fn subject(tokens: &[Token], name: &Range<usize>) -> Option<Range<usize>> {
    // "The brother of Jane Doe is a nurse": of words before a name only one that begins a clause leaves it the subject.
    let owned = name.start.checked_sub(1).is_some_and(|at| {
        let token = &tokens[at];
        !matches!(token.folded.as_str(), "that" | "when" | "but" | "while" | "because" | "after" | "where")
            && token.kind == TokenKind::Word
    });
    let verb = if is(tokens, name.end, &[","]) && is(tokens, name.end + 1, &["who"]) {
        name.end + 2
    } else {
        name.end
    };
    if owned && verb == name.end {
        return None;
    }
    let verb = verb + usize::from(is(tokens, verb, &["has", "had"]));
    let named = is(tokens, verb + 1, &["appointed", "named", "elected", "made"]);
    let from = match tokens.get(verb)?.folded.as_str() {
        "is" | "was" | "been" if named => verb + 2 + usize::from(is(tokens, verb + 2, &["as"])),
        // Who "was" something may still be it, or not.
        "is" | "remains" | "became" | "becomes" => verb + 1,
        "works" | "serves" if is(tokens, verb + 1, &["as"]) => verb + 2,
        // The verb says that it is over.
        "served" if is(tokens, verb + 1, &["as"]) => {
            return phrase(tokens, verb + 2).map(|role| verb..role.end);
        }
        _ => return None,
    };
    phrase(tokens, from + usize::from(is(tokens, from, &BETWEEN)))
}

/// "The firm named Jane Doe as its chairwoman."
fn object(tokens: &[Token], name: &Range<usize>) -> Option<Range<usize>> {
    let verb = name.start.checked_sub(1)?;
    let names = is(tokens, verb, &["named", "appointed", "elected", "hired", "names", "appoints"]);
    (names && is(tokens, name.end, &["as"])).then(|| phrase(tokens, name.end + 1)).flatten()
}

/// "As head of the port, Jane Doe ran ..."
fn ahead(tokens: &[Token], name: &Range<usize>) -> Option<Range<usize>> {
    let comma = name.start.checked_sub(1).filter(|at| is(tokens, *at, &[","]))?;
    let opens = (comma.saturating_sub(LONGEST)..comma).rev().find(|at| is(tokens, *at, &["as", ","]))?;
    let first = opens == 0 && is(tokens, opens, &["as"]);
    let role = first.then(|| phrase(tokens, opens + 1)).flatten()?;
    (role.end == comma).then_some(role)
}

/// The role that begins at `from`: its noun and what the next preposition joins to it.
fn phrase(tokens: &[Token], from: usize) -> Option<Range<usize>> {
    let ends = |at: &usize| {
        let token = &tokens[*at];
        token.kind != TokenKind::Word && token.folded != "-" || Class::Reporting.has(&token.folded)
    };
    let to = tokens.len().min(from + LONGEST);
    let end = (from..to).find(ends).unwrap_or(to);
    let role = description(tokens, from..end)?;
    let joins = |at: usize| is(tokens, at, &["of", "for", "at", "the", "a", "an"]);
    let ends_noun = |at: &usize| joins(*at) || Class::Function.has(&tokens[*at].folded);
    let mut last = (role.start..role.end).find(ends_noun).unwrap_or(role.end);
    // "Head of the port in Arlen since May": names and what "of" leads to belong to it.
    while last < role.end
        && (joins(last) || tokens[last].capital || (last > 0 && joins(last - 1)) || is(tokens, last, &["-"]))
    {
        last += 1;
    }
    while last > role.start && joins(last - 1) {
        last -= 1;
    }
    (last > role.start).then_some(role.start..last)
}
