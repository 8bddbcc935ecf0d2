//! Sentences of several articles that say the same thing.
//!
//! Two sentences are about one thing when enough speaks for it and at least one of the two has no better partner in the
//! other article.

mod alike;
mod denial;
mod evidence;
mod part;
mod predicate;
mod span;

use std::collections::BTreeSet;
use std::ops::Range;

use foldhash::{HashMap, HashSet};

use super::matched::Match;
use crate::claim::{Claims, Term, Texts};
use crate::model::Reading;
use crate::text::{fold, one_line};
use crate::value::{Kind, Statement, Value};

use alike::says_the_same;
use denial::contradict;
use evidence::{Line, Pair, lines, pairs, stretch};
use part::SharedPart;
use span::StatedWords;

/// Evidence at which two sentences are about one thing.
const SAME: f64 = 0.45;
/// Share of what the first two sentences of a group have in common that a further sentence must have as well.
const KEPT: f64 = 0.6;
/// Words that a further sentence must share with all of a group.
const LEAST_COMMON: usize = 2;
/// Share of a stretch that another must cover to have told it already.
const COVERED: f64 = 0.8;

/// Sentences that two or more articles share in substance.
pub(super) fn matches(texts: Texts<'_>, claims: &Claims<'_>) -> Vec<Match> {
    let lines = lines(texts, claims);
    let mut known: HashMap<(usize, usize), bool> = HashMap::default();
    let mut contradict = |x: usize, y: usize| {
        *known.entry((x, y)).or_insert_with(|| {
            let one = SharedPart::both(&lines[x], &lines[y], texts, claims);
            contradict(&lines[x], &lines[y], texts, claims)
                || !one.is_some_and(|[x, y]| says_the_same(&x, &y, texts, claims))
        })
    };
    let mut edges = partners(&lines, pairs(&lines, SAME, texts, claims));
    edges.retain(|pair| !contradict(pair.first, pair.second));
    edges.sort_by(|x, y| {
        y.evidence.total_cmp(&x.evidence).then((x.first, x.second).cmp(&(y.first, y.second)))
    });
    let mut of_line: HashMap<usize, Vec<usize>> = HashMap::default();
    for (at, pair) in edges.iter().enumerate() {
        of_line.entry(pair.first).or_default().push(at);
        of_line.entry(pair.second).or_default().push(at);
    }
    let mut used: HashSet<((usize, usize), (usize, usize))> = HashSet::default();
    let place = |line: usize| (lines[line].article, lines[line].sentence);
    let mut told = Told::default();
    let mut out = Vec::new();
    for &Pair { first, second, .. } in &edges {
        if used.contains(&(place(first), place(second))) {
            continue;
        }
        let mut members = vec![first, second];
        let mut common = lines[first].shared(&lines[second]);
        let weight = |terms: &[Term]| terms.iter().map(|term| claims.terms.weight(*term)).sum::<f64>();
        let least = KEPT * weight(&common);
        // The edges that touch a member, best first; a new member brings its own in, as far as they are still ahead.
        let mut open: BTreeSet<usize> = members.iter().flat_map(|line| &of_line[line]).copied().collect();
        while let Some(at) = open.pop_first() {
            let new = if members.contains(&edges[at].first) { edges[at].second } else { edges[at].first };
            if members.iter().any(|member| lines[*member].article == lines[new].article) {
                continue;
            }
            let shared: Vec<Term> = common.iter().copied().filter(|term| lines[new].has(*term)).collect();
            let fits = shared.len() >= LEAST_COMMON
                && weight(&shared) >= least
                && !members.iter().any(|member| contradict(*member, new));
            if fits {
                members.push(new);
                common = shared;
                open.extend(of_line[&new].iter().filter(|other| **other > at));
            }
        }
        for x in &members {
            used.extend(members.iter().map(|y| (place(*x), place(*y))));
        }
        let members: Vec<&Line> = members.iter().map(|member| &lines[*member]).collect();
        out.extend(build(&members, &common, texts, claims).filter(|found| told.is_new(found)));
    }
    out
}

/// What the statements found so far, the better ones, tell.
#[derive(Default)]
struct Told {
    /// For each topic the place where its first sentence stands.
    topics: HashSet<(Option<(usize, usize)>, String)>,
    /// For each article the stretches of its sentences.
    stretches: HashMap<usize, Vec<Range<usize>>>,
}

impl Told {
    /// True, and so no more, for a statement that tells something else: not two sentences of one article for the same, nor
    /// one more pair of those that stand together with others already.
    fn is_new(&mut self, found: &Match) -> bool {
        let readings = || found.readings.iter();
        let known = readings().filter(|reading| self.covers(reading)).count();
        let first = readings().map(|reading| (reading.article, reading.span.start)).min();
        let new = known < 2 && self.topics.insert((first, found.topic.clone()));
        if new {
            for reading in readings() {
                self.stretches.entry(reading.article).or_default().push(reading.span.clone());
            }
        }
        new
    }

    fn covers(&self, reading: &Reading) -> bool {
        let span = &reading.span;
        let covered = |other: &Range<usize>| {
            let both = other.end.min(span.end).saturating_sub(other.start.max(span.start));
            both as f64 >= COVERED * span.len() as f64
        };
        self.stretches.get(&reading.article).is_some_and(|stretches| stretches.iter().any(covered))
    }
}

/// The pairs of which at least one sentence has no better partner in the other's article.
fn partners(lines: &[Line], mut pairs: Vec<Pair>) -> Vec<Pair> {
    let mut best: HashMap<(usize, usize), (usize, f64)> = HashMap::default();
    for pair in &pairs {
        for (from, to) in [(pair.first, pair.second), (pair.second, pair.first)] {
            let entry = best.entry((from, lines[to].article)).or_insert((to, pair.evidence));
            if pair.evidence > entry.1 {
                *entry = (to, pair.evidence);
            }
        }
    }
    let is_best =
        |from: usize, to: usize| best.get(&(from, lines[to].article)).is_some_and(|(line, _)| *line == to);
    pairs.retain(|pair| is_best(pair.first, pair.second) || is_best(pair.second, pair.first));
    pairs
}

/// The fact that the lines `members` tell alike, named by the terms that all of them have in `common`.
fn build(members: &[&Line], common: &[Term], texts: Texts<'_>, claims: &Claims<'_>) -> Option<Match> {
    let pieces = |of: &dyn Fn(&Line) -> Vec<Term>| -> Vec<StatedWords> {
        let piece = |line: &&Line| {
            let span = stretch(line, &of(line), texts, claims)?;
            Some(StatedWords::new(line.article, line.sentence, &span, texts))
        };
        let mut pieces: Vec<StatedWords> = members.iter().filter_map(piece).collect();
        span::complete(&mut pieces, texts);
        pieces
    };
    let topics = pieces(&|_| common.to_vec());
    let topic = topics
        .iter()
        .filter_map(|piece| texts.articles[piece.article].body.get(piece.span(texts)))
        .min_by_key(|text| text.len())?;
    let topic = one_line(topic);
    let shared = |line: &Line| {
        let others = || members.iter().filter(|other| other.article != line.article);
        line.terms().filter(|term| others().any(|other| other.has(*term))).collect()
    };
    let reading = |piece: &StatedWords| {
        let value = Value::Statement(Statement(fold(&topic)));
        texts.reading(piece.article, piece.sentence, piece.span(texts), value)
    };
    let readings = pieces(&shared).iter().map(reading).collect();
    Some(Match { kind: Kind::Statement, topic, readings })
}
