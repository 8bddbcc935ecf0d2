//! What the views ask of a briefing again and again, worked out once.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::moments::{Moment, moments};
use super::prints::Prints;
use crate::lookup::Filter;
use crate::model::{Briefing, Fact, Reading, Verdict};
use crate::text;
use crate::text::cells::width;

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
    /// A short label, the same for no other source.
    pub tag: String,
}

/// What there is to a story.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extent {
    /// How many facts.
    pub facts: usize,
    /// How many disagreements of each verdict, in the order of [`Verdict::ALL`].
    pub tally: [usize; 3],
}

/// For each fact the articles of its readings, side by side: a filter asks this of all facts at every key.
#[derive(Debug, Clone, Default)]
pub struct Stated {
    articles: Vec<u32>,
    /// For each fact where its articles end.
    ends: Vec<usize>,
}

impl Stated {
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
pub struct Digest {
    /// For each article the words of its body.
    pub words: Vec<usize>,
    /// For each article how many disagreements of each verdict, in the order of [`Verdict::ALL`], it takes part in.
    pub tallies: Vec<[usize; 3]>,
    /// For each article the values of facts in it, in the order of the text.
    pub spots: Vec<Vec<Spot>>,
    /// For each fact the articles that state it.
    pub stated: Stated,
    /// A filter that lets everything through, to begin others from.
    pub filter: Filter,
    /// For each fact its place among the disagreements.
    pub ranks: Vec<Option<usize>>,
    /// How many disagreements of each verdict there are, in the same order.
    pub counts: [usize; 3],
    /// The sources, in the order of their first articles.
    pub outlets: Vec<Outlet>,
    /// For each article its source.
    pub outlet_of: Vec<usize>,
    /// For each article how many facts it states.
    pub facts_in: Vec<usize>,
    /// For each article its story.
    pub story_of: Vec<usize>,
    /// What there is to each story.
    pub extents: Vec<Extent>,
    /// For each topic that several facts have the first of them.
    pub topics: Vec<usize>,
    /// For each fact the place of its topic in `topics`.
    pub topic_of: Vec<Option<usize>>,
    /// For each fact where it comes first, in the order of articles and positions.
    pub places: Vec<u64>,
    /// The dated claims, the earliest first.
    pub moments: Vec<Moment>,
    /// What facts and articles are known by from one briefing to the next.
    pub prints: Prints,
}

impl Digest {
    /// Works out the tables of `briefing`.
    pub fn new(briefing: &Briefing) -> Self {
        let (names, outlet_of) = briefing.outlets();
        let outlet = |(name, tag): (&str, String)| Outlet { name: name.to_owned(), tag };
        let mut digest = Self {
            words: briefing.articles.iter().map(crate::model::Article::words).collect(),
            tallies: briefing.tallies(),
            spots: vec![Vec::new(); briefing.articles.len()],
            filter: Filter::ready(briefing),
            stated: Stated::new(&briefing.facts),
            ranks: vec![None; briefing.facts.len()],
            counts: Verdict::ALL.map(|verdict| briefing.count(verdict)),
            outlets: names.iter().copied().zip(labels(&names)).map(outlet).collect(),
            outlet_of,
            facts_in: vec![0; briefing.articles.len()],
            story_of: vec![0; briefing.articles.len()],
            extents: vec![Extent::default(); briefing.stories.len()],
            topics: Vec::new(),
            topic_of: Vec::new(),
            places: briefing.facts.iter().map(place).collect(),
            moments: moments(briefing),
            prints: Prints::new(briefing),
        };
        digest.note_topics(briefing);
        for (number, story) in briefing.stories.iter().enumerate() {
            for &article in &story.articles {
                if let Some(slot) = digest.story_of.get_mut(article) {
                    *slot = number;
                }
            }
        }
        for (rank, &fact) in briefing.disagreements.iter().enumerate() {
            if let Some(slot) = digest.ranks.get_mut(fact) {
                *slot = Some(rank);
            }
        }
        for (fact, of) in briefing.facts.iter().enumerate() {
            digest.note(fact, of);
        }
        for spots in &mut digest.spots {
            spots.sort_by_key(|spot| (spot.span.start, spot.span.end, spot.fact));
        }
        digest
    }

    fn note(&mut self, fact: usize, of: &Fact) {
        for (reading, of) in of.readings().enumerate() {
            if let Some(spots) = self.spots.get_mut(of.article) {
                spots.push(Spot { span: of.span.clone(), fact, reading });
            }
        }
        let verdict = Verdict::ALL.iter().position(|verdict| of.verdict() == Some(*verdict));
        for article in articles_of(of.readings()) {
            if let Some(count) = self.facts_in.get_mut(article) {
                *count += 1;
            }
        }
        if let Some(extent) = self.extents.get_mut(of.story) {
            extent.facts += 1;
            if let Some(count) = verdict.and_then(|column| extent.tally.get_mut(column)) {
                *count += 1;
            }
        }
    }

    fn note_topics(&mut self, briefing: &Briefing) {
        let mut facts: BTreeMap<&str, (usize, bool)> = BTreeMap::new();
        for (at, fact) in briefing.facts.iter().enumerate() {
            facts.entry(fact.topic.as_str()).and_modify(|(_, shared)| *shared = true).or_insert((at, false));
        }
        self.topics = facts.values().filter(|(_, shared)| *shared).map(|(first, _)| *first).collect();
        self.topics.sort_unstable();
        let group = |fact: &Fact| {
            let (first, shared) = facts.get(fact.topic.as_str())?;
            if *shared { self.topics.binary_search(first).ok() } else { None }
        };
        self.topic_of = briefing.facts.iter().map(group).collect();
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

/// A short label for each of `names`, all of them different.
fn labels(names: &[&str]) -> Vec<String> {
    let mut taken: HashSet<String> = HashSet::with_capacity(names.len());
    let mut free = |label: &String| !label.is_empty() && taken.insert(label.clone());
    let mut numbers = (1_usize..).map(|number| format!("#{number}"));
    let label = |name: &&str| {
        let label = abbreviations(name).into_iter().find(&mut free);
        // There is always a free one among the numbers.
        label.or_else(|| numbers.find(&mut free)).unwrap_or_default()
    };
    names.iter().map(label).collect()
}

/// Ways to shorten a name, the best first: the name itself if it is short, its initials, its beginning.
fn abbreviations(name: &str) -> Vec<String> {
    const SHORT: usize = 5;
    let mut out = Vec::new();
    if width(name) <= SHORT {
        out.push(name.to_owned());
    }
    let words: Vec<&str> = text::words(name).filter(|word| !word.eq_ignore_ascii_case("the")).collect();
    if words.len() > 1 {
        let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
        let initials = initials.to_uppercase();
        if width(&initials) <= SHORT {
            out.push(initials);
        }
    }
    let letters: Vec<char> = words.concat().chars().collect();
    for length in 3..=SHORT {
        let start: String = letters.iter().take(length).collect();
        if width(&start) <= SHORT + 1 {
            out.push(start);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_short_and_tell_sources_apart() {
        let names = ["Harbour Times", "Dawn", "Hill Tribune", "Harvest Telegraph", "新聞社"];
        assert_eq!(labels(&names), ["HT", "Dawn", "Hil", "Har", "新聞社"]);
    }

    #[test]
    fn even_names_without_letters_get_labels_of_their_own() {
        assert_eq!(labels(&["#2", "------", "......", ""]), ["#2", "#1", "#3", "#4"]);
    }

    #[test]
    fn labels_of_very_many_sources_take_no_time() {
        let names: Vec<String> = (0..20_000).map(|number| format!("The Daily {number}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let started = std::time::Instant::now();
        let labels: HashSet<String> = labels(&names).into_iter().collect();
        assert_eq!(labels.len(), names.len());
        assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
    }
}
