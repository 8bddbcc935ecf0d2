//! Measures the reading of saved web pages: `cargo bench --bench pages -- FOLDER [NAME]`.
//!
//! FOLDER holds pages as `html/*.html`, the text of each as `txt/*.txt` and, where it is known, what each is as
//! `metadata/*.json`. With a NAME the lines of the pages so named are shown: kept ones with the words that the text
//! lacks, and lines of the text with the words that were lost. What the columns mean and how gainsay fares stands in
//! `docs/pages.md`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, fs};

use gainsay::intake;
use gainsay::model::{Article, BlockKind, Origin};
use serde_json::Value as Json;
use unicode_segmentation::UnicodeSegmentation as _;

/// What was found of a page.
#[derive(Default)]
struct Found {
    precision: f64,
    recall: f64,
    /// None where the page is not known to state it.
    title: Option<bool>,
    day: Option<bool>,
    source: Option<bool>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Cargo adds an option of its own to the arguments of a bench.
    let arguments: Vec<String> = env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let Some(folder) = arguments.first().map(PathBuf::from) else {
        return Err("usage: pages FOLDER [NAME]".into());
    };
    let mut names: Vec<String> = fs::read_dir(folder.join("html"))?
        .filter_map(|entry| Some(entry.ok()?.path().file_stem()?.to_str()?.to_owned()))
        .filter(|name| folder.join(format!("txt/{name}.txt")).is_file())
        .collect();
    names.sort();
    println!(
        "{:24} {:>9} {:>7} {:>6} {:>5} {:>7} {:>6}",
        "page", "precision", "recall", "title", "day", "source", "sec"
    );
    let mut all = Vec::new();
    for name in names {
        let html = fs::read(folder.join(format!("html/{name}.html")))?;
        let text = fs::read_to_string(folder.join(format!("txt/{name}.txt")))?;
        let known = known(&folder.join(format!("metadata/{name}.json")));
        let start = Instant::now();
        // The name of the file gives nothing away.
        let article = intake::parse("page.html", None, html);
        let seconds = start.elapsed().as_secs_f64();
        let found =
            article.as_ref().map_or_else(|_| Found::default(), |article| judge(article, &text, &known));
        let sign = |found: Option<bool>| found.map_or("", |found| if found { "yes" } else { "no" });
        println!(
            "{name:24} {:9.3} {:7.3} {:>6} {:>5} {:>7} {seconds:6.2}",
            found.precision,
            found.recall,
            sign(found.title),
            sign(found.day),
            sign(found.source)
        );
        all.push(found);
        if let (Ok(article), Some(wanted)) = (&article, arguments.get(1))
            && name.contains(wanted.as_str())
        {
            show(article, &text);
        }
    }
    report(&all);
    Ok(())
}

fn report(all: &[Found]) {
    let mean = |of: fn(&Found) -> f64| all.iter().map(of).sum::<f64>() / all.len().max(1) as f64;
    let share = |of: fn(&Found) -> Option<bool>| {
        let known: Vec<bool> = all.iter().filter_map(of).collect();
        format!("{}/{}", known.iter().filter(|found| **found).count(), known.len())
    };
    println!(
        "{:24} {:9.3} {:7.3} {:>6} {:>5} {:>7}",
        "mean",
        mean(|found| found.precision),
        mean(|found| found.recall),
        share(|found| found.title),
        share(|found| found.day),
        share(|found| found.source)
    );
}

/// What is known of a page beside its text; nothing where there is no such file.
fn known(path: &Path) -> Json {
    fs::read(path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
}

fn judge(article: &Article, text: &str, known: &Json) -> Found {
    let kept = lines(article, |kind| kind != BlockKind::Caption);
    let (expected, kept) = (count(text), count(&kept.join("\n")));
    // A description of a picture is no error, and none is missed where the text has it.
    let with_captions = count(&lines(article, |_| true).join("\n"));
    let stated = |key: &str| known[key].as_str().filter(|value| !value.trim().is_empty());
    let known_by_address = stated("meta_site_name").is_none();
    let day = stated("publish_date").and_then(|at| at.get(..10));
    Found {
        precision: share(&kept, &expected),
        recall: share(&expected, &with_captions),
        title: stated("title").map(|title| {
            let (title, found) = (letters(title), letters(article.headline()));
            // Some headlines are known with the name of the site, some without.
            !found.is_empty() && (title.contains(&found) || found.contains(&title))
        }),
        day: day.map(|day| article.published.as_ref().is_some_and(|found| found.value.to_string() == day)),
        source: stated("meta_site_name").or_else(|| stated("url")).map(|name| {
            let (name, found) = (letters(name), letters(&article.outlet.value));
            // Where only an address is known, any name that the page states for its site will do.
            article.outlet.origin != Origin::FileName
                && (known_by_address || name.contains(&found) || found.contains(&name))
        }),
    }
}

/// The lines that the article keeps beside its headline, of the kinds that are `wanted`.
fn lines(article: &Article, wanted: impl Fn(BlockKind) -> bool) -> Vec<&str> {
    let own = |kind| !matches!(kind, BlockKind::Title | BlockKind::Boilerplate);
    let blocks = article.blocks.iter().filter(|block| own(block.kind) && wanted(block.kind));
    blocks.filter_map(|block| article.body.get(block.span.clone())).collect()
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.unicode_words().map(str::to_lowercase)
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// How often each word stands in `text`. Of scripts that write no spaces each character is one.
fn count(text: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for word in words(text) {
        *counts.entry(word).or_default() += 1;
    }
    counts
}

/// The share of `words` that `others` have, too.
fn share(words: &BTreeMap<String, usize>, others: &BTreeMap<String, usize>) -> f64 {
    let shared: usize =
        words.iter().map(|(word, count)| others.get(word).copied().unwrap_or_default().min(*count)).sum();
    shared as f64 / words.values().sum::<usize>().max(1) as f64
}

/// The lines that were kept wrongly, and those that were lost.
fn show(article: &Article, text: &str) {
    let headline = article.headline();
    println!(
        "    {headline} | {} | {:?}",
        article.outlet.value,
        article.published.as_ref().map(|day| day.value)
    );
    for block in &article.blocks {
        println!("    {:?}: {}", block.kind, &article.body.get(block.span.clone()).unwrap_or_default());
    }
    let kept = lines(article, |kind| kind != BlockKind::Caption);
    foreign("wrongly kept", &kept, &count(text));
    let own = count(&lines(article, |_| true).join("\n"));
    foreign("lost", &text.lines().collect::<Vec<_>>(), &own);
}

/// Prints the lines more than a third of whose words are not left in `counts`.
fn foreign(what: &str, lines: &[&str], counts: &BTreeMap<String, usize>) {
    let mut left = counts.clone();
    for line in lines {
        let (mut all, mut new) = (0, 0);
        for word in words(line) {
            all += 1;
            match left.get_mut(&word) {
                Some(count) if *count > 0 => *count -= 1,
                _ => new += 1,
            }
        }
        if new * 3 > all {
            println!("    {what}: {line}");
        }
    }
}
