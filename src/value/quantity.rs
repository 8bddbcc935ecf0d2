//! Figures: money, shares, counts, measures, spans of time, ages, positions in an order.

use std::fmt;

use serde::Serialize;

use super::kind::Kind;
use super::number::{Plain, same_number};
use super::reason::{Reason, Which};
use super::relation::Relation;
use crate::lexicon::unit;

/// How the wording limits a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// A plain figure.
    Exact,
    /// "about", "around", "some".
    About,
    /// "nearly", "almost", "just under".
    Nearly,
    /// "more than", "at least", "over".
    AtLeast,
    /// "up to", "at most", "less than".
    AtMost,
    /// "46 to 57", "between 5 and 6".
    Range,
    /// "dozens", "several", "a handful".
    Vague,
}

/// A number with a unit and the interval of values that the wording admits.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Quantity {
    /// The figure as written, scale applied ("$1.5 million" is 1,500,000); none for ranges and vague words.
    pub point: Option<f64>,
    /// Least value that the wording admits.
    pub low: f64,
    /// Greatest value that the wording admits; infinite where it sets no limit.
    pub high: f64,
    /// The grain of the figure as written, a power of ten: 0.1 million for "273.4 million", 10 million for "270 million".
    pub grain: f64,
    /// Canonical unit: a currency code ("USD", "$" for a dollar of unknown country), "%", "pp", "km", "day", "year"; empty for counts.
    /// A rate carries its denominator ("USD/barrel").
    pub unit: String,
    /// How the wording limits the figure.
    pub bound: Bound,
}

/// Counts below this are not rounded.
const SMALL_COUNT: f64 = 20.0;
/// Share by which two conversions of one measure may differ.
const CONVERSION: f64 = 0.003;
/// Share of a figure by which it may be a rounding of another: nobody says ten years for nine.
const ROUNDED: f64 = 0.1;
/// The same for one that is said to be rounded: "about 30 percent" for a third.
const ROUNDED_ABOUT: f64 = 0.2;
/// The same where it lies in the middle: nobody says five years for four and a half.
const HALF: f64 = 0.05;
/// Least digits of a figure that can be another one with the rest cut off: "$43 million" for 43,885,310, but no "4 dead"
/// for 4.9.
const CUT: f64 = 2.0;
/// By how much the larger of two figures may exceed the smaller where two sources contradict each other. In news that was
/// read by hand two in three contradictions of exact figures are nearer than this, and all but one in sixteen of the
/// wrong matches farther.
const NEAR: f64 = 1.35;
/// Percent by which two figures lie apart that are told; less reads as nothing.
const SHOWN: f64 = 0.1;
/// By how much it may do so where the sentences are the same but for the figure.
const FAR: f64 = 4.0;
/// Million for billion, thousand for million: one figure, with a slip of the pen.
const SLIP: f64 = 1000.0;

impl Quantity {
    /// How many digits the figure gives, trailing zeros aside: 4 for "14,590", none for ranges and vague words.
    pub fn digits(&self) -> f64 {
        self.point.map_or(0.0, |point| (point.abs() / self.grain).max(1.0).log10().floor() + 1.0)
    }

    /// How many base units of its measure the unit holds: 1,000 for kilometres; 1 where units do not convert by a factor.
    pub fn factor(&self) -> f64 {
        unit(&self.unit).map_or(1.0, |unit| unit.factor)
    }

    /// True when both name the same figure, with or without a hedge, or the same vague word.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        if self.unit == other.unit {
            return match (self.point, other.point) {
                (Some(x), Some(y)) => same_number(x, y),
                (None, None) if self.bound == Bound::Vague && other.bound == Bound::Vague => {
                    self.low <= other.high && other.low <= self.high
                }
                (None, None) => same_number(self.low, other.low) && same_number(self.high, other.high),
                _ => false,
            };
        }
        // "US$" and "$" are one dollar; "13 km" is "8 miles" as far as the coarser figure is written.
        let (Some(x), Some(y)) = (self.point, other.point) else { return false };
        let (x, y) = (x * self.factor(), y * other.factor());
        let coarser = (self.grain * self.factor()).max(other.grain * other.factor());
        same_number(x, y)
            || (!same_number(self.factor(), other.factor())
                && (x - y).abs() <= coarser / 2.0 + CONVERSION * x.max(y))
    }

    /// True for "more than 300" and "up to 300".
    pub(super) fn is_limit(&self) -> bool {
        matches!(self.bound, Bound::AtLeast | Bound::AtMost)
    }

    /// How it stands to another figure of `kind`, whoever gives them.
    pub(super) fn compare(&self, kind: Kind, other: &Self) -> Relation {
        let both = [self, other];
        if self.agrees(other) {
            let limit = Which::find(|loose| limit(loose, both));
            return limit.map_or(Relation::Same, Relation::Explained);
        }
        let reason = |loose: Which, holds: fn(&Self, &Self) -> bool, reason: Reason| {
            let (a, b) = loose.of(both);
            holds(a, b).then_some(reason)
        };
        Which::find(|loose| reason(loose, Self::bounds, Reason::Bound { loose, near: true }))
            .or_else(|| Which::find(|loose| vague(loose, both)))
            .or_else(|| {
                Which::find(|loose| reason(loose, Self::exceeds, Reason::Bound { loose, near: false }))
            })
            .or_else(|| Which::find(|coarse| rounded(kind, coarse, both)))
            .or_else(|| Which::find(|coarse| reason(coarse, Self::is_cut_off, Reason::CutOff { coarse })))
            .map_or_else(|| contradiction(kind, both), Relation::Explained)
    }

    /// True when the wording of this figure bounds it to a stretch that holds the other.
    fn bounds(&self, exact: &Self) -> bool {
        let bounded = matches!(
            self.bound,
            Bound::AtLeast | Bound::AtMost | Bound::Nearly | Bound::Range | Bound::About
        );
        let value = exact.point.unwrap_or(f64::midpoint(exact.low, exact.high)) * exact.factor();
        let both = self.bound == Bound::About && exact.bound == Bound::About;
        bounded && !both && value >= self.low * self.factor() && value <= self.high * self.factor()
    }

    /// True for figures of which one may be what became of the other: not far apart, small, or a vague word.
    pub(super) fn is_near(&self, other: &Self) -> bool {
        let [x, y] = [self, other].map(|quantity| quantity.middle().abs());
        let vague = [self, other].iter().any(|quantity| quantity.bound == Bound::Vague);
        vague || x.max(y) < SMALL_COUNT || x.max(y) <= x.min(y) * NEAR
    }

    /// True when this figure is a lower limit that the other one keeps, and not far off.
    fn exceeds(&self, exact: &Self) -> bool {
        self.bound == Bound::AtLeast
            && self.is_near(exact)
            && exact.point.is_some_and(|point| point * exact.factor() >= self.low * self.factor())
    }

    /// True when the finer figure, cut off at the grain in which this one is written, is this one.
    fn is_cut_off(&self, fine: &Self) -> bool {
        let (Some(x), Some(y)) = (self.point, fine.point) else { return false };
        let finer = self.digits() >= CUT && fine.digits() > self.digits() && self.grain > fine.grain;
        finer && self.unit == fine.unit && same_number((y / self.grain).floor() * self.grain, x)
    }

    /// How it stands to another figure of one thing that lies further off than two sources mostly do; unrelated where no
    /// slip and no other count accounts for it.
    pub(super) fn contradicts(&self, kind: Kind, other: &Self) -> Relation {
        let both = [self, other];
        let [x, y] = both.map(|quantity| quantity.middle().abs());
        let plain = both.iter().all(|quantity| quantity.bound != Bound::Vague);
        if plain && x.max(y) <= x.min(y) * FAR { apart(kind, both) } else { Relation::Unrelated }
    }

    /// True for a figure without a fraction; a count that has one is an average or a rate.
    fn is_whole(&self) -> bool {
        self.point.is_none_or(|point| same_number(point.fract(), 0.0))
    }

    /// The figure in base units of its measure; the middle of a range.
    fn middle(&self) -> f64 {
        self.point.unwrap_or_else(|| f64::midpoint(self.low, self.high)) * self.factor()
    }
}

/// A limit ("more than 300") whose figure the other one gives as such (300).
fn limit(loose: Which, both: [&Quantity; 2]) -> Option<Reason> {
    let (limit, exact) = loose.of(both);
    // "At least one" is a way to say "some".
    let several = exact.point.is_some_and(|point| point > 1.0);
    (several && limit.is_limit() && exact.bound == Bound::Exact)
        .then_some(Reason::Bound { loose, near: true })
}

/// A vague word ("several") for a figure. Such words are said before the count is known and do not bound it from above.
fn vague(loose: Which, both: [&Quantity; 2]) -> Option<Reason> {
    let (word, exact) = loose.of(both);
    if word.bound != Bound::Vague || exact.bound == Bound::Vague {
        return None;
    }
    let value = exact.point.unwrap_or(exact.low) * exact.factor();
    let (low, high) = (word.low * word.factor(), word.high * word.factor());
    (value >= low).then_some(Reason::Vague { loose, fits: value <= high })
}

/// A figure that is the finer one rounded to the grain in which it is written, or a share in words ("a third") that the
/// other one is near. Ages, votes and small counts are not rounded.
fn rounded(kind: Kind, coarse: Which, both: [&Quantity; 2]) -> Option<Reason> {
    let (round, fine) = coarse.of(both);
    let (x, y) = (round.point? * round.factor(), fine.point? * fine.factor());
    // Whole percents in digits are exact.
    let in_words = |share: &Quantity| {
        let whole = kind == Kind::Percent && same_number(share.grain, 1.0);
        whole && share.bound == Bound::Exact && share.low < share.high
    };
    let rounds = if in_words(round) && !in_words(fine) {
        round.low * round.factor() <= y && y <= round.high * round.factor()
    } else {
        let average = round.is_whole() && !fine.is_whole();
        let counted = matches!(kind, Kind::Age | Kind::Vote | Kind::Rank)
            || (kind == Kind::Count && (average || fine.point? < SMALL_COUNT));
        let grain = round.grain * round.factor();
        let most = if same_number((x - y).abs(), grain / 2.0) {
            HALF
        } else if round.bound == Bound::About {
            ROUNDED_ABOUT
        } else {
            ROUNDED
        };
        let near = (x - y).abs() <= most * x.abs();
        !counted && near && grain > fine.grain * fine.factor() && same_number((y / grain).round() * grain, x)
    };
    rounds.then_some(Reason::Rounded { coarse })
}

/// Two figures that cannot both be right of one thing. Those far from each other, and vague words, mostly speak of
/// different things.
fn contradiction(kind: Kind, both: [&Quantity; 2]) -> Relation {
    let [x, y] = both.map(|quantity| quantity.middle().abs());
    if kind == Kind::Count && (x < 1.0) != (y < 1.0) && both.iter().all(|quantity| quantity.is_whole()) {
        return Relation::Conflict(Reason::Different);
    }
    let slip = same_number(x.max(y), x.min(y) * SLIP);
    let near = x.max(y) <= x.min(y) * NEAR;
    let average = kind == Kind::Count && both[0].is_whole() != both[1].is_whole();
    if both.iter().any(|quantity| quantity.bound == Bound::Vague) || !(near || slip) || average {
        return Relation::Unrelated;
    }
    if !near {
        return Relation::Conflict(Reason::Slip);
    }
    apart(kind, both)
}

/// Two figures of one thing that differ, with how far they lie apart.
fn apart(kind: Kind, both: [&Quantity; 2]) -> Relation {
    let [x, y] = both.map(|quantity| quantity.middle().abs());
    let counted = kind == Kind::Age || (kind == Kind::Count && x.max(y) < SMALL_COUNT);
    let [x, y] = both.map(Quantity::middle);
    let percent = (x - y).abs() / x.abs().max(y.abs()) * 100.0;
    let measured = !counted && percent.is_finite() && percent >= SHOWN;
    Relation::Conflict(if measured { Reason::Apart { percent } } else { Reason::Different })
}

/// "1000000000 USD", "46..57", "20.. year"
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(point) = self.point {
            write!(f, "{}", Plain(point))?;
        } else if self.high.is_finite() {
            write!(f, "{}..{}", Plain(self.low), Plain(self.high))?;
        } else {
            write!(f, "{}..", Plain(self.low))?;
        }
        if self.unit.is_empty() { Ok(()) } else { write!(f, " {}", self.unit) }
    }
}
