//! Counts in how many sentences of news each word stands, and writes `assets/lexicon/frequencies.txt`:
//! `cargo bench --bench frequencies -- FOLDER`, with the treebank of `docs/syntax.md` in FOLDER.

#[path = "syntax/treebank.rs"]
#[allow(dead_code, reason = "the grammar is of no use here")]
mod treebank;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use gainsay::story::counted_form;
use gainsay::text::fold;

/// Sentences that must have a word before it is listed; of rarer ones the number tells little.
const LEAST: usize = 20;
/// Frequency from which on a name is listed: one that is in the news for some event is not common.
const LEAST_NAME: f64 = 20.0;
/// The unit of the list.
const PER: f64 = 10_000.0;
/// Longest line of the list.
const WIDTH: usize = 100;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().skip(1).find(|argument| argument != "--bench");
    let folder = folder.ok_or("usage: frequencies FOLDER")?;
    let sentences = treebank::read(Path::new(&folder), "train")?;
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    // How often a form is written as a name, and how often at all.
    let mut names: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for sentence in &sentences {
        for entry in &sentence.entries {
            let (as_name, all) = names.entry(counted_form(&fold(&entry.form))).or_default();
            *as_name += usize::from(entry.tag.is_proper());
            *all += 1;
        }
        let words = sentence.entries.iter().map(|entry| fold(&entry.form));
        let words =
            words.filter(|word| word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_alphabetic()));
        let forms: BTreeSet<String> = words.map(|word| counted_form(&word)).collect();
        for form in forms {
            *counts.entry(form).or_default() += 1;
        }
    }
    let mut by_frequency: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for (form, count) in counts.into_iter().filter(|(_, count)| *count >= LEAST) {
        let frequency = (count as f64 * PER / sentences.len() as f64).round();
        let is_name = names.get(&form).is_some_and(|(as_name, all)| 2 * as_name > *all);
        if is_name && frequency < LEAST_NAME {
            continue;
        }
        // Two digits are as many as the figures are good for.
        let frequency = if frequency < 100.0 { frequency } else { (frequency / 10.0).round() * 10.0 };
        by_frequency.entry(frequency as u32).or_default().push(form);
    }
    std::fs::write("assets/lexicon/frequencies.txt", list(&by_frequency)?)?;
    Ok(())
}

/// The list in the syntax of all word lists, the commonest words first.
fn list(by_frequency: &BTreeMap<u32, Vec<String>>) -> Result<String, std::fmt::Error> {
    let mut out = String::from(
        "# How common words are in news: stems, and countries, by the number of sentences in 10,000 that have them.\n\
         # Written by benches/frequencies; NOTICE says of what.\n\n[frequency]\n",
    );
    for (frequency, forms) in by_frequency.iter().rev() {
        let mut line = String::new();
        for form in forms {
            if !line.is_empty() && line.len() + form.len() > WIDTH {
                writeln!(out, "{line} = {frequency}")?;
                line.clear();
            }
            if !line.is_empty() {
                line.push_str(", ");
            }
            line.push_str(form);
        }
        writeln!(out, "{line} = {frequency}")?;
    }
    Ok(out)
}
