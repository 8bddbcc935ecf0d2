//! Enumerations: "agriculture, energy, textiles and information technology".

use crate::lexicon::Class;
use crate::model::{Article, Mention};
use crate::text::{Document, Token, TokenKind, one_line};
use crate::value::{Items, Kind, Value};

/// Fewer items are a pair, not a list.
const LEAST_ITEMS: usize = 3;
/// Words of an item; longer stretches between commas are clauses.
const ITEM_WORDS: usize = 5;

/// Every enumeration of three or more short items that ends with "and" or "or", in order of position.
pub(super) fn find(article: &Article, document: &Document) -> Vec<Mention> {
    let mut out = Vec::new();
    for sentence in 0..document.sentences.len() {
        let tokens = document.tokens_of(sentence);
        let mut from = 0;
        while let Some(joint) =
            (from..tokens.len()).find(|at| matches!(tokens[*at].folded.as_str(), "and" | "or"))
        {
            if let Some((span, items)) = enumeration(article, tokens, joint) {
                out.push(Mention { kind: Kind::List, span, sentence, value: Value::List(Items(items)) });
            }
            from = joint + 1;
        }
    }
    out
}

/// The list whose last two items are joined at `joint`, with its items as the article words them.
fn enumeration(
    article: &Article,
    tokens: &[Token],
    joint: usize,
) -> Option<(std::ops::Range<usize>, Vec<String>)> {
    let last = joint + 1..item_end(tokens, joint + 1);
    let mut items = vec![last.clone()];
    // A comma may stand before the last "and".
    let mut end = joint.checked_sub(usize::from(joint > 0 && tokens[joint - 1].folded == ","))?;
    loop {
        let start = item_start(tokens, end);
        items.push(start..end);
        match start.checked_sub(1) {
            Some(comma) if tokens[comma].folded == "," => end = comma,
            _ => break,
        }
    }
    items.reverse();
    // What stands before the first comma runs on to the left; only its last words are the item.
    let first = items.first_mut()?;
    let lead = (first.start..first.end).rev().take(last.len().clamp(1, 2)).min()?;
    first.start = lead.max(first.start);
    let whole = items.first()?.start..last.end;
    let fit = items.len() >= LEAST_ITEMS && items.iter().all(|item| (1..=ITEM_WORDS).contains(&item.len()));
    let text = |item: &std::ops::Range<usize>| {
        let span = tokens[item.start].span.start..tokens[item.end - 1].span.end;
        article.body.get(span).map(one_line)
    };
    if !fit {
        return None;
    }
    let items: Vec<String> = items.iter().filter_map(text).collect();
    Some((tokens[whole.start].span.start..tokens[whole.end - 1].span.end, items))
}

/// The end of the item that begins at `from`: the next mark or function word.
fn item_end(tokens: &[Token], from: usize) -> usize {
    (from..tokens.len()).find(|at| ends(&tokens[*at])).unwrap_or(tokens.len())
}

/// The start of the item that ends before `end`.
fn item_start(tokens: &[Token], end: usize) -> usize {
    (0..end).rev().find(|at| ends(&tokens[*at])).map_or(0, |at| at + 1)
}

fn ends(token: &Token) -> bool {
    let mark = token.kind == TokenKind::Symbol && !matches!(token.folded.as_str(), "-" | "'" | "&" | "/");
    // "People-to-people" is one word to a reader.
    mark || (token.spaced && Class::Function.has(&token.folded))
}

#[cfg(test)]
mod tests {
    use super::super::tests::article;
    use super::*;

    fn lists(text: &str) -> Vec<Vec<String>> {
        let article = article(text);
        let found = find(&article, &Document::new(&article));
        found
            .into_iter()
            .filter_map(|m| if let Value::List(items) = m.value { Some(items.0) } else { None })
            .collect()
    }

    #[test]
    fn three_items_make_a_list() {
        let found =
            lists("They spoke about sectors such as farming, energy, textiles, and information technology.");
        assert_eq!(found, [["farming", "energy", "textiles", "information technology"]]);
        assert_eq!(lists("He met the president and the prime minister."), Vec::<Vec<String>>::new());
    }
}
