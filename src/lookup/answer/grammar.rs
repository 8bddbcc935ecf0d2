//! What the words of a question are to one another.

use crate::lexicon::Class;
use crate::syntax::{Parse, Relation, Tag};
use crate::text::{Speech, Token, TokenKind, speech};

/// True for a word or number that can tell which value is meant.
pub(super) fn is_clue(token: &Token) -> bool {
    let counts = token.kind != TokenKind::Symbol && !token.is_possessive();
    counts && (!Class::Function.has(&token.folded) || matches!(token.folded.as_str(), "first"))
}

/// True for an auxiliary verb, perhaps with its letters in another order.
pub(super) fn is_auxiliary(token: &Token) -> bool {
    let sorted = |word: &str| {
        let mut letters: Vec<u8> = word.bytes().collect();
        letters.sort_unstable();
        letters
    };
    let typed = sorted(&token.folded);
    Class::Auxiliary.entries().any(|(known, _)| known.len() == typed.len() && sorted(known) == typed)
}

/// The head of the nouns that the opening asks for: "tax" in "how much federal tax".
pub(super) fn asked_noun(tokens: &[Token], parse: &Parse, first: usize) -> Option<usize> {
    let belongs = |at: &usize| {
        let tag = parse.tag(*at);
        (tag.is_noun()
            || tag.is_adjective()
            || matches!(tag, Tag::VBG | Tag::CD | Tag::VBN | Tag::POS | Tag::HYPH))
            && !is_auxiliary(&tokens[*at])
    };
    let run: Vec<usize> = (first..tokens.len()).take_while(belongs).collect();
    run.into_iter().rev().find(|at| parse.tag(*at).is_noun())
}

/// The verb that says what happens.
pub(super) fn predicate(tokens: &[Token], parse: &Parse, first: usize) -> Option<usize> {
    let tells = |at: &usize| parse.tag(*at).is_verb() && is_clue(&tokens[*at]) && !is_auxiliary(&tokens[*at]);
    let inner = |at: usize| {
        matches!(
            parse.relation(at),
            Relation::Relcl | Relation::Acl | Relation::Advcl | Relation::Amod | Relation::Compound
        )
    };
    let root = parse.root().filter(|root| *root >= first && tells(root));
    let behind_auxiliary = || {
        let auxiliary = first
            .checked_sub(1)
            .filter(|at| is_form_of_do(&tokens[*at]))
            .or_else(|| (first..tokens.len()).find(|at| is_form_of_do(&tokens[*at])))?;
        // The parser has learned from statements: in a question it takes the verb at the end for a noun at times.
        let may_be = |at: &usize| is_clue(&tokens[*at]) && speech(tokens, *at) == Speech::Verb;
        let clues = || (auxiliary + 1..tokens.len()).rev().filter(|at| is_clue(&tokens[*at]));
        let has_subject =
            || clues().count() > 1 || (auxiliary..tokens.len()).any(|at| parse.tag(at) == Tag::PRP);
        clues().find(may_be).or_else(|| clues().next().filter(|_| has_subject()))
    };
    root.or_else(|| (first..tokens.len()).find(|at| tells(at) && !inner(*at)))
        .or_else(|| {
            (first..tokens.len()).find(|at| tells(at) && matches!(parse.tag(*at), Tag::VBN | Tag::VBG))
        })
        .or_else(behind_auxiliary)
}

fn is_form_of_do(token: &Token) -> bool {
    matches!(token.folded.as_str(), "did" | "do" | "does" | "will" | "would" | "can" | "could")
}

/// The noun that the question is about.
pub(super) fn subject(
    tokens: &[Token],
    parse: &Parse,
    first: usize,
    predicate: Option<usize>,
) -> Option<usize> {
    let by_verb = predicate.and_then(|verb| parse.subject(verb).or_else(|| parse.object(verb)));
    let tells = |at: &usize| *at >= first && parse.tag(*at).is_noun() && is_clue(&tokens[*at]);
    by_verb.filter(tells).or_else(|| {
        let at = (first..tokens.len()).find(tells)?;
        let head = parse.noun(at);
        Some(if tells(&head) { head } else { at })
    })
}
