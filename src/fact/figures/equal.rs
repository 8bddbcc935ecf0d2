//! Whether two figures with one value are about one thing: a weighted sum of named evidence.
//!
//! The weights stand in `assets/weights.toml`; `cargo bench --bench learn` learns them by logistic regression from
//! clusters of articles with known facts.

use std::sync::OnceLock;

use foldhash::HashMap;
use serde::{Deserialize, Serialize};

use crate::claim::{Claim, Claims, Texts};
use crate::value::{DateValue, Kind, Value};

const WEIGHTS: &str = include_str!("../../../assets/weights.toml");

/// What is known of two figures with one value; each entry lies near 0 to 1, 1 speaking for one thing or against.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Evidence {
    /// Always 1.
    pub bias: f64,
    /// Cosine of the surroundings.
    pub context: f64,
    /// The same noun.
    pub noun: f64,
    /// The same verb.
    pub act: f64,
    /// Names in both surroundings, by how rare they are.
    pub names: f64,
    /// How seldom the value stands in the articles.
    pub rare: f64,
    /// How near both stand to the beginning of their articles.
    pub lead: f64,
    /// Both are below twenty: chance makes small figures alike.
    pub small: f64,
    /// The digits of the figure, sixths.
    pub digits: f64,
    /// How finely the dates are given: 1 for two days.
    pub grain: f64,
    /// How much more finely one of the dates is given than the other.
    pub mixed: f64,
    /// How far from the day of the article the date lies: 1 for a hundred years.
    pub far: f64,
    /// Both are sums of money.
    pub money: f64,
    /// Both are ages: an article gives few, and mostly of different people.
    pub age: f64,
}

impl Evidence {
    /// The names of the entries, in order.
    pub const NAMES: [&str; 14] = [
        "bias", "context", "noun", "act", "names", "rare", "lead", "small", "digits", "grain", "mixed",
        "far", "money", "age",
    ];

    /// The entries in the order of [`NAMES`](Self::NAMES).
    pub fn entries(&self) -> [f64; 14] {
        [
            self.bias,
            self.context,
            self.noun,
            self.act,
            self.names,
            self.rare,
            self.lead,
            self.small,
            self.digits,
            self.grain,
            self.mixed,
            self.far,
            self.money,
            self.age,
        ]
    }
}

/// The weight of each entry of [`Evidence`], and how sure a match must be.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// Least probability that makes one fact of two claims.
    pub least: f64,
    /// Weights; entries that are not given weigh nothing.
    pub weigh: Evidence,
}

impl Weights {
    /// How probable it is that two figures with this evidence are about one thing, from 0 to 1.
    pub fn probability(&self, evidence: &Evidence) -> f64 {
        let sum: f64 = self.weigh.entries().iter().zip(evidence.entries()).map(|(w, x)| w * x).sum();
        1.0 / (1.0 + (-sum).exp())
    }

    /// The weights for a kind of figure; none where the file of weights is damaged, which a test rules out.
    pub fn of(kind: Kind) -> Option<&'static Self> {
        static ALL: OnceLock<Option<All>> = OnceLock::new();
        let all = ALL.get_or_init(|| toml::from_str(WEIGHTS).ok()).as_ref()?;
        Some(if kind == Kind::Date { &all.date } else { &all.figure })
    }
}

/// The file of weights.
#[derive(Deserialize)]
struct All {
    date: Weights,
    figure: Weights,
}

/// How seldom the value of each of `claims` stands among the `all` figures of a story: 1 for one that no other gives, 0
/// for one that all give.
pub(super) fn rarity(claims: &[&Claim<'_>], all: usize) -> Vec<f64> {
    let values: Vec<String> = claims.iter().map(|claim| claim.mention.value.to_string()).collect();
    let mut with: HashMap<&str, usize> = HashMap::default();
    for value in &values {
        *with.entry(value).or_default() += 1;
    }
    let all = (all + 1) as f64;
    values.iter().map(|value| 1.0 - (with[value.as_str()] as f64).ln() / all.ln()).collect()
}

/// What speaks for and against two claims with one value being about one thing; `rare` tells how seldom the value stands.
pub(super) fn evidence(
    a: &Claim<'_>,
    b: &Claim<'_>,
    cosine: f64,
    rare: f64,
    texts: Texts<'_>,
    claims: &Claims<'_>,
) -> Evidence {
    let holds = |holds: bool| if holds { 1.0 } else { 0.0 };
    let lead = |claim: &Claim<'_>| 1.0 / (1.0 + claim.mention.sentence as f64);
    Evidence {
        bias: 1.0,
        context: cosine,
        noun: holds(!a.head.is_empty() && a.head.first() == b.head.first()),
        act: holds(a.act.is_some() && a.act == b.act),
        names: names(a, b, claims),
        rare,
        lead: lead(a) * lead(b),
        small: holds(is_small(a) && is_small(b)),
        digits: digits(a).min(6.0) / 6.0,
        grain: f64::midpoint(grain(a), grain(b)),
        mixed: (grain(a) - grain(b)).abs(),
        far: f64::midpoint(far(a, texts), far(b, texts)),
        money: holds(a.mention.kind == Kind::Money),
        age: holds(a.mention.kind == Kind::Age),
    }
}

/// Names weigh by how rare they are; a tenth brings the sum near 1.
const NAME: f64 = 0.1;

/// The names that both surroundings hold.
fn names(a: &Claim<'_>, b: &Claim<'_>, claims: &Claims<'_>) -> f64 {
    let other = &b.context;
    let shared = a.context.iter().map(|(term, _)| *term).filter(|term| claims.terms.entity(*term).is_some());
    let both = shared.filter(|term| other.binary_search_by_key(term, |entry| entry.0).is_ok());
    both.map(|term| claims.terms.weight(term)).sum::<f64>() * NAME
}

/// Counts below this are alike by chance.
const SMALL: f64 = 20.0;

fn is_small(claim: &Claim<'_>) -> bool {
    matches!(&claim.mention.value, Value::Quantity(q) if q.point.unwrap_or(q.low) < SMALL)
}

fn digits(claim: &Claim<'_>) -> f64 {
    match &claim.mention.value {
        Value::Quantity(quantity) => quantity.digits(),
        _ => 0.0,
    }
}

/// From 0 for a decade to 1 for a day.
fn grain(claim: &Claim<'_>) -> f64 {
    /// Steps from an era to a day.
    const STEPS: f64 = 5.0;
    match &claim.mention.value {
        Value::Date(DateValue { granularity, .. }) => f64::from(*granularity as u8) / STEPS,
        _ => 0.0,
    }
}

/// How far the middle of a date lies from the day of its article, on a scale of magnitudes from 0 for the day itself to 1
/// for a hundred years.
fn far(claim: &Claim<'_>, texts: Texts<'_>) -> f64 {
    /// Days in a hundred years.
    const CENTURY: f64 = 36_525.0;
    let published = texts.published[claim.article];
    let Value::Date(date) = &claim.mention.value else { return 0.0 };
    let day = date.start.or(date.end);
    let days = day.zip(published).map_or(0, |(day, published)| (day - published).get_days().abs());
    f64::from(days).ln_1p() / CENTURY.ln_1p()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_weights_is_sound() {
        let all: All = toml::from_str(WEIGHTS).unwrap();
        for weights in [all.date, all.figure] {
            assert!(weights.least > 0.0 && weights.least < 1.0);
            assert!(weights.weigh.bias < 0.0, "two figures with nothing in common are not of one thing");
        }
    }
}
