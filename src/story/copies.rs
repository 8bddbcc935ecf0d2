//! Text that several articles share: a wire story printed twice is one source.

use std::collections::BTreeMap;
use std::hash::BuildHasher;

use foldhash::fast::FixedState;

use super::similarity::components;
use crate::model::Article;
use crate::text::{Document, TokenKind};

/// Words in a run.
const RUN: usize = 5;
/// Share of the shorter article's runs found in the other at which the two are one source. True copies of wire
/// stories have a median of .9, unrelated articles on one event stay below .1.
const COPY: f64 = 0.3;
/// A run in more articles than this is a set phrase.
const MOST_ARTICLES: usize = 50;

/// For each article the number of its independent source.
pub(super) fn sources(articles: &[Article], documents: &[Document]) -> Vec<usize> {
    let runs: Vec<Vec<u64>> = articles.iter().zip(documents).map(|(a, d)| runs(a, d)).collect();
    let holders =
        runs.iter().enumerate().flat_map(|(article, runs)| runs.iter().map(move |run| (*run, article)));
    let mut holders: Vec<(u64, usize)> = holders.collect();
    holders.sort_unstable();
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for holders in holders.chunk_by(|a, b| a.0 == b.0).filter(|holders| holders.len() <= MOST_ARTICLES) {
        for (at, (_, first)) in holders.iter().enumerate() {
            for (_, second) in &holders[at + 1..] {
                *shared.entry((*first, *second)).or_default() += 1;
            }
        }
    }
    let copies = shared.into_iter().filter(|((first, second), count)| {
        let shorter = runs[*first].len().min(runs[*second].len());
        *count as f64 >= COPY * shorter as f64
    });
    components(articles.len(), copies.map(|(pair, _)| pair))
}

/// Hashes of the runs of words of an article, each once. What stands between quotation marks is left out: two
/// reporters at one press conference share its words without copying.
fn runs(article: &Article, document: &Document) -> Vec<u64> {
    let mut words: Vec<&str> = Vec::new();
    let mut out = Vec::new();
    let mut quoted = false;
    for token in &document.tokens {
        match token.text(&article.body) {
            "“" => quoted = true,
            "”" => quoted = false,
            "\"" => quoted = !quoted,
            _ if token.kind == TokenKind::Symbol => continue,
            _ if !quoted => {
                words.push(&token.folded);
                if let Some(run) = words.len().checked_sub(RUN) {
                    out.push(FixedState::default().hash_one(&words[run..]));
                }
                continue;
            }
            _ => continue,
        }
        words.clear();
    }
    out.sort_unstable();
    out.dedup();
    out
}
