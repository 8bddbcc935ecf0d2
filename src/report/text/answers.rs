//! What a search found: the answer first, on one line, then the sentences that state it.

use jiff::civil::Date;

use super::disagreements::fact_block;
use super::evidence::Detail;
use super::style::{Emphasis, Styled};
use crate::lookup::Marker;
use crate::model::{Article, Briefing, Fact, Stated};
use crate::report::content::{Resolved, resolve, shown_date, values_with_outlets};
use crate::report::format::Answers;
use crate::report::page::Page;
use crate::text::cells::clip_words;

/// Width of a value or sentence on a line, in terminal cells.
const SHORT: usize = 60;

/// Spaces before the later lines of a hit.
const HANG: usize = 4;

/// The hits, best first: the answer with its evidence, a line for each other fact, then sentences. Hits that merely
/// resemble the query follow under a heading.
pub(super) fn answers(page: Page, Answers { briefing, query, findings }: &Answers) -> String {
    let mut out = String::new();
    if findings.hits.is_empty() {
        let line = format!("nothing found for “{}”", crate::text::sanitize(query));
        page.paragraph(0, &Styled::plain(&line), &mut out);
        return out;
    }
    let mut shows_similar = false;
    for (place, hit) in findings.hits.iter().enumerate() {
        if !hit.exact && !shows_similar {
            shows_similar = true;
            if place > 0 {
                out.push('\n');
            }
            let heading = if findings.is_question && !findings.sure {
                "no sure answer; what comes nearest"
            } else {
                "similar words"
            };
            page.paragraph(0, &Styled::new(Emphasis::Quiet, heading), &mut out);
        }
        match resolve(briefing, hit) {
            Some(Resolved::Fact(fact)) => {
                page.hanging(HANG, &fact_line(briefing, fact), &mut out);
                if hit.answer {
                    out.push_str(&evidence_of(page, briefing, &readings_by_query(briefing, fact, query)));
                    out.push('\n');
                }
            }
            Some(Resolved::Passage { article, published, sentence }) => {
                // The first sentence is the answer, so it is not cut.
                let sentence = sentence.replace('\n', " ");
                let shown = if place == 0 { sentence.into() } else { clip_words(&sentence, SHORT * 2) };
                page.hanging(HANG, &passage_line(article, published, &shown), &mut out);
            }
            None => {}
        }
    }
    out
}

/// "≠ bilateral trade  $239 million Dawn · $250 million Express Tribune"
fn fact_line(briefing: &Briefing, fact: &Fact) -> Styled {
    let emphasis = fact.verdict().map_or(Emphasis::Strong, Emphasis::of);
    let mut line = Styled::new(emphasis, &fact.glyph().to_string())
        .and(" ")
        .and(&clip_words(&fact.topic, SHORT))
        .and("  ");
    for (place, (value, outlets)) in values_with_outlets(briefing, fact).iter().enumerate() {
        if place > 0 {
            line = line.and(" · ");
        }
        line = line.and_as(Emphasis::Value, &clip_words(value, SHORT)).and(" ").and(outlets);
    }
    line
}

/// The evidence of a fact without its headline, which has just been printed as the answer.
fn evidence_of(page: Page, briefing: &Briefing, fact: &Fact) -> String {
    let block = fact_block(page, briefing, fact, Detail::Full);
    block.split_once('\n').map(|(_, rest)| rest.to_owned()).unwrap_or_default()
}

/// `fact` with the readings first that contain most of the query: of many sentences with a name, the one that answers.
fn readings_by_query(briefing: &Briefing, fact: &Fact, query: &str) -> Fact {
    let mut fact = fact.clone();
    let marker = Marker::new(query);
    for variant in &mut fact.variants {
        variant.readings.sort_by_cached_key(|reading| {
            let found = marker.marks(briefing.sentence(reading)).len();
            (reading.article, std::cmp::Reverse(found))
        });
    }
    fact
}

fn passage_line(article: &Article, published: Option<Stated<Date>>, sentence: &str) -> Styled {
    let line = Styled::plain("  ").and_as(Emphasis::Strong, &article.outlet.value);
    let line = match published.map(shown_date) {
        Some(day) => line.and(" · ").and(&day),
        None => line,
    };
    line.and("  ").and(sentence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn the_sentence_that_answers_comes_before_others_of_its_article() {
        let briefing = fixture::briefing();
        let mut fact = briefing.facts[0].clone();
        let target = briefing.facts[2].variants[0].readings[0].clone();
        fact.variants[0].readings.push(target.clone());
        assert_eq!(readings_by_query(&briefing, &fact, "lift trade").variants[0].readings[0], target);
        assert_ne!(readings_by_query(&briefing, &fact, "trade").variants[0].readings[0], target);
    }
}
