//! What can lie over the panels: a file or folder for each, with what it shows, what a key does there, how it is laid out and
//! drawn, and what of it survives another briefing.

pub mod dates;
pub mod matrix;
pub mod menu;
pub mod pins;
pub mod problems;
mod prompt;
pub mod search;
pub mod stories;
pub mod text;

pub use prompt::Prompt;
