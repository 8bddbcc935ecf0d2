//! Figures and dates of several articles about one thing.
//!
//! Two figures are about one thing when they have the same unit and role, nobody else's event, and enough rare words
//! in common around them. Between two articles they are matched one to one, equal values first: a figure that the
//! other article gives as well is no rival of another figure there.

use std::collections::{BTreeMap, BTreeSet};

use foldhash::HashMap;

use super::{Match, Member, topic};
use crate::claim::value::{agree, compatible};
use crate::claim::{Claim, Claims, Owner, Role, Term, Texts, normal};
use crate::mention::unit as unit_of;
use crate::model::{Bound, Kind, Value};
use crate::text::{Vector, fold, overlaps};

/// Least score at which two different values are rivals.
const RIVAL: f64 = 0.60;
/// Least score at which equal values are one fact.
const EQUAL: f64 = 0.28;
/// Least score at which a value and a less exact one are one fact.
const COMPATIBLE: f64 = 0.15;
/// Least score for values that agree in so many digits that chance is out of the question.
const SPECIFIC: f64 = 0.02;
/// Digits of such a value, trailing zeros aside.
const DIGITS: f64 = 3.0;
/// Least score at which an article repeats itself.
const REPEAT: f64 = 0.30;
/// What a common head noun adds to the likeness of the surroundings.
const HEAD: f64 = 0.30;
/// Likeness of the surroundings below which rival counts, distances and dates with one noun are about other things.
const NEIGHBOURS: f64 = 0.25;
/// Figures of one thing seldom lie further apart.
const FAR: f64 = 4.0;
/// What it adds that neither article has another figure for the same noun.
const ONLY: f64 = 0.30;
/// What the same owner adds; a different one, said beside the event, forbids the match.
const OWNER: f64 = 0.15;
/// What rivals in different people's hands lose when the owner was only guessed.
const NEAR_OWNER: f64 = 0.35;

/// Words around more figures than this bring nothing together.
const MOST_FIGURES: usize = 200;

/// How many figures back an article is searched for the same figure.
const BACK: usize = 200;

/// Claims of one article that give one value for one thing.
struct Group<'a> {
    article: usize,
    claims: Vec<&'a Claim>,
}

/// An accepted or possible match of two groups.
struct Edge {
    first: usize,
    second: usize,
    score: f64,
    equal: bool,
}

/// All matches of figures, those of one article among them.
pub(super) fn matches(texts: Texts<'_>, claims: &Claims) -> Vec<Match> {
    let mut units: BTreeMap<String, Vec<&Claim>> = BTreeMap::new();
    for claim in &claims.figures {
        if let Some(unit) = unit(claim) {
            units.entry(unit).or_default().push(claim);
        }
    }
    units.into_values().flat_map(|figures| match_unit(&figures, texts, claims)).collect()
}

/// What figures must have in common to be compared at all.
fn unit(claim: &Claim) -> Option<String> {
    let kind = claim.mention.kind;
    let role = claim.role;
    match &claim.mention.value {
        Value::Quantity(_) if kind == Kind::Rank => None,
        Value::Quantity(q) => {
            let unit = match kind {
                Kind::Duration | Kind::Distance | Kind::Age => "",
                Kind::Quantity => unit_of(&q.unit).map_or(q.unit.as_str(), |unit| unit.measure),
                Kind::Money if q.unit.ends_with('D') && q.unit.len() == 3 => "$",
                _ => q.unit.as_str(),
            };
            Some(format!("{} {role:?} {unit}", kind.name()))
        }
        Value::Date(_) | Value::Time(_) | Value::Vote(_) => Some(kind.name().to_owned()),
        _ => None,
    }
}

fn match_unit(figures: &[&Claim], texts: Texts<'_>, claims: &Claims) -> Vec<Match> {
    let likeness = likeness(figures);
    let (groups, of_figure) = groups(figures, &likeness, texts, claims);
    let nouns = nouns(&groups);
    let mut best: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for (&(a, b), &cosine) in &likeness {
        let (first, second) = (of_figure[a].min(of_figure[b]), of_figure[a].max(of_figure[b]));
        if groups[first].article == groups[second].article {
            continue;
        }
        if let Some(score) = score(figures[a], figures[b], cosine, texts, claims) {
            let dated = figures[a].mention.kind == Kind::Date;
            let only = !dated && only_one(&nouns, figures[a], figures[b]);
            let entry = best.entry((first, second)).or_default();
            *entry = entry.max(score + if only { ONLY } else { 0.0 });
        }
    }
    let mut edges: Vec<Edge> = best
        .into_iter()
        .map(|((first, second), score)| {
            let equal = equal(groups[first].claims[0], groups[second].claims[0]);
            Edge { first, second, score, equal }
        })
        .filter(|edge| edge.score >= least(groups[edge.first].claims[0], groups[edge.second].claims[0]))
        .collect();
    edges.sort_by(|a, b| {
        b.equal
            .cmp(&a.equal)
            .then(b.score.total_cmp(&a.score))
            .then((a.first, a.second).cmp(&(b.first, b.second)))
    });
    clusters(&groups, &edges)
        .into_iter()
        .map(|(members, score)| build(&groups, &members, score, texts, claims))
        .collect()
}

/// The score that a match of two figures must reach.
fn least(a: &Claim, b: &Claim) -> f64 {
    if equal(a, b) {
        if is_specific(a) && is_specific(b) { SPECIFIC } else { EQUAL }
    } else if close(a, b) {
        if is_specific(a) || is_specific(b) { SPECIFIC } else { COMPATIBLE }
    } else {
        RIVAL
    }
}

/// Cosine of the surroundings of all pairs of figures that share a word, by way of an index of words.
fn likeness(figures: &[&Claim]) -> BTreeMap<(usize, usize), f64> {
    let vectors: Vec<Vector> = figures
        .iter()
        .map(|claim| {
            let length = claim.context.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
            let telling = claim.context.iter().filter(|(_, weight)| *weight > 0.0);
            telling.map(|(term, weight)| (*term, weight / length)).collect()
        })
        .collect();
    let pairs = overlaps(&vectors, MOST_FIGURES);
    pairs.into_iter().map(|pair| ((pair.first, pair.second), pair.product)).collect()
}

/// Brings together what an article says twice; returns the groups and the group of each figure.
fn groups<'a>(
    figures: &[&'a Claim],
    likeness: &BTreeMap<(usize, usize), f64>,
    texts: Texts<'_>,
    claims: &Claims,
) -> (Vec<Group<'a>>, Vec<usize>) {
    let mut groups: Vec<Group<'a>> = Vec::new();
    let mut of_figure: Vec<usize> = Vec::with_capacity(figures.len());
    for (number, claim) in figures.iter().enumerate() {
        let earlier = (number.saturating_sub(BACK)..number)
            .rev()
            .take_while(|other| figures[*other].article == claim.article)
            .find(|other| {
                let cosine = likeness.get(&(*other, number)).copied().unwrap_or_default();
                equal(figures[*other], claim)
                    && score(figures[*other], claim, cosine, texts, claims)
                        .is_some_and(|score| score >= REPEAT)
            });
        if let Some(other) = earlier {
            let group = of_figure[other];
            groups[group].claims.push(claim);
            of_figure.push(group);
        } else {
            of_figure.push(groups.len());
            groups.push(Group { article: claim.article, claims: vec![claim] });
        }
    }
    (groups, of_figure)
}

/// How sure it is that two figures are about one thing; none where something forbids it.
fn score(a: &Claim, b: &Claim, cosine: f64, texts: Texts<'_>, claims: &Claims) -> Option<f64> {
    let shared_head = a.head.iter().any(|term| b.head.contains(term));
    let first_head = a.head.first().is_some_and(|term| b.head.contains(term))
        || b.head.first().is_some_and(|term| a.head.contains(term));
    let rivals = !equal(a, b) && !close(a, b);
    let one_noun = !a.head.is_empty() && a.head.first() == b.head.first();
    let loose = matches!(a.mention.kind, Kind::Money | Kind::Duration | Kind::Percent | Kind::Time);
    let counts = a.mention.kind == Kind::Count;
    if counts && (a.anybody || b.anybody) && a.state != b.state {
        return None;
    }
    let one_state = counts && a.state.is_some() && a.state == b.state && (a.anybody || b.anybody || one_noun);
    let (shared_head, first_head) = (shared_head || one_state, first_head || one_state);
    let one_noun = one_noun && (!counts || !a.anybody || one_state) || one_state;
    let fits = if rivals && !loose && !is_vague(a) && !is_vague(b) { one_noun } else { shared_head || loose };
    if a.role == Role::Level && !fits {
        return None;
    }
    let head = if first_head {
        HEAD
    } else if shared_head {
        HEAD / 2.0
    } else {
        0.0
    };
    let owner = match (a.owner, b.owner) {
        (Some(Owner::Named(x)), Some(Owner::Named(y))) if x != y => return None,
        (Some(x), Some(y)) if x == y => OWNER,
        (Some(Owner::Office(office)), Some(Owner::Named(name) | Owner::Near(name)))
        | (Some(Owner::Named(name) | Owner::Near(name)), Some(Owner::Office(office)))
            if holds(name, office, texts, claims) =>
        {
            OWNER
        }
        (Some(Owner::Near(x) | Owner::Named(x)), Some(Owner::Near(y) | Owner::Named(y))) if x != y => {
            // How long something lasts depends on whose it is; how much of something there is seldom does.
            if a.mention.kind == Kind::Duration {
                return None;
            }
            -NEAR_OWNER
        }
        _ => 0.0,
    };
    let strangers = rivals && owner <= 0.0 && (cosine < NEIGHBOURS || apart(a, b) > FAR);
    if strangers
        && matches!(
            a.mention.kind,
            Kind::Count | Kind::Distance | Kind::Quantity | Kind::Percent | Kind::Date
        )
        && !is_vague(a)
        && !is_vague(b)
    {
        return None;
    }
    Some(cosine + head + owner)
}

/// True when a title of the person names the office.
fn holds(name: Term, office: Term, texts: Texts<'_>, claims: &Claims) -> bool {
    let entity = claims.terms.entity(name).map(|entity| &claims.entities.all[entity]);
    entity.is_some_and(|entity| {
        entity.titles.iter().any(|naming| match &texts.mentions[naming.article][naming.mention].value {
            Value::Title { title, .. } => {
                fold(title).split_whitespace().any(|word| claims.terms.find(word) == Some(office))
            }
            _ => false,
        })
    })
}

/// How many times larger one figure is than the other.
fn apart(a: &Claim, b: &Claim) -> f64 {
    let size = |claim: &Claim| match &claim.mention.value {
        Value::Quantity(quantity) => quantity.point.unwrap_or(quantity.low).abs().max(f64::MIN_POSITIVE),
        _ => 1.0,
    };
    let (x, y) = (size(a), size(b));
    x.max(y) / x.min(y)
}

/// How many groups of each article speak of each noun.
fn nouns(groups: &[Group<'_>]) -> HashMap<(usize, Term), usize> {
    let mut out: HashMap<(usize, Term), usize> = HashMap::default();
    for group in groups {
        let terms: BTreeSet<Term> =
            group.claims.iter().flat_map(|claim| claim.head.iter().copied()).collect();
        for term in terms {
            *out.entry((group.article, term)).or_default() += 1;
        }
    }
    out
}

/// True when each of the two articles has but one figure for what both measure.
fn only_one(nouns: &HashMap<(usize, Term), usize>, a: &Claim, b: &Claim) -> bool {
    let noun = a.head.iter().find(|term| b.head.contains(term));
    noun.is_some_and(|noun| [a, b].iter().all(|claim| nouns.get(&(claim.article, *noun)) == Some(&1)))
}

/// True for "several" and the like.
fn is_vague(claim: &Claim) -> bool {
    matches!(&claim.mention.value, Value::Quantity(quantity) if quantity.bound == Bound::Vague)
}

/// True for a figure of many digits.
fn is_specific(claim: &Claim) -> bool {
    let Value::Quantity(quantity) = &claim.mention.value else { return false };
    let digits = quantity.point.map_or(0.0, |point| (point.abs() / quantity.grain).log10().floor() + 1.0);
    digits >= DIGITS
}

/// True when one claim can be a less exact form of the other.
fn close(a: &Claim, b: &Claim) -> bool {
    compatible(a.mention.kind, &a.mention.value, &b.mention.value)
}

/// True when two claims give one value.
fn equal(a: &Claim, b: &Claim) -> bool {
    agree(&a.mention.value, &b.mention.value)
}

/// Joins groups along the edges, best first; no article ends up with two different values in one cluster.
fn clusters(groups: &[Group<'_>], edges: &[Edge]) -> Vec<(Vec<usize>, f64)> {
    let mut cluster_of: Vec<usize> = (0..groups.len()).collect();
    let mut members: HashMap<usize, (Vec<usize>, f64)> =
        (0..groups.len()).map(|at| (at, (vec![at], 1.0))).collect();
    for edge in edges {
        let (a, b) = (cluster_of[edge.first], cluster_of[edge.second]);
        if a == b {
            continue;
        }
        let (Some(left), Some(right)) = (members.get(&a), members.get(&b)) else { continue };
        let clash = left.0.iter().any(|x| {
            right.0.iter().any(|y| {
                groups[*x].article == groups[*y].article && !equal(groups[*x].claims[0], groups[*y].claims[0])
            })
        });
        if clash {
            continue;
        }
        let score = left.1.min(right.1).min(edge.score);
        let moved = right.0.clone();
        for member in &moved {
            cluster_of[*member] = a;
        }
        members.remove(&b);
        if let Some(left) = members.get_mut(&a) {
            left.0.extend(moved);
            left.1 = score;
        }
    }
    let mut out: Vec<(Vec<usize>, f64)> = members.into_values().collect();
    for (members, _) in &mut out {
        members.sort_unstable();
    }
    out.sort_by(|a, b| a.0.cmp(&b.0));
    out
}

fn build(groups: &[Group<'_>], members: &[usize], score: f64, texts: Texts<'_>, claims: &Claims) -> Match {
    let all: Vec<&Claim> = members.iter().flat_map(|member| groups[*member].claims.iter().copied()).collect();
    let kind = all[0].mention.kind;
    Match {
        kind,
        topic: topic::of_claims(&all, texts, claims),
        members: all.iter().map(|claim| member(claim, texts)).collect(),
        confidence: score.clamp(0.0, 1.0),
    }
}

fn member(claim: &Claim, texts: Texts<'_>) -> Member {
    let normalized = normal(&claim.mention.value);
    let mut reading = texts.reading(claim.article, claim.sentence, claim.mention.span.clone(), normalized);
    reading.modality = claim.modality;
    reading.as_of = claim.as_of;
    let noun = claim.noun.clone().and_then(|noun| texts.articles[claim.article].body.get(noun));
    Member { reading, value: claim.mention.value.clone(), role: claim.role, noun: noun.map(str::to_owned) }
}
