//! Numbers in a text, in digits and in words: the one reader of them for the analysis, the metadata and the search.

mod group;
mod marks;
mod million;
mod numeral;
mod ordinal;

pub(crate) use group::{end_of_groups, shows_groups};
pub(crate) use marks::{Marks, Spaces};
pub(crate) use numeral::{Numeral, read, read_digits, tidy, with_scales_at};
pub(crate) use ordinal::{ordinal, position};
