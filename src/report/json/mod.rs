//! JSON, schema 1: a contract with programs.
//!
//! Each document is one object on one line, on a terminal too, so that a script gets the same bytes as the person who wrote
//! it (`jq .` lays it out). Fields may be added, but never change and never go. A field without a value is `null`, not
//! left out. Every document has its `articles` and `warnings`, so that readings can be joined with titles and dates.

mod object;
mod outline;
mod scope;

use super::format::{Answers, ArticleTexts, Format, Mentions, Print};
use crate::lookup::Hit;
use crate::model::{Article, Briefing};

use object::{AnswerObject, ArticleObject, HitObject, MentionObject, Object, json_line};

pub(super) use outline::outline;
pub(super) use scope::Scope;

/// One JSON object on one line.
pub struct Json;

impl Format for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn purpose(&self) -> &'static str {
        "For programs: one object on one line"
    }

    fn brief(&self) -> Option<Print<Briefing>> {
        Some(|_, briefing| brief(&Scope::whole(briefing)))
    }

    fn disagreements(&self) -> Option<Print<Briefing>> {
        Some(|_, briefing| disagreements(&Scope::whole(briefing)))
    }

    fn facts(&self) -> Option<Print<Briefing>> {
        Some(|_, briefing| facts(&Scope::whole(briefing)))
    }

    fn articles(&self) -> Option<Print<Briefing>> {
        Some(|_, briefing| articles(&Scope::whole(briefing)))
    }

    fn answers(&self) -> Option<Print<Answers>> {
        Some(|_, found| answers(found))
    }

    fn mentions(&self) -> Option<Print<Mentions>> {
        Some(|_, found| mentions(found))
    }

    fn texts(&self) -> Option<Print<ArticleTexts>> {
        Some(|_, articles| texts(articles))
    }
}

pub(super) fn brief(scope: &Scope<'_>) -> String {
    let mut document = scope.document();
    document.stories = Some(scope.story_objects());
    document.facts = Some(scope.fact_objects(&scope.facts));
    document.disagreements = Some(scope.fact_objects(&scope.disagreements));
    document.possible = Some(scope.possible_objects());
    document.print()
}

pub(super) fn disagreements(scope: &Scope<'_>) -> String {
    let mut document = scope.document();
    document.disagreements = Some(scope.fact_objects(&scope.disagreements));
    document.possible = Some(scope.possible_objects());
    document.print()
}

pub(super) fn facts(scope: &Scope<'_>) -> String {
    let mut document = scope.document();
    document.facts = Some(scope.fact_objects(&scope.facts));
    document.print()
}

pub(super) fn articles(scope: &Scope<'_>) -> String {
    let mut document = scope.document();
    document.stories = Some(scope.story_objects());
    document.print()
}

pub(super) fn answers(Answers { briefing, query, findings }: &Answers) -> String {
    let mut document = Scope::whole(briefing).document();
    document.query = Some(query);
    document.sure = Some(findings.sure);
    document.hits = Some(findings.hits.iter().filter_map(|hit| HitObject::new(briefing, hit)).collect());
    document.print()
}

/// A document with one hit; empty if the hit is not of this briefing.
pub(super) fn answer(briefing: &Briefing, query: &str, sure: bool, hit: &Hit) -> String {
    let corrections = briefing.corrections;
    let document = |hit| AnswerObject::new(corrections, query, sure, hit).print();
    HitObject::new(briefing, hit).map_or_else(String::new, document)
}

fn texts(texts: &ArticleTexts) -> String {
    let mut document = Object::bare(&texts.warnings);
    document.articles = texts.articles.iter().map(with_text).collect();
    document.print()
}

/// An article with its text, as one line.
pub(super) fn text(article: &Article) -> String {
    json_line(&with_text(article))
}

fn with_text(article: &Article) -> ArticleObject<'_> {
    ArticleObject { text: Some(&article.body), ..ArticleObject::new(article, article.published, None) }
}

fn mentions(Mentions { texts, found }: &Mentions) -> String {
    let mut document = Object::bare(&texts.warnings);
    document.articles =
        texts.articles.iter().map(|article| ArticleObject::new(article, article.published, None)).collect();
    document.mentions = Some(
        texts
            .articles
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
        let document = parse(&brief(&Scope::whole(&fixture::briefing())));
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
    fn what_was_inferred_is_listed() {
        let document = parse(&articles(&Scope::whole(&fixture::briefing())));
        assert_eq!(document["articles"][3]["inferred"], serde_json::json!(["published"]));
        assert_eq!(document["articles"][4]["inferred"], serde_json::json!(["source"]));
        assert_eq!(document["articles"][4]["published"], Json::Null);
    }

    #[test]
    fn a_disagreement_is_the_fact_with_its_verdict_and_reason() {
        let briefing = fixture::briefing();
        let document = parse(&brief(&Scope::whole(&briefing)));
        assert_eq!(document["disagreements"][0], document["facts"][0]);
        assert_eq!(document["disagreements"][0]["verdict"], "conflict");
        assert_eq!(document["facts"][2]["verdict"], Json::Null);
        assert_eq!(
            parse(&disagreements(&Scope::whole(&briefing)))["disagreements"],
            document["disagreements"]
        );
    }
}
