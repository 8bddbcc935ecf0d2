//! Roles set off by commas: behind a name ("Jane Doe, the spokeswoman for ..., said"), in front of it ("the bank's
//! chairman, John Roe, said"), and in a clause on who left an office ("Jane Doe, who resigned as head of ...").

use std::ops::Range;

use crate::lexicon::{self, Class};
use crate::text::{Token, TokenKind};

/// How many words a role behind a name may have ("Mary Smith, a retired chief inspector of the border police, ...").
const BEHIND: usize = 24;
/// How many words a role in front of a name may have.
const AHEAD: usize = 8;
/// How far behind "who" the "as" of an office may stand.
const CLAUSE: usize = 7;

/// The roles between the comma behind a name and the next.
pub(super) fn behind(tokens: &[Token], name: &Range<usize>) -> Vec<Range<usize>> {
    let Some(mut at) = comma(tokens, name.end) else { return Vec::new() };
    // An age may stand between ("Jane Doe, 42, a nurse").
    if tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
        && let Some(next) = comma(tokens, at + 1)
    {
        at = next;
    }
    if is(tokens, at, &["who"]) {
        return left(tokens, at + 1).into_iter().collect();
    }
    // "Jane Doe, then a nurse": at the time that is told.
    let joined = is(tokens, at + 1, &["-"]);
    at += usize::from(is(tokens, at, &["now", "then", "currently"]) && !joined);
    let Some(end) = end(tokens, at) else { return Vec::new() };
    // "Jane Doe of Springfield, a lawyer": the role is that of the person.
    if name.start > 1 && is(tokens, name.start - 1, &["of", "from", "in"]) && tokens[name.start - 2].capital {
        return Vec::new();
    }
    // "In Boston, the company said": the role of somebody else goes on to a verb.
    if name.len() < 2 && tokens.get(end).is_some_and(|token| token.kind == TokenKind::Word) {
        return Vec::new();
    }
    parts(tokens, at..end).into_iter().map_while(|part| description(tokens, part)).collect()
}

/// The position behind a comma at `at`.
fn comma(tokens: &[Token], at: usize) -> Option<usize> {
    is(tokens, at, &[","]).then_some(at + 1)
}

pub(super) fn is(tokens: &[Token], at: usize, any: &[&str]) -> bool {
    tokens.get(at).is_some_and(|token| any.contains(&token.folded.as_str()))
}

/// Where the apposition that begins at `from` ends; none where it is too long to be one.
fn end(tokens: &[Token], from: usize) -> Option<usize> {
    let breaks = |at: &usize| {
        let token = &tokens[*at];
        let stop = matches!(
            token.folded.as_str(),
            "," | ";" | ":" | "(" | ")" | "—" | "–" | "\"" | "who" | "which" | "that" | "whose" | "whom"
        );
        let full = token.folded == "." && (token.spaced || !is_short(tokens, *at));
        let noun = at.checked_sub(1).is_some_and(|before| Class::PhraseOpener.has(&tokens[before].folded));
        stop || full || (Class::Reporting.has(&token.folded) && !token.capital && !noun)
    };
    let to = tokens.len().min(from + BEHIND + 1);
    (from..to).find(breaks).or((to == tokens.len()).then_some(to)).filter(|end| *end > from)
}

/// True for the full stop of an abbreviation.
fn is_short(tokens: &[Token], dot: usize) -> bool {
    dot.checked_sub(1).is_some_and(|at| {
        let word = &tokens[at];
        word.span.len() == 1 || (word.capital && lexicon::is_title(&word.folded) && word.span.len() <= 4)
    })
}

/// The roles of "a judge of the high court and the author of the book": each begins with an article.
fn parts(tokens: &[Token], range: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = range.start;
    for at in range.clone() {
        let article = is(tokens, at + 1, &["a", "an", "the", "its"]) && at + 1 < range.end;
        let roles = !article
            && tokens.get(at + 1).is_some_and(|t| !t.capital && Class::TitleNoun.has(&t.folded))
            && at > start
            && !Class::TitleNoun.has(&tokens[at - 1].folded);
        if tokens[at].folded == "and" && at > start && (article || roles) {
            out.push(start..at);
            start = at + 1;
        }
    }
    out.push(start..range.end);
    out
}

/// A phrase without its article, if it says what somebody or something is.
pub(super) fn description(tokens: &[Token], phrase: Range<usize>) -> Option<Range<usize>> {
    let article = is(tokens, phrase.start, &["a", "an", "the", "its", "his", "her", "their"]);
    let mut start = phrase.start + usize::from(article);
    // "A 54-year-old nurse": the age is none of the role.
    if tokens.get(start).is_some_and(|token| token.kind == TokenKind::Number)
        && is(tokens, start + 2, &["year"])
        && is(tokens, start + 4, &["old"])
    {
        start += 5;
    }
    let noun = noun(tokens, start..phrase.end)?;
    let token = &tokens[noun];
    let folded = token.folded.as_str();
    let small = !token.capital && article;
    let known =
        Class::TitleNoun.has(folded) || (small && (Class::BodyNoun.has(folded) || lexicon::is_agent(folded)));
    // "The ceremony, President Smith said": the office of somebody else.
    let next = tokens.get(noun + 1).filter(|_| noun + 1 < phrase.end);
    let other = next.is_some_and(|next| next.capital || next.folded == ".");
    // "Ulm, Bavaria, mayor Jane Doe": the role of whoever comes next.
    let bare = !article
        && noun == start
        && !token.capital
        && next.is_some_and(|n| !Class::PhraseOpener.has(&n.folded));
    (known && !other && !bare).then_some(start..phrase.end)
}

/// The noun of a phrase: its last word before a preposition, or before a verb that the phrase cannot hold.
fn noun(tokens: &[Token], phrase: Range<usize>) -> Option<usize> {
    let ends = |at: &usize| {
        let token = &tokens[*at];
        Class::Function.has(&token.folded) && !Class::Former.has(&token.folded) && !token.is_possessive()
    };
    let end = phrase.clone().find(ends).unwrap_or(phrase.end);
    (end > phrase.start && tokens[end - 1].kind == TokenKind::Word).then(|| end - 1)
}

/// The role between an article or possessive and the comma before a name that another comma closes.
pub(super) fn ahead(tokens: &[Token], name: &Range<usize>) -> Option<Range<usize>> {
    let end = name.start.checked_sub(1).filter(|at| tokens[*at].folded == ",")?;
    let closed = name.end >= tokens.len() || is(tokens, name.end, &[",", ".", ";"]);
    let from = end.saturating_sub(AHEAD);
    let opens = (from..end).rev().find(|at| {
        let article = is(tokens, *at, &["the", "a", "an", "his", "her", "its", "their", "my", "our"]);
        // "Acme Motors' chairman, John Roe, agreed."
        article || tokens[*at].kind == TokenKind::Symbol && tokens[*at].folded != "-"
    })?;
    if !closed || (tokens[opens].kind == TokenKind::Symbol && !tokens[opens].is_possessive()) {
        return None;
    }
    let role = opens + 1..end;
    let noun = noun(tokens, role.clone())?;
    let token = &tokens[noun];
    (Class::TitleNoun.has(&token.folded) && !token.capital).then_some(role)
}

/// The office in "who resigned in spring as the company's chairman", from the verb on.
fn left(tokens: &[Token], from: usize) -> Option<Range<usize>> {
    if !Class::Former.has(&tokens.get(from)?.folded) {
        return None;
    }
    let office = (from..tokens.len().min(from + CLAUSE)).find(|at| tokens[*at].folded == "as")? + 1;
    let end = end(tokens, office)?;
    description(tokens, office..end).map(|role| from..role.end)
}
