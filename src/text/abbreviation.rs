//! What a full stop after a word means.

use super::fold;
use crate::lexicon::Class;

/// When a word with a full stop does not end its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// Never ends it: "Mr".
    Always,
    /// Goes on with a number: "No", "Sept".
    BeforeNumber,
    /// Ends it when a usual beginning follows: "Inc", "Tues".
    Either,
    /// Ends it unless a day or a zone follows, or only the time was told so far: "p.m".
    Time,
}

/// The kind of abbreviation that `word`, written without its last full stop, is.
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    let capital = word.starts_with(char::is_uppercase);
    let in_calendar = |class: Class| capital && class.has(&format!("{}.", fold(word)));
    if Class::Abbreviation.has(word) {
        Some(Abbreviation::Always)
    } else if Class::NumberAbbreviation.has(word) || in_calendar(Class::Month) {
        Some(Abbreviation::BeforeNumber)
    } else if Class::EitherAbbreviation.has(word) || in_calendar(Class::Weekday) {
        Some(Abbreviation::Either)
    } else {
        Class::TimeAbbreviation.has(word).then_some(Abbreviation::Time)
    }
}

/// True for a word that goes on behind a time of day: a day or a zone.
pub(super) fn follows_time(word: &str) -> bool {
    let is_zone = || !word.contains(|c: char| !c.is_ascii_uppercase()) && Class::Zone.has(&fold(word));
    let is_day = || word.starts_with(char::is_uppercase) && Class::Weekday.has(&fold(word));
    Class::AfterTime.has(word) || is_day() || is_zone()
}
