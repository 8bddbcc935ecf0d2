//! Readings that give the same value.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::Reading;
use crate::value::{Granularity, Value, same_number};

/// Quotations of a variant that a further one is compared with: what a short one leaves out can differ in those that it
/// agrees with.
const QUOTES: usize = 12;

/// Groups of quotations that a further one is compared with one by one. Behind them only one that has the same words is found:
/// nobody tells more wordings of one sentence apart, and time stays near linear.
const WORDINGS: usize = 48;

/// The numbers of the readings with one value each, the most exact reading of a group first: it gives the variant its
/// wording. The rest stand in the order of the text.
pub(super) fn variants(readings: &[Reading]) -> Vec<Vec<usize>> {
    let place = |reading: &Reading| (reading.article, reading.span.start);
    let mut order: Vec<usize> = (0..readings.len()).collect();
    order.sort_by_cached_key(|at| {
        let reading = &readings[*at];
        (looseness(&reading.value), Reverse(length(&reading.value)), place(reading))
    });
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut worded: BTreeMap<&[String], usize> = BTreeMap::new();
    for at in order {
        let value = &readings[at].value;
        let words = if let Value::Quote(quote) = value { Some(quote.words.as_slice()) } else { None };
        let (compared, among) = if words.is_some() { (QUOTES, WORDINGS) } else { (1, usize::MAX) };
        let agrees = |group: &Vec<usize>| {
            group.iter().take(compared).all(|other| readings[*other].value.agrees(value))
        };
        let found = groups.iter().take(among).position(agrees);
        let group = found.or_else(|| worded.get(words?).copied()).unwrap_or(groups.len());
        match groups.get_mut(group) {
            Some(group) => group.push(at),
            None => groups.push(vec![at]),
        }
        if let Some(words) = words {
            worded.entry(words).or_insert(group);
        }
    }
    let mut groups: Vec<Vec<usize>> =
        groups.into_iter().flat_map(|group| limits_apart(group, readings)).collect();
    for group in &mut groups {
        group[1..].sort_by_key(|at| place(&readings[*at]));
    }
    groups
}

/// A figure ("300") and the same figure as a limit ("more than 300") as two variants, where one article gives only the
/// figure and another only the limit; an article that gives both uses one for the other.
fn limits_apart(group: Vec<usize>, readings: &[Reading]) -> Vec<Vec<usize>> {
    let articles =
        |group: &[usize]| -> BTreeSet<usize> { group.iter().map(|at| readings[*at].article).collect() };
    let (limits, figures): (Vec<usize>, Vec<usize>) =
        group.iter().partition(|at| readings[**at].value.is_limit());
    let (with_limit, with_figure) = (articles(&limits), articles(&figures));
    let apart = with_limit.difference(&with_figure).next().is_some()
        && with_figure.difference(&with_limit).next().is_some();
    if apart { vec![figures, limits] } else { vec![group] }
}

/// How far a value is from a plain figure or a day; 0 for what is as exact as can be.
fn looseness(value: &Value) -> usize {
    match value {
        Value::Quantity(quantity) => {
            usize::from(quantity.point.is_none()) * 2 + usize::from(!same_number(quantity.low, quantity.high))
        }
        Value::Date(date) => {
            usize::from(date.open) * 9 + (Granularity::Day as usize - date.granularity as usize)
        }
        _ => 0,
    }
}

/// Letters of a quotation: a turn of phrase agrees with two sentences that differ in the rest.
fn length(value: &Value) -> usize {
    match value {
        Value::Quote(quote) => quote.to_string().len(),
        _ => 0,
    }
}
