//! gainsay shows what several news articles on one story agree on, and where they gainsay each other.
//!
//! Data runs one way, from files to the screen. A stage imports only earlier ones, in this order:
//!
//! | module | takes | gives |
//! |---|---|---|
//! | `parallel`, `union` | work, numbered things | what every stage may use: results from all processors, joined groups |
//! | [`lexicon`] | a word | what the word lists say of it |
//! | [`text`] | an article | its sentences and tokens |
//! | [`model`] | | the data that the stages hand on |
//! | [`syntax`] | a sentence | the part of speech of each word, its head, what it is to it |
//! | [`intake`] | paths | [`Article`](model::Article)s with their repairs, [`Warning`](model::Warning)s |
//! | [`story`] | all articles, what the reader corrected | which report one event, which are copies, dates for those that state none |
//! | [`mention`] | sentences | [`Mention`](model::Mention)s: spans that name a value, with normal forms |
//! | [`claim`] | mentions | what each is a value of, how firmly it is asserted, for which day, by whom |
//! | [`fact`] | claims | claims of several articles about one thing, merged |
//! | [`verdict`] | merged claims | [`Fact`](model::Fact)s: how their values stand to each other, and why |
//! | `analysis` | articles | a [`Briefing`](model::Briefing), by all stages from `text` to `verdict` |
//! | [`summary`] | a briefing | what a reader is told first: headline, day, facts in sections, each in one row |
//! | [`lookup`] | a briefing, a query | the facts and sentences that answer it |
//! | [`report`] | a briefing | text, JSON, NDJSON, Markdown, CSV, HTML |
//! | [`memory`] | what a reader keeps of a folder | its state file, and back |
//! | [`tui`] | a briefing, keys | the screen |
//! | [`cli`] | arguments | an exit code |
//!
//! [`analyze`] compares all articles at once, an [`Analysis`] story by story, a [`StoryStream`] story by story without holding
//! the texts of the others. The same articles and
//! [`Corrections`](model::Corrections) always give the same briefing, in whatever order they come.
//! `docs/architecture.md` says where to make which change.

mod analysis;
pub mod claim;
pub mod cli;
pub mod fact;
pub mod intake;
pub mod lexicon;
pub mod lookup;
pub mod memory;
pub mod mention;
pub mod model;
mod parallel;
pub mod report;
pub mod story;
pub mod summary;
pub mod syntax;
pub mod text;
pub mod tui;
mod union;
pub mod value;
pub mod verdict;

pub use analysis::{Analysis, StoryStream, analyze, analyze_again};
