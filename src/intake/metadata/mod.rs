//! What is known about a document beside its text: headline, outlet, day, address.

mod date;
pub(super) mod fields;
pub(super) mod front_matter;
mod outlet;
pub(super) mod stated;

use jiff::civil::Date;

use crate::text::letters;

pub(super) use date::parse_date;
pub(super) use outlet::{from_address, from_file_name, from_name, is_known};

/// What the format of a document states about it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    pub title: Option<String>,
    /// The name of the outlet, fit to show.
    pub source: Option<String>,
    pub published: Option<Date>,
    pub url: Option<String>,
}

/// True when `line` says what the headline says, give or take case, spaces and punctuation.
pub(super) fn same_headline(title: &str, line: &str) -> bool {
    /// A longer line is no headline; comparing two long ones letter by letter would take its time.
    const LONGEST: usize = 1000;
    if title.len() > LONGEST || line.len() > LONGEST {
        return title == line;
    }
    let (title, line) = (letters(title), letters(line));
    title == line || !title.is_empty() && rapidfuzz::fuzz::ratio(title.chars(), line.chars()) > 0.9
}

/// The day in an address such as `/2015/07/31/` or `/2016/nov/09/`.
fn day_in_address(url: &str) -> Option<Date> {
    let parts: Vec<&str> = url.split('/').collect();
    parts.windows(3).find_map(|window| match window {
        [year, month, day] if year.len() == 4 && day.len() <= 2 && !day.is_empty() => {
            let joined = if month.starts_with(|c: char| c.is_ascii_digit()) {
                format!("{year}-{month}-{day}")
            } else {
                format!("{day} {month} {year}")
            };
            parse_date(&joined)
        }
        _ => None,
    })
}
