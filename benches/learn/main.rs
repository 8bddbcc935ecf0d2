//! Learns what evidence weighs: `cargo bench --bench learn -- [--write] FOLDER...`.
//!
//! Each FOLDER holds the articles of one event and a `gold.json` with what a careful reader found: `agreements` and
//! `disagreements`, whose readings belong together, and `traps`, whose readings do not, each reading with `article`,
//! `value` and `sentence`. What the reader did not write down counts as wrong.
//!
//! The weights are those of logistic regressions with an L2 penalty: whether two equal figures or dates are about one
//! thing, and whether a difference is one that a reader marks. The tables give average precision and, at the threshold
//! in use, precision and recall, fitted on all clusters and with each cluster left out of the fit that judges it; then
//! what the left-out figures lose without each piece of evidence. For differences the last table says how many of those
//! with about one probability are right. `--write` writes `assets/weights.toml`.

mod fit;
mod gold;
mod pairs;
mod verdicts;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use fit::{Example, average_precision, chance, fit, left_out, print_line};
use gainsay::fact::figures::{Evidence, Weights};
use gainsay::model::Judgement;
use gainsay::value::Kind;
use gainsay::verdict::Grounds;
use gold::Cluster;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let writes = arguments.iter().any(|argument| argument == "--write");
    let folders = arguments.iter().filter(|argument| *argument != "--write");
    let clusters: Vec<Cluster> =
        folders.map(|folder| Cluster::read(Path::new(folder))).collect::<Result<_, _>>()?;
    if clusters.is_empty() {
        return Err("usage: learn [--write] FOLDER...".into());
    }
    let mut file = String::from(
        "# What each piece of evidence weighs when two claims with one value are about one thing or not, and when a difference\n\
         # is one that a reader marks; learned, see benches/learn. `least` is the least probability that makes one fact.\n",
    );
    let (mut dates, mut figures) = (Vec::new(), Vec::new());
    for cluster in &clusters {
        let pairs = pairs::pairs(cluster);
        dates.push(pairs.dates);
        figures.push(pairs.figures);
    }
    let without = |names: &'static [&str]| {
        (0..Evidence::NAMES.len()).filter(|at| !names.contains(&Evidence::NAMES[*at]))
    };
    let of_dates: Vec<usize> = without(&["noun", "names", "small", "digits", "money", "age"]).collect();
    let of_figures: Vec<usize> =
        without(&["context", "act", "rare", "lead", "grain", "mixed", "far"]).collect();
    for (name, kind, examples, used) in
        [("date", Kind::Date, &dates, of_dates), ("figure", Kind::Count, &figures, of_figures)]
    {
        let least = Weights::of(kind).map_or(0.5, |weights| weights.least);
        write!(file, "\n[{name}]\nleast = {least}\n")?;
        learn(name, examples, &Evidence::NAMES, &used, least, &mut file)?;
    }
    let differences: Vec<Vec<Example>> = clusters.iter().map(verdicts::differences).collect();
    let used: Vec<usize> = (0..Grounds::NAMES.len()).collect();
    let judged = learn("verdict", &differences, &Grounds::NAMES, &used, Judgement::SURE, &mut file)?;
    print_reliability(&judged);
    if writes {
        fs::write("assets/weights.toml", file)?;
    }
    Ok(())
}

/// Fits the entries `used` of examples in clusters, prints how well they judge, and appends the weights to `file`. Returns
/// the probability of each example by weights that its cluster had no part in, and whether it holds.
fn learn(
    name: &str,
    clusters: &[Vec<Example>],
    names: &[&str],
    used: &[usize],
    least: f64,
    file: &mut String,
) -> Result<Vec<(f64, bool)>, std::fmt::Error> {
    let of_clusters: Vec<Vec<&Example>> = clusters.iter().map(|all| all.iter().collect()).collect();
    let all: Vec<&Example> = of_clusters.iter().flatten().copied().collect();
    let weights = fit(&all, used);
    println!("{name}: {} examples, {} right", all.len(), all.iter().filter(|e| e.together).count());
    println!("{:12} {:>8} {:>10} {:>8}", "", "AP", "precision", "recall");
    let fitted: Vec<(f64, bool)> = all.iter().map(|e| (chance(&weights, e), e.together)).collect();
    print_line("fitted", &fitted, least);
    let out = left_out(&of_clusters, used);
    print_line("left out", &out, least);
    let base = average_precision(&out);
    for at in used.iter().copied().filter(|at| *at > 0) {
        let fewer: Vec<usize> = used.iter().copied().filter(|other| *other != at).collect();
        let without = average_precision(&left_out(&of_clusters, &fewer));
        println!("  without {:12} {:+.3} AP", names[at], without - base);
    }
    write!(file, "\n[{name}.weigh]\n")?;
    for at in used {
        writeln!(file, "{} = {:.3}", names[*at], weights[*at])?;
    }
    Ok(out)
}

/// Prints how many of those with about one probability are right.
fn print_reliability(judged: &[(f64, bool)]) {
    println!("probability   count  right");
    for (from, to) in [(0.0, 0.4), (0.4, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)] {
        let within: Vec<bool> =
            judged.iter().filter(|(chance, _)| (from..to).contains(chance)).map(|(_, is)| *is).collect();
        let right = within.iter().filter(|is| **is).count();
        let share = right as f64 / within.len().max(1) as f64;
        println!("{from:.1} to {:.1} {:9} {share:6.2}", f64::min(to, 1.0), within.len());
    }
}
