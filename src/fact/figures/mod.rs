//! Figures and dates of several articles about one thing.
//!
//! Two figures are about one thing when they have the same unit and role, nobody else's event, and enough in common:
//! how much is learned for equal values ([`equal`]) and set by hand for others ([`rival`]). Equal values come first: a
//! figure that the other article gives as well is no rival of another figure there.

mod equal;
mod lead;
mod referent;
mod rival;

use std::collections::{BTreeMap, BTreeSet};

use foldhash::HashMap;

pub use self::equal::{Evidence, Weights};
use self::rival::{Oneness, Only};
use super::matched::Match;
use super::topic;
use crate::claim::{Claim, Claims, Role, Term, Texts};
use crate::lexicon::{Class, currency, unit as unit_of};
use crate::model::{Mention, Reading};
use crate::text::{Overlaps, Vector};
use crate::value::{Kind, Reason, Relation, Value, compare};

/// Least score at which an article repeats itself.
const REPEAT: f64 = 0.30;

/// Words around more figures than this bring nothing together.
const MOST_FIGURES: usize = 200;

/// How many figures back an article is searched for the same figure.
const BACK: usize = 200;

/// Claims of one article that give one value for one thing.
struct Group<'a> {
    article: usize,
    claims: Vec<&'a Claim<'a>>,
    /// True where the article says that the value was reported before it was known better.
    revised: bool,
}

impl Group<'_> {
    fn relation(&self, other: &Group<'_>) -> Relation {
        relation(self.claims[0], other.claims[0])
    }

    /// True for values that differ and of which none can be a less exact form of the other.
    fn is_rival(&self, other: &Group<'_>) -> bool {
        let relation = self.relation(other);
        relation != Relation::Same && !relation.is_close()
    }

    /// True for two values that one article cannot give for one thing: it gives both only where it corrects one of them.
    fn excludes(&self, other: &Group<'_>) -> bool {
        self.article == other.article && !self.revised && !other.revised && self.is_rival(other)
    }
}

/// An accepted or possible match of two groups.
struct Edge {
    first: usize,
    second: usize,
    score: f64,
    sort: EdgeSort,
}

/// What sort of values a match brings together; the first ones are settled first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum EdgeSort {
    /// One value: a figure that the other article gives as well is no rival of another figure there.
    Equal,
    /// Two values.
    Different,
    /// A vague word ("several") and a figure, which another figure of the same article may fit better.
    Vague,
}

/// How the values of two claims stand to each other; a figure and the same figure as a limit are one value here.
fn relation(a: &Claim<'_>, b: &Claim<'_>) -> Relation {
    if a.mention.value.agrees(&b.mention.value) {
        return Relation::Same;
    }
    compare(a.mention.kind, &a.mention.value, &b.mention.value)
}

/// All matches of figures, those of one article among them.
pub(super) fn matches(texts: Texts<'_>, claims: &Claims<'_>) -> Vec<Match> {
    let units = by_unit(claims).into_values();
    units
        .flat_map(|indices| {
            let figures = indices.into_iter().map(|index| &claims.figures[index]).collect();
            match_unit(&ComparedFigures::new(figures, texts, claims), texts, claims)
        })
        .collect()
}

/// The pairs of claims of different articles that give one value of one unit and may be about one thing, with what
/// speaks for it; claims by their index in [`Claims::figures`]. Weights are learned from these.
pub fn pairs(texts: Texts<'_>, claims: &Claims<'_>) -> Vec<(usize, usize, Evidence)> {
    let mut out = Vec::new();
    for indices in by_unit(claims).into_values() {
        let figures = indices.iter().map(|index| &claims.figures[*index]).collect();
        let unit = ComparedFigures::new(figures, texts, claims);
        for &((a, b), cosine) in &unit.likeness {
            let (first, second) = (unit.figures[a], unit.figures[b]);
            if first.article != second.article
                && relation(first, second) == Relation::Same
                && may_be_one(first, second, texts, claims)
            {
                out.push((indices[a], indices[b], unit.evidence((a, b), cosine, texts, claims)));
            }
        }
    }
    out
}

/// The figures that can be compared with each other, by their index in [`Claims::figures`].
fn by_unit<'a>(claims: &'a Claims<'_>) -> BTreeMap<Comparable<'a>, Vec<usize>> {
    let mut units: BTreeMap<Comparable<'a>, Vec<usize>> = BTreeMap::new();
    for (index, claim) in claims.figures.iter().enumerate() {
        if let Some(comparable) = comparable(claim) {
            units.entry(comparable).or_default().push(index);
        }
    }
    units
}

/// What figures must have in common to be compared at all: the kind, the role of one with a unit, and its unit or measure.
type Comparable<'a> = (Kind, Option<Role>, &'a str);

fn comparable<'a>(claim: &'a Claim<'_>) -> Option<Comparable<'a>> {
    let kind = claim.mention.kind;
    match &claim.mention.value {
        Value::Quantity(_) if kind == Kind::Rank => None,
        Value::Quantity(q) => {
            let unit = match kind {
                Kind::Duration | Kind::Distance | Kind::Age => "",
                Kind::Quantity => unit_of(&q.unit).map_or(q.unit.as_str(), |unit| unit.measure.name()),
                Kind::Money => currency(&q.unit),
                Kind::Percent if q.unit == "bp" => "pp",
                _ => q.unit.as_str(),
            };
            Some((kind, Some(claim.role), unit))
        }
        Value::Date(_) | Value::Time(_) | Value::Vote(_) => Some((kind, None, "")),
        _ => None,
    }
}

/// The figures of one unit, with what is known of them together.
struct ComparedFigures<'a> {
    figures: Vec<&'a Claim<'a>>,
    likeness: Likeness,
    groups: Vec<Group<'a>>,
    /// The group of each figure.
    of_figure: Vec<usize>,
    /// How many groups of each article speak of each noun.
    nouns: HashMap<(usize, Term), usize>,
    /// How many groups of each article are a toll, by its state ("dead").
    tolls: HashMap<(usize, Term), usize>,
    /// How seldom the value of each figure stands in the story, from 0 to 1.
    rarity: Vec<f64>,
}

impl<'a> ComparedFigures<'a> {
    fn new(figures: Vec<&'a Claim<'a>>, texts: Texts<'_>, claims: &Claims<'_>) -> Self {
        let likeness = likeness(&figures);
        let (groups, of_figure) = groups(&figures, &likeness, texts, claims);
        let nouns = per_article(&groups, |claim| claim.head.clone());
        let known = claims.terms.tolls();
        let tolls = per_article(&groups, |claim| {
            claim.state.into_iter().filter(|state| known.contains(state)).collect()
        });
        let rarity = equal::rarity(&figures, claims.figures.len());
        Self { figures, likeness, groups, of_figure, nouns, tolls, rarity }
    }

    /// What speaks for and against two figures with one value being about one thing.
    fn evidence(
        &self,
        (a, b): (usize, usize),
        cosine: f64,
        texts: Texts<'_>,
        claims: &Claims<'_>,
    ) -> Evidence {
        let rare = f64::min(self.rarity[a], self.rarity[b]);
        equal::evidence(self.figures[a], self.figures[b], cosine, rare, texts, claims)
    }

    /// How sure it is that figures of two articles are about one thing; none where that is not sure enough.
    fn score(
        &self,
        (a, b): (usize, usize),
        cosine: f64,
        texts: Texts<'_>,
        claims: &Claims<'_>,
    ) -> Option<f64> {
        let (first, second) = (self.figures[a], self.figures[b]);
        match rival::bearers(first, second) {
            Oneness::One => return Some(1.0),
            Oneness::Two => return None,
            Oneness::Unsaid => {}
        }
        let relation = relation(first, second);
        if relation == Relation::Same && rival::are_none_of_one_state(first, second) {
            return Some(1.0);
        }
        if relation == Relation::Same {
            let weights = Weights::of(first.mention.kind)?;
            let probability = weights.probability(&self.evidence((a, b), cosine, texts, claims));
            let sure = probability >= weights.least
                && may_be_one(first, second, texts, claims)
                && referent::is_one(first, second, texts, claims);
            return sure.then_some(probability);
        }
        let only = self.only(first, second);
        rival::score(first, second, &relation, cosine, only, texts, claims)
            .filter(|score| *score >= rival::least(first, second, &relation))
            .or_else(|| {
                // Of those hurt, say, it must be plain which figure is meant: each article has but one.
                let is_plain = only == Only::Toll || first.state.is_none() && second.state.is_none();
                let apart = || !self.has_value_of(first, second) && !self.has_value_of(second, first);
                lead::score(first, second, &relation, texts, claims).filter(|_| is_plain && apart())
            })
    }

    /// True when the article of `other` gives the value of `claim` somewhere, too.
    fn has_value_of(&self, claim: &Claim<'_>, other: &Claim<'_>) -> bool {
        let value = &claim.mention.value;
        let mut there = self.groups.iter().filter(|group| group.article == other.article);
        there.any(|group| group.claims[0].mention.value.agrees(value))
    }

    /// Of what each of the two articles has but one figure.
    fn only(&self, a: &Claim<'_>, b: &Claim<'_>) -> Only {
        if self.only_toll(a, b) {
            Only::Toll
        } else if self.only_one(a, b) {
            Only::Noun
        } else {
            Only::Nothing
        }
    }

    /// True when each of the two articles has but one figure for what both measure.
    fn only_one(&self, a: &Claim<'_>, b: &Claim<'_>) -> bool {
        let noun = a.head.iter().find(|term| b.head.contains(term));
        noun.is_some_and(|noun| {
            [a, b].iter().all(|claim| self.nouns.get(&(claim.article, *noun)) == Some(&1))
        })
    }

    /// True when each of the two articles has but one figure for those of one state, whoever they are.
    fn only_toll(&self, a: &Claim<'_>, b: &Claim<'_>) -> bool {
        let only = |claim: &Claim<'_>, state| self.tolls.get(&(claim.article, state)) == Some(&1);
        a.state == b.state && a.state.is_some_and(|state| only(a, state) && only(b, state))
    }
}

fn match_unit(unit: &ComparedFigures<'_>, texts: Texts<'_>, claims: &Claims<'_>) -> Vec<Match> {
    let groups = &unit.groups;
    let mut best: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for &((a, b), cosine) in &unit.likeness {
        let of = |figure: usize| unit.of_figure[figure];
        let (first, second) = (of(a).min(of(b)), of(a).max(of(b)));
        if groups[first].article == groups[second].article {
            continue;
        }
        if let Some(score) = unit.score((a, b), cosine, texts, claims) {
            let entry = best.entry((first, second)).or_default();
            *entry = entry.max(score);
        }
    }
    let mut edges: Vec<Edge> = best
        .into_iter()
        .map(|((first, second), score)| {
            let sort = match groups[first].relation(&groups[second]) {
                Relation::Same => EdgeSort::Equal,
                Relation::Explained(Reason::Vague { .. }) => EdgeSort::Vague,
                _ => EdgeSort::Different,
            };
            Edge { first, second, score, sort }
        })
        .collect();
    edges.sort_by(|a, b| {
        a.sort
            .cmp(&b.sort)
            .then(b.score.total_cmp(&a.score))
            .then((a.first, a.second).cmp(&(b.first, b.second)))
    });
    clusters(groups, &edges).into_iter().map(|members| build(groups, &members, texts, claims)).collect()
}

/// True where nothing forbids that two claims are about one thing.
fn may_be_one(a: &Claim<'_>, b: &Claim<'_>, texts: Texts<'_>, claims: &Claims<'_>) -> bool {
    rival::states(a, b) != Oneness::Two
        && !rival::went_apart(a, b)
        && rival::owner(a, b, texts, claims).is_some()
}

/// Cosines of the surroundings of pairs of figures, in order of the pairs.
type Likeness = Vec<((usize, usize), f64)>;

/// Those of all pairs of figures that share a word, by way of an index of words.
fn likeness(figures: &[&Claim<'_>]) -> Likeness {
    let vectors: Vec<Vector> = figures
        .iter()
        .map(|claim| {
            let length = claim.context.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
            let telling = claim.context.iter().filter(|(_, weight)| *weight > 0.0);
            telling.map(|(term, weight)| (*term, weight / length)).collect()
        })
        .collect();
    Overlaps::new(vectors.iter().enumerate(), MOST_FIGURES)
        .all()
        .map(|pair| ((pair.first, pair.second), pair.product))
        .collect()
}

/// Brings together what an article says twice; returns the groups and the group of each figure.
fn groups<'a>(
    figures: &[&'a Claim<'_>],
    likeness: &Likeness,
    texts: Texts<'_>,
    claims: &Claims<'_>,
) -> (Vec<Group<'a>>, Vec<usize>) {
    let mut groups: Vec<Group<'a>> = Vec::new();
    let mut of_figure: Vec<usize> = Vec::with_capacity(figures.len());
    for (number, claim) in figures.iter().enumerate() {
        let earlier = (number.saturating_sub(BACK)..number)
            .rev()
            .take_while(|other| figures[*other].article == claim.article)
            .find(|other| {
                if !figures[*other].mention.value.agrees(&claim.mention.value) {
                    return false;
                }
                let known = likeness.binary_search_by_key(&(*other, number), |(pair, _)| *pair);
                let cosine = known.map_or(0.0, |at| likeness[at].1);
                rival::score(figures[*other], claim, &Relation::Same, cosine, Only::Nothing, texts, claims)
                    .is_some_and(|score| score >= REPEAT)
            });
        let group = earlier.map_or(groups.len(), |other| of_figure[other]);
        if earlier.is_none() {
            groups.push(Group { article: claim.article, claims: Vec::new(), revised: false });
        }
        groups[group].claims.push(claim);
        of_figure.push(group);
    }
    let value = |claim: &Claim<'_>| (claim.article, claim.mention.value.to_string());
    let corrected: BTreeSet<(usize, String)> =
        figures.iter().filter(|claim| is_revised(claim, texts)).map(|claim| value(claim)).collect();
    if !corrected.is_empty() {
        for group in &mut groups {
            group.revised = corrected.contains(&value(group.claims[0]));
        }
    }
    (groups, of_figure)
}

/// True for a figure beside words on what was reported before ("Earlier reports put the toll at 60").
fn is_revised(claim: &Claim<'_>, texts: Texts<'_>) -> bool {
    /// Tokens before and behind a figure that can say so.
    const NEAR: usize = 16;
    /// Tokens from one of both words to the other ("had previously been reported").
    const TOGETHER: usize = 3;
    let tokens = texts.documents[claim.article].tokens_of(claim.mention.sentence);
    let at = tokens.partition_point(|token| token.span.start < claim.mention.span.start);
    let near = &tokens[at.saturating_sub(NEAR)..tokens.len().min(at + NEAR)];
    near.windows(TOGETHER.min(near.len().max(1))).any(|words| {
        let has = |class: Class| words.iter().any(|token| class.has(&token.folded));
        has(Class::Revised) && has(Class::Reporting)
    })
}

/// How many groups of each article have each of the terms that `terms` takes from their claims.
fn per_article(
    groups: &[Group<'_>],
    terms: impl Fn(&Claim<'_>) -> Vec<Term>,
) -> HashMap<(usize, Term), usize> {
    let mut out: HashMap<(usize, Term), usize> = HashMap::default();
    for group in groups {
        let of_group: BTreeSet<Term> = group.claims.iter().flat_map(|claim| terms(claim)).collect();
        for term in of_group {
            *out.entry((group.article, term)).or_default() += 1;
        }
    }
    out
}

/// Joins groups along the edges, best first; no article ends up with two values in one cluster, unless one can be a less
/// exact form of the other.
fn clusters(groups: &[Group<'_>], edges: &[Edge]) -> Vec<Vec<usize>> {
    let mut cluster_of: Vec<usize> = (0..groups.len()).collect();
    let mut members: HashMap<usize, Vec<usize>> = (0..groups.len()).map(|at| (at, vec![at])).collect();
    for edge in edges {
        let (a, b) = (cluster_of[edge.first], cluster_of[edge.second]);
        if a == b {
            continue;
        }
        let (Some(left), Some(right)) = (members.get(&a), members.get(&b)) else { continue };
        // A coarse date holds any number of days: two of them are not brought together by it.
        let bridge = edge.sort == EdgeSort::Equal && groups[edge.first].claims[0].mention.kind == Kind::Date;
        let clash = left.iter().any(|x| {
            right.iter().any(|y| {
                let (x, y) = (&groups[*x], &groups[*y]);
                if bridge { x.is_rival(y) } else { x.excludes(y) }
            })
        });
        if clash {
            continue;
        }
        let moved = right.clone();
        for member in &moved {
            cluster_of[*member] = a;
        }
        members.remove(&b);
        if let Some(left) = members.get_mut(&a) {
            left.extend(moved);
        }
    }
    let mut out: Vec<Vec<usize>> = members.into_values().collect();
    for members in &mut out {
        members.sort_unstable();
    }
    out.sort_unstable();
    out
}

fn build(groups: &[Group<'_>], members: &[usize], texts: Texts<'_>, claims: &Claims<'_>) -> Match {
    let all: Vec<&Claim<'_>> =
        members.iter().flat_map(|member| groups[*member].claims.iter().copied()).collect();
    let kind = all[0].mention.kind;
    Match {
        kind,
        topic: topic::of_claims(&all, texts, claims),
        readings: all.iter().map(|claim| reading(claim, texts)).collect(),
    }
}

fn reading(claim: &Claim<'_>, texts: Texts<'_>) -> Reading {
    let Mention { sentence, span, value, .. } = claim.mention;
    let reading = texts.reading(claim.article, *sentence, span.clone(), value.clone());
    Reading { modality: claim.modality, as_of: claim.as_of, ..reading }
}
