//! A place in the text of an article, found again in the file that the text was read from.

use std::collections::BTreeSet;

use crate::model::Article;
use crate::text::{self, fold};

/// A place in the text of an article, to be found in the file that the text was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilePlace {
    /// The longer words of its line, folded.
    words: BTreeSet<String>,
    /// How many bytes of the text lie before it.
    at: usize,
    /// How many bytes the text has.
    length: usize,
}

impl FilePlace {
    /// That of byte `at` of the body.
    pub fn of(article: &Article, at: usize) -> Self {
        let text = &article.body;
        let at = text.floor_char_boundary(at.min(text.len()));
        let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
        let end = text.get(at..).and_then(|after| after.find('\n')).map_or(text.len(), |length| at + length);
        let line = fold(text.get(start..end).unwrap_or_default());
        let words = text::words(&line).filter(|word| word.len() > 3);
        Self { words: words.map(str::to_owned).collect(), at, length: text.len() }
    }

    /// Its line (from 1) in what the file holds.
    ///
    /// Repairs change the text between the file and the body, so it is the line that shares the most words with it; of
    /// several the one that lies as far down.
    pub fn line_in(&self, file: &str) -> usize {
        let count = file.lines().count().max(1) as f64;
        let depth = self.at as f64 / self.length.max(1) as f64;
        let score = |(number, line): (usize, &str)| {
            let line = fold(line);
            let shared =
                text::words(&line).filter(|word| self.words.contains(*word)).collect::<BTreeSet<_>>();
            (shared.len(), std::cmp::Reverse(((number as f64 / count - depth).abs() * count) as usize))
        };
        let best = file.lines().enumerate().max_by_key(|line| score(*line));
        best.map_or(1, |(number, _)| number + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::parse;

    #[test]
    fn the_editor_opens_at_the_line_that_the_sentence_comes_from() {
        let text = "---\ntitle: Harbour\nsource: Post\n---\n\nThe pier was closed on Monday.\n\nLeader–less crews \
                    wait.\nThe pier opens again on Friday.\n";
        let article = parse("pier.md", None, text).unwrap();
        let line = |word: &str| FilePlace::of(&article, article.body.find(word).unwrap()).line_in(text);
        assert_eq!((line("Friday"), line("Monday")), (9, 6));
    }

    #[test]
    fn a_text_of_one_line_has_its_line_at_once() {
        let time = |words: usize| {
            let line: Vec<String> = (0..words).map(|number| format!("word{number}")).collect();
            let file = line.join(" ");
            let article = Article { body: file.clone(), ..parse("a.md", None, "The pier.").unwrap() };
            let begun = std::time::Instant::now();
            assert_eq!(FilePlace::of(&article, 0).line_in(&file), 1);
            begun.elapsed()
        };
        let (least, longer) = (time(20_000), time(80_000));
        assert!(longer < least * 10, "four times as long a line: {least:?}, {longer:?}");
    }
}
