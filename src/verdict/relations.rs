//! How the variants of one match stand to each other.

use std::cell::{OnceCell, RefCell};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::corrected::CorrectedPairs;
use super::setting::setting;
use crate::claim::{Claims, Texts};
use crate::model::{Reading, Verdict};
use crate::union::Union;
use crate::value::{Bound, Kind, Reason, Relation, Setting, Telling, Value, relation, true_of_both, why};

/// Variants among which the gravest difference is looked for. No news have more of one thing; what was written to have them
/// must not cost the square of their number.
const COMPARED: usize = 96;

/// The relation of two variants, and the two readings that show it.
struct Shown {
    relation: Relation,
    readings: [usize; 2],
}

/// A verdict on several variants: that on the two which differ most.
pub(super) struct Difference {
    pub verdict: Verdict,
    pub reason: Reason,
    pub why: String,
}

/// How two variants stand to each other, by their numbers, the lesser first; none where that is not shown.
type Known = BTreeMap<(usize, usize), Option<Rc<Shown>>>;

/// The variants of a match, whose relations are found when they are asked for and then kept.
pub(super) struct Relations<'a> {
    kind: Kind,
    readings: &'a [Reading],
    /// The readings of each variant.
    variants: &'a [Vec<usize>],
    texts: Texts<'a>,
    claims: &'a Claims<'a>,
    /// What the reader has said of the variants.
    corrected: &'a CorrectedPairs,
    /// Where each reading stands.
    settings: Vec<OnceCell<Setting<'a>>>,
    /// What has been asked for.
    known: RefCell<Known>,
}

impl<'a> Relations<'a> {
    pub(super) fn new(
        kind: Kind,
        readings: &'a [Reading],
        variants: &'a [Vec<usize>],
        texts: Texts<'a>,
        claims: &'a Claims<'a>,
        corrected: &'a CorrectedPairs,
    ) -> Self {
        let settings = readings.iter().map(|_| OnceCell::new()).collect();
        Self { kind, readings, variants, texts, claims, corrected, settings, known: RefCell::default() }
    }

    /// The variants, by their numbers, in groups of those that are of one thing: those that are linked by relations.
    pub(super) fn related(&self) -> Vec<Vec<usize>> {
        let count = self.variants.len();
        if !self.may_be_unrelated() {
            return vec![(0..count).collect()];
        }
        let mut union = Union::new(count);
        for first in 0..count {
            for second in first + 1..count {
                if !self.is_unrelated(first, second) {
                    union.join(first, second);
                }
            }
        }
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (variant, root) in union.roots().into_iter().enumerate() {
            groups.entry(root).or_default().push(variant);
        }
        groups.into_values().collect()
    }

    /// True for values that can lie so far apart that they are of different things.
    fn may_be_unrelated(&self) -> bool {
        matches!(self.readings[0].value, Value::Quantity(_) | Value::Date(_))
    }

    fn is_unrelated(&self, first: usize, second: usize) -> bool {
        self.between(first, second).is_some_and(|shown| shown.relation == Relation::Unrelated)
    }

    /// The gravest difference between some of the variants, and of several as grave the most telling; none where one
    /// article alone differs from itself, or where the reader has dismissed it.
    pub(super) fn gravest(&self, variants: &[usize]) -> Option<Difference> {
        let variants = variants.get(..COMPARED).unwrap_or(variants);
        let mut gravest: Option<((Verdict, Reverse<Telling>), usize, usize)> = None;
        'pairs: for (at, first) in variants.iter().enumerate() {
            for second in &variants[at + 1..] {
                if self.corrected.dismissed.contains(&(*first.min(second), *first.max(second))) {
                    continue;
                }
                let Some(rank) = self.between(*first, *second).and_then(|shown| rank(&shown.relation)) else {
                    continue;
                };
                if gravest.as_ref().is_none_or(|(known, ..)| rank < *known) {
                    gravest = Some((rank, *first, *second));
                    // Differences of quotations are all as telling: the first one is told.
                    if self.kind == Kind::Quote {
                        break 'pairs;
                    }
                }
            }
        }
        let ((verdict, _), first, second) = gravest?;
        let shown = self.between(first, second)?;
        let reason = reason(&shown.relation)?.1.clone();
        let values = shown.readings.map(|reading| &self.readings[reading].value);
        let mut why = why(self.kind, &reason, values, shown.readings.map(|reading| self.setting(reading)));
        let less_exact = |of: usize, variant: usize| {
            let shown = self.between(of, variant);
            shown.is_some_and(|shown| {
                rank(&shown.relation).is_some_and(|(_, telling)| telling.0 == Telling::LessExact)
            })
        };
        let loose = variants
            .iter()
            .filter(|other| ![first, second].contains(other))
            .find(|other| less_exact(first, **other) && less_exact(second, **other));
        if let Some(loose) = loose {
            why += &true_of_both(self.setting(self.variants[*loose][0]).words);
        }
        Some(Difference { verdict, reason, why })
    }

    /// The relation of two variants.
    fn between(&self, first: usize, second: usize) -> Option<Rc<Shown>> {
        let pair = (first.min(second), first.max(second));
        if let Some(known) = self.known.borrow().get(&pair) {
            return known.clone();
        }
        let mut found = self.compare(&self.variants[pair.0], &self.variants[pair.1]);
        // What the reader has put together is of one thing, however far the values lie apart.
        let together = self.may_be_unrelated() && self.corrected.together.contains(&pair);
        if let Some(shown) = found.as_mut().filter(|shown| together && shown.relation == Relation::Unrelated)
        {
            shown.relation = Relation::Conflict(Reason::Different);
        }
        let found = found.map(Rc::new);
        self.known.borrow_mut().insert(pair, found.clone());
        found
    }

    /// The relation of the first two readings of two variants that come from different articles and are not the same: two
    /// versions of one wire story can differ as well. Where one of those articles words the same value as a bound
    /// elsewhere ("five dead" over "at least five people have died"), the bound is what it means.
    fn compare(&self, a: &[usize], b: &[usize]) -> Option<Shown> {
        let article = |reading: usize| self.readings[reading].article;
        let pairs = a.iter().flat_map(|a| b.iter().map(move |b| (*a, *b)));
        let shown = |(first, second): (usize, usize)| {
            let readings = if article(first) <= article(second) { [first, second] } else { [second, first] };
            let [x, y] = readings.map(|reading| &self.readings[reading].value);
            let mut relation = relation(self.kind, x, y, readings.map(|reading| self.setting(reading)));
            if relation == Relation::Unrelated && self.are_of_one_event(readings) {
                relation = Relation::Conflict(Reason::Different);
            }
            Shown { relation, readings }
        };
        let mut apart = pairs
            .filter(|(first, second)| article(*first) != article(*second))
            .map(|pair| (pair, shown(pair)));
        let ((first, second), found) = apart.find(|(_, shown)| shown.relation != Relation::Same)?;
        if matches!(found.relation, Relation::Explained(_) | Relation::Variant(_)) {
            return Some(found);
        }
        let bound =
            |other: usize, of: usize| article(other) == article(of) && is_bound(&self.readings[other].value);
        let ours = a.iter().filter(|other| bound(**other, first)).map(|other| (*other, second));
        let theirs = b.iter().filter(|other| bound(**other, second)).map(|other| (first, *other));
        let softer =
            ours.chain(theirs).map(shown).find(|shown| matches!(shown.relation, Relation::Explained(_)));
        Some(softer.unwrap_or(found))
    }

    /// True for two dates of something that happens but once.
    fn are_of_one_event(&self, readings: [usize; 2]) -> bool {
        let claim = |reading: usize| {
            let Reading { article, span, .. } = &self.readings[reading];
            self.claims.figure(*article, span.start)
        };
        let [first, second] = readings.map(claim);
        first.zip(second).is_some_and(|(first, second)| self.claims.are_of_one_event(first, second))
    }

    fn setting(&self, reading: usize) -> &Setting<'a> {
        self.settings[reading].get_or_init(|| setting(&self.readings[reading], self.texts, self.claims))
    }
}

/// The verdict that a relation leads to, with its reason; none where there is nothing to tell.
fn reason(relation: &Relation) -> Option<(Verdict, &Reason)> {
    match relation {
        Relation::Conflict(reason) => Some((Verdict::Conflict, reason)),
        Relation::Explained(reason) => Some((Verdict::Explained, reason)),
        Relation::Variant(reason) => Some((Verdict::Variant, reason)),
        Relation::Same | Relation::Unrelated => None,
    }
}

/// Lower for what a reader must rather be told.
fn rank(relation: &Relation) -> Option<(Verdict, Reverse<Telling>)> {
    reason(relation).map(|(verdict, reason)| (verdict, Reverse(reason.telling())))
}

/// True for "at least five", "up to ten", "more than 50".
fn is_bound(value: &Value) -> bool {
    matches!(value, Value::Quantity(quantity) if matches!(quantity.bound, Bound::AtLeast | Bound::AtMost))
}
