//! What each command does.

use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use clap::CommandFactory;
use jiff::civil::Date;

use super::args::{Arguments, BriefingPrint, Command, Common, Input, OfArchive};
use super::console;
use super::exit::{CONFLICT, NOTHING, TROUBLE};
#[cfg(feature = "fetch")]
use super::fetch;
use super::paths::each_once;
use super::reading::{ReadNews, is_any_unread, read, read_news};
use super::stream;
use crate::intake::Intake;
use crate::lookup::{Filter, Index};
use crate::model::Verdict;
use crate::report::{Answers, ArticleOutlines, ArticleTexts, Mentions, OutlinedArticle, Print, text};
use crate::text::Document;
use crate::{mention, parallel, tui};

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
        let format = BriefingPrint { print: text::brief, is_by_story: false };
        return print_briefing(paths, common, &OfArchive::default(), format);
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
    format: BriefingPrint,
) -> io::Result<u8> {
    let Some(news) = ReadNews::read(paths, common, archive) else { return Ok(TROUBLE) };
    if format.is_by_story {
        return stream::print(news, common, format.print).map(|_| 0);
    }
    print(common, format.print, news.briefing())
}

fn print_disagreements(
    paths: &[PathBuf],
    common: Common,
    archive: &OfArchive,
    format: BriefingPrint,
    exit_code: bool,
) -> io::Result<u8> {
    let Some(news) = ReadNews::read(paths, common, archive) else { return Ok(TROUBLE) };
    let unread = exit_code && is_any_unread(paths, &news.intake);
    let code = |conflicts: usize| match conflicts {
        _ if !exit_code => 0,
        _ if unread => TROUBLE,
        0 => 0,
        _ => CONFLICT,
    };
    if format.is_by_story {
        return stream::print(news, common, format.print).map(code);
    }
    let briefing = news.briefing();
    let conflicts = briefing.count(Verdict::Conflict);
    print(common, format.print, briefing)?;
    Ok(code(conflicts))
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
    let Some(news) = ReadNews::read(paths, common, &OfArchive::default()) else {
        return Ok(TROUBLE);
    };
    let briefing = news.briefing();
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
    print(common, format, ArticleOutlines { articles: parallel::map_each(articles, OutlinedArticle::new) })
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
