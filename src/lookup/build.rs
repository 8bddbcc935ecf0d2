//! From a briefing to the index of its words.

use std::collections::HashMap;

use super::words::{is_figure, words};
use super::{Entry, Field, Index, Target};
use crate::model::{Briefing, Fact, Verdict};
use crate::text::{Document, Wordlist, stem};

/// What an entry gains for each independent source, up to five.
const SOURCE: u32 = 30;

/// Words numbered in the order in which they come up, and who holds them.
#[derive(Default)]
struct Builder {
    numbers: HashMap<String, u32>,
    /// Twice the word, one more where it stands in a sentence; and the posting.
    pairs: Vec<(u32, u32)>,
}

impl Builder {
    /// The numbers of the words of `text`.
    fn numbers(&mut self, text: &str) -> Vec<u32> {
        words(text).into_iter().map(|word| self.number(word.key)).collect()
    }

    /// The same without words that tell nothing: nobody looks for the sentences with "the".
    fn telling(&mut self, text: &str) -> Vec<u32> {
        let lists = Wordlist::get();
        words(text)
            .into_iter()
            .filter(|word| !lists.is_function(&word.key))
            .map(|word| self.number(word.key))
            .collect()
    }

    fn number(&mut self, word: String) -> u32 {
        let next = self.numbers.len() as u32;
        *self.numbers.entry(word).or_insert(next)
    }

    /// Notes that the entry holds the words, each in the weightiest of its fields.
    fn add(&mut self, entry: &Entry, place: usize, mut held: Vec<(u32, Field)>) {
        held.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
        held.dedup_by_key(|(word, _)| *word);
        let passage = entry.kind.is_none();
        self.pairs.extend(held.into_iter().map(|(word, field)| {
            let sentence = passage || field == Field::Evidence;
            (word * 2 + u32::from(sentence), (place as u32) << 2 | field as u32)
        }));
    }

    /// Sorts everything by word.
    fn finish(self, entries: Vec<Entry>) -> Index {
        let mut list: Vec<(String, u32)> = self.numbers.into_iter().collect();
        list.sort_unstable();
        let mut places = vec![0_u32; list.len()];
        for (place, (_, number)) in list.iter().enumerate() {
            places[*number as usize] = place as u32;
        }
        let slot = |pair: u32| (places[pair as usize / 2] * 2 + pair % 2) as usize;
        let mut starts = vec![0; list.len() * 2 + 1];
        for (pair, _) in &self.pairs {
            starts[slot(*pair) + 1] += 1;
        }
        for place in 1..starts.len() {
            starts[place] += starts[place - 1];
        }
        let mut next = starts.clone();
        let mut postings = vec![0; self.pairs.len()];
        for (pair, posting) in self.pairs {
            let place = &mut next[slot(pair)];
            postings[*place as usize] = posting;
            *place += 1;
        }
        let words: Vec<Box<str>> = list.into_iter().map(|(word, _)| word.into_boxed_str()).collect();
        let mut stems: Vec<(Box<str>, u32)> = words
            .iter()
            .zip(0..)
            .filter(|(word, _)| !is_figure(word))
            .map(|(word, place)| (stem(word).into_boxed_str(), place))
            .collect();
        stems.sort_unstable();
        Index { words, stems, starts, postings, entries }
    }
}

/// Folds the facts and sentences of `briefing`.
pub(super) fn index(briefing: &Briefing) -> Index {
    let mut builder = Builder::default();
    // Facts come first among the entries, but their evidence refers to sentences.
    let mut passages: Vec<(Target, Vec<u32>)> = Vec::new();
    let mut numbers: HashMap<(usize, usize), u32> = HashMap::new();
    for (article, told) in briefing.articles.iter().enumerate() {
        for sentence in Document::new(told).sentences {
            let held = builder.telling(told.body.get(sentence.span.clone()).unwrap_or_default());
            numbers.insert((article, sentence.span.start), passages.len() as u32);
            passages.push((Target::Passage { article, sentence: sentence.span }, held));
        }
    }
    let mut entries: Vec<Entry> = Vec::with_capacity(briefing.facts.len() + passages.len());
    for (index, fact) in briefing.facts.iter().enumerate() {
        let mut evidence: Vec<u32> = fact
            .readings()
            .filter_map(|reading| numbers.get(&(reading.article, reading.sentence.start)).copied())
            .collect();
        evidence.sort_unstable();
        evidence.dedup();
        let sentences = evidence.iter().filter_map(|&place| passages.get(place as usize));
        let mut held: Vec<(u32, Field)> =
            sentences.flat_map(|(_, words)| words).map(|word| (*word, Field::Evidence)).collect();
        let topic = builder.numbers(&fact.topic);
        let length = topic.len() as u32;
        held.extend(topic.into_iter().map(|word| (word, Field::Topic)));
        held.extend(labels(&mut builder, briefing, fact));
        for variant in &fact.variants {
            held.extend(builder.numbers(&variant.value).into_iter().map(|word| (word, Field::Value)));
        }
        let first = briefing.facts.len() as u32;
        let entry = Entry {
            target: Target::Fact(index),
            kind: Some(fact.kind),
            bonus: bonus(fact),
            topic: length,
            evidence: evidence.into_iter().map(|place| first + place).collect(),
        };
        builder.add(&entry, entries.len(), held);
        entries.push(entry);
    }
    for (target, held) in passages {
        let entry = Entry { target, kind: None, bonus: 0, topic: 0, evidence: Vec::new() };
        builder.add(&entry, entries.len(), held.into_iter().map(|word| (word, Field::Label)).collect());
        entries.push(entry);
    }
    builder.finish(entries)
}

/// The names of the sources, the kind and the verdict.
fn labels(builder: &mut Builder, briefing: &Briefing, fact: &Fact) -> Vec<(u32, Field)> {
    let mut articles: Vec<usize> = fact.readings().map(|reading| reading.article).collect();
    articles.sort_unstable();
    articles.dedup();
    let mut text = fact.kind.name().to_owned();
    if let Some(judgement) = &fact.judgement {
        text.push(' ');
        text.push_str(judgement.verdict.name());
    }
    for article in articles.into_iter().filter_map(|article| briefing.articles.get(article)) {
        text.push(' ');
        text.push_str(&article.source.value);
    }
    builder.numbers(&text).into_iter().map(|word| (word, Field::Label)).collect()
}

/// Disagreements come before what is agreed, the well corroborated before the rest.
fn bonus(fact: &Fact) -> i64 {
    let verdict: u32 = match fact.verdict() {
        Some(Verdict::Conflict) => 150,
        Some(Verdict::Explained) => 100,
        Some(Verdict::Variant) => 80,
        None => 0,
    };
    i64::from(verdict + SOURCE * fact.corroboration.min(5) as u32)
}
