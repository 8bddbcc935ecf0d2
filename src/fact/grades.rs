//! Grades of one thing: a "state visit" is no "official visit".

use std::collections::BTreeMap;

use super::matched::Match;
use crate::claim::{Claims, Owner, Texts, owner};
use crate::lexicon::Class;
use crate::model::Reading;
use crate::value::{Grade, Kind, Value};

/// How many words may stand between a grade and its noun.
const BETWEEN: usize = 2;

/// Things of one class and one owner whose grade several articles give.
pub(super) fn matches(texts: Texts<'_>, claims: &Claims<'_>) -> Vec<Match> {
    let mut things: BTreeMap<(&str, u32), Vec<Reading>> = BTreeMap::new();
    for article in 0..texts.articles.len() {
        for (class, owner, reading) in graded(article, texts, claims) {
            things.entry((class, owner)).or_default().push(reading);
        }
    }
    things
        .into_iter()
        .map(|((class, owner), readings)| {
            let name = name(owner, texts, claims);
            Match { kind: Kind::Rank, topic: format!("{name}, rank of the {class}"), readings }
        })
        .collect()
}

/// The graded things of one article whose owner is known.
fn graded<'a>(article: usize, texts: Texts<'a>, claims: &'a Claims<'_>) -> Vec<(&'static str, u32, Reading)> {
    let document = &texts.documents[article];
    let mut out = Vec::new();
    for (index, sentence) in document.sentences.iter().enumerate() {
        let tokens = document.tokens_of(index);
        for (at, token) in tokens.iter().enumerate() {
            let Some(class) = Class::GradedNoun.meaning(&token.folded) else { continue };
            let from = at.saturating_sub(BETWEEN + 1);
            let is_grade = |at: &usize| Class::NounGrade.meaning(&tokens[*at].folded) == Some(class);
            let grade = (from..at).rev().find(is_grade);
            let Some(grade) = grade else { continue };
            let Some(of_token) = claims.terms.of(article).get(sentence.tokens.clone()) else { continue };
            let person = |term| claims.terms.person(term, &claims.entities);
            let owner = owner(tokens, of_token, at, &claims.terms, person);
            let Some(Owner::Named(owner) | Owner::Near(owner)) = owner else { continue };
            let span = tokens[grade].span.start..token.span.end;
            let value = Value::Grade(Grade(tokens[grade].folded.to_string()));
            out.push((class, owner, texts.reading(article, index, span, value)));
        }
    }
    out
}

/// The fullest name of an entity.
fn name(term: u32, texts: Texts<'_>, claims: &Claims<'_>) -> String {
    let entity = claims.terms.entity(term).map(|entity| &claims.entities.all[entity]);
    entity.and_then(|entity| entity.fullest_name(texts)).unwrap_or_default()
}
