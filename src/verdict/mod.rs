//! How the values of one fact stand to each other: the same, at odds, or both right, and why.
//!
//! The readings of a [`Match`](crate::fact::Match) are grouped into variants, the variants are held against each other by
//! [`value::relation`](crate::value::relation), and what matters most about them becomes the judgement.

mod confidence;
mod corrected;
mod judge;
mod relations;
mod setting;
mod variants;
mod weight;

#[cfg(test)]
mod tests;

pub use confidence::Grounds;
pub use corrected::mark_hidden;
pub use judge::judge;
