//! What pairs of texts have in common, by way of an index of their words.

use std::ops::Range;

use foldhash::HashMap;

/// The weighted words of a text by number, in order of the numbers, each word once.
pub type Vector = Vec<(u32, f64)>;

/// Two vectors that share a word.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overlap {
    /// Index of the first vector.
    pub first: usize,
    /// Index of the second vector, greater than `first`.
    pub second: usize,
    /// Their scalar product.
    pub product: f64,
    /// How many words they share.
    pub shared: usize,
}

/// Vectors, and for each word those that have it.
pub struct Overlaps<'a> {
    vectors: Vec<&'a Vector>,
    holders: HashMap<u32, Vec<(usize, f64)>>,
}

impl<'a> Overlaps<'a> {
    /// An index of `vectors`.
    ///
    /// Words in more than `most` vectors are passed over: they bring together what rarer words do not, and time goes with
    /// the square of the number of vectors that share a word.
    pub fn new(vectors: impl IntoIterator<Item = &'a Vector>, most: usize) -> Self {
        let vectors: Vec<&Vector> = vectors.into_iter().collect();
        let mut holders: HashMap<u32, Vec<(usize, f64)>> = HashMap::default();
        for (number, vector) in vectors.iter().enumerate() {
            for (word, weight) in *vector {
                holders.entry(*word).or_default().push((number, *weight));
            }
        }
        holders.retain(|_, holders| (2..=most).contains(&holders.len()));
        Self { vectors, holders }
    }

    /// All pairs of vectors that share a word, ordered by `first` and `second`; they are found while one asks for them, and
    /// there are too many of them to keep.
    pub fn all(&self) -> impl Iterator<Item = Overlap> {
        self.of(0..self.vectors.len())
    }

    /// Those of them whose first vector is one of `firsts`.
    pub fn of(&self, firsts: Range<usize>) -> impl Iterator<Item = Overlap> {
        // One row of the table of all pairs at a time; only the entries of `touched` are in use.
        let mut row = vec![(0.0, 0); self.vectors.len()];
        firsts.flat_map(move |first| {
            let mut touched = Vec::new();
            for (word, weight) in self.vectors[first] {
                let Some(holders) = self.holders.get(word) else { continue };
                let later = holders.partition_point(|(other, _)| *other <= first);
                for (second, other) in &holders[later..] {
                    let (product, shared) = &mut row[*second];
                    if *shared == 0 {
                        touched.push(*second);
                    }
                    *product += weight * other;
                    *shared += 1;
                }
            }
            touched.sort_unstable();
            let take = |second: usize| {
                let (product, shared) = std::mem::take(&mut row[second]);
                Overlap { first, second, product, shared }
            };
            touched.into_iter().map(take).collect::<Vec<_>>()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_with_a_rare_word_in_common_are_found_with_their_product() {
        let vectors = [vec![(1, 0.5), (7, 1.0)], vec![(2, 1.0), (7, 1.0)], vec![(1, 3.0), (7, 1.0)]];
        let pairs = |most| -> Vec<_> {
            Overlaps::new(&vectors, most).all().map(|o| (o.first, o.second, o.product, o.shared)).collect()
        };
        assert_eq!(pairs(3), [(0, 1, 1.0, 1), (0, 2, 2.5, 2), (1, 2, 1.0, 1)]);
        assert_eq!(pairs(2), [(0, 2, 1.5, 1)]);
        let all = Overlaps::new(&vectors, 3);
        assert!(all.of(0..1).chain(all.of(1..3)).eq(all.all()), "parts make up the whole");
    }
}
