//! The offices and roles that articles give one person or body.

use std::collections::{BTreeMap, BTreeSet};

use super::matched::Match;
use crate::claim::{Entity, Naming, Texts};
use crate::model::Reading;
use crate::text::fold;
use crate::union::Union;
use crate::value::{Kind, Office, Title, Value};

/// Readings of one title that a fact shows for an article.
const PER_ARTICLE: usize = 3;
/// Wordings of one holder's titles that are compared with each other.
const MOST: usize = 64;

/// The fact that somebody holds an office, or what a body is.
///
/// Titles that one article gives together can be held together, so they count as one value, and so does one office in
/// other words; what is left apart differs between the articles.
pub(super) fn of(entity: &Entity, texts: Texts<'_>) -> Option<Match> {
    let titles = titles(entity, texts);
    let name = entity.fullest_name(texts)?;
    let capital = |title: &Title| title.title.chars().next().is_some_and(char::is_uppercase);
    let office = titles.iter().any(|(_, title)| capital(title));
    let topic = match (entity.person, office) {
        (true, true) => format!("{name}, office"),
        (true, false) => format!("{name}, role"),
        (false, _) => format!("what {name} is"),
    };
    let fullest = fullest_offices(&titles);
    let reading = |(naming, title): &(&Naming, &Title)| {
        let mention = texts.mention(naming);
        let office = fullest.get(&title.office).map_or(&title.office, |office| *office).clone();
        let value = Value::Title(Title { office, ..(*title).clone() });
        texts.reading(naming.article, mention.sentence, mention.span.clone(), value)
    };
    let readings: Vec<Reading> = titles.iter().map(reading).collect();
    (!readings.is_empty()).then_some(Match { kind: Kind::Title, topic, readings })
}

/// The titles of an entity that tell something, each with its place.
fn titles<'a>(entity: &'a Entity, texts: Texts<'a>) -> Vec<(&'a Naming, &'a Title)> {
    let mut seen: BTreeMap<(usize, String), usize> = BTreeMap::new();
    let mut out = Vec::new();
    for naming in &entity.titles {
        let Value::Title(title) = &texts.mention(naming).value else { continue };
        let count = seen.entry((naming.article, fold(&title.title))).or_default();
        *count += 1;
        if !title.office.key.is_empty() && *count <= PER_ARTICLE {
            out.push((naming, title));
        }
    }
    out
}

/// For each office, of those that count as one value with it the one that tells most.
fn fullest_offices<'a>(titles: &[(&Naming, &'a Title)]) -> BTreeMap<&'a Office, &'a Office> {
    let offices: Vec<&Office> =
        titles.iter().map(|(_, title)| &title.office).collect::<BTreeSet<_>>().into_iter().collect();
    let number = |office: &Office| offices.binary_search(&office).unwrap_or_default();
    let mut union = Union::new(offices.len());
    let mut first_of: BTreeMap<usize, usize> = BTreeMap::new();
    for (naming, title) in titles {
        let office = number(&title.office);
        let first = *first_of.entry(naming.article).or_insert(office);
        union.join(first, office);
    }
    for (at, office) in offices.iter().enumerate().take(MOST) {
        let others = offices.iter().enumerate().take(MOST).skip(at + 1);
        for (other, _) in others.filter(|(_, other)| office.agrees(other)) {
            union.join(at, other);
        }
    }
    let class = union.roots();
    let fullest = |of: usize| {
        let members = offices.iter().zip(&class).filter(|(_, class)| **class == of);
        members.map(|(office, _)| *office).max_by_key(|office| office.key.len())
    };
    offices.iter().zip(&class).filter_map(|(office, of)| Some((*office, fullest(*of)?))).collect()
}
