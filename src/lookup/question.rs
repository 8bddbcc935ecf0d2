//! What the opening of a question asks for.

use super::words::{Word, is_figure, is_shouted};
use crate::lexicon::Class;
use crate::value::Kind;

/// Kinds that a question can ask for.
const KINDS: [Kind; 15] = [
    Kind::Money,
    Kind::Percent,
    Kind::Count,
    Kind::Quantity,
    Kind::Distance,
    Kind::Duration,
    Kind::Date,
    Kind::Time,
    Kind::Age,
    Kind::Vote,
    Kind::Name,
    Kind::Title,
    Kind::Place,
    Kind::Quote,
    Kind::Statement,
];

/// What would answer a query.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct ExpectedAnswer {
    /// Kinds of value, each with how often it answers, in percent.
    pub kinds: Vec<(Kind, u32)>,
    /// Words of a topic that speak for a fact.
    pub hints: Vec<&'static str>,
    /// Whoever does what the verb says: "who signed".
    pub doer: bool,
    /// A name behind "in" or "at".
    pub spot: bool,
    /// What somebody says.
    pub speech: bool,
}

/// What kinds marked with "?" count beside the others, in percent.
const LESS: u32 = 60;

impl ExpectedAnswer {
    /// True when the query is a question.
    pub(super) fn is_question(&self) -> bool {
        *self != Self::default()
    }

    /// How often values of this kind answer, in percent; 0 for those that were not asked for.
    pub(super) fn kind(&self, kind: Kind) -> u32 {
        self.kinds.iter().find(|(wanted, _)| *wanted == kind).map_or(0, |(_, percent)| *percent)
    }

    /// True for "which" and "what", where the noun behind it says what kind of value is asked for.
    pub(super) fn is_any_name(&self) -> bool {
        !self.doer && self.kinds == [(Kind::Name, LESS)]
    }

    /// Takes apart what a word list says of the answer.
    pub(super) fn parse(meaning: &'static str) -> Self {
        let mut expected = Self::default();
        for word in meaning.split(' ') {
            let (name, percent) = word.strip_suffix('?').map_or((word, 100), |name| (name, LESS));
            match word {
                "doer" => expected.doer = true,
                "spot" => expected.spot = true,
                "speech" => expected.speech = true,
                _ => expected.hints.extend(word.strip_prefix('+')),
            }
            expected
                .kinds
                .extend(KINDS.into_iter().find(|kind| kind.name() == name).map(|kind| (kind, percent)));
        }
        expected
    }
}

/// What a word does in a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum QueryRole {
    /// It must be found.
    Subject,
    /// The same; it is the verb of "who signed", the speaker of "what did the minister say".
    Lead,
    /// It may be found.
    Idle,
}

/// Takes the opening of a question out of `found`, the words of `text`.
///
/// A word in capitals opens none: "WHO" is a name.
pub(super) fn opening(text: &str, found: &mut Vec<Word>) -> ExpectedAnswer {
    for (opening, meaning) in Class::Question.entries() {
        let mut typed = found.iter();
        let fits = opening.split(' ').all(|word| {
            typed.next().is_some_and(|typed| {
                typed.key == word && !text.get(typed.span.clone()).is_some_and(is_shouted)
            })
        });
        if fits {
            found.drain(..opening.split(' ').count());
            return ExpectedAnswer::parse(meaning);
        }
    }
    ExpectedAnswer::default()
}

/// The word that articles use for one of a question.
pub(super) fn synonym(word: &str) -> Option<&'static str> {
    Class::Asked.meaning(word)
}

/// What each of the words behind the opening does; `telling` are those with a meaning of their own.
pub(super) fn parts(expected: &ExpectedAnswer, found: &[Word], telling: &[bool]) -> Vec<QueryRole> {
    let mut parts: Vec<QueryRole> =
        telling.iter().map(|telling| if *telling { QueryRole::Subject } else { QueryRole::Idle }).collect();
    if !expected.is_question() {
        return parts;
    }
    for (word, part) in found.iter().zip(&mut parts) {
        if !is_figure(&word.key) && Class::Idle.has(&word.key) {
            *part = QueryRole::Idle;
        }
    }
    if let (Some(word), Some(part)) = (found.last(), parts.last_mut())
        && Class::IdleEnding.has(&word.key)
    {
        *part = QueryRole::Idle;
    }
    if expected.speech {
        // The name before the verb speaks, by its last word: "Mr Jonas Ekberg" is "Ekberg" from the second sentence on.
        let verb = found.iter().position(|word| Class::SayingVerb.has(&word.key));
        let speaker = verb.unwrap_or(found.len());
        if let Some(part) = verb.and_then(|verb| parts.get_mut(verb)) {
            *part = QueryRole::Idle;
        }
        let lead = parts.iter().take(speaker).rposition(|part| *part == QueryRole::Subject);
        for (at, part) in parts.iter_mut().enumerate().take(speaker) {
            *part = if Some(at) == lead { QueryRole::Lead } else { QueryRole::Idle };
        }
    } else if expected.doer
        && let Some(lead) = parts.iter_mut().find(|part| **part == QueryRole::Subject)
    {
        *lead = QueryRole::Lead;
    }
    if parts.iter().all(|part| *part == QueryRole::Idle) {
        for (part, telling) in parts.iter_mut().zip(telling) {
            if *telling {
                *part = QueryRole::Subject;
            }
        }
    }
    parts
}
