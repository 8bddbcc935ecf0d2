//! Where a reading stands, as far as it bears on the comparison of its value.

use crate::claim::{Claims, Role, Texts};
use crate::model::{Mention, Reading};
use crate::value::{Beside, Setting, Since, Value};

/// The setting of a reading, whose article is numbered within the story.
pub(super) fn setting<'a>(reading: &Reading, texts: Texts<'a>, claims: &Claims<'_>) -> Setting<'a> {
    let article = texts.articles[reading.article];
    let text = |span: &std::ops::Range<usize>| article.body.get(span.clone()).unwrap_or_default();
    let mentions = &texts.mentions[reading.article];
    let before = |end: usize| mentions.partition_point(|mention| mention.span.start < end);
    let of_sentence = mentions.get(before(reading.sentence.start)..before(reading.sentence.end));
    let beside = |mention: &'a Mention| Beside {
        kind: mention.kind,
        point: match &mention.value {
            Value::Quantity(quantity) => quantity.point.map(|point| point * quantity.factor()),
            _ => None,
        },
        words: text(&mention.span),
        inside: reading.span.start <= mention.span.start && mention.span.end <= reading.span.end,
    };
    let others = of_sentence.unwrap_or_default().iter().filter(|mention| mention.span != reading.span);
    let claim = claims.figure(reading.article, reading.span.start);
    Setting {
        words: text(&reading.span),
        sentence: text(&reading.sentence),
        beside: others.map(beside).collect(),
        outlet: &article.outlet.value,
        published: texts.published[reading.article],
        as_of: reading.as_of,
        modality: reading.modality,
        since: match claim.filter(|claim| claim.role == Role::Since).map(|claim| &claim.noun) {
            None => Since::Nothing,
            Some(noun) => noun.as_ref().map_or(Since::Something, |noun| Since::Event(text(noun))),
        },
    }
}
