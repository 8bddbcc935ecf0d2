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
pub(super) struct Wish {
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

impl Wish {
    /// True when the query is a question.
    pub(super) fn is_question(&self) -> bool {
        *self != Self::default()
    }

    /// How often values of this kind answer, in percent; 0 for those that were not asked for.
    pub(super) fn kind(&self, kind: Kind) -> u32 {
        self.kinds.iter().find(|(wanted, _)| *wanted == kind).map_or(0, |(_, percent)| *percent)
    }

    fn parse(meaning: &'static str) -> Self {
        let mut wish = Self::default();
        for word in meaning.split(' ') {
            let (name, percent) = word.strip_suffix('?').map_or((word, 100), |name| (name, LESS));
            match word {
                "doer" => wish.doer = true,
                "spot" => wish.spot = true,
                "speech" => wish.speech = true,
                _ => wish.hints.extend(word.strip_prefix('+')),
            }
            wish.kinds.extend(KINDS.into_iter().find(|kind| kind.name() == name).map(|kind| (kind, percent)));
        }
        wish
    }
}

/// What a word does in a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
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
pub(super) fn opening(text: &str, found: &mut Vec<Word>) -> Wish {
    for (opening, meaning) in Class::Question.entries() {
        let mut typed = found.iter();
        let fits = opening.split(' ').all(|word| {
            typed.next().is_some_and(|typed| {
                typed.key == word && !text.get(typed.span.clone()).is_some_and(is_shouted)
            })
        });
        if fits {
            found.drain(..opening.split(' ').count());
            return Wish::parse(meaning);
        }
    }
    Wish::default()
}

/// The word that articles use for one of a question.
pub(super) fn synonym(word: &str) -> Option<&'static str> {
    Class::Asked.meaning(word)
}

/// What each of the words behind the opening does; `telling` are those with a meaning of their own.
pub(super) fn parts(wish: &Wish, found: &[Word], telling: &[bool]) -> Vec<Part> {
    let mut parts: Vec<Part> =
        telling.iter().map(|telling| if *telling { Part::Subject } else { Part::Idle }).collect();
    if !wish.is_question() {
        return parts;
    }
    for (word, part) in found.iter().zip(&mut parts) {
        if !is_figure(&word.key) && Class::Idle.has(&word.key) {
            *part = Part::Idle;
        }
    }
    if let (Some(word), Some(part)) = (found.last(), parts.last_mut())
        && Class::IdleEnding.has(&word.key)
    {
        *part = Part::Idle;
    }
    if wish.speech {
        // The name before the verb speaks, by its last word: "Mr Jonas Ekberg" is "Ekberg" from the second sentence on.
        let verb = found.iter().position(|word| Class::SayingVerb.has(&word.key));
        let speaker = verb.unwrap_or(found.len());
        if let Some(part) = verb.and_then(|verb| parts.get_mut(verb)) {
            *part = Part::Idle;
        }
        let lead = parts.iter().take(speaker).rposition(|part| *part == Part::Subject);
        for (at, part) in parts.iter_mut().enumerate().take(speaker) {
            *part = if Some(at) == lead { Part::Lead } else { Part::Idle };
        }
    } else if wish.doer
        && let Some(lead) = parts.iter_mut().find(|part| **part == Part::Subject)
    {
        *lead = Part::Lead;
    }
    if parts.iter().all(|part| *part == Part::Idle) {
        for (part, telling) in parts.iter_mut().zip(telling) {
            if *telling {
                *part = Part::Subject;
            }
        }
    }
    parts
}
