//! `.gz`: one packed document of any other format.

use flate2::read::MultiGzDecoder;

use super::budget::{Budget, Unpacked};
use super::definition::{Articles, Formats, InputFormat, RawArticle, Read};
use super::detect::read_all;

pub(super) const FORMAT: InputFormat =
    InputFormat::new("", &["gz"], |start| matches!(start.bytes, [0x1F, 0x8B, 8, ..]), Read::Packed(read));

/// Reads what the file unpacks to.
fn read(name: &str, bytes: &[u8], budget: &mut Budget<'_>, formats: Formats) -> Articles {
    budget.within(|budget| {
        let Unpacked { bytes, damage } = budget.unpack(MultiGzDecoder::new(bytes), bytes.len() as u64)?;
        let mut articles = read_all(name.strip_suffix(".gz").unwrap_or(name), &bytes, budget, formats);
        articles.extend(damage.map(|damage| RawArticle::failed(String::new(), damage)));
        Ok(articles)
    })
}
