//! The values of a sentence that may be asked for.

use std::ops::Range;

use super::asked::{Asked, Aspect};
use super::clue::ClueRole;
use super::sentence::ReadSentence;
use crate::lexicon::{self, Class};
use crate::model::Mention;
use crate::syntax::{Relation, Tag};
use crate::value::{Kind, Name, Value};

/// What a noun phrase that is no name counts as an answer to "who" or "where", in percent.
const UNNAMED: u32 = 55;

/// A value in a sentence.
#[derive(Debug, Clone)]
pub(super) struct SentenceValue {
    pub kind: Kind,
    /// Bytes of the sentence.
    pub span: Range<usize>,
    pub tokens: Range<usize>,
    /// The tokens by which it hangs together with the rest: its own head, the noun that it counts.
    pub anchors: Vec<usize>,
    pub value: Value,
    /// How often values of its kind answer, in percent.
    pub share: u32,
}

/// The values of `sentence` of the kinds that are asked for.
pub(super) fn values(sentence: &ReadSentence, asked: &Asked) -> Vec<SentenceValue> {
    let expected = &asked.expected;
    let mut out = Vec::new();
    for mention in &sentence.mentions {
        let tokens = sentence.tokens_of(&mention.span);
        let Some(top) = sentence.top(&tokens) else { continue };
        let is_name = matches!(mention.kind, Kind::Name | Kind::Place);
        // "GMT" in a time is no place.
        let is_part = |other: &Mention| {
            matches!(other.kind, Kind::Date | Kind::Time)
                && other.span.start <= mention.span.start
                && mention.span.end <= other.span.end
        };
        if is_name && sentence.mentions.iter().any(is_part) {
            continue;
        }
        let share = if expected.doer && mention.kind == Kind::Name {
            100
        } else if expected.spot && is_name {
            place_share(sentence, asked, &tokens, top, mention.kind)
        } else {
            expected.kind(mention.kind)
        };
        if share == 0
            || mention.kind == Kind::Title
            || is_echo(sentence, &tokens)
            || is_name && is_named(sentence, asked, &tokens)
        {
            continue;
        }
        let is_sum = expected.kind(Kind::Money) == 100 && mention.kind == Kind::Count;
        if is_sum && !is_large(&mention.value) {
            continue;
        }
        let mut anchors = vec![top];
        let is_measured = expected.kind(Kind::Distance) == 100;
        let is_pace = |at: usize| Class::Pace.has(&sentence.tokens[at].folded);
        if is_measured && mention.kind == Kind::Count && !sentence.parse.counted(top).is_some_and(is_pace) {
            continue;
        }
        if !is_name {
            anchors.extend(
                tokens.clone().filter_map(|at| sentence.parse.counted(at)).filter(|at| !tokens.contains(at)),
            );
            anchors.dedup();
        }
        out.push(SentenceValue {
            kind: mention.kind,
            span: mention.span.clone(),
            tokens,
            anchors,
            value: mention.value.clone(),
            share,
        });
    }
    if expected.doer || expected.spot {
        out.extend(phrases(sentence, asked));
    }
    if expected.kind(Kind::Name) > 0 {
        out.extend(named_by_asked_noun(sentence, asked));
    }
    out
}

/// True for a count that may be one of a currency: "12 million crowns".
fn is_large(value: &Value) -> bool {
    const LARGE: f64 = 10_000.0;
    matches!(value, Value::Quantity(quantity) if quantity.point.is_some_and(|point| point >= LARGE))
}

/// True for the longer form of a name that a question for somebody holds: "Ann Lee" for "Lee".
fn is_named(sentence: &ReadSentence, asked: &Asked, tokens: &Range<usize>) -> bool {
    let is_asked = |at: usize| {
        let clues = asked.clues.iter().zip(&sentence.matches);
        clues.flat_map(|(_, matches)| matches).any(|(token, fit)| *token == at && *fit >= 1.0)
    };
    let is_name =
        |at: &usize| sentence.parse.tag(*at).is_proper() && !lexicon::is_title(&sentence.tokens[*at].folded);
    let asks_for_somebody = asked.expected.doer || asked.expected.kind(Kind::Title) > 0;
    let mut names = tokens.clone().filter(is_name);
    if asks_for_somebody {
        names.any(is_asked)
    } else {
        asked.expected.spot && names.next_back().is_some_and(is_asked)
    }
}

/// True for a name that the question holds already.
fn is_echo(sentence: &ReadSentence, tokens: &Range<usize>) -> bool {
    let asked = |at: usize| {
        sentence.matches.iter().any(|clue| clue.iter().any(|(token, fit)| *token == at && *fit > 0.75))
    };
    tokens.clone().filter(|at| !sentence.is_empty_word(*at)).all(asked)
}

/// How often a name tells where by the preposition before it, in percent.
fn place_share(sentence: &ReadSentence, asked: &Asked, name: &Range<usize>, top: usize, kind: Kind) -> u32 {
    let first = sentence.parse.first_conjunct(top);
    let before = if is_behind_place_word(sentence, asked, top) {
        sentence.parse.head(first)
    } else {
        // The tree of a sentence is wrong at times.
        let mut before = (0..name.start).rev();
        let article = |at: &usize| sentence.parse.tag(*at) == Tag::DT;
        let is_noun = |at: usize| matches!(sentence.parse.tag(at), Tag::NN | Tag::NNS);
        let is_whole = name.end >= sentence.parse.len() || !is_noun(name.end);
        before.find(|at| !article(at)).filter(|at| is_whole && is_place_word(sentence, asked, *at))
    };
    match (kind, before.map(|at| sentence.tokens[at].folded.as_str())) {
        (_, None) => 0,
        (_, Some("to" | "on")) => 40,
        (Kind::Place, _) => 100,
        _ => 90,
    }
}

fn is_place_word(sentence: &ReadSentence, asked: &Asked, at: usize) -> bool {
    let word = &sentence.tokens[at].folded;
    Class::BeforePlace.has(word) || asked.is(Aspect::From) && word == "from"
}

/// True for a noun behind "in" or "at".
fn is_behind_place_word(sentence: &ReadSentence, asked: &Asked, top: usize) -> bool {
    let parse = &sentence.parse;
    let first = parse.first_conjunct(top);
    let set_beside = Some(first).filter(|at| parse.relation(*at) == Relation::Appos);
    let noun = set_beside.and_then(|at| parse.head(at)).unwrap_or(first);
    parse.relation(noun) == Relation::Pobj
        && parse.head(noun).is_some_and(|preposition| is_place_word(sentence, asked, preposition))
}

/// Noun phrases that are no names: who does what the question asks, where it happens.
fn phrases(sentence: &ReadSentence, asked: &Asked) -> Vec<SentenceValue> {
    let parse = &sentence.parse;
    let mut tops: Vec<usize> = Vec::new();
    if asked.expected.doer {
        let verbs =
            asked.clues.iter().zip(&sentence.matches).filter(|(clue, _)| clue.role == ClueRole::Predicate);
        for (verb, _) in verbs.flat_map(|(_, matches)| matches) {
            if asked.is(Aspect::Befalls) {
                tops.extend(parse.undergoer(*verb).or_else(|| parse.recipient(*verb)));
            } else {
                tops.extend(parse.doer(*verb));
            }
        }
    }
    if asked.expected.spot {
        tops.extend((0..parse.len()).filter(|at| {
            is_venue(&sentence.tokens[*at].folded) && is_behind_place_word(sentence, asked, *at)
        }));
    }
    tops.sort_unstable();
    tops.dedup();
    let named = |phrase: &Range<usize>| {
        let kinds = sentence.mentions.iter().filter(|mention| {
            !matches!(mention.kind, Kind::Quote | Kind::Statement | Kind::List | Kind::Title)
        });
        kinds
            .map(|mention| sentence.tokens_of(&mention.span))
            .any(|of| of.start < phrase.end && phrase.start < of.end)
    };
    tops.into_iter()
        .filter(|top| parse.tag(*top).is_noun())
        .filter_map(|top| {
            let phrase = parse.noun_phrase(top);
            (!named(&phrase) && !is_echo(sentence, &phrase))
                .then(|| phrase_value(sentence, phrase, top, UNNAMED))?
        })
        .collect()
}

/// "All older models" for "which models": the noun that was asked for, with what stands before it.
fn named_by_asked_noun(sentence: &ReadSentence, asked: &Asked) -> Vec<SentenceValue> {
    let clues = asked.clues.iter().zip(&sentence.matches).filter(|(clue, _)| clue.role == ClueRole::Counted);
    let tops = clues
        .flat_map(|(_, matches)| matches)
        .filter(|(at, fit)| *fit > 0.9 && sentence.parse.tag(*at).is_noun());
    tops.filter_map(|(top, _)| {
        let phrase = sentence.parse.noun_phrase(*top);
        let telling = |at: &usize| {
            *at != *top
                && matches!(sentence.parse.tag(*at), Tag::CD | Tag::PDT | Tag::NNP | Tag::JJ | Tag::NN)
                && !is_echo(sentence, &(*at..at + 1))
                || sentence.tokens[*at].folded == "all"
        };
        if phrase.clone().any(|at| telling(&at)) {
            phrase_value(sentence, phrase, *top, UNNAMED)
        } else {
            None
        }
    })
    .collect()
}

fn phrase_value(
    sentence: &ReadSentence,
    phrase: Range<usize>,
    top: usize,
    share: u32,
) -> Option<SentenceValue> {
    let span = sentence.tokens.get(phrase.start)?.span.start
        ..sentence.tokens.get(phrase.end.checked_sub(1)?)?.span.end;
    let text = sentence.text.get(span.clone())?.to_owned();
    let value = Value::Name(Name::new(text));
    Some(SentenceValue { kind: Kind::Name, span, tokens: phrase, anchors: vec![top], value, share })
}

fn is_venue(folded: &str) -> bool {
    Class::Venue.has(folded) || Class::PlaceNoun.has(folded)
}

/// True for a noun that stands for people.
pub(super) fn is_person_noun(folded: &str) -> bool {
    [Class::Person, Class::Somebody, Class::TitleNoun].iter().any(|class| class.has(folded))
        || lexicon::is_agent(folded)
}
