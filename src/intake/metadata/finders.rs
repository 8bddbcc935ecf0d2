//! The outlet and the day of an article: where each may be found, the surest place first.

use jiff::civil::Date;

use crate::model::{Origin, Stated};

use super::fields::{Fields, MetadataField};
use super::in_text::InText;
use super::outlet::{from_address, from_file_name, from_name};
use super::{Metadata, parse_date};

/// What is known of a document when its outlet and its day are looked for.
#[derive(Clone, Copy)]
pub(in crate::intake) struct Clues<'a> {
    pub fields: &'a Fields,
    /// The name behind the headline in the title of a page.
    pub site: Option<&'a str>,
    /// The day below the headline of a page.
    pub shown_day: Option<Date>,
    pub in_text: Option<&'a InText>,
    /// Where the document was fetched from.
    pub address: Option<&'a str>,
    pub file_name: Option<&'a str>,
}

impl<'a> Clues<'a> {
    /// What the fields of a document say.
    pub fn of_fields(fields: &'a Fields) -> Self {
        Self { fields, site: None, shown_day: None, in_text: None, address: None, file_name: None }
    }

    /// What a document states about itself beside its text.
    pub fn of_metadata(metadata: &'a Metadata) -> Self {
        let site = metadata.site.as_deref();
        Self { site, shown_day: metadata.shown_day, ..Self::of_fields(&metadata.fields) }
    }
}

/// Looks in one place.
type MetadataFinder<T> = fn(&Clues<'_>) -> Option<T>;

const OUTLET: [(Origin, MetadataFinder<String>); 6] = [
    (Origin::Metadata, |known| from_name(known.fields.get(MetadataField::Outlet)?)),
    (Origin::Metadata, |known| from_address(known.fields.get(MetadataField::Url)?)),
    (Origin::Metadata, |known| known.site.map(str::to_owned)),
    (Origin::Text, |known| known.in_text?.outlet.clone()),
    (Origin::Metadata, |known| from_address(known.address?)),
    (Origin::FileName, |known| known.file_name.map(from_file_name)),
];

const DAY: [(Origin, MetadataFinder<Date>); 4] = [
    (Origin::Metadata, |known| parse_date(known.fields.get(MetadataField::Published)?)),
    (Origin::Metadata, |known| day_in_address(known.fields.get(MetadataField::Url)?)),
    (Origin::Metadata, |known| known.shown_day),
    (Origin::Text, |known| known.in_text?.published),
];

/// The name of the outlet that published the document.
pub(in crate::intake) fn outlet(known: &Clues<'_>) -> Option<Stated<String>> {
    first(&OUTLET, known)
}

/// The day on which the document was published.
pub(in crate::intake) fn day(known: &Clues<'_>) -> Option<Stated<Date>> {
    first(&DAY, known)
}

#[cfg(test)]
impl Metadata {
    /// The outlet and the day as far as the document states them beside its text.
    pub fn outlet_and_day(&self) -> (Option<String>, Option<String>) {
        let known = Clues::of_metadata(self);
        (outlet(&known).map(|found| found.value), day(&known).map(|found| found.value.to_string()))
    }
}

fn first<T>(finders: &[(Origin, MetadataFinder<T>)], known: &Clues<'_>) -> Option<Stated<T>> {
    finders.iter().find_map(|(origin, find)| Some(Stated::new(find(known)?, *origin)))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_surest_place_counts() {
        let mut fields = Fields::default();
        let in_text =
            InText { outlet: Some("Reuters".into()), published: Some(jiff::civil::date(2025, 9, 12)) };
        let found = |fields: &Fields| {
            let known = Clues {
                in_text: Some(&in_text),
                file_name: Some("norland-post.txt"),
                ..Clues::of_fields(fields)
            };
            let (outlet, day) = (outlet(&known).unwrap(), day(&known).unwrap());
            (outlet.value, outlet.origin, day.value.to_string())
        };
        assert_eq!(found(&fields), ("Reuters".into(), Origin::Text, "2025-09-12".into()));
        fields.offer("url", "https://www.theguardian.com/world/2025/sep/11/x");
        assert_eq!(found(&fields), ("The Guardian".into(), Origin::Metadata, "2025-09-11".into()));
        fields.offer("publisher", "Norland Post");
        fields.offer("date", "2025-09-10T18:30:05Z");
        assert_eq!(found(&fields), ("Norland Post".into(), Origin::Metadata, "2025-09-10".into()));
        let nothing = Fields::default();
        let name_alone = Clues { file_name: Some("norland-post.txt"), ..Clues::of_fields(&nothing) };
        assert_eq!(outlet(&name_alone).unwrap().origin, Origin::FileName);
    }
}
