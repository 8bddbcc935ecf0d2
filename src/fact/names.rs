//! People, bodies and things under the names and titles that articles give them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Match, Member};
use crate::claim::{Claims, Entity, Naming, Role, Texts};
use crate::model::{Kind, Mention, Value};
use crate::text::Wordlist;
use crate::text::{fold, stem};

/// Readings of one article that a fact shows.
const PER_ARTICLE: usize = 3;

/// The names that several articles use, and the titles of people.
pub(super) fn matches(texts: Texts<'_>, claims: &Claims) -> Vec<Match> {
    let mut out = Vec::new();
    for entity in &claims.entities.all {
        out.extend(name(entity, texts));
        out.extend(title(entity, texts));
    }
    out
}

fn mention<'a>(naming: &Naming, texts: Texts<'a>) -> &'a Mention {
    &texts.mentions[naming.article][naming.mention]
}

fn text<'a>(naming: &Naming, texts: Texts<'a>) -> &'a str {
    match &mention(naming, texts).value {
        Value::Text(text) | Value::Title { title: text, .. } => text,
        _ => "",
    }
}

/// The name with the most words; among those the one used most, then first.
pub(super) fn fullest(entity: Option<&Entity>, texts: Texts<'_>) -> Option<String> {
    let mut forms: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (at, naming) in entity?.namings.iter().enumerate() {
        let entry = forms.entry(text(naming, texts)).or_insert((0, at));
        entry.0 += 1;
    }
    forms
        .into_iter()
        .max_by_key(|(form, (count, first))| {
            (form.split_whitespace().count(), *count, std::cmp::Reverse(*first))
        })
        .map(|(form, _)| form.to_owned())
}

/// The fact that something bears a name; none for countries and for what one article alone names without a title.
fn name(entity: &Entity, texts: Texts<'_>) -> Option<Match> {
    let lexicon = Wordlist::get();
    let canonical = fullest(Some(entity), texts)?;
    let region = |word: &str| lexicon.country(word).is_some() || lexicon.is_direction(word);
    let folded = fold(&canonical);
    if region(&folded) || folded.split(|c: char| !c.is_alphanumeric()).all(region) {
        return None;
    }
    let articles: BTreeSet<usize> = entity.namings.iter().map(|naming| naming.article).collect();
    if articles.len() < 2 && entity.titles.is_empty() {
        return None;
    }
    let mut members = Vec::new();
    for article in articles {
        let here: Vec<&Naming> = entity.namings.iter().filter(|naming| naming.article == article).collect();
        let longest = here.iter().map(|naming| words(text(naming, texts))).max().unwrap_or_default();
        // A family name alone stands for the full name given before it.
        if entity.person && longest < 2 && words(&canonical) > 1 {
            continue;
        }
        let full = here.into_iter().filter(|naming| words(text(naming, texts)) == longest).take(PER_ARTICLE);
        members.extend(full.map(|naming| {
            let mention = mention(naming, texts);
            let form = written(text(naming, texts));
            let normalized =
                if entity.person || is_spelling(&form, &canonical) { form } else { written(&canonical) };
            let reading = texts.reading(article, mention.sentence, mention.span.clone(), normalized);
            Member { reading, value: mention.value.clone(), role: Role::Level, noun: None }
        }));
    }
    let kind = mention(&entity.namings[0], texts).kind;
    let topic = if entity.person {
        title_of(entity, texts).unwrap_or_else(|| format!("name of {canonical}"))
    } else {
        format!("name of {canonical}")
    };
    (!members.is_empty()).then_some(Match { kind, topic, members, confidence: 0.9 })
}

fn words(name: &str) -> usize {
    name.split_whitespace().count()
}

/// A name as one compares it by eye: case, full stops, plurals and kinds of apostrophe aside.
fn written(name: &str) -> String {
    let plain = name.replace('’', "'").replace("'s", "").replace('.', "").to_lowercase();
    plain.split(' ').map(|word| word.strip_suffix('s').unwrap_or(word)).collect::<Vec<_>>().join(" ")
}

/// True for a form that differs from another in how it is spelt, not in how much of the name it gives.
fn is_spelling(form: &str, canonical: &str) -> bool {
    let letters = |text: &str| fold(text).chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let (a, b) = (letters(form), letters(canonical));
    let words = |text: &str| text.split([' ', '-']).count();
    a == b || (words(form) == words(canonical) && a.len().abs_diff(b.len()) < 4)
}

/// The title that stands with the person most often.
fn title_of(entity: &Entity, texts: Texts<'_>) -> Option<String> {
    let mut titles: BTreeMap<&str, usize> = BTreeMap::new();
    for naming in entity.titles.iter().filter(|naming| !key(text(naming, texts)).is_empty()) {
        *titles.entry(text(naming, texts)).or_default() += 1;
    }
    titles.into_iter().max_by_key(|(title, count)| (*count, title.len())).map(|(title, _)| title.to_owned())
}

/// The fact that somebody holds an office.
fn title(entity: &Entity, texts: Texts<'_>) -> Option<Match> {
    let mut members: Vec<(BTreeSet<String>, Member)> = Vec::new();
    let mut seen: BTreeMap<(usize, String), usize> = BTreeMap::new();
    for naming in &entity.titles {
        let title = text(naming, texts);
        let key = key(title);
        if key.is_empty() {
            continue;
        }
        let count = seen.entry((naming.article, fold(title))).or_default();
        *count += 1;
        if *count > PER_ARTICLE {
            continue;
        }
        let mention = mention(naming, texts);
        let reading = texts.reading(naming.article, mention.sentence, mention.span.clone(), String::new());
        members.push((key, Member { reading, value: mention.value.clone(), role: Role::Level, noun: None }));
    }
    let topic = fullest(Some(entity), texts)?;
    // A title that is part of a longer one of the same person says the same: "minister" beside "foreign minister".
    let keys: Vec<BTreeSet<String>> = members.iter().map(|(key, _)| key.clone()).collect();
    let members: Vec<Member> = members
        .into_iter()
        .map(|(key, mut member)| {
            let whole = keys
                .iter()
                .filter(|other| key.is_subset(other))
                .max_by_key(|other| other.len())
                .unwrap_or(&key);
            member.reading.normalized = whole.iter().map(String::as_str).collect::<Vec<_>>().join(" ");
            member
        })
        .collect();
    (!members.is_empty()).then_some(Match {
        kind: Kind::Title,
        topic: format!("office of {topic}"),
        members,
        confidence: 0.8,
    })
}

/// The stems of a title that tell: no articles, countries or courtesies; a former office is not the office.
fn key(title: &str) -> BTreeSet<String> {
    let lexicon = Wordlist::get();
    let folded = fold(title);
    let mut key: BTreeSet<String> = folded
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| {
            word.len() > 1
                && !lexicon.is_honorific(word)
                && !lexicon.is_past(word)
                && lexicon.country(word).is_none()
                && !lexicon.is_common(word)
        })
        .map(stem)
        .collect();
    if !key.is_empty() && folded.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| lexicon.is_past(word))
    {
        key.insert("(former)".to_owned());
    }
    key
}
