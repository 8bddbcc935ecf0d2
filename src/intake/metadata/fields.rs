//! What documents call their headline, outlet, day, address and text, whatever format they are in.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use foldhash::HashMap;

use super::{Metadata, day_in_address, from_address, from_name, parse_date};
use crate::lexicon::Class;

/// What each name can mean, with its place in the list of names for that.
static NAMES: LazyLock<HashMap<&'static str, Vec<(Field, usize)>>> = LazyLock::new(|| {
    let mut names: HashMap<&str, Vec<(Field, usize)>> = HashMap::default();
    for (field, class) in CLASSES {
        for (rank, (name, _)) in class.entries().enumerate() {
            names.entry(name).or_default().push((field, rank));
        }
    }
    names
});

const CLASSES: [(Field, Class); 7] = [
    (Field::Title, Class::TitleField),
    (Field::Source, Class::OutletField),
    (Field::Published, Class::PublishedField),
    (Field::Url, Class::UrlField),
    (Field::Body, Class::BodyField),
    (Field::Summary, Class::SummaryField),
    (Field::List, Class::ListField),
];

/// What a field of a document means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::intake) enum Field {
    Title,
    Source,
    Published,
    Url,
    Body,
    Summary,
    /// Holds articles, or wraps one.
    List,
}

/// What a document states about itself, name by name; of several names for one thing the first one listed in the data
/// file counts, of several values under one name the first one given.
#[derive(Debug, Default)]
pub(in crate::intake) struct Fields {
    found: BTreeMap<Field, (usize, String)>,
}

impl Fields {
    /// Takes note of `value` if `name` is known and means something that is not stated better yet.
    pub fn offer(&mut self, name: &str, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        let is_address = value.contains("://");
        for (field, mut rank) in meanings(name) {
            if field == Field::Source && (is_address || !value.contains(' ') && value.contains('.')) {
                // Some name their source by its address: any name is better, but an address it is.
                rank += NAMES.len();
                if is_address {
                    self.keep(Field::Url, rank, value);
                }
            }
            // A day that cannot be read must not hide one that can.
            if field == Field::Published && parse_date(value).is_none() {
                continue;
            }
            self.keep(field, rank, value);
        }
    }

    fn keep(&mut self, field: Field, rank: usize, value: &str) {
        if self.found.get(&field).is_none_or(|(taken, _)| rank < *taken) {
            self.found.insert(field, (rank, value.to_owned()));
        }
    }

    /// The value that counts.
    pub fn get(&self, field: Field) -> Option<&str> {
        self.found.get(&field).map(|(_, value)| value.as_str())
    }

    /// What is known of the document, conclusions from its address included.
    pub fn metadata(&self) -> Metadata {
        let url = self.get(Field::Url);
        Metadata {
            title: self.get(Field::Title).map(str::to_owned),
            source: self.get(Field::Source).and_then(from_name).or_else(|| url.and_then(from_address)),
            published: self
                .get(Field::Published)
                .and_then(parse_date)
                .or_else(|| url.and_then(day_in_address)),
            url: url.map(str::to_owned),
        }
    }
}

/// True when `name` can mean `field`.
pub(in crate::intake) fn means(name: &str, field: Field) -> bool {
    meanings(name).any(|(meaning, _)| meaning == field)
}

/// What `name` can mean, each with its place in the list of names for that.
fn meanings(name: &str) -> impl Iterator<Item = (Field, usize)> {
    let key: String =
        name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    NAMES.get(key.as_str()).into_iter().flatten().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_name_counts_whatever_the_order() {
        let mut fields = Fields::default();
        for (name, value) in [
            ("twitter:title", "Short"),
            ("og:title", "The headline"),
            ("date", "next week"),
            ("article:published_time", "2025-09-10T18:30:05Z"),
            ("dc.date", "2024-01-01"),
            ("og:url", "https://www.theguardian.com/world/2025/sep/11/x"),
        ] {
            fields.offer(name, value);
        }
        let metadata = fields.metadata();
        assert_eq!(metadata.title.as_deref(), Some("The headline"));
        assert_eq!(metadata.published.unwrap().to_string(), "2025-09-10");
        assert_eq!(metadata.source.as_deref(), Some("The Guardian"));
    }
}
