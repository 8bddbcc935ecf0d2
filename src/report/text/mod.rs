//! A briefing as text for the terminal and for plain-text files: values first, outlets named, columns aligned.

mod answers;
mod articles;
mod disagreements;
mod evidence;
mod facts;
mod header;
mod mentions;
mod style;
mod table;
mod texts;

use super::content::best_corroborated;
use super::format::{Answers, ArticleTexts, Format, Mentions, Print};
use super::page::Page;
use super::words::warning_line;
use crate::model::Briefing;

use style::Styled;

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

/// Disagreements, agreed facts, articles and warnings, on one page.
pub(crate) fn brief(page: Page, briefing: &Briefing) -> String {
    let mut out = String::new();
    header::append_header(page, briefing, &mut out);
    if briefing.differs() {
        out.push('\n');
        disagreements::append_disagreements(page, briefing, evidence::Detail::Short, &mut out);
    }
    let agreed = best_corroborated(briefing);
    if !agreed.is_empty() {
        page.heading("Agreed", &mut out);
        out.push_str(&facts::fact_table(page, briefing, &agreed));
    }
    if !briefing.articles.is_empty() {
        page.heading("Articles", &mut out);
        out.push_str(&articles::articles(page, briefing));
    }
    if !briefing.warnings.is_empty() {
        page.heading("Could not be read", &mut out);
        for warning in &briefing.warnings {
            page.paragraph(0, &Styled::plain(&warning_line(warning)), &mut out);
        }
    }
    out
}

#[cfg(test)]
mod tests;
