//! A briefing as text for the terminal and for plain-text files: values first, outlets named, columns aligned.

mod answers;
mod articles;
mod brief;
mod disagreements;
mod evidence;
mod facts;
mod header;
mod mentions;
mod style;
mod table;
mod texts;

use super::format::{Answers, ArticleTexts, Format, Mentions, Print};
use super::page::Page;
use crate::model::{Briefing, Fact};

pub(crate) use brief::brief;

/// Plain text, in colour on a terminal.
pub struct Text;

impl Format for Text {
    fn name(&self) -> &'static str {
        "text"
    }

    fn purpose(&self) -> &'static str {
        "To read"
    }

    fn brief(&self) -> Option<Print<Briefing>> {
        Some(brief)
    }

    fn full_brief(&self) -> Option<Print<Briefing>> {
        Some(full_brief)
    }

    fn disagreements(&self) -> Option<Print<Briefing>> {
        Some(disagreements::disagreements)
    }

    fn facts(&self) -> Option<Print<Briefing>> {
        Some(facts::facts)
    }

    fn articles(&self) -> Option<Print<Briefing>> {
        Some(articles::articles)
    }

    fn answers(&self) -> Option<Print<Answers>> {
        Some(answers::answers)
    }

    fn mentions(&self) -> Option<Print<Mentions>> {
        Some(mentions::mentions)
    }

    fn texts(&self) -> Option<Print<ArticleTexts>> {
        Some(texts::texts)
    }
}

/// The page of each story, then all disagreements with their sentences, all agreed facts and the articles.
fn full_brief(page: Page, briefing: &Briefing) -> String {
    let mut out = brief(page, briefing);
    if briefing.differs() {
        page.heading("ALL DIFFERENCES", &mut out);
        out.push('\n');
        disagreements::append_disagreements(page, briefing, evidence::Detail::Full, &mut out);
    }
    let facts: Vec<&Fact> = briefing.shown_facts().filter(|fact| fact.judgement.is_none()).collect();
    if !facts.is_empty() {
        page.heading("ALL OTHER FACTS", &mut out);
        out.push_str(&facts::fact_table(page, briefing, &facts));
    }
    if !briefing.articles.is_empty() {
        page.heading("ARTICLES", &mut out);
        out.push_str(&articles::articles(page, briefing));
    }
    out
}

#[cfg(test)]
mod tests;
