//! The sentences that may answer a question, by its words alone.

use std::ops::Range;

use super::super::hit::Target;
use super::super::index::Index;
use super::super::search::Admits;
use super::asked::{Asked, Aspect};

/// Sentences that are read; the answer stands in the first ten, as a rule.
const MOST: usize = 48;

/// Sentences at the beginning of an article that say what all of it is about.
const OPENING: usize = 3;

/// What a word counts that stands in the sentence before, in the one after, or at the beginning of the article.
const BEFORE: f64 = 0.45;
const AFTER: f64 = 0.2;
const ABOVE: f64 = 0.4;

/// A sentence that holds some of the words.
#[derive(Debug)]
pub(super) struct CandidateSentence {
    pub article: usize,
    /// Bytes of the article's body.
    pub sentence: Range<usize>,
    /// How many sentences of the article stand before it.
    pub place: usize,
    /// For each clue how far the text around says it, from 0 to 1.
    pub context: Vec<f64>,
    /// True where the sentence before names a year long past.
    pub follows_old_date: bool,
    /// How many of the words it holds, by weight, with the text around.
    pub score: f64,
}

/// The sentences with most of the words, best first; gives the clues their weights by how rare they are.
pub(super) fn candidates(index: &Index, asked: &mut Asked, admits: &Admits<'_>) -> Vec<CandidateSentence> {
    let first = index.entries.partition_point(|entry| entry.kind.is_some());
    let passages = &index.entries[first..];
    let clues = asked.clues.len();
    let is_of_event = asked.is(Aspect::Event);
    let mut held = vec![0_u8; clues * passages.len()];
    for (number, clue) in asked.clues.iter_mut().enumerate() {
        let mut with = 0_usize;
        for &(word, quality) in &clue.fits {
            for (entry, _) in index.postings(word, true).filter(|(entry, _)| *entry >= first) {
                let slot = &mut held[(entry - first) * clues + number];
                with += usize::from(*slot == 0);
                *slot = (*slot).max(quality as u8);
            }
        }
        let all = passages.len() as f64 + 1.0;
        let rarity = (all / (with as f64 + 0.5)).ln() / all.ln().max(1.0);
        clue.weigh(rarity.clamp(0.3, 1.0));
    }
    let of = |passage: usize| &held[passage * clues..(passage + 1) * clues];
    let mut out: Vec<CandidateSentence> = Vec::new();
    let mut opening = 0..0;
    let mut article = usize::MAX;
    for (at, entry) in passages.iter().enumerate() {
        let Target::Passage { article: this, sentence } = &entry.target else { continue };
        if *this != article {
            article = *this;
            opening = at..at + 1;
        }
        let place = at - opening.start;
        let is_opening = is_of_event && place < OPENING;
        if of(at).iter().all(|quality| *quality == 0) && !is_opening || !admits(&entry.target) {
            continue;
        }
        let same = |other: usize| {
            passages.get(other).is_some_and(
                |entry| matches!(&entry.target, Target::Passage { article: of, .. } if of == this),
            )
        };
        let above = opening.start..(opening.start + OPENING).min(passages.len());
        let context: Vec<f64> = (0..clues)
            .map(|clue| {
                let part = |other: usize, share: f64| share * f64::from(of(other)[clue]) / 100.0;
                let before = if at > 0 && same(at - 1) { part(at - 1, BEFORE) } else { 0.0 };
                let after = if same(at + 1) { part(at + 1, AFTER) } else { 0.0 };
                let top = above.clone().filter(|top| same(*top)).map(|top| part(top, ABOVE));
                top.fold(before.max(after), f64::max)
            })
            .collect();
        let parts = asked.clues.iter().zip(of(at)).zip(&context);
        let score =
            parts.map(|((clue, own), context)| clue.weight * context.max(f64::from(*own) / 100.0)).sum();
        out.push(CandidateSentence {
            article: *this,
            sentence: sentence.clone(),
            place,
            context,
            follows_old_date: false,
            score,
        });
    }
    out.sort_by(|a, b| b.score.total_cmp(&a.score));
    out.truncate(MOST);
    out
}
