//! Counts of people and things.

use super::kind::Kind;
use super::number::same_number;
use super::quantity::Quantity;
use super::reason::{Reason, Which};
use super::setting::Setting;
use crate::lexicon::Class;
use crate::text::{fold, words};

/// A count of more than the other counts, where one of the sentences gives the rest: "129 people" against "103 passengers
/// and 26 crew", "45, three of them ashore" against "42".
pub(super) fn part_of_whole(
    whole: Which,
    both: [&Quantity; 2],
    settings: [&Setting<'_>; 2],
) -> Option<Reason> {
    let (all, part) = whole.of(both);
    let missing = all.point? - part.point?;
    if missing <= 0.0 {
        return None;
    }
    let (around, beside_part) = whole.of(settings);
    let rest = [beside_part, around].into_iter().flat_map(|setting| &setting.beside).find(|beside| {
        beside.kind == Kind::Count && beside.point.is_some_and(|point| same_number(point, missing))
    })?;
    Some(Reason::PartOfWhole { whole, rest: rest.words.to_owned() })
}

/// A count that goes on from day to day, larger in the later article.
pub(super) fn grew(early: Which, both: [&Quantity; 2], settings: [&Setting<'_>; 2]) -> Option<Reason> {
    let ((fewer, more), (before, after)) = (early.of(both), early.of(settings));
    let rose = before.published? < after.published? && fewer.point? < more.point?;
    (rose && goes_on(before.sentence) && goes_on(after.sentence)).then_some(Reason::CountGrew { early })
}

/// True for a sentence that speaks of what is counted on from day to day: the dead, the arrested.
fn goes_on(sentence: &str) -> bool {
    words(&fold(sentence)).any(|word| Class::Growing.has(word))
}
