//! `.gz`: one packed document of any other format.

use flate2::read::MultiGzDecoder;

use super::budget::Budget;
use super::definition::{Articles, Formats, InputFormat, Read};
use super::detect::read_all;

pub(super) const FORMAT: InputFormat =
    InputFormat::new("", &["gz"], |start| matches!(start.bytes, [0x1F, 0x8B, 8, ..]), Read::Packed(read));

/// Reads what the file unpacks to.
fn read(name: &str, bytes: &[u8], budget: &mut Budget, formats: Formats) -> Articles {
    budget.within(|budget| {
        let inner = budget.unpack(MultiGzDecoder::new(bytes), bytes.len() as u64)?;
        Ok(read_all(name.strip_suffix(".gz").unwrap_or(name), &inner, budget, formats))
    })
}
