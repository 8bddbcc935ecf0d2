//! A fact in one row: its topic, its values left and right of the sign, and who gives them.

use std::borrow::Cow;

use super::elide::short_form;
use super::section::Section;
use crate::model::{Briefing, Fact, Reading, Variant, Verdict};
use crate::text::without_dateline;
use crate::value::{Granularity, Kind, Modality, Value};

/// A value on one side of the sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideValue {
    /// Index into [`Fact::variants`].
    pub variant: usize,
    /// The value in short form.
    pub value: String,
}

/// A fact in one row, before anything is cut to fit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// What it is about; the whole clause where no value can be taken out of it.
    pub topic: String,
    /// The value at the left of the sign; none where there is one value.
    pub left: Option<SideValue>,
    /// The value at the right of the sign; none where the topic says all.
    pub right: Option<SideValue>,
    /// Values that have no place at either side.
    pub more: usize,
    /// For each value from left to right the outlets that give it, by their numbers.
    pub outlets: Vec<Vec<usize>>,
}

/// The row of `fact`, which stands in `section`. `outlet_of` has the outlet of each article, as
/// [`Briefing::outlets`] numbers them.
pub fn row(briefing: &Briefing, fact: &Fact, section: Section, outlet_of: &[usize]) -> Row {
    let order = variants_in_order(briefing, fact, outlet_of);
    let outlets = |variant: &usize| outlets_of(fact, *variant, outlet_of);
    let side = |variant: usize| SideValue { variant, value: side_value(briefing, fact, variant) };
    if fact.verdict() == Some(Verdict::Variant) {
        // The usual spelling is the topic; what stands at the right is spelled otherwise.
        let others: Vec<usize> = (1..fact.variants.len()).collect();
        return Row {
            topic: topic_of_names(fact),
            left: None,
            right: others.first().map(|variant| side(*variant)),
            more: others.len().saturating_sub(1),
            outlets: others.iter().map(outlets).collect(),
        };
    }
    if fact.judgement.is_some() && order.len() > 1 {
        return Row {
            topic: fact.topic.clone(),
            left: order.first().map(|variant| side(*variant)),
            right: order.last().map(|variant| side(*variant)),
            more: order.len() - 2,
            outlets: order.iter().map(outlets).collect(),
        };
    }
    let mut all: Vec<usize> = order.iter().flat_map(outlets).collect();
    all.sort_unstable();
    all.dedup();
    let clause = clause(briefing, fact);
    let right = if clause.is_some() { None } else { Some(side(0)) };
    let topic = match (section, clause) {
        (Section::Who, Some(_)) => topic_of_names(fact),
        (_, Some(clause)) => clause,
        (_, None) => fact.topic.clone(),
    };
    Row { topic, left: None, right, more: 0, outlets: vec![all] }
}

/// The usual spelling of a name with the office that its fact gives it.
fn topic_of_names(fact: &Fact) -> String {
    let value = fact.variants.first().map_or("", |variant| variant.value.as_str());
    match fact.topic.split_once(", ") {
        _ if fact.kind == Kind::Title => fact.topic.clone(),
        Some((_, office)) => format!("{value}, {office}"),
        None => value.to_owned(),
    }
}

/// What stands for a fact that has no value beside its topic: a statement, a quotation, a name.
fn clause(briefing: &Briefing, fact: &Fact) -> Option<String> {
    let value = &fact.variants.first()?.value;
    match fact.kind {
        Kind::Statement => Some(without_dateline(value).trim_end_matches(['.', ',', ';']).to_owned()),
        Kind::Quote => Some(format!("“{}”", value.trim_matches(['“', '”', '"']))),
        _ if fact.topic.is_empty() => Some(value.clone()),
        Kind::Name | Kind::Place => Some(fact.topic.clone()),
        _ => fact.readings().any(|reading| briefing.value(reading) == fact.topic).then(|| fact.topic.clone()),
    }
}

/// The variants of `fact` from left to right: by number or time, what was planned before what was done, otherwise those of
/// most outlets first.
pub fn variants_in_order(briefing: &Briefing, fact: &Fact, outlet_of: &[usize]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..fact.variants.len()).collect();
    let size = |variant: &Variant| variant.readings.first().and_then(|reading| size(&reading.value));
    if fact.variants.iter().all(|variant| size(variant).is_some()) {
        let size = |at: &usize| fact.variants.get(*at).and_then(size).unwrap_or_default();
        let limit = |at: &usize| {
            let first = fact.variants.get(*at).and_then(|variant| variant.readings.first());
            first.is_some_and(|reading| reading.value.is_limit())
        };
        order.sort_by(|a, b| size(a).total_cmp(&size(b)));
        // Of three values a limit ("over two decades") says the least.
        if order.iter().filter(|at| !limit(at)).count() > 1 {
            let (limits, figures): (Vec<usize>, Vec<usize>) = order.into_iter().partition(limit);
            let (first, rest) =
                figures.split_first().map_or((None, &[][..]), |(first, rest)| (Some(*first), rest));
            let (last, between) =
                rest.split_last().map_or((None, &[][..]), |(last, rest)| (Some(*last), rest));
            return first.into_iter().chain(between.iter().copied()).chain(limits).chain(last).collect();
        }
        return order;
    }
    let planned = |variant: &Variant| {
        variant.readings.iter().all(|reading| {
            matches!(reading.modality, Modality::Planned | Modality::Expected | Modality::Targeted)
        })
    };
    let vague = |variant: &Variant| {
        let value = |reading: &Reading| briefing.value(reading).contains(|c: char| c.is_ascii_digit());
        !variant.readings.iter().any(value)
    };
    order.sort_by_key(|at| {
        let variant = fact.variants.get(*at);
        let figures = fact.kind != Kind::Statement && variant.is_some_and(|variant| !vague(variant));
        let count = outlets_of(fact, *at, outlet_of).len();
        (!variant.is_some_and(planned), figures, std::cmp::Reverse(count), *at)
    });
    order
}

/// A number that orders values of one kind; none for words.
fn size(value: &Value) -> Option<f64> {
    match value {
        Value::Quantity(quantity) => quantity.point.map(|point| point * quantity.factor()),
        Value::Date(date) => {
            let day = date.first_day()?;
            Some(f64::from(day.year()) * 372.0 + f64::from(day.month()) * 31.0 + f64::from(day.day()))
        }
        _ => None,
    }
}

/// The outlets that give variant number `variant` of `fact`, each once, in their order.
pub fn outlets_of(fact: &Fact, variant: usize, outlet_of: &[usize]) -> Vec<usize> {
    let readings = fact.variants.get(variant).map_or(&[][..], |variant| &variant.readings);
    let mut outlets: Vec<usize> =
        readings.iter().filter_map(|reading| outlet_of.get(reading.article).copied()).collect();
    outlets.sort_unstable();
    outlets.dedup();
    outlets
}

/// The value of a variant as a row gives it: in short form, and a day that its article counts from its own ("on Tuesday") by
/// its date.
fn side_value(briefing: &Briefing, fact: &Fact, variant: usize) -> String {
    let Some(variant) = fact.variants.get(variant) else { return String::new() };
    if let Some(Reading { value: Value::Date(date), article, .. }) = variant.readings.first()
        && date.relative
        && date.granularity == Granularity::Day
        && let Some(day) = date.start.filter(|day| date.end == Some(*day))
    {
        let published = briefing.published(*article).map(|published| published.value);
        let form =
            if published.is_some_and(|at| at.year() == day.year()) { "%a %-d %b" } else { "%-d %b %Y" };
        return day.strftime(form).to_string();
    }
    let value = if fact.kind == Kind::Statement { without_dateline(&variant.value) } else { &variant.value };
    short_form(fact.kind, value).into_owned()
}

/// The tags of the outlets of a row in at most `room` cells: those of each side, parted by `·`; "all 5" where all of them
/// say one thing; "+2" for those that do not fit.
pub fn outlet_cell(outlets: &[Vec<usize>], tags: &[String], all: usize, room: usize) -> String {
    if let [one] = outlets
        && one.len() == all
        && all > 2
    {
        return format!("all {all}");
    }
    let count: usize = outlets.iter().map(Vec::len).sum();
    let mut out = String::new();
    let mut shown = 0;
    for (side, outlets) in outlets.iter().enumerate() {
        for (at, outlet) in outlets.iter().enumerate() {
            let gap = match (side, at) {
                (0, 0) => "",
                (_, 0) => " · ",
                _ => " ",
            };
            let tag = tags.get(*outlet).map_or("", String::as_str);
            let left = count - shown - 1;
            let more: Cow<'_, str> = if left > 0 { format!(" +{left}").into() } else { "".into() };
            let cells = |text: &str| crate::text::cells::width(text);
            if cells(&out) + cells(gap) + cells(tag) + cells(&more) > room {
                let rest = count - shown;
                let sign = if out.is_empty() { format!("+{rest}") } else { format!(" +{rest}") };
                if cells(&out) + cells(&sign) <= room {
                    out.push_str(&sign);
                }
                return out;
            }
            out.push_str(gap);
            out.push_str(tag);
            shown += 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake;

    fn rows() -> Vec<(Section, Row)> {
        let briefing = crate::analyze(intake::built_in().articles);
        let (_, outlet_of) = briefing.outlets();
        let placed = super::super::place_facts(&briefing);
        placed
            .iter()
            .map(|at| (at.section, row(&briefing, &briefing.facts[at.fact], at.section, &outlet_of)))
            .collect()
    }

    #[test]
    fn values_ascend_from_left_to_right() {
        let rows = rows();
        let (section, trade) = rows.first().unwrap();
        let value = |side: &Option<SideValue>| side.as_ref().unwrap().value.clone();
        assert_eq!(*section, Section::Disagree);
        assert_eq!((value(&trade.left), value(&trade.right)), ("around $239m".into(), "$250m".into()));
        let since = rows.iter().find(|(_, row)| row.topic.contains("time since")).unwrap();
        assert_eq!((value(&since.1.left), since.1.more), ("almost 22 years".into(), 1));
    }

    #[test]
    fn a_cell_of_outlets_counts_what_does_not_fit() {
        let tags = ["Dawn", "PT", "CPEC", "Pkn"].map(str::to_owned);
        let sides = [vec![0, 1], vec![2], vec![3]];
        assert_eq!(outlet_cell(&sides, &tags, 4, 30), "Dawn PT · CPEC · Pkn");
        assert_eq!(outlet_cell(&sides, &tags, 4, 17), "Dawn PT · CPEC +1");
        assert_eq!(outlet_cell(&sides, &tags, 4, 3), "+4");
        assert_eq!(outlet_cell(&[vec![0, 1, 2, 3]], &tags, 4, 30), "all 4");
    }
}
