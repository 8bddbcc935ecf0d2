//! Ages of people and things.

use super::quantity::Quantity;
use super::reason::{Reason, Which};
use super::setting::Setting;

/// Days between articles from which on a birthday may well lie between them. Of articles a few days apart one is wrong, as
/// a rule.
const APART: f64 = 28.0;
/// Days of a year.
const YEAR: f64 = 365.25;

/// An age that birthdays between the two articles account for.
pub(super) fn birthday(early: Which, both: [&Quantity; 2], settings: [&Setting<'_>; 2]) -> Option<Reason> {
    let ((younger, older), (before, after)) = (early.of(both), early.of(settings));
    let days = f64::from((after.published? - before.published?).get_days());
    let birthdays = older.point? - younger.point?;
    let fits = birthdays >= 1.0 && (birthdays - 1.0) * YEAR < days && days < (birthdays + 1.0) * YEAR;
    (days >= APART && fits).then_some(Reason::Birthday { early })
}
