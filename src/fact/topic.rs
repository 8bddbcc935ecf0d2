//! What a fact is about, in words of the articles.

use super::label::{self, Named};
use crate::claim::{Claim, Claims, Role, Texts, is_link};
use crate::lexicon::Class;
use crate::text::{Token, TokenKind, one_line};
use crate::value::Kind;

/// Longest topic, in tokens.
const LONGEST: usize = 6;
/// How many claims of a fact have a say in its topic.
const SAMPLE: usize = 16;
/// What each further token must add to be worth its room.
const ROOM: f64 = 0.2;

/// The phrase around the claims that holds most of what their surroundings have in common.
pub(super) fn of_claims(all: &[&Claim<'_>], texts: Texts<'_>, claims: &Claims<'_>) -> String {
    let all = &all[..all.len().min(SAMPLE)];
    let bearer = all.iter().find_map(|claim| claims.terms.entity(claim.bearer?));
    let bearer = bearer.map(|entity| &claims.entities.all[entity]);
    if let Some(name) = bearer.and_then(|entity| entity.fullest_name(texts)) {
        return format!("{name}, age");
    }
    let best = |found: &mut dyn Iterator<Item = (f64, String)>| {
        found.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, phrase)| phrase)
    };
    // What "the last" is said of is described best by all that the articles have in common.
    let by_clause = |claim: &&Claim<'_>| {
        if claim.role == Role::Since { None } else { by_grammar(claim, all, texts, claims) }
    };
    let by_words = |claim: &&Claim<'_>| phrase(claim, all, texts, claims);
    let phrase = best(&mut all.iter().filter_map(by_clause))
        .or_else(|| (all[0].mention.kind == Kind::Age).then(|| "unnamed person".to_owned()))
        .or_else(|| best(&mut all.iter().filter_map(by_words)))
        .or_else(|| all.iter().find_map(|claim| label::clause(claim, texts)))
        .unwrap_or_else(|| all[0].mention.kind.name().to_owned());
    // A clause with "…" for the value asks nothing more.
    if phrase.contains('…') {
        return phrase;
    }
    let dated = matches!(all[0].mention.kind, Kind::Date | Kind::Time);
    match all[0].role {
        Role::Target if !dated => with("target", &phrase, "target"),
        Role::Change => with("change", &phrase, "change"),
        Role::Since => format!("time since the last {phrase}"),
        Role::Horizon => format!("time for {phrase}"),
        Role::Level | Role::Target => match all[0].mention.kind {
            Kind::Date | Kind::Time => format!("{phrase}, when"),
            Kind::Duration => format!("{phrase}, how long"),
            Kind::Age => with("age", &phrase, "age"),
            _ => phrase,
        },
    }
}

fn with(word: &str, phrase: &str, suffix: &str) -> String {
    if phrase.to_lowercase().contains(word) { phrase.to_owned() } else { format!("{phrase}, {suffix}") }
}

/// The label of one claim by the grammar of its sentence, with its worth for all.
fn by_grammar(
    claim: &Claim<'_>,
    all: &[&Claim<'_>],
    texts: Texts<'_>,
    claims: &Claims<'_>,
) -> Option<(f64, String)> {
    let Named { words: label, owner, dimension } = label::of(claim, texts)?;
    let worth = worth(claim, all, texts, claims)?;
    let tokens = texts.documents[claim.article].tokens_of(claim.mention.sentence);
    let body = &texts.articles[claim.article].body;
    let mut text = String::new();
    for (number, at) in label.iter().enumerate() {
        let joined = number > 0 && label[number - 1] + 1 == *at && !tokens[*at].spaced;
        if number > 0 && !joined {
            text.push(' ');
        }
        text.push_str(body.get(tokens[*at].span.clone()).unwrap_or_default());
        if owner == Some(*at) {
            text.push_str(if tokens[*at].folded.ends_with('s') { "'" } else { "'s" });
        }
    }
    if let Some(dimension) = dimension {
        text.extend([" ", dimension]);
    }
    Some((label.iter().map(|at| worth[*at] - ROOM).sum(), text))
}

/// How much each token of the sentence of a claim has in common with all: the share of it that their surroundings hold.
fn worth(claim: &Claim<'_>, all: &[&Claim<'_>], texts: Texts<'_>, claims: &Claims<'_>) -> Option<Vec<f64>> {
    let document = &texts.documents[claim.article];
    let sentence = document.sentences.get(claim.mention.sentence)?;
    let tokens = document.tokens_of(claim.mention.sentence);
    let of_token = claims.terms.of(claim.article).get(sentence.tokens.clone())?;
    let of = |(token, term): (&Token, &Option<u32>)| {
        let inside = claim.mention.span.contains(&token.span.start);
        let weight = |other: &&Claim<'_>| -> f64 {
            let Some(term) = term.filter(|_| !inside) else { return 0.0 };
            let head = if other.head.first() == Some(&term) { 1.0 } else { 0.0 };
            let at = other.context.binary_search_by_key(&term, |entry| entry.0);
            at.map_or(0.0, |at| other.context[at].1) + head
        };
        all.iter().map(weight).sum::<f64>() / all.len() as f64
    };
    Some(tokens.iter().zip(of_token).map(of).collect())
}

/// The best phrase of one claim's sentence, with its worth.
fn phrase(
    claim: &Claim<'_>,
    all: &[&Claim<'_>],
    texts: Texts<'_>,
    claims: &Claims<'_>,
) -> Option<(f64, String)> {
    let tokens = texts.documents[claim.article].tokens_of(claim.mention.sentence);
    let worth = worth(claim, all, texts, claims)?;
    let noun = claim.noun.as_ref().and_then(|noun| tokens.iter().position(|token| token.span == *noun));
    let mut best: Option<(f64, usize, usize)> = None;
    for start in 0..tokens.len() {
        // "day visit" out of "two-day visit" is no phrase.
        if worth[start] == 0.0 || (start > 0 && tokens[start - 1].folded == "-" && !tokens[start].spaced) {
            continue;
        }
        let mut sum = 0.0;
        for end in start..tokens.len().min(start + LONGEST) {
            let inside = claim.mention.span.contains(&tokens[end].span.start);
            // Before its noun a phrase has only what describes the noun.
            let early = noun.is_some_and(|noun| end < noun);
            let breaks = tokens[end].kind == TokenKind::Symbol && !is_joint(&tokens[end]);
            if inside || breaks || is_link(&tokens[end]) || (early && is_break(&tokens[end])) {
                break;
            }
            sum += worth[end] - ROOM;
            let whole = noun.is_none_or(|noun| (start..=end).contains(&noun));
            if whole && worth[end] > 0.0 && best.is_none_or(|(value, _, _)| sum > value) {
                best = Some((sum, start, end));
            }
        }
    }
    let (value, start, end) = best?;
    let body = &texts.articles[claim.article].body;
    let text = body.get(tokens[start].span.start..tokens[end].span.end)?;
    let phrase = one_line(text);
    // "Crowns" alone says little.
    (start < end || claim.mention.kind == Kind::Date).then_some((value, phrase))
}

/// A symbol that may stand inside a phrase.
fn is_joint(token: &Token) -> bool {
    matches!(token.folded.as_str(), "-" | "'" | "." | "&" | "/") && !token.spaced
}

/// A word that no description of a noun holds.
fn is_break(token: &Token) -> bool {
    token.kind == TokenKind::Word
        && Class::Function.has(&token.folded)
        && !matches!(token.folded.as_str(), "and" | "of")
}
