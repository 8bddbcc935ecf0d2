//! Dated claims in the order of time: what was planned for a day, and what is said to have happened.

use jiff::civil::Date;

use crate::model::{Briefing, Reading, Variant};
use crate::value::{DateValue, Granularity, Kind, Modality, Value};

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
pub struct DatedFact {
    /// The first day that the wording admits.
    pub day: Date,
    /// The date, as fine as the wording gives it.
    pub date: DateValue,
    /// Whether it lies ahead of the articles.
    pub phase: Phase,
    /// Index into [`Briefing::facts`].
    pub fact: usize,
    /// Which of the fact's variants.
    pub variant: usize,
    /// The first of the fact's readings that gives it.
    pub reading: usize,
}

/// The dates of the facts of `briefing`, the earliest first: the days of events, without what was planned for a day before
/// the article that tells of it.
pub fn dated_facts(briefing: &Briefing) -> Vec<DatedFact> {
    let mut out: Vec<DatedFact> = Vec::new();
    for (fact, of) in briefing.facts.iter().enumerate() {
        let mut reading = 0;
        for (variant, told) in of.variants.iter().enumerate() {
            let phase = phase(briefing, of.kind, told);
            let here = dated(briefing, of.kind, told).filter(|(_, date)| {
                phase != Phase::Planned
                    || !told.readings.iter().all(|reading| is_over(briefing, reading, date))
            });
            out.extend(here.map(|(day, date)| DatedFact { day, date, phase, fact, variant, reading }));
            reading += told.readings.len();
        }
    }
    out.sort_by_key(|dated| {
        let DateValue { granularity, end, .. } = dated.date;
        (dated.day, granularity, end, dated.fact, dated.variant)
    });
    out
}

/// True if a date had gone by when the article of a reading was published.
fn is_over(briefing: &Briefing, reading: &Reading, date: &DateValue) -> bool {
    let published = briefing.published(reading.article).map(|published| published.value);
    date.end.zip(published).is_some_and(|(end, published)| end < published)
}

/// The date of a variant: its value, or for a sum or share the day that its sentence names for it. What is counted in a
/// sentence with a date is seldom the event of it.
fn dated(briefing: &Briefing, kind: Kind, told: &Variant) -> Option<(Date, DateValue)> {
    let first = told.readings.first()?;
    if !matches!(kind, Kind::Date | Kind::Time | Kind::Money | Kind::Percent) {
        return None;
    }
    if let Value::Date(date) = &first.value {
        return Some((date.first_day()?, date.clone()));
    }
    let as_of = first.as_of?;
    let published = briefing.published(first.article)?.value;
    // The first of a month stands for the month: articles that mean the day are rare beside those that name a month.
    let granularity = if as_of.day() == 1 { Granularity::Month } else { Granularity::Day };
    let day = Some(as_of);
    let date = DateValue { start: day, end: day, granularity, relative: false, open: false, undated: None };
    (as_of != published).then_some((as_of, date))
}

fn phase(briefing: &Briefing, kind: Kind, told: &Variant) -> Phase {
    let ahead = |reading: &&Reading| {
        let published = briefing.published(reading.article).map(|published| published.value);
        matches!(reading.modality, Modality::Planned | Modality::Expected | Modality::Targeted)
            || published.is_some_and(|published| {
                // A figure for a day to come is no more than planned, however it is worded.
                let later = kind != Kind::Date && reading.as_of.is_some_and(|as_of| as_of > published);
                let goes_on = matches!(&reading.value, Value::Date(date) if date.goes_on_after(published));
                later || goes_on
            })
    };
    let planned = told.readings.iter().filter(ahead).count();
    match planned {
        0 => Phase::Done,
        _ if planned == told.readings.len() => Phase::Planned,
        _ => Phase::Both,
    }
}
