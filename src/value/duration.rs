//! Spans of time.

use jiff::civil::Date;

use super::number::same_number;
use super::quantity::Quantity;
use super::reason::{Reason, Span, Which};
use super::setting::{Setting, Since};

/// "22 years" before one visit and "23 years" before a later one can count from the same year.
pub(super) fn counted_from(both: [&Quantity; 2], settings: [&Setting<'_>; 2]) -> Option<Reason> {
    let counts = |which: Which| {
        let (quantity, setting) = (which.of(both).0, which.of(settings).0);
        let back = setting.since != Since::Nothing && quantity.unit == "year";
        Some((quantity.point?, setting.as_of?, setting)).filter(|_| back)
    };
    let (first, second) = (counts(Which::First)?, counts(Which::Second)?);
    let (near, far) = if first.0 <= second.0 { (first, second) } else { (second, first) };
    let began = |(years, until, _): (f64, Date, &Setting<'_>)| f64::from(until.year()) - years;
    let one = same_number(began(near), began(far)) && near.1 != far.1;
    one.then(|| Reason::CountedFrom { year: began(near).floor() as i32, spans: [span(near), span(far)] })
}

fn span((years, until, setting): (f64, Date, &Setting<'_>)) -> Span {
    let event = match setting.since {
        Since::Event(noun) => Some(noun.to_owned()),
        Since::Nothing | Since::Something => None,
    };
    Span { years, until, event, planned: setting.published.is_some_and(|published| until > published) }
}
