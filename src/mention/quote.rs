//! Words between quotation marks.

use std::ops::Range;

use super::name::even;
use crate::model::{Article, BlockKind, Mention};
use crate::text::Document;
use crate::value::{Kind, Quote, Value};

/// Every quotation, one mention for each sentence that it runs through.
///
/// Newspapers leave out the closing mark where a quotation goes on in the next paragraph, so an open quotation ends
/// with its paragraph.
pub(super) fn find(article: &Article, document: &Document) -> Vec<Mention> {
    let mut out = Vec::new();
    for part in article.blocks.iter().filter(|part| part.kind != BlockKind::Boilerplate) {
        let Some(text) = article.body.get(part.span.clone()) else { continue };
        for (from, to) in quoted(text) {
            let quote = part.span.start + from..part.span.start + to;
            let first = document.sentences.partition_point(|sentence| sentence.span.end <= quote.start);
            let sentences = document.sentences.iter().enumerate().skip(first);
            for (sentence, found) in sentences.take_while(|(_, sentence)| sentence.span.start < quote.end) {
                let start = quote.start.max(found.span.start);
                let end = quote.end.min(found.span.end);
                let Some(text) = article.body.get(start..end) else { continue };
                let inner = text.trim_matches(|c: char| {
                    c.is_whitespace() || matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‘' | ',')
                });
                if !inner.contains(char::is_alphanumeric) {
                    continue;
                }
                let start = start + text.find(inner).unwrap_or_default();
                let value = Value::Quote(Quote::new(even(inner)));
                out.push(Mention { kind: Kind::Quote, span: start..start + inner.len(), sentence, value });
            }
        }
    }
    out
}

/// The marks that close what `mark` opens, as other languages set them: „…“, «…», »…«, ‹…›, ‚…‘, 「…」.
fn closing(mark: char) -> &'static [char] {
    match mark {
        '„' => &['“', '”', '"'],
        '«' => &['»'],
        '»' => &['«'],
        '‹' => &['›'],
        '‚' => &['‘', '’'],
        '「' => &['」'],
        '『' => &['』'],
        _ => &['”', '"'],
    }
}

/// Byte ranges between quotation marks of any shape; single ones count outside double ones.
fn quoted(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut open = None;
    let mut closers = closing('"');
    let mut outside = 0;
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let behind = before.replace(c);
        // 5'11" is a height: the straight mark opens nothing behind a letter or digit.
        let inches = behind.is_some_and(char::is_alphanumeric);
        let opens = behind.is_some_and(char::is_whitespace)
            && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        match (c, open) {
            ('"', None) if inches => {}
            (_, Some(from)) if closers.contains(&c) && !(c == '"' && opens) => {
                out.push((from, at));
                open = None;
                outside = at + c.len_utf8();
            }
            // What another language opens ends with its own mark.
            ('"' | '“' | '«', Some(_)) if closers != closing('"') => {}
            // The mark that should have closed the words before is lost.
            ('"', Some(from)) if opens => {
                out.push((from, at));
                open = Some(at + 1);
            }
            // "»" and "«" change places in German: what opens stands before a word.
            ('»', None) if !opens && behind.is_some() => {}
            ('“', _) | ('"' | '„' | '«' | '»' | '‹' | '‚' | '「' | '『', None) => {
                if open.is_none() {
                    singles(text, outside..at, &mut out);
                }
                closers = closing(c);
                open = Some(at + c.len_utf8());
            }
            _ => {}
        }
    }
    match open {
        Some(from) => out.push((from, text.len())),
        None => singles(text, outside..text.len(), &mut out),
    }
    out
}

/// Byte ranges between single quotation marks in a part of `text`.
///
/// The closing mark looks like an apostrophe. It is the first one that ends a word, but behind an "s" it may be a
/// possessive ("the miners' strike"): there the last one before the next opening mark is taken.
fn singles(text: &str, part: Range<usize>, out: &mut Vec<(usize, usize)>) {
    let Some(stretch) = text.get(part.clone()) else { return };
    let mut open = None;
    let mut last = None;
    let mut before = None;
    let mut chars = stretch.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let at = part.start + at;
        let next = chars.peek().map(|(_, next)| *next);
        let at_word_start = before.is_none_or(|c: char| c.is_whitespace() || matches!(c, '(' | '—' | '-'));
        let opens = matches!(c, '‘' | '\'') && at_word_start && next.is_some_and(char::is_alphabetic);
        let ends_word = next.is_none_or(|next| !next.is_alphanumeric());
        if opens {
            out.extend(open.zip(last));
            (open, last) = (Some(at + c.len_utf8()), None);
        } else if matches!(c, '’' | '\'') && ends_word && open.is_some() {
            if before == Some('s') {
                last = Some(at);
            } else {
                out.extend(open.map(|from| (from, at)));
                (open, last) = (None, None);
            }
        }
        before = Some(c);
    }
    out.extend(open.zip(last));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn curly_straight_and_unclosed_quotations() {
        let parts =
            |text: &'static str| quoted(text).into_iter().map(|(a, b)| &text[a..b]).collect::<Vec<_>>();
        assert_eq!(parts("He said “yes we can” and \"no\"."), ["yes we can", "no"]);
        assert_eq!(parts("“It goes on."), ["It goes on."]);
        assert_eq!(
            parts("„Das ist gut“, he said. Then: „Nein“ – so “why?”"),
            ["Das ist gut", "Nein", "why?"]
        );
        assert_eq!(
            parts("«It will pass,» she said. « Non », »Doch« and „Ja”."),
            ["It will pass,", " Non ", "Doch", "Ja"]
        );
        assert_eq!(parts("‹Nein›, he said. ‚Nie‘, so she. 「はい」"), ["Nein", "Nie", "はい"]);
        assert_eq!(
            parts("‘It’s the miners’ strike,’ he said. ‘We’ll wait.’"),
            ["It’s the miners’ strike,", "We’ll wait."]
        );
        assert_eq!(parts("It was 'not safe', the cooks' union and the '90s crews said."), ["not safe"]);
        assert_eq!(parts("\"We protest. \"We asked,\" he said."), ["We protest. ", "We asked,"]);
        assert_eq!(parts("He is 5'11\" tall. He left. \"I saw him,\" she said."), ["I saw him,"]);
    }
}
