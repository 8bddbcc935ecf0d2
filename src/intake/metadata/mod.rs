//! What is known about a document beside its text: headline, outlet, day, address.

mod date;
pub(super) mod front_matter;
mod outlet;
pub(super) mod stated;

use jiff::civil::Date;

pub(super) use date::parse_date;
pub(super) use outlet::{from_address, from_file_name, from_name};

/// What the format of a document states about it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    pub title: Option<String>,
    /// The name of the outlet, fit to show.
    pub source: Option<String>,
    pub published: Option<Date>,
    pub url: Option<String>,
}
