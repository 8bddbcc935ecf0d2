//! Pairs of claims with one value, and whether a careful reader took them for one thing.

use gainsay::claim::{self, Texts};
use gainsay::fact::figures;
use gainsay::model::{Article, Corrections};
use gainsay::story::{self, ArticleCard, Outline, StoryTraits};
use gainsay::text::Document;
use gainsay::value::Kind;
use gainsay::{mention, syntax};

use super::fit::Example;
use super::gold::{Cluster, named};

/// A pair that a reader named as a trap counts as this many others.
const TRAP: f64 = 3.0;

/// The pairs of dates of a cluster, and the pairs of other figures.
pub struct Pairs {
    pub dates: Vec<Example>,
    pub figures: Vec<Example>,
}

/// The pairs of one cluster, told by its gold whether they belong together.
pub fn pairs(cluster: &Cluster) -> Pairs {
    let articles = &cluster.articles;
    let documents: Vec<Document> = articles.iter().map(Document::new).collect();
    let outlines = articles.iter().zip(&documents).map(|(article, document)| Outline::new(article, document));
    let outlines = outlines.collect();
    let cards: Vec<ArticleCard> = articles.iter().map(ArticleCard::new).collect();
    let groups = story::group(&cards, outlines, &Corrections::default(), None);
    let mut out = Pairs { dates: Vec::new(), figures: Vec::new() };
    for numbers in groups {
        let articles: Vec<&Article> = numbers.iter().map(|article| &articles[*article]).collect();
        let documents: Vec<&Document> = numbers.iter().map(|article| &documents[*article]).collect();
        let traits = articles.iter().zip(&documents);
        let traits: Vec<_> = traits.map(|(article, document)| StoryTraits::new(article, document)).collect();
        let (story, _) = story::story(&numbers, &articles, &traits);
        let parses: Vec<_> = articles
            .iter()
            .zip(&documents)
            .map(|(article, document)| syntax::parse_all(&article.body, document))
            .collect();
        let day =
            |(number, article): (&usize, &&Article)| story.published(*number, article).map(|day| day.value);
        let published: Vec<_> = story.articles.iter().zip(&articles).map(day).collect();
        let mentions: Vec<_> = articles
            .iter()
            .zip(&documents)
            .zip(&published)
            .map(|((article, document), published)| mention::find(article, document, *published))
            .collect();
        let speakers: Vec<_> = documents
            .iter()
            .zip(&mentions)
            .map(|(document, mentions)| claim::speakers(document, mentions))
            .collect();
        let texts = Texts {
            articles: &articles,
            published: &published,
            documents: &documents,
            parses: &parses,
            mentions: &mentions,
            speakers: &speakers,
        };
        let claims = claim::collect(texts);
        let together = named(&cluster.gold, &["agreements", "disagreements"], texts, &claims);
        let apart = named(&cluster.gold, &["traps"], texts, &claims);
        for (first, second, evidence) in figures::pairs(texts, &claims) {
            let pair = (first.min(second), first.max(second));
            let is = together.contains(&pair);
            let trap = !is && apart.contains(&pair);
            let date = claims.figures[first].mention.kind == Kind::Date;
            let list = if date { &mut out.dates } else { &mut out.figures };
            list.push(Example {
                evidence: evidence.entries().to_vec(),
                together: is,
                weight: if trap { TRAP } else { 1.0 },
            });
        }
    }
    out
}
