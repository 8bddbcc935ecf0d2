//! What the views ask of a briefing again and again, worked out once.

use std::collections::HashSet;
use std::ops::Range;

use super::dated_facts::{DatedFact, dated_facts};
use super::fingerprint_index::FingerprintIndex;
use crate::lookup::Filter;
use crate::model::{Briefing, Fact, Reading, Story};
use crate::summary::{
    self, EventDay, Headline, Minor, Placed, Section, event_day, headline, outlet_cell, place_facts, tags,
};

/// A value of a fact in the text of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The value, as bytes of the body.
    pub span: Range<usize>,
    /// Index into [`Briefing::facts`].
    pub fact: usize,
    /// Which of the fact's readings it is.
    pub reading: usize,
}

/// A source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlet {
    /// Its name.
    pub name: String,
    /// Its short name in lists, the same for no other outlet.
    pub tag: String,
}

/// What there is to a story.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StoryExtent {
    /// How many facts.
    pub facts: usize,
    /// How many of them are in each section, in the order of [`Section::ALL`]; without those that may disagree.
    pub sections: [usize; Section::ALL.len()],
    /// How many may disagree.
    pub possible: usize,
    /// The title that stands for it.
    pub headline: Option<Headline>,
    /// The day on which it happened.
    pub day: Option<EventDay>,
    /// Its outlets, in the order of their articles.
    pub outlets: Vec<usize>,
    /// The cells of the widest list of outlets in its rows.
    pub widest: usize,
    /// Where its facts stand in [`BriefingTables::placed`].
    pub placed: Range<usize>,
}

impl StoryExtent {
    /// How many facts are in `section`.
    pub fn count(&self, section: Section) -> usize {
        let at = Section::ALL.iter().position(|of| *of == section);
        at.and_then(|at| self.sections.get(at)).copied().unwrap_or_default()
    }
}

/// What an article has that others do not, and what it lacks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// Facts that disagree, and that differ but fit, in which it takes part.
    pub differences: [usize; 2],
    /// Facts that its outlet alone states.
    pub alone: usize,
    /// Facts that two other outlets or more of its story state and its own does not.
    pub left_out: usize,
}

/// For each fact the articles of its readings, side by side: a filter asks this of all facts at every key.
#[derive(Debug, Clone, Default)]
pub struct StatedBy {
    articles: Vec<u32>,
    /// For each fact where its articles end.
    ends: Vec<usize>,
}

impl StatedBy {
    fn new(facts: &[Fact]) -> Self {
        let mut stated = Self { articles: Vec::new(), ends: Vec::with_capacity(facts.len()) };
        for fact in facts {
            let articles = fact.readings().filter_map(|reading| u32::try_from(reading.article).ok());
            stated.articles.extend(articles);
            stated.ends.push(stated.articles.len());
        }
        stated
    }

    /// The articles of the readings of a fact.
    pub fn articles(&self, fact: usize) -> impl Iterator<Item = usize> {
        let end = |fact: usize| self.ends.get(fact).copied().unwrap_or_default();
        let start = fact.checked_sub(1).map_or(0, end);
        self.articles.get(start..end(fact)).unwrap_or_default().iter().map(|article| *article as usize)
    }
}

/// Tables over a briefing; all are indexed like the list that they are about.
#[derive(Debug, Clone, Default)]
pub struct BriefingTables {
    /// For each article the words of its body.
    pub words: Vec<usize>,
    /// For each article what it has to itself and what it lacks.
    pub shares: Vec<Share>,
    /// For each article the values of facts in it, in the order of the text.
    pub spots: Vec<Vec<Spot>>,
    /// For each fact the articles that state it.
    pub stated: StatedBy,
    /// A filter that lets everything through, to begin others from.
    pub filter: Filter,
    /// The facts in the order of the list, story by story.
    pub placed: Vec<Placed>,
    /// For each fact its section.
    pub section_of: Vec<Section>,
    /// For each fact why it is minor.
    pub minor_of: Vec<Option<Minor>>,
    /// The sources, in the order of their first articles.
    pub outlets: Vec<Outlet>,
    /// For each article its source.
    pub outlet_of: Vec<usize>,
    /// For each article how many facts it states.
    pub facts_in: Vec<usize>,
    /// For each article its story.
    pub story_of: Vec<usize>,
    /// What there is to each story.
    pub extents: Vec<StoryExtent>,
    /// The stories, the latest first; those of one article last.
    pub latest_first: Vec<usize>,
    /// For each fact where it comes first, in the order of articles and positions.
    pub places: Vec<u64>,
    /// The dated claims, the earliest first.
    pub dated_facts: Vec<DatedFact>,
    /// What facts and articles are known by from one briefing to the next.
    pub fingerprints: FingerprintIndex,
}

impl BriefingTables {
    /// Works out the tables of `briefing`.
    pub fn new(briefing: &Briefing) -> Self {
        let (names, outlet_of) = briefing.outlets();
        let outlet = |(name, tag): (&str, String)| Outlet { name: name.to_owned(), tag };
        let mut tables = Self {
            words: briefing.articles.iter().map(crate::model::Article::words).collect(),
            shares: vec![Share::default(); briefing.articles.len()],
            spots: vec![Vec::new(); briefing.articles.len()],
            filter: Filter::ready(briefing),
            stated: StatedBy::new(&briefing.facts),
            placed: place_facts(briefing),
            section_of: vec![Section::Minor; briefing.facts.len()],
            minor_of: vec![None; briefing.facts.len()],
            outlets: names.iter().copied().zip(tags(&names)).map(outlet).collect(),
            outlet_of,
            facts_in: vec![0; briefing.articles.len()],
            story_of: vec![0; briefing.articles.len()],
            extents: vec![StoryExtent::default(); briefing.stories.len()],
            latest_first: latest_first(briefing),
            places: briefing.facts.iter().map(place).collect(),
            dated_facts: dated_facts(briefing),
            fingerprints: FingerprintIndex::new(briefing),
        };
        for (number, story) in briefing.stories.iter().enumerate() {
            let extent = StoryExtent {
                headline: headline(briefing, story),
                outlets: outlets_in(&story.articles, &tables.outlet_of),
                ..StoryExtent::default()
            };
            if let Some(slot) = tables.extents.get_mut(number) {
                *slot = extent;
            }
            for &article in &story.articles {
                if let Some(slot) = tables.story_of.get_mut(article) {
                    *slot = number;
                }
            }
        }
        tables.note_places(briefing);
        for (fact, of) in briefing.facts.iter().enumerate() {
            tables.note(fact, of, &briefing.stories);
        }
        for spots in &mut tables.spots {
            spots.sort_by_key(|spot| (spot.span.start, spot.span.end, spot.fact));
        }
        tables
    }

    fn note(&mut self, fact: usize, of: &Fact, stories: &[Story]) {
        for (reading, of) in of.readings().enumerate() {
            if let Some(spots) = self.spots.get_mut(of.article) {
                spots.push(Spot { span: of.span.clone(), fact, reading });
            }
        }
        let section = self.section(fact);
        let stated = articles_of(of.readings());
        let outlets = outlets_in(&stated, &self.outlet_of);
        for article in &stated {
            if let Some(count) = self.facts_in.get_mut(*article) {
                *count += 1;
            }
            if let Some(share) = self.shares.get_mut(*article) {
                match section {
                    Section::Disagree if !of.is_possible() => share.differences[0] += 1,
                    Section::Fit => share.differences[1] += 1,
                    Section::Alone if outlets.len() == 1 => share.alone += 1,
                    _ => {}
                }
            }
        }
        let is_told = matches!(section, Section::Disagree | Section::Fit | Section::Agree);
        if let Some(extent) = self.extents.get(of.story).filter(|_| is_told && outlets.len() > 1) {
            let lacking = extent.outlets.iter().filter(|outlet| !outlets.contains(outlet));
            let lacking: Vec<usize> = lacking.copied().collect();
            for article in stories.get(of.story).into_iter().flat_map(|story| &story.articles) {
                let lacks = self.outlet_of.get(*article).is_some_and(|outlet| lacking.contains(outlet));
                if let Some(share) = self.shares.get_mut(*article).filter(|_| lacks) {
                    share.left_out += 1;
                }
            }
        }
    }

    /// Notes where each fact stands, and what there is to each story.
    fn note_places(&mut self, briefing: &Briefing) {
        let tags: Vec<String> = self.outlets.iter().map(|outlet| outlet.tag.clone()).collect();
        for (at, placed) in self.placed.iter().enumerate() {
            let Some(fact) = briefing.facts.get(placed.fact) else { continue };
            if let Some(slot) = self.section_of.get_mut(placed.fact) {
                *slot = placed.section;
            }
            if let Some(slot) = self.minor_of.get_mut(placed.fact) {
                *slot = placed.minor;
            }
            let Some(extent) = self.extents.get_mut(fact.story) else { continue };
            if extent.facts == 0 {
                extent.placed = at..at;
            }
            extent.placed.end = at + 1;
            extent.facts += 1;
            if fact.is_possible() && placed.section == Section::Disagree {
                extent.possible += 1;
            } else if let Some(count) = Section::ALL
                .iter()
                .position(|section| *section == placed.section)
                .and_then(|at| extent.sections.get_mut(at))
            {
                *count += 1;
            }
            let row = summary::row(briefing, fact, placed.section, &self.outlet_of);
            let cell = outlet_cell(&row.outlets, &tags, extent.outlets.len(), WIDEST);
            extent.widest = extent.widest.max(crate::text::cells::width(&cell));
        }
        // The day is found from the facts of a story alone, so that many stories take no more than their facts.
        for (number, story) in briefing.stories.iter().enumerate() {
            if let Some(extent) = self.extents.get_mut(number) {
                let facts = self.placed.get(extent.placed.clone()).unwrap_or_default();
                let facts = facts.iter().filter_map(|placed| briefing.facts.get(placed.fact));
                extent.day = event_day(briefing, story, facts);
            }
        }
    }

    /// The section of a fact.
    pub fn section(&self, fact: usize) -> Section {
        self.section_of.get(fact).copied().unwrap_or(Section::Minor)
    }

    /// What stands in the row of fact number `number`.
    pub fn row(&self, briefing: &Briefing, number: usize, fact: &Fact) -> summary::Row {
        summary::row(briefing, fact, self.section(number), &self.outlet_of)
    }

    /// Who gives the values of a fact, in `room` cells; `outlets` are the numbers of the outlets, side by side.
    pub fn outlet_cell(&self, story: usize, outlets: &[Vec<usize>], room: usize) -> String {
        let tags: Vec<String> = self.outlets.iter().map(|outlet| outlet.tag.clone()).collect();
        let all = self.extents.get(story).map_or(0, |extent| extent.outlets.len());
        outlet_cell(outlets, &tags, all, room)
    }

    /// True for a fact whose values differ, surely or not.
    pub fn is_difference(&self, fact: usize) -> bool {
        matches!(self.section(fact), Section::Disagree | Section::Fit)
    }

    /// The label of the source of article number `article`.
    pub fn tag(&self, article: usize) -> &str {
        let outlet = self.outlet_of.get(article).and_then(|outlet| self.outlets.get(*outlet));
        outlet.map_or("", |outlet| outlet.tag.as_str())
    }

    /// The number of the source of article number `article`.
    pub fn outlet(&self, article: usize) -> usize {
        self.outlet_of.get(article).copied().unwrap_or_default()
    }

    /// The numbers of the different sources of `readings`, in the order in which they first come.
    pub fn outlets_of<'a>(&self, readings: impl Iterator<Item = &'a Reading>) -> Vec<usize> {
        let mut seen = HashSet::new();
        readings.map(|reading| self.outlet(reading.article)).filter(|outlet| seen.insert(*outlet)).collect()
    }
}

/// The stories of `briefing` in the order in which a reader should see them.
fn latest_first(briefing: &Briefing) -> Vec<usize> {
    let key = |number: &usize| {
        let story = briefing.stories.get(*number);
        let articles = story.map_or(&[][..], |story| &story.articles);
        let day = |article: &usize| {
            let article_in = briefing.articles.get(*article)?;
            Some(story?.published(*article, article_in)?.value)
        };
        (articles.len() < 2, std::cmp::Reverse(articles.iter().filter_map(day).max()), *number)
    };
    let mut stories: Vec<usize> = (0..briefing.stories.len()).collect();
    stories.sort_by_cached_key(key);
    stories
}

/// Cells of outlets beyond which no list needs to be measured.
const WIDEST: usize = 60;

/// The different outlets of `articles`, in order.
fn outlets_in(articles: &[usize], outlet_of: &[usize]) -> Vec<usize> {
    let mut outlets: Vec<usize> =
        articles.iter().filter_map(|article| outlet_of.get(*article).copied()).collect();
    outlets.sort_unstable();
    outlets.dedup();
    outlets
}

/// Where a fact comes first: its article, and the byte in it.
fn place(fact: &Fact) -> u64 {
    let place = |reading: &Reading| (reading.article as u64) << 32 | reading.span.start as u64;
    fact.readings().map(place).min().unwrap_or(u64::MAX)
}

/// The different articles of `readings`, in order.
fn articles_of<'a>(readings: impl Iterator<Item = &'a Reading>) -> Vec<usize> {
    let mut articles: Vec<usize> = readings.map(|reading| reading.article).collect();
    articles.sort_unstable();
    articles.dedup();
    articles
}
