//! What the views ask of a briefing again and again, worked out once.

use std::collections::BTreeMap;
use std::ops::Range;

use unicode_width::UnicodeWidthStr;

use super::prints::Prints;
use crate::model::{Briefing, Fact, Reading, Verdict};

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

/// Tables over a briefing; all are indexed like the list that they are about.
#[derive(Debug, Clone, Default)]
pub struct Digest {
    /// For each article a short label of its source, the same for the same source and for no other.
    pub tags: Vec<String>,
    /// For each article the words of its body.
    pub words: Vec<usize>,
    /// For each article how many disagreements of each verdict, in the order of [`Verdict::ALL`], it takes part in.
    pub tallies: Vec<[usize; 3]>,
    /// For each article the values of facts in it, in the order of the text.
    pub spots: Vec<Vec<Spot>>,
    /// For each fact its place among the disagreements.
    pub ranks: Vec<Option<usize>>,
    /// How many disagreements of each verdict there are, in the same order.
    pub counts: [usize; 3],
    /// How many sources there are.
    pub sources: usize,
    /// What facts and articles are known by from one briefing to the next.
    pub prints: Prints,
}

impl Digest {
    /// Works out the tables of `briefing`.
    pub fn new(briefing: &Briefing) -> Self {
        let names: Vec<&str> =
            briefing.articles.iter().map(|article| article.source.value.as_str()).collect();
        let labels = labels(&names);
        let mut digest = Self {
            tags: names.iter().map(|name| labels.get(name).cloned().unwrap_or_default()).collect(),
            words: briefing.articles.iter().map(crate::model::Article::words).collect(),
            tallies: vec![[0; 3]; briefing.articles.len()],
            spots: vec![Vec::new(); briefing.articles.len()],
            ranks: vec![None; briefing.facts.len()],
            counts: Verdict::ALL.map(|verdict| briefing.count(verdict)),
            sources: labels.len(),
            prints: Prints::new(briefing),
        };
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
        if let Some(verdict) = of.verdict() {
            let column = Verdict::ALL.iter().position(|of| *of == verdict).unwrap_or_default();
            for article in articles_of(of.readings()) {
                if let Some(count) = self.tallies.get_mut(article).and_then(|tally| tally.get_mut(column)) {
                    *count += 1;
                }
            }
        }
    }

    /// The label of the source of article number `article`.
    pub fn tag(&self, article: usize) -> &str {
        self.tags.get(article).map_or("", String::as_str)
    }

    /// The different labels of the sources of `readings`, in the order in which they first come.
    pub fn tags_of<'a>(&'a self, readings: impl Iterator<Item = &'a Reading>) -> Vec<&'a str> {
        let mut tags = Vec::new();
        for reading in readings {
            let tag = self.tag(reading.article);
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        tags
    }
}

/// The different articles of `readings`, in order.
fn articles_of<'a>(readings: impl Iterator<Item = &'a Reading>) -> Vec<usize> {
    let mut articles: Vec<usize> = readings.map(|reading| reading.article).collect();
    articles.sort_unstable();
    articles.dedup();
    articles
}

/// A short label for each different name, all of them different.
fn labels<'a>(names: &[&'a str]) -> BTreeMap<&'a str, String> {
    let mut labels: BTreeMap<&str, String> = BTreeMap::new();
    for name in names {
        if labels.contains_key(name) {
            continue;
        }
        let free = |label: &String| !label.is_empty() && labels.values().all(|taken| taken != label);
        let label = abbreviations(name).into_iter().find(free).unwrap_or_else(|| {
            // One of the numbers is free: there are fewer labels than numbers.
            (1..=names.len() + 1).map(|number| format!("#{number}")).find(free).unwrap_or_default()
        });
        labels.insert(name, label);
    }
    labels
}

/// Ways to shorten a name, the best first: the name itself if it is short, its initials, its beginning.
fn abbreviations(name: &str) -> Vec<String> {
    const SHORT: usize = 5;
    let mut out = Vec::new();
    if name.width() <= SHORT {
        out.push(name.to_owned());
    }
    let words: Vec<&str> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !word.eq_ignore_ascii_case("the"))
        .collect();
    if words.len() > 1 {
        let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
        let initials = initials.to_uppercase();
        if initials.width() <= SHORT {
            out.push(initials);
        }
    }
    let letters: Vec<char> = words.concat().chars().collect();
    for length in 3..=SHORT {
        let start: String = letters.iter().take(length).collect();
        if start.width() <= SHORT + 1 {
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
        let names = ["Harbour Times", "Dawn", "Hill Tribune", "Harvest Telegraph", "Dawn", "新聞社"];
        let labels = labels(&names);
        let of = |name: &str| labels[name].as_str();
        assert_eq!(of("Harbour Times"), "HT");
        assert_eq!(of("Dawn"), "Dawn");
        assert_eq!(of("Hill Tribune"), "Hil");
        assert_eq!(of("Harvest Telegraph"), "Har");
        assert_eq!(of("新聞社"), "新聞社");
        assert_eq!(labels.len(), 5);
    }

    #[test]
    fn even_names_without_letters_get_labels_of_their_own() {
        let labels = labels(&["------", "......", ""]);
        let mut values: Vec<_> = labels.values().collect();
        values.dedup();
        assert_eq!(values.len(), 3);
        assert!(values.iter().all(|label| !label.is_empty()));
    }
}
