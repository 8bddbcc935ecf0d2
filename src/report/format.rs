//! What a format is: a name for the command line, and the reports that it has a form for.

use super::page::Page;
use crate::lookup::Hit;
use crate::model::{Article, Briefing, Mention, Warning};
use crate::text::Document;

/// Prints a report for a page; the finished document ends in a newline. Only text depends on the page.
pub type Print<T> = fn(Page, &T) -> String;

/// A form in which reports are printed.
///
/// Each kind of report has a method that gives the function to print it, or none where the format has no form for it.
/// To add a format, implement this in a file of its own and put it into [`FORMATS`](super::FORMATS): the command line
/// offers it for all that it prints.
pub trait Format: Sync {
    /// The value of `--format`.
    fn name(&self) -> &'static str;

    /// What it is for, as `--help` says it.
    fn purpose(&self) -> &'static str;

    /// The whole briefing: disagreements, agreed facts, articles, warnings.
    fn brief(&self) -> Option<Print<Briefing>> {
        None
    }

    /// The disagreements with their evidence.
    fn disagreements(&self) -> Option<Print<Briefing>> {
        None
    }

    /// All facts, disagreements among them.
    fn facts(&self) -> Option<Print<Briefing>> {
        None
    }

    /// The articles, and the stories that they tell.
    fn articles(&self) -> Option<Print<Briefing>> {
        None
    }

    /// What a search found.
    fn answers(&self) -> Option<Print<Answers>> {
        None
    }

    /// The mentions of each article with their normal forms.
    fn mentions(&self) -> Option<Print<Mentions>> {
        None
    }

    /// The repaired text of each article.
    fn texts(&self) -> Option<Print<ArticleTexts>> {
        None
    }
}

/// What a search found in a briefing.
#[derive(Debug)]
pub struct Answers {
    /// What was searched.
    pub briefing: Briefing,
    /// What was asked.
    pub query: String,
    /// Best first.
    pub hits: Vec<Hit>,
}

/// The values that articles mention, not compared.
#[derive(Debug)]
pub struct Mentions {
    /// The articles, and what could not be read.
    pub texts: ArticleTexts,
    /// For each article its sentences and its mentions.
    pub found: Vec<(Document, Vec<Mention>)>,
}

/// Articles as intake left them.
#[derive(Debug)]
pub struct ArticleTexts {
    /// Ordered by id.
    pub articles: Vec<Article>,
    /// What could not be read.
    pub warnings: Vec<Warning>,
    /// True when only the repairs are asked for, where the format does not print both.
    pub only_repairs: bool,
}
