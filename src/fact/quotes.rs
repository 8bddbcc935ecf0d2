//! Quotations of the same words in several articles, whole, cut or in other words.

use std::collections::{BTreeMap, BTreeSet};

use super::matched::Match;
use crate::claim::{Texts, other_speaker};
use crate::lexicon;
use crate::model::{Mention, Reading};
use crate::union::Union;
use crate::value::wording::{Wording, align};
use crate::value::{Kind, Modality, Quote, Value};

/// Words in a run that brings two quotations together.
const RUN: usize = 3;
/// Share of the shorter quotation that the other must have in the same order.
const COMMON: f64 = 0.6;
/// Fewer common words are a set phrase.
const LEAST: usize = 4;
/// With how many of the quotations behind it that share a run a quotation is compared: what many articles quote alike
/// comes together link by link, and time stays near linear.
const REACH: usize = 24;
/// Words of a quotation that name it.
const TOPIC: usize = 7;

struct Said<'a> {
    article: usize,
    mention: &'a Mention,
    quote: &'a Quote,
    /// Whoever its sentence lets speak.
    speaker: Option<&'a str>,
}

impl Said<'_> {
    /// True for a turn of phrase: it has no run of words that would bring it together with others.
    fn is_short(&self) -> bool {
        self.quote.words.len() < RUN
    }

    /// How both stand to each other where they are one quotation, as far as words and speakers tell.
    fn of_one(&self, other: &Self) -> Option<Wording> {
        let few = self.quote.words.len().min(other.quote.words.len());
        let many = self.quote.words.len().max(other.quote.words.len());
        let wording = align(&self.quote.words, &other.quote.words);
        let strangers = other_speaker(self.speaker, other.speaker);
        let one = if few < RUN {
            let known = self.speaker.is_some() && other.speaker.is_some();
            let alike = wording.common == few && wording.differing.is_empty() && !strangers;
            alike && (few > 1 || many <= RUN || known)
        } else {
            let enough = wording.common >= LEAST.min(few) && wording.common as f64 >= COMMON * few as f64;
            enough && (wording.differing.is_empty() || !strangers)
        };
        one.then_some(wording)
    }
}

/// Quotations that two or more articles have.
pub(super) fn matches(texts: Texts<'_>) -> Vec<Match> {
    let quotes: Vec<Said<'_>> = texts
        .mentions
        .iter()
        .enumerate()
        .flat_map(|(article, mentions)| mentions.iter().map(move |mention| (article, mention)))
        .filter_map(|(article, mention)| match &mention.value {
            Value::Quote(quote) => {
                let speaker = texts.speaker(article, mention.sentence);
                Some(Said { article, mention, quote, speaker })
            }
            _ => None,
        })
        .collect();
    let mut union = Union::new(quotes.len());
    // Turns of phrase come last and bring no two quotations together that are not one already.
    let (phrases, whole): (Vec<_>, Vec<_>) =
        pairs(&quotes).into_iter().partition(|(a, b)| quotes[*a].is_short() || quotes[*b].is_short());
    let mut joined = vec![false; quotes.len()];
    for (a, b) in whole.into_iter().chain(phrases) {
        let bridge = |quote: usize| quotes[quote].is_short() && joined[quote];
        if !bridge(a) && !bridge(b) && union.join(a, b) {
            (joined[a], joined[b]) = (true, true);
        }
    }
    let mut members: BTreeMap<usize, Vec<&Said<'_>>> = BTreeMap::new();
    for (root, quote) in union.roots().into_iter().zip(&quotes) {
        members.entry(root).or_default().push(quote);
    }
    members
        .into_values()
        .filter(|quotes| quotes.iter().map(|quote| quote.article).collect::<BTreeSet<_>>().len() > 1)
        .map(|quotes| build(&quotes, texts))
        .collect()
}

/// Pairs of quotations that are one. Two that differ are one only if neither has more in common with another quotation
/// of the other's article: who said a sentence once may have said one like it before.
fn pairs(quotes: &[Said<'_>]) -> Vec<(usize, usize)> {
    let found: Vec<(usize, usize, Wording)> = candidates(quotes)
        .into_iter()
        .filter_map(|(a, b)| Some((a, b, quotes[a].of_one(&quotes[b])?)))
        .collect();
    let mut most: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (a, b, wording) in &found {
        for (from, to) in [(*a, *b), (*b, *a)] {
            let entry = most.entry((from, quotes[to].article)).or_default();
            *entry = (*entry).max(wording.common);
        }
    }
    let is_most = |from: usize, to: usize, wording: &Wording| {
        most.get(&(from, quotes[to].article)).is_some_and(|most| wording.common == *most)
    };
    found
        .into_iter()
        .filter(|(a, b, wording)| {
            wording.differing.is_empty() || (is_most(*a, *b, wording) && is_most(*b, *a, wording))
        })
        .map(|(a, b, _)| (a, b))
        .collect()
}

/// Pairs of quotations of different articles that share a run of words, or of which one has all of a turn of phrase; what
/// only common words make up ("from now on") anybody says.
fn candidates(quotes: &[Said<'_>]) -> BTreeSet<(usize, usize)> {
    let tells = |words: &[String]| words.iter().any(|word| !lexicon::is_common(word));
    let phrases: BTreeSet<&[String]> = quotes
        .iter()
        .filter(|quote| quote.is_short() && tells(&quote.quote.words))
        .map(|quote| quote.quote.words.as_slice())
        .collect();
    let mut index: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
    for (number, quote) in quotes.iter().enumerate() {
        for run in quote.quote.words.windows(RUN).filter(|run| tells(run)) {
            index.entry(run).or_default().push(number);
        }
        for length in 1..RUN {
            for run in quote.quote.words.windows(length).filter(|run| phrases.contains(run)) {
                index.entry(run).or_default().push(number);
            }
        }
    }
    let mut out = BTreeSet::new();
    for holders in index.values() {
        for (at, a) in holders.iter().enumerate() {
            for b in holders[at + 1..].iter().take(REACH) {
                if quotes[*a].article != quotes[*b].article {
                    out.insert((*a, *b));
                }
            }
        }
    }
    out
}

fn build(quotes: &[&Said<'_>], texts: Texts<'_>) -> Match {
    let shortest =
        quotes.iter().min_by_key(|quote| quote.quote.words.len()).map_or("", |quote| &quote.quote.text);
    let first: Vec<&str> = shortest.split_whitespace().take(TOPIC).collect();
    let readings = quotes
        .iter()
        .map(|quote| {
            let Mention { sentence, span, value, .. } = quote.mention;
            let reading = texts.reading(quote.article, *sentence, span.clone(), value.clone());
            Reading { modality: Modality::Quoted, ..reading }
        })
        .collect();
    Match { kind: Kind::Quote, topic: format!("quote “{}”", first.join(" ")), readings }
}
