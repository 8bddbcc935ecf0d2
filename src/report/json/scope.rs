//! What a document covers: the whole briefing, or one of its stories.

use super::object::{ArticleObject, CopyObject, FactObject, Object, StoryObject};
use crate::model::{Briefing, Fact, Story, Warning};

/// A whole briefing, or one of its stories as if there were no other.
pub(in crate::report) struct Scope<'a> {
    briefing: &'a Briefing,
    stories: &'a [Story],
    /// The number of the first story in the briefing.
    first: usize,
    /// Indices of the articles, each with its story.
    articles: Vec<(usize, Option<usize>)>,
    pub facts: Vec<&'a Fact>,
    pub disagreements: Vec<&'a Fact>,
    pub possible: Vec<&'a Fact>,
    pub warnings: &'a [Warning],
}

impl<'a> Scope<'a> {
    /// All of the briefing.
    pub fn whole(briefing: &'a Briefing) -> Self {
        let mut articles: Vec<(usize, Option<usize>)> =
            (0..briefing.articles.len()).map(|index| (index, None)).collect();
        for (story, members) in briefing.stories.iter().enumerate() {
            for &index in &members.articles {
                if let Some(article) = articles.get_mut(index) {
                    article.1 = Some(story);
                }
            }
        }
        Self {
            briefing,
            stories: &briefing.stories,
            first: 0,
            articles,
            facts: briefing.facts.iter().collect(),
            disagreements: briefing.disagreements().collect(),
            possible: briefing.possible().collect(),
            warnings: &briefing.warnings,
        }
    }

    /// Each story by itself. The first has the warnings.
    pub fn of_stories(briefing: &'a Briefing) -> Vec<Self> {
        let mut scopes: Vec<Self> = briefing
            .stories
            .iter()
            .enumerate()
            .map(|(number, story)| Self {
                briefing,
                stories: std::slice::from_ref(story),
                first: number,
                articles: story.articles.iter().map(|&index| (index, Some(0))).collect(),
                facts: Vec::new(),
                disagreements: Vec::new(),
                possible: Vec::new(),
                warnings: if number == 0 { &briefing.warnings } else { &[] },
            })
            .collect();
        for fact in &briefing.facts {
            if let Some(scope) = scopes.get_mut(fact.story) {
                scope.facts.push(fact);
            }
        }
        for fact in briefing.disagreements() {
            if let Some(scope) = scopes.get_mut(fact.story) {
                scope.disagreements.push(fact);
            }
        }
        for fact in briefing.possible() {
            if let Some(scope) = scopes.get_mut(fact.story) {
                scope.possible.push(fact);
            }
        }
        scopes
    }

    /// A document with the articles and the warnings.
    pub(super) fn document(&self) -> Object<'a> {
        let (corrections, articles) = (self.briefing.corrections, self.article_objects());
        Object { corrections, articles, ..Object::bare(self.warnings) }
    }

    fn article_objects(&self) -> Vec<ArticleObject<'a>> {
        let articles = self.articles.iter();
        articles
            .filter_map(|&(index, story)| {
                let article = self.briefing.articles.get(index)?;
                Some(ArticleObject::new(article, self.briefing.published(index), story))
            })
            .collect()
    }

    pub(super) fn fact_objects(&self, facts: &[&'a Fact]) -> Vec<FactObject<'a>> {
        let object = |fact: &&'a Fact| FactObject {
            story: fact.story - self.first,
            ..FactObject::new(self.briefing, fact)
        };
        facts.iter().map(object).collect()
    }

    /// The possible disagreements, each with the verdict that it would have.
    pub(super) fn possible_objects(&self) -> Vec<FactObject<'a>> {
        let verdicts = self.possible.iter().map(|fact| fact.judgement.as_ref().map(|found| found.verdict));
        let objects = self.fact_objects(&self.possible).into_iter().zip(verdicts);
        objects.map(|(object, verdict)| FactObject { verdict, ..object }).collect()
    }

    pub(super) fn story_objects(&self) -> Vec<StoryObject<'a>> {
        let briefing = self.briefing;
        let object = |story: &'a Story| {
            let articles = story.articles.iter().filter_map(|&index| briefing.articles.get(index));
            StoryObject {
                articles: articles.map(|article| article.id.as_str()).collect(),
                sources: story.outlets,
                copies: story
                    .copies
                    .iter()
                    .filter_map(|&(copy, earlier)| {
                        let id =
                            |index: usize| briefing.articles.get(index).map(|article| article.id.as_str());
                        Some(CopyObject { article: id(copy)?, of: id(earlier)? })
                    })
                    .collect(),
            }
        };
        self.stories.iter().map(object).collect()
    }
}
