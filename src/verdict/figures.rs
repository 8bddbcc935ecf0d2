//! Comparing figures: the same, rounded, bounded, counted from another day, or at odds.

use jiff::civil::Date;

use super::{Difference, Side, Telling};
use crate::claim::Role;
use crate::claim::value::{bounds, cuts, rounds, same, scale};
use crate::lexicon::Class;
use crate::model::{Bound, Kind, Mention, Modality, Quantity, Value};
use crate::text::fold;

/// Why two figures differ; the first test that holds names the reason.
pub(super) fn compare(kind: Kind, a: (&Side<'_>, &Quantity), b: (&Side<'_>, &Quantity)) -> Difference {
    since(a, b)
        .or_else(|| vague(a, b).or_else(|| vague(b, a)))
        .or_else(|| bound(a, b).or_else(|| bound(b, a)))
        .or_else(|| rounded(kind, a, b).or_else(|| rounded(kind, b, a)))
        .or_else(|| cut(a, b).or_else(|| cut(b, a)))
        .or_else(|| planned(a, b).or_else(|| planned(b, a)))
        .or_else(|| parts(kind, a, b).or_else(|| parts(kind, b, a)))
        .or_else(|| grown(kind, a, b).or_else(|| grown(kind, b, a)))
        .or_else(|| aged(kind, a, b).or_else(|| aged(kind, b, a)))
        .unwrap_or_else(|| conflict(kind, a, b))
}

/// Why two outcomes of a vote or match differ: one of them leaves out those who abstained, or they are at odds.
pub(super) fn compare_votes(a: (&Side<'_>, &[u32]), b: (&Side<'_>, &[u32])) -> Difference {
    let (short, long) = if a.1.len() <= b.1.len() { (a, b) } else { (b, a) };
    if long.1.starts_with(short.1) {
        let why = format!("“{}” leaves out a side that “{}” has", short.0.text, long.0.text);
        return Difference::explained(Telling::LessExact, why);
    }
    Difference::conflict(format!("“{}” and “{}” cannot both be right", a.0.text, b.0.text))
}

type Worded<'a, 'b> = (&'a Side<'b>, &'a Quantity);

/// "22 years" before one visit and "23 years" before a later one can count from the same day.
fn since(a: Worded<'_, '_>, b: Worded<'_, '_>) -> Option<Difference> {
    let both = a.0.member.role == Role::Since && b.0.member.role == Role::Since;
    if !both || a.1.unit != "year" || b.1.unit != "year" {
        return None;
    }
    let ((near, years), (far, more)) = ((a.0, a.1.point?), (b.0, b.1.point?));
    let ((near, years), (far, more)) =
        if years <= more { ((near, years), (far, more)) } else { ((far, more), (near, years)) };
    let (first, second) = (near.member.reading.as_of?, far.member.reading.as_of?);
    let from = f64::from(first.year()) - years;
    if !same(from, f64::from(second.year()) - more) || first == second {
        return None;
    }
    let until = |side: &Side<'_>, day: Date| {
        let event = side.member.noun.as_ref().map_or("then", String::as_str);
        let ahead = side.published.is_some_and(|published| day > published);
        let plan = if ahead { "then planned for" } else { "of" };
        format!("the {event} {plan} {}", day.strftime("%B %Y"))
    };
    let why = format!(
        "{years} years counts from {from} to {}, {more} to {}",
        until(near, first),
        until(far, second)
    );
    Some(Difference::explained(Telling::Derived, why))
}

/// A vague word ("several", "over two decades") that holds for the other figure.
fn vague(loose: Worded<'_, '_>, exact: Worded<'_, '_>) -> Option<Difference> {
    if loose.1.bound != Bound::Vague || exact.1.bound == Bound::Vague {
        return None;
    }
    let plan = loose.0.member.reading.modality != exact.0.member.reading.modality
        && matches!(loose.0.member.reading.modality, Modality::Planned | Modality::Expected);
    let value = exact.1.point.unwrap_or(exact.1.low) * scale(exact.1);
    let holds = value >= loose.1.low * scale(loose.1) && value <= loose.1.high * scale(loose.1);
    let (general, figure) = (loose.0.text, exact.0.text);
    // Words like "several" are said before the count is known and do not bound it from above.
    if plan {
        let why = format!("“{general}” was said while it was still expected, “{figure}” counts the outcome");
        return Some(Difference::explained(Telling::Derived, why));
    }
    let why = if holds {
        format!("“{general}” is a less exact way to say “{figure}”")
    } else if value > loose.1.low * scale(loose.1) {
        format!("“{general}” gives no figure, “{figure}” does")
    } else {
        return None;
    };
    Some(Difference::explained(Telling::LessExact, why))
}

/// A bound or range ("more than 50") that holds for the other figure.
fn bound(loose: Worded<'_, '_>, exact: Worded<'_, '_>) -> Option<Difference> {
    let beyond = loose.1.bound == Bound::AtLeast
        && exact.1.point.is_some_and(|point| point * scale(exact.1) >= loose.1.low * scale(loose.1));
    if !bounds(loose.1, exact.1) && !beyond {
        return None;
    }
    let why = format!("“{}” is true of “{}”, only less exact", loose.0.text, exact.0.text);
    Some(Difference::explained(Telling::LessExact, why))
}

/// A coarser figure that the finer one rounds to.
fn rounded(kind: Kind, coarse: Worded<'_, '_>, fine: Worded<'_, '_>) -> Option<Difference> {
    if !rounds(kind, coarse.1, fine.1) {
        return None;
    }
    let why = format!("“{}” is “{}” rounded", coarse.0.text, fine.0.text);
    Some(Difference::explained(Telling::Wording, why))
}

/// A coarser figure that is the finer one with its last digits left out.
fn cut(coarse: Worded<'_, '_>, fine: Worded<'_, '_>) -> Option<Difference> {
    cuts(coarse.1, fine.1).then(|| {
        let why = format!("“{}” is “{}” with the rest cut off", coarse.0.text, fine.0.text);
        Difference::explained(Telling::Wording, why)
    })
}

/// What was planned or expected against what came about.
fn planned(plan: Worded<'_, '_>, outcome: Worded<'_, '_>) -> Option<Difference> {
    let ahead = matches!(plan.0.member.reading.modality, Modality::Planned | Modality::Expected);
    let done = outcome.0.member.reading.modality == Modality::Asserted;
    let later = plan.0.member.reading.as_of <= outcome.0.member.reading.as_of;
    (ahead && done && later).then(|| {
        let why =
            format!("“{}” was planned or expected, “{}” is what came about", plan.0.text, outcome.0.text);
        Difference::explained(Telling::Derived, why)
    })
}

/// A count of more than the other counts, where one of the sentences gives the rest: "129 people" against "103 passengers
/// and 26 crew", "45, three of them ashore" against "42".
fn parts(kind: Kind, whole: Worded<'_, '_>, part: Worded<'_, '_>) -> Option<Difference> {
    let rest = whole.1.point? - part.1.point?;
    if kind != Kind::Count || rest <= 0.0 {
        return None;
    }
    let rest = [part.0, whole.0].into_iter().find_map(|side| {
        let is_rest = |mention: &&Mention| {
            let apart = mention.kind == Kind::Count && mention.span != side.member.reading.span;
            apart && matches!(&mention.value, Value::Quantity(other) if other.point.is_some_and(|x| same(x, rest)))
        };
        side.body.get(side.mentions.iter().find(is_rest)?.span.clone())
    })?;
    let why = format!("“{}” counts the “{rest}” that “{}” leaves out", whole.0.text, part.0.text);
    Some(Difference::explained(Telling::Derived, why))
}

/// A count that goes on from day to day, larger in the later article.
fn grown(kind: Kind, early: Worded<'_, '_>, late: Worded<'_, '_>) -> Option<Difference> {
    let (first, second) = (early.0.published?, late.0.published?);
    let counts = |side: &Side<'_>| {
        fold(side.sentence).split(|c: char| !c.is_alphanumeric()).any(|word| Class::Growing.has(word))
    };
    let rose = kind == Kind::Count && first < second && early.1.point? < late.1.point?;
    (rose && counts(early.0) && counts(late.0)).then(|| {
        let day = |day: Date| day.strftime("%-d %B");
        let why = format!(
            "the count went on: “{}” by {}, “{}” by {}",
            early.0.text,
            day(first),
            late.0.text,
            day(second)
        );
        Difference::explained(Telling::Derived, why)
    })
}

/// An age that birthdays between the two articles account for. Of articles a few days apart one is wrong, as a rule.
fn aged(kind: Kind, early: Worded<'_, '_>, late: Worded<'_, '_>) -> Option<Difference> {
    /// Days between articles from which on a birthday may well lie between them, and those of a year.
    const APART: f64 = 28.0;
    const YEAR: f64 = 365.25;
    let (first, second) = (early.0.published?, late.0.published?);
    let days = f64::from((second - first).get_days());
    let birthdays = late.1.point? - early.1.point?;
    let fits = birthdays >= 1.0 && (birthdays - 1.0) * YEAR < days && days < (birthdays + 1.0) * YEAR;
    (kind == Kind::Age && days >= APART && fits).then(|| {
        let month = |day: Date| day.strftime("%B %Y");
        let why = format!(
            "“{}” in {}, “{}” in {}: a birthday lies between",
            early.0.text,
            month(first),
            late.0.text,
            month(second)
        );
        Difference::explained(Telling::Derived, why)
    })
}

fn conflict(kind: Kind, a: Worded<'_, '_>, b: Worded<'_, '_>) -> Difference {
    let middle = |q: &Quantity| q.point.unwrap_or(f64::midpoint(q.low, q.high.min(q.low * 2.0))) * scale(q);
    let (x, y) = (middle(a.1), middle(b.1));
    let apart = (x - y).abs() / x.abs().max(y.abs()).max(f64::MIN_POSITIVE) * 100.0;
    let counted = kind == Kind::Age || (kind == Kind::Count && x.max(y) < 20.0);
    let why = if counted || !apart.is_finite() {
        format!("“{}” and “{}” cannot both be right", a.0.text, b.0.text)
    } else {
        let digits = usize::from(apart < 10.0);
        format!("neither is a rounding of the other: they are {apart:.digits$}% apart")
    };
    let why = match (a.0.published, b.0.published) {
        (Some(first), Some(second)) if months(first) != months(second) => {
            let month = |day: Date| day.strftime("%B %Y");
            format!("{why}; {} wrote in {}, {} in {}", a.0.source, month(first), b.0.source, month(second))
        }
        _ => why,
    };
    Difference::conflict(why)
}

/// Months since the year zero.
fn months(day: Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month())
}
