//! The differences that the program finds in a cluster, and whether a careful reader wrote them down.

use gainsay::model::{Briefing, Fact, Reading};
use gainsay::verdict::Grounds;
use serde_json::Value as Json;

use super::fit::Example;
use super::gold::{Cluster, is_place};

/// The differences of a cluster, possible ones among them.
pub fn differences(cluster: &Cluster) -> Vec<Example> {
    let briefing = gainsay::analyze(cluster.articles.clone());
    let differing = briefing.disagreements().chain(briefing.possible());
    differing.filter_map(|fact| example(fact, &briefing, &cluster.gold)).collect()
}

fn example(fact: &Fact, briefing: &Briefing, gold: &Json) -> Option<Example> {
    let judgement = fact.judgement.as_ref()?;
    let mut articles: Vec<usize> = fact.readings().map(|reading| reading.article).collect();
    articles.sort_unstable();
    articles.dedup();
    let grounds = Grounds::new(&judgement.reason, articles.len());
    let entries = gold["disagreements"].as_array().into_iter().flatten();
    let marked = entries.into_iter().any(|entry| is_marked(fact, briefing, entry));
    Some(Example { evidence: grounds.entries().to_vec(), together: marked, weight: 1.0 })
}

/// True when two variants of a fact are two readings of one disagreement of the gold.
fn is_marked(fact: &Fact, briefing: &Briefing, entry: &Json) -> bool {
    let wanted: Vec<&Json> = entry["readings"].as_array().into_iter().flatten().collect();
    let is = |reading: &Reading, wanted: &Json| {
        is_place(briefing.article(reading), briefing.sentence(reading), briefing.value(reading), wanted)
    };
    let found: Vec<(usize, usize)> = fact
        .variants
        .iter()
        .enumerate()
        .flat_map(|(variant, of)| of.readings.iter().map(move |reading| (variant, reading)))
        .flat_map(|(variant, reading)| {
            let all = wanted.iter().enumerate().filter(move |(_, wanted)| is(reading, wanted));
            all.map(move |(number, _)| (variant, number))
        })
        .collect();
    found.iter().any(|(variant, number)| {
        let differs = |other: &usize| wanted[*other]["value"] != wanted[*number]["value"];
        found.iter().any(|(with, other)| with != variant && differs(other))
    })
}
