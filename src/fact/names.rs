//! People, bodies and things under the names and titles that articles give them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Match, Member, titles};
use crate::claim::{Claims, Entity, Naming, Office, Role, Texts};
use crate::lexicon::{self, Class};
use crate::model::{Mention, Value};
use crate::text::{fold, letters};

/// Readings of one article that a fact shows.
const PER_ARTICLE: usize = 3;

/// The names that several articles use, and the titles of people.
pub(super) fn matches(texts: Texts<'_>, claims: &Claims) -> Vec<Match> {
    let mut out = Vec::new();
    for entity in &claims.entities.all {
        out.extend(name(entity, texts));
        out.extend(titles::of(entity, texts));
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
    let canonical = fullest(Some(entity), texts)?;
    let region = |word: &str| Class::Country.has(word) || Class::Direction.has(word);
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
            let differs = entity.person || is_spelling(&form, &canonical) || is_fuller(&canonical, &form);
            let normalized = if differs { form } else { written(&canonical) };
            let reading = texts.reading(article, mention.sentence, mention.span.clone(), normalized);
            Member { reading, value: mention.value.clone(), role: Role::Level, noun: None }
        }));
    }
    let kind = mention(&entity.namings[0], texts).kind;
    let topic = if entity.person {
        office(entity, texts).unwrap_or_else(|| format!("name of {canonical}"))
    } else {
        format!("name of {canonical}")
    };
    (!members.is_empty()).then_some(Match { kind, topic, members, confidence: 0.9 })
}

fn words(name: &str) -> usize {
    name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—')).count()
}

/// A name as one compares it by eye: case, full stops, a plural, British spelling and kinds of apostrophe aside.
fn written(name: &str) -> String {
    let plain = name.replace('’', "'").replace("'s", "").replace('.', "").to_lowercase();
    let plain = plain.split(' ').map(lexicon::american).collect::<Vec<_>>().join(" ");
    plain.strip_suffix('s').map_or(plain.clone(), str::to_owned)
}

/// True for a form that differs from another in how it is spelt, not in how much of the name it gives.
fn is_spelling(form: &str, canonical: &str) -> bool {
    let (a, b) = (letters(form), letters(canonical));
    let words = |text: &str| text.split([' ', '-']).count();
    a == b || (words(form) == words(canonical) && a.len().abs_diff(b.len()) < 4)
}

/// True when the longer of two names of a body has a word that the other leaves out, articles and prepositions aside.
fn is_fuller(long: &str, short: &str) -> bool {
    let words = |name: &str| -> BTreeSet<String> {
        let folded = fold(name);
        let parts = folded.split(|c: char| !c.is_ascii_alphanumeric());
        parts.filter(|word| !word.is_empty() && !Class::Function.has(word)).map(str::to_owned).collect()
    };
    let (long, short) = (words(long), words(short));
    short.len() > 1
        && short.len() < long.len()
        && long.iter().any(|word| Class::BodyFiller.has(word) && !short.contains(word))
}

/// The office in capitals that stands with the person most often.
fn office(entity: &Entity, texts: Texts<'_>) -> Option<String> {
    let mut titles: BTreeMap<&str, usize> = BTreeMap::new();
    let capital = |title: &str| title.chars().next().is_some_and(char::is_uppercase) && words(title) < 5;
    for naming in &entity.titles {
        let title = text(naming, texts);
        if !capital(title) || Office::new(title).key.is_empty() {
            continue;
        }
        *titles.entry(title).or_default() += 1;
    }
    titles.into_iter().max_by_key(|(title, count)| (*count, title.len())).map(|(title, _)| title.to_owned())
}
