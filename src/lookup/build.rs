//! From a briefing to the index of its words.

use foldhash::{HashMap, HashMapExt};

use super::hit::Target;
use super::index::{Entry, FIELD_BITS, Field, Index};
use super::sentences::{Passage, Sentences};
use super::words::{is_figure, words};
use crate::claim::{family, form};
use crate::model::{Briefing, Fact, Verdict};
use crate::value::Kind;

/// What an entry gains for each independent source, up to five.
const SOURCE: u32 = 30;

/// The most words of offices that somebody is known by.
const OFFICES: usize = 12;

/// Words numbered in the order in which they come up, and who holds them.
struct Builder {
    numbers: HashMap<String, u32>,
    /// The words of the names that very many facts share, in numbers.
    labels: HashMap<String, Vec<u32>>,
    /// Twice the word, one more where it stands in a sentence; and the posting.
    pairs: Vec<(u32, u32)>,
}

impl Builder {
    /// Goes on from the words of the sentences.
    fn new(sentences: &Sentences) -> Self {
        Self { numbers: sentences.numbers.clone(), labels: HashMap::new(), pairs: Vec::new() }
    }

    /// The numbers of the words of `text`.
    fn numbers(&mut self, text: &str) -> Vec<u32> {
        words(text).into_iter().map(|word| self.number(word.key)).collect()
    }

    /// The same for the name of a source or kind, which is taken apart once.
    fn label(&mut self, name: &str) -> &[u32] {
        if !self.labels.contains_key(name) {
            let numbers = self.numbers(name);
            self.labels.insert(name.to_owned(), numbers);
        }
        self.labels.get(name).map_or(&[], Vec::as_slice)
    }

    fn number(&mut self, word: String) -> u32 {
        let next = self.numbers.len() as u32;
        *self.numbers.entry(word).or_insert(next)
    }

    /// Notes that the entry holds the words, each in the weightiest of its fields.
    fn add(&mut self, entry: &Entry, place: usize, mut held: Vec<(u32, Field)>) {
        held.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
        held.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same && next.1 == Field::Beside && kept.1 == Field::Topic {
                kept.1 = Field::Both;
            }
            same
        });
        let passage = entry.kind.is_none();
        self.pairs.extend(held.into_iter().map(|(word, field)| {
            let sentence = passage || field.is_elsewhere_in_sentence();
            (word * 2 + u32::from(sentence), (place as u32) << FIELD_BITS | field as u32)
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
            .map(|(word, place)| (form(word).into_boxed_str(), place))
            .collect();
        stems.sort_unstable();
        let mut families: Vec<(&'static str, u32)> =
            words.iter().zip(0..).filter_map(|(word, place)| Some((family(word)?, place))).collect();
        families.sort_unstable();
        Index { words, stems, families, starts, postings, entries }
    }
}

/// Folds the facts of `briefing` and the sentences of its articles.
pub(super) fn index(briefing: &Briefing, sentences: &Sentences) -> Index {
    let mut builder = Builder::new(sentences);
    let passages = &sentences.passages;
    let mut numbers: HashMap<(usize, usize), u32> = HashMap::with_capacity(passages.len());
    for (passage, number) in passages.iter().zip(0..) {
        numbers.insert((passage.article, passage.sentence.start), number);
    }
    let holders = holders(&mut builder, briefing);
    let mut entries: Vec<Entry> = Vec::with_capacity(briefing.facts.len() + passages.len());
    for (index, fact) in briefing.facts.iter().enumerate() {
        let mut held: Vec<(u32, Field)> = Vec::new();
        let mut evidence: Vec<u32> = Vec::new();
        let mut spot = fact.kind == Kind::Place;
        for reading in fact.readings() {
            let Some(&place) = numbers.get(&(reading.article, reading.sentence.start)) else { continue };
            let Some(passage) = passages.get(place as usize) else { continue };
            held.extend(passage.words.around(&reading.span, fact.kind));
            spot |= fact.kind == Kind::Name && passage.words.is_spot(&reading.span);
            evidence.push(place);
        }
        evidence.sort_unstable();
        evidence.dedup();
        for passage in evidence.iter().filter_map(|&place| passages.get(place as usize)) {
            held.extend(passage.words.numbers().map(|word| (word, Field::Evidence)));
            if matches!(fact.kind, Kind::Quote | Kind::Statement) {
                held.extend(spoken(passage, &holders));
            }
        }
        let topic = builder.numbers(&fact.topic);
        let length = topic.len() as u32;
        let mut values: Vec<u32> = Vec::new();
        for variant in &fact.variants {
            values.extend(builder.numbers(&variant.value));
        }
        // "Name of Smith" is about nothing but its value.
        let subject = topic.into_iter().filter(|word| fact.kind != Kind::Name || !values.contains(word));
        held.extend(subject.map(|word| (word, Field::Topic)));
        held.extend(values.iter().map(|word| (*word, Field::Value)));
        held.extend(labels(&mut builder, briefing, fact));
        let first = briefing.facts.len() as u32;
        let entry = Entry {
            target: Target::Fact(index),
            kind: Some(fact.kind),
            spot,
            bonus: bonus(fact),
            topic: length,
            evidence: evidence.into_iter().map(|place| first + place).collect(),
        };
        builder.add(&entry, entries.len(), held);
        entries.push(entry);
    }
    for passage in passages {
        let mut held: Vec<(u32, Field)> = passage.words.numbers().map(|word| (word, Field::Label)).collect();
        held.extend(passage.words.counted().map(|word| (word, Field::Near)));
        held.extend(spoken(passage, &holders));
        let target = Target::Passage { article: passage.article, sentence: passage.sentence.clone() };
        let entry = Entry { target, kind: None, spot: false, bonus: 0, topic: 0, evidence: Vec::new() };
        builder.add(&entry, entries.len(), held);
        entries.push(entry);
    }
    builder.finish(entries)
}

/// The last word of each name, with the words of the offices that its bearer holds; few of a name that many bear.
fn holders(builder: &mut Builder, briefing: &Briefing) -> HashMap<u32, Vec<u32>> {
    let mut out: HashMap<u32, Vec<u32>> = HashMap::new();
    for fact in &briefing.facts {
        let values = fact.variants.iter().map(|variant| &variant.value);
        for value in values {
            let (name, office) = match fact.kind {
                Kind::Name => (value, &fact.topic),
                Kind::Title => (&fact.topic, value),
                _ => break,
            };
            if let Some(last) = builder.numbers(name).last() {
                let office = builder.numbers(office);
                out.entry(*last).or_default().extend(office);
            }
        }
    }
    for offices in out.values_mut() {
        offices.sort_unstable();
        offices.dedup();
        offices.truncate(OFFICES);
    }
    out
}

/// The words that name whoever speaks in a sentence, by name or office.
fn spoken(passage: &Passage, holders: &HashMap<u32, Vec<u32>>) -> Vec<(u32, Field)> {
    let offices = passage.speakers.iter().filter_map(|name| holders.get(name)).flatten();
    passage.speakers.iter().chain(offices).map(|word| (*word, Field::Speaker)).collect()
}

/// The names of the sources, the kind and the verdict.
fn labels(builder: &mut Builder, briefing: &Briefing, fact: &Fact) -> Vec<(u32, Field)> {
    let mut articles: Vec<usize> = fact.readings().map(|reading| reading.article).collect();
    articles.sort_unstable();
    articles.dedup();
    let articles = articles.into_iter().filter_map(|article| briefing.articles.get(article));
    let mut words: Vec<u32> = Vec::new();
    for name in [Some(fact.kind.name()), fact.verdict().map(Verdict::name)]
        .into_iter()
        .flatten()
        .chain(articles.map(|article| article.outlet.value.as_str()))
    {
        words.extend(builder.label(name));
    }
    words.into_iter().map(|word| (word, Field::Label)).collect()
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
