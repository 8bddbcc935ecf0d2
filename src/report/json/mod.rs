//! JSON, version 1: a contract with programs.
//!
//! Each document is one object on one line, whether or not it goes to a terminal, so that a script sees the same bytes
//! as the person who wrote it (`jq .` lays it out). Fields may be added, never changed or taken away; a field
//! without a value is `null`, not left out. Every document names its `articles` and `warnings`, so that readings
//! can be joined with titles and dates.

mod object;
mod part;

use crate::lookup::Hit;
use crate::model::{Article, Briefing, Mention, Warning};
use crate::text::Document;

use object::{AnswerObject, ArticleObject, HitObject, MentionObject, Object};

pub(super) use part::Part;

/// The whole briefing.
pub fn brief(briefing: &Briefing) -> String {
    brief_of(&Part::whole(briefing))
}

/// The disagreements.
pub fn disagreements(briefing: &Briefing) -> String {
    disagreements_of(&Part::whole(briefing))
}

/// All facts, disagreements among them.
pub fn facts(briefing: &Briefing) -> String {
    facts_of(&Part::whole(briefing))
}

/// The articles and the stories they tell.
pub fn articles(briefing: &Briefing) -> String {
    articles_of(&Part::whole(briefing))
}

pub(super) fn brief_of(part: &Part<'_>) -> String {
    let mut document = Object::new(part);
    document.stories = Some(part.story_objects());
    document.facts = Some(part.fact_objects(&part.facts));
    document.disagreements = Some(part.fact_objects(&part.disagreements));
    document.print()
}

pub(super) fn disagreements_of(part: &Part<'_>) -> String {
    let mut document = Object::new(part);
    document.disagreements = Some(part.fact_objects(&part.disagreements));
    document.print()
}

pub(super) fn facts_of(part: &Part<'_>) -> String {
    let mut document = Object::new(part);
    document.facts = Some(part.fact_objects(&part.facts));
    document.print()
}

pub(super) fn articles_of(part: &Part<'_>) -> String {
    let mut document = Object::new(part);
    document.stories = Some(part.story_objects());
    document.print()
}

/// What a search found, best first.
pub fn answers(briefing: &Briefing, query: &str, hits: &[Hit]) -> String {
    let mut document = Object::new(&Part::whole(briefing));
    document.query = Some(query);
    document.hits = Some(hits.iter().filter_map(|hit| HitObject::new(briefing, hit)).collect());
    document.print()
}

/// One thing that a search found, on a line of its own; nothing where it points nowhere in this briefing.
pub(super) fn answer_of(briefing: &Briefing, query: &str, hit: &Hit) -> String {
    HitObject::new(briefing, hit).map_or_else(String::new, |hit| AnswerObject::new(query, hit).print())
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
