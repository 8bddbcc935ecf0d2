//! What a search found: the answer first, on one line, with the sentences that say so.

use super::Page;
use super::disagreements::disagreement;
use super::evidence::Detail;
use super::table::shorten;
use crate::lookup::{Hit, Marker};
use crate::model::{Article, Briefing, Fact};
use crate::report::style::{Role, Styled};
use crate::report::{Found, answer, found, published};

/// Cells of a value or sentence on a line of results.
const SHORT: usize = 60;

/// Spaces before what is left of a result that is longer than a line.
const HANG: usize = 4;

/// The hits, best first: the answer with its evidence, the other facts a line each, then sentences; what merely
/// resembles the query stands apart.
pub fn answers(page: Page, briefing: &Briefing, query: &str, hits: &[Hit]) -> String {
    let mut out = String::new();
    if hits.is_empty() {
        let line = format!("nothing found for “{}”", crate::text::sanitize(query));
        page.paragraph(0, &Styled::plain(&line), &mut out);
        return out;
    }
    let mut alike = false;
    for (place, hit) in hits.iter().enumerate() {
        if !hit.exact && !alike {
            alike = true;
            if place > 0 {
                out.push('\n');
            }
            page.paragraph(0, &Styled::new(Role::Quiet, "similar words"), &mut out);
        }
        match found(briefing, hit) {
            Some(Found::Fact(fact)) => {
                page.hanging(HANG, &line(briefing, fact), &mut out);
                if hit.answer {
                    out.push_str(&evidence(page, briefing, &telling(briefing, fact, query)));
                    out.push('\n');
                }
            }
            Some(Found::Passage { article, sentence }) => {
                // The first sentence is the answer; nobody is to look up what was cut off.
                let cells = if place == 0 { usize::MAX } else { SHORT * 2 };
                page.hanging(HANG, &passage(article, sentence, cells), &mut out);
            }
            None => {}
        }
    }
    out
}

/// "≠ bilateral trade  $239 million Dawn · $250 million Express Tribune"
fn line(briefing: &Briefing, fact: &Fact) -> Styled {
    let role = fact.verdict().map_or(Role::Strong, Role::of);
    let mut line =
        Styled::new(role, &fact.glyph().to_string()).and(" ").and(&shorten(&fact.topic, SHORT)).and("  ");
    for (place, (value, sources)) in answer(briefing, fact).iter().enumerate() {
        if place > 0 {
            line = line.and(" · ");
        }
        line = line.and_as(Role::Value, &shorten(value, SHORT)).and(" ").and(sources);
    }
    line
}

/// The sentences of a fact; its headline has just been printed as the answer.
fn evidence(page: Page, briefing: &Briefing, fact: &Fact) -> String {
    let block = disagreement(page, briefing, fact, Detail::Full);
    block.split_once('\n').map(|(_, rest)| rest.to_owned()).unwrap_or_default()
}

/// `fact` with those readings first that hold most of what was asked: of the many sentences with a name, the one that
/// answers.
fn telling(briefing: &Briefing, fact: &Fact, query: &str) -> Fact {
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

fn passage(article: &Article, sentence: &str, cells: usize) -> Styled {
    let line = Styled::plain("  ").and_as(Role::Strong, &article.source.value);
    let line = match published(article) {
        Some(day) => line.and(" · ").and(&day),
        None => line,
    };
    line.and("  ").and(&shorten(&sentence.replace('\n', " "), cells))
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
        assert_eq!(telling(&briefing, &fact, "lift trade").variants[0].readings[0], target);
        assert_ne!(telling(&briefing, &fact, "trade").variants[0].readings[0], target);
    }
}
