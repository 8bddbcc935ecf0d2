//! What reports contain, whatever their format: who states a value, which date an article has, what a hit points at.

use std::fmt::Write as _;

use jiff::civil::Date;

use super::words::{counted, day_text, without_dateline};
use crate::lookup::{Hit, Target};
use crate::model::{Article, Briefing, Fact, Reading, Stated, Variant};
use crate::value::Modality;

/// The day of an article as a report shows it, in brackets if it was inferred.
pub(super) fn shown_date(published: Stated<Date>) -> String {
    let day = day_text(published.value);
    if published.is_inferred() { format!("[{day}]") } else { day }
}

/// The outlet of an article, in brackets if it was inferred.
pub(super) fn shown_outlet(article: &Article) -> String {
    let source = &article.outlet;
    if source.is_inferred() { format!("[{}]", source.value) } else { source.value.clone() }
}

/// Who a reading comes from: "Dawn · 10 Sep 2025 · planned".
pub(crate) fn attribution(briefing: &Briefing, reading: &Reading) -> String {
    let article = briefing.article(reading);
    let mut out = article.outlet.value.clone();
    if let Some(day) = briefing.published(reading.article).map(shown_date) {
        let _ = write!(out, " · {day}");
    }
    if reading.modality != Modality::Asserted {
        let _ = write!(out, " · {}", reading.modality.name());
    }
    if let Some(speaker) = &reading.speaker {
        let _ = write!(out, " · {speaker}");
    }
    out
}

/// The names of the outlets of `readings`, each once, in the order of the articles.
pub(crate) fn outlets<'a>(
    briefing: &'a Briefing,
    readings: impl Iterator<Item = &'a Reading>,
) -> Vec<&'a str> {
    let mut articles: Vec<usize> = readings.map(|reading| reading.article).collect();
    articles.sort_unstable();
    let mut names: Vec<&str> = Vec::new();
    for article in articles.into_iter().filter_map(|article| briefing.articles.get(article)) {
        let name = article.outlet.value.as_str();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The first reading of each article of a variant, with the number of its other readings.
pub(super) fn first_per_article(variant: &Variant) -> Vec<(&Reading, usize)> {
    let mut out: Vec<(&Reading, usize)> = Vec::new();
    for reading in &variant.readings {
        match out.iter_mut().find(|(first, _)| first.article == reading.article) {
            Some((_, more)) => *more += 1,
            None => out.push((reading, 0)),
        }
    }
    out
}

/// All values of a fact side by side: "$239 million ≠ $250 million".
pub(super) fn values_side_by_side(fact: &Fact) -> String {
    let between = fact.judgement.as_ref().map_or(" · ".to_owned(), |found| format!(" {} ", found.glyph()));
    let values: Vec<&str> =
        fact.variants.iter().map(|variant| without_dateline(fact.kind, &variant.value)).collect();
    values.join(&between)
}

/// The values of a fact, each with the names of its outlets.
pub(super) fn values_with_outlets(briefing: &Briefing, fact: &Fact) -> Vec<(String, String)> {
    fact.variants
        .iter()
        .map(|variant| {
            (
                without_dateline(fact.kind, &variant.value).to_owned(),
                outlets(briefing, variant.readings.iter()).join(", "),
            )
        })
        .collect()
}

/// A fact as a row of a table: its glyph, its values, its topic and its outlets.
pub(super) fn fact_row(briefing: &Briefing, fact: &Fact) -> [String; 4] {
    let outlets = outlets(briefing, fact.readings()).join(", ");
    [fact.glyph().to_string(), values_side_by_side(fact), fact.topic.clone(), outlets]
}

/// "5 articles · 4 outlets · 64 facts". Articles that share their text count as one outlet.
pub(super) fn size_line(briefing: &Briefing) -> String {
    let copies = briefing.copies();
    let own = (0..briefing.articles.len()).filter(|article| !copies.contains_key(article));
    let mut names: Vec<&str> = own.map(|article| briefing.articles[article].outlet.value.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let (one, many) =
        if copies.is_empty() { ("outlet", "outlets") } else { ("independent outlet", "independent outlets") };
    let mut parts = vec![
        counted(briefing.articles.len(), "article", "articles"),
        counted(names.len(), one, many),
        counted(briefing.shown_facts().count(), "fact", "facts"),
    ];
    if briefing.stories.len() > 1 {
        parts.insert(1, counted(briefing.stories.len(), "story", "stories"));
    }
    parts.join(" · ")
}

/// What a hit points at.
pub(super) enum Resolved<'a> {
    Fact(&'a Fact),
    Passage { article: &'a Article, published: Option<Stated<Date>>, sentence: &'a str },
}

/// What `hit` points at; none if the hit is not of this briefing.
pub(super) fn resolve<'a>(briefing: &'a Briefing, hit: &'a Hit) -> Option<Resolved<'a>> {
    if let Some(fact) = &hit.fact {
        return Some(Resolved::Fact(fact));
    }
    match &hit.target {
        Target::Fact(index) => briefing.facts.get(*index).map(Resolved::Fact),
        Target::Passage { article, sentence } => {
            let published = briefing.published(*article);
            let article = briefing.articles.get(*article)?;
            Some(Resolved::Passage { article, published, sentence: article.body.get(sentence.clone())? })
        }
    }
}
