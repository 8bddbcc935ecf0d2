//! JSON, version 1: a contract with programs.
//!
//! Each document is one object on one line, whether or not it goes to a terminal, so that a script sees the same bytes
//! as the person who wrote it (`jq .` lays it out). Fields may be added, never changed or taken away; a field
//! without a value is `null`, not left out. Every document names its `articles` and `warnings`, so that readings
//! can be joined with titles and dates.

use serde::Serialize;

use super::{Found, found};
use crate::lookup::Hit;
use crate::model::{
    Article, Briefing, Fact, Kind, Mention, Modality, Reading, Repair, RepairKind, Value, Verdict, Warning,
};
use crate::text::Document;

const SCHEMA: u32 = 1;

/// The whole briefing.
pub fn brief(briefing: &Briefing) -> String {
    let mut document = Object::new(briefing);
    document.stories = Some(stories(briefing));
    document.facts = Some(briefing.facts.iter().map(|fact| FactObject::new(briefing, fact)).collect());
    document.disagreements =
        Some(briefing.disagreements().map(|fact| FactObject::new(briefing, fact)).collect());
    document.print()
}

/// The disagreements.
pub fn disagreements(briefing: &Briefing) -> String {
    let mut document = Object::new(briefing);
    document.disagreements =
        Some(briefing.disagreements().map(|fact| FactObject::new(briefing, fact)).collect());
    document.print()
}

/// All facts, disagreements among them.
pub fn facts(briefing: &Briefing) -> String {
    let mut document = Object::new(briefing);
    document.facts = Some(briefing.facts.iter().map(|fact| FactObject::new(briefing, fact)).collect());
    document.print()
}

/// The articles and the stories they tell.
pub fn articles(briefing: &Briefing) -> String {
    let mut document = Object::new(briefing);
    document.stories = Some(stories(briefing));
    document.print()
}

/// What a search found, best first.
pub fn answers(briefing: &Briefing, query: &str, hits: &[Hit]) -> String {
    let mut document = Object::new(briefing);
    document.query = Some(query);
    document.hits = Some(hits.iter().filter_map(|hit| HitObject::new(briefing, hit)).collect());
    document.print()
}

/// The repaired text of every article.
pub fn bodies(articles: &[Article], warnings: &[Warning]) -> String {
    let mut document = Object::bare(warnings);
    document.articles = articles
        .iter()
        .map(|article| ArticleObject { text: Some(&article.body), ..ArticleObject::new(article, None) })
        .collect();
    document.print()
}

/// Every mention of every article; `found` holds, article by article, its sentences and mentions.
pub fn mentions(articles: &[Article], warnings: &[Warning], found: &[(Document, Vec<Mention>)]) -> String {
    let mut document = Object::bare(warnings);
    document.articles = articles.iter().map(|article| ArticleObject::new(article, None)).collect();
    document.mentions = Some(
        articles
            .iter()
            .zip(found)
            .flat_map(|(article, (text, mentions))| {
                mentions.iter().filter_map(|mention| MentionObject::new(article, text, mention))
            })
            .collect(),
    );
    document.print()
}

/// A document; what a command does not speak of is left out.
#[derive(Serialize)]
struct Object<'a> {
    schema: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    query: Option<&'a str>,
    articles: Vec<ArticleObject<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stories: Option<Vec<StoryObject<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    facts: Option<Vec<FactObject<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    disagreements: Option<Vec<FactObject<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hits: Option<Vec<HitObject<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mentions: Option<Vec<MentionObject<'a>>>,
    warnings: &'a [Warning],
}

impl<'a> Object<'a> {
    fn bare(warnings: &'a [Warning]) -> Self {
        Self {
            schema: SCHEMA,
            query: None,
            articles: Vec::new(),
            stories: None,
            facts: None,
            disagreements: None,
            hits: None,
            mentions: None,
            warnings,
        }
    }

    fn new(briefing: &'a Briefing) -> Self {
        let mut articles: Vec<_> =
            briefing.articles.iter().map(|article| ArticleObject::new(article, None)).collect();
        for (number, story) in briefing.stories.iter().enumerate() {
            for &article in &story.articles {
                if let Some(article) = articles.get_mut(article) {
                    article.story = Some(number);
                }
            }
        }
        Self { articles, ..Self::bare(&briefing.warnings) }
    }

    fn print(&self) -> String {
        // Serialising plain structs with string keys into memory cannot fail.
        let mut out = serde_json::to_string(self).unwrap_or_default();
        out.push('\n');
        out
    }
}

#[derive(Serialize)]
struct ArticleObject<'a> {
    id: &'a str,
    title: Option<&'a str>,
    source: &'a str,
    published: Option<String>,
    url: Option<&'a str>,
    words: usize,
    /// Index into `stories`.
    story: Option<usize>,
    /// The fields whose values do not stand in the document but were concluded.
    inferred: Vec<&'static str>,
    repairs: Vec<RepairObject<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
}

impl<'a> ArticleObject<'a> {
    fn new(article: &'a Article, story: Option<usize>) -> Self {
        let inferred = [
            ("title", article.title.as_ref().is_some_and(crate::model::Stated::is_inferred)),
            ("source", article.source.is_inferred()),
            ("published", article.published.as_ref().is_some_and(crate::model::Stated::is_inferred)),
        ];
        Self {
            id: &article.id,
            title: article.title.as_ref().map(|title| title.value.as_str()),
            source: &article.source.value,
            published: article.published.as_ref().map(|published| published.value.to_string()),
            url: article.url.as_deref(),
            words: article.words(),
            story,
            inferred: inferred.iter().filter(|(_, is)| *is).map(|(name, _)| *name).collect(),
            repairs: article.repairs.iter().map(RepairObject::new).collect(),
            text: None,
        }
    }
}

#[derive(Serialize)]
struct RepairObject<'a> {
    kind: RepairKind,
    before: &'a str,
    after: &'a str,
}

impl<'a> RepairObject<'a> {
    fn new(repair: &'a Repair) -> Self {
        Self { kind: repair.kind, before: &repair.before, after: &repair.after }
    }
}

#[derive(Serialize)]
struct StoryObject<'a> {
    articles: Vec<&'a str>,
    sources: usize,
}

fn stories(briefing: &Briefing) -> Vec<StoryObject<'_>> {
    briefing
        .stories
        .iter()
        .map(|story| StoryObject {
            articles: story
                .articles
                .iter()
                .filter_map(|&index| briefing.articles.get(index))
                .map(|article| article.id.as_str())
                .collect(),
            sources: story.sources,
        })
        .collect()
}

#[derive(Serialize)]
struct FactObject<'a> {
    id: &'a str,
    topic: &'a str,
    kind: Kind,
    story: usize,
    corroboration: usize,
    /// Null when the readings agree.
    verdict: Option<Verdict>,
    why: Option<&'a str>,
    confidence: Option<f64>,
    readings: Vec<ReadingObject<'a>>,
}

impl<'a> FactObject<'a> {
    fn new(briefing: &'a Briefing, fact: &'a Fact) -> Self {
        let judgement = fact.judgement.as_ref();
        Self {
            id: &fact.id,
            topic: &fact.topic,
            kind: fact.kind,
            story: fact.story,
            corroboration: fact.corroboration,
            verdict: judgement.map(|judgement| judgement.verdict),
            why: judgement.map(|judgement| judgement.why.as_str()),
            // More digits would claim more than the figure says.
            confidence: judgement.map(|judgement| (judgement.confidence * 1000.0).round() / 1000.0),
            readings: fact
                .variants
                .iter()
                .enumerate()
                .flat_map(|(index, variant)| variant.readings.iter().map(move |reading| (index, reading)))
                .map(|(index, reading)| ReadingObject::new(briefing, index, reading))
                .collect(),
        }
    }
}

#[derive(Serialize)]
struct ReadingObject<'a> {
    article: &'a str,
    source: &'a str,
    /// Readings of one variant give the same value.
    variant: usize,
    value: &'a str,
    normalized: &'a str,
    sentence: &'a str,
    span: [usize; 2],
    modality: Modality,
    as_of: Option<String>,
    speaker: Option<&'a str>,
}

impl<'a> ReadingObject<'a> {
    fn new(briefing: &'a Briefing, variant: usize, reading: &'a Reading) -> Self {
        let article = briefing.article(reading);
        Self {
            article: &article.id,
            source: &article.source.value,
            variant,
            value: briefing.value(reading),
            normalized: &reading.normalized,
            sentence: briefing.sentence(reading),
            span: characters(&article.body, &reading.sentence, &reading.span),
            modality: reading.modality,
            as_of: reading.as_of.map(|day| day.to_string()),
            speaker: reading.speaker.as_deref(),
        }
    }
}

/// Where `span` lies in `sentence`, in characters; both are bytes of `body`.
fn characters(body: &str, sentence: &std::ops::Range<usize>, span: &std::ops::Range<usize>) -> [usize; 2] {
    let upto = |end: usize| body.get(sentence.start..end).map_or(0, |text| text.chars().count());
    [upto(span.start), upto(span.end)]
}

#[derive(Serialize)]
struct HitObject<'a> {
    /// False when the words only resemble those of the query.
    exact: bool,
    /// True for the most likely answer.
    answer: bool,
    /// Present when a fact was found.
    fact: Option<FactObject<'a>>,
    /// Present when a sentence was found that belongs to no fact.
    passage: Option<PassageObject<'a>>,
}

#[derive(Serialize)]
struct PassageObject<'a> {
    article: &'a str,
    source: &'a str,
    sentence: &'a str,
}

impl<'a> HitObject<'a> {
    fn new(briefing: &'a Briefing, hit: &Hit) -> Option<Self> {
        let (fact, passage) = match found(briefing, hit)? {
            Found::Fact(fact) => (Some(FactObject::new(briefing, fact)), None),
            Found::Passage { article, sentence } => {
                (None, Some(PassageObject { article: &article.id, source: &article.source.value, sentence }))
            }
        };
        Some(Self { exact: hit.exact, answer: hit.answer, fact, passage })
    }
}

#[derive(Serialize)]
struct MentionObject<'a> {
    article: &'a str,
    kind: Kind,
    value: &'a str,
    normalized: &'a Value,
    sentence: &'a str,
    span: [usize; 2],
}

impl<'a> MentionObject<'a> {
    fn new(article: &'a Article, text: &Document, mention: &'a Mention) -> Option<Self> {
        let sentence = &text.sentences.get(mention.sentence)?.span;
        Some(Self {
            article: &article.id,
            kind: mention.kind,
            value: article.body.get(mention.span.clone())?,
            normalized: &mention.value,
            sentence: article.body.get(sentence.clone())?,
            span: characters(&article.body, sentence, &mention.span),
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value as Json;

    use super::*;
    use crate::report::fixture;

    fn parse(document: &str) -> Json {
        assert_eq!(document.find('\n'), Some(document.len() - 1), "one object on one line");
        serde_json::from_str(document).unwrap()
    }

    #[test]
    fn a_value_stands_in_its_sentence_at_its_span_in_characters() {
        let document = parse(&brief(&fixture::briefing()));
        let mut checked = 0;
        for fact in document["facts"].as_array().unwrap() {
            for reading in fact["readings"].as_array().unwrap() {
                let at = |index: usize| reading["span"][index].as_u64().unwrap() as usize;
                let sentence: Vec<char> = reading["sentence"].as_str().unwrap().chars().collect();
                let value: String = sentence[at(0)..at(1)].iter().collect();
                assert_eq!(value, reading["value"].as_str().unwrap());
                checked += 1;
            }
        }
        assert_eq!(checked, 12);
    }

    #[test]
    fn what_was_concluded_is_told_apart_from_what_is_stated() {
        let document = parse(&articles(&fixture::briefing()));
        assert_eq!(document["articles"][3]["inferred"], serde_json::json!(["published"]));
        assert_eq!(document["articles"][4]["inferred"], serde_json::json!(["source"]));
        assert_eq!(document["articles"][4]["published"], Json::Null);
    }

    #[test]
    fn a_disagreement_is_the_fact_with_its_verdict_and_reason() {
        let briefing = fixture::briefing();
        let document = parse(&brief(&briefing));
        assert_eq!(document["disagreements"][0], document["facts"][0]);
        assert_eq!(document["disagreements"][0]["verdict"], "conflict");
        assert_eq!(document["facts"][2]["verdict"], Json::Null);
        assert_eq!(parse(&disagreements(&briefing))["disagreements"], document["disagreements"]);
    }
}
