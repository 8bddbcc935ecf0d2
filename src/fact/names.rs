//! People, bodies and things under the names and titles that articles give them.

use std::collections::{BTreeMap, BTreeSet};

use super::matched::Match;
use super::titles;
use crate::claim::{Claims, Entity, Naming, Texts};
use crate::lexicon::Class;
use crate::text::{fold, letters};
use crate::value::{Name, Title, Value};

/// Readings of one article that a fact shows.
const PER_ARTICLE: usize = 3;

/// The names that several articles use, and the titles of people.
pub(super) fn matches(texts: Texts<'_>, claims: &Claims<'_>) -> Vec<Match> {
    let mut out = Vec::new();
    for entity in &claims.entities.all {
        out.extend(name(entity, texts));
        out.extend(titles::of(entity, texts));
    }
    out
}

/// The fact that something bears a name; none for countries and for what one article alone names without a title.
fn name(entity: &Entity, texts: Texts<'_>) -> Option<Match> {
    let canonical = entity.fullest_name(texts)?;
    let region = |word: &str| Class::Country.has(word) || Class::Direction.has(word);
    let folded = fold(&canonical);
    if region(&folded) || folded.split(|c: char| !c.is_alphanumeric()).all(region) {
        return None;
    }
    let articles: BTreeSet<usize> = entity.namings.iter().map(|naming| naming.article).collect();
    if articles.len() < 2 && entity.titles.is_empty() {
        return None;
    }
    let canonical = Name::new(canonical);
    let mut readings = Vec::new();
    for article in articles {
        let here: Vec<&Naming> = entity.namings.iter().filter(|naming| naming.article == article).collect();
        let longest = here.iter().map(|naming| words(name_of(naming, texts))).max().unwrap_or_default();
        // A family name alone stands for the full name given before it.
        if entity.person && longest < 2 && words(&canonical.text) > 1 {
            continue;
        }
        let full =
            here.into_iter().filter(|naming| words(name_of(naming, texts)) == longest).take(PER_ARTICLE);
        readings.extend(full.filter_map(|naming| {
            let mention = texts.mention(naming);
            let Value::Name(name) = &mention.value else { return None };
            let differs = entity.person
                || is_spelling(&name.normal, &canonical.text)
                || is_fuller(&canonical.text, &name.normal);
            let normal = if differs { &name.normal } else { &canonical.normal };
            let value = Value::Name(Name { text: name.text.clone(), normal: normal.clone() });
            Some(texts.reading(article, mention.sentence, mention.span.clone(), value))
        }));
    }
    let kind = texts.mention(&entity.namings[0]).kind;
    let topic = if entity.person {
        office(entity, texts).unwrap_or_else(|| format!("name of {}", canonical.text))
    } else {
        format!("name of {}", canonical.text)
    };
    (!readings.is_empty()).then_some(Match { kind, topic, readings, confidence: 0.9 })
}

/// The name as it stands in one place.
fn name_of<'a>(naming: &Naming, texts: Texts<'a>) -> &'a str {
    match &texts.mention(naming).value {
        Value::Name(name) => &name.text,
        _ => "",
    }
}

fn words(name: &str) -> usize {
    name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—')).count()
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
        if let Value::Title(Title { title, office, .. }) = &texts.mention(naming).value
            && capital(title)
            && !office.key.is_empty()
        {
            *titles.entry(title).or_default() += 1;
        }
    }
    titles.into_iter().max_by_key(|(title, count)| (*count, title.len())).map(|(title, _)| title.to_owned())
}
