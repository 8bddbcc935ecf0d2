//! Normal forms as people and programs read them.

use crate::model::{DateValue, Granularity, Quantity, TimeValue, Value};
use crate::text::fold;

/// The normal form of a value, such as "1000000000 USD", "2025-11" or "06:10".
pub fn normal(value: &Value) -> String {
    match value {
        Value::Quantity(quantity) => quantity_form(quantity),
        Value::Vote(sides) => sides.iter().map(u32::to_string).collect::<Vec<_>>().join("-"),
        Value::Date(date) => date_form(date),
        Value::Time(time) => time_form(time),
        Value::Text(text) => fold(text),
        Value::Title { title, .. } => fold(title),
        Value::List(items) => items.join(", "),
    }
}

fn quantity_form(quantity: &Quantity) -> String {
    let figure = match quantity.point {
        Some(point) => number(point),
        None if quantity.high.is_finite() => format!("{}..{}", number(quantity.low), number(quantity.high)),
        None => format!("{}..", number(quantity.low)),
    };
    format!("{figure} {}", quantity.unit).trim_end().to_owned()
}

/// A number without needless decimals.
pub(super) fn number(value: f64) -> String {
    let rounded = (value * 1e6).round() / 1e6;
    format!("{rounded}")
}

fn date_form(date: &DateValue) -> String {
    let part = |day: jiff::civil::Date| match date.granularity {
        Granularity::Era | Granularity::Year => format!("{:04}", day.year()),
        Granularity::Season | Granularity::Month => format!("{:04}-{:02}", day.year(), day.month()),
        Granularity::Week | Granularity::Day => day.to_string(),
    };
    match (date.start.map(part), date.end.map(part)) {
        (Some(start), Some(end)) if start == end => start,
        (Some(start), Some(end)) => format!("{start}..{end}"),
        (Some(start), None) => format!("{start}.."),
        (None, Some(end)) => format!("..{end}"),
        (None, None) => "unknown".to_owned(),
    }
}

fn time_form(time: &TimeValue) -> String {
    let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    let zone = time.zone.as_ref().map(|zone| format!(" {zone}")).unwrap_or_default();
    if time.start == time.end {
        format!("{}{zone}", clock(time.start))
    } else {
        format!("{}..{}{zone}", clock(time.start), clock(time.end))
    }
}
