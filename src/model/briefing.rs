//! Everything that the analysis found.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::Serialize;

use super::{Article, Fact, Origin, Reading, Stated, Verdict};

/// Articles on one event. Only articles of one story are compared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Story {
    /// Indices into [`Briefing::articles`], in order.
    pub articles: Vec<usize>,
    /// How many independent outlets report it; articles that share long runs of words count as one.
    pub outlets: usize,
    /// Articles that share long runs of words with an earlier one of the story: pairs of the copy and the earlier one.
    pub copies: Vec<(usize, usize)>,
    /// The days of its articles that state none, where the others tell.
    pub inferred: BTreeMap<usize, Date>,
}

impl Story {
    /// The day on which its `article`, which has this number, was published: as stated, or else as inferred.
    pub fn published(&self, number: usize, article: &Article) -> Option<Stated<Date>> {
        let inferred = || self.inferred.get(&number).map(|day| Stated::new(*day, Origin::Inferred));
        article.published.or_else(inferred)
    }
}

/// A file that could not be read, or not all of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// The file or folder, safe to print.
    pub file: String,
    /// The reason, in words.
    pub message: String,
}

/// The result of the analysis.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Briefing {
    /// Ordered by id.
    pub articles: Vec<Article>,
    /// Ordered by their first article.
    pub stories: Vec<Story>,
    /// All facts, disagreements and hidden ones included, the most important first.
    pub facts: Vec<Fact>,
    /// Indices into `facts` of those with a verdict: conflicts, then explained, then variants, each by weight.
    pub disagreements: Vec<usize>,
    /// Indices into `facts` of those that may be disagreements, by weight.
    pub possible: Vec<usize>,
    /// What could not be read.
    pub warnings: Vec<Warning>,
    /// How many corrections of the reader were obeyed.
    pub corrections: usize,
    /// The days of articles that state none, as the others of their stories tell them.
    pub inferred: BTreeMap<usize, Date>,
}

impl Briefing {
    /// Maps each article that shares long runs of words with an earlier one to that one; the two count as one outlet.
    pub fn copies(&self) -> BTreeMap<usize, usize> {
        self.stories.iter().flat_map(|story| story.copies.iter().copied()).collect()
    }

    /// The names of the outlets, each once, in the order of their first articles, and for each article the place of its
    /// outlet among them.
    pub fn outlets(&self) -> (Vec<&str>, Vec<usize>) {
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        let mut names = Vec::new();
        let mut of = Vec::with_capacity(self.articles.len());
        for article in &self.articles {
            let name = article.outlet.value.as_str();
            of.push(*places.entry(name).or_insert_with(|| {
                names.push(name);
                names.len() - 1
            }));
        }
        (names, of)
    }

    /// The day on which the article of this number was published, as stated or as inferred from the others of its story.
    pub fn published(&self, article: usize) -> Option<Stated<Date>> {
        let here = self.articles.get(article)?;
        let inferred = || self.inferred.get(&article).map(|day| Stated::new(*day, Origin::Inferred));
        here.published.or_else(inferred)
    }

    /// The article of a reading.
    pub fn article(&self, reading: &Reading) -> &Article {
        &self.articles[reading.article]
    }

    /// The value of a reading as the article words it.
    pub fn value(&self, reading: &Reading) -> &str {
        self.article(reading).body.get(reading.span.clone()).unwrap_or_default()
    }

    /// The whole sentence of a reading.
    pub fn sentence(&self, reading: &Reading) -> &str {
        self.article(reading).body.get(reading.sentence.clone()).unwrap_or_default()
    }

    /// The facts that the reader wants to see.
    pub fn shown_facts(&self) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter(|fact| !fact.hidden)
    }

    /// The disagreements, in the order in which a reader should see them.
    pub fn disagreements(&self) -> impl Iterator<Item = &Fact> {
        self.disagreements.iter().map(|&index| &self.facts[index])
    }

    /// What may be a disagreement, in the order in which a reader should see it.
    pub fn possible(&self) -> impl Iterator<Item = &Fact> {
        self.possible.iter().map(|&index| &self.facts[index])
    }

    /// True where something differs or may differ.
    pub fn differs(&self) -> bool {
        !self.disagreements.is_empty() || !self.possible.is_empty()
    }

    /// What to say if there are no disagreements.
    pub fn no_disagreements(&self) -> &'static str {
        if self.articles.len() < 2 {
            "There is only one article, so there is nothing to compare."
        } else {
            "No disagreements found in what could be compared."
        }
    }

    /// How many disagreements carry `verdict`.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.disagreements().filter(|fact| fact.verdict() == Some(verdict)).count()
    }

    /// For each article the number of disagreements that it takes part in, for each verdict in the order of
    /// [`Verdict::ALL`].
    pub fn tallies(&self) -> Vec<[usize; 3]> {
        let mut tallies = vec![[0; 3]; self.articles.len()];
        for fact in self.disagreements() {
            let column = Verdict::ALL.iter().position(|verdict| fact.verdict() == Some(*verdict));
            let articles: BTreeSet<usize> = fact.readings().map(|reading| reading.article).collect();
            for article in articles {
                let tally = tallies.get_mut(article);
                if let Some(count) = column.and_then(|column| tally?.get_mut(column)) {
                    *count += 1;
                }
            }
        }
        tallies
    }
}
