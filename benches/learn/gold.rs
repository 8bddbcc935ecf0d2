//! What a careful reader wrote down of a cluster, and where the program found the same.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use gainsay::claim::{Claim, Claims, Texts};
use gainsay::intake;
use gainsay::model::Article;
use gainsay::text::fold;
use serde_json::Value as Json;

/// The articles of one event, ordered by id, and what a reader found in them.
pub struct Cluster {
    pub articles: Vec<Article>,
    pub gold: Json,
}

impl Cluster {
    /// Reads the articles of a folder and its `gold.json`.
    pub fn read(folder: &Path) -> Result<Self, Box<dyn Error>> {
        let gold = serde_json::from_str(&fs::read_to_string(folder.join("gold.json"))?)?;
        let mut paths: Vec<PathBuf> =
            fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
        paths.retain(|path| path.file_name().is_none_or(|name| name != "gold.json"));
        paths.sort();
        let mut articles = intake::read(&paths, &intake::Options::default()).articles;
        articles.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(Self { articles, gold })
    }
}

/// The pairs of claims that entries of the gold put together; what one article says twice goes with them.
pub fn named(gold: &Json, lists: &[&str], texts: Texts<'_>, claims: &Claims<'_>) -> BTreeSet<(usize, usize)> {
    let mut out = BTreeSet::new();
    let entries = lists.iter().filter_map(|list| gold[*list].as_array()).flatten();
    for entry in entries {
        let mut of_reading: Vec<BTreeSet<usize>> = Vec::new();
        for reading in entry["readings"].as_array().into_iter().flatten() {
            let found =
                (0..claims.figures.len()).filter(|at| is_reading(&claims.figures[*at], reading, texts));
            let found: BTreeSet<usize> = found.collect();
            let twins = found.iter().flat_map(|at| twins(*at, claims)).collect::<Vec<_>>();
            of_reading.push(found.into_iter().chain(twins).collect());
        }
        for (number, first) in of_reading.iter().enumerate() {
            for second in &of_reading[number + 1..] {
                for pair in first.iter().flat_map(|a| second.iter().map(move |b| (*a.min(b), *a.max(b)))) {
                    out.insert(pair);
                }
            }
        }
    }
    out
}

/// Claims of the same article with the same value for the same noun or verb.
fn twins(at: usize, claims: &Claims<'_>) -> impl Iterator<Item = usize> {
    let claim = &claims.figures[at];
    claims.figures.iter().enumerate().filter_map(move |(other, twin)| {
        let noun = !claim.head.is_empty() && claim.head.first() == twin.head.first();
        let act = claim.act.is_some() && claim.act == twin.act;
        let same = twin.article == claim.article && twin.mention.value.agrees(&claim.mention.value);
        (other != at && same && (noun || act)).then_some(other)
    })
}

/// True when a claim is what a reading of the gold points at.
fn is_reading(claim: &Claim<'_>, reading: &Json, texts: Texts<'_>) -> bool {
    let sentence = &texts.documents[claim.article].sentences[claim.mention.sentence].span;
    let body = &texts.articles[claim.article].body;
    let text = |span: &std::ops::Range<usize>| body.get(span.clone()).unwrap_or_default();
    is_place(texts.articles[claim.article], text(sentence), text(&claim.mention.span), reading)
}

/// True when a value in a sentence of an article is what a reading of the gold points at: its article, its sentence, a
/// value with its digits or words.
pub fn is_place(article: &Article, sentence: &str, value: &str, reading: &Json) -> bool {
    let field = |name: &str| reading[name].as_str().unwrap_or_default();
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let (sentence, wanted) = (letters(sentence), letters(field("sentence")));
    let same_sentence = sentence.contains(&wanted) || wanted.contains(&sentence);
    name(&article.id) == name(field("article"))
        && same_sentence
        && same_value(&fold(value), &fold(field("value")))
}

fn letters(text: &str) -> String {
    fold(text).chars().filter(char::is_ascii_alphanumeric).collect()
}

/// True when two wordings hold a figure in common or, where one holds none, most of their words.
fn same_value(a: &str, b: &str) -> bool {
    let words = |text: &str| -> BTreeMap<String, bool> {
        let trimmed = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        let plain = trimmed.filter(|word| !word.is_empty()).map(|word| word.replace(',', ""));
        plain.map(|word| (word.clone(), word.starts_with(|c: char| c.is_ascii_digit()))).collect()
    };
    let (a, b) = (words(a), words(b));
    let figures = |words: &BTreeMap<String, bool>| words.values().any(|figure| *figure);
    let shared =
        |figure: bool| a.iter().filter(|(word, is)| (**is || !figure) && b.contains_key(*word)).count();
    if figures(&a) && figures(&b) {
        return shared(true) > 0;
    }
    2 * shared(false) >= a.len().min(b.len()) && shared(false) > 0
}
