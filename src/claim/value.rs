//! When two values are the same.

use jiff::civil::Date;

use crate::lexicon::unit;
use crate::model::{Bound, DateValue, Kind, Quantity, TimeValue, Value};

/// True when two values are the same as far as their wording goes: "about 50" and "50", "Wednesday" and that day's date.
pub fn agree(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Quantity(a), Value::Quantity(b)) => agree_quantity(a, b),
        (Value::Date(a), Value::Date(b)) => agree_date(a, b),
        (Value::Time(a), Value::Time(b)) => agree_time(a, b),
        // The defeat of one side is the victory of the other.
        (Value::Vote(a), Value::Vote(b)) => a == b || a.iter().eq(b.iter().rev()),
        _ => a == b,
    }
}

/// Minutes by which two times of day of one event may differ and still be one time told twice.
const SAME_TIME: u16 = 20;
/// Counts below this are not rounded.
const SMALL_COUNT: f64 = 20.0;
/// Share by which two conversions of one measure may differ.
const CONVERSION: f64 = 0.003;

/// How many base units of its measure the unit of a figure holds.
pub(crate) fn scale(quantity: &Quantity) -> f64 {
    unit(&quantity.unit).map_or(1.0, |unit| unit.factor)
}

/// True when both name the same figure, with or without a hedge, or the same vague word.
fn agree_quantity(a: &Quantity, b: &Quantity) -> bool {
    if a.unit == b.unit {
        return match (a.point, b.point) {
            (Some(x), Some(y)) => same(x, y),
            (None, None) if a.bound == Bound::Vague && b.bound == Bound::Vague => {
                a.low <= b.high && b.low <= a.high
            }
            (None, None) => same(a.low, b.low) && same(a.high, b.high),
            _ => false,
        };
    }
    // "US$" and "$" are one dollar; "13 km" is "8 miles" as far as the coarser figure is written.
    let (Some(x), Some(y)) = (a.point, b.point) else { return false };
    let (x, y) = (x * scale(a), y * scale(b));
    let coarser = (a.grain * scale(a)).max(b.grain * scale(b));
    same(x, y) || (!same(scale(a), scale(b)) && (x - y).abs() <= coarser / 2.0 + CONVERSION * x.max(y))
}

/// True when two figures are one, errors of arithmetic aside; two missing limits are one as well.
pub(crate) fn same(x: f64, y: f64) -> bool {
    (x.is_infinite() && y.is_infinite()) || (x - y).abs() <= 1e-9 * x.abs().max(y.abs()).max(1.0)
}

/// True when two figures differ and one can still be a less exact way to put the other: a rounding, a bound that is
/// not far off, a moment told to the quarter of an hour. Values that lie so close seldom speak of different things.
pub fn compatible(kind: Kind, a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Quantity(a), Value::Quantity(b)) => {
            rounds(kind, a, b)
                || rounds(kind, b, a)
                || cuts(a, b)
                || cuts(b, a)
                || bounds(a, b)
                || bounds(b, a)
        }
        (Value::Time(a), Value::Time(b)) => near_time(a, b),
        _ => false,
    }
}

/// Share of a figure by which it may be a rounding of another: nobody says ten years for seven.
const ROUNDED: f64 = 0.2;
/// The same where it lies in the middle: nobody says five years for four and a half.
const HALF: f64 = 0.05;

/// True when the finer figure, rounded to the grain in which the coarser is written, is the coarser, or when the coarser
/// is a share in words ("a third") that it is near. Ages, votes and small counts are not rounded.
pub(crate) fn rounds(kind: Kind, coarse: &Quantity, fine: &Quantity) -> bool {
    let (Some(x), Some(y)) = (coarse.point, fine.point) else { return false };
    let counted =
        matches!(kind, Kind::Age | Kind::Vote | Kind::Rank) || (kind == Kind::Count && y < SMALL_COUNT);
    let grain = coarse.grain * scale(coarse);
    let (x, y) = (x * scale(coarse), y * scale(fine));
    let in_words = |share: &Quantity| share.bound == Bound::Exact && share.low < share.high;
    if in_words(coarse) && !in_words(fine) {
        return coarse.low * scale(coarse) <= y && y <= coarse.high * scale(coarse);
    }
    let most = if same((x - y).abs(), grain / 2.0) { HALF } else { ROUNDED };
    let near = (x - y).abs() <= most * x.abs();
    !counted && near && grain > fine.grain * scale(fine) && same((y / grain).round() * grain, x)
}

/// Least digits of a figure that can be another one with the rest cut off: "$43 million" for 43,885,310, but no "4 dead"
/// for 4.9.
const CUT: f64 = 2.0;

/// True when the finer figure, cut off at the grain in which the coarser is written, is the coarser.
pub(crate) fn cuts(coarse: &Quantity, fine: &Quantity) -> bool {
    let (Some(x), Some(y)) = (coarse.point, fine.point) else { return false };
    let finer = coarse.digits() >= CUT && fine.digits() > coarse.digits() && coarse.grain > fine.grain;
    finer && coarse.unit == fine.unit && same((y / coarse.grain).floor() * coarse.grain, x)
}

/// True when the wording of one figure bounds it to a stretch that holds the other.
pub(crate) fn bounds(loose: &Quantity, exact: &Quantity) -> bool {
    let bounded =
        matches!(loose.bound, Bound::AtLeast | Bound::AtMost | Bound::Nearly | Bound::Range | Bound::About);
    let value = exact.point.unwrap_or(f64::midpoint(exact.low, exact.high)) * scale(exact);
    let both = loose.bound == Bound::About && exact.bound == Bound::About;
    bounded && !both && value >= loose.low * scale(loose) && value <= loose.high * scale(loose)
}

/// True when one date lies within the other: "Wednesday" and "February 4", "2016" and "May 2016".
fn agree_date(a: &DateValue, b: &DateValue) -> bool {
    if a.open != b.open {
        return begins(a, b) || begins(b, a);
    }
    match (a.start, a.end, b.start, b.end) {
        (Some(from), Some(to), Some(start), Some(end)) => {
            (from <= start && end <= to) || (start <= from && to <= end)
        }
        _ => a == b,
    }
}

/// True when a stretch that is open on one side begins or ends with the other date ("since January", "in January").
fn begins(open: &DateValue, exact: &DateValue) -> bool {
    let (Some(from), Some(to)) = (exact.start, exact.end) else { return false };
    let within = |limit: Option<Date>| limit.is_some_and(|day| from <= day && day <= to);
    open.open && !exact.open && (within(open.start) || within(open.end))
}

/// Minutes around which a time of day is told: the clock time itself, hedges aside.
fn told(time: &TimeValue) -> u16 {
    time.start.midpoint(time.end)
}

/// Minutes between two clock times, over midnight where that is shorter.
fn between(a: &TimeValue, b: &TimeValue) -> u16 {
    /// Minutes of a day.
    const DAY: u16 = 24 * 60;
    let apart = told(a).abs_diff(told(b));
    apart.min(DAY.saturating_sub(apart))
}

/// Minutes between two clock times that are one ("6.10am" and "about 6.10am").
const SAME_MINUTE: u16 = 2;
/// A stretch of the day at least this long is less fine than a clock time, not another time ("before dawn").
const STRETCH: u16 = 120;

/// True when two wordings give one time of day, or one is a stretch of the day that holds the other.
fn agree_time(a: &TimeValue, b: &TimeValue) -> bool {
    let holds = |long: &TimeValue, short: &TimeValue| {
        long.end - long.start >= STRETCH && long.start <= short.start && short.end <= long.end
    };
    between(a, b) <= SAME_MINUTE || holds(a, b) || holds(b, a)
}

/// True when two times of day touch, or lie so close that they can be one moment told twice.
pub(crate) fn near_time(a: &TimeValue, b: &TimeValue) -> bool {
    (a.start <= b.end && b.start <= a.end) || between(a, b) <= SAME_TIME
}
