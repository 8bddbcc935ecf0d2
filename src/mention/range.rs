//! Two figures that bound a range: "46 to 57", "between 5 and 6 percent", "5-6,000", "$1.2 to $1.5 billion".

use super::amount::{self, Amount};
use super::currency::Measure;
use crate::text::TokenView;
use crate::text::number::Numeral;

/// How much larger than the first the second of two figures joined by "or" may be: "four or five", not "one or 100".
const WIDEST_CHOICE: f64 = 3.0;

/// The figure that stands behind `first` and a word that joins the two. `between` tells that "and" joins as well.
pub(super) fn second<'a>(view: &TokenView<'a>, first: &Amount<'a>, between: bool) -> Option<Amount<'a>> {
    // "eight- to ten-hour"
    let dangling = view.word(first.end) == "-" && matches!(view.word(first.end + 1), "to" | "or");
    let link = first.end + usize::from(dangling);
    let joins = match view.word(link) {
        "and" => between,
        "to" | "or" => true,
        "-" => view.raw(link) != "—",
        _ => false,
    };
    if !joins {
        return None;
    }
    let second = amount::read_behind(view, link + 1, first.measure)?;
    first.numeral.point.and(second.numeral.point)?;
    let fits = match (first.measure, second.measure) {
        (Some(first), Some(second)) => first == second,
        (Some(Measure::Unit(_)), None) => false,
        _ => true,
    };
    let (low, high) = bounds(first, &second);
    let choice = view.word(link) != "or" || high <= low * WIDEST_CHOICE;
    (fits && choice).then_some(second)
}

/// The range of two figures; none where it would fall, as in "five to one".
pub(super) fn join<'a>(first: &Amount<'a>, second: &Amount<'a>) -> Option<Amount<'a>> {
    let (low, high) = bounds(first, second);
    let grain = first.numeral.grain.min(second.numeral.grain);
    let numeral = Numeral {
        range: true,
        digits: first.numeral.digits,
        scale: second.numeral.scale,
        ..Numeral::between(low, high, grain, second.end)
    };
    let measure = second.measure.or(first.measure);
    (low < high).then_some(Amount { numeral, measure, end: second.end })
}

/// The first of two figures with the scale and unit that stand only with the second: "from 5 to 6 million euros".
pub(super) fn completed<'a>(first: &Amount<'a>, second: &Amount<'a>) -> Amount<'a> {
    let (low, _) = bounds(first, second);
    let factor = first.numeral.point.filter(|point| *point != 0.0).map_or(1.0, |point| low / point);
    let numeral = if factor > 1.0 { first.numeral.times(factor) } else { first.numeral };
    Amount { numeral, measure: first.measure.or(second.measure), end: first.end }
}

/// The values of two figures. The scale of the second belongs to the first as well, where that has none.
fn bounds(first: &Amount<'_>, second: &Amount<'_>) -> (f64, f64) {
    let low = first.numeral.point.unwrap_or(first.numeral.low);
    let high = second.numeral.point.unwrap_or(second.numeral.high);
    let scale = if first.numeral.scale > 1.0 || low >= high / second.numeral.scale && low >= 1000.0 {
        1.0
    } else if second.numeral.scale > 1.0 {
        second.numeral.scale
    } else if low < 100.0 && high >= 1000.0 && high % 1000.0 == 0.0 {
        1000.0
    } else {
        1.0
    };
    (low * scale, high)
}
