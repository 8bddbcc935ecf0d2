//! How any two values stand to each other.

use super::any::Value;
use super::kind::Kind;
use super::relation::Relation;
use super::setting::Setting;
use super::{date, figure, grade, quote, time};

/// How two values of `kind` stand to each other by themselves, whoever gives them.
pub fn compare(kind: Kind, a: &Value, b: &Value) -> Relation {
    match (a, b) {
        (Value::Quantity(a), Value::Quantity(b)) => a.compare(kind, b),
        (Value::Date(a), Value::Date(b)) => a.compare(b),
        (Value::Time(a), Value::Time(b)) => a.compare(b),
        (Value::Vote(a), Value::Vote(b)) => a.compare(b),
        (Value::Name(a), Value::Name(b)) => a.compare(b),
        (Value::Title(a), Value::Title(b)) => a.compare(b),
        (Value::Quote(a), Value::Quote(b)) => a.compare(b),
        _ if a.agrees(b) => Relation::Same,
        _ => Relation::Unrelated,
    }
}

/// How two values of `kind` stand to each other where two articles give them in these settings.
pub fn relation(kind: Kind, a: &Value, b: &Value, settings: [&Setting<'_>; 2]) -> Relation {
    match (a, b) {
        (Value::Quantity(a), Value::Quantity(b)) => figure::relation(kind, [a, b], settings),
        (Value::Date(a), Value::Date(b)) => date::relation([a, b], settings),
        (Value::Time(a), Value::Time(b)) => time::relation([a, b]),
        (Value::Quote(a), Value::Quote(b)) => quote::relation([a, b], settings),
        (Value::Grade(a), Value::Grade(b)) => grade::relation([a, b], settings),
        _ => compare(kind, a, b),
    }
}
