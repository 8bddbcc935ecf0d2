//! Learns the weights of the evidence for equal figures: `cargo bench --bench learn -- [--write] FOLDER...`.
//!
//! Each FOLDER holds the articles of one event and a `gold.json` with what a careful reader found: `agreements` and
//! `disagreements`, whose readings belong together, and `traps`, whose readings do not, each reading with `article`,
//! `value` and `sentence`. Pairs of claims that the reader did not write down count as apart.
//!
//! The weights are those of a logistic regression with an L2 penalty. The table gives average precision and, at the
//! threshold in use, precision and recall, fitted on all clusters and with each cluster left out of the fit that judges
//! it; then what the left-out figures lose without each piece of evidence. `--write` writes `assets/weights.toml`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use gainsay::claim::{self, Claim, Claims, Texts};
use gainsay::fact::figures::{self, Evidence, Weights};
use gainsay::model::Article;
use gainsay::story::{self, Outline};
use gainsay::text::{Document, fold};
use gainsay::value::Kind;
use gainsay::{intake, mention};
use jiff::civil::Time;
use serde_json::Value as Json;

/// Entries of the evidence.
const ENTRIES: usize = Evidence::NAMES.len();
/// Strength of the L2 penalty, per example of average weight.
const PENALTY: f64 = 10.0;
/// Steps of the descent; the loss no longer changes in the sixth digit after about a third of them.
const STEPS: usize = 4000;
/// A pair that a reader named as a trap counts as this many others.
const TRAP: f64 = 3.0;

/// A pair of claims with one value.
struct Example {
    evidence: [f64; ENTRIES],
    together: bool,
    weight: f64,
    date: bool,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let writes = arguments.iter().any(|argument| argument == "--write");
    let folders: Vec<PathBuf> =
        arguments.iter().filter(|argument| *argument != "--write").map(PathBuf::from).collect();
    if folders.is_empty() {
        return Err("usage: learn [--write] FOLDER...".into());
    }
    let clusters: Vec<Vec<Example>> =
        folders.iter().map(|folder| examples(folder)).collect::<Result<_, Box<dyn std::error::Error>>>()?;
    let mut file = String::from(
        "# What each piece of evidence weighs when two claims with one value are about one thing or not; learned, see\n\
         # benches/learn.rs. `least` is the least probability that makes one fact of them.\n",
    );
    for (name, date, unused) in [
        ("date", true, &["noun", "names", "small", "digits", "money", "age"][..]),
        ("figure", false, &["context", "act", "rare", "lead", "grain", "mixed", "far"][..]),
    ] {
        let kind = if date { Kind::Date } else { Kind::Count };
        let least = Weights::of(kind).map_or(0.5, |weights| weights.least);
        let used: Vec<usize> = (0..ENTRIES).filter(|at| !unused.contains(&Evidence::NAMES[*at])).collect();
        let of_kind: Vec<Vec<&Example>> =
            clusters.iter().map(|all| all.iter().filter(|example| example.date == date).collect()).collect();
        let all: Vec<&Example> = of_kind.iter().flatten().copied().collect();
        let weights = fit(&all, &used);
        println!("{name}: {} pairs, {} together", all.len(), all.iter().filter(|e| e.together).count());
        println!("{:12} {:>8} {:>10} {:>8}", "", "AP", "precision", "recall");
        let fitted: Vec<(f64, bool)> = all.iter().map(|e| (chance(&weights, e), e.together)).collect();
        line("fitted", &fitted, least);
        let out = left_out(&of_kind, &used);
        line("left out", &out, least);
        let base = average_precision(&out);
        for at in used.iter().copied().filter(|at| *at > 0) {
            let fewer: Vec<usize> = used.iter().copied().filter(|other| *other != at).collect();
            let without = average_precision(&left_out(&of_kind, &fewer));
            println!("  without {:8} {:+.3} AP", Evidence::NAMES[at], without - base);
        }
        write!(file, "\n[{name}]\nleast = {least}\n\n[{name}.weigh]\n")?;
        for at in used {
            writeln!(file, "{} = {:.3}", Evidence::NAMES[at], weights[at])?;
        }
    }
    if writes {
        fs::write("assets/weights.toml", file)?;
    }
    Ok(())
}

fn line(name: &str, judged: &[(f64, bool)], least: f64) {
    let taken: Vec<bool> = judged.iter().filter(|(chance, _)| *chance >= least).map(|(_, is)| *is).collect();
    let right = taken.iter().filter(|is| **is).count() as f64;
    let all = judged.iter().filter(|(_, is)| *is).count() as f64;
    println!(
        "{name:12} {:8.3} {:10.3} {:8.3}",
        average_precision(judged),
        right / taken.len().max(1) as f64,
        right / all.max(1.0)
    );
}

/// The mean of the precision at each pair that belongs together, best first.
fn average_precision(judged: &[(f64, bool)]) -> f64 {
    let mut order: Vec<&(f64, bool)> = judged.iter().collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut right, mut sum) = (0.0, 0.0);
    for (rank, (_, is)) in order.into_iter().enumerate() {
        if *is {
            right += 1.0;
            sum += right / (rank + 1) as f64;
        }
    }
    if right == 0.0 { 0.0 } else { sum / right }
}

/// Each pair judged by weights that its own cluster had no part in.
fn left_out(clusters: &[Vec<&Example>], used: &[usize]) -> Vec<(f64, bool)> {
    let mut out = Vec::new();
    for (number, cluster) in clusters.iter().enumerate() {
        let others: Vec<&Example> = clusters
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != number)
            .flat_map(|(_, all)| all.iter().copied())
            .collect();
        let weights = fit(&others, used);
        out.extend(cluster.iter().map(|example| (chance(&weights, example), example.together)));
    }
    out
}

fn chance(weights: &[f64; ENTRIES], example: &Example) -> f64 {
    let sum: f64 = weights.iter().zip(example.evidence).map(|(weight, x)| weight * x).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// Weights of the entries `used` by gradient descent on the logistic loss of standardised entries.
fn fit(examples: &[&Example], used: &[usize]) -> [f64; ENTRIES] {
    let total: f64 = examples.len().max(1) as f64;
    let mean = |at: usize| examples.iter().map(|e| e.evidence[at]).sum::<f64>() / total;
    let means: Vec<f64> = used.iter().map(|at| if *at == 0 { 0.0 } else { mean(*at) }).collect();
    let spreads: Vec<f64> = used
        .iter()
        .zip(&means)
        .map(|(at, mean)| {
            let square = examples.iter().map(|e| (e.evidence[*at] - mean).powi(2)).sum::<f64>() / total;
            if *at == 0 || square < 1e-9 { 1.0 } else { square.sqrt() }
        })
        .collect();
    let rows: Vec<Vec<f64>> = examples
        .iter()
        .map(|e| used.iter().enumerate().map(|(n, at)| (e.evidence[*at] - means[n]) / spreads[n]).collect())
        .collect();
    let mut weights = vec![0.0; used.len()];
    let rate = 2.0 / used.len() as f64;
    for _ in 0..STEPS {
        let mut slope = vec![0.0; used.len()];
        for (row, example) in rows.iter().zip(examples) {
            let sum: f64 = row.iter().zip(&weights).map(|(x, weight)| x * weight).sum();
            let error = 1.0 / (1.0 + (-sum).exp()) - f64::from(u8::from(example.together));
            for (slope, x) in slope.iter_mut().zip(row) {
                *slope += example.weight * error * x;
            }
        }
        for (n, weight) in weights.iter_mut().enumerate() {
            let penalty = if used[n] == 0 { 0.0 } else { PENALTY * *weight };
            *weight -= rate * (slope[n] + penalty) / total;
        }
    }
    let mut out = [0.0; ENTRIES];
    for (n, at) in used.iter().enumerate() {
        out[*at] = weights[n] / spreads[n];
        if *at != 0 {
            out[0] -= weights[n] * means[n] / spreads[n];
        }
    }
    out
}

/// The pairs of one cluster, told by its gold whether they belong together.
fn examples(folder: &Path) -> Result<Vec<Example>, Box<dyn std::error::Error>> {
    let gold: Json = serde_json::from_str(&fs::read_to_string(folder.join("gold.json"))?)?;
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    paths.retain(|path| path.file_name().is_none_or(|name| name != "gold.json"));
    paths.sort();
    let mut articles = intake::read(&paths, &intake::Options::default()).articles;
    articles.sort_by(|a, b| a.id.cmp(&b.id));
    let documents: Vec<Document> = articles.iter().map(Document::new).collect();
    let outlines = articles.iter().zip(&documents).map(|(article, document)| Outline::new(article, document));
    let outlines = outlines.collect();
    let stories = story::group(&mut articles, outlines);
    let mut out = Vec::new();
    for story in &stories.stories {
        let articles: Vec<&Article> = story.articles.iter().map(|article| &articles[*article]).collect();
        let documents: Vec<&Document> = story.articles.iter().map(|article| &documents[*article]).collect();
        let parses: Vec<_> = articles
            .iter()
            .zip(&documents)
            .map(|(article, document)| syntax::parse_all(&article.body, document))
            .collect();
        let mentions: Vec<_> = articles
            .iter()
            .zip(&documents)
            .map(|(article, document)| {
                let published = article.published.as_ref().map(|published| published.value);
                mention::find(article, document, published.map(|day| day.to_datetime(Time::midnight())))
            })
            .collect();
        let speakers: Vec<_> = documents
            .iter()
            .zip(&mentions)
            .map(|(document, mentions)| claim::speakers(document, mentions))
            .collect();
        let texts = Texts {
            articles: &articles,
            documents: &documents,
            parses: &parses,
            mentions: &mentions,
            speakers: &speakers,
        };
        let claims = claim::collect(texts);
        let together = named(&gold, &["agreements", "disagreements"], texts, &claims);
        let apart = named(&gold, &["traps"], texts, &claims);
        for (first, second, evidence) in figures::pairs(texts, &claims) {
            let pair = (first.min(second), first.max(second));
            let is = together.contains(&pair);
            let trap = !is && apart.contains(&pair);
            out.push(Example {
                evidence: evidence.entries(),
                together: is,
                weight: if trap { TRAP } else { 1.0 },
                date: claims.figures[first].mention.kind == Kind::Date,
            });
        }
    }
    Ok(out)
}

/// The pairs of claims that entries of the gold put together; what one article says twice goes with them.
fn named(gold: &Json, lists: &[&str], texts: Texts<'_>, claims: &Claims<'_>) -> BTreeSet<(usize, usize)> {
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

/// True when a claim is what a reading of the gold points at: its article, its sentence, a value with its digits or
/// words.
fn is_reading(claim: &Claim<'_>, reading: &Json, texts: Texts<'_>) -> bool {
    let field = |name: &str| reading[name].as_str().unwrap_or_default();
    let article: &Article = texts.articles[claim.article];
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    if name(&article.id) != name(field("article")) {
        return false;
    }
    let span = &texts.documents[claim.article].sentences[claim.mention.sentence].span;
    let sentence = letters(article.body.get(span.clone()).unwrap_or_default());
    let wanted = letters(field("sentence"));
    let value = fold(article.body.get(claim.mention.span.clone()).unwrap_or_default());
    let same_sentence = sentence.contains(&wanted) || wanted.contains(&sentence);
    same_sentence && same_value(&value, &fold(field("value")))
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
