//! Words between quotation marks.

use crate::model::{Article, BlockKind, Kind, Mention, Value};
use crate::text::Document;

/// Fewer words between quotation marks are a turn of phrase or a title.
const LEAST_WORDS: usize = 2;

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
                let inner =
                    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | ','));
                if inner.split_whitespace().count() < LEAST_WORDS {
                    continue;
                }
                let start = start + text.find(inner).unwrap_or_default();
                let value =
                    Value::Text(inner.split_whitespace().collect::<Vec<_>>().join(" ").replace('’', "'"));
                out.push(Mention { kind: Kind::Quote, span: start..start + inner.len(), sentence, value });
            }
        }
    }
    out
}

/// Byte ranges between double quotation marks of either shape.
fn quoted(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut open = None;
    for (at, c) in text.char_indices() {
        match (c, open) {
            ('“', _) | ('"', None) => open = Some(at + c.len_utf8()),
            ('”' | '"', Some(from)) => {
                out.push((from, at));
                open = None;
            }
            _ => {}
        }
    }
    if let Some(from) = open {
        out.push((from, text.len()));
    }
    out
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
    }
}
