//! Scorer by the hash of a feature.
//!
//! Features have no names and no dictionary: the hash of a feature is the place of its weights, and features that fall on
//! one place share them ("hashing trick", Weinberger and others 2009). So nothing is decoded when the program starts.

/// Odd number that spreads what it multiplies.
const SPREAD: u32 = 0x9E37_79B1;

/// Mixes one more number into a feature.
pub(super) fn mix(hash: u32, value: u32) -> u32 {
    (hash.rotate_left(7) ^ value).wrapping_mul(SPREAD)
}

/// The hash of a template, told by its number, that is filled with numbers.
macro_rules! hashed {
    ($template:expr $(, $value:expr)*) => {{
        let hash = ($template as u32 + 1).wrapping_mul(0x85EB_CA6B);
        $( let hash = $crate::syntax::table::mix(hash, $value); )*
        hash
    }};
}
pub(super) use hashed;

/// The row that a feature's hash stands for in a table of 2^`bits` rows.
pub fn row(hash: u32, bits: u32) -> usize {
    let hash = (hash ^ (hash >> 15)).wrapping_mul(0x2C1B_3C6D);
    ((u64::from(hash ^ (hash >> 13)) << bits) >> 32) as usize
}

/// Whatever scores outcomes by features: a table of the program, or one that is being learned.
pub trait Scorer<const N: usize> {
    /// The sums of the weights of features, told by their hashes, for each of `N` outcomes.
    fn sums(&self, features: &[u32]) -> [i32; N];
}

/// 2^`bits` rows of `N` weights each, one byte a weight, as they lie in the program.
#[derive(Debug, Clone, Copy)]
pub struct Table<const N: usize> {
    rows: &'static [[u8; N]],
    bits: u32,
}

impl<const N: usize> Table<N> {
    /// The table of 2^`bits` rows that `bytes` begin with, and the bytes behind it; none where they are too few.
    pub fn split(bytes: &'static [u8], bits: u32) -> Option<(Self, &'static [u8])> {
        let length = N.checked_mul(1_usize.checked_shl(bits)?)?;
        let (table, rest) = bytes.split_at_checked(length)?;
        Some((Self { rows: table.as_chunks().0, bits }, rest))
    }

    /// A table without weights.
    pub fn empty() -> Self {
        Self { rows: &[], bits: 0 }
    }
}

impl<const N: usize> Scorer<N> for Table<N> {
    fn sums(&self, features: &[u32]) -> [i32; N] {
        let mut sums = [0_i16; N];
        for feature in features {
            let Some(row) = self.rows.get(row(*feature, self.bits)) else { continue };
            for (sum, weight) in sums.iter_mut().zip(row) {
                // At most a few hundred features of at most 128 each.
                *sum += i16::from(weight.cast_signed());
            }
        }
        sums.map(i32::from)
    }
}

/// The first of the greatest among `scores`.
pub fn best(scores: &[i32]) -> usize {
    let mut best = 0;
    for (at, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = at;
        }
    }
    best
}
