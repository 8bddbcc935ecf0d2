//! gainsay shows what several news articles on one story agree on and where they gainsay each other.
//!
//! Data runs one way, from files to the screen; a stage imports only earlier stages, [`model`] and [`lexicon`]:
//!
//! ```text
//! files -> intake -> text -> story -> mention -> claim -> fact -> verdict -> Briefing -> lookup, report, tui
//! ```
//!
//! | module | takes | gives |
//! |---|---|---|
//! | [`lexicon`] | a word | what the word lists say of it |
//! | [`intake`] | paths | [`Article`](model::Article)s with their repairs, warnings |
//! | [`text`] | an article | its sentences and tokens |
//! | [`story`] | all articles | which tell of one event, which are copies, dates of those that give none |
//! | [`mention`] | sentences | spans that name a value, with normal forms |
//! | [`claim`] | mentions | what is measured, how far it is asserted, for which day, by whom |
//! | [`fact`] | claims | claims of several articles about the same thing, merged |
//! | [`verdict`] | facts | how differing values stand to each other, and why |
//! | [`lookup`] | a briefing, a query | the facts and sentences that answer it |
//! | [`report`] | a briefing | text, JSON, Markdown, CSV, HTML |
//! | [`memory`] | what a reader kept of a folder | the file it is kept in, and back |
//! | [`cli`] | arguments | an exit code |
//!
//! [`analyze`] runs the stages from `text` to `verdict`, and an [`Analysis`] does so story by story. The same articles give the same [`Briefing`](model::Briefing),
//! whatever their order.

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
pub mod text;
pub mod tui;
mod union;
pub mod verdict;

pub use analysis::{Analysis, analyze, analyze_again};
