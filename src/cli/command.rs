//! What each command does.

use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use clap::CommandFactory;
use jiff::civil::Date;

use super::args::{Arguments, Command, Common, Input, OfArchive};
use super::console;
use super::exit::{CONFLICT, NOTHING, TROUBLE};
#[cfg(feature = "fetch")]
use super::fetch;
use super::paths::{each_once, names, safe_name};
use crate::intake::{self, Intake};
use crate::lookup::{Filter, Index};
use crate::memory::Store;
use crate::model::{Article, Briefing, Corrections, Verdict, Warning};
use crate::report::{
    Answers, ArticleOutlines, ArticleTexts, Mentions, Print, counted, language_note, text, warning_line,
};
use crate::text::Document;
use crate::{Analysis, mention, parallel, story, tui};

/// Runs the command and returns the exit code.
pub(super) fn run(arguments: Arguments) -> u8 {
    let Arguments { input: Input { paths }, theme, common, command } = arguments;
    // Paths may also come before the command: `gainsay news/ facts`.
    let all = |input: Input| each_once(&[paths.as_slice(), &input.paths].concat());
    if theme.is_some() && command.is_some() && !common.quiet {
        console::warn("--theme has no effect on a command, only on the reader");
    }
    let result = match command {
        None => open_reader(&each_once(&paths), theme.as_deref(), common),
        Some(Command::Articles { input, archive, format } | Command::Facts { input, archive, format }) => {
            print_briefing(&all(input), common, &archive, format)
        }
        Some(Command::Brief { input, archive, format, full }) => {
            print_briefing(&all(input), common, &archive, if full { format.full } else { format.page })
        }
        Some(Command::Diff { input, archive, format, exit_code }) => {
            print_disagreements(&all(input), common, &archive, format, exit_code)
        }
        Some(Command::Find { query, input, format, limit }) => {
            print_answers(query, &all(input), common, format, limit)
        }
        Some(Command::Text { input, format, repairs }) => print_texts(&all(input), common, format, repairs),
        Some(Command::Mentions { input, format, date }) => print_mentions(&all(input), common, format, date),
        Some(Command::Outline { input, own_ids, format }) => {
            print_outlines(&all(input), common, own_ids, format)
        }
        #[cfg(feature = "fetch")]
        Some(Command::Fetch { urls, into }) => fetch::run(&urls, &into, common.quiet),
        Some(Command::Completions { shell }) => print_completions(shell),
        Some(Command::Man) => print_manual(),
    };
    result.unwrap_or_else(|error| {
        console::warn(&format!("cannot write the output: {error}"));
        TROUBLE
    })
}

/// Opens the reader; without a terminal, prints the briefing.
fn open_reader(paths: &[PathBuf], theme: Option<&str>, common: Common) -> io::Result<u8> {
    if !console::is_terminal() {
        return print_briefing(paths, common, &OfArchive::default(), text::brief);
    }
    let settings = match tui::Settings::of_user(console::is_mono(common.color), theme) {
        Ok(settings) => settings,
        Err(error) => {
            console::warn(&error.to_string());
            return Ok(TROUBLE);
        }
    };
    if common.uncorrected && !common.quiet {
        console::warn(
            "--uncorrected has no effect on the reader, which shows corrections and takes them back",
        );
    }
    // Standard input and warnings need the plain terminal; only the analysis can wait for the first frame.
    let begun = SystemTime::now();
    let Some(intake) = read_news(paths, common, false) else { return Ok(TROUBLE) };
    for complaint in &settings.complaints {
        console::warn(complaint);
    }
    let opening = tui::Opening { intake, paths: paths.to_vec(), read: begun, settings, all: common.all };
    if let Err(error) = tui::run(opening) {
        console::warn(&error.to_string());
        return Ok(TROUBLE);
    }
    Ok(0)
}

/// Reads `paths` and warns about what cannot be read; none if there is no article.
fn read(paths: &[PathBuf], common: Common, own_ids: bool) -> Option<Intake> {
    let intake = if paths.is_empty() {
        intake::built_in()
    } else {
        let options = intake::Options { own_ids, ..intake::Options::default() };
        let line = console::CountLine::new(common.quiet);
        intake::read_counted(paths, &options, |done, of| line.tell(done, of))
    };
    if !common.quiet {
        for warning in &intake.warnings {
            console::warn(&warning_line(warning));
        }
        if let Some(note) = language_note(&intake.articles) {
            console::warn(&note);
        }
    }
    if intake.articles.is_empty() {
        console::warn(
            "nothing to read: give files or folders of articles, '-' for standard input, \
             or nothing for the articles that come with gainsay",
        );
        return None;
    }
    Some(intake)
}

/// The same without texts that are no news, where those are most of what was read.
fn read_news(paths: &[PathBuf], common: Common, own_ids: bool) -> Option<Intake> {
    let mut intake = read(paths, common, own_ids)?;
    let all = intake.articles.len();
    let others = if common.all { 0 } else { story::leave_out_other_texts(&mut intake.articles) };
    if others > 0 {
        let texts = format!("{others} of {all} texts look like documentation, not news");
        if others == all {
            console::warn(&format!("{texts}: there is nothing to compare; --all compares them all the same"));
            return None;
        }
        if !common.quiet {
            console::warn(&format!("{texts}; they are left out: --all compares them"));
        }
    }
    Some(intake)
}

/// Reads and compares the articles of `paths`, as the user has corrected them, or as part of an archive; none if there is no
/// article, or if what the archive counts cannot be read.
fn read_and_analyze(paths: &[PathBuf], common: Common, archive: &OfArchive) -> Option<Briefing> {
    let (warnings, analysis) = if let Some(file) = archive.frequencies.as_ref().filter(|_| archive.one_group)
    {
        let counts = read_counts(file)?;
        // What is left out as documentation has been left out of the archive.
        let Intake { articles, warnings } = read(paths, common, archive.own_ids)?;
        (warnings, Analysis::of_part(articles, &counts))
    } else {
        let Intake { articles, warnings } = read_news(paths, common, archive.own_ids)?;
        (warnings, Analysis::new(articles, &corrections(paths, common)))
    };
    Some(Briefing { warnings, ..analysis.finish() })
}

/// What an archive counts; none, with word of it on standard error, if `file` does not say so.
fn read_counts(file: &Path) -> Option<story::ArchiveCounts> {
    let read = || {
        let text = std::fs::read(file).map_err(|error| error.to_string())?;
        serde_json::from_slice(&text).map_err(|error| error.to_string())
    };
    let trouble =
        |cause| console::warn(&format!("cannot read the frequencies of {}: {cause}", file.display()));
    read().map_err(trouble).ok()
}

/// What the user corrected in `paths`, with word of it on standard error.
fn corrections(paths: &[PathBuf], common: Common) -> Corrections {
    let Some(store) = Store::for_user(paths).filter(|_| !common.uncorrected) else {
        return Corrections::default();
    };
    let (memory, trouble) = store.look();
    let corrections = memory.corrections;
    let told = trouble.or_else(|| corrections_note(corrections.count()));
    if let Some(told) = told.filter(|_| !common.quiet) {
        console::warn(&told);
    }
    corrections
}

/// Says that corrections are applied; none where there are none.
fn corrections_note(count: usize) -> Option<String> {
    let (are, them) = if count == 1 { ("is", "it") } else { ("are", "them") };
    let kept = counted(count, "correction", "corrections");
    (count > 0)
        .then(|| format!("{kept} kept for these articles {are} applied; --uncorrected leaves {them} out"))
}

/// Prints `report`. Leaves its memory to the system, which takes back all of it at once.
fn print<T>(common: Common, format: Print<T>, report: T) -> io::Result<u8> {
    console::print(&format(console::page(common.color), &report))?;
    std::mem::forget(report);
    Ok(0)
}

fn print_briefing(
    paths: &[PathBuf],
    common: Common,
    archive: &OfArchive,
    format: Print<Briefing>,
) -> io::Result<u8> {
    let Some(briefing) = read_and_analyze(paths, common, archive) else { return Ok(TROUBLE) };
    print(common, format, briefing)
}

fn print_disagreements(
    paths: &[PathBuf],
    common: Common,
    archive: &OfArchive,
    format: Print<Briefing>,
    exit_code: bool,
) -> io::Result<u8> {
    let Some(briefing) = read_and_analyze(paths, common, archive) else { return Ok(TROUBLE) };
    let code = if exit_code { exit_code_of_diff(paths, &briefing) } else { 0 };
    print(common, format, briefing)?;
    Ok(code)
}

/// The exit code of `diff --exit-code`. It is trouble if a given path could not be read, or no part of a given file that
/// has several; a stray file in a folder does not matter.
fn exit_code_of_diff(paths: &[PathBuf], briefing: &Briefing) -> u8 {
    let failed = |(path, given): (&PathBuf, Vec<String>)| {
        let is_part = |warning: &Warning| {
            let part = |name: &String| warning.file.strip_prefix(name);
            given.iter().filter_map(part).any(|part| part.starts_with(['/', '#']))
        };
        // Articles from standard input have no path.
        let is_own = |article: &Article| match &article.path {
            Some(path) => given.contains(&safe_name(path)),
            None => path.as_os_str() == "-",
        };
        briefing.warnings.iter().any(|warning| given.contains(&warning.file))
            || !path.is_dir()
                && briefing.warnings.iter().any(is_part)
                && !briefing.articles.iter().any(is_own)
    };
    if paths.iter().zip(names(paths)).any(failed) {
        TROUBLE
    } else if briefing.count(Verdict::Conflict) > 0 {
        CONFLICT
    } else {
        0
    }
}

/// True if `path` is more likely a word of a query.
fn is_likely_word(path: &Path) -> bool {
    path.as_os_str() != "-" && path.components().count() == 1 && !path.exists()
}

fn print_answers(
    query: String,
    paths: &[PathBuf],
    common: Common,
    format: Print<Answers>,
    limit: usize,
) -> io::Result<u8> {
    if !common.quiet && paths.iter().any(|path| is_likely_word(path)) {
        console::warn("put a query of several words in quotes: gainsay find 'trade volume' news/");
    }
    let Some(briefing) = read_and_analyze(paths, common, &OfArchive::default()) else { return Ok(TROUBLE) };
    let filter = Filter::new(&query, &briefing);
    if let Some(trouble) = filter.trouble.as_ref().filter(|_| !common.quiet) {
        console::warn(trouble);
    }
    let findings = Index::new(&briefing).find(&briefing, &filter, limit);
    let code = if findings.hits.is_empty() { NOTHING } else { 0 };
    print(common, format, Answers { briefing, query, findings })?;
    Ok(code)
}

fn print_outlines(
    paths: &[PathBuf],
    common: Common,
    own_ids: bool,
    format: Print<ArticleOutlines>,
) -> io::Result<u8> {
    let Some(Intake { articles, .. }) = read(paths, common, own_ids) else { return Ok(TROUBLE) };
    let outlines = parallel::map(articles.len(), |at| {
        let document = Document::new(&articles[at]);
        (story::Outline::new(&articles[at], &document), story::is_prose(&articles[at], &document))
    });
    print(common, format, ArticleOutlines { articles, outlines })
}

fn print_texts(
    paths: &[PathBuf],
    common: Common,
    format: Print<ArticleTexts>,
    only_repairs: bool,
) -> io::Result<u8> {
    let Some(Intake { articles, warnings }) = read(paths, common, false) else { return Ok(TROUBLE) };
    print(common, format, ArticleTexts { articles, warnings, only_repairs })
}

fn print_mentions(
    paths: &[PathBuf],
    common: Common,
    format: Print<Mentions>,
    date: Option<Date>,
) -> io::Result<u8> {
    let Some(Intake { articles, warnings }) = read(paths, common, false) else { return Ok(TROUBLE) };
    let found = articles
        .iter()
        .map(|article| {
            let document = Document::new(article);
            let published = article.published.map(|published| published.value);
            let mentions = mention::find(article, &document, date.or(published));
            (document, mentions)
        })
        .collect();
    print(common, format, Mentions { texts: ArticleTexts { articles, warnings, only_repairs: false }, found })
}

fn print_completions(shell: clap_complete::Shell) -> io::Result<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "gainsay", &mut script);
    console::print(&String::from_utf8_lossy(&script))?;
    Ok(0)
}

fn print_manual() -> io::Result<u8> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Arguments::command()).render(&mut page)?;
    console::print(&String::from_utf8_lossy(&page))?;
    Ok(0)
}
