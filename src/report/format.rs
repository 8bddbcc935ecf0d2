//! What a format is: a name for the command line, and the reports that it can print.

use super::page::Page;
use crate::lookup::Findings;
use crate::model::{Article, Briefing, Mention, Warning};
use crate::story::{Outline, StoryTraits, is_prose};
use crate::text::Document;

/// Prints a report; the finished document ends in a newline. Only text depends on the page.
pub type Print<T> = fn(Page, &T) -> String;

/// A format that reports are printed in.
///
/// There is a method for each report, which returns the function that prints it, or none if the format cannot print it. To
/// add a format, implement this trait in a file of its own and add it to [`FORMATS`](super::FORMATS). The command line
/// then offers it for the reports that it can print.
pub trait Format: Sync {
    /// The value of `--format`.
    fn name(&self) -> &'static str;

    /// What `--help` says it is for.
    fn purpose(&self) -> &'static str;

    /// True if a report on a briefing is made of reports on its stories, one after the other, so that it need not wait for
    /// all of them.
    fn is_by_story(&self) -> bool {
        false
    }

    /// What each story comes to, on one page; formats for programs print all there is.
    fn brief(&self) -> Option<Print<Briefing>> {
        None
    }

    /// The same with all facts and their sentences behind it.
    fn full_brief(&self) -> Option<Print<Briefing>> {
        self.brief()
    }

    /// The disagreements with their evidence.
    fn disagreements(&self) -> Option<Print<Briefing>> {
        None
    }

    /// All facts, disagreements among them.
    fn facts(&self) -> Option<Print<Briefing>> {
        None
    }

    /// The articles and their stories.
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

    /// What grouping compares of each article.
    fn outlines(&self) -> Option<Print<ArticleOutlines>> {
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
    /// What was found.
    pub findings: Findings,
}

/// The mentions of articles.
#[derive(Debug)]
pub struct Mentions {
    /// The articles, and what could not be read.
    pub texts: ArticleTexts,
    /// For each article its sentences and its mentions.
    pub found: Vec<(Document, Vec<Mention>)>,
}

/// The outlines of articles.
#[derive(Debug)]
pub struct ArticleOutlines {
    /// Ordered by id.
    pub articles: Vec<OutlinedArticle>,
}

/// An article with what it is grouped and told apart by.
#[derive(Debug)]
pub struct OutlinedArticle {
    /// The article.
    pub article: Article,
    /// What it is grouped by.
    pub outline: Outline,
    /// What it is told apart by within its story.
    pub traits: StoryTraits,
    /// Whether it is in sentences, as news is.
    pub is_prose: bool,
}

impl OutlinedArticle {
    /// Takes the outline of an article.
    pub fn new(article: Article) -> Self {
        let document = Document::new(&article);
        Self {
            outline: Outline::new(&article, &document),
            traits: StoryTraits::new(&article, &document),
            is_prose: is_prose(&article, &document),
            article,
        }
    }
}

/// Articles as intake read them.
#[derive(Debug)]
pub struct ArticleTexts {
    /// Ordered by id.
    pub articles: Vec<Article>,
    /// What could not be read.
    pub warnings: Vec<Warning>,
    /// True if only the repairs are wanted. A format may print both.
    pub only_repairs: bool,
}
