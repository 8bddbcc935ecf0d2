//! Sentences of several articles that say the same thing.
//!
//! Two sentences are about one thing when they share enough rare words (Salton's cosine over terms weighted by how
//! rare they are in the story) and at least one of the two has no better partner in the other article.

use std::collections::{BTreeMap, HashSet};

use super::{Match, Member};
use crate::claim::{Claims, Role, Term, Texts};
use crate::model::{Kind, Value};

/// Cosine at which two sentences are about one thing.
const SAME: f64 = 0.30;
/// Shared words that two sentences must have at least.
const LEAST_SHARED: usize = 3;
/// Terms in more sentences than this bring nothing together.
const MOST_SENTENCES: usize = 60;

/// A sentence with its terms, weighted, of length one.
struct Line {
    article: usize,
    sentence: usize,
    terms: BTreeMap<Term, f64>,
}

/// Sentences that two or more articles share in substance.
pub(super) fn matches(articles: &[usize], texts: Texts<'_>, claims: &Claims) -> Vec<Match> {
    let lines = lines(articles, texts, claims);
    let cosines = cosines(&lines);
    let mut best: BTreeMap<(usize, usize), (usize, f64)> = BTreeMap::new();
    for (&(a, b), &cosine) in &cosines {
        for (from, to) in [(a, b), (b, a)] {
            let entry = best.entry((from, lines[to].article)).or_insert((to, cosine));
            if cosine > entry.1 {
                *entry = (to, cosine);
            }
        }
    }
    let partner =
        |from: usize, to: usize| best.get(&(from, lines[to].article)).is_some_and(|(line, _)| *line == to);
    let mut edges: Vec<(usize, usize, f64)> = cosines
        .iter()
        .filter(|((a, b), cosine)| **cosine >= SAME && (partner(*a, *b) || partner(*b, *a)))
        .map(|((a, b), cosine)| (*a, *b, *cosine))
        .collect();
    edges.sort_by(|x, y| y.2.total_cmp(&x.2).then((x.0, x.1).cmp(&(y.0, y.1))));
    let mut used: HashSet<(usize, usize)> = HashSet::new();
    let mut out = Vec::new();
    for &(a, b, cosine) in &edges {
        if used.contains(&(a, b)) {
            continue;
        }
        let mut members = vec![a, b];
        for &(x, y, _) in &edges {
            let (known, new) = if members.contains(&x) { (x, y) } else { (y, x) };
            let fits = members.contains(&known)
                && members.iter().all(|member| lines[*member].article != lines[new].article)
                && shared(&members, &lines).iter().filter(|term| lines[new].terms.contains_key(term)).count()
                    >= 2;
            if fits {
                members.push(new);
            }
        }
        for x in &members {
            used.extend(members.iter().map(|y| (*x.min(y), *x.max(y))));
        }
        out.extend(build(&members, cosine, &lines, texts, claims));
    }
    out
}

fn lines(articles: &[usize], texts: Texts<'_>, claims: &Claims) -> Vec<Line> {
    let mut out = Vec::new();
    for &article in articles {
        for (sentence, found) in texts.documents[article].sentences.iter().enumerate() {
            let mut terms: BTreeMap<Term, f64> = BTreeMap::new();
            for term in claims.terms.of(article)[found.tokens.clone()].iter().flatten() {
                terms.insert(*term, claims.terms.weight(*term));
            }
            let length = terms.values().map(|weight| weight * weight).sum::<f64>().sqrt();
            if terms.len() >= LEAST_SHARED && length > 0.0 {
                for weight in terms.values_mut() {
                    *weight /= length;
                }
                out.push(Line { article, sentence, terms });
            }
        }
    }
    out
}

/// Cosines of pairs of sentences of different articles that share enough terms.
fn cosines(lines: &[Line]) -> BTreeMap<(usize, usize), f64> {
    let mut index: BTreeMap<Term, Vec<(usize, f64)>> = BTreeMap::new();
    for (number, line) in lines.iter().enumerate() {
        for (term, weight) in &line.terms {
            index.entry(*term).or_default().push((number, *weight));
        }
    }
    let mut sums: BTreeMap<(usize, usize), (f64, usize)> = BTreeMap::new();
    for holders in index.values().filter(|holders| holders.len() <= MOST_SENTENCES) {
        for (at, (a, x)) in holders.iter().enumerate() {
            for (b, y) in &holders[at + 1..] {
                if lines[*a].article != lines[*b].article {
                    let entry = sums.entry((*a, *b)).or_default();
                    entry.0 += x * y;
                    entry.1 += 1;
                }
            }
        }
    }
    sums.into_iter()
        .filter(|(_, (_, shared))| *shared >= LEAST_SHARED)
        .map(|(pair, (cosine, _))| (pair, cosine))
        .collect()
}

/// Terms that all the given lines have.
fn shared(members: &[usize], lines: &[Line]) -> Vec<Term> {
    let first = &lines[members[0]].terms;
    first
        .keys()
        .filter(|term| members.iter().all(|member| lines[*member].terms.contains_key(term)))
        .copied()
        .collect()
}

fn build(members: &[usize], cosine: f64, lines: &[Line], texts: Texts<'_>, claims: &Claims) -> Option<Match> {
    let common = shared(members, lines);
    let mut topic = None;
    let members: Vec<Member> = members
        .iter()
        .filter_map(|member| {
            let line = &lines[*member];
            let document = &texts.documents[line.article];
            let sentence = &document.sentences[line.sentence];
            let tokens = document.tokens_of(line.sentence);
            let of_token = &claims.terms.of(line.article)[sentence.tokens.clone()];
            let is_common = |at: &usize| of_token[*at].is_some_and(|term| common.contains(&term));
            let first = (0..tokens.len()).find(is_common)?;
            let last = (0..tokens.len()).rfind(is_common)?;
            let span = tokens[first].span.start..tokens[last].span.end;
            let text = texts.articles[line.article].body.get(span.clone())?;
            let shorter = topic.as_ref().is_none_or(|known: &String| text.len() < known.len());
            if shorter {
                topic = Some(text.split_whitespace().collect::<Vec<_>>().join(" "));
            }
            let reading = texts.reading(line.article, line.sentence, span, String::new());
            Some(Member { reading, value: Value::Text(String::new()), role: Role::Level, noun: None })
        })
        .collect();
    Some(Match { kind: Kind::Statement, topic: topic?, members, confidence: cosine.clamp(0.0, 1.0) })
}
