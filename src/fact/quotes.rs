//! Quotations of the same words in several articles, whole, cut or in other words.

use std::collections::{BTreeMap, BTreeSet};

use super::{Match, Member};
use crate::claim::wording::{align, words};
use crate::claim::{Role, Texts};
use crate::model::{Kind, Mention, Modality, Value};

/// Words in a run that brings two quotations together.
const RUN: usize = 3;
/// Share of the shorter quotation that the other must have in the same order.
const COMMON: f64 = 0.6;
/// Fewer common words are a set phrase.
const LEAST: usize = 4;
/// Words of a quotation that name it.
const TOPIC: usize = 7;

struct Quote<'a> {
    article: usize,
    mention: &'a Mention,
    text: &'a str,
    words: Vec<String>,
}

/// Quotations that two or more articles have.
pub(super) fn matches(articles: &[usize], texts: Texts<'_>) -> Vec<Match> {
    let quotes: Vec<Quote<'_>> = articles
        .iter()
        .flat_map(|&article| texts.mentions[article].iter().map(move |mention| (article, mention)))
        .filter_map(|(article, mention)| match &mention.value {
            Value::Text(text) if mention.kind == Kind::Quote => {
                Some(Quote { article, mention, text, words: words(text) })
            }
            _ => None,
        })
        .collect();
    let mut cluster: Vec<usize> = (0..quotes.len()).collect();
    for (a, b) in candidates(&quotes) {
        let (first, second) = (&quotes[a], &quotes[b]);
        let common = align(&first.words, &second.words).common;
        let shorter = first.words.len().min(second.words.len());
        if common >= LEAST.min(shorter) && common as f64 >= COMMON * shorter as f64 {
            let (keep, drop) = (cluster[a].min(cluster[b]), cluster[a].max(cluster[b]));
            cluster.iter_mut().filter(|entry| **entry == drop).for_each(|entry| *entry = keep);
        }
    }
    let mut members: BTreeMap<usize, Vec<&Quote<'_>>> = BTreeMap::new();
    for (number, quote) in quotes.iter().enumerate() {
        members.entry(cluster[number]).or_default().push(quote);
    }
    members
        .into_values()
        .filter(|quotes| quotes.iter().map(|quote| quote.article).collect::<BTreeSet<_>>().len() > 1)
        .map(|quotes| build(&quotes, texts))
        .collect()
}

/// Pairs of quotations of different articles that share a run of words.
fn candidates(quotes: &[Quote<'_>]) -> BTreeSet<(usize, usize)> {
    let mut index: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
    for (number, quote) in quotes.iter().enumerate() {
        for run in quote.words.windows(RUN.min(quote.words.len().max(1))) {
            index.entry(run).or_default().push(number);
        }
    }
    let mut out = BTreeSet::new();
    for holders in index.values() {
        for (at, a) in holders.iter().enumerate() {
            for b in &holders[at + 1..] {
                if quotes[*a].article != quotes[*b].article {
                    out.insert((*a, *b));
                }
            }
        }
    }
    out
}

fn build(quotes: &[&Quote<'_>], texts: Texts<'_>) -> Match {
    let shortest = quotes.iter().min_by_key(|quote| quote.words.len()).map_or("", |quote| quote.text);
    let first: Vec<&str> = shortest.split_whitespace().take(TOPIC).collect();
    let members = quotes
        .iter()
        .map(|quote| {
            let normalized = quote.words.join(" ");
            let mut reading =
                texts.reading(quote.article, quote.mention.sentence, quote.mention.span.clone(), normalized);
            reading.modality = Modality::Quoted;
            Member { reading, value: quote.mention.value.clone(), role: Role::Level, noun: None }
        })
        .collect();
    Match { kind: Kind::Quote, topic: format!("quote “{}”", first.join(" ")), members, confidence: 0.8 }
}
