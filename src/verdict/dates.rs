//! Comparing dates and times of day.

use jiff::civil::Date;

use super::{Difference, Side, Telling};
use crate::claim::value::near_time;
use crate::model::{DateValue, Granularity, Modality, TimeValue};

/// Why two dates differ.
pub(super) fn compare(a: (&Side<'_>, &DateValue), b: (&Side<'_>, &DateValue)) -> Difference {
    planned(a, b)
        .or_else(|| planned(b, a))
        .or_else(|| finer(a, b).or_else(|| finer(b, a)))
        .or_else(|| moved(a, b).or_else(|| moved(b, a)))
        .unwrap_or_else(|| conflict(a, b))
}

type Worded<'a, 'b> = (&'a Side<'b>, &'a DateValue);

/// What an earlier article announced against what a later one reports.
fn planned(plan: Worded<'_, '_>, outcome: Worded<'_, '_>) -> Option<Difference> {
    let ahead = plan.1.start? > plan.0.published?;
    let happened = outcome.1.start? <= outcome.0.published?;
    let later = plan.0.published? < outcome.0.published?;
    (ahead && happened && later).then(|| {
        let why = format!("planned for {}, came about on {}", told(plan.1), told(outcome.1));
        Difference::explained(Telling::Derived, why)
    })
}

/// A plan that changed between two articles.
fn moved(old: Worded<'_, '_>, new: Worded<'_, '_>) -> Option<Difference> {
    let ahead = old.1.start? > old.0.published? && new.1.start? > new.0.published?;
    let later = old.0.published? < new.0.published?;
    let plan =
        |side: &Side<'_>| matches!(side.member.reading.modality, Modality::Planned | Modality::Expected);
    (ahead && later && plan(old.0) && plan(new.0)).then(|| {
        let why =
            format!("{} first said {}, a later article says {}", old.0.source, told(old.1), told(new.1));
        Difference::explained(Telling::Derived, why)
    })
}

/// An open stretch or a coarse one that holds the other date.
fn finer(loose: Worded<'_, '_>, exact: Worded<'_, '_>) -> Option<Difference> {
    let day = exact.1.start?;
    let holds = loose.1.open
        && !exact.1.open
        && loose.1.start.is_none_or(|start| start <= day)
        && loose.1.end.is_none_or(|end| day <= end)
        && (loose.1.start.is_some() || loose.1.end.is_some());
    holds.then(|| {
        let why = format!("“{}” holds for “{}”, only less exact", loose.0.text, exact.0.text);
        Difference::explained(Telling::LessExact, why)
    })
}

fn conflict(a: Worded<'_, '_>, b: Worded<'_, '_>) -> Difference {
    let why = match (a.1.open, b.1.open) {
        (true, true) if a.1.end.is_some() != b.1.end.is_some() => {
            let (bounded, open) = if a.1.end.is_some() { (a.0, b.0) } else { (b.0, a.0) };
            format!("“{}” sets a limit, “{}” sets none", bounded.text, open.text)
        }
        _ => match (a.1.start, b.1.start) {
            (Some(x), Some(y))
                if a.1.granularity == Granularity::Day && b.1.granularity == Granularity::Day =>
            {
                let days = (y.since(x).map_or(0, |span| span.get_days())).abs();
                let unit = if days == 1 { "day" } else { "days" };
                format!("{} and {} are {days} {unit} apart", told(a.1), told(b.1))
            }
            (Some(_), Some(_)) => format!("{} is not {}", told(a.1), told(b.1)),
            _ => format!("“{}” and “{}” cannot be brought together", a.0.text, b.0.text),
        },
    };
    Difference::conflict(why)
}

/// A date as one would say it.
fn told(date: &DateValue) -> String {
    let one = |day: Date| match date.granularity {
        Granularity::Era | Granularity::Year => day.strftime("%Y").to_string(),
        Granularity::Season | Granularity::Month => day.strftime("%B %Y").to_string(),
        Granularity::Week | Granularity::Day => day.strftime("%-d %B %Y").to_string(),
    };
    match (date.start.map(one), date.end.map(one)) {
        (Some(start), Some(end)) if start == end => start,
        (Some(start), Some(end)) => {
            let month = start.split_once(' ').filter(|(_, rest)| end.ends_with(rest));
            let from = month.map_or(start.as_str(), |(day, _)| day);
            format!("{from} to {end}")
        }
        (Some(start), None) => format!("from {start}"),
        (None, Some(end)) => format!("until {end}"),
        (None, None) => "an unknown day".to_owned(),
    }
}

/// Why two times of day differ.
pub(super) fn compare_time(a: (&Side<'_>, &TimeValue), b: (&Side<'_>, &TimeValue)) -> Difference {
    if a.1.zone.is_some() && b.1.zone.is_some() && a.1.zone != b.1.zone {
        return Difference::explained(Telling::Derived, "given in different time zones");
    }
    if near_time(a.1, b.1) {
        let why = format!("“{}” and “{}” can be one moment told less exactly", a.0.text, b.0.text);
        return Difference::explained(Telling::Wording, why);
    }
    Difference::conflict(format!("“{}” and “{}” are not the same time", a.0.text, b.0.text))
}
