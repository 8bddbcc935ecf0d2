//! Sentences of several articles that say the same thing.
//!
//! Two sentences are about one thing when they share enough rare words (Salton's cosine over terms weighted by how
//! rare they are in the story) and at least one of the two has no better partner in the other article.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::{HashMap, HashSet};

use super::{Match, Member};
use crate::claim::value::{agree, compatible};
use crate::claim::{Claims, Role, Term, Texts, is_denial};
use crate::model::{Kind, Mention, Value};
use crate::text::{Vector, overlaps};

/// Cosine at which two sentences are about one thing.
const SAME: f64 = 0.26;
/// Shared words that two sentences must have at least.
const LEAST_SHARED: usize = 3;
/// Words that a further sentence must share with all of a group.
const LEAST_COMMON: usize = 2;
/// Terms in more sentences than this bring nothing together.
const MOST_SENTENCES: usize = 60;

/// A sentence with its terms, weighted, of length one.
struct Line {
    article: usize,
    sentence: usize,
    terms: Vector,
}

impl Line {
    fn has(&self, term: Term) -> bool {
        self.terms.binary_search_by_key(&term, |(known, _)| *known).is_ok()
    }
}

/// Sentences that two or more articles share in substance.
pub(super) fn matches(articles: &[usize], texts: Texts<'_>, claims: &Claims) -> Vec<Match> {
    let lines = lines(articles, texts, claims);
    let cosines = cosines(&lines);
    let mut best: BTreeMap<(usize, usize), (usize, f64)> = BTreeMap::new();
    for &(a, b, cosine) in &cosines {
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
        .filter(|(a, b, cosine)| *cosine >= SAME && (partner(*a, *b) || partner(*b, *a)))
        .copied()
        .collect();
    edges.sort_by(|x, y| y.2.total_cmp(&x.2).then((x.0, x.1).cmp(&(y.0, y.1))));
    let mut of_line: HashMap<usize, Vec<usize>> = HashMap::default();
    for (at, (a, b, _)) in edges.iter().enumerate() {
        of_line.entry(*a).or_default().push(at);
        of_line.entry(*b).or_default().push(at);
    }
    let mut used: HashSet<(usize, usize)> = HashSet::default();
    let mut out = Vec::new();
    for &(a, b, cosine) in &edges {
        if used.contains(&(a, b)) {
            continue;
        }
        let mut members = vec![a, b];
        let mut common: Vec<Term> = lines[a].terms.iter().map(|(term, _)| *term).collect();
        common.retain(|term| lines[b].has(*term));
        // The edges that touch a member, best first; a new member brings its own in, as far as they are still ahead.
        let mut open: BTreeSet<usize> = [a, b].iter().flat_map(|line| &of_line[line]).copied().collect();
        while let Some(at) = open.pop_first() {
            let (x, y, _) = edges[at];
            let new = if members.contains(&x) { y } else { x };
            let fits = members.iter().all(|member| lines[*member].article != lines[new].article)
                && common.iter().filter(|term| lines[new].has(**term)).count() >= LEAST_COMMON;
            if fits {
                members.push(new);
                common.retain(|term| lines[new].has(*term));
                open.extend(of_line[&new].iter().filter(|other| **other > at));
            }
        }
        for x in &members {
            used.extend(members.iter().map(|y| (*x.min(y), *x.max(y))));
        }
        out.extend(build(&members, cosine, &common, &lines, texts, claims));
    }
    out
}

fn lines(articles: &[usize], texts: Texts<'_>, claims: &Claims) -> Vec<Line> {
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
                out.push(Line { article, sentence, terms });
            }
        }
    }
    out
}

/// Cosines of pairs of sentences of different articles that share enough terms.
fn cosines(lines: &[Line]) -> Vec<(usize, usize, f64)> {
    overlaps(lines.iter().map(|line| &line.terms), MOST_SENTENCES)
        .into_iter()
        .filter(|pair| pair.shared >= LEAST_SHARED && lines[pair.first].article != lines[pair.second].article)
        .map(|pair| (pair.first, pair.second, pair.product))
        .collect()
}

/// The fact that the lines `members` tell alike, around the terms that they have in `common`.
fn build(
    members: &[usize],
    cosine: f64,
    common: &[Term],
    lines: &[Line],
    texts: Texts<'_>,
    claims: &Claims,
) -> Option<Match> {
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
    if contradict(&members, texts) {
        return None;
    }
    Some(Match { kind: Kind::Statement, topic: topic?, members, confidence: cosine.clamp(0.0, 1.0) })
}

/// True when the shared words of two sentences do not say the same: one denies what the other asserts, or both give
/// figures or dates and none of them agree. Such sentences are left to the comparison of their figures.
fn contradict(members: &[Member], texts: Texts<'_>) -> bool {
    let denied: Vec<bool> = members.iter().map(|member| denies(member, texts)).collect();
    let values: Vec<Vec<&Mention>> = members.iter().map(|member| figures(member, texts)).collect();
    let apart = |a: &[&Mention], b: &[&Mention]| {
        a.iter().any(|x| {
            let rivals: Vec<_> = b.iter().filter(|y| x.kind == y.kind).collect();
            !rivals.is_empty()
                && !rivals.iter().any(|y| agree(&x.value, &y.value) || compatible(x.kind, &x.value, &y.value))
        })
    };
    denied.iter().any(|denied_here| *denied_here != denied[0])
        || values.iter().enumerate().any(|(at, a)| values[at + 1..].iter().any(|b| apart(a, b)))
}

/// True when an odd number of words of denial stand among the shared words.
fn denies(member: &Member, texts: Texts<'_>) -> bool {
    let document = &texts.documents[member.reading.article];
    let span = &member.reading.span;
    let tokens = &document.tokens[document.tokens.partition_point(|token| token.span.start < span.start)..];
    tokens.iter().take_while(|token| token.span.start < span.end).filter(|token| is_denial(token)).count() % 2
        == 1
}

/// The figures, dates and times among the shared words.
fn figures<'a>(member: &Member, texts: Texts<'a>) -> Vec<&'a Mention> {
    let mentions = &texts.mentions[member.reading.article];
    let span = &member.reading.span;
    let from = mentions.partition_point(|mention| mention.span.start < span.start);
    let inside = mentions[from..].iter().take_while(|mention| mention.span.start < span.end);
    inside
        .filter(|mention| {
            matches!(mention.value, Value::Quantity(_) | Value::Date(_) | Value::Time(_) | Value::Vote(_))
        })
        .filter(|mention| mention.kind != Kind::Rank)
        .collect()
}
