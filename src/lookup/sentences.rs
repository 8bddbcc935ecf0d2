//! The sentences of the articles, their words told apart and numbered.

use std::ops::Range;

use foldhash::HashMap;

use super::around::{SentenceWords, WordRole};
use super::words::{is_figure, is_mixed, is_shouted, words_of};
use crate::lexicon::Class;
use crate::model::Article;
use crate::parallel;
use crate::text::{Document, Token};

/// A sentence with the words that stand in it.
#[derive(Debug)]
pub(super) struct Passage {
    pub article: usize,
    pub sentence: Range<usize>,
    pub words: SentenceWords,
    /// The names of whoever speaks in it.
    pub speakers: Vec<u32>,
}

/// The sentences of articles: every [`Index`](super::Index) over the same articles can be made of the same ones.
#[derive(Debug, Default)]
pub struct Sentences {
    /// Words numbered in the order in which they come up.
    pub(super) numbers: HashMap<String, u32>,
    /// In the order of articles and positions.
    pub(super) passages: Vec<Passage>,
}

impl Sentences {
    /// Reads the sentences of `articles`.
    pub fn new(articles: &[Article]) -> Self {
        /// Articles whose words are in memory at one time beside those of all.
        const PART: usize = 256;
        let mut out = Self::default();
        let parts = (0..articles.len()).step_by(PART);
        let parts = parts.map(|from| {
            parallel::map(PART.min(articles.len() - from), |at| read(from + at, &articles[from + at]))
        });
        for (words, mut passages) in parts.flatten() {
            let numbers: Vec<u32> = words.into_iter().map(|word| out.number(word)).collect();
            let number = |word: u32| numbers.get(word as usize).copied().unwrap_or_default();
            for passage in &mut passages {
                passage.words.renumber(number);
                passage.speakers.iter_mut().for_each(|speaker| *speaker = number(*speaker));
            }
            out.passages.append(&mut passages);
        }
        out
    }

    fn number(&mut self, word: String) -> u32 {
        let next = self.numbers.len() as u32;
        *self.numbers.entry(word).or_insert(next)
    }
}

/// The words of an article, and its sentences in the numbers of those words. A quotation over several sentences has the
/// speaker of its last one; "he said" is said by whoever spoke before.
fn read(number: usize, article: &Article) -> (Vec<String>, Vec<Passage>) {
    let mut words = Words::default();
    let mut out: Vec<Passage> = Vec::new();
    let document = Document::new(article);
    for (index, sentence) in document.sentences.iter().enumerate() {
        let found = words.sentence(&article.body, &sentence.span, document.tokens_of(index));
        let mut speakers = found.speakers();
        if let Some(before) = out.last()
            && speakers.is_empty()
            && found.goes_on()
        {
            speakers.clone_from(&before.speakers);
        }
        out.push(Passage { article: number, sentence: sentence.span.clone(), words: found, speakers });
    }
    for at in (1..out.len()).rev() {
        if let Some([passage, next]) = out.get_mut(at - 1..=at)
            && passage.words.open
            && passage.speakers.is_empty()
        {
            passage.speakers.clone_from(&next.speakers);
        }
    }
    (words.list, out)
}

/// The words of one article.
#[derive(Default)]
struct Words {
    list: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Words {
    /// The words of a sentence, which stands at `span` of `body`; those that tell nothing get no number: nobody looks
    /// for the sentences with "the".
    fn sentence(&mut self, body: &str, span: &Range<usize>, tokens: &[Token]) -> SentenceWords {
        let text = body.get(span.clone()).unwrap_or_default();
        let mixed = is_mixed(text);
        let words = words_of(body, span.clone(), tokens)
            .into_iter()
            .map(|word| {
                let written = body.get(word.span.clone()).unwrap_or_default();
                let capital = written.starts_with(char::is_uppercase);
                // "WHO" and "IT" are names beside words in small letters.
                let part = if mixed && is_shouted(written) && Class::Function.has(&word.key) {
                    WordRole::Word(self.number(word.key))
                } else {
                    match mark(&word.key) {
                        Some(part) => part,
                        None if is_figure(&word.key) => WordRole::Figure(self.number(word.key)),
                        None if Class::Function.has(&word.key) => WordRole::Other,
                        None if Class::Reporting.has(&word.key) => WordRole::Says(self.number(word.key)),
                        None => WordRole::Word(self.number(word.key)),
                    }
                };
                // No text is as long as that.
                (u32::try_from(word.span.start).unwrap_or(u32::MAX), capital, part)
            })
            .collect();
        SentenceWords { words, open: is_open(text) }
    }

    fn number(&mut self, word: String) -> u32 {
        if let Some(number) = self.numbers.get(&word) {
            return *number;
        }
        let number = self.list.len() as u32;
        self.list.push(word.clone());
        self.numbers.insert(word, number);
        number
    }
}

/// What a word that is no word of its own does in a sentence.
fn mark(word: &str) -> Option<WordRole> {
    match word {
        "by" => Some(WordRole::By),
        "according" => Some(WordRole::According),
        _ if Class::BeforePlace.has(word) => Some(WordRole::Place),
        _ if Class::Break.has(word) => Some(WordRole::Break),
        _ => Class::Pronoun.has(word).then_some(WordRole::Pronoun),
    }
}

/// True when a quotation is opened and not closed, so that it goes on in the next sentence.
fn is_open(text: &str) -> bool {
    let straight = text.matches('"').count() % 2 == 1;
    straight || text.rfind('“').is_some_and(|open| text.rfind('”').is_none_or(|close| close < open))
}
