//! What grouping keeps of an article, far less than its tokens, and what is compared within a story.

use std::collections::BTreeMap;

use foldhash::HashMap;

use super::term::{OutlineTerm, everyday, hash, term};
use crate::lexicon::{self, Class};
use crate::model::{Article, BlockKind};
use crate::text::{Document, Token, TokenKind, is_ideograph};

/// A capitalised word tells more of an event than another.
const NAME_WEIGHT: f64 = 1.5;
/// Words in a run.
const RUN: usize = 5;

/// How often each capitalised word stands in running text; words by their hashes.
pub(super) type Names = BTreeMap<u64, f64>;

/// What articles are grouped by: the words of an article, by their hashes.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// The stems that tell something, each once, with their weights, in the order of their hashes.
    pub(super) terms: Vec<(u64, f64)>,
}

impl Outline {
    /// Takes from an article what grouping needs.
    pub fn new(article: &Article, document: &Document) -> Self {
        Self { terms: terms(article, document) }
    }

    /// The terms by which articles are grouped, each once, with what they weigh.
    pub fn terms(&self) -> Vec<OutlineTerm> {
        let term = |(term, weight): (u64, f64)| OutlineTerm {
            number: term.cast_signed(),
            weight,
            everyday: everyday(term),
        };
        self.terms.iter().copied().map(term).collect()
    }
}

/// What articles of one story are told apart by: which are copies, and when those without a date were written.
#[derive(Debug, Clone, PartialEq)]
pub struct StoryTraits {
    /// The runs of words, by their hashes, in order, each once.
    pub(super) runs: Vec<u64>,
    /// The names.
    pub(super) names: Names,
}

impl StoryTraits {
    /// Takes them from an article.
    pub fn new(article: &Article, document: &Document) -> Self {
        Self { runs: runs(article, document), names: names(document) }
    }

    /// The names by which the day of an article is told that states none: the number of each, and how often it stands.
    pub fn names(&self) -> impl Iterator<Item = (i64, f64)> {
        self.names.iter().map(|(name, count)| (name.cast_signed(), *count))
    }
}

fn terms(article: &Article, document: &Document) -> Vec<(u64, f64)> {
    let weigh = |count: f64, name| (1.0 + count.ln()) * if name { NAME_WEIGHT } else { 1.0 };
    let mut terms: Vec<(u64, f64)> = counts(article, document)
        .into_iter()
        .map(|(word, count, name)| (term(word, |form| hash(form)), weigh(count, name)))
        .collect();
    terms.extend(pairs(article, document).into_iter().map(|(pair, count)| (pair, weigh(count, false))));
    terms.sort_by_key(|(term, _)| *term);
    // Several words may have one stem.
    terms.dedup_by(|(term, weight), (kept, sum)| {
        let same = term == kept;
        *sum += if same { *weight } else { 0.0 };
        same
    });
    // The list that they are made of, and in, has more than twice the room.
    terms.shrink_to_fit();
    terms
}

/// The words that tell something, how often each is used, and whether it stands capitalised inside a sentence.
fn counts<'a>(article: &Article, document: &'a Document) -> Vec<(&'a str, f64, bool)> {
    let mut out: Vec<(&str, f64, bool)> = Vec::new();
    let mut places: HashMap<&str, Option<usize>> = HashMap::default();
    for (index, sentence) in document.sentences.iter().enumerate() {
        let running = sentence.kind == BlockKind::Paragraph;
        for (at, token) in document.tokens_of(index).iter().enumerate() {
            if token.folded.len() < 3 || token.kind != TokenKind::Word || is_sign(token, article) {
                continue;
            }
            let place = *places.entry(&token.folded).or_insert_with(|| {
                let tells = !lexicon::is_common(&token.folded) && !lexicon::is_calendar(&token.folded);
                tells.then(|| {
                    out.push((token.folded.as_str(), 0.0, false));
                    out.len() - 1
                })
            });
            let Some((_, count, name)) = place.map(|place| &mut out[place]) else { continue };
            *count += 1.0;
            *name |= token.capital && running && at > 0;
        }
    }
    out
}

/// A character that is a token by itself where no spaces stand between words.
fn is_sign(token: &Token, article: &Article) -> bool {
    let text = token.text(&article.body);
    !text.is_ascii() && text.chars().all(is_ideograph)
}

/// How often two such characters stand side by side: one alone stands in news on everything.
fn pairs(article: &Article, document: &Document) -> Vec<(u64, f64)> {
    let mut out: Vec<(u64, f64)> = Vec::new();
    let mut places: HashMap<u64, usize> = HashMap::default();
    for pair in document.tokens.windows(2) {
        let [first, second] = pair else { continue };
        if second.spaced || !is_sign(first, article) || !is_sign(second, article) {
            continue;
        }
        let pair = hash((first.text(&article.body), second.text(&article.body)));
        let place = *places.entry(pair).or_insert(out.len());
        match out.get_mut(place) {
            Some((_, count)) => *count += 1.0,
            None => out.push((pair, 1.0)),
        }
    }
    out
}

/// Hashes of the runs of words of an article, each once. What stands between quotation marks is left out: two
/// reporters at one press conference share its words without copying.
fn runs(article: &Article, document: &Document) -> Vec<u64> {
    let mut words: Vec<u64> = Vec::new();
    let mut out = Vec::new();
    let mut quoted = false;
    for token in &document.tokens {
        match token.text(&article.body) {
            "“" => quoted = true,
            "”" => quoted = false,
            "\"" => quoted = !quoted,
            _ if token.kind == TokenKind::Symbol => continue,
            _ if !quoted => {
                words.push(hash(&token.folded));
                if let Some(run) = words.len().checked_sub(RUN) {
                    out.push(hash(&words[run..]));
                }
                continue;
            }
            _ => continue,
        }
        words.clear();
    }
    out.sort_unstable();
    out.dedup();
    out.shrink_to_fit();
    out
}

/// The names of an article, places aside.
fn names(document: &Document) -> Names {
    let mut names = Names::new();
    for sentence in document.sentences.iter().filter(|sentence| sentence.kind == BlockKind::Paragraph) {
        for token in &document.tokens[sentence.tokens.clone()] {
            let name = token.kind == TokenKind::Word && token.capital && token.folded.len() > 1;
            let place = Class::Country.has(&token.folded) || Class::Direction.has(&token.folded);
            if name && !place && !lexicon::is_common(&token.folded) && !lexicon::is_title(&token.folded) {
                *names.entry(hash(&token.folded)).or_default() += 1.0;
            }
        }
    }
    names
}
