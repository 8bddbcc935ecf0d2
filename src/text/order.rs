//! Whether a text sets the day or the month first where it writes days in digits.

use super::day::{date_parts, in_digits, is_year};
use super::view::DayOrder;
use super::{Token, TokenView, tokens};

/// Months of a year: a greater number is a day.
const MONTHS: i8 = 12;

/// The order of a text by the days in which the two cannot change places; none where it has none or writes both ways.
pub(crate) fn day_order(text: &str, tokens: &[Token]) -> Option<DayOrder> {
    let is_mark = |token: &Token| matches!(token.folded.as_str(), "/" | "-") && !token.spaced;
    if !tokens.iter().any(is_mark) {
        return None;
    }
    let view = TokenView::new(text, tokens);
    let order = |at| {
        let parts = date_parts(&view, at).filter(|parts| parts.mark != "." && parts.named.is_none())?;
        let days = in_digits(&view, at).filter(|_| !is_year(parts.first))?;
        let (first, second): (i8, i8) = (parts.first.parse().ok()?, parts.second.parse().ok()?);
        let is_sure = first != second && (first > MONTHS || second > MONTHS);
        is_sure.then_some(if days.first.0 == first { DayOrder::Month } else { DayOrder::Day })
    };
    let mut orders = (0..tokens.len()).filter_map(order);
    let first = orders.next()?;
    orders.all(|other| other == first).then_some(first)
}

/// The same for a text that is no article yet.
pub(crate) fn day_order_of(text: &str) -> Option<DayOrder> {
    // Digits parted by slashes or hyphens are rare, and to take a text apart is work.
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let is_date =
        |(at, mark): (usize, &u8)| matches!(mark, b'/' | b'-') && at > 0 && digit(at - 1) && digit(at + 1);
    bytes.iter().enumerate().any(is_date).then(|| day_order(text, &tokens(text))).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::day::full_dates;

    #[test]
    fn a_text_that_shows_its_order_is_read_in_it() {
        let order = |text: &str| day_order_of(text);
        assert_eq!(order("from 05/06/2024 to 17/06/2024"), Some(DayOrder::Day));
        assert_eq!(order("06/17/2024, 05-06-2024"), Some(DayOrder::Month));
        for text in ["05/06/2024", "17/06/2024 and 06/18/2024", "2024-06-17", "17.06.2024", "3-2, 1/2"] {
            assert_eq!(order(text), None, "{text}");
        }
        let days = |order| {
            full_dates("05/06/2024", order).into_iter().map(|(_, day)| day.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(days(Some(DayOrder::Day)), ["2024-06-05"]);
        assert_eq!(days(Some(DayOrder::Month)), ["2024-05-06"]);
    }
}
