//! The offices and roles that articles give one person or body.

use std::collections::{BTreeMap, BTreeSet};

use super::{Match, Member, names};
use crate::claim::{Entity, Office, Role, Texts};
use crate::model::{Kind, Value};
use crate::text::fold;
use crate::union::Union;

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
    let name = names::fullest(Some(entity), texts)?;
    let capital = |title: &str| title.chars().next().is_some_and(char::is_uppercase);
    let office = titles.iter().any(|(_, _, title)| capital(title));
    let topic = match (entity.person, office) {
        (true, true) => format!("office of {name}"),
        (true, false) => format!("role of {name}"),
        (false, _) => format!("what {name} is"),
    };
    let values = values(&titles);
    let members: Vec<Member> = titles
        .into_iter()
        .map(|(mut member, office, _)| {
            member.reading.normalized = values.get(&office).cloned().unwrap_or_default();
            member
        })
        .collect();
    (!members.is_empty()).then_some(Match { kind: Kind::Title, topic, members, confidence: 0.8 })
}

/// The titles of an entity that tell something, each as the article has it.
fn titles<'a>(entity: &Entity, texts: Texts<'a>) -> Vec<(Member, Office, &'a str)> {
    let mut seen: BTreeMap<(usize, String), usize> = BTreeMap::new();
    let mut out = Vec::new();
    for naming in &entity.titles {
        let mention = &texts.mentions[naming.article][naming.mention];
        let Value::Title { title, .. } = &mention.value else { continue };
        let office = Office::new(title);
        let count = seen.entry((naming.article, fold(title))).or_default();
        *count += 1;
        if office.key.is_empty() || *count > PER_ARTICLE {
            continue;
        }
        let reading = texts.reading(naming.article, mention.sentence, mention.span.clone(), String::new());
        let member = Member { reading, value: mention.value.clone(), role: Role::Level, noun: None };
        out.push((member, office, title.as_str()));
    }
    out
}

/// For each office the normal form of the value that it belongs to: the words of the one that tells most.
fn values(titles: &[(Member, Office, &str)]) -> BTreeMap<Office, String> {
    let offices: Vec<&Office> =
        titles.iter().map(|(_, office, _)| office).collect::<BTreeSet<_>>().into_iter().collect();
    let number = |office: &Office| offices.binary_search(&office).unwrap_or_default();
    let mut union = Union::new(offices.len());
    let mut first_of: BTreeMap<usize, usize> = BTreeMap::new();
    for (member, office, _) in titles {
        let office = number(office);
        let first = *first_of.entry(member.reading.article).or_insert(office);
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
        let members =
            offices.iter().zip(&class).filter(|(_, class)| **class == of).map(|(office, _)| *office);
        members.max_by_key(|office| office.key.len()).map(words).unwrap_or_default()
    };
    offices.iter().zip(&class).map(|(office, of)| ((*office).clone(), fullest(*of))).collect()
}

/// The normal form of an office.
fn words(office: &Office) -> String {
    let past = office.past.then_some("(former)");
    past.into_iter().chain(office.key.iter().map(String::as_str)).collect::<Vec<_>>().join(" ")
}
