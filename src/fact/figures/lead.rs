//! Figures at the top of two articles: headline and first sentences of each tell the same event, and its main figures.
//!
//! Of figures that lie near each other and stand this early, of which neither is given by the other article as well, about
//! four in five are of one thing, whatever the words around them (see `docs/analysis.md`).

use super::rival::{Oneness, bearers, of_other_years, owner, states};
use crate::claim::{Claim, Claims, Texts};
use crate::value::{Bound, Kind, Reason, Relation, Value};

/// Sentences that are the top of an article, its headline among them.
const TOP: usize = 4;
/// Counts below this stand for too many things ("three men", "four questions").
const LEAST_COUNT: f64 = 10.0;
/// Years by which two ages of one person differ at most.
const AGES: f64 = 2.0;
/// How sure it is that two such figures are of one thing: less than for those with one value or with words in common.
const SCORE: f64 = 0.2;

/// How sure it is that two figures of two articles that differ are of one thing for standing at their tops; none where they
/// do not or where something forbids it.
pub(super) fn score(
    a: &Claim<'_>,
    b: &Claim<'_>,
    relation: &Relation,
    texts: Texts<'_>,
    claims: &Claims<'_>,
) -> Option<f64> {
    let kind = a.mention.kind;
    let near = matches!(relation, Relation::Conflict(Reason::Apart { .. } | Reason::Different))
        || relation.is_close();
    let may_be_one = near
        && a.article != b.article
        && [a, b].iter().all(|claim| is_main(claim))
        && (kind != Kind::Age || are_ages_of_one(a, b))
        && bearers(a, b) != Oneness::Two
        && states(a, b) != Oneness::Two
        && (kind != Kind::Count || a.state == b.state)
        && !of_other_years(a, b)
        && owner(a, b, texts, claims).is_some_and(|owner| owner >= 0.0);
    may_be_one.then_some(SCORE)
}

/// True for a figure at the top of its article that is no small or vague count.
fn is_main(claim: &Claim<'_>) -> bool {
    let Value::Quantity(quantity) = &claim.mention.value else { return false };
    let told = quantity.bound != Bound::Vague && quantity.point.is_some_and(|point| point > 0.0);
    let counted =
        claim.mention.kind != Kind::Count || quantity.point.is_some_and(|point| point >= LEAST_COUNT);
    claim.mention.sentence < TOP && told && counted
}

/// True for two ages so near that they can be what two articles know of one person.
fn are_ages_of_one(a: &Claim<'_>, b: &Claim<'_>) -> bool {
    let age = |claim: &Claim<'_>| match &claim.mention.value {
        Value::Quantity(quantity) => quantity.point,
        _ => None,
    };
    age(a).zip(age(b)).is_some_and(|(a, b)| (a - b).abs() <= AGES)
}
