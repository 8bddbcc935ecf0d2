//! How much may be unpacked from one file, however little its size tells of it.

use std::borrow::Cow;
use std::io::Read;

use crate::intake::error::ParseError;

/// Text packs to a tenth; what unpacks to so many times its size was made to fill the memory.
const GREATEST_RATIO: u64 = 200;
/// Below this the ratio says nothing, in bytes.
const SMALL: u64 = 1_000_000;
/// How many times the limit for one file all of an archive may hold.
const ARCHIVE_FACTOR: u64 = 4;
/// How many archives may lie in one another.
const DEEPEST: u8 = 3;

/// It holds far more than its size tells, so that reading it would fill the memory.
pub(super) const BOMB: ParseError =
    ParseError::Format(Cow::Borrowed("unpacks to more than gainsay reads; unpack it first"));
const TOO_DEEP: ParseError =
    ParseError::Format(Cow::Borrowed("is an archive too deep within other archives; unpack it first"));

/// How much more may be unpacked from one file.
pub(in crate::intake) struct Budget {
    /// Bytes of one document.
    each: u64,
    /// Bytes of all of them.
    left: u64,
    depth: u8,
}

impl Budget {
    /// The budget of a file on disk, where `max_bytes` is the limit for one file.
    pub fn new(max_bytes: u64) -> Self {
        let left = max_bytes.saturating_mul(ARCHIVE_FACTOR);
        Self { each: max_bytes, left, depth: 0 }
    }

    /// True when nothing more may be unpacked.
    pub fn is_spent(&self) -> bool {
        self.left == 0
    }

    /// Reads all that `packed` unpacks to; `size` is what it takes in its archive.
    pub fn unpack(&mut self, packed: impl Read, size: u64) -> Result<Vec<u8>, ParseError> {
        let by_ratio = SMALL.saturating_add(size.saturating_mul(GREATEST_RATIO));
        let limit = self.each.min(self.left).min(by_ratio);
        let mut bytes = Vec::new();
        packed
            .take(limit.saturating_add(1))
            .read_to_end(&mut bytes)
            .map_err(|error| ParseError::Broken { what: "a packed file", cause: error.to_string() })?;
        let length = bytes.len() as u64;
        self.left = self.left.saturating_sub(length);
        if length > limit { Err(BOMB) } else { Ok(bytes) }
    }

    /// Does `work` one archive deeper.
    pub fn within<R>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<R, ParseError>,
    ) -> Result<R, ParseError> {
        if self.depth == DEEPEST {
            return Err(TOO_DEEP);
        }
        self.depth += 1;
        let result = work(self);
        self.depth -= 1;
        result
    }
}
