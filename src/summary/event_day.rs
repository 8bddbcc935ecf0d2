//! The day on which what a story reports happened.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::headline::lead;
use crate::model::{Briefing, Fact, Story};
use crate::value::{Granularity, Value};

/// A day for a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventDay {
    /// The day that the lead sentences of two outlets or more name.
    Happened(Date),
    /// The latest day of publication, where they name none.
    Published(Date),
}

impl EventDay {
    /// The day.
    pub fn date(self) -> Date {
        match self {
            Self::Happened(day) | Self::Published(day) => day,
        }
    }
}

/// The day of `story`, which has `facts`; none where nothing in it has a date.
///
/// Of days that equally many lead sentences name the latest counts.
pub fn event_day<'a>(
    briefing: &'a Briefing,
    story: &Story,
    facts: impl Iterator<Item = &'a Fact>,
) -> Option<EventDay> {
    let leads: BTreeMap<usize, _> = story
        .articles
        .iter()
        .filter_map(|article| Some((*article, lead(briefing.articles.get(*article)?)?)))
        .collect();
    let mut outlets: BTreeMap<Date, BTreeSet<&str>> = BTreeMap::new();
    for reading in facts.flat_map(Fact::readings) {
        let Value::Date(date) = &reading.value else { continue };
        let in_lead = leads
            .get(&reading.article)
            .is_some_and(|lead| lead.start <= reading.span.start && reading.span.end <= lead.end);
        let published = briefing.published(reading.article).map(|published| published.value);
        let day = date.start.filter(|day| date.granularity == Granularity::Day && date.end == Some(*day));
        // What lies ahead has not happened yet.
        if let Some(day) = day.filter(|day| in_lead && published.is_none_or(|published| *day <= published)) {
            outlets.entry(day).or_default().insert(&briefing.article(reading).outlet.value);
        }
    }
    let named = outlets.iter().filter(|(_, outlets)| outlets.len() > 1);
    let most = named.max_by_key(|(day, outlets)| (outlets.len(), **day)).map(|(day, _)| *day);
    let latest = || {
        let published = |article: &usize| briefing.published(*article).map(|published| published.value);
        story.articles.iter().filter_map(published).max()
    };
    most.map(EventDay::Happened).or_else(|| latest().map(EventDay::Published))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::analyze;
    use crate::intake::parse;
    use crate::model::{Article, Origin, Stated};

    fn day_of(texts: &[&str]) -> Option<EventDay> {
        let articles = ["a.txt", "b.txt"].iter().zip(texts).zip([5, 6]).map(|((id, text), day)| {
            let published = Some(Stated::new(date(2026, 3, day), Origin::Metadata));
            Article { published, ..parse(id, None, *text).unwrap() }
        });
        let briefing = analyze(articles.collect());
        let story = briefing.stories.first()?;
        event_day(&briefing, story, briefing.facts.iter())
    }

    #[test]
    fn the_day_that_the_leads_name_comes_before_the_day_of_publication() {
        let told = |when: &str| {
            format!(
                "Ferry sinks off Marn\n\nA ferry with 40 people on board sank off Marn {when}, the coast guard said.\n"
            )
        };
        let (first, second) = (told("on Tuesday"), told("on Tuesday"));
        assert_eq!(day_of(&[&first, &second]), Some(EventDay::Happened(date(2026, 3, 3))));
        let undated = told("in rough seas");
        assert_eq!(day_of(&[&undated, &undated]), Some(EventDay::Published(date(2026, 3, 6))));
    }
}
