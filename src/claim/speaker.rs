//! Who says it: the name beside a verb of saying.

use std::ops::Range;

use crate::lexicon::Class;
use crate::model::Mention;
use crate::text::{Document, Sentence, Speech, Token, fold, speech};
use crate::value::{Kind, Value};

/// Tokens that may stand between a name and its verb ("Smith, the finance minister, said").
const BETWEEN: usize = 8;

/// Whoever each sentence of an article lets speak, by the `mentions` of the article in order of position.
pub fn speakers<'a>(document: &Document, mentions: &'a [Mention]) -> Vec<Option<&'a str>> {
    let mut rest = mentions;
    let of_sentence = |(number, sentence): (usize, &Sentence)| {
        let before = rest.partition_point(|mention| mention.span.start < sentence.span.start);
        let length = rest[before..].partition_point(|mention| mention.span.start < sentence.span.end);
        let (here, behind) = rest[before..].split_at(length);
        rest = behind;
        of(document.tokens_of(number), here)
    };
    document.sentences.iter().enumerate().map(of_sentence).collect()
}

/// The name of whoever a sentence lets speak; none where it names nobody or several verbs of saying have different
/// subjects. `mentions` are those of the sentence.
fn of<'a>(tokens: &[Token], mentions: &'a [Mention]) -> Option<&'a str> {
    // A name inside somebody's words does not say them.
    let quotes: Vec<&Mention> = mentions.iter().filter(|mention| mention.kind == Kind::Quote).collect();
    let outside = |at: usize| {
        let at = tokens[at].span.start;
        let behind = quotes.partition_point(|quote| quote.span.start <= at);
        behind.checked_sub(1).is_none_or(|last| quotes[last].span.end <= at)
    };
    let names: Vec<(Range<usize>, &'a str)> = mentions
        .iter()
        .filter_map(|mention| match &mention.value {
            Value::Name(name) if mention.kind == Kind::Name => {
                let start = tokens.partition_point(|token| token.span.start < mention.span.start);
                let end = tokens.partition_point(|token| token.span.start < mention.span.end);
                (start < tokens.len() && outside(start)).then_some((start..end, name.text.as_str()))
            }
            _ => None,
        })
        .collect();
    if names.is_empty() {
        return None;
    }
    // "A spokeswoman for Smith", "from Smithtown".
    let is_object = |start: usize| {
        start.checked_sub(1).is_some_and(|before| Class::BeforeObject.has(&tokens[before].folded))
    };
    let mut speaker = None;
    for at in (0..tokens.len()).filter(|at| outside(*at) && says(tokens, *at)) {
        let next = tokens.get(at + 1).map_or("", |token| token.folded.as_str());
        // "..., said a statement": somebody without a name.
        if Class::Unnamed.has(next) {
            return None;
        }
        // "He said", "... and said": whoever was named before, if anybody.
        if at.checked_sub(1).is_some_and(|before| Class::NamedBefore.has(&tokens[before].folded)) {
            continue;
        }
        // "Police said", "his lawyer also said": somebody without a name, whoever was named before.
        let subject =
            (0..at).rev().find(|at| !matches!(speech(tokens, *at), Speech::Adverb | Speech::Function));
        let is_name = |at: usize| names.iter().any(|(range, _)| range.contains(&at));
        if subject.is_some_and(|at| speech(tokens, at) == Speech::Noun && !is_name(at))
            && !is_according(tokens, at)
        {
            return None;
        }
        let near =
            |reach: usize| names.iter().find(|(range, _)| range.start > at && range.start - at <= reach);
        let found = if is_according(tokens, at) {
            near(BETWEEN)
        } else {
            let before = names
                .iter()
                .rev()
                .find(|(range, _)| range.end <= at && at - range.end <= BETWEEN && !is_object(range.start));
            // "Said Smith", but not "he noted that Smith ...".
            before.or_else(|| near(2).filter(|_| next != "that"))
        };
        match (found, speaker) {
            (Some((_, name)), None) => speaker = Some(*name),
            (Some((_, name)), Some(known)) if *name != known => return None,
            _ => {}
        }
    }
    speaker
}

/// True when two names of speakers are known and have no word in common.
pub fn other_speaker(a: Option<&str>, b: Option<&str>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    let (a, b) = (fold(a), fold(b));
    !a.split_whitespace().any(|word| b.split_whitespace().any(|other| word == other))
}

/// True for "according to".
fn is_according(tokens: &[Token], at: usize) -> bool {
    tokens[at].folded == "according" && tokens.get(at + 1).is_some_and(|next| next.folded == "to")
}

/// True for "said", "told" and the like, and for "according to".
fn says(tokens: &[Token], at: usize) -> bool {
    let folded = tokens[at].folded.as_str();
    match folded {
        "according" => is_according(tokens, at),
        _ => Class::Reporting.has(folded) && !Class::ReportNoun.has(folded),
    }
}
