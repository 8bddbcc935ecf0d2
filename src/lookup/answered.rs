//! What a query finds, with its answer before everything else.

use super::answer::{QuestionAnswer, answers};
use super::hit::{Findings, Hit, Target};
use super::index::Index;
use super::query::{Query, parse};
use super::search::{Admits, search, spoken};
use crate::model::Briefing;

/// Looks for the answer and for the words of `text`.
pub(super) fn find(
    index: &Index,
    briefing: &Briefing,
    text: &str,
    limit: usize,
    admits: &Admits<'_>,
) -> Findings {
    let query = parse(text);
    let is_question = query.expected.is_question();
    let by_words = search(index, text, limit, admits);
    // The opening of a question alone lists all values of its kind.
    if limit == 0 || query.terms.is_empty() {
        let sure = !by_words.is_empty();
        return Findings { hits: by_words, is_question, sure };
    }
    let QuestionAnswer { best, is_open, nearest } = answers(index, briefing, text, admits);
    if let Some(best) = best {
        let hits = merged(vec![best], by_words, limit);
        return Findings { hits, is_question, sure: true };
    }
    if !is_question {
        let sure = by_words.first().is_some_and(|hit| hit.exact);
        return Findings { hits: by_words, is_question, sure };
    }
    if query.expected.speech {
        return by_speaker(index, &query, by_words, limit, admits);
    }
    if is_open {
        let sure = by_words.first().is_some_and(|hit| hit.exact);
        return Findings { hits: by_words, is_question, sure };
    }
    let rest = by_words.into_iter().map(|hit| Hit { answer: false, exact: false, ..hit }).collect();
    Findings {
        hits: merged(nearest.into_iter().take(NEAREST).collect(), rest, limit),
        is_question,
        sure: false,
    }
}

/// What somebody says: sure if whoever is asked about says it, about whatever else where need be.
fn by_speaker(
    index: &Index,
    query: &Query,
    mut hits: Vec<Hit>,
    limit: usize,
    admits: &Admits<'_>,
) -> Findings {
    // "Who said that" names no speaker.
    let has_speaker = query.expected.kinds.is_empty() && query.terms.iter().any(|term| term.lead);
    let spoken = if has_speaker { spoken(index, query, admits) } else { Vec::new() };
    let is_spoken = |hit: &Hit| match &hit.target {
        Target::Fact(_) => hit.answer,
        Target::Passage { .. } => spoken.contains(&hit.target),
    };
    let sure = if !has_speaker {
        hits.first().is_some_and(|hit| hit.exact)
    } else if let Some(place) = hits.iter().position(|hit| hit.exact && is_spoken(hit)) {
        hits[..=place].rotate_right(1);
        true
    } else {
        let target = |target: &Target| Hit {
            target: target.clone(),
            exact: true,
            score: 0,
            answer: false,
            fact: None,
        };
        let first = spoken.iter().take(NEAREST).map(target).collect();
        hits = merged(first, hits, limit);
        !spoken.is_empty()
    };
    for (place, hit) in hits.iter_mut().enumerate() {
        hit.answer &= sure && place == 0;
        hit.exact &= sure;
    }
    Findings { hits, is_question: true, sure }
}

/// Sentences that come nearest and are shown before what the words find.
const NEAREST: usize = 5;

/// The hits of both lists, each target once.
fn merged(mut first: Vec<Hit>, rest: Vec<Hit>, limit: usize) -> Vec<Hit> {
    for hit in rest {
        let is_known = |known: &Hit| {
            known.target == hit.target
                || matches!((&known.fact, &hit.target), (Some(fact), Target::Passage { article, sentence })
                    if fact.readings().any(|reading| reading.article == *article && reading.sentence == *sentence))
        };
        if !first.iter().any(is_known) {
            first.push(Hit { answer: false, ..hit });
        }
    }
    first.truncate(limit);
    first
}
