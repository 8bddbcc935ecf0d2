//! In which role a figure stands, and how far a claim is put forward as so.

use std::ops::Range;

use jiff::civil::Date;

use crate::lexicon::Class;
use crate::syntax::Parse;
use crate::text::{Token, TokenKind};
use crate::value::{Kind, Modality};

/// How far around a figure the words of its role are looked for.
const REACH: usize = 8;
/// How far before a value the verb that plans or denies it may stand.
const GOVERN: usize = 12;
/// How far behind a value the verb that plans it may stand ("37 agreements are to be signed").
const FOLLOW: usize = 6;

/// The role of a figure; only figures in the same role are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// What there is.
    Level,
    /// What there shall be.
    Target,
    /// By how much something changed.
    Change,
    /// A duration since something last happened ("the first in 22 years").
    Since,
    /// A duration within which something shall happen.
    Horizon,
}

/// The role of the figure at `mention` among the tokens of its sentence, which `parse` is of.
pub(super) fn of(kind: Kind, tokens: &[Token], mention: &Range<usize>, parse: &Parse) -> Role {
    let before = &tokens[mention.start.saturating_sub(REACH)..mention.start];
    let after = &tokens[mention.end..tokens.len().min(mention.end + REACH)];
    let last = before.last().map_or("", |token| token.folded.as_str());
    if kind == Kind::Duration {
        let inside: Vec<&str> = tokens[mention.clone()].iter().map(|token| token.folded.as_str()).collect();
        // "the only time in ten years", but no "only spoke for a minute"
        let counts = |at: usize| match before[at].folded.as_str() {
            "first" | "time" => true,
            "only" => at > 0 && before[at - 1].folded == "the",
            _ => false,
        };
        let first = (0..before.len()).any(counts);
        let within =
            matches!(last, "within" | "next" | "coming") || inside.first().is_some_and(|w| *w == "within");
        return match last {
            _ if within || inside.contains(&"next") => Role::Horizon,
            "after" | "since" => Role::Since,
            "in" | "for" if first => Role::Since,
            _ if first && !matches!(last, "for") => Role::Since,
            _ => Role::Level,
        };
    }
    let has = |tokens: &[Token], class: Class| tokens.iter().any(|token| class.has(&token.folded));
    if has(clause(after, false), Class::Target) || has(clause(before, true), Class::Target) {
        let from = mention.start.saturating_sub(REACH);
        let reach = from..tokens.len().min(mention.end + REACH);
        let mut words = reach.filter(|at| Class::Target.has(&tokens[*at].folded));
        if words.any(|word| is_aim(kind, mention, word, parse)) {
            return Role::Target;
        }
    }
    if last == "to" && has(before, Class::Raise) {
        return Role::Target;
    }
    if last == "by" && has(before, Class::Change) {
        return Role::Change;
    }
    Role::Level
}

/// How far before a figure the "when" may stand that makes it one of an earlier year.
const RECALL: usize = 10;

/// True for a figure of an earlier event, told beside its year: "the first since 1931, when twelve drowned".
pub(super) fn is_recalled(tokens: &[Token], mention: &Range<usize>, published: Option<Date>) -> bool {
    let from = mention.start.saturating_sub(RECALL);
    let when = (from..mention.start).rev().find(|at| tokens[*at].folded == "when");
    let Some(when) =
        when.filter(|when| clause(&tokens[*when..mention.start], true).len() == mention.start - when)
    else {
        return false;
    };
    let before = tokens[..when].iter().rev().find(|token| token.folded != ",");
    let year =
        before.filter(|token| token.folded.len() == 4).and_then(|token| token.folded.parse::<i16>().ok());
    year.is_some_and(|year| year >= 1900 && published.is_none_or(|published| year < published.year()))
}

/// True where `word`, which stands near, makes the figure at `mention` an aim: any sum beside a goal or target, another
/// figure if it hangs on the word or that on it. "A target because of its 25 sails", a "30-yard goal" and "two goals" are
/// none.
fn is_aim(kind: Kind, mention: &Range<usize>, word: usize, parse: &Parse) -> bool {
    let counted = || mention.clone().any(|at| parse.counted(at) == Some(word));
    let hangs = || mention.clone().any(|at| parse.is_within(at, word) || parse.is_within(word, at));
    matches!(kind, Kind::Money | Kind::Percent) || hangs() && !counted()
}

/// The part of `tokens` next to the figure, up to the first break.
fn clause(tokens: &[Token], before: bool) -> &[Token] {
    let is_break = |token: &Token| {
        token.kind == TokenKind::Symbol && matches!(token.folded.as_str(), "," | ";" | ":" | ".")
    };
    if before {
        let start = tokens.iter().rposition(is_break).map_or(0, |at| at + 1);
        &tokens[start..]
    } else {
        let end = tokens.iter().position(is_break).unwrap_or(tokens.len());
        &tokens[..end]
    }
}

/// How far the claim around `mention` is put forward as so, by the words before it.
pub(super) fn modality(tokens: &[Token], mention: &Range<usize>, role: Role) -> Modality {
    if role == Role::Target {
        return Modality::Targeted;
    }
    let before = clause(&tokens[mention.start.saturating_sub(GOVERN)..mention.start], true);
    let after = clause(&tokens[mention.end..tokens.len().min(mention.end + FOLLOW)], false);
    // "We can confirm that ten drowned" is no guess.
    let next = |token: &Token| before.iter().find(|next| next.span.start >= token.span.end);
    let able = |token: &Token| {
        matches!(token.folded.as_str(), "can" | "could")
            && next(token).is_some_and(|next| Class::Reporting.has(&next.folded))
    };
    // "Was going 160 km/h", "agreed that"; but "is going to pay", "agreed to pay".
    let leads_on = |token: &Token| next(token).is_some_and(|next| next.folded == "to");
    let ahead = |token: &Token| {
        if able(token) {
            None
        } else if matches!(token.folded.as_str(), "going" | "agree" | "agrees" | "agreed") {
            leads_on(token).then_some(Modality::Planned)
        } else if Class::Expected.has(&token.folded) {
            Some(Modality::Expected)
        } else {
            Class::Planned.has(&token.folded).then_some(Modality::Planned)
        }
    };
    let denied = |token: &Token| is_denial(&token.folded).then_some(Modality::Denied);
    let governing = before.iter().rev().find_map(|token| denied(token).or_else(|| ahead(token)));
    governing.or_else(|| after.iter().find_map(ahead)).unwrap_or(Modality::Asserted)
}

/// True for a folded word of denial ("not", "never", "without").
pub fn is_denial(folded: &str) -> bool {
    Class::Denied.has(folded)
}
