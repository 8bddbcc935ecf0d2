//! What is known about a document beside its text: headline, outlet, day, address.

mod date;
pub(super) mod fields;
pub(super) mod finders;
pub(super) mod front_matter;
pub(super) mod in_text;
mod outlet;

use jiff::civil::Date;

use crate::text::letters;

use fields::{Fields, MetadataField};

pub(super) use date::parse_date;
pub(super) use outlet::{from_name, is_known};

/// What a document states about itself beside its text.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    pub fields: Fields,
    /// The headline, as a field states it or as a page shows it.
    pub title: Option<String>,
    /// The name of the site that stands behind the headline in the title of a page.
    pub site: Option<String>,
    /// The day that a page shows below its headline.
    pub shown_day: Option<Date>,
}

impl Metadata {
    /// Replaces every value by what `mend` returns for it.
    pub fn mend(&mut self, mend: impl Fn(&str) -> String) {
        for value in self.fields.values_mut().chain(&mut self.title).chain(&mut self.site) {
            *value = mend(value);
        }
        self.title.take_if(|title| title.is_empty());
    }
}

impl From<Fields> for Metadata {
    fn from(fields: Fields) -> Self {
        let title = fields.get(MetadataField::Title).map(str::to_owned);
        Self { fields: fields.without_texts(), title, ..Self::default() }
    }
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
