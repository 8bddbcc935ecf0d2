//! Where sentences end.
//!
//! The sentence bounds of UAX 29 know the marks of every script but no words: they part "Mr." from "Smith", and keep
//! together what a small letter follows even beyond a figure ("... in May. 12 people were ..."). What the marks of news
//! in the Latin alphabet mean is corrected here by the words of a data file: most corrections join, a few part.

use std::ops::Range;

use super::abbreviation::{Abbreviation, abbreviation, follows_time};
use super::{bound, enumeration};
use crate::lexicon::Class;

/// How many bytes before a mark can matter: far more than an abbreviation or the time at the head of a sentence, and few
/// enough that the time for a text of nothing but abbreviations stays in step with its length.
const REACH: usize = 256;

/// Longest sentence, in bytes: far more than news has. What goes on without a mark beyond that is no sentence but a list
/// or a table that lost its lines, and is cut, as all that looks at a whole sentence for each of its figures would take
/// the square of its length.
const LONGEST: usize = 4096;

const MARKS: [char; 4] = ['.', '!', '?', '…'];
const CLOSING_QUOTES: [char; 7] = ['"', '\'', '”', '’', '»', '」', '』'];
const OPENING_QUOTES: [char; 6] = ['"', '\'', '“', '‘', '«', '„'];
const BULLETS: [char; 5] = ['•', '⁃', '‣', '▪', '●'];

/// The sentences of `body[block]`, trimmed, in order.
pub(super) fn split(body: &str, block: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let starts = enumeration::starts(&body[block.clone()]);
    let ends = starts.iter().skip(1).map(|start| block.start + start).chain([block.end]);
    for (start, end) in starts.iter().zip(ends) {
        split_item(body, block.start + start..end, &mut out);
    }
    out
}

fn split_item(body: &str, block: Range<usize>, out: &mut Vec<Range<usize>>) {
    let text = &body[block.clone()];
    let (mut start, mut from) = (0, 0);
    let mut cut = |start: &mut usize, end| {
        push(out, text, block.start, *start..end);
        *start = end;
    };
    while from < text.len() {
        let bound = bound::next(text, from);
        let run = last_run(text, from, bound);
        for at in text[from..run.start].match_indices(is_overlooked).map(|(offset, _)| from + offset) {
            if let Some(end) = overlooked_end(text, start, at) {
                cut(&mut start, end);
            }
        }
        let line_end = text[..bound].ends_with(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']);
        let end = if line_end || run.is_empty() { Some(bound) } else { sentence_end(text, start, run) };
        if let Some(end) = end {
            cut(&mut start, end);
        }
        from = bound.max(start);
    }
    cut(&mut start, text.len());
}

fn push(out: &mut Vec<Range<usize>>, text: &str, offset: usize, span: Range<usize>) {
    let whole = text[span.clone()].trim_end();
    let end = offset + span.start + whole.len();
    let mut rest = whole.trim_start();
    while !rest.is_empty() {
        let start = end - rest.len();
        let length = if rest.len() > LONGEST { last_gap(rest, LONGEST) } else { rest.len() };
        out.push(start..start + rest[..length].trim_end().len());
        rest = rest[length..].trim_start();
    }
}

/// The last space in the first `most` bytes of `text`, which begins with none, or where these end if it has none.
fn last_gap(text: &str, most: usize) -> usize {
    let edge = text.floor_char_boundary(most);
    text[..edge].rfind(char::is_whitespace).unwrap_or(edge)
}

/// The marks that stand before `bound`, with what clings to them; empty when a mark of another script made the bound.
fn last_run(text: &str, from: usize, bound: usize) -> Range<usize> {
    // UAX 29 takes brackets and quotes that open for ones that close.
    let whole = text[from..bound].trim_end().trim_end_matches(['“', '‘', '«', '(', '[']);
    let is_part = |c: char| c.is_whitespace() || MARKS.contains(&c) || is_closing(c);
    let stem = whole.trim_end_matches(is_part).len();
    match whole[stem..].find(MARKS) {
        Some(first) => from + stem + first..cling(text, from + whole.len()),
        None => bound..bound,
    }
}

/// Where the marks, closing quotes, brackets and note numbers end that follow `at`.
fn cling(text: &str, at: usize) -> usize {
    let mut rest = text[at..].trim_start_matches(MARKS).trim_start_matches(is_closing);
    while let Some(note) = rest.strip_prefix('[') {
        let Some(after) = note.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(']') else {
            break;
        };
        rest = after;
    }
    text.len() - rest.len()
}

fn is_closing(c: char) -> bool {
    CLOSING_QUOTES.contains(&c) || matches!(c, ')' | ']')
}

/// True for the marks that can end a sentence where UAX 29 sees no bound.
fn is_overlooked(c: char) -> bool {
    matches!(c, '.' | '…') || BULLETS.contains(&c)
}

/// Where the sentence that began at `start` ends, if it does so at the mark `at` without a bound of UAX 29: before a
/// bullet, after "…", before a figure, and where the space is lost.
fn overlooked_end(text: &str, start: usize, at: usize) -> Option<usize> {
    let before = text.get(start..at)?;
    let mark = text[at..].chars().next()?;
    if BULLETS.contains(&mark) {
        return before.ends_with(char::is_whitespace).then_some(at);
    }
    // Of a row of marks only the first can be one that was overlooked, and the whole row is looked at once.
    if before.ends_with(MARKS) {
        return None;
    }
    let end = cling(text, at);
    let next = text[end..].trim_start();
    let glued = text.len() - next.len() == end;
    let unseen =
        mark == '…' || next.starts_with(|c: char| if glued { c.is_uppercase() } else { !c.is_alphabetic() });
    if unseen { sentence_end(text, start, at..end) } else { None }
}

/// Where the sentence that began at `start` ends, if the marks at `run` end it.
fn sentence_end(text: &str, start: usize, run: Range<usize>) -> Option<usize> {
    let reach = text.ceil_char_boundary(run.start.saturating_sub(REACH));
    let before = text.get(start.max(reach)..run.start)?;
    let marks = &text[run.clone()];
    let rest = &text[run.end..];
    let next = rest.trim_start();
    let opened = next.trim_start_matches(OPENING_QUOTES).trim_start_matches(['(', '[']);
    let Some(first) = next.chars().next() else { return Some(run.end) };
    let quoted = marks.ends_with(CLOSING_QUOTES);
    if rest.len() == next.len() {
        return is_glued(before, quoted, opened).then_some(run.end);
    }
    let goes_on = opened.starts_with(char::is_lowercase)
        || matches!(first, '.' | ',' | ';' | ':' | '-' | '–' | '—' | ')' | '&' | '/');
    if goes_on {
        return None;
    }
    let dots: usize = marks.chars().map(|c| if c == '…' { 3 } else { usize::from(c == '.') }).sum();
    let ends = match marks.chars().next() {
        Some('!' | '?') => {
            let word = last_word(before);
            !(quoted && is_attribution(next)) && abbreviation(&format!("{word}!")).is_none()
        }
        // Three dots after a space stand for words left out, or for a pause; with a fourth the sentence has ended.
        _ if dots > 1 => {
            let spaced = before.ends_with(char::is_whitespace);
            // "... to the plan. . . . The House": the first is the full stop.
            if dots > 3 && !spaced && marks.starts_with('.') && marks.trim_end().contains(' ') {
                return Some(run.start + 1);
            }
            !before.trim_end().ends_with(['[', '(']) && (dots > 3 || !spaced)
        }
        // After a closing quote an abbreviation has done its work ("... in the U.S.” The ..."), unless the quote is
        // the apostrophe of a possessive ("the U.S.' allies").
        _ if !quoted || matches!(marks, ".'" | ".’") && !before.contains(['‘', '\'']) => {
            ends_after(before, next, opened)
        }
        _ => true,
    };
    ends.then_some(run.end)
}

/// True for "... in the capital.The ministers ...": a word in lower case, or a closing quote, and a capitalised word;
/// or a name or figure and a word that begins sentences ("... Smith.The", "3.5%.Then").
fn is_glued(before: &str, quoted: bool, next: &str) -> bool {
    let word = last_word(before);
    let follower = first_word(next);
    let long = word.chars().count() >= 3;
    let opens = Class::SentenceOpener.has(follower) && follower.len() > 1;
    let sign = word.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '%' | ')'));
    let name = || {
        long && word.starts_with(char::is_uppercase)
            && word.chars().skip(1).all(char::is_lowercase)
            && abbreviation(word).is_none()
    };
    let figure = word.ends_with('%') || sign && opens;
    let ends = quoted || figure || long && word.chars().all(char::is_lowercase) || opens && name();
    let begins =
        follower.starts_with(char::is_uppercase) && follower.chars().skip(1).all(|c| !c.is_uppercase());
    let spaced = next.get(follower.len()..).is_some_and(|rest| rest.starts_with([' ', ',', '’', '\'']));
    ends && begins && spaced && !before.trim().is_empty() && before.trim() != word
}

/// True when a full stop between `before` and `next` ends a sentence; `opened` is `next` without opening quotes.
fn ends_after(before: &str, next: &str, opened: &str) -> bool {
    let word = last_word(before);
    let follower = first_word(opened);
    let digit = opened.starts_with(|c: char| c.is_ascii_digit());
    // "1. First item", "A. An answer" at the start of a line.
    let so_far = before.trim_start_matches(BULLETS).trim();
    if so_far.chars().count() == 1 || so_far.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ' ') {
        return false;
    }
    if word.is_empty() {
        return true;
    }
    let tail = word.rsplit(['-', '–', '/', '(']).next().unwrap_or(word);
    let class = abbreviation(word).or_else(|| abbreviation(tail));
    let initial = tail.chars().count() == 1 && tail.starts_with(char::is_uppercase);
    let dotted = tail.contains('.')
        && tail.split('.').all(|part| (1..=3).contains(&part.chars().count()) && is_alphabetic(part));
    // "A. A. Milne": the next word is an initial, not an article.
    let before_initial = follower.len() == 1 && opened[1..].starts_with('.');
    let starts_anew = Class::SentenceOpener.has(follower) && !before_initial
        || opened.len() != next.len() && !next.starts_with('(');
    let titled = abbreviation(follower) == Some(Abbreviation::Always);
    // "At 5 a.m. Mr. Smith ...": no more than the time was told.
    let is_time = Class::BeforeTime.has(first_word(so_far)) && so_far.split_whitespace().count() <= 6;
    match class {
        Some(Abbreviation::Always) => false,
        // "Ruth P. Ansell": an initial, no page.
        Some(Abbreviation::BeforeNumber) if initial && !digit => starts_anew,
        Some(Abbreviation::BeforeNumber) => !digit,
        Some(Abbreviation::Time) => !(digit || follows_time(follower) || is_time && (titled || !starts_anew)),
        Some(Abbreviation::Either) => starts_anew,
        None if initial || dotted => starts_anew,
        None => true,
    }
}

/// True when `next` tells who said what stands before: "Smith asked", "the judge said".
fn is_attribution(next: &str) -> bool {
    next.split_whitespace()
        .take(4)
        .take_while(|word| !word.starts_with(['"', '“', '‘']))
        .any(|word| Class::QuoteVerb.has(word.trim_end_matches(['.', ',', ':'])))
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
        check("It is the U.S.' oldest ally vs. Spain. | At 5 a.m. Mr. Roe, 6 ft. 2 in. tall, woke.");
        check("Then Ruth P. Ansell Jr. wrote p. 3. | She left.");
    }

    #[test]
    fn abbreviations_end_sentences_where_the_next_word_begins_one() {
        check("He lives in the U.S. | The firm is Acme Co. | It closed at 5 p.m. | Police came.");
        check("She said no. | Two men left in March. | They sat. | Then it rained.");
        check("The shop shut at 6 p.m. | Mr. Roe went home to the U.S. | Mrs. Roe, you and I. | Did they?");
    }

    #[test]
    fn figures_begin_sentences() {
        check(
            "It opened in May. | 12 people came. | “50 were hurt.” | $5 million was paid on Oct. 3 for No. 4.",
        );
    }

    #[test]
    fn closing_quotes_belong_to_the_sentence_that_they_close() {
        check(
            "“We are ready.” | The talks go on. | “Are we?” she asked. | \"Never!\" Smith said. | (It was late.) \
            | All left.",
        );
        check("“Who was it?” the judge asked. | He left.| “So did I,” said Roe.| “Did you?”");
    }

    #[test]
    fn dots_are_a_pause_or_an_end() {
        check("“I was there … I saw it.” | He paused... | Then he left. | It was . . . I mean, it is over.");
        check(
            "He agreed with the plan. | . . . The plan [...] The House liked was dropped . . . . | They left.",
        );
    }

    #[test]
    fn damage_lists_and_other_scripts_are_split_too() {
        check("The road is closed.[3] | It opens in May . | Traffic was light. | • 9. First | • 10. Second");
        check("The clerk is Ida Moss.|He left at 40.|It rose 2.5%.|Wages fell (a bit).|She stayed.");
        check("See v1.2.Beta of St.The way.");
        check("They met in the capital.| The talks ended at last on v2.0.Final of a text.");
        check("他来了。| 她走了！| Он уехал. | क्या हुआ। | वह गया।");
    }

    #[test]
    fn what_never_ends_is_cut_between_words() {
        for (word, pad) in [("pier ", 0), ("桥", 1)] {
            let body = format!("{}{}", "x".repeat(pad), word.repeat(10 * LONGEST / word.len()));
            let spans = split(&body, 0..body.len());
            assert!(spans.iter().all(|span| span.len() <= LONGEST), "{word}");
            assert!(spans[..spans.len() - 1].iter().all(|span| span.len() > LONGEST - 8), "{word}");
            assert!(!word.ends_with(' ') || spans.iter().all(|span| body[span.clone()].ends_with("pier")));
            assert_eq!(
                spans.iter().map(|span| body[span.clone()].replace(' ', "")).collect::<String>(),
                body.replace(' ', "")
            );
        }
    }

    #[test]
    fn a_line_ends_its_sentence_and_spans_are_those_of_the_body() {
        let body = "Title\n  One.  Two by Mr. \nNext";
        let spans = split(body, 6..body.len());
        let sentences: Vec<_> = spans.into_iter().map(|span| &body[span]).collect();
        assert_eq!(sentences, ["One.", "Two by Mr.", "Next"]);
    }
}
