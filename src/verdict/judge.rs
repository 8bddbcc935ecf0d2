//! From readings of one thing to a fact with its variants and a judgement.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::confidence::Grounds;
use super::corrected::CorrectedPairs;
use super::relations::{Difference, Relations};
use super::variants::variants;
use super::weight::weight;
use crate::claim::{Claims, Texts};
use crate::fact::Match;
use crate::model::{Corrections, Fact, Judgement, Reading, Variant, hash};
use crate::text::fold;
use crate::value::Kind;

/// Groups the readings of a match of story number `story` by value and says how the values stand to each other, where the
/// reader has not said that they do not differ; `independent` gives for each of its articles the number of its independent
/// source. Values that do not belong together after all make a fact each.
pub fn judge(
    found: Match,
    story: usize,
    texts: Texts<'_>,
    claims: &Claims<'_>,
    independent: &[usize],
    corrections: &Corrections,
) -> Vec<Fact> {
    let Match { kind, topic, readings } = found;
    let groups = variants(&readings);
    let corrected = CorrectedPairs::new(kind, &readings, &groups, texts.articles, corrections);
    let relations = Relations::new(kind, &readings, &groups, texts, claims, &corrected);
    let judged: Vec<(Vec<usize>, Option<Judgement>)> = relations
        .related()
        .into_iter()
        .map(|related| {
            let articles: BTreeSet<usize> =
                related.iter().flat_map(|group| &groups[*group]).map(|at| readings[*at].article).collect();
            let judgement = relations.gravest(&related).map(|Difference { verdict, reason, why }| {
                let confidence = Grounds::new(&reason, articles.len()).probability();
                Judgement { verdict, reason, why, confidence }
            });
            (related, judgement.filter(|judgement| judgement.confidence >= Judgement::POSSIBLE))
        })
        .collect();
    let sources = |readings: &[&Reading]| -> usize {
        readings.iter().map(|reading| independent[reading.article]).collect::<BTreeSet<_>>().len()
    };
    let text = |reading: &Reading| texts.articles[reading.article].body.get(reading.span.clone());
    // Each reading belongs to one variant of one fact, which it goes to.
    let mut rest: Vec<Option<Reading>> = readings.into_iter().map(Some).collect();
    judged
        .into_iter()
        .map(|(related, judgement)| {
            let is_dismissed = |(a, b): &(usize, usize)| related.contains(a) && related.contains(b);
            let dismissed = judgement.is_none() && corrected.dismissed.iter().any(is_dismissed);
            let mut variants: Vec<Variant> = Vec::with_capacity(related.len());
            for group in related {
                let mut readings: Vec<Reading> =
                    groups[group].iter().filter_map(|at| rest[*at].take()).collect();
                // Most facts have one reading, and a folder has many facts.
                readings.shrink_to_fit();
                let corroboration = sources(&readings.iter().collect::<Vec<_>>());
                let value = readings.first().and_then(text).unwrap_or_default().to_owned();
                variants.push(Variant { value, readings, corroboration });
            }
            variants.sort_by_key(|variant| Reverse(variant.corroboration));
            let mut all: Vec<&Reading> = variants.iter().flat_map(|variant| &variant.readings).collect();
            all.sort_by_key(|reading| (reading.article, reading.span.start));
            let corroboration = sources(&all);
            let sure = judgement.as_ref().filter(|judgement| judgement.is_sure());
            let verdict = sure.map(|judgement| judgement.verdict);
            Fact {
                id: id(kind, all[0], texts),
                weight: weight(kind, &all, verdict, corroboration, texts),
                topic: topic.clone(),
                kind,
                story,
                variants,
                corroboration,
                judgement,
                dismissed,
                hidden: false,
            }
        })
        .collect()
}

/// A hash of what the fact is and where its first claim stands, so that unrelated articles do not change it.
fn id(kind: Kind, first: &Reading, texts: Texts<'_>) -> String {
    let article = &texts.articles[first.article];
    let normal = fold(&first.value.to_string());
    let place = format!("{}\n{}\n{}\n{normal}", kind.name(), article.id, first.span.start);
    format!("{:012x}", hash(place.bytes()) >> 16)
}
