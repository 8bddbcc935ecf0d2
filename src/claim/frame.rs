//! What the clause of a figure or date says, and what it counts, by the grammar of its sentence.

use std::ops::Range;

use super::terms::Term;
use crate::lexicon::Class;
use crate::syntax::Parse;
use crate::text::Token;

/// What a figure or date belongs to by the grammar of its sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frame {
    /// What the verb of the clause says, where it says more than "be" or "have".
    pub predicate: Option<Term>,
    /// The noun that is counted or measured.
    pub counted: Option<Term>,
    /// What happens, where it happens but once.
    pub event: Option<SingleEvent>,
}

/// Something that happens to its subject but once: a birth, the founding of a firm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SingleEvent {
    /// The verb.
    pub predicate: Term,
    /// Whom or what it happens to.
    pub subject: Term,
    /// What it does that to, where the clause has an object.
    pub object: Option<Term>,
}

/// The frame of the figure or date at `mention`, tokens of a sentence with this tree and these terms.
pub(super) fn frame(
    tokens: &[Token],
    parse: &Parse,
    of_token: &[Option<Term>],
    mention: &Range<usize>,
) -> Frame {
    let Some(top) = top(parse, mention) else { return Frame::default() };
    let counted = parse.counted(top).filter(|noun| !mention.contains(noun));
    let verb = parse.governor(counted.unwrap_or(top)).or_else(|| parse.governor(top));
    let term = |at: Option<usize>| at.and_then(|at| of_token[at]);
    let event = verb.and_then(|verb| single_event(tokens, parse, of_token, verb));
    Frame { predicate: term(verb), counted: term(counted), event }
}

fn single_event(
    tokens: &[Token],
    parse: &Parse,
    of_token: &[Option<Term>],
    verb: usize,
) -> Option<SingleEvent> {
    let single = Class::Single.has(&tokens[verb].folded) && !parse.is_negated(tokens, verb);
    let noun = |at: usize| of_token[parse.noun(at)];
    let subject = parse.undergoer(verb).filter(|_| parse.is_passive(verb)).or_else(|| parse.subject(verb));
    let object = parse.object(verb).filter(|_| !parse.is_passive(verb));
    Some(SingleEvent {
        predicate: of_token[verb].filter(|_| single)?,
        subject: subject.and_then(noun)?,
        object: object.and_then(noun),
    })
}

/// The token of a mention on which the others of it hang.
fn top(parse: &Parse, mention: &Range<usize>) -> Option<usize> {
    mention.clone().find(|at| parse.head(*at).is_none_or(|head| !mention.contains(&head)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    #[test]
    fn active_and_passive_clauses_have_one_frame() {
        for (text, figure) in [
            ("The storm killed 12 people in Tarnford.", "12"),
            ("In Tarnford 12 people were killed by the storm.", "12"),
            ("The storm killed about 12 people.", "12"),
        ] {
            let tokens = tokens(text);
            let parse = crate::syntax::parse(text, &tokens);
            // Each token is its own term.
            let terms: Vec<Option<Term>> = (0..tokens.len() as Term).map(Some).collect();
            let at = tokens.iter().position(|token| token.folded == figure).unwrap();
            let Frame { predicate, counted, .. } = frame(&tokens, &parse, &terms, &(at..at + 1));
            let word = |term: Option<Term>| tokens[term.unwrap() as usize].folded.as_str();
            assert_eq!((word(predicate), word(counted)), ("killed", "people"), "{text}");
        }
    }
}
