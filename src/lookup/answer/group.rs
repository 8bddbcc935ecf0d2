//! One answer of many places: values that agree are one, and what else is given stands beside it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::fit::ValueFit;
use crate::model::{Briefing, Fact, Judgement, Reading, Variant, Verdict};
use crate::value::{Kind, Modality, Relation, Setting, Value, compare, why};

/// What another independent source adds, up to four of them.
const SOURCE: f64 = 0.05;

/// What a value must have of the best one's score to be shown beside it.
const BESIDE: f64 = 0.8;

/// Values that are shown beside the best one.
const OTHERS: usize = 3;

/// A value that may answer, in its article.
#[derive(Debug, Clone)]
pub(super) struct RatedValue {
    pub article: usize,
    /// Bytes of the article's body.
    pub sentence: Range<usize>,
    /// The same.
    pub span: Range<usize>,
    pub kind: Kind,
    pub value: Value,
    pub fit: ValueFit,
}

/// Values that agree.
#[derive(Debug)]
pub(super) struct AgreeingValues {
    /// The best one first.
    pub found: Vec<RatedValue>,
    pub score: f64,
    pub sources: usize,
}

/// The values of `found` in groups, the likeliest answer first.
pub(super) fn groups(briefing: &Briefing, mut found: Vec<RatedValue>) -> Vec<AgreeingValues> {
    let copies = briefing.copies();
    found.sort_by(|a, b| {
        let place = |found: &RatedValue| (found.article, found.span.start);
        b.fit
            .holds_needed
            .cmp(&a.fit.holds_needed)
            .then(b.fit.score.total_cmp(&a.fit.score))
            .then(place(a).cmp(&place(b)))
    });
    let mut out: Vec<AgreeingValues> = Vec::new();
    for one in found {
        let same = |group: &&mut AgreeingValues| {
            group.found.first().is_some_and(|first| first.kind == one.kind && is_same(first, &one))
        };
        match out.iter_mut().find(same) {
            Some(group) => group.found.push(one),
            None => out.push(AgreeingValues { found: vec![one], score: 0.0, sources: 0 }),
        }
    }
    for group in &mut out {
        let best = group.found.first().map_or(0.0, |first| first.fit.score);
        // A place that says something else with the same figure counts for nothing.
        let good: BTreeSet<usize> = group
            .found
            .iter()
            .filter(|found| found.fit.score >= best * BESIDE)
            .map(|found| copies.get(&found.article).copied().unwrap_or(found.article))
            .collect();
        group.sources = good.len();
        group.score = best + SOURCE * (good.len().clamp(1, 5) - 1) as f64;
    }
    sort(&mut out);
    out
}

/// The best first, those before all others that hold what is needed.
fn sort(groups: &mut [AgreeingValues]) {
    let sure = |group: &AgreeingValues| group.found.first().is_some_and(|first| first.fit.holds_needed);
    groups.sort_by(|a, b| sure(b).cmp(&sure(a)).then(b.score.total_cmp(&a.score)));
}

fn is_same(a: &RatedValue, b: &RatedValue) -> bool {
    match compare(a.kind, &a.value, &b.value) {
        Relation::Same => true,
        Relation::Variant(_) => {
            matches!(a.kind, Kind::Name | Kind::Place) && shares_last_word(&a.value, &b.value)
        }
        _ => false,
    }
}

/// True for "Ann Lee" and "Lee".
fn shares_last_word(a: &Value, b: &Value) -> bool {
    let (Value::Name(a), Value::Name(b)) = (a, b) else { return false };
    let last = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_owned();
    last(&a.normal) == last(&b.normal)
}

/// Groups whose facts are looked up.
const LOOKED_UP: usize = 4;

/// What a value loses that is aimed at where nobody asks for aims.
const AIM: f64 = 0.75;

/// Puts what is only aimed at behind what is so.
pub(super) fn put_aims_behind(briefing: &Briefing, groups: &mut [AgreeingValues]) {
    for group in groups.iter_mut().take(LOOKED_UP) {
        let fact = fact_of(briefing, group).and_then(|fact| briefing.facts.get(fact));
        let is_aim = fact.is_some_and(|fact| {
            let aims = fact.readings().filter(|reading| reading.modality == Modality::Targeted).count();
            2 * aims > fact.readings().count()
        });
        if is_aim {
            group.score *= AIM;
        }
    }
    sort(groups);
}

/// The fact of the briefing, not a hidden one, that the first place of `group` belongs to.
pub(super) fn fact_of(briefing: &Briefing, group: &AgreeingValues) -> Option<usize> {
    let first = group.found.first()?;
    let holds = |reading: &Reading| {
        reading.article == first.article
            && reading.span.start < first.span.end
            && first.span.start < reading.span.end
    };
    briefing
        .facts
        .iter()
        .position(|fact| !fact.hidden && fact.kind == first.kind && fact.readings().any(holds))
}

/// The groups as a fact: the first with those beside it that answer nearly as well.
pub(super) fn fact(briefing: &Briefing, groups: &[AgreeingValues], topic: String) -> Option<Fact> {
    let best = groups.first()?;
    let first = best.found.first()?;
    let beside = |group: &&AgreeingValues| {
        group.found.first().is_some_and(|other| {
            other.kind == first.kind
                && other.fit.holds_needed == first.fit.holds_needed
                && other.fit.score >= first.fit.score * BESIDE
        })
    };
    let story = |article: usize| briefing.stories.iter().position(|story| story.articles.contains(&article));
    let of = story(first.article);
    let shown: Vec<&AgreeingValues> = std::iter::once(best)
        .chain(
            groups
                .iter()
                .skip(1)
                .filter(beside)
                .filter(|group| group.found.first().is_some_and(|other| story(other.article) == of))
                .take(OTHERS),
        )
        .collect();
    let variants: Vec<Variant> = shown.iter().map(|group| variant(briefing, group)).collect();
    let values: Vec<&Value> = shown.iter().filter_map(|group| Some(&group.found.first()?.value)).collect();
    let judgement = values.get(1).and_then(|other| judgement(first.kind, &first.value, other));
    Some(Fact {
        id: format!("answer-{}-{}", first.article, first.span.start),
        topic,
        kind: first.kind,
        story: of.unwrap_or_default(),
        corroboration: shown.iter().map(|group| group.sources).sum(),
        variants,
        weight: 0.0,
        judgement,
        dismissed: false,
        hidden: false,
    })
}

fn variant(briefing: &Briefing, group: &AgreeingValues) -> Variant {
    let best = group.found.first().map_or(0.0, |first| first.fit.score);
    let mut of_article: BTreeMap<usize, &RatedValue> = BTreeMap::new();
    for found in group.found.iter().filter(|found| found.fit.score >= best * BESIDE) {
        of_article.entry(found.article).or_insert(found);
    }
    let mut readings: Vec<&RatedValue> = of_article.into_values().collect();
    readings.sort_by(|a, b| b.fit.score.total_cmp(&a.fit.score));
    let text = |found: &RatedValue| {
        briefing.articles.get(found.article).and_then(|article| article.body.get(found.span.clone()))
    };
    Variant {
        value: readings.first().and_then(|found| text(found)).unwrap_or_default().to_owned(),
        corroboration: group.sources,
        readings: readings
            .into_iter()
            .map(|found| Reading {
                article: found.article,
                sentence: found.sentence.clone(),
                span: found.span.clone(),
                value: found.value.clone(),
                modality: Modality::Asserted,
                as_of: None,
                speaker: None,
            })
            .collect(),
    }
}

/// How the second value stands to the first.
fn judgement(kind: Kind, a: &Value, b: &Value) -> Option<Judgement> {
    let (verdict, reason) = match compare(kind, a, b) {
        Relation::Conflict(reason) => (Verdict::Conflict, reason),
        Relation::Explained(reason) => (Verdict::Explained, reason),
        Relation::Variant(reason) => (Verdict::Variant, reason),
        Relation::Same | Relation::Unrelated => return None,
    };
    let settings = [&Setting::default(), &Setting::default()];
    let why = why(kind, &reason, [a, b], settings);
    Some(Judgement { verdict, reason, why, confidence: 0.5 })
}
