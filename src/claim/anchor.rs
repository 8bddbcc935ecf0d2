//! What a figure or date belongs to, without a parser: the words next to it, whose it is, and what stands around.

use std::ops::Range;

use super::terms::{Term, Terms};
use crate::lexicon::Class;
use crate::syntax::{Parse, Tag};
use crate::text::{Speech, Token, speech};

/// How many words of a noun phrase are looked at on either side.
const PHRASE: usize = 5;
/// A word this far away tells half as much as a neighbour.
const HALF_WEIGHT: f64 = 7.0;
/// What is left of a word's weight behind a comma, and behind a stronger break.
const COMMA: f64 = 0.8;
const BREAK: f64 = 0.55;

/// What stands farther away is no context: it would tell less than a tenth.
const FAR: usize = 64;

/// Weighted terms, ordered by term.
pub type Context = Vec<(Term, f64)>;

/// The terms around `mention` (tokens of one sentence), each weighted by rarity, distance and the breaks between.
pub(super) fn context(
    tokens: &[Token],
    of_token: &[Option<Term>],
    mention: &Range<usize>,
    terms: &Terms,
) -> Context {
    let mut out: Context = Vec::new();
    let mut add = |at: usize, distance: usize, factor: f64| {
        if let Some(term) = of_token[at] {
            let near = HALF_WEIGHT / (HALF_WEIGHT + distance as f64);
            out.push((term, terms.weight(term) * near * factor));
        }
    };
    let mut factor = 1.0;
    for (distance, token) in tokens[mention.end..].iter().take(FAR).enumerate() {
        factor *= breaks(token);
        add(mention.end + distance, distance, factor);
    }
    factor = 1.0;
    for (distance, token) in tokens[..mention.start].iter().rev().take(FAR).enumerate() {
        factor *= breaks(token);
        add(mention.start - 1 - distance, distance, factor);
    }
    out.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    out.dedup_by_key(|entry| entry.0);
    out
}

fn breaks(token: &Token) -> f64 {
    match token.folded.as_str() {
        "," => COMMA,
        ";" | ":" | "-" if token.spaced => BREAK,
        ";" | "--" | "\"" => BREAK,
        _ => 1.0,
    }
}

/// True for a verb that says how a figure changed ("the toll rose to 45").
pub(super) fn is_change(token: &Token) -> bool {
    Class::Change.has(&token.folded)
}

/// True for a verb that only links a thing to its figure ("trade stands at $5 million").
pub fn is_link(token: &Token) -> bool {
    Class::Link.has(&token.folded)
}

/// How far behind an age the name may stand ("the 42-year-old chief engineer Smith").
const BEARER: usize = 6;

/// Whose age stands at `age`: the name that it follows ("Smith, 42", "Smith, a 42-year-old baker", "Smith (42)"), or that
/// of a person behind it. `named` tells which terms are names, `person` which of them are people.
pub(super) fn bearer(
    tokens: &[Token],
    parse: &Parse,
    of_token: &[Option<Term>],
    age: &Range<usize>,
    named: impl Fn(Term) -> bool,
    person: impl Fn(Term) -> bool,
) -> Option<Term> {
    let describes = |token: &Token| matches!(token.folded.as_str(), "a" | "an" | "the" | "now" | "aged");
    let before = tokens[..age.start].iter().rposition(|token| !describes(token));
    if let Some(mark) = before.filter(|at| matches!(tokens[*at].folded.as_str(), "," | "(")) {
        let name = mark.checked_sub(1).and_then(|at| of_token[at]).filter(|term| named(*term));
        // "In Oslo, a 42-year-old man ...", "According to the Times, a 42-year-old ...".
        let opening = parse.tag(0) == Tag::IN || tokens[0].folded == "according";
        let article = mark + 1 < age.start;
        let elsewhere = article && opening && !(0..mark).any(|at| parse.is_predicate(at));
        if name.is_some() && !elsewhere {
            return name;
        }
    }
    let behind = age.end..tokens.len().min(age.end + BEARER);
    let ends = |at: &usize| matches!(speech(tokens, *at), Speech::Function | Speech::Mark | Speech::Verb);
    let phrase = behind.take_while(|at| tokens[*at].folded == "-" || !ends(at));
    let found = phrase.filter_map(|at| Some((at, of_token[at]?))).find(|(_, term)| person(*term));
    // "The 42-year-old Smith supporter" is not Smith.
    let describes = |at: usize| matches!(speech(tokens, at + 1), Speech::Noun);
    let joined = |at: usize| tokens.get(at + 1).is_some_and(|next| next.folded == "-" && !next.spaced);
    found.filter(|(at, _)| !describes(*at) && !joined(*at)).map(|(_, term)| term)
}

/// Whose an event is, as far as the text says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// A named person, said beside the event ("Smith's visit", "the visit of Smith").
    Named(Term),
    /// The holder of an office ("the presidential visit").
    Office(Term),
    /// The person named last before the event.
    Near(Term),
}

/// The owner of what is described at `head_at` (a token of the sentence); `person` tells which terms are people.
pub fn owner(
    tokens: &[Token],
    of_token: &[Option<Term>],
    head_at: usize,
    terms: &Terms,
    person: impl Fn(Term) -> bool,
) -> Option<Owner> {
    let from = head_at.saturating_sub(PHRASE);
    for at in (from..head_at).rev() {
        let folded = tokens[at].folded.as_str();
        if let Some(office) = Class::OfficeAdjective.meaning(folded) {
            return terms.find(office).map(Owner::Office);
        }
        if tokens[at].is_possessive() && at > 0 {
            if let Some(term) = of_token[at - 1].filter(|term| person(*term)) {
                return Some(Owner::Named(term));
            }
            break;
        }
    }
    let of = tokens.get(head_at + 1).filter(|token| matches!(token.folded.as_str(), "of" | "by"));
    if of.is_some() {
        let reach = (head_at + 2)..tokens.len().min(head_at + 2 + 2 * PHRASE);
        if let Some(term) = reach.filter_map(|at| of_token[at]).find(|term| person(*term)) {
            return Some(Owner::Named(term));
        }
    }
    (0..head_at).rev().filter_map(|at| of_token[at]).find(|term| person(*term)).map(Owner::Near)
}
