//! What a search found: the answer first, on one line.

use super::Page;
use super::disagreements::disagreement;
use super::evidence::Detail;
use super::table::shorten;
use crate::lookup::Hit;
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
                    out.push_str(&evidence(page, briefing, fact));
                    out.push('\n');
                }
            }
            Some(Found::Passage { article, sentence }) => {
                page.hanging(HANG, &passage(article, sentence), &mut out);
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

fn passage(article: &Article, sentence: &str) -> Styled {
    let line = Styled::plain("  ").and_as(Role::Strong, &article.source.value);
    let line = match published(article) {
        Some(day) => line.and(" · ").and(&day),
        None => line,
    };
    line.and("  ").and(&shorten(&sentence.replace('\n', " "), SHORT * 2))
}
