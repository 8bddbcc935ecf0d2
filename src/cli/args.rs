//! The commands and options as one definition, from which `--help`, the completions and the man page come.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::DateTime;

const EXAMPLES: &str = "\
Examples:
  gainsay articles/                   read a folder of articles
  gainsay                             read the articles that come with the program
  gainsay diff a.txt b.txt            where two articles disagree
  gainsay find 'trade volume' news/   who says what about the trade volume
  gainsay brief --format html news/   a briefing to print and hand out
  gainsay diff --exit-code news/      exit code 1 when sources conflict
  curl -s URL | gainsay facts -       one article from standard input";

#[cfg(feature = "fetch")]
const FETCH_EXAMPLE: &str = "\n  gainsay fetch URL --into news/      save a page or a feed for later";
#[cfg(not(feature = "fetch"))]
const FETCH_EXAMPLE: &str = "";

fn examples() -> String {
    format!("{EXAMPLES}{FETCH_EXAMPLE}\n\nA folder named like a command is given as ./facts.")
}

const PATHS: &str =
    "Files and folders with articles, '-' for standard input; none: the articles that come with the program";

/// Shows what several news articles on one story agree on and where they gainsay each other.
///
/// Without a command the reader opens; when standard output is no terminal, the briefing is printed instead.
#[derive(Debug, Parser)]
#[command(name = "gainsay", version, after_help = examples())]
pub(super) struct Arguments {
    #[arg(value_name = "PATH", help = PATHS)]
    pub paths: Vec<PathBuf>,
    /// The theme of the reader: terminal, dark, light, safe, mono, or one of themes.toml
    #[arg(long, value_name = "NAME")]
    pub theme: Option<String>,
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What every command takes.
#[derive(Debug, Clone, Copy, Args)]
pub(super) struct Common {
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        help = "When to use colour; NO_COLOR switches it off as 'never' does"
    )]
    pub color: Color,
    /// Do not say on standard error which files could not be read
    #[arg(short, long, global = true)]
    pub quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// When standard output is a terminal
    Auto,
    /// Even into a pipe
    Always,
    /// Text only
    Never,
}

/// Forms of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// To read
    Text,
    /// For programs: one object on one line
    Json,
    /// For programs: one such line for every story
    Ndjson,
    /// Markdown, to hand out
    Md,
    /// For spreadsheets: a row for every reading
    Csv,
    /// A page to print
    Html,
}

/// Forms of what a search found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum AnswerFormat {
    /// To read
    Text,
    /// For programs: one object on one line
    Json,
    /// For programs: a line for every result
    Ndjson,
    /// Markdown, to hand out
    Md,
    /// For spreadsheets: a row for every reading
    Csv,
}

/// Forms of a listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    /// To read
    Text,
    /// For programs: one object on one line
    Json,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// List the articles: source, date, headline, how often in dispute
    Articles(Report),
    /// List the facts that the articles state, with their sources
    Facts(Report),
    /// Show where the articles disagree, and why
    Diff {
        #[command(flatten)]
        report: Report,
        /// Exit with 0 when nothing conflicts, 1 when sources conflict, 2 on trouble
        #[arg(long)]
        exit_code: bool,
    },
    /// Print the whole briefing on a page
    Brief(Report),
    /// Answer a question or find words: the most likely answer first
    Find {
        /// Words or a question; quote it when it has several words
        query: String,
        #[arg(value_name = "PATH", help = PATHS)]
        paths: Vec<PathBuf>,
        /// The form of the output
        #[arg(short, long, value_name = "FORMAT", default_value = "text")]
        format: AnswerFormat,
        /// The most results to print
        #[arg(long, value_name = "N", default_value_t = 10)]
        limit: usize,
    },
    /// Print the text as the analysis sees it, after repair
    Text {
        #[command(flatten)]
        list: List,
        /// List what was changed instead
        #[arg(long)]
        repairs: bool,
    },
    /// List every figure, date and name with its normal form
    Mentions {
        #[command(flatten)]
        list: List,
        /// The day that "today" means: YYYY-MM-DD or YYYY-MM-DDTHH:MM; without it the day of each article
        #[arg(long, value_name = "DATE")]
        date: Option<DateTime>,
    },
    /// Save pages and feeds of the web as Markdown files
    #[cfg(feature = "fetch")]
    Fetch {
        /// Addresses of articles or feeds
        #[arg(value_name = "URL", required = true)]
        urls: Vec<String>,
        /// The folder to save them in
        #[arg(long, value_name = "DIR", default_value = ".")]
        into: PathBuf,
    },
    /// Print a completion script for a shell
    Completions { shell: clap_complete::Shell },
    /// Print the manual page
    Man,
}

/// Input and form of a report.
#[derive(Debug, Args)]
pub(super) struct Report {
    #[arg(value_name = "PATH", help = PATHS)]
    pub paths: Vec<PathBuf>,
    /// The form of the output
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
}

/// Input and form of a listing.
#[derive(Debug, Args)]
pub(super) struct List {
    #[arg(value_name = "PATH", help = PATHS)]
    pub paths: Vec<PathBuf>,
    /// The form of the output
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    pub format: ListFormat,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_definition_is_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_command_wins_over_a_folder_of_its_name() {
        let parse = |words: &[&str]| Arguments::try_parse_from([&["gainsay"], words].concat()).unwrap();
        assert!(matches!(parse(&["facts"]).command, Some(Command::Facts(_))));
        assert!(parse(&["./facts"]).command.is_none());
        assert!(matches!(parse(&["--quiet", "facts", "news"]).command, Some(Command::Facts(_))));
    }

    #[test]
    fn a_reference_date_needs_no_time() {
        let arguments = Arguments::try_parse_from(["gainsay", "mentions", "--date", "2026-02-05"]).unwrap();
        let Some(Command::Mentions { date, .. }) = arguments.command else { panic!("not the command") };
        assert_eq!(date, Some(jiff::civil::date(2026, 2, 5).at(0, 0, 0, 0)));
    }
}
