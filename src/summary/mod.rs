//! What a reader is told of a story before anything else: its headline and day, then its facts in sections, each in one row.
//!
//! The screen and the printed brief both show this, so that they say the same in the same order.

mod clause;
mod columns;
mod elide;
mod event_day;
mod headline;
mod minor;
mod row;
mod section;
mod sentence;
mod tag;

pub use clause::clause;
pub use columns::Columns;
pub use elide::{Sides, elide, short_form, short_topic, shortened};
pub use event_day::{EventDay, event_day};
pub use headline::{Headline, headline, lead};
pub use minor::Minor;
pub use row::{Row, SideValue, outlet_cell, outlets_of, row, variants_in_order};
pub use section::{Placed, Section, place_facts};
pub use sentence::{number_word, verdict_sentence};
pub use tag::tags;
