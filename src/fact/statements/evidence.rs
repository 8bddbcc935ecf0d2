//! How much speaks for two sentences saying the same thing.

use std::ops::Range;

use crate::claim::{Claims, Term, Texts};
use crate::model::Kind;
use crate::text::{Vector, overlaps};

/// Words that two sentences must share at least.
const LEAST_SHARED: usize = 2;
/// Terms in more sentences than this bring nothing together.
const MOST_SENTENCES: usize = 60;
/// Sentences at the top of an article that tell its main event, the title among them.
const LEAD: usize = 3;
/// How much likelier two leads are to tell of one thing than their words say.
const LEADS: f64 = 2.0;
/// The same for sentences that stand at one place of their articles, at most `LEAD` sentences apart.
const ABREAST: f64 = 1.5;

/// A sentence with its terms, weighted, of length one.
pub(super) struct Line {
    /// Index of the article.
    pub article: usize,
    /// Index of the sentence.
    pub sentence: usize,
    terms: Vector,
    /// What the weights were divided by.
    length: f64,
}

impl Line {
    /// True when the sentence has the term.
    pub(super) fn has(&self, term: Term) -> bool {
        self.terms.binary_search_by_key(&term, |(known, _)| *known).is_ok()
    }

    /// The terms of the sentence, in order.
    pub(super) fn terms(&self) -> impl Iterator<Item = Term> {
        self.terms.iter().map(|(term, _)| *term)
    }

    /// The terms that both sentences have.
    pub(super) fn shared(&self, other: &Self) -> Vec<Term> {
        self.terms().filter(|term| other.has(*term)).collect()
    }

    /// What the places of two sentences in their articles add: reporters tell a story in much the same order.
    fn placing(&self, other: &Self) -> f64 {
        if self.sentence.max(other.sentence) < LEAD {
            LEADS
        } else if self.sentence.abs_diff(other.sentence) < LEAD {
            ABREAST
        } else {
            1.0
        }
    }

    /// What the terms that both have weigh together.
    fn shared_weight(&self, other: &Self) -> f64 {
        let shared = self.terms.iter().filter(|(term, _)| other.has(*term));
        shared.map(|(_, weight)| weight * self.length).sum()
    }
}

/// Two sentences of different articles, by index, and what speaks for their saying the same.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair {
    pub first: usize,
    pub second: usize,
    pub evidence: f64,
}

/// The sentences of the articles that have words enough to compare.
pub(super) fn lines(articles: &[usize], texts: Texts<'_>, claims: &Claims) -> Vec<Line> {
    let mut out = Vec::new();
    for &article in articles {
        for (sentence, found) in texts.documents[article].sentences.iter().enumerate() {
            let of_tokens = claims.terms.of(article)[found.tokens.clone()].iter().flatten();
            let mut terms: Vector = of_tokens.map(|term| (*term, claims.terms.weight(*term))).collect();
            terms.sort_by_key(|(term, _)| *term);
            terms.dedup_by_key(|(term, _)| *term);
            let length = terms.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
            if terms.len() >= LEAST_SHARED && length > 0.0 {
                for (_, weight) in &mut terms {
                    *weight /= length;
                }
                out.push(Line { article, sentence, terms, length });
            }
        }
    }
    out
}

/// The pairs of sentences of different articles that share enough words, with evidence of `least` or more.
///
/// The evidence is Salton's cosine times the weight of the shared terms, in units of the rarest term of the story: the
/// cosine alone favours short sentences with little in common, the weight alone long ones. Where both stand in their
/// articles counts too.
pub(super) fn pairs(lines: &[Line], least: f64, claims: &Claims) -> Vec<Pair> {
    overlaps(lines.iter().map(|line| &line.terms), MOST_SENTENCES)
        .filter(|pair| pair.shared >= LEAST_SHARED && lines[pair.first].article != lines[pair.second].article)
        .map(|pair| {
            let (a, b) = (&lines[pair.first], &lines[pair.second]);
            let evidence = pair.product * a.shared_weight(b) / claims.terms.rarest() * a.placing(b);
            Pair { first: pair.first, second: pair.second, evidence }
        })
        .filter(|pair| pair.evidence >= least)
        .collect()
}

/// From the first to the last of the given terms in a sentence, as bytes of the body; a name or figure is taken whole.
pub(super) fn stretch(line: &Line, of: &[Term], texts: Texts<'_>, claims: &Claims) -> Option<Range<usize>> {
    let document = &texts.documents[line.article];
    let range = document.sentences[line.sentence].tokens.clone();
    let of_token = &claims.terms.of(line.article)[range];
    let tokens = document.tokens_of(line.sentence);
    let is_one = |term: &Option<Term>| term.is_some_and(|term| of.contains(&term));
    let first = of_token.iter().position(is_one)?;
    let last = of_token.iter().rposition(is_one)?;
    let start = tokens[first].span.start;
    let mentions = &texts.mentions[line.article];
    let from = mentions.partition_point(|mention| mention.sentence < line.sentence);
    let whole = mentions[from..]
        .iter()
        .take_while(|mention| mention.span.start <= start)
        .filter(|mention| mention.span.end > start && !matches!(mention.kind, Kind::Quote | Kind::List))
        .map(|mention| mention.span.start);
    Some(whole.min().unwrap_or(start)..tokens[last].span.end)
}
