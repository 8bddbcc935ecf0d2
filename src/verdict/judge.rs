//! From claims about one thing to a fact with its variants and a verdict.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{Difference, Side, Telling, compare, gate, quotes};
use crate::claim::Texts;
use crate::claim::value::{agree, same as same_figure};
use crate::fact::{Match, Member};
use crate::model::{Bound, Fact, Judgement, Kind, Value, Variant, Verdict, hash};
use crate::text::fold;
use crate::union::Union;

/// Quotations of a variant that a further one is compared with.
const QUOTES: usize = 12;

/// Groups the claims of a match of story number `story` by value and says how the values stand to each other;
/// `independent` gives for each of its articles the number of its independent source. Values that do not belong together
/// after all make a fact each.
pub fn judge(found: &Match, story: usize, texts: Texts<'_>, independent: &[usize]) -> Vec<Fact> {
    let variants = variants(found.kind, &found.members, texts);
    let of_one_thing = part(found.kind, variants, texts);
    of_one_thing.iter().map(|groups| fact(found, groups, story, texts, independent)).collect()
}

/// The fact that the members of `groups`, one value each, make.
fn fact(
    found: &Match,
    groups: &[Vec<&Member>],
    story: usize,
    texts: Texts<'_>,
    independent: &[usize],
) -> Fact {
    let sources = |members: &[&Member]| -> usize {
        members.iter().map(|member| independent[member.reading.article]).collect::<BTreeSet<_>>().len()
    };
    let judgement = difference(found.kind, groups, texts).map(|Difference { verdict, why, .. }| Judgement {
        verdict,
        why,
        confidence: found.confidence,
    });
    let mut variants: Vec<Variant> = groups
        .iter()
        .map(|group| Variant {
            value: side(group[0], texts).text.to_owned(),
            corroboration: sources(group),
            readings: group.iter().map(|member| member.reading.clone()).collect(),
        })
        .collect();
    variants.sort_by_key(|variant| Reverse(variant.corroboration));
    let mut members: Vec<&Member> = groups.iter().flatten().copied().collect();
    members.sort_by_key(|member| (member.reading.article, member.reading.span.start));
    let corroboration = sources(&members);
    Fact {
        id: id(found.kind, members[0], texts),
        weight: weight(found.kind, &members, judgement.as_ref(), corroboration, texts),
        topic: found.topic.clone(),
        kind: found.kind,
        story,
        variants,
        corroboration,
        judgement,
    }
}

/// Parts `groups` of members with one value each into those that belong to one thing: what is linked by values that
/// contradict or explain each other.
fn part<'a>(kind: Kind, groups: Vec<Vec<&'a Member>>, texts: Texts<'_>) -> Vec<Vec<Vec<&'a Member>>> {
    let mut union = Union::new(groups.len());
    for first in 0..groups.len() {
        for second in first + 1..groups.len() {
            let found = between(kind, &groups[first], &groups[second], texts);
            if !found.is_some_and(|found| is_far(&found, &groups[first], &groups[second])) {
                union.join(first, second);
            }
        }
    }
    let mut parts: BTreeMap<usize, Vec<Vec<&Member>>> = BTreeMap::new();
    for (at, group) in groups.into_iter().enumerate() {
        parts.entry(union.root(at)).or_default().push(group);
    }
    parts.into_values().collect()
}

/// True where two values cannot both be right, and are too far from each other to be values of one thing.
fn is_far(found: &Difference, a: &[&Member], b: &[&Member]) -> bool {
    found.verdict == Verdict::Conflict && !gate::is_contradiction(&a[0].value, &b[0].value)
}

/// Members with one value each, the most exact member of a group first.
fn variants<'a>(kind: Kind, members: &'a [Member], texts: Texts<'_>) -> Vec<Vec<&'a Member>> {
    let mut order: Vec<&Member> = members.iter().collect();
    order.sort_by_key(|member| {
        let loose = match &member.value {
            Value::Quantity(quantity) => {
                usize::from(quantity.point.is_none()) * 2
                    + usize::from(!same_figure(quantity.low, quantity.high))
            }
            Value::Date(date) => usize::from(date.open) * 9 + (5 - date.granularity as usize),
            // A turn of phrase agrees with two sentences that differ in the rest.
            _ if kind == Kind::Quote => usize::MAX - member.reading.normalized.len(),
            _ => 0,
        };
        (loose, member.reading.article, member.reading.span.start)
    });
    let mut groups: Vec<Vec<&Member>> = Vec::new();
    for member in order {
        // What a short quotation leaves out can differ in those that it agrees with.
        let of_one = if kind == Kind::Quote { QUOTES } else { 1 };
        let found = groups
            .iter_mut()
            .find(|group| group.iter().take(of_one).all(|other| same(kind, other, member, texts)));
        match found {
            Some(group) => group.push(member),
            None => groups.push(vec![member]),
        }
    }
    for group in &mut groups {
        // The first member gives the variant its wording; the rest stand in the order of the text.
        group[1..].sort_by_key(|member| (member.reading.article, member.reading.span.start));
    }
    groups
}

/// True when two claims give one value.
fn same(kind: Kind, a: &Member, b: &Member, texts: Texts<'_>) -> bool {
    let (x, y) = (side(a, texts), side(b, texts));
    match kind {
        Kind::Name | Kind::Place | Kind::Title | Kind::Rank => a.reading.normalized == b.reading.normalized,
        Kind::Quote => quotes::compare(&x, &y).is_none(),
        // Statements are matched by their words and make no variants.
        Kind::Statement => true,
        _ => agree(&a.value, &b.value),
    }
}

fn side<'a>(member: &'a Member, texts: Texts<'a>) -> Side<'a> {
    let reading = &member.reading;
    let article = &texts.articles[reading.article];
    let mentions = &texts.mentions[reading.article];
    let before = |end: usize| mentions.partition_point(|mention| mention.span.start < end);
    Side {
        member,
        text: article.body.get(reading.span.clone()).unwrap_or_default(),
        sentence: article.body.get(reading.sentence.clone()).unwrap_or_default(),
        source: &article.outlet.value,
        published: article.published.as_ref().map(|published| published.value),
        mentions: mentions
            .get(before(reading.sentence.start)..before(reading.sentence.end))
            .unwrap_or_default(),
        body: &article.body,
    }
}

/// The gravest difference between variants of different articles, and of several as grave the most telling; none where
/// one article alone differs from itself.
fn difference(kind: Kind, groups: &[Vec<&Member>], texts: Texts<'_>) -> Option<Difference> {
    let mut gravest: Option<(Difference, usize, usize)> = None;
    // Differences of quotations are all as grave and as telling: the first one is told.
    let alike = kind == Kind::Quote;
    'pairs: for first in 0..groups.len() {
        for second in first + 1..groups.len() {
            let Some(found) = between(kind, &groups[first], &groups[second], texts) else {
                continue;
            };
            if is_far(&found, &groups[first], &groups[second]) {
                continue;
            }
            let order = |difference: &Difference| (difference.verdict, Reverse(difference.telling));
            if gravest.as_ref().is_none_or(|(known, _, _)| order(&found) < order(known)) {
                gravest = Some((found, first, second));
                if alike {
                    break 'pairs;
                }
            }
        }
    }
    let (mut difference, first, second) = gravest?;
    if alike {
        return Some(difference);
    }
    let loose = (0..groups.len()).filter(|other| *other != first && *other != second).find(|other| {
        let holds = |with: usize| {
            between(kind, &groups[*other], &groups[with], texts)
                .is_some_and(|found| found.telling == Telling::LessExact)
        };
        holds(first) && holds(second)
    });
    if let Some(loose) = loose {
        let text = side(groups[loose][0], texts).text;
        difference.why = format!("{}; “{text}” holds for both", difference.why);
    }
    Some(difference)
}

/// The difference between two variants, by the first two of their claims that come from different articles: two
/// versions of one wire story can differ as well. Where one of those articles words the same value as a bound
/// elsewhere ("five dead" over "at least five people have died"), the bound is what it means.
fn between(kind: Kind, a: &[&Member], b: &[&Member], texts: Texts<'_>) -> Option<Difference> {
    let mut pairs = a
        .iter()
        .flat_map(|a| b.iter().map(move |b| (*a, *b)))
        .filter(|(a, b)| a.reading.article != b.reading.article);
    let compared = |first: &Member, second: &Member| {
        let in_order = first.reading.article <= second.reading.article;
        let (first, second) = if in_order { (first, second) } else { (second, first) };
        compare(kind, &side(first, texts), &side(second, texts))
    };
    if kind == Kind::Quote {
        return pairs.find_map(|(first, second)| compared(first, second));
    }
    let (first, second) = pairs.next()?;
    let found = compared(first, second)?;
    if found.verdict != Verdict::Conflict {
        return Some(found);
    }
    let bound = |other: &Member, of: &Member| other.reading.article == of.reading.article && is_bound(other);
    let hedged = a.iter().filter(|member| bound(member, first)).map(|member| compared(member, second));
    let hedged =
        hedged.chain(b.iter().filter(|member| bound(member, second)).map(|member| compared(first, member)));
    let softer = hedged.flatten().find(|difference| difference.verdict == Verdict::Explained);
    Some(softer.unwrap_or(found))
}

/// True for "at least five", "up to ten", "more than 50".
fn is_bound(member: &Member) -> bool {
    matches!(&member.value, Value::Quantity(q) if matches!(q.bound, Bound::AtLeast | Bound::AtMost))
}

/// What a reader must know comes first: what sources disagree on, figures before names and phrases, what many sources say
/// before what one says, what stands at the top of an article before its end.
fn weight(
    kind: Kind,
    members: &[&Member],
    judgement: Option<&Judgement>,
    corroboration: usize,
    texts: Texts<'_>,
) -> f64 {
    let disputed = match judgement.map(|judgement| judgement.verdict) {
        Some(Verdict::Conflict) => 3.0,
        Some(Verdict::Explained) => 2.5,
        Some(Verdict::Variant) => 1.0,
        None => 0.0,
    };
    let kind = match kind {
        Kind::Money | Kind::Vote => 3.0,
        Kind::Count | Kind::Percent | Kind::Quantity | Kind::Distance | Kind::Duration | Kind::Age => 2.5,
        Kind::Date | Kind::Time | Kind::Quote | Kind::Rank => 2.0,
        Kind::Statement => telling(members, texts),
        Kind::Title | Kind::List => 1.0,
        Kind::Name | Kind::Place => 0.5,
    };
    let position = |member: &&Member| {
        let length = texts.articles[member.reading.article].body.len().max(1);
        1.0 - member.reading.span.start as f64 / length as f64
    };
    let lead = members.iter().map(position).fold(0.0, f64::max);
    disputed + kind + (corroboration as f64).sqrt() + lead
}

/// What a statement weighs as such: it is found by its words, and there are many of them beside the figures and names that
/// a reader looks for. A whole clause says more than a phrase of a few words.
fn telling(members: &[&Member], texts: Texts<'_>) -> f64 {
    /// Words of a whole clause.
    const CLAUSE: usize = 10;
    let words = |member: &&Member| {
        let text = texts.articles[member.reading.article].body.get(member.reading.span.clone());
        text.unwrap_or_default().split_whitespace().take(CLAUSE).count()
    };
    let words = members.iter().map(words).min().unwrap_or_default();
    0.25 + 0.5 * words as f64 / CLAUSE as f64
}

/// A hash of what the fact is and where its first claim stands, so that unrelated articles do not change it.
fn id(kind: Kind, first: &Member, texts: Texts<'_>) -> String {
    let first = &first.reading;
    let article = &texts.articles[first.article];
    let place = format!("{}\n{}\n{}\n{}", kind.name(), article.id, first.span.start, fold(&first.normalized));
    format!("{:012x}", hash(place.bytes()) >> 16)
}
