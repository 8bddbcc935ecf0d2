//! What each command does.

use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use clap::CommandFactory;
use jiff::civil::DateTime;

use super::args::{AnswerFormat, Arguments, Command, Common, Format, List, ListFormat};
#[cfg(feature = "fetch")]
use super::fetch;
use super::{TROUBLE, console};
use crate::analysis::reference;
use crate::intake::{self, Intake};
use crate::lookup::{Filter, Index};
use crate::mention;
use crate::model::{Briefing, Mention, Verdict, Warning};
use crate::report::{csv, html, json, language_note, markdown, ndjson, text};
use crate::text::{Document, sanitize};
use crate::tui;

/// Exit code of `diff --exit-code` when sources conflict.
const CONFLICT: u8 = 1;

/// Runs the command and returns the exit code.
pub(super) fn run(arguments: Arguments) -> u8 {
    let Arguments { paths, theme, common, command } = arguments;
    // Paths before the name of a command belong to it, too: `gainsay news/ facts`.
    let with = |more: Vec<PathBuf>| [paths.clone(), more].concat();
    if theme.is_some() && command.is_some() && !common.quiet {
        console::complain("--theme is for the reader; a command prints in the colours of the terminal");
    }
    let result = match command {
        None => reader(&paths, theme.as_deref(), common),
        Some(Command::Articles(report)) => {
            briefed(&with(report.paths), common, |briefing| match report.format {
                Format::Text => text::articles(console::page(common.color), briefing),
                Format::Json => json::articles(briefing),
                Format::Ndjson => ndjson::articles(briefing),
                Format::Md => markdown::articles(briefing),
                Format::Csv => csv::articles(briefing),
                Format::Html => html::articles(briefing),
            })
        }
        Some(Command::Facts(report)) => {
            briefed(&with(report.paths), common, |briefing| match report.format {
                Format::Text => text::facts(console::page(common.color), briefing),
                Format::Json => json::facts(briefing),
                Format::Ndjson => ndjson::facts(briefing),
                Format::Md => markdown::facts(briefing),
                Format::Csv => csv::facts(briefing),
                Format::Html => html::facts(briefing),
            })
        }
        Some(Command::Brief(report)) => {
            briefed(&with(report.paths), common, |briefing| brief(report.format, common, briefing))
        }
        Some(Command::Diff { report, exit_code }) => {
            let paths = with(report.paths);
            diff(&paths, report.format, common, exit_code)
        }
        Some(Command::Find { query, paths, format, limit }) => {
            find(&query, &with(paths), format, common, limit)
        }
        Some(Command::Text { list, repairs }) => {
            let List { paths, format } = list;
            listed(&with(paths), common, |intake| body(intake, format, repairs, common))
        }
        Some(Command::Mentions { list, date }) => {
            let List { paths, format } = list;
            listed(&with(paths), common, |intake| mentions(intake, format, common, date))
        }
        #[cfg(feature = "fetch")]
        Some(Command::Fetch { urls, into }) => fetch::run(&urls, &into, common.quiet),
        Some(Command::Completions { shell }) => completions(shell),
        Some(Command::Man) => man(),
    };
    result.unwrap_or_else(|error| {
        console::complain(&format!("cannot write the output: {error}"));
        TROUBLE
    })
}

/// Bare `gainsay`: the reader on a terminal, the briefing in a pipe.
fn reader(paths: &[PathBuf], theme: Option<&str>, common: Common) -> io::Result<u8> {
    if !console::is_terminal() {
        return briefed(paths, common, |briefing| brief(Format::Text, common, briefing));
    }
    let settings = match tui::Settings::of_user(console::is_mono(common.color), theme) {
        Ok(settings) => settings,
        Err(error) => {
            console::complain(&error.to_string());
            return Ok(TROUBLE);
        }
    };
    // Standard input and complaints need the terminal as it is; only the analysis can wait for the first frame.
    let begun = SystemTime::now();
    let Some(intake) = read(paths, common) else { return Ok(TROUBLE) };
    for complaint in &settings.complaints {
        console::complain(complaint);
    }
    let opening = tui::Opening { intake, paths: paths.to_vec(), read: begun, settings };
    if let Err(error) = tui::run(opening) {
        console::complain(&error.to_string());
        return Ok(TROUBLE);
    }
    Ok(0)
}

/// Reads and complains; none when there is nothing to go on with.
fn read(paths: &[PathBuf], common: Common) -> Option<Intake> {
    let intake =
        if paths.is_empty() { intake::built_in() } else { intake::read(paths, &intake::Options::default()) };
    if !common.quiet {
        for warning in &intake.warnings {
            console::complain(&text::complaint(warning));
        }
        if let Some(note) = language_note(&intake.articles) {
            console::complain(&note);
        }
    }
    if intake.articles.is_empty() {
        console::complain(
            "nothing to read: give files or a folder with articles, '-' for standard input, \
             or no path for the articles that come with the program",
        );
        return None;
    }
    Some(intake)
}

fn analyze(intake: Intake) -> Briefing {
    let mut briefing = crate::analyze(intake.articles);
    briefing.warnings = intake.warnings;
    briefing
}

/// Prints what `report` makes of the briefing of `paths`.
fn briefed(paths: &[PathBuf], common: Common, report: impl FnOnce(&Briefing) -> String) -> io::Result<u8> {
    let Some(intake) = read(paths, common) else { return Ok(TROUBLE) };
    let briefing = analyze(intake);
    console::print(&report(&briefing))?;
    leave(briefing);
    Ok(0)
}

/// Leaves a briefing to the system, which takes all memory of the program back at once.
fn leave(briefing: Briefing) {
    std::mem::forget(briefing);
}

/// Prints what `listing` makes of the articles of `paths`, without comparing them.
fn listed(paths: &[PathBuf], common: Common, listing: impl FnOnce(&Intake) -> String) -> io::Result<u8> {
    let Some(intake) = read(paths, common) else { return Ok(TROUBLE) };
    console::print(&listing(&intake))?;
    Ok(0)
}

fn brief(format: Format, common: Common, briefing: &Briefing) -> String {
    match format {
        Format::Text => text::brief(console::page(common.color), briefing),
        Format::Json => json::brief(briefing),
        Format::Ndjson => ndjson::brief(briefing),
        Format::Md => markdown::brief(briefing),
        Format::Csv => csv::brief(briefing),
        Format::Html => html::brief(briefing),
    }
}

fn diff(paths: &[PathBuf], format: Format, common: Common, exit_code: bool) -> io::Result<u8> {
    let Some(intake) = read(paths, common) else { return Ok(TROUBLE) };
    let briefing = analyze(intake);
    console::print(&match format {
        Format::Text => text::disagreements(console::page(common.color), &briefing),
        Format::Json => json::disagreements(&briefing),
        Format::Ndjson => ndjson::disagreements(&briefing),
        Format::Md => markdown::disagreements(&briefing),
        Format::Csv => csv::disagreements(&briefing),
        Format::Html => html::disagreements(&briefing),
    })?;
    let answer = if exit_code { answer_of_diff(paths, &briefing) } else { 0 };
    leave(briefing);
    Ok(answer)
}

/// The answer of `diff --exit-code`. A path that was asked for and not read is trouble, whatever the others say, and so
/// is a file with parts of which none could be read; a stray file in a folder is not.
fn answer_of_diff(paths: &[PathBuf], briefing: &Briefing) -> u8 {
    let failed = |path: &PathBuf| {
        let given = shown(path);
        let is_part = |warning: &Warning| {
            warning.file.strip_prefix(&given).is_some_and(|part| part.starts_with(['/', '#']))
        };
        // Standard input has no path.
        let own = Some(path).filter(|path| path.as_os_str() != "-");
        briefing.warnings.iter().any(|warning| warning.file == given)
            || !path.is_dir()
                && briefing.warnings.iter().any(is_part)
                && briefing.articles.iter().all(|article| article.path.as_ref() != own)
    };
    if paths.iter().any(failed) {
        TROUBLE
    } else if briefing.count(Verdict::Conflict) > 0 {
        CONFLICT
    } else {
        0
    }
}

/// A path as warnings name it.
fn shown(path: &Path) -> String {
    sanitize(&path.to_string_lossy()).into_owned()
}

/// True for what is more likely a word of a query than a path.
fn is_word(path: &Path) -> bool {
    path.as_os_str() != "-" && path.components().count() == 1 && !path.exists()
}

fn find(
    query: &str,
    paths: &[PathBuf],
    format: AnswerFormat,
    common: Common,
    limit: usize,
) -> io::Result<u8> {
    if !common.quiet && paths.iter().any(|path| is_word(path)) {
        console::complain(
            "a query of several words stands between quotes: gainsay find 'trade volume' news/",
        );
    }
    briefed(paths, common, |briefing| {
        let filter = Filter::new(query, briefing);
        if let Some(trouble) = filter.trouble.as_ref().filter(|_| !common.quiet) {
            console::complain(trouble);
        }
        let hits = Index::new(briefing).search_within(briefing, &filter, limit);
        match format {
            AnswerFormat::Text => text::answers(console::page(common.color), briefing, query, &hits),
            AnswerFormat::Json => json::answers(briefing, query, &hits),
            AnswerFormat::Ndjson => ndjson::answers(briefing, query, &hits),
            AnswerFormat::Md => markdown::answers(briefing, query, &hits),
            AnswerFormat::Csv => csv::answers(briefing, &hits),
        }
    })
}

fn body(intake: &Intake, format: ListFormat, repairs: bool, common: Common) -> String {
    match format {
        ListFormat::Json => json::bodies(&intake.articles, &intake.warnings),
        ListFormat::Text if repairs => text::repairs(console::page(common.color), &intake.articles),
        ListFormat::Text => text::bodies(&intake.articles),
    }
}

fn mentions(intake: &Intake, format: ListFormat, common: Common, date: Option<DateTime>) -> String {
    let found: Vec<(Document, Vec<Mention>)> = intake
        .articles
        .iter()
        .map(|article| {
            let document = Document::new(article);
            let mentions = mention::find(article, &document, date.or_else(|| reference(article)));
            (document, mentions)
        })
        .collect();
    match format {
        ListFormat::Text => text::mentions(console::page(common.color), &intake.articles, &found),
        ListFormat::Json => json::mentions(&intake.articles, &intake.warnings, &found),
    }
}

fn completions(shell: clap_complete::Shell) -> io::Result<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "gainsay", &mut script);
    console::print(&String::from_utf8_lossy(&script))?;
    Ok(0)
}

fn man() -> io::Result<u8> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Arguments::command()).render(&mut page)?;
    console::print(&String::from_utf8_lossy(&page))?;
    Ok(0)
}
