//! What one reading of files may take in all, however many files there are.
//!
//! Files are read side by side, so that none of them may take what all others need: each counts what it gives, large ones
//! are read one at a time, and in the end the articles are admitted in the order of the files, as if they had been read
//! one after the other.

use std::sync::{Mutex, MutexGuard, PoisonError};
#[cfg(feature = "pdf")]
use std::time::Duration;

use super::error::ParseError;
use super::pending::PendingArticle;

/// How many times the limit for one file the text of all articles may have, or how many times what the files take on the
/// disk, whichever is more: a large folder of articles is read whole, a small archive may not unfold into as much. What
/// the analysis knows of a text takes some twenty times as much memory.
const TEXT_FACTOR: u64 = 2;
/// A document of more bytes is read while no other one is that is as large: what its parser builds is many times larger.
const LARGE: u64 = 4_000_000;

/// What one reading of files may take.
#[derive(Debug)]
pub(super) struct Allowance {
    /// Bytes of the text of all articles.
    text: u64,
    taken: Mutex<Taken>,
    turn: Mutex<()>,
    #[cfg(feature = "pdf")]
    lost: Mutex<Duration>,
}

/// What the articles of the files take that have been read.
#[derive(Debug, Default)]
struct Taken {
    /// By number of file; none while it is read.
    files: Vec<Option<u64>>,
    /// How many files, from the first one on, have all been read, and what they take together.
    whole: usize,
    together: u64,
}

impl Allowance {
    /// What may be taken where one file may have `max_bytes` and all of them take `on_disk`.
    pub fn new(max_bytes: u64, on_disk: u64) -> Self {
        Self {
            text: max_bytes.max(on_disk).saturating_mul(TEXT_FACTOR),
            taken: Mutex::default(),
            turn: Mutex::default(),
            #[cfg(feature = "pdf")]
            lost: Mutex::default(),
        }
    }

    /// How much text a file may still give, as far as those before it have been read.
    pub fn left(&self) -> u64 {
        self.text.saturating_sub(lock(&self.taken).together)
    }

    /// Takes note of what the articles of file number `at` take, which is read to its end.
    pub fn note(&self, at: usize, cost: u64) {
        let mut taken = lock(&self.taken);
        if taken.files.len() <= at {
            taken.files.resize(at + 1, None);
        }
        taken.files[at] = Some(cost);
        while let Some(Some(cost)) = taken.files.get(taken.whole) {
            taken.together += *cost;
            taken.whole += 1;
        }
    }

    /// Waits until no other large document is read, if one of `bytes` is large.
    pub fn turn(&self, bytes: u64) -> Option<MutexGuard<'_, ()>> {
        (bytes > LARGE).then(|| lock(&self.turn))
    }

    /// The time that was lost with files that were given up, after `more` of it.
    #[cfg(feature = "pdf")]
    pub fn lost(&self, more: Duration) -> Duration {
        let mut lost = lock(&self.lost);
        *lost += more;
        *lost
    }

    /// Leaves out all articles from the one on with which they take too much. The first one left out says how many are.
    pub fn admit(&self, files: &mut [Vec<(String, Result<PendingArticle, ParseError>)>]) {
        let mut sum = 0;
        let mut left_out = 0;
        let mut first = None;
        for (at, parts) in files.iter_mut().enumerate() {
            parts.retain_mut(|(_, article)| {
                let more = match article {
                    Ok(article) => {
                        sum += article.cost();
                        usize::from(sum > self.text)
                    }
                    Err(ParseError::TooMuch { all }) => *all,
                    Err(_) => 0,
                };
                if more == 0 {
                    return true;
                }
                sum = sum.max(self.text.saturating_add(1));
                left_out += more;
                let is_first = first.is_none();
                if is_first {
                    first = Some(at);
                    *article = Err(ParseError::TooMuch { all: 0 });
                }
                is_first
            });
        }
        let told = first.and_then(|at| files.get_mut(at)).into_iter().flatten();
        for (_, article) in told {
            if let Err(ParseError::TooMuch { all }) = article {
                *all = left_out;
            }
        }
    }
}

/// A thread that panicked cannot have left any of this half changed.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_counts_the_files_before_as_far_as_they_are_read() {
        let allowance = Allowance::new(500, 20);
        allowance.note(1, 700);
        assert_eq!(allowance.left(), 1000);
        allowance.note(0, 200);
        assert_eq!(allowance.left(), 100);
        assert_eq!(Allowance::new(500, 3000).left(), 6000, "a large folder is read whole");
        assert!(allowance.turn(LARGE).is_none() && allowance.turn(LARGE + 1).is_some());
    }
}
