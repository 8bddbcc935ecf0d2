//! NDJSON: a [`json`] document on each line, one for each story, so that an archive can be processed story by story. A line
//! has what the articles of its story alone would give; the first has the warnings. For a search, each line is one hit, for
//! outlines and texts one article.

use super::format::{Answers, ArticleOutlines, ArticleTexts, Format, Print};
use super::json::{self, Scope};
use crate::model::Briefing;

/// A JSON object on each line.
pub struct Ndjson;

impl Format for Ndjson {
    fn name(&self) -> &'static str {
        "ndjson"
    }

    fn purpose(&self) -> &'static str {
        "For programs: one object for each story, or for each answer, on a line of its own"
    }

    fn is_by_story(&self) -> bool {
        true
    }

    fn brief(&self) -> Option<Print<Briefing>> {
        Some(|_, briefing| lines(briefing, json::brief))
    }

    fn disagreements(&self) -> Option<Print<Briefing>> {
        Some(|_, briefing| lines(briefing, json::disagreements))
    }

    fn facts(&self) -> Option<Print<Briefing>> {
        Some(|_, briefing| lines(briefing, json::facts))
    }

    fn articles(&self) -> Option<Print<Briefing>> {
        Some(|_, briefing| lines(briefing, json::articles))
    }

    fn answers(&self) -> Option<Print<Answers>> {
        Some(|_, answers| answer_lines(answers))
    }

    fn texts(&self) -> Option<Print<ArticleTexts>> {
        Some(|_, texts| texts.articles.iter().map(json::text).collect())
    }

    fn outlines(&self) -> Option<Print<ArticleOutlines>> {
        Some(|_, outlines| outlines.articles.iter().map(json::outline).collect())
    }
}

fn lines(briefing: &Briefing, document: fn(&Scope<'_>) -> String) -> String {
    Scope::of_stories(briefing).iter().map(document).collect()
}

/// A line for each hit, the best first.
fn answer_lines(Answers { briefing, query, findings }: &Answers) -> String {
    findings.hits.iter().map(|hit| json::answer(briefing, query, findings.sure, hit)).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::lookup::{Filter, Index};
    use crate::model::Story;
    use crate::report::fixture;

    #[test]
    fn a_line_is_a_result_of_a_search() {
        let briefing = fixture::briefing();
        let findings = Index::new(&briefing).find(&briefing, &Filter::new("trade", &briefing), 5);
        let answers = Answers { briefing, query: "trade".into(), findings };
        let all: Value = serde_json::from_str(&json::answers(&answers)).unwrap();
        let lines: Vec<Value> =
            answer_lines(&answers).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert!(lines.len() > 1);
        assert_eq!(all["hits"].as_array().map(Vec::len), Some(lines.len()));
        for (line, hit) in lines.iter().zip(all["hits"].as_array().unwrap()) {
            assert_eq!((&line["query"], &line["fact"]["id"]), (&all["query"], &hit["fact"]["id"]));
            assert_eq!((&line["exact"], &line["passage"]), (&hit["exact"], &hit["passage"]));
        }
    }

    #[test]
    fn a_line_is_the_document_of_one_story() {
        let mut briefing = fixture::briefing();
        let brief = |briefing: &Briefing| lines(briefing, json::brief);
        assert_eq!(brief(&briefing), json::brief(&Scope::whole(&briefing)), "one story, one line");
        briefing.stories = vec![
            Story { articles: vec![4], outlets: 1, ..Story::default() },
            Story { articles: vec![0, 1, 2, 3], outlets: 4, ..Story::default() },
        ];
        briefing.facts.iter_mut().for_each(|fact| fact.story = 1);
        let lines: Vec<Value> =
            brief(&briefing).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let count = |line: usize, list: &str| lines[line][list].as_array().unwrap().len();
        assert_eq!(lines.len(), 2);
        assert_eq!((count(0, "articles"), count(0, "facts"), count(0, "warnings")), (1, 0, 1));
        assert_eq!((count(1, "articles"), count(1, "facts"), count(1, "warnings")), (4, 6, 0));
        assert_eq!((count(1, "stories"), count(1, "disagreements")), (1, 3));
        assert_eq!(lines[1]["facts"][0]["story"], 0);
    }
}
