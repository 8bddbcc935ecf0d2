//! The title that says best what happened, of those that the articles of a story really have.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::lexicon::Class;
use crate::model::{Article, Briefing, LONGEST_HEADLINE, Story};
use crate::text::{BlockKind, Document, beginning, fold, stem, without_dateline, words};

/// What stands for a story in one line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headline {
    /// Index into [`Briefing::articles`] of the article that it is the title of.
    pub article: usize,
    /// The title, or without any the lead sentence.
    pub text: String,
    /// True where the title of another article denies it.
    pub is_denied: bool,
}

/// Share of its score that a title keeps which quotes somebody: it says what was said, not what happened.
const QUOTES: f64 = 0.8;
/// Share that a title keeps which asks.
const ASKS: f64 = 0.5;
/// Words of a title that tells what happened and no more.
const USUAL: f64 = 6.0;
/// How much of what its words count a longer title keeps: all of it at 0, that of an average word at 1.
const LENGTH: f64 = 0.8;

/// The headline of `story`; none for a story without articles.
///
/// Each word of a title counts as often as the titles and lead sentences of the other articles have it; copies of an
/// article count once. The latest of equal titles wins.
pub fn headline(briefing: &Briefing, story: &Story) -> Option<Headline> {
    let copies: BTreeSet<usize> = story.copies.iter().map(|(copy, _)| *copy).collect();
    let known = |number: &usize| Some((*number, briefing.articles.get(*number)?));
    let articles: Vec<(usize, &Article)> = story.articles.iter().filter_map(known).collect();
    let mut articles_with: BTreeMap<String, usize> = BTreeMap::new();
    for (_, article) in articles.iter().filter(|(number, _)| !copies.contains(number)) {
        for word in title_words(article).union(&lead_words(article)) {
            *articles_with.entry(word.clone()).or_default() += 1;
        }
    }
    let scored = |(number, article): &(usize, &Article)| {
        let title = article.title.as_ref()?;
        let own = title_words(article);
        let shared: f64 =
            own.iter().map(|word| articles_with.get(word).map_or(0.0, |count| (*count - 1) as f64)).sum();
        let mut score = shared / (own.len() as f64).max(USUAL).powf(LENGTH);
        if title.value.contains(['“', '”', '"', '‘']) {
            score *= QUOTES;
        }
        if title.value.contains('?') {
            score *= ASKS;
        }
        let day = briefing.published(*number).map(|published| published.value);
        Some((score, day, std::cmp::Reverse(*number)))
    };
    let best = articles
        .iter()
        .filter_map(|of| Some((scored(of)?, of)))
        .max_by(|(a, _), (b, _)| a.0.total_cmp(&b.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    let Some((_, (number, article))) = best else {
        let (number, article) = articles.first()?;
        let text = lead(article).and_then(|lead| article.body.get(lead)).unwrap_or(article.headline());
        let text = beginning(text, LONGEST_HEADLINE).to_owned();
        return Some(Headline { article: *number, text, is_denied: false });
    };
    let own = title_words(article);
    let denies = |(_, other): &(usize, &Article)| {
        let words = title_words(other);
        let shared = own.intersection(&words).count();
        shared * 2 > own.len() && is_denial(other.headline()) && !is_denial(article.headline())
    };
    Some(Headline {
        article: *number,
        text: article.headline().to_owned(),
        is_denied: articles.iter().any(denies),
    })
}

/// True for a title that says that something is not so.
fn is_denial(title: &str) -> bool {
    words(title).any(|word| Class::DeniesTitle.has(&fold(word)))
}

/// The words of the title of `article` that say something.
fn title_words(article: &Article) -> BTreeSet<String> {
    article.title.as_ref().map(|title| telling_words(&title.value)).unwrap_or_default()
}

/// The same for the lead sentence.
fn lead_words(article: &Article) -> BTreeSet<String> {
    lead(article).and_then(|lead| article.body.get(lead)).map(telling_words).unwrap_or_default()
}

fn telling_words(text: &str) -> BTreeSet<String> {
    let folded = words(text).map(fold);
    folded.filter(|word| !Class::Function.has(word)).map(|word| stem(&word)).collect()
}

/// The first sentence of the running text of `article` without its dateline, as bytes of the body.
pub fn lead(article: &Article) -> Option<Range<usize>> {
    /// Words of the shortest sentence that tells anything.
    const SHORTEST: usize = 6;
    let paragraphs = article.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
    let first: Vec<_> = paragraphs.take(3).cloned().collect();
    let sentences = Document::of_blocks(&article.body, &first).sentences;
    let words_in = |span: &Range<usize>| words(article.body.get(span.clone()).unwrap_or_default()).count();
    let span = sentences.iter().map(|sentence| &sentence.span).find(|span| words_in(span) >= SHORTEST)?;
    let text = article.body.get(span.clone())?;
    let start = span.end - without_dateline(text).len();
    Some(start..span.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze;
    use crate::intake::parse;

    fn chosen(texts: &[(&str, &str)]) -> Headline {
        let articles = texts.iter().map(|(id, text)| parse(id, None, *text).unwrap()).collect();
        let briefing = analyze(articles);
        let story = Story { articles: (0..briefing.articles.len()).collect(), ..Story::default() };
        headline(&briefing, &story).unwrap()
    }

    const BODY: &str =
        "\n\nA ferry with forty people on board sank off Marn on Tuesday, the coast guard said.\n";

    #[test]
    fn the_title_that_shares_most_with_the_others_stands_for_the_story() {
        let titles = [
            ("a.txt", "What we know so far"),
            ("b.txt", "Ferry sinks off Marn with forty aboard"),
            ("c.txt", "Could the ferry off Marn have been saved with forty aboard?"),
        ];
        let texts: Vec<(&str, String)> =
            titles.iter().map(|(id, title)| (*id, format!("{title}{BODY}"))).collect();
        let texts: Vec<(&str, &str)> = texts.iter().map(|(id, text)| (*id, text.as_str())).collect();
        assert_eq!(chosen(&texts).text, "Ferry sinks off Marn with forty aboard");
    }

    #[test]
    fn a_title_that_another_one_denies_is_marked() {
        let report = format!("Marn ferry captain arrested{BODY}");
        let denial = format!("Marn ferry captain not arrested, police say{BODY}");
        let other = format!("Ferry captain arrested in Marn harbour{BODY}");
        assert!(chosen(&[("a.txt", &report), ("b.txt", &denial), ("c.txt", &other)]).is_denied);
        assert!(!chosen(&[("a.txt", &report), ("c.txt", &other)]).is_denied);
    }

    #[test]
    fn the_lead_begins_after_the_dateline() {
        let article =
            parse("a.txt", None, "Ferry sinks\n\nMARNPORT: The ferry sank on Tuesday off the coast.\n");
        let article = article.unwrap();
        assert_eq!(
            article.body.get(lead(&article).unwrap()).unwrap(),
            "The ferry sank on Tuesday off the coast."
        );
    }
}
