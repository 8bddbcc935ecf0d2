//! Whether two figures that differ are about one thing, by rules with limits set by hand.
//!
//! Pairs of rivals are rare among the pairs of figures of one unit, about one in a hundred, and what tells them are
//! conjunctions: one noun, and one owner, and little else that fits. Weights learned as in [`equal`](super::equal)
//! did worse on clusters left out (see `docs/analysis.md`).

use crate::claim::{Claim, Claims, Owner, Role, Term, Texts};
use crate::text::fold;
use crate::value::{Bound, Granularity, Kind, Modality, Relation, Value, Vote};

/// Least score at which two different values are rivals.
const RIVAL: f64 = 0.60;
/// Least score at which a value and a less exact one are one fact.
const COMPATIBLE: f64 = 0.10;
/// Least score for values that agree in so many digits that chance is out of the question.
const SPECIFIC: f64 = 0.02;
/// Digits of such a value, trailing zeros aside.
const DIGITS: f64 = 3.0;
/// Likeness of the surroundings at which two such values need no noun in common.
const BARE: f64 = 0.04;
/// A less exact value is seldom further off than this, vague words aside.
const LOOSE: f64 = 3.0;
/// What a common head noun adds to the likeness of the surroundings.
const HEAD: f64 = 0.30;
/// Likeness of the surroundings below which rival counts, distances and dates with one noun are about other things.
const NEIGHBOURS: f64 = 0.25;
/// Figures of one thing seldom lie further apart.
const FAR: f64 = 4.0;
/// Figures of one thing never do.
const ABSURD: f64 = 15.0;
/// How far the number of zeros that a slip adds may be from a whole one.
const SLIP: f64 = 0.01;
/// What it adds that neither article has another figure for the same noun.
const ONLY: f64 = 0.30;
/// What the same owner adds; a different one, said beside the event, forbids the match.
const OWNER: f64 = 0.15;
/// What rivals in different people's hands lose when the owner was only guessed.
const NEAR_OWNER: f64 = 0.35;

/// Of what each of two articles has but one figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Only {
    /// Of nothing that both measure.
    Nothing,
    /// Of what both measure.
    Noun,
    /// Of those of one state ("dead"), whoever they are.
    Toll,
}

/// Whether two claims are of one bearer or state, as far as they say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Oneness {
    /// Both are.
    One,
    /// They are of two.
    Two,
    /// At least one does not say.
    Unsaid,
}

/// The score that a match of two figures that differ must reach.
pub(super) fn least(a: &Claim<'_>, b: &Claim<'_>, relation: &Relation) -> f64 {
    if !relation.is_close() {
        RIVAL
    } else if is_specific(a) || is_specific(b) {
        SPECIFIC
    } else {
        COMPATIBLE
    }
}

/// How sure it is that two figures are about one thing; none where something forbids it.
pub(super) fn score(
    a: &Claim<'_>,
    b: &Claim<'_>,
    relation: &Relation,
    cosine: f64,
    only: Only,
    texts: Texts<'_>,
    claims: &Claims<'_>,
) -> Option<f64> {
    match bearers(a, b) {
        Oneness::One => return Some(1.0),
        Oneness::Two => return None,
        Oneness::Unsaid => {}
    }
    if claims.are_of_one_event(a, b) {
        return Some(1.0);
    }
    let same = *relation == Relation::Same;
    let rivals = !same && !relation.is_close();
    if a.mention.kind == Kind::Vote && rivals {
        return of_one_vote(a, b).then_some(1.0);
    }
    let states = states(a, b);
    if states == Oneness::Two || went_apart(a, b) {
        return None;
    }
    let owner = owner(a, b, texts, claims)?;
    let head = head(a, b, relation, cosine, states == Oneness::One)?;
    let kind = a.mention.kind;
    let vague = is_vague(a) || is_vague(b);
    let forbidden = if rivals {
        let apart = apart(a, b);
        let far = cosine < NEIGHBOURS || apart > FAR;
        let strangers = !vague && only != Only::Toll && owner <= 0.0 && far;
        let alike =
            matches!(kind, Kind::Count | Kind::Distance | Kind::Quantity | Kind::Percent | Kind::Date);
        // A million for a billion is a slip.
        let zeros = apart.log10();
        let absurd =
            !vague && !is_none(a) && !is_none(b) && apart > ABSURD && (zeros - zeros.round()).abs() > SLIP;
        (strangers && alike) || absurd || of_other_years(a, b) || periods(a, b)
    } else {
        !same && !vague && apart(a, b) > LOOSE
    };
    let other_state = !same && kind == Kind::Count && a.state != b.state;
    if forbidden || other_state {
        return None;
    }
    let lone = if only != Only::Nothing && kind != Kind::Date { ONLY } else { 0.0 };
    Some(cosine + head + owner + lone)
}

/// Whether two ages are those of one person, where both say whose they are: a person has one age.
pub(super) fn bearers(a: &Claim<'_>, b: &Claim<'_>) -> Oneness {
    match (a.bearer, b.bearer) {
        (Some(a), Some(b)) if a == b => Oneness::One,
        (Some(_), Some(_)) => Oneness::Two,
        _ => Oneness::Unsaid,
    }
}

/// True for two figures of which one went up and the other down.
pub(super) fn went_apart(a: &Claim<'_>, b: &Claim<'_>) -> bool {
    a.direction.zip(b.direction).is_some_and(|(a, b)| a != b)
}

/// Whether both count those of one state (the dead, the injured) of one event.
pub(super) fn states(a: &Claim<'_>, b: &Claim<'_>) -> Oneness {
    if a.mention.kind != Kind::Count {
        return Oneness::Unsaid;
    }
    let anybody = a.anybody || b.anybody;
    if a.recalled != b.recalled || anybody && a.state != b.state {
        return Oneness::Two;
    }
    let one_noun = !a.head.is_empty() && a.head.first() == b.head.first();
    let one = a.state.is_some() && a.state == b.state && (anybody || one_noun);
    if one { Oneness::One } else { Oneness::Unsaid }
}

/// Least voices of a vote that no other shares by chance, as matches share their few goals.
const VOICES: u32 = 12;

/// True for two outcomes with one number of voices in all, or for the winner.
fn of_one_vote(a: &Claim<'_>, b: &Claim<'_>) -> bool {
    let (Value::Vote(Vote(a)), Value::Vote(Vote(b))) = (&a.mention.value, &b.mention.value) else {
        return false;
    };
    let all = |sides: &[u32]| sides.iter().sum::<u32>();
    // A tie has no winner, as matches often stand for a while.
    let winner = |sides: &[u32]| {
        let most = sides.iter().copied().max();
        most.filter(|most| sides.iter().filter(|side| *side == most).count() == 1)
    };
    all(a) >= VOICES && (all(a) == all(b) || (winner(a).is_some() && winner(a) == winner(b)))
}

/// True where nobody is dead, or hurt, by both.
pub(super) fn are_none_of_one_state(a: &Claim<'_>, b: &Claim<'_>) -> bool {
    is_none(a) && is_none(b) && a.state.is_some() && a.state == b.state
}

/// True for figures whose sentences name different years for them.
pub(super) fn of_other_years(a: &Claim<'_>, b: &Claim<'_>) -> bool {
    let figures = matches!(a.mention.kind, Kind::Money | Kind::Percent | Kind::Count | Kind::Quantity);
    figures && a.period.zip(b.period).is_some_and(|(a, b)| a != b)
}

/// True for years that say for when a sum or share was: as many periods can be reported as there are sums.
fn periods(a: &Claim<'_>, b: &Claim<'_>) -> bool {
    let dates = |claim: &Claim<'_>| match &claim.mention.value {
        Value::Date(date) => {
            claim.of_sum
                && claim.modality == Modality::Asserted
                && date.granularity <= Granularity::Year
                && !date.open
        }
        _ => false,
    };
    dates(a) || dates(b)
}

/// What the nouns tell; none where they are of different things.
fn head(a: &Claim<'_>, b: &Claim<'_>, relation: &Relation, cosine: f64, one_state: bool) -> Option<f64> {
    let kind = a.mention.kind;
    let shared = one_state || a.head.iter().any(|term| b.head.contains(term));
    let first = one_state
        || a.head.first().is_some_and(|term| b.head.contains(term))
        || b.head.first().is_some_and(|term| a.head.contains(term));
    let anybody = kind == Kind::Count && a.anybody;
    let one_noun = one_state || (!a.head.is_empty() && a.head.first() == b.head.first() && !anybody);
    let loose = matches!(kind, Kind::Money | Kind::Duration | Kind::Percent | Kind::Time);
    let exact = is_specific(a) && is_specific(b);
    let vague = is_vague(a) || is_vague(b);
    let fits = loose
        || match relation {
            Relation::Same => shared || exact,
            close if close.is_close() => shared || (exact && cosine >= BARE),
            _ if vague => shared,
            _ => one_noun,
        };
    if a.role == Role::Level && !fits {
        return None;
    }
    Some(if first {
        HEAD
    } else if shared {
        HEAD / 2.0
    } else {
        0.0
    })
}

/// What the owners tell; none where they are different people.
pub(super) fn owner(a: &Claim<'_>, b: &Claim<'_>, texts: Texts<'_>, claims: &Claims<'_>) -> Option<f64> {
    Some(match (a.owner, b.owner) {
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
    })
}

/// True when a title of the person names the office.
fn holds(name: Term, office: Term, texts: Texts<'_>, claims: &Claims<'_>) -> bool {
    let entity = claims.terms.entity(name).map(|entity| &claims.entities.all[entity]);
    entity.is_some_and(|entity| {
        entity.titles.iter().any(|naming| match &texts.mention(naming).value {
            Value::Title(title) => {
                fold(&title.title).split_whitespace().any(|word| claims.terms.find(word) == Some(office))
            }
            _ => false,
        })
    })
}

/// How many times larger one figure is than the other.
fn apart(a: &Claim<'_>, b: &Claim<'_>) -> f64 {
    let size = |claim: &Claim<'_>| match &claim.mention.value {
        Value::Quantity(quantity) => {
            (quantity.point.unwrap_or(quantity.low).abs() * quantity.factor()).max(f64::MIN_POSITIVE)
        }
        _ => 1.0,
    };
    let (x, y) = (size(a), size(b));
    x.max(y) / x.min(y)
}

/// True for "no one" and the like.
fn is_none(claim: &Claim<'_>) -> bool {
    matches!(&claim.mention.value, Value::Quantity(quantity) if quantity.point == Some(0.0))
}

/// True for "several" and the like.
fn is_vague(claim: &Claim<'_>) -> bool {
    matches!(&claim.mention.value, Value::Quantity(quantity) if quantity.bound == Bound::Vague)
}

/// True for a figure of many digits.
fn is_specific(claim: &Claim<'_>) -> bool {
    matches!(&claim.mention.value, Value::Quantity(quantity) if quantity.digits() >= DIGITS)
}
