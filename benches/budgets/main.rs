//! Measures the program as it is handed out against its budgets and prints a table:
//! `cargo bench --profile dist --bench budgets [-- MOST]`. With `-- --archive FILE COUNT` it only writes an archive of
//! invented articles, one a line.
//!
//! MOST is the size of the largest folder, 100,000 articles if it is left out. What the table means, and one such table,
//! stands in `docs/budgets.md`.

mod folder;
mod process;

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use folder::{Generator, Spread};
use process::Cost;

/// The program, built as it is released.
const PROGRAM: &str = env!("CARGO_BIN_EXE_gainsay");

/// Sizes of folders in articles, and how often each is measured: short runs vary most.
const SIZES: [(usize, usize); 6] = [(1, 40), (10, 40), (100, 10), (1_000, 4), (10_000, 2), (100_000, 1)];
/// Up to this size, what is held in memory is told apart.
const COUNTED: usize = 10_000;
/// Articles of the folder that the reader opens, and how often.
const MANY: (usize, usize) = SIZES[3];
/// Articles that all tell of one event.
const ONE_EVENT: usize = 300;
/// Runs of what takes a blink.
const RUNS: usize = 40;

/// The budgets: times in seconds, sizes in bytes.
mod budget {
    pub const DIFF: f64 = 0.030;
    pub const FRAME: f64 = 0.030;
    pub const THOUSAND: f64 = 3.0;
    pub const ARCHIVE: f64 = 300.0;
    /// From one size to one ten times as large.
    pub const GROWTH: f64 = 12.0;
    pub const ONE_EVENT: f64 = 1.0;
    pub const BINARY: f64 = 16e6;
    /// Memory for up to 1,000 articles, and for up to 100,000.
    pub const MEMORY: (f64, f64) = (80e6, 1.2e9);
}

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--archive") {
        return write_archive(arguments.get(at + 1..).unwrap_or_default());
    }
    // Cargo hands options of its own test runner on.
    let most = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(usize::MAX);
    println!("{}{}\n", process::machine(), process::load());
    sizes(most)?;
    println!("\n| what | measured | budget | |\n|---|--:|--:|---|");
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let diff = process::cost(&seeds, RUNS)?.time;
    let within = |what: &str, format: fn(f64) -> String, measured: f64, budget: f64| {
        let kept = if measured <= budget { "kept" } else { "**over**" };
        println!("| {what} | {} | {} | {kept} |", format(measured), format(budget));
    };
    within("`gainsay diff seeds/`, whole process", milliseconds, diff, budget::DIFF);
    let frames = process::frames(None, RUNS).map_err(io::Error::other)?;
    within("first text of the reader", milliseconds, frames.text, budget::FRAME);
    println!("| reader with all facts of the seeds | {} | | |", milliseconds(frames.all));
    let (many, runs) = MANY;
    if many <= most {
        let folder = tempfile::tempdir()?;
        Generator::new().fill(folder.path(), many, Spread::Events)?;
        let frames = process::frames(Some(folder.path()), runs).map_err(io::Error::other)?;
        println!("| reader with the first facts of 1,000 articles | {} | | |", milliseconds(frames.facts));
        println!("| reader with all facts of 1,000 articles | {} | | |", milliseconds(frames.all));
    }
    within("size of the program", megabytes, fs::metadata(PROGRAM)?.len() as f64, budget::BINARY);
    Ok(())
}

/// Writes the archive that the command line asks for.
fn write_archive(arguments: &[String]) -> io::Result<()> {
    let (Some(file), Some(Ok(count))) = (arguments.first(), arguments.get(1).map(|count| count.parse()))
    else {
        return Err(io::Error::other("--archive wants a file and a number of articles"));
    };
    let mut file = io::BufWriter::new(fs::File::create(file)?);
    Generator::new().write_archive(&mut file, count)?;
    file.flush()
}

/// The table of folders, and how time grows with their size.
fn sizes(most: usize) -> io::Result<()> {
    let generator = Generator::new();
    println!(
        "| articles | stories | text | seconds | processor | memory | facts | disagreements | |\n\
         |--:|--:|--:|--:|--:|--:|--:|--:|---|"
    );
    let mut times = Vec::new();
    let mut held = Vec::new();
    for (count, runs) in SIZES.into_iter().filter(|(count, _)| *count <= most) {
        let folder = tempfile::tempdir()?;
        let bytes = generator.fill(folder.path(), count, Spread::Events)?;
        times.push((count, size(folder.path(), bytes, count, Spread::Events, runs)?));
        if count <= COUNTED {
            held = vec![(count, process::held(folder.path()))];
        }
    }
    if ONE_EVENT <= most {
        let folder = tempfile::tempdir()?;
        let bytes = generator.fill(folder.path(), ONE_EVENT, Spread::OneEvent)?;
        size(folder.path(), bytes, ONE_EVENT, Spread::OneEvent, SIZES[2].1)?;
    }
    println!();
    for pair in times.windows(2).filter(|pair| pair[0].0 >= MANY.0) {
        let ((few, short), (many, long)) = (pair[0], pair[1]);
        let kept = if long / short < budget::GROWTH { "kept" } else { "**over**" };
        println!(
            "From {few} to {many} articles time grows {:.1} times; budget {}: {kept}.",
            long / short,
            budget::GROWTH
        );
    }
    for (count, process::Held { texts, outlines, facts }) in held {
        println!(
            "Of {count} articles, the texts take {}, the outlines {}, the facts with their readings {}.",
            megabytes(texts),
            megabytes(outlines),
            megabytes(facts)
        );
    }
    Ok(())
}

/// Measures one folder, prints its row and returns the seconds.
fn size(folder: &Path, bytes: u64, count: usize, spread: Spread, runs: usize) -> io::Result<f64> {
    let Cost { time, processor, memory } = process::cost_of_stream(folder, runs)?;
    let found = process::found(folder)?;
    let limit = match (spread, count) {
        (Spread::OneEvent, _) => Some(budget::ONE_EVENT),
        (Spread::Events, 1_000) => Some(budget::THOUSAND),
        (Spread::Events, 100_000) => Some(budget::ARCHIVE),
        _ => None,
    };
    let room = if count <= 1_000 { budget::MEMORY.0 } else { budget::MEMORY.1 };
    let mut over = Vec::new();
    if limit.is_some_and(|limit| time > limit) {
        over.push("time over");
    }
    if memory.is_some_and(|memory| memory > room) {
        over.push("memory over");
    }
    println!(
        "| {count} | {} | {} | {time:.3} | {} | {} | {} | {} | {} |",
        found.stories,
        megabytes(bytes as f64),
        processor.map_or_else(|| "?".to_owned(), |seconds| format!("{seconds:.2}")),
        memory.map_or_else(|| "?".to_owned(), megabytes),
        found.facts,
        found.disagreements,
        if over.is_empty() { "kept".to_owned() } else { format!("**{}**", over.join(", ")) },
    );
    Ok(time)
}

fn milliseconds(seconds: f64) -> String {
    format!("{:.1} ms", seconds * 1e3)
}

fn megabytes(bytes: f64) -> String {
    format!("{:.1} MB", bytes / 1e6)
}
