//! Dated claims in the order of time: what was planned for a day, and what is said to have happened.

use jiff::civil::{Date, date};

use crate::model::{Briefing, Fact, Kind, Modality, Reading, Variant};

/// Whether something lies ahead of those who tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Told as something that happened.
    Done,
    /// Told as something to come.
    Planned,
    /// Planned by some and told as done by others.
    Both,
}

/// A date that articles give for something, or a day for which they give a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// The first day that the wording admits.
    pub day: Date,
    /// Year, month and day as far as the wording gives them: "2026-02", "2026-02-03..2026-02-04".
    pub normalized: String,
    /// Whether it lies ahead of the articles.
    pub phase: Phase,
    /// Index into [`Briefing::facts`].
    pub fact: usize,
    /// Which of the fact's variants.
    pub variant: usize,
    /// The first of the fact's readings that gives it.
    pub reading: usize,
}

/// The moments of `briefing`, the earliest first.
pub fn moments(briefing: &Briefing) -> Vec<Moment> {
    let mut out: Vec<Moment> = Vec::new();
    for (fact, of) in briefing.facts.iter().enumerate() {
        let mut reading = 0;
        for (variant, told) in of.variants.iter().enumerate() {
            out.extend(moment(briefing, of, told).map(|(day, normalized)| Moment {
                day,
                normalized,
                phase: phase(briefing, of.kind, told),
                fact,
                variant,
                reading,
            }));
            reading += told.readings.len();
        }
    }
    out.sort_by(|a, b| {
        (a.day, &a.normalized, a.fact, a.variant).cmp(&(b.day, &b.normalized, b.fact, b.variant))
    });
    out
}

/// The date of a variant: its value, or for a figure the day that its sentence names for it.
fn moment(briefing: &Briefing, fact: &Fact, told: &Variant) -> Option<(Date, String)> {
    let first = told.readings.first()?;
    if fact.kind == Kind::Date {
        return Some((first_day(&first.normalized)?, first.normalized.clone()));
    }
    let as_of = first.as_of?;
    let published = briefing.article(first).published.as_ref()?.value;
    // The first of a month stands for the month: articles that mean the day are rare beside those that name a month.
    let normalized = if as_of.day() == 1 { as_of.strftime("%Y-%m").to_string() } else { as_of.to_string() };
    (as_of != published).then_some((as_of, normalized))
}

fn phase(briefing: &Briefing, kind: Kind, told: &Variant) -> Phase {
    let ahead = |reading: &&Reading| {
        let published = briefing.article(reading).published.as_ref().map(|published| published.value);
        matches!(reading.modality, Modality::Planned | Modality::Expected | Modality::Targeted)
            || published.is_some_and(|published| {
                // A figure for a day to come is no more than planned, however it is worded.
                let later = kind != Kind::Date && reading.as_of.is_some_and(|as_of| as_of > published);
                later || goes_on(&reading.normalized, published)
            })
    };
    let planned = told.readings.iter().filter(ahead).count();
    match planned {
        0 => Phase::Done,
        _ if planned == told.readings.len() => Phase::Planned,
        _ => Phase::Both,
    }
}

/// True for a stretch of time, such as "in the coming years", that goes on beyond the day of publication; "since 2002"
/// went on before it.
fn goes_on(normalized: &str, published: Date) -> bool {
    let Some((start, end)) = normalized.split_once("..") else { return false };
    match (first_day(start), first_day(end)) {
        (Some(_), Some(end)) => end > published,
        (Some(start), None) => start.year() >= published.year(),
        _ => false,
    }
}

/// The first day of a date in normal form; of an open beginning ("..2026") the first of the end.
fn first_day(normalized: &str) -> Option<Date> {
    let (start, end) = normalized.split_once("..").unwrap_or((normalized, ""));
    let mut parts = if start.is_empty() { end } else { start }.split('-');
    let year = parts.next()?.parse().ok()?;
    let mut part = || parts.next().map_or(Some(1), |part| part.parse().ok());
    let (month, day) = (part()?, part()?);
    // Only what is a date can be made one.
    Date::new(year, month, day).ok().filter(|day| *day > date(1, 1, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_day_of_every_form() {
        for (normalized, day) in [
            ("2025", date(2025, 1, 1)),
            ("2025-11", date(2025, 11, 1)),
            ("2026-02-03..2026-02-04", date(2026, 2, 3)),
            ("..2026", date(2026, 1, 1)),
            ("2025..", date(2025, 1, 1)),
        ] {
            assert_eq!(first_day(normalized), Some(day), "{normalized}");
        }
        assert_eq!(first_day("unknown"), None);
        assert_eq!(first_day("2025-13"), None);
    }

    #[test]
    fn a_stretch_that_goes_on_lies_ahead() {
        let published = date(2025, 9, 10);
        assert!(goes_on("2025..", published) && goes_on("2025..2030", published));
        assert!(!goes_on("2002..", published) && !goes_on("2025-09-08..2025-09-09", published));
        assert!(!goes_on("2025", published));
    }
}
