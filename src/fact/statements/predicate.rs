//! What the verbs of a piece of a sentence say: of whom, and whether as so.

use std::collections::BTreeSet;

use crate::claim::{Claims, Term, Texts};
use crate::lexicon::Class;
use crate::syntax::{Parse, Relation, Tense};
use crate::text::Token;

use super::part::SharedPart;

/// True for a piece that says something: one without a verb only names it.
pub(super) fn has_predicate(part: &SharedPart, texts: Texts<'_>) -> bool {
    let (here, parse) = (part.tokens(texts), &texts.parses[part.article][part.sentence]);
    here.into_iter().any(|at| parse.is_predicate(at))
}

/// What a verb says, and how.
#[derive(PartialEq, Eq)]
struct Predicate {
    term: Term,
    negated: bool,
    /// It is only possible, asked, or still to come.
    open: bool,
    /// Who and what take part.
    arguments: BTreeSet<Term>,
}

impl Predicate {
    /// True for one verb, said in one way.
    fn is_one(&self, other: &Self) -> bool {
        self.term == other.term && self.negated == other.negated && self.open == other.open
    }

    /// True where somebody or something takes part in both, as far as both name anybody.
    fn shares_arguments(&self, other: &Self) -> bool {
        let (a, b) = (&self.arguments, &other.arguments);
        a.is_empty() || b.is_empty() || !a.is_disjoint(b)
    }
}

/// True when two pieces have a verb in common that they say in one way; `of_same` asks that they say it of somebody or
/// something in common as well.
pub(super) fn share_predicate(
    a: &SharedPart,
    b: &SharedPart,
    of_same: bool,
    texts: Texts<'_>,
    claims: &Claims<'_>,
) -> bool {
    let theirs = predicates(b, texts, claims);
    predicates(a, texts, claims).iter().any(|ours| {
        theirs.iter().any(|their| ours.is_one(their) && (!of_same || ours.shares_arguments(their)))
    })
}

/// True when two pieces have verbs in common and each of these is denied in one of them alone.
pub(super) fn denies_other(a: &SharedPart, b: &SharedPart, texts: Texts<'_>, claims: &Claims<'_>) -> bool {
    let (ours, theirs) = (predicates(a, texts, claims), predicates(b, texts, claims));
    let shared = ours.iter().flat_map(|ours| theirs.iter().map(move |their| (ours, their)));
    let mut polarity =
        shared.filter(|(a, b)| a.term == b.term).map(|(a, b)| a.negated == b.negated).peekable();
    polarity.peek().is_some() && !polarity.any(|same| same)
}

/// True when a verb stands in both pieces in one form, even one that tells little.
pub(super) fn share_verb(a: &SharedPart, b: &SharedPart, texts: Texts<'_>) -> bool {
    let verbs = |part: &SharedPart| -> BTreeSet<&str> {
        let parse = &texts.parses[part.article][part.sentence];
        let tokens = texts.documents[part.article].tokens_of(part.sentence);
        let here = part.tokens(texts).filter(|at| parse.is_predicate(*at));
        here.map(|at| tokens[at].folded.as_str()).collect()
    };
    !verbs(a).is_disjoint(&verbs(b))
}

/// What the verbs of a piece say.
fn predicates(part: &SharedPart, texts: Texts<'_>, claims: &Claims<'_>) -> Vec<Predicate> {
    let document = &texts.documents[part.article];
    let (first, tokens) = (document.sentences[part.sentence].tokens.start, document.tokens_of(part.sentence));
    let (here, parse) = (part.tokens(texts), &texts.parses[part.article][part.sentence]);
    let of_token = claims.terms.of(part.article);
    let open = |verb: usize| {
        let condition = |child: usize| tokens[child].folded == "if" || tokens[child].folded == "whether";
        parse.modal(verb).is_some()
            || parse.tense(tokens, verb) == Some(Tense::Future)
            || parse.children_by(verb, Relation::Mark).any(condition)
    };
    let predicate = |verb: usize| {
        let nouns = [parse.subject(verb), parse.object(verb)].into_iter().flatten();
        let nouns = nouns.chain(parse.obliques(verb).map(|oblique| oblique.object));
        Some(Predicate {
            term: of_token[first + verb]?,
            negated: parse.is_negated(tokens, verb),
            open: open(verb),
            arguments: nouns.filter_map(|noun| of_token[first + parse.noun(noun)]).collect(),
        })
    };
    here.filter(|at| parse.is_predicate(*at)).filter_map(predicate).collect()
}

/// True for a piece that its sentence puts forward as so: not what somebody "did not think", "claims" or makes fun of.
pub(super) fn is_stated(part: &SharedPart, texts: Texts<'_>) -> bool {
    let tokens = texts.documents[part.article].tokens_of(part.sentence);
    let (here, parse) = (part.tokens(texts), &texts.parses[part.article][part.sentence]);
    let Some(verb) = here.clone().find(|at| parse.is_predicate(*at)) else { return true };
    let above = verbs_above(parse, verb).filter(|above| !here.contains(above));
    let doubted = |above: usize| {
        parse.is_negated(tokens, above)
            || has_no_subject(parse, tokens, above)
            || Class::Doubting.has(&tokens[above].folded)
    };
    !above.into_iter().any(doubted) && !has_no_subject(parse, tokens, verb)
}

/// The verbs of the clauses that a clause completes, from its own upwards.
fn verbs_above(parse: &Parse, verb: usize) -> impl Iterator<Item = usize> {
    let next = move |at: &usize| {
        let completes = matches!(parse.relation(*at), Relation::Ccomp | Relation::Xcomp | Relation::Conj);
        parse.head(*at).filter(|_| completes)
    };
    std::iter::successors(next(&verb), next)
}

/// True for a verb of which nobody or nothing is the subject.
fn has_no_subject(parse: &Parse, tokens: &[Token], verb: usize) -> bool {
    parse.subject(verb).is_some_and(|subject| parse.is_none(tokens, subject))
}

/// True for a piece that is not cut off before what its last verb leads to ("he said that", "they went *after* him").
pub(super) fn is_whole(part: &SharedPart, texts: Texts<'_>) -> bool {
    let (here, parse) = (part.tokens(texts), &texts.parses[part.article][part.sentence]);
    let last = here.clone().rev().find(|at| parse.is_predicate(*at));
    last.is_none_or(|verb| {
        let ends = verb + 1 == here.end;
        let needs = |child: &usize| match parse.relation(*child) {
            Relation::Dobj
            | Relation::Attr
            | Relation::Acomp
            | Relation::Ccomp
            | Relation::Xcomp
            | Relation::Oprd => true,
            // Of a passive verb a preposition tells who, when and where.
            Relation::Prt | Relation::Prep => ends && *child == verb + 1 && !parse.is_passive(verb),
            _ => false,
        };
        // "He expressed confidence that ..."
        let opens =
            |noun: usize| parse.children(noun).any(|child| is_complement(parse, child) && child >= here.end);
        parse.children(verb).filter(needs).all(|child| here.contains(&child))
            && !parse.object(verb).is_some_and(opens)
    })
}

/// True for the clause that says what a noun is about: "hope *that it ends*".
fn is_complement(parse: &Parse, verb: usize) -> bool {
    matches!(parse.relation(verb), Relation::Ccomp | Relation::Acl)
        && parse.children_by(verb, Relation::Mark).next().is_some()
}

/// True when both pieces have a subject, a noun or a name, and not the same.
pub(super) fn of_two_subjects(a: &SharedPart, b: &SharedPart, texts: Texts<'_>, claims: &Claims<'_>) -> bool {
    let subjects = subject(a, texts, claims).zip(subject(b, texts, claims));
    subjects.is_some_and(|(x, y)| x != y)
}

/// The subject of the first clause of a piece.
fn subject(part: &SharedPart, texts: Texts<'_>, claims: &Claims<'_>) -> Option<Term> {
    let first = texts.documents[part.article].sentences[part.sentence].tokens.start;
    let (here, parse) = (part.tokens(texts), &texts.parses[part.article][part.sentence]);
    let verb = here.clone().find(|at| parse.is_predicate(*at)).or_else(|| parse.governor(here.start))?;
    let subject = parse.noun(parse.subject(verb)?);
    claims.terms.of(part.article)[first + subject]
}
