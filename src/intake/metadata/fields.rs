//! What documents call their headline, outlet, day, address and text, whatever format they are in.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use foldhash::HashMap;

use super::date::parse_date;
use crate::lexicon::Class;

/// What each name can mean, with its place in the list of names for that.
static NAMES: LazyLock<HashMap<&'static str, Vec<(MetadataField, usize)>>> = LazyLock::new(|| {
    let mut names: HashMap<&str, Vec<(MetadataField, usize)>> = HashMap::default();
    for (field, class) in CLASSES {
        for (rank, (name, _)) in class.entries().enumerate() {
            names.entry(name).or_default().push((field, rank));
        }
    }
    names
});

const CLASSES: [(MetadataField, Class); 7] = [
    (MetadataField::Title, Class::TitleField),
    (MetadataField::Outlet, Class::OutletField),
    (MetadataField::Published, Class::PublishedField),
    (MetadataField::Url, Class::UrlField),
    (MetadataField::Body, Class::BodyField),
    (MetadataField::Summary, Class::SummaryField),
    (MetadataField::List, Class::ListField),
];

/// What a field of a document means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::intake) enum MetadataField {
    Title,
    Outlet,
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
    found: BTreeMap<MetadataField, (usize, String)>,
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
            if field == MetadataField::Outlet && (is_address || !value.contains(' ') && value.contains('.')) {
                // Some name their source by its address: any name is better, but an address it is.
                rank += NAMES.len();
                if is_address {
                    self.keep(MetadataField::Url, rank, value);
                }
            }
            // A day that cannot be read must not hide one that can.
            if field == MetadataField::Published && parse_date(value).is_none() {
                continue;
            }
            self.keep(field, rank, value);
        }
    }

    fn keep(&mut self, field: MetadataField, rank: usize, value: &str) {
        if self.found.get(&field).is_none_or(|(taken, _)| rank < *taken) {
            self.found.insert(field, (rank, value.to_owned()));
        }
    }

    /// The value that counts.
    pub fn get(&self, field: MetadataField) -> Option<&str> {
        self.found.get(&field).map(|(_, value)| value.as_str())
    }

    /// Forgets what is stated of `field`.
    pub fn remove(&mut self, field: MetadataField) {
        self.found.remove(&field);
    }

    /// The values that may be shown.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut String> {
        self.found.values_mut().map(|(_, value)| value)
    }

    /// The fields but for the text of the article, which is read from them and not needed twice.
    pub fn without_texts(mut self) -> Self {
        self.found.retain(|field, _| !matches!(field, MetadataField::Body | MetadataField::Summary));
        self
    }
}

/// True when `name` can mean `field`.
pub(in crate::intake) fn means(name: &str, field: MetadataField) -> bool {
    meanings(name).any(|(meaning, _)| meaning == field)
}

/// What `name` can mean, each with its place in the list of names for that.
fn meanings(name: &str) -> impl Iterator<Item = (MetadataField, usize)> {
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
        ] {
            fields.offer(name, value);
        }
        assert_eq!(fields.get(MetadataField::Title), Some("The headline"));
        assert_eq!(fields.get(MetadataField::Published), Some("2025-09-10T18:30:05Z"));
    }
}
