//! Values: what an article gives as a figure, a date, a name ..., what it looks like in normal form, and how two of
//! them stand to each other.
//!
//! A kind or family of values has a file of its own, with its form, its printing, when two are the same, and how two
//! that differ stand to each other: [`compare`] asks by the values alone, [`relation`] where articles give them. The
//! answer is a [`Relation`] with its [`Reason`]; the sentence for a reason is [`why`]. Nothing here knows of articles or
//! facts.

mod age;
mod any;
mod compare;
mod count;
mod date;
mod duration;
mod figure;
mod grade;
mod kind;
mod list;
mod modality;
pub mod name;
mod number;
mod office;
mod quantity;
mod quote;
mod reason;
mod relation;
mod setting;
mod statement;
mod time;
mod title;
mod undated;
mod vote;
mod why;
pub mod wording;

#[cfg(test)]
mod tests;

pub use any::Value;
pub use compare::{compare, relation};
pub use date::{DateValue, Granularity};
pub use grade::Grade;
pub use kind::Kind;
pub use list::Items;
pub use modality::Modality;
pub use name::Name;
pub use number::same_number;
pub use office::{Office, is_personal};
pub use quantity::{Bound, Quantity};
pub use quote::Quote;
pub use reason::{QuotedBy, Reason, Span, Telling, Which};
pub use relation::Relation;
pub use setting::{Beside, Setting, Since};
pub use statement::Statement;
pub use time::TimeValue;
pub use title::Title;
pub use undated::Undated;
pub use vote::Vote;
pub use why::{true_of_both, why};
