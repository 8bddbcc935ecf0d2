//! Where sentences end.
//!
//! The sentence boundaries of UAX 29 break after "Mr." and "Sept."; what abbreviations need is knowledge of words, and
//! with that in hand the marks that can end a sentence are few enough to look at one by one.

use std::ops::Range;
use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

static WORDS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("../../assets/abbreviations.txt")));

/// The sentences of `body[block]`, trimmed, in order.
pub(super) fn split(body: &str, block: Range<usize>) -> Vec<Range<usize>> {
    let text = &body[block.clone()];
    let mut out = Vec::new();
    let mut start = 0;
    let mut done = 0;
    for (at, c) in text.char_indices() {
        if at < done {
            continue;
        }
        let end = match c {
            '\n' => at,
            '.' | '!' | '?' | '…' | '。' | '！' | '？' => {
                done = mark_end(text, at);
                if !ends_sentence(text, start, at, done) {
                    continue;
                }
                done
            }
            _ => continue,
        };
        push(&mut out, text, block.start, start..end);
        start = end;
    }
    push(&mut out, text, block.start, start..text.len());
    out
}

fn push(out: &mut Vec<Range<usize>>, text: &str, offset: usize, span: Range<usize>) {
    let sentence = &text[span.clone()];
    let trimmed = sentence.trim();
    if !trimmed.is_empty() {
        let start = offset + span.start + (sentence.len() - sentence.trim_start().len());
        out.push(start..start + trimmed.len());
    }
}

/// Where the mark at `at` ends, with the marks, closing quotes, brackets and note numbers that cling to it.
fn mark_end(text: &str, at: usize) -> usize {
    let marks = text[at..].trim_start_matches(['.', '!', '?', '…', '。', '！', '？']);
    let closed = marks.trim_start_matches(['"', '\'', '”', '’', '»', ')', ']', '」', '』']);
    let mut rest = closed;
    while let Some(note) = rest.strip_prefix('[') {
        let Some(after) = note.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(']') else {
            break;
        };
        rest = after;
    }
    text.len() - rest.len()
}

/// True when the mark from `at` to `end` ends the sentence that began at `start`.
fn ends_sentence(text: &str, start: usize, at: usize, end: usize) -> bool {
    let rest = &text[end..];
    let next = rest.trim_start();
    let Some(first) = next.chars().next() else { return true };
    let mark = text[at..].chars().next().unwrap_or('.');
    if rest.len() == next.len() {
        // Without a space: the full stops of scripts that use none, and paragraphs that were glued together.
        return matches!(mark, '。' | '！' | '？') || is_glued(&text[start..at], &text[at..end], next);
    }
    let opened = next.trim_start_matches(['"', '\'', '“', '‘', '«', '(', '[']);
    let goes_on = opened.chars().next().is_some_and(char::is_lowercase)
        || matches!(first, '.' | ',' | ';' | ':' | '-' | '–' | '—' | ')' | '&' | '/');
    if goes_on {
        return false;
    }
    let closers = &text[at..end];
    let quoted = closers.ends_with(['"', '”', '’', '\'', '»']);
    match mark {
        '!' | '?' => {
            let word = last_word(&text[start..at]);
            !(quoted && is_attribution(next)) && WORDS.class(&format!("{word}!")).is_none()
        }
        // Dots with a space before them stand for words left out, or for a pause, unless the sentence has ended already.
        '.' | '…' if closers.starts_with("..") || mark == '…' => {
            let before = text[start..at].trim_end();
            !before.ends_with(['[', '(']) && (before.len() == at - start || before.ends_with(['.', '!', '?']))
        }
        // After a closing quote an abbreviation has done its work ("... in the U.S.” The ..."), unless the quote is the
        // apostrophe of a possessive ("the U.S.' allies").
        '.' if !quoted || matches!(closers, ".'" | ".’") && !text[start..at].contains(['‘', '\'']) => {
            ends_after(&text[start..at], next, opened)
        }
        _ => true,
    }
}

/// True for "... in the capital.The ministers ...": a word in lower case, or a closing quote, and a capitalised word.
fn is_glued(before: &str, mark: &str, next: &str) -> bool {
    let word = last_word(before);
    let ends =
        word.chars().count() >= 3 && word.chars().all(char::is_lowercase) || mark.ends_with(['”', '’', '"']);
    let follower = first_word(next);
    let begins =
        follower.starts_with(char::is_uppercase) && follower.chars().skip(1).all(|c| !c.is_uppercase());
    let spaced = next.get(follower.len()..).is_some_and(|rest| rest.starts_with([' ', ',', '’', '\'']));
    ends && begins && spaced && !before.trim().is_empty() && before.trim() != word
}

/// True when a full stop between `before` and `next` ends a sentence; `opened` is `next` without opening quotes.
fn ends_after(before: &str, next: &str, opened: &str) -> bool {
    let word = last_word(before);
    let follower = first_word(opened);
    let words = &*WORDS;
    let digit = opened.starts_with(|c: char| c.is_ascii_digit());
    // "1. First item", "A. An answer" at the start of a line.
    let so_far = before.trim();
    if so_far.chars().count() == 1 || so_far.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ' ') {
        return false;
    }
    if word.is_empty() {
        return true;
    }
    let tail = word.rsplit(['-', '–', '/', '(']).next().unwrap_or(word);
    let class = words.class(word).or_else(|| words.class(tail));
    let initial = tail.chars().count() == 1 && tail.starts_with(char::is_uppercase);
    let dotted = tail.contains('.')
        && tail.split('.').all(|part| (1..=3).contains(&part.chars().count()) && is_alphabetic(part));
    // "A. A. Milne": the next word is an initial, not an article.
    let before_initial = follower.len() == 1 && opened[1..].starts_with('.');
    let starts_anew = words.starter.contains(follower) && !before_initial
        || opened.len() != next.len() && !next.starts_with('(');
    match class {
        Some(Class::Always) => false,
        Some(Class::Number) => !digit,
        Some(Class::Time) => !(digit || words.after_time.contains(follower) || before_title(opened)),
        Some(Class::Either) => starts_anew,
        None if initial || dotted => starts_anew,
        None => true,
    }
}

/// True when a title comes next: "at 5 p.m. Mr. Smith".
fn before_title(next: &str) -> bool {
    let word = first_word(next);
    next[word.len()..].starts_with('.') && WORDS.class(word) == Some(Class::Always)
}

/// True when `next` tells who said what stands before: "Smith asked", "the judge said".
fn is_attribution(next: &str) -> bool {
    next.split_whitespace()
        .take(4)
        .take_while(|word| !word.starts_with(['"', '“', '‘']))
        .any(|word| WORDS.says.contains(word.trim_end_matches(['.', ',', ':'])))
}

/// The word that `text` ends with, without opening quotes and brackets.
fn last_word(text: &str) -> &str {
    let start = text
        .rfind(char::is_whitespace)
        .map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let word = text[start..].trim_start_matches(['"', '\'', '“', '‘', '«', '(', '[', '$']);
    word.rsplit(['—', '“']).next().unwrap_or(word)
}

/// The word that `text` begins with.
fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’'))).unwrap_or(text.len());
    &text[..end]
}

fn is_alphabetic(text: &str) -> bool {
    text.chars().all(char::is_alphabetic)
}

/// How an abbreviation goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Always,
    Number,
    Either,
    Time,
}

/// The words of the data file.
struct Words {
    classes: HashMap<&'static str, Class>,
    starter: HashSet<&'static str>,
    after_time: HashSet<&'static str>,
    says: HashSet<&'static str>,
}

impl Words {
    fn class(&self, word: &str) -> Option<Class> {
        self.classes.get(word).copied()
    }

    fn read(file: &'static str) -> Self {
        let mut words = Self {
            classes: HashMap::default(),
            starter: HashSet::default(),
            after_time: HashSet::default(),
            says: HashSet::default(),
        };
        let mut section = "";
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with('[') {
                section = line;
                continue;
            }
            for word in line.split_whitespace() {
                let class = match section {
                    "[always]" => Class::Always,
                    "[number]" => Class::Number,
                    "[either]" => Class::Either,
                    "[time]" => Class::Time,
                    other => {
                        let set = match other {
                            "[starter]" => &mut words.starter,
                            "[after-time]" => &mut words.after_time,
                            _ => &mut words.says,
                        };
                        set.insert(word);
                        continue;
                    }
                };
                words.classes.insert(word, class);
            }
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Splits `text` at every `|` and nowhere else.
    fn check(text: &str) {
        let want: Vec<&str> = text.split('|').map(str::trim).collect();
        let whole = text.replace('|', "");
        let got: Vec<&str> = split(&whole, 0..whole.len()).into_iter().map(|span| &whole[span]).collect();
        assert_eq!(got, want);
    }

    #[test]
    fn abbreviations_do_not_end_sentences() {
        check("Mr. Nurtleu met Sens. Doe and Roe, D-N.Y., on Sept. 11 in St. Louis. | Ms. Roe left.");
        check(
            "The U.S. Senate paid Acme Inc. $1.5 million. | It was No. 1 of 3, said J. K. Roe Jr. of Erie, Pa.",
        );
        check("They met at 5 p.m. Tuesday, or 9 a.m. EST. | The U.S. and the U.K. agreed, i.e. Britain did.");
        check("It is the U.S.' oldest ally vs. Spain.");
    }

    #[test]
    fn abbreviations_end_sentences_where_the_next_word_begins_one() {
        check("He lives in the U.S. | The firm is Acme Co. | It closed at 5 p.m. | Police came.");
        check("She said no. | Two men left in March. | They sat. | Then it rained.");
    }

    #[test]
    fn closing_quotes_belong_to_the_sentence_that_they_close() {
        check(
            "“We are ready.” | The talks go on. | “Are we?” she asked. | \"Never!\" Smith said. | (It was late.) | All left.",
        );
        check("“Who was it?” the judge asked. | “I was there … I saw it.” | He paused... | Then he left.");
    }

    #[test]
    fn damage_and_other_scripts_are_split_too() {
        check("The road is closed.[3] | It opens in May . | Traffic was light.");
        let glued = "They met in the capital.The talks ended at last on v2.0 of a text.";
        assert_eq!(split(glued, 0..glued.len()).len(), 2);
        let chinese = "他来了。她走了！";
        assert_eq!(split(chinese, 0..chinese.len()).len(), 2);
    }

    #[test]
    fn spans_are_those_of_the_body() {
        let body = "Title\n  One.  Two. \nNext";
        let spans = split(body, 6..19);
        assert_eq!(spans.iter().map(|span| &body[span.clone()]).collect::<Vec<_>>(), ["One.", "Two."]);
    }
}
