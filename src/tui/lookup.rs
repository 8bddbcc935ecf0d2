//! Stand-in for the search index.

use std::ops::Range;

use crate::model::Briefing;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    Fact(usize),
    Passage { article: usize, sentence: Range<usize> },
}

#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    pub target: Target,
    pub exact: bool,
    pub score: i64,
    pub answer: bool,
}

#[derive(Debug, Default)]
pub struct Index {
    lines: Vec<(String, Target)>,
}

impl Index {
    pub fn new(briefing: &Briefing) -> Self {
        let mut lines = Vec::new();
        for (at, fact) in briefing.facts.iter().enumerate() {
            let values: Vec<&str> = fact.variants.iter().map(|variant| variant.value.as_str()).collect();
            lines.push((format!("{} {}", fact.topic, values.join(" ")).to_lowercase(), Target::Fact(at)));
        }
        for (at, article) in briefing.articles.iter().enumerate() {
            let document = crate::text::Document::new(article);
            for sentence in document.sentences {
                let text = article.body.get(sentence.span.clone()).unwrap_or_default().to_lowercase();
                lines.push((text, Target::Passage { article: at, sentence: sentence.span }));
            }
        }
        Self { lines }
    }

    pub fn search(&self, query: &str, limit: usize) -> Vec<Hit> {
        let query = query.to_lowercase();
        let words: Vec<&str> = query.split_whitespace().collect();
        if words.is_empty() {
            return Vec::new();
        }
        let mut hits = Vec::new();
        for exact in [true, false] {
            for (line, target) in &self.lines {
                let found = words.iter().filter(|word| line.contains(**word)).count();
                if if exact { found == words.len() } else { found > 0 && found < words.len() } {
                    let answer = hits.is_empty() && matches!(target, Target::Fact(_));
                    hits.push(Hit { target: target.clone(), exact, score: 0, answer });
                }
            }
        }
        hits.truncate(limit);
        hits
    }
}

pub fn marks(query: &str, text: &str) -> Vec<Range<usize>> {
    let folded = text.to_ascii_lowercase();
    let mut out = Vec::new();
    for word in query.to_ascii_lowercase().split_whitespace() {
        out.extend(folded.match_indices(word).map(|(at, found)| at..at + found.len()));
    }
    out.sort_by_key(|range| range.start);
    out.dedup_by(|b, a| b.start < a.end);
    out
}
