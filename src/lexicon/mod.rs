//! The word lists that are built in: one syntax, one loader, one look-up by class.
//!
//! Every list is a file in `assets/lexicon`. A file holds classes, a class holds entries:
//!
//! ```text
//! # A line that begins with "#" is a comment. A file begins with one that says what it is about.
//! [class]
//! entry, entry of several words, entry
//! entry, entry = meaning
//! ```
//!
//! * Entries are parted by commas and end with the line; a class may go on over any number of lines.
//! * What stands behind ` = ` is the meaning of all entries of its line; an entry without one means itself.
//! * Entries are folded (lower case, plain ASCII), as the texts are that they are looked for in. Only
//!   `abbreviations.txt` and the families of words that are written in capitals keep their case.
//! * A file of tens of thousands of words has one entry a line, sorted by byte: it is searched in place, not loaded.
//!
//! Each class is a [`Class`], whose documentation says what its words are for. To add a word is to change a list; to add
//! a class is to change a list and the table of classes.

mod class;
mod sorted;
mod syntax;
mod unit;
mod word;

pub use class::Class;
pub use unit::{Unit, currency, unit, with_factor};
pub use word::{
    american, given_name, grade, is_agent, is_calendar, is_common, is_portfolio, is_title, office,
};
