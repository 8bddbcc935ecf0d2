//! When a difference is one: figures, dates and vague words that are far from each other mostly speak of different things.

use crate::claim::value::{same, scale};
use crate::model::{Bound, DateValue, Quantity, Value};

/// By how much the larger of two figures may exceed the smaller where two sources contradict each other. In news
/// that was read by hand two in three contradictions of exact figures are nearer than this, and all but one in
/// sixteen of the wrong matches farther.
const NEAR: f64 = 1.35;
/// Million for billion, thousand for million: one figure, with a slip of the pen.
const SLIP: f64 = 1000.0;

/// True when two values that cannot both be right contradict each other; otherwise they belong to different things.
pub(super) fn is_contradiction(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Quantity(a), Value::Quantity(b)) => are_near(a, b),
        (Value::Date(a), Value::Date(b)) => is_limit_missing(a, b),
        _ => true,
    }
}

/// True for two figures, neither of them a vague word, of which the larger is little more than the smaller.
fn are_near(a: &Quantity, b: &Quantity) -> bool {
    if a.bound == Bound::Vague || b.bound == Bound::Vague {
        return false;
    }
    let size = |quantity: &Quantity| {
        let point = quantity.point.unwrap_or_else(|| f64::midpoint(quantity.low, quantity.high));
        point.abs() * scale(quantity)
    };
    let (x, y) = (size(a), size(b));
    x.max(y) <= x.min(y) * NEAR || same(x, y * SLIP) || same(x * SLIP, y)
}

/// True for two open stretches of time, of which one has an end and the other none ("within a year", "in the coming
/// years"). Dates that lie apart are mostly those of two events.
fn is_limit_missing(a: &DateValue, b: &DateValue) -> bool {
    a.open && b.open && a.end.is_some() != b.end.is_some()
}
