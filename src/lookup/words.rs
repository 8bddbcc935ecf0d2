//! The words of a text as the search compares them: folded, and figures and days in one form.

use std::cmp::Reverse;
use std::ops::Range;

use crate::lexicon::Class;
use crate::text::day;
use crate::text::number::{self, Numeral};
use crate::text::{Token, TokenKind, TokenView, fold, is_ideograph, tokens};

/// A word with its place in the text. Figures and days overlap the words that they are made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Bytes of the text.
    pub span: Range<usize>,
    /// The folded word; for a figure `#` and its digits, scale applied: "$1.5m" is "#1500000"; for a day `@`, its month
    /// and its number: "Sept. 10th" is "@9-10".
    pub key: String,
}

/// True for the key of a figure or a day.
pub(super) fn is_figure(key: &str) -> bool {
    key.starts_with(['#', '@'])
}

/// True for capitals of more than one letter: "WHO", which is another word than "who".
pub(super) fn is_shouted(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// True where capitals of a word mean something: not all of the text is in capitals.
pub(super) fn is_mixed(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_lowercase())
}

/// The words of `text`, in order; a figure or day stands before the words that it is made of.
pub(super) fn words(text: &str) -> Vec<Word> {
    words_of(text, 0..text.len(), &tokens(text))
}

/// The words of a part of `body` whose tokens are known.
pub(super) fn words_of(body: &str, part: Range<usize>, tokens: &[Token]) -> Vec<Word> {
    let view = TokenView::new(body, tokens);
    let figures = figures(&view, body, tokens);
    let mut out = days(&view, tokens);
    let mut next = figures.iter().map(|figure| &figure.span).peekable();
    for run in runs(body, part) {
        while next.next_if(|figure| figure.end <= run.start).is_some() {}
        let in_figure = next.peek().is_some_and(|figure| figure.start <= run.start);
        let text = body.get(run.clone()).unwrap_or_default();
        let is_number = text.starts_with(|c: char| c.is_ascii_digit());
        // A suffix is no word of its own: "m" of "250m" would find every word with m.
        let is_suffix = || body[..run.start].ends_with(|c: char| c.is_ascii_digit());
        if in_figure && (is_number || is_suffix()) {
            continue;
        }
        let key = if is_number { number_key(text.parse().unwrap_or_default()) } else { word_key(text) };
        if !key.is_empty() {
            out.push(Word { span: run, key });
        }
    }
    out.extend(figures);
    out.sort_by(|a, b| {
        let place = |word: &Word| (word.span.start, Reverse(word.span.end));
        place(a).cmp(&place(b)).then_with(|| a.key.cmp(&b.key))
    });
    out
}

fn number_key(value: f64) -> String {
    format!("#{}", number::tidy(value))
}

fn word_key(word: &str) -> String {
    let mut key = fold(word);
    key.retain(|c| c.is_ascii_alphanumeric());
    key
}

/// The days that a text names by month and number, and the years that stand with them.
fn days(view: &TokenView<'_>, tokens: &[Token]) -> Vec<Word> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let found = if view.opens_nothing(at) { None } else { day::read(view, at) };
        let Some(days) = found else {
            at += 1;
            continue;
        };
        let mut push =
            |key| out.push(Word { span: tokens[at].span.start..tokens[days.end - 1].span.end, key });
        push(format!("@{}-{}", days.first.0, days.first.1));
        if days.last != days.first {
            push(format!("@{}-{}", days.last.0, days.last.1));
        }
        if let Some(year) = days.year {
            push(number_key(year.into()));
        }
        at = days.end;
    }
    out
}

/// The figures of a text, in digits or in words.
fn figures(view: &TokenView<'_>, body: &str, tokens: &[Token]) -> Vec<Word> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let found = if view.opens_nothing(at) { None } else { figure_at(view, body, tokens, at) };
        match found {
            Some((word, end)) => {
                out.push(word);
                at = end;
            }
            None => at += 1,
        }
    }
    out
}

/// The figure that begins at the token `at`, or with the digits in it ("Rs20bn"), and the index of the token after it.
fn figure_at(view: &TokenView<'_>, body: &str, tokens: &[Token], at: usize) -> Option<(Word, usize)> {
    let token = &tokens[at];
    let whole = number::read(view, at, true).map(|numeral| (numeral, 0));
    let (numeral, letters) = whole.or_else(|| {
        let letters = token.folded.find(|c: char| c.is_ascii_digit())?;
        let is_plain = token.kind == TokenKind::Word && token.text(body).is_ascii();
        let digits = view.word(at).get(letters..).filter(|_| is_plain)?;
        Some((number::read_digits(view, at, digits, true)?, letters))
    })?;
    let span = token.span.start + letters..end_of_figure(body, tokens.get(numeral.end - 1)?, &numeral);
    Some((Word { span, key: number_key(numeral.point?) }, numeral.end))
}

/// Where a figure ends whose last token is `last`: before letters that are no scale ("40km").
fn end_of_figure(body: &str, last: &Token, numeral: &Numeral<'_>) -> usize {
    let is_scale = numeral.suffix.is_empty() || Class::OrdinalEnding.has(numeral.suffix);
    let letters =
        || last.text(body).rfind(|c: char| c.is_ascii_digit()).map(|digit| last.span.start + digit + 1);
    if is_scale { last.span.end } else { letters().unwrap_or(last.span.end) }
}

/// Runs of digits and runs of letters in a part of a text.
fn runs(body: &str, part: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let text = &body[..part.end];
    let mut at = part.start;
    while let Some(c) = char_at(text, at) {
        let end = if c.is_ascii_digit() {
            at + text[at..].bytes().take_while(u8::is_ascii_digit).count()
        } else if c.is_alphanumeric() {
            word_end(text, at)
        } else {
            at += c.len_utf8();
            continue;
        };
        out.push(at..end);
        at = end;
    }
    out
}

fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Letters; initials with points between them are one word ("U.S."); a letter of a script without spaces is one.
fn word_end(text: &str, start: usize) -> usize {
    let Some(first) = char_at(text, start) else { return start };
    let mut end = start + first.len_utf8();
    if is_ideograph(first) {
        return end;
    }
    while let Some(c) = char_at(text, end) {
        if c.is_alphabetic() && !is_ideograph(c) || is_combining(c) {
            end += c.len_utf8();
        } else {
            break;
        }
    }
    let single = |at: usize| {
        let letter = char_at(text, at).filter(|c| c.is_alphabetic())?;
        let next = at + letter.len_utf8();
        char_at(text, next).is_none_or(|c| !c.is_alphabetic()).then_some(next)
    };
    if end == start + first.len_utf8() {
        while char_at(text, end) == Some('.')
            && let Some(next) = single(end + 1)
        {
            end = next;
        }
    }
    end
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.key).collect()
    }

    #[test]
    fn a_figure_has_one_form_however_it_is_written() {
        for text in ["250m", "$250 million", "250,000,000", "$0.25bn", "US$250mn"] {
            assert!(keys(text).contains(&"#250000000".to_owned()), "{text}: {:?}", keys(text));
        }
        for text in ["23", "twenty-three", "Twenty three", "23rd"] {
            assert!(keys(text).contains(&"#23".to_owned()), "{text}: {:?}", keys(text));
        }
        assert!(keys("two hundred thousand").contains(&"#200000".to_owned()));
        assert_eq!(keys("4.6%, 1,2"), ["#4.6", "#1", "#2"]);
        assert_eq!(keys("Rs20bn, A320, 40km"), ["rs", "#20000000000", "a", "#320", "#40", "km"]);
    }

    #[test]
    fn numbers_in_words_are_the_figures_that_they_mean() {
        for (text, figure) in [
            ("three dozen", "#36"),
            ("a hundred and twenty-three", "#123"),
            ("half a million", "#500000"),
            ("two and a half million", "#2500000"),
            ("1.1 million", "#1100000"),
        ] {
            assert_eq!(keys(text).first().map(String::as_str), Some(figure), "{text}");
        }
    }

    #[test]
    fn a_day_has_one_form_however_it_is_written() {
        for text in
            ["September 10", "Sept. 10th", "10 Sept", "the 10th of September", "2025-09-10", "10.9.2025"]
        {
            assert!(keys(text).contains(&"@9-10".to_owned()), "{text}: {:?}", keys(text));
        }
        assert!(keys("2025-09-10").contains(&"#2025".to_owned()));
        assert!(keys("10 to 12 September").contains(&"@9-12".to_owned()));
    }

    #[test]
    fn words_lose_case_accents_points_and_apostrophes() {
        assert_eq!(keys("Tête-à-Tête in the U.S."), ["tete", "a", "tete", "in", "the", "us"]);
        assert_eq!(keys("Pakistan’s Тоқаев"), ["pakistan", "s", "toqaev"]);
        assert_eq!(keys("東京").len(), 2);
    }

    #[test]
    fn every_word_stands_where_it_says() {
        let text = "à 東京 $1.5 million";
        for word in words(text) {
            assert!(text.get(word.span.clone()).is_some_and(|part| !part.is_empty()), "{word:?}");
        }
    }
}
