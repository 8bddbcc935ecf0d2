//! Sentences beside each other: the words in which they differ, and those that brought them together.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::lexicon::Class;
use crate::text::{Hunk, diff, fold, spaced_words, stem};

/// A sentence of more words is not compared word by word.
const LONG: usize = 400;

/// The words of `text`, folded and without marks, with their bytes.
fn words(text: &str) -> Vec<(String, Range<usize>)> {
    spaced_words(text).map(|(place, word)| (fold(word), place)).collect()
}

/// The stretches of two sentences that only one of them has, as bytes of each; none where they have so little in
/// common that almost every word would be marked.
pub fn differing(first: &str, second: &str) -> Option<[Vec<Range<usize>>; 2]> {
    let (a, b) = (words(first), words(second));
    if a.len() > LONG || b.len() > LONG {
        return None;
    }
    let keys = |words: &[(String, Range<usize>)]| -> Vec<String> {
        words.iter().map(|(word, _)| word.clone()).collect()
    };
    let hunks = diff(&keys(&a), &keys(&b));
    let common: usize = hunks.iter().map(Hunk::common).sum();
    if common * 4 < a.len() + b.len() {
        return None;
    }
    let stretch = |words: &[(String, Range<usize>)], range: Range<usize>| {
        let part = words.get(range)?;
        Some(part.first()?.1.start..part.last()?.1.end)
    };
    let mut out = [Vec::new(), Vec::new()];
    for hunk in hunks.into_iter().filter(|hunk| !hunk.is_common) {
        out[0].extend(stretch(&a, hunk.first));
        out[1].extend(stretch(&b, hunk.second));
    }
    Some(out)
}

/// What sentences of different articles have in common.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// The words as the first sentence that has them writes them, those in most sentences first.
    pub words: Vec<String>,
    /// For each sentence where they stand.
    pub places: Vec<Vec<Range<usize>>>,
}

/// The telling words that sentences share; each comes with the article that it is from.
pub fn shared(sentences: &[(usize, &str)]) -> Shared {
    struct Seen<'a> {
        articles: Vec<usize>,
        form: &'a str,
        order: usize,
    }
    let split: Vec<Vec<(String, Range<usize>)>> = sentences
        .iter()
        .map(|(_, text)| {
            let telling = words(text).into_iter().filter(|(word, _)| !Class::Function.has(word));
            telling.map(|(word, span)| (stem(&word), span)).collect()
        })
        .collect();
    let mut seen: BTreeMap<&str, Seen<'_>> = BTreeMap::new();
    for ((article, text), words) in sentences.iter().zip(&split) {
        for (word, span) in words {
            let order = seen.len();
            let form = text.get(span.clone()).unwrap_or_default();
            let entry = seen.entry(word).or_insert(Seen { articles: Vec::new(), form, order });
            if !entry.articles.contains(article) {
                entry.articles.push(*article);
            }
        }
    }
    seen.retain(|_, seen| seen.articles.len() > 1);
    let places = split
        .iter()
        .map(|words| {
            let common = words.iter().filter(|(word, _)| seen.contains_key(word.as_str()));
            common.map(|(_, span)| span.clone()).collect()
        })
        .collect();
    let mut forms: Vec<&Seen<'_>> = seen.values().collect();
    forms.sort_by_key(|seen| (std::cmp::Reverse(seen.articles.len()), seen.order));
    Shared { words: forms.into_iter().map(|seen| seen.form.to_owned()).collect(), places }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_marked_word_by_word() {
        let (a, b) = ("The queen came for two days, he said.", "The queen came for a day, he said.");
        let [left, right] = differing(a, b).unwrap();
        assert_eq!(left.iter().map(|of| &a[of.clone()]).collect::<Vec<_>>(), ["two days"]);
        assert_eq!(right.iter().map(|of| &b[of.clone()]).collect::<Vec<_>>(), ["a day"]);
        assert_eq!(differing("The ferry left at noon.", "Nobody had seen so large a crowd."), None);
        assert_eq!(differing("Same words.", "same “words”"), Some([vec![], vec![]]));
    }

    #[test]
    fn words_that_articles_share_are_told_in_their_own_form() {
        let sentences = [
            (0, "The ferries carried timber."),
            (1, "A ferry with timber came."),
            (1, "The ferry sank."),
            (2, "Timber is dear."),
        ];
        let shared = shared(&sentences);
        assert_eq!(shared.words, ["timber", "ferries"]);
        assert_eq!(&sentences[2].1[shared.places[2][0].clone()], "ferry");
        assert!(shared.places[3].len() == 1);
    }
}
