//! When two sentences that share their words say different things all the same.

use crate::claim::{Claims, Term, Texts, is_denial, tokens_in};
use crate::model::Mention;
use crate::value::wording::{align, words};
use crate::value::{Kind, Relation, Value, compare};

use super::evidence::Line;
use super::part::SharedPart;

/// How far before what is denied the denial may stand ("did not yet say").
const GOVERN: usize = 2;
/// Share of the shorter quotation that the other must have for both to be one.
const SAME_QUOTE: f64 = 0.5;

/// True when two sentences do not say the same within the words that they share: one denies what the other asserts,
/// each names a person whom the other does not, both give figures or dates and none of them agree, or both quote and
/// not the same words. Such sentences are left to the comparison of their figures and quotations.
pub(super) fn contradict(a: &Line, b: &Line, texts: Texts<'_>, claims: &Claims<'_>) -> bool {
    let Some([x, y]) = SharedPart::both(a, b, texts, claims) else { return true };
    let stranger =
        |part: &SharedPart, other: &Line| people(part, texts, claims).any(|person| !other.has(person));
    denies(&x, texts) != denies(&y, texts)
        || (stranger(&x, b) && stranger(&y, a))
        || apart(&figures(&x, texts), &figures(&y, texts))
        || apart(&figures(&y, texts), &figures(&x, texts))
        || quote_apart(&x, &y, texts)
}

/// The people named in it.
fn people<'a>(part: &SharedPart, texts: Texts<'a>, claims: &'a Claims<'_>) -> impl Iterator<Item = Term> {
    let tokens = tokens_in(&texts.documents[part.article].tokens, &part.span);
    let terms = claims.terms.of(part.article)[tokens].iter().flatten().copied();
    terms.filter(|term| claims.terms.person(*term, &claims.entities))
}

/// True when both are mostly somebody's words between quotation marks, and not the same words.
fn quote_apart(a: &SharedPart, b: &SharedPart, texts: Texts<'_>) -> bool {
    let (Some(x), Some(y)) = (quoted(a, texts), quoted(b, texts)) else { return false };
    (align(&x, &y).common as f64) < SAME_QUOTE * x.len().min(y.len()) as f64
}

/// The words between quotation marks, where they are at least half of it.
fn quoted(part: &SharedPart, texts: Texts<'_>) -> Option<Vec<String>> {
    let mentions = &texts.mentions[part.article];
    let until = mentions.partition_point(|mention| mention.span.start < part.span.end);
    let quotes = mentions[..until].iter().rev().take_while(|mention| mention.sentence == part.sentence);
    let inside = quotes.filter(|mention| mention.kind == Kind::Quote).filter_map(|mention| {
        let (start, end) = (mention.span.start.max(part.span.start), mention.span.end.min(part.span.end));
        texts.articles[part.article].body.get(start..end)
    });
    let mut text: Vec<&str> = inside.collect();
    text.reverse();
    let length: usize = text.iter().map(|text| text.len()).sum();
    (2 * length >= part.span.len()).then(|| words(&text.join(" ")))
}

/// True when one of the figures `a` has rivals among `b` and agrees with none of them.
fn apart(a: &[&Mention], b: &[&Mention]) -> bool {
    a.iter().any(|x| {
        let rivals: Vec<_> = b.iter().filter(|y| x.kind == y.kind).collect();
        !rivals.is_empty()
            && !rivals.iter().any(|y| {
                let relation = compare(x.kind, &x.value, &y.value);
                relation == Relation::Same || relation.is_close()
            })
    })
}

/// True when an odd number of words of denial stand in it or right before it.
fn denies(part: &SharedPart, texts: Texts<'_>) -> bool {
    let document = &texts.documents[part.article];
    let range = tokens_in(&document.tokens, &part.span);
    let start = range.start.saturating_sub(GOVERN).max(document.sentences[part.sentence].tokens.start);
    document.tokens[start..range.end].iter().filter(|token| is_denial(&token.folded)).count() % 2 == 1
}

/// The figures, dates and times in it.
fn figures<'a>(part: &SharedPart, texts: Texts<'a>) -> Vec<&'a Mention> {
    let mentions = &texts.mentions[part.article];
    let from = mentions.partition_point(|mention| mention.span.start < part.span.start);
    let inside = mentions[from..].iter().take_while(|mention| mention.span.start < part.span.end);
    inside
        .filter(|mention| {
            matches!(mention.value, Value::Quantity(_) | Value::Date(_) | Value::Time(_) | Value::Vote(_))
        })
        .filter(|mention| mention.kind != Kind::Rank)
        .collect()
}
