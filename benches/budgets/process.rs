//! What a run of the program takes: time, memory, time to the first text on a screen.

use std::fs;
use std::io::{self, Read};
use std::num::NonZero;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use gainsay::model::{Article, Corrections, Fact, Reading, Variant};
use gainsay::story::Outline;
use gainsay::text::Document;
use gainsay::{StoryStream, intake};

use super::PROGRAM;

/// How often the memory of a running program is looked at.
const LOOK: Duration = Duration::from_millis(1);
/// The terminal that the reader opens in.
const ROWS: u16 = 40;
const COLUMNS: u16 = 120;

/// What `gainsay diff` on a folder takes.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// Seconds from start to end of the process, the fastest of several runs.
    pub time: f64,
    /// Seconds of all processors together, the least of several runs: on a machine that others keep busy it tells more
    /// than the time from start to end. None where the system does not tell.
    pub processor: Option<f64>,
    /// Bytes in memory at most; none where the system does not tell.
    pub memory: Option<f64>,
}

/// What is found in a folder.
pub struct Found {
    pub stories: usize,
    pub facts: usize,
    pub disagreements: usize,
}

/// Counts what is found in a folder.
pub fn found(folder: &Path) -> io::Result<Found> {
    let articles = intake::read(&[folder.to_owned()], &intake::Options::default()).articles;
    let mut stream = StoryStream::new(articles, &Corrections::default(), None, |_| {})?;
    let mut found = Found { stories: 0, facts: 0, disagreements: 0 };
    loop {
        let stories = stream.next_stories()?;
        if stories.is_empty() {
            return Ok(found);
        }
        for briefing in stories {
            found.stories += 1;
            found.facts += briefing.facts.len();
            found.disagreements += briefing.disagreements.len();
        }
    }
}

/// Bytes that are held of a folder when all of it is compared at once.
pub struct Held {
    pub texts: f64,
    pub outlines: f64,
    pub facts: f64,
}

/// What is held of a folder, counted entry by entry, without what the allocator adds.
pub fn held(folder: &Path) -> Held {
    let articles = intake::read(&[folder.to_owned()], &intake::Options::default()).articles;
    let texts: usize = articles.iter().map(|article| size_of::<Article>() + article.body.capacity()).sum();
    let outline =
        |article| Outline::new(article, &Document::new(article)).terms().len() * size_of::<(u64, f64)>();
    let outlines: usize = articles.iter().map(outline).sum();
    let briefing = gainsay::analyze(articles);
    let readings = |variant: &Variant| {
        size_of::<Variant>() + variant.value.len() + variant.readings.len() * size_of::<Reading>()
    };
    let fact = |fact: &Fact| {
        size_of::<Fact>()
            + fact.topic.len()
            + fact.id.len()
            + fact.variants.iter().map(readings).sum::<usize>()
    };
    let facts: usize = briefing.facts.iter().map(fact).sum();
    Held { texts: texts as f64, outlines: outlines as f64, facts: facts as f64 }
}

/// Measures `gainsay diff FOLDER`.
pub fn cost(folder: &Path, runs: usize) -> io::Result<Cost> {
    cost_of(folder, runs, &[])
}

/// Measures `gainsay diff --format ndjson FOLDER`.
pub fn cost_of_stream(folder: &Path, runs: usize) -> io::Result<Cost> {
    cost_of(folder, runs, &["--format", "ndjson"])
}

fn cost_of(folder: &Path, runs: usize, options: &[&str]) -> io::Result<Cost> {
    let mut time = f64::INFINITY;
    let mut processor: Option<f64> = None;
    for _ in 0..runs {
        let before = of_children();
        let start = Instant::now();
        let output = diff(folder, options).stdout(Stdio::null()).output()?;
        time = time.min(start.elapsed().as_secs_f64());
        let taken = of_children().zip(before).map(|(after, before)| after - before);
        processor = taken.map(|taken| processor.map_or(taken, |least| least.min(taken))).or(processor);
        if !output.status.success() {
            return Err(io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned()));
        }
    }
    Ok(Cost { time, processor, memory: memory(folder, options)? })
}

/// Seconds of processor time of all programs that were run and have ended, in steps of a hundredth.
fn of_children() -> Option<f64> {
    /// Of the fields behind the name of the program: ticks spent by ended children, in the program and in the system.
    const CHILDREN: [usize; 2] = [13, 14];
    /// Ticks of a second, the same on every Linux that programs see.
    const TICKS: f64 = 100.0;
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |field: usize| fields.get(field)?.parse::<f64>().ok();
    Some((ticks(CHILDREN[0])? + ticks(CHILDREN[1])?) / TICKS)
}

/// How many programs wanted a processor during the last minute, on average, where the system tells.
pub fn load() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split_whitespace().next().map_or_else(String::new, |load| format!(", load {load}"))
}

fn diff(folder: &Path, options: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.arg("diff").args(options).arg(folder).stdin(Stdio::null());
    command
}

/// The most bytes that a further run has in memory, looked at while it runs.
fn memory(folder: &Path, options: &[&str]) -> io::Result<Option<f64>> {
    let mut child = diff(folder, options).stdout(Stdio::null()).spawn()?;
    let status = format!("/proc/{}/status", child.id());
    let mut most = None;
    while child.try_wait()?.is_none() {
        let peak = fs::read_to_string(&status).ok().and_then(|status| {
            let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
            line.trim().trim_end_matches(" kB").parse::<f64>().ok()
        });
        most = peak.map(|kilobytes| kilobytes * 1024.0).or(most);
        thread::sleep(LOOK);
    }
    Ok(most)
}

/// When the reader shows what, in seconds from its start.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frames {
    /// The first text.
    pub text: f64,
    /// The first facts.
    pub facts: f64,
    /// The facts of all stories.
    pub all: f64,
}

/// Starts the reader on `folder`, or on the built-in articles; the fastest of several runs for each.
pub fn frames(
    folder: Option<&Path>,
    runs: usize,
) -> Result<Frames, Box<dyn std::error::Error + Send + Sync>> {
    let mut best = Frames { text: f64::INFINITY, facts: f64::INFINITY, all: f64::INFINITY };
    for _ in 0..runs {
        let pair =
            native_pty_system().openpty(PtySize { rows: ROWS, cols: COLUMNS, ..PtySize::default() })?;
        let mut reader = pair.master.try_clone_reader()?;
        let mut command = CommandBuilder::new(PROGRAM);
        command.env("TERM", "xterm-256color");
        command.args(folder);
        let start = Instant::now();
        let mut child = pair.slave.spawn_command(command)?;
        let size = |cells| NonZero::new(cells).ok_or("a terminal without cells");
        let mut screen = vt100::Parser::new(size(ROWS)?, size(COLUMNS)?, 0);
        let (mut text, mut facts) = (None, None);
        let mut bytes = [0; 4096];
        loop {
            let count = reader.read(&mut bytes)?;
            if count == 0 {
                return Err("the reader ended before it showed facts".into());
            }
            screen.process(&bytes[..count]);
            let now = start.elapsed().as_secs_f64();
            let shown = screen.screen().contents();
            if !shown.trim().is_empty() {
                text.get_or_insert(now);
            }
            // The sign of outlets that disagree: in the line below the headline, or in the list of stories.
            if !shown.contains('≠') {
                continue;
            }
            let first = *facts.get_or_insert(now);
            if !shown.contains("stories compared") {
                best.text = best.text.min(text.unwrap_or(now));
                best.facts = best.facts.min(first);
                best.all = best.all.min(now);
                break;
            }
        }
        child.kill()?;
        child.wait()?;
    }
    Ok(best)
}

/// The machine in a line: processors and their clock.
pub fn machine() -> String {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let clock = fs::read_to_string("/proc/cpuinfo").ok().and_then(|text| {
        let line = text.lines().find(|line| line.starts_with("cpu MHz"))?;
        line.split_once(':')?.1.trim().parse::<f64>().ok()
    });
    let clock = clock.map_or_else(String::new, |clock| format!(" at {:.1} GHz", clock / 1e3));
    format!("{processors} processors{clock}, {} {}", std::env::consts::OS, std::env::consts::ARCH)
}
