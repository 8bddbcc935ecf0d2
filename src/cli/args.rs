//! The commands and options as one definition, from which `--help`, the completions and the man page come.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::model::Briefing;
use crate::report::{Answers, ArticleOutlines, ArticleTexts, FORMATS, Format, Mentions, Print};

const EXAMPLES: &str = "\
Examples:
  gainsay articles/                   read a folder of articles
  gainsay                             read the articles that come with gainsay
  gainsay diff a.txt b.txt            where two articles disagree
  gainsay find 'trade volume' news/   who says what about the trade volume
  gainsay brief --format html news/   a briefing to print and hand out
  gainsay diff --exit-code news/      exit with 1 when outlets conflict
  curl -s URL | gainsay facts -       one article from standard input";

#[cfg(feature = "fetch")]
const FETCH_EXAMPLE: &str = "\n  gainsay fetch URL --into news/      save a page or a feed for later";
#[cfg(not(feature = "fetch"))]
const FETCH_EXAMPLE: &str = "";

fn examples() -> String {
    format!("{EXAMPLES}{FETCH_EXAMPLE}\n\nTo open a folder that has the name of a command, write ./facts.")
}

const PATHS: &str =
    "Files and folders of articles, '-' for standard input [default: the articles that come with gainsay]";

const FORMAT: &str = "The format to print";

/// Shows what several news articles on one story agree on, and where they gainsay each other.
///
/// Without a command, gainsay opens the reader, or prints the briefing if standard output is not a terminal.
#[derive(Debug, Parser)]
#[command(name = "gainsay", version, after_help = examples())]
pub(super) struct Arguments {
    #[command(flatten)]
    pub input: Input,
    /// The theme of the reader: terminal, dark, light, safe, mono, or one from themes.toml
    #[arg(long, value_name = "NAME")]
    pub theme: Option<String>,
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Options of every command.
#[derive(Debug, Clone, Copy, Args)]
pub(super) struct Common {
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        help = "When to use colour; setting NO_COLOR has the same effect as 'never'"
    )]
    pub color: Color,
    /// Print no warnings on standard error; errors are still printed
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Compare all texts, even where most of them look like documentation and not like news
    #[arg(long, global = true)]
    pub all: bool,
    /// Leave out what you corrected in the reader: the articles alone decide
    #[arg(long, global = true)]
    pub uncorrected: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// When standard output is a terminal
    Auto,
    /// Also when output is piped
    Always,
    /// No colour at all
    Never,
}

/// What to read.
#[derive(Debug, Args)]
pub(super) struct Input {
    #[arg(value_name = "PATH", help = PATHS)]
    pub paths: Vec<PathBuf>,
}

/// Options for the articles of an archive.
#[derive(Debug, Default, Args)]
pub(super) struct OfArchive {
    /// Keep the ids that articles in JSON state
    #[arg(long)]
    pub own_ids: bool,
    /// Take the articles for one group of a larger archive, and make the stories that they would make in it
    #[arg(long, requires = "frequencies")]
    pub one_group: bool,
    /// What the archive counts, as JSON: its "articles", its "terms" with the number of articles that have each, its
    /// "neighbours"
    #[arg(long, value_name = "FILE", requires = "one_group")]
    pub frequencies: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// List the articles: outlet, date, headline, number of disagreements
    Articles {
        #[command(flatten)]
        input: Input,
        #[command(flatten)]
        archive: OfArchive,
        #[arg(short, long, help = FORMAT, default_value = "text", value_parser = formats(BriefingPrint::articles))]
        format: BriefingPrint,
    },
    /// List the facts that the articles state, and the outlets that state them
    Facts {
        #[command(flatten)]
        input: Input,
        #[command(flatten)]
        archive: OfArchive,
        #[arg(short, long, help = FORMAT, default_value = "text", value_parser = formats(BriefingPrint::facts))]
        format: BriefingPrint,
    },
    /// Show where the articles disagree, and why
    Diff {
        #[command(flatten)]
        input: Input,
        #[command(flatten)]
        archive: OfArchive,
        #[arg(short, long, help = FORMAT, default_value = "text", value_parser = formats(BriefingPrint::disagreements))]
        format: BriefingPrint,
        /// Exit with 0 if nothing conflicts, 1 if outlets conflict, 2 if something could not be read
        #[arg(long)]
        exit_code: bool,
    },
    /// Print what each story comes to on one page, to hand out
    Brief {
        #[command(flatten)]
        input: Input,
        #[command(flatten)]
        archive: OfArchive,
        #[arg(short, long, help = FORMAT, default_value = "text", value_parser = formats(BriefPrint::of))]
        format: BriefPrint,
        /// Add all facts with their sentences
        #[arg(long)]
        full: bool,
    },
    /// Answer a question or find words, the most likely answer first
    ///
    /// Exits with 1 if nothing was found.
    Find {
        /// A question or words to find; put several words in quotes
        query: String,
        #[command(flatten)]
        input: Input,
        #[arg(short, long, help = FORMAT, default_value = "text", value_parser = formats(<dyn Format>::answers))]
        format: Print<Answers>,
        /// Print at most N results
        #[arg(long, value_name = "N", default_value_t = 10)]
        limit: usize,
    },
    /// Print the text of the articles after repair
    Text {
        #[command(flatten)]
        input: Input,
        #[arg(short, long, help = FORMAT, default_value = "text", value_parser = formats(<dyn Format>::texts))]
        format: Print<ArticleTexts>,
        /// List what was repaired instead
        #[arg(long)]
        repairs: bool,
    },
    /// List every figure, date and name with its normal form
    Mentions {
        #[command(flatten)]
        input: Input,
        #[arg(short, long, help = FORMAT, default_value = "text", value_parser = formats(<dyn Format>::mentions))]
        format: Print<Mentions>,
        /// Count "today" and "Tuesday" from this day, YYYY-MM-DD; a time of day behind it (THH:MM) makes no difference
        /// [default: the date of each article]
        #[arg(long, value_name = "DATE")]
        date: Option<Date>,
    },
    /// Print what tells of each article which others it may belong to
    Outline {
        #[command(flatten)]
        input: Input,
        /// Keep the ids that articles in JSON state
        #[arg(long)]
        own_ids: bool,
        #[arg(short, long, help = FORMAT, default_value = "ndjson", value_parser = formats(<dyn Format>::outlines))]
        format: Print<ArticleOutlines>,
    },
    /// Save web pages and feeds as Markdown files
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

/// How a format prints a report on a briefing.
#[derive(Debug, Clone, Copy)]
pub(super) struct BriefingPrint {
    pub print: Print<Briefing>,
    /// True if it prints story by story.
    pub is_by_story: bool,
}

impl BriefingPrint {
    fn new(format: &'static dyn Format, print: Option<Print<Briefing>>) -> Option<Self> {
        print.map(|print| Self { print, is_by_story: format.is_by_story() })
    }

    fn articles(format: &'static dyn Format) -> Option<Self> {
        Self::new(format, format.articles())
    }

    fn facts(format: &'static dyn Format) -> Option<Self> {
        Self::new(format, format.facts())
    }

    fn disagreements(format: &'static dyn Format) -> Option<Self> {
        Self::new(format, format.disagreements())
    }
}

/// How a format prints the brief: on one page, and with all facts behind it.
#[derive(Debug, Clone, Copy)]
pub(super) struct BriefPrint {
    pub page: BriefingPrint,
    pub full: BriefingPrint,
}

impl BriefPrint {
    fn of(format: &'static dyn Format) -> Option<Self> {
        Some(Self {
            page: BriefingPrint::new(format, format.brief())?,
            full: BriefingPrint::new(format, format.full_brief())?,
        })
    }
}

/// Turns the name of a format into the function that `printer` gives for it; names only formats that have one.
fn formats<T: Clone + Send + Sync + 'static>(
    printer: fn(&'static dyn Format) -> Option<T>,
) -> impl TypedValueParser<Value = T> {
    let offered = FORMATS.into_iter().filter(move |format| printer(*format).is_some());
    let names = offered.map(|format| PossibleValue::new(format.name()).help(format.purpose()));
    PossibleValuesParser::new(names).try_map(move |name| {
        let format = FORMATS.into_iter().find(|format| format.name() == name);
        format.and_then(printer).ok_or("no such format")
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn parse(words: &[&str]) -> Result<Arguments, clap::Error> {
        Arguments::try_parse_from([&["gainsay"], words].concat())
    }

    #[test]
    fn the_definition_is_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_command_wins_over_a_folder_of_its_name() {
        assert!(matches!(parse(&["facts"]).unwrap().command, Some(Command::Facts { .. })));
        assert!(parse(&["./facts"]).unwrap().command.is_none());
        assert!(matches!(parse(&["--quiet", "facts", "news"]).unwrap().command, Some(Command::Facts { .. })));
    }

    #[test]
    fn a_format_that_cannot_print_a_report_is_refused_with_those_that_can() {
        assert!(parse(&["diff", "--format", "html"]).is_ok());
        let error = parse(&["mentions", "--format", "html"]).unwrap_err().to_string();
        assert!(error.contains("'html'") && error.contains("[possible values: text, json]"), "{error}");
        for format in FORMATS {
            assert_eq!(parse(&["find", "x", "-f", format.name()]).is_ok(), format.answers().is_some());
        }
    }

    #[test]
    fn a_reference_is_a_day_and_a_time_of_day_makes_no_difference() {
        for given in ["2026-02-05", "2026-02-05T23:30", "2026-02-05T00:00:01"] {
            let Some(Command::Mentions { date, .. }) = parse(&["mentions", "--date", given]).unwrap().command
            else {
                panic!("not the command")
            };
            assert_eq!(date, Some(jiff::civil::date(2026, 2, 5)), "{given}");
        }
        assert!(parse(&["mentions", "--date", "5 February"]).is_err());
    }
}
