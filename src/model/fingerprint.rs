//! Identifies articles and readings from one run to the next.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Article, Reading};
use crate::value::Kind;

/// A hash of content alone: the same words have the same fingerprint in every run, whatever the file is called and wherever
/// it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// The fingerprint of `parts` in their order.
    pub fn new<'a>(parts: impl IntoIterator<Item = &'a str>) -> Self {
        // The byte after each part never occurs in UTF-8, so that parts do not run together.
        Self(hash(parts.into_iter().flat_map(|part| part.bytes().chain([0xff]))))
    }

    /// The fingerprint of an article. It changes with the text.
    pub fn of_article(article: &Article) -> Self {
        Self::new([article.body.as_str()])
    }

    /// The fingerprint of a reading of a fact of `kind` in `article`: which outlet states which value in which sentence. It
    /// stays the same if other parts of the article change. An inferred outlet, such as the name of the file, is not part
    /// of it: the file may be renamed. If two articles without an outlet contain the same sentence, its readings therefore
    /// share a fingerprint, and what a reader decides about one holds for the other.
    pub fn of_reading(article: &Article, kind: Kind, reading: &Reading) -> Self {
        let part = |from: usize, to: usize| article.body.get(from..to).unwrap_or_default();
        Self::new([
            kind.name(),
            if article.outlet.is_inferred() { "" } else { &article.outlet.value },
            part(reading.sentence.start, reading.span.start),
            part(reading.span.start, reading.span.end),
            part(reading.span.end, reading.sentence.end),
        ])
    }
}

/// FNV-1a. Unlike the hasher of the standard library, it will never change.
pub fn hash(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes
        .into_iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl From<Fingerprint> for String {
    fn from(fingerprint: Fingerprint) -> Self {
        fingerprint.to_string()
    }
}

impl TryFrom<String> for Fingerprint {
    type Error = std::num::ParseIntError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        u64::from_str_radix(&text, 16).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Origin;
    use crate::report::fixture;

    #[test]
    fn a_reading_is_known_again_when_its_file_has_another_name() {
        let mut briefing = fixture::briefing();
        let fact = briefing.facts.first().unwrap().clone();
        let reading = fact.readings().next().unwrap();
        let article = &mut briefing.articles[reading.article];
        let print = |article: &Article| Fingerprint::of_reading(article, fact.kind, reading);
        article.outlet.origin = Origin::FileName;
        let before = print(article);
        article.id = "renamed.txt".to_owned();
        article.outlet.value = "renamed".to_owned();
        assert_eq!(print(article), before);
        article.outlet.origin = Origin::Metadata;
        assert_ne!(print(article), before, "a source that is stated tells readings apart");
    }

    #[test]
    fn parts_do_not_run_together_and_the_number_never_changes() {
        assert_ne!(Fingerprint::new(["ab", "c"]), Fingerprint::new(["a", "bc"]));
        let known = Fingerprint::new(["gannet"]);
        assert_eq!(Fingerprint::try_from(known.to_string()), Ok(known));
        assert_eq!(known.to_string(), "ce3a88f4283c2741");
    }
}
