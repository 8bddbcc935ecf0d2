//! Runs of capitalised words.

use std::ops::Range;

use super::Usage;
use crate::text::Wordlist;
use crate::text::{Token, TokenKind};

/// The next run at or after `from`, without words that are capitalised only because a sentence begins with them.
pub(super) fn next(
    tokens: &[Token],
    from: usize,
    usage: &Usage<'_>,
    words: &Wordlist,
    headline: bool,
) -> Option<Range<usize>> {
    let mut at = from;
    while at < tokens.len() {
        if starts(tokens, at, usage, words, headline) {
            return Some(at..end(tokens, at, usage, words, headline));
        }
        at += 1;
    }
    None
}

/// True when the token can be the first of a name.
fn starts(tokens: &[Token], at: usize, usage: &Usage<'_>, words: &Wordlist, headline: bool) -> bool {
    let token = &tokens[at];
    let opens = opens_sentence(tokens, at);
    // Inside a sentence a verb or number word in capitals is part of a name ("State Department", "First Bank").
    let common = words.is_function(&token.folded) || (words.is_common(&token.folded) && (opens || headline));
    if !is_capital(token) || common || words.is_calendar(&token.folded) {
        return false;
    }
    let known = usage.inner.contains(token.folded.as_str()) || words.country(&token.folded).is_some();
    if headline {
        return known && !usage.lower.contains(token.folded.as_str());
    }
    if !opens || words.is_title(&token.folded) {
        return true;
    }
    let lower = usage.lower.contains(token.folded.as_str());
    let followed = tokens.get(at + 1).is_some_and(|next| is_capital(next) && next.spaced);
    let participle = token.folded.ends_with("ing") || token.folded.ends_with("ed");
    if known { !lower || followed } else { followed && !lower && !participle }
}

fn is_capital(token: &Token) -> bool {
    token.kind == TokenKind::Word && token.capital && !token.is_possessive()
}

/// True at the start of a sentence, of quoted words, or behind a colon.
fn opens_sentence(tokens: &[Token], at: usize) -> bool {
    at == 0
        || tokens[..at].iter().all(|token| token.kind == TokenKind::Symbol)
        || matches!(tokens[at - 1].folded.as_str(), "\"" | "'" | ":")
}

/// The end of the run that begins at `start`.
fn end(tokens: &[Token], start: usize, usage: &Usage<'_>, words: &Wordlist, headline: bool) -> usize {
    let mut at = start + 1;
    while at < tokens.len() {
        let step = step(tokens, start, at, words);
        if step == 0 {
            break;
        }
        let word = &tokens[at + step - 1];
        let weak = words.is_calendar(&word.folded)
            || (headline && word.kind == TokenKind::Word && usage.lower.contains(word.folded.as_str()));
        if weak {
            break;
        }
        at += step;
    }
    at
}

/// How many tokens the run that began at `start` takes in at `at`; zero where it ends.
fn step(tokens: &[Token], start: usize, at: usize, words: &Wordlist) -> usize {
    let (token, last) = (&tokens[at], &tokens[at - 1]);
    let is_name = |offset: usize| tokens.get(at + offset).is_some_and(|t| is_capital(t) && t.spaced);
    match token.folded.as_str() {
        "." if !token.spaced && is_abbreviation(last, words) => usize::from(is_name(1)) * 2,
        "-" | "–" if !token.spaced => hyphened(tokens, at),
        "of" | "for" | "on" if is_compound(&tokens[start..at], words) => {
            if is_name(1) {
                2
            } else if tokens.get(at + 1).is_some_and(|t| t.folded == "the") && is_name(2) {
                3
            } else {
                0
            }
        }
        "&" if is_name(1) => 2,
        _ if token.is_possessive() => {
            let next = tokens.get(at + 1).filter(|t| is_capital(t) && t.spaced);
            next.map_or(0, |t| 2 * usize::from(words.is_organisation(&t.folded) || words.is_place(&t.folded)))
        }
        "and" if is_name(1) && joins(&tokens[start..at], &tokens[at + 1], words) => 2,
        "al" | "bin" | "bint" | "ibn" | "van" | "von" | "der" | "de" | "del" | "da" | "di" | "la" | "ul"
        | "ur"
            if token.kind == TokenKind::Word && is_name(1) =>
        {
            2
        }
        _ => usize::from(is_capital(token) && token.spaced),
    }
}

/// Tokens of a hyphen and what it joins to a name: a capitalised word, a number, or a particle between two hyphens.
fn hyphened(tokens: &[Token], at: usize) -> usize {
    let Some(next) = tokens.get(at + 1).filter(|next| !next.spaced) else { return 0 };
    let particle = next.folded.len() <= 3
        && tokens.get(at + 2).is_some_and(|t| t.folded == "-" && !t.spaced)
        && tokens.get(at + 3).is_some_and(|t| t.capital && !t.spaced);
    if next.capital || next.kind == TokenKind::Number || particle { 2 } else { 0 }
}

fn is_abbreviation(token: &Token, words: &Wordlist) -> bool {
    token.span.len() == 1
        || token.folded.contains('.')
        || (token.span.len() <= 4 && (words.is_title(&token.folded) || words.is_suffix(&token.folded)))
        || token.folded == "st"
}

/// True when the words so far name an office, a body or a document, which "of", "for" and "on" go on with.
fn is_compound(run: &[Token], words: &Wordlist) -> bool {
    run.iter().any(|token| words.is_organisation(&token.folded) || words.is_place(&token.folded))
        || run.last().is_some_and(|token| words.is_head(&token.folded))
}

/// True when "and" belongs to the name: between two titles, or inside what a body or office is for.
fn joins(run: &[Token], next: &Token, words: &Wordlist) -> bool {
    let all_title =
        run.iter().all(|token| words.is_title(&token.folded) || words.is_portfolio(&token.folded));
    let has_head = run.iter().any(|token| words.is_head(&token.folded));
    if all_title && has_head && words.is_title(&next.folded) {
        return true;
    }
    let complement = run.iter().rposition(|token| matches!(token.folded.as_str(), "of" | "for" | "on"));
    complement.is_some_and(|at| {
        run[at + 1..].iter().all(|token| {
            words.country(&token.folded).is_none()
                && (words.is_portfolio(&token.folded) || token.kind == TokenKind::Word)
        }) && (words.is_portfolio(&next.folded) || !all_title)
    }) || (run.iter().any(|token| words.is_organisation(&token.folded)) && words.is_portfolio(&next.folded))
}
