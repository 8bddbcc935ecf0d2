//! When two sentences that share words say one thing.

use std::collections::BTreeSet;

use crate::claim::{Claims, Term, Texts, tokens_in};
use crate::lexicon::Class;
use crate::model::Mention;
use crate::text::{Token, fold};
use crate::value::wording::words;
use crate::value::{Kind, Relation, Value, compare};

use super::part::SharedPart;
use super::predicate::{
    denies_other, has_predicate, is_stated, is_whole, of_two_subjects, share_predicate, share_verb,
};

/// Share of the words of the shorter piece that the other must have, where the subjects are not two.
const HALF: f64 = 0.5;
/// The same where they are, or one has none.
const MOST: f64 = 0.7;

/// Share at which no verb in common is asked for, and the words that there must be.
const NEARLY_ALL: f64 = 0.9;
const FULL: f64 = 3.0;

/// True when two pieces share enough words for saying one thing, and no figure, sum or quoted word of one is without its
/// like in the sentence of the other.
///
/// The shares are those at which nine in ten of the pairs that were read by hand said the same.
pub(super) fn says_the_same(a: &SharedPart, b: &SharedPart, texts: Texts<'_>, claims: &Claims<'_>) -> bool {
    let (x, y) = (terms(a, texts, claims), terms(b, texts, claims));
    let few = x.len().min(y.len()).max(1) as f64;
    let share = x.intersection(&y).count() as f64 / few;
    let enough = share >= MOST || (share >= HALF && !of_two_subjects(a, b, texts, claims));
    // Where few words are shared, the verb must be said of the same people or things.
    let one_predicate = share_predicate(a, b, share < MOST, texts, claims);
    let nearly_all = share >= NEARLY_ALL && has_predicate(a, texts) && has_predicate(b, texts);
    enough
        && (one_predicate || (nearly_all && (few >= FULL || share_verb(a, b, texts))))
        && !denies_other(a, b, texts, claims)
        && is_stated(a, texts) == is_stated(b, texts)
        && is_whole(a, texts)
        && is_whole(b, texts)
        && has_figures_of(a, b, texts)
        && has_figures_of(b, a, texts)
}

/// The telling words of a piece, each once.
fn terms(part: &SharedPart, texts: Texts<'_>, claims: &Claims<'_>) -> BTreeSet<Term> {
    let tokens = tokens_in(&texts.documents[part.article].tokens, &part.span);
    claims.terms.of(part.article)[tokens].iter().flatten().copied().collect()
}

/// True when each figure and each quoted word of one piece has its like in the sentence of the other.
fn has_figures_of(part: &SharedPart, other: &SharedPart, texts: Texts<'_>) -> bool {
    let document = &texts.documents[part.article];
    let theirs = texts.documents[other.article].tokens_of(other.sentence);
    let figures = |of: &SharedPart| -> Vec<&Mention> {
        let mentions = &texts.mentions[of.article];
        let from = mentions.partition_point(|mention| mention.sentence < of.sentence);
        mentions[from..].iter().take_while(|mention| mention.sentence == of.sentence).collect()
    };
    let (ours, of_other) = (figures(part), figures(other));
    let has = |token: &Token| theirs.iter().any(|their| same_digits(&their.folded, &token.folded));
    let understood = |token: &Token| {
        let of_token = ours.iter().filter(|mention| mention.span.contains(&token.span.start));
        of_token.into_iter().any(|mention| of_other.iter().any(|their| is_like(mention, their)))
    };
    let tokens = &document.tokens[tokens_in(&document.tokens, &part.span)];
    // "Five" is a figure as "5" is, where the other sentence counts something too; "one" and "several" are mostly none.
    let is_count = |mention: &Mention| {
        mention.kind == Kind::Count
            && matches!(&mention.value, Value::Quantity(of) if of.point.is_some_and(|point| point > 1.0))
    };
    let both_count = of_other.iter().any(|mention| is_count(mention));
    let in_words = |token: &Token| {
        let mut of_token = ours.iter().filter(|mention| mention.span.contains(&token.span.start));
        both_count && Class::Number.has(&token.folded) && of_token.any(|mention| is_count(mention))
    };
    let is_figure = |token: &&Token| token.folded.contains(|c: char| c.is_ascii_digit()) || in_words(token);
    let figures = tokens.iter().filter(is_figure).all(|token| has(token) || understood(token));
    figures
        && (ours.iter().filter_map(|mention| quoted_part(mention, part, texts))).all(|quote| {
            let said = |word: &String| theirs.iter().any(|token| words(&token.folded).contains(word));
            words(&fold(quote)).iter().all(said)
        })
}

/// What stands between quotation marks and within a piece.
fn quoted_part<'a>(mention: &Mention, part: &SharedPart, texts: Texts<'a>) -> Option<&'a str> {
    let (start, end) = (mention.span.start.max(part.span.start), mention.span.end.min(part.span.end));
    let quoted = mention.kind == Kind::Quote && start < end;
    quoted.then(|| texts.articles[part.article].body.get(start..end)).flatten()
}

fn is_like(a: &Mention, b: &Mention) -> bool {
    let relation = || compare(a.kind, &a.value, &b.value);
    a.kind == b.kind && (relation() == Relation::Same || relation().is_close())
}

/// True for one figure with or without marks between its digits.
fn same_digits(a: &str, b: &str) -> bool {
    let digits = |text: &'_ str| -> String { text.chars().filter(char::is_ascii_alphanumeric).collect() };
    a == b || digits(a) == digits(b)
}
