//! How much may be unpacked from one file, however little its size tells of it.

use std::borrow::Cow;
use std::io::Read;
use std::sync::MutexGuard;
#[cfg(feature = "pdf")]
use std::time::Duration;

use crate::intake::allowance::Allowance;
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
pub(in crate::intake) struct Budget<'a> {
    /// Bytes of one document.
    each: u64,
    /// Bytes of all of them.
    left: u64,
    /// Bytes of the text of their articles.
    text: u64,
    depth: u8,
    /// What all files have together.
    allowance: &'a Allowance,
    /// While it is held, no other file is read that is large.
    turn: Option<MutexGuard<'a, ()>>,
}

/// What a packed document holds.
pub(in crate::intake) struct Unpacked {
    pub bytes: Vec<u8>,
    /// Why there is no more of it, where it is damaged.
    pub damage: Option<ParseError>,
}

impl<'a> Budget<'a> {
    /// The budget of the next file, where `max_bytes` is the limit for one.
    pub fn new(max_bytes: u64, allowance: &'a Allowance) -> Self {
        let left = max_bytes.saturating_mul(ARCHIVE_FACTOR);
        Self { each: max_bytes, left, text: allowance.left(), depth: 0, allowance, turn: None }
    }

    /// Waits until no other large document is read, if one of `bytes` is large.
    pub fn take_turn(&mut self, bytes: u64) {
        if self.turn.is_none() {
            self.turn = self.allowance.turn(bytes);
        }
    }

    /// Counts articles that take `cost`; true while all of them together do not take too much.
    pub fn has_room(&mut self, cost: u64) -> bool {
        let has_room = cost <= self.text;
        self.text = self.text.saturating_sub(cost);
        has_room
    }

    /// The time that was lost with files that were given up, after `more` of it.
    #[cfg(feature = "pdf")]
    pub fn lost(&self, more: Duration) -> Duration {
        self.allowance.lost(more)
    }

    /// True when nothing more may be unpacked.
    pub fn is_spent(&self) -> bool {
        self.left == 0
    }

    /// Reads all that `packed` unpacks to, as far as it is not damaged; `size` is what it takes in its archive.
    pub fn unpack(&mut self, mut packed: impl Read, size: u64) -> Result<Unpacked, ParseError> {
        let by_ratio = SMALL.saturating_add(size.saturating_mul(GREATEST_RATIO));
        let limit = self.each.min(self.left).min(by_ratio);
        let mut bytes = Vec::new();
        let mut read = |most: u64, bytes: &mut Vec<u8>| packed.by_ref().take(most).read_to_end(bytes).err();
        let mut error = read(limit.saturating_add(1).min(SMALL), &mut bytes);
        if error.is_none() && bytes.len() as u64 >= SMALL {
            // How much more there is nobody knows.
            self.take_turn(limit);
            error = read(limit.saturating_add(1).saturating_sub(SMALL), &mut bytes);
        }
        let length = bytes.len() as u64;
        self.left = self.left.saturating_sub(length);
        if length > limit {
            return Err(BOMB);
        }
        let cause = error.map(|error| error.to_string());
        match cause {
            Some(cause) if bytes.is_empty() => Err(ParseError::Broken { what: "a packed file", cause }),
            cause => {
                let damage = cause.map(|cause| {
                    let message = format!("is damaged ({cause}); only what stands before the damage is read");
                    ParseError::Format(message.into())
                });
                Ok(Unpacked { bytes, damage })
            }
        }
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
