//! People, bodies and things under the names and titles that articles give them.

use std::collections::{BTreeMap, BTreeSet};

use super::matched::Match;
use super::titles;
use crate::claim::{Claims, Entity, Naming, Texts, tokens_in};
use crate::lexicon::Class;
use crate::text::{self, fold, letters};
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
    let namings: Vec<&Naming> =
        entity.namings.iter().filter(|naming| !is_description(naming, texts)).collect();
    let articles: BTreeSet<usize> = namings.iter().map(|naming| naming.article).collect();
    if articles.len() < 2 && entity.titles.is_empty() {
        return None;
    }
    let canonical = Name::new(canonical);
    let forms = Forms::new(entity, texts);
    let mut readings = Vec::new();
    for article in articles {
        let here: Vec<&Naming> = namings.iter().copied().filter(|naming| naming.article == article).collect();
        let longest = here.iter().map(|naming| words(forms.of(naming))).max().unwrap_or_default();
        // A family name alone stands for the full name given before it.
        if entity.person && longest < 2 && words(&canonical.text) > 1 {
            continue;
        }
        let full = here.into_iter().filter(|naming| words(forms.of(naming)) == longest).take(PER_ARTICLE);
        readings.extend(full.map(|naming| {
            let mention = texts.mention(naming);
            let name = Name::new(forms.of(naming).to_owned());
            let differs = (entity.person && !is_short_form(&name.text, &canonical.text))
                || is_spelling(&name.normal, &canonical.text)
                || is_fuller(&canonical.text, &name.normal);
            let normal = if differs { &name.normal } else { &canonical.normal };
            let value = Value::Name(Name { normal: normal.clone(), text: name.text });
            texts.reading(article, mention.sentence, mention.span.clone(), value)
        }));
    }
    let kind = texts.mention(&entity.namings[0]).kind;
    let office = if entity.person { office(entity, texts) } else { None };
    let topic = office.map_or(canonical.text.clone(), |office| format!("{}, {office}", canonical.text));
    (!readings.is_empty()).then_some(Match { kind, topic, readings })
}

/// True for a single word that only describes the noun behind it where it stands ("Islamic law", "Leading experts").
fn is_description(naming: &Naming, texts: Texts<'_>) -> bool {
    let mention = texts.mention(naming);
    let tokens = texts.documents[naming.article].tokens_of(mention.sentence);
    let range = tokens_in(tokens, &mention.span);
    let tag = |at| texts.parses[naming.article][mention.sentence].tag(at);
    range.len() == 1 && (tag(range.start).is_adjective() || tag(range.start).is_verb())
}

/// The written forms of the name of an entity.
struct Forms<'a> {
    all: BTreeSet<&'a str>,
    person: bool,
    texts: Texts<'a>,
}

impl<'a> Forms<'a> {
    /// Longest short form in capitals for what somebody does ("CB").
    const SHORT: usize = 3;

    fn new(entity: &Entity, texts: Texts<'a>) -> Self {
        let all = entity.namings.iter().map(|naming| as_written(naming, texts)).collect();
        Self { all, person: entity.person, texts }
    }

    /// The name as it stands in one place, without a word in front that is no part of it: one that only the beginning of
    /// a sentence gives a capital ("Goalkeeper Jane Doe"), or a short form ("CB Jane Doe"). The name stands without it
    /// elsewhere.
    fn of(&self, naming: &Naming) -> &'a str {
        let name = as_written(naming, self.texts);
        let Some((first, rest)) = name.split_once(' ') else { return name };
        let mention = self.texts.mention(naming);
        let sentence = &self.texts.documents[naming.article].sentences[mention.sentence].span;
        let opens = sentence.start == mention.span.start;
        let short = first.len() <= Self::SHORT && first.chars().all(|c| c.is_ascii_uppercase());
        let apart = words(rest) > 1 && self.all.contains(rest);
        if apart && (opens || (short && self.person)) { rest } else { name }
    }
}

fn as_written<'a>(naming: &Naming, texts: Texts<'a>) -> &'a str {
    match &texts.mention(naming).value {
        Value::Name(name) => &name.text,
        _ => "",
    }
}

fn words(name: &str) -> usize {
    name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—')).count()
}

/// True for a name and its initials ("Example-Sample" and "ES").
fn is_short_form(a: &str, b: &str) -> bool {
    let parts =
        |name: &'_ str| name.split([' ', '-']).filter_map(|word| word.chars().next()).collect::<String>();
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    letters(short) == letters(&parts(long)) && letters(short).len() > 1
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
        text::words(&folded).filter(|word| !Class::Function.has(word)).map(str::to_owned).collect()
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
