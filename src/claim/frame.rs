//! The clause that a figure or date stands in, as who does what to whom: active and passive, relative clauses and
//! apposition come to the same frame.

use std::ops::Range;

use super::terms::Term;
use crate::syntax::Parse;

/// What a figure or date belongs to by the grammar of its sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frame {
    /// What the verb of the clause says, where it says more than "be" or "have".
    pub predicate: Option<Term>,
    /// Who or what does it.
    pub doer: Option<Term>,
    /// Who or what undergoes it.
    pub undergoer: Option<Term>,
    /// The noun that is counted or measured.
    pub counted: Option<Term>,
    /// Where the verb of the clause stands among the tokens of the sentence.
    pub verb: Option<usize>,
}

/// The frame of the figure or date at `mention`, tokens of a sentence with this tree and these terms.
pub(super) fn frame(parse: &Parse, of_token: &[Option<Term>], mention: &Range<usize>) -> Frame {
    let Some(top) = top(parse, mention) else { return Frame::default() };
    let term = |at: Option<usize>| at.and_then(|at| of_token[at]);
    let counted = parse.counted(top).filter(|noun| !mention.contains(noun));
    let verb = parse.governor(counted.unwrap_or(top)).or_else(|| parse.governor(top));
    let outside = |at: &usize| !mention.contains(at);
    let argument = |of: fn(&Parse, usize) -> Option<usize>| {
        verb.and_then(|verb| of(parse, verb)).filter(outside).map(|noun| parse.noun(noun)).filter(outside)
    };
    Frame {
        predicate: term(verb),
        doer: term(argument(Parse::doer)),
        undergoer: term(argument(Parse::undergoer)),
        counted: term(counted),
        verb,
    }
}

/// The token of a mention on which the others of it hang.
fn top(parse: &Parse, mention: &Range<usize>) -> Option<usize> {
    mention.clone().find(|at| parse.head(*at).is_none_or(|head| !mention.contains(&head)))
}
