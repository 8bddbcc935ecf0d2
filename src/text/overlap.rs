//! What pairs of texts have in common, by way of an index of their words.

use std::ops::Range;

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
    /// For each vector the first one that it is compared with.
    behind: Vec<usize>,
    /// For each word where those that have it begin among the `holders`; the next entry is where they end.
    starts: Vec<usize>,
    /// Vectors with the weight that a word has there, word by word, in order.
    holders: Vec<(u32, f64)>,
    /// For each word whether it is passed over.
    common: Vec<bool>,
}

impl<'a> Overlaps<'a> {
    /// An index of vectors, each with the number of the text that it is of; those of one text follow one another and are
    /// not compared. The words are best numbered without gaps.
    ///
    /// Words in more than `most` vectors are passed over: they bring together what rarer words do not, and time goes with
    /// the square of the number of vectors that share a word.
    pub fn new(vectors: impl IntoIterator<Item = (usize, &'a Vector)>, most: usize) -> Self {
        Self::without(vectors, |_, count| count > most)
    }

    /// The same, passing over the words that are common, as told by their number and the number of vectors that have them.
    pub fn without(
        vectors: impl IntoIterator<Item = (usize, &'a Vector)>,
        is_common: impl Fn(u32, usize) -> bool,
    ) -> Self {
        let (texts, vectors): (Vec<usize>, Vec<&Vector>) = vectors.into_iter().unzip();
        let behind = texts.chunk_by(|a, b| a == b).scan(0, |end, of_text| {
            *end += of_text.len();
            Some(std::iter::repeat_n(*end, of_text.len()))
        });
        let behind = behind.flatten().collect();
        let words = || vectors.iter().copied().flatten().map(|(word, _)| *word as usize);
        let mut counts = vec![0; words().max().map_or(0, |last| last + 1)];
        words().for_each(|word| counts[word] += 1);
        let common: Vec<bool> = (0..).zip(&counts).map(|(word, count)| is_common(word, *count)).collect();
        let kept = |word: usize| counts[word] > 1 && !common[word];
        let mut starts = vec![0; counts.len() + 1];
        for (word, count) in counts.iter().enumerate() {
            starts[word + 1] = starts[word] + if kept(word) { *count } else { 0 };
        }
        let mut next = starts.clone();
        let mut holders = vec![(0, 0.0); starts[counts.len()]];
        for (number, vector) in (0..).zip(&vectors) {
            for (word, weight) in vector.iter().filter(|(word, _)| kept(*word as usize)) {
                let place = &mut next[*word as usize];
                holders[*place] = (number, *weight);
                *place += 1;
            }
        }
        Self { vectors, behind, starts, holders, common }
    }

    /// True for a word that too many vectors have: it is not among those that pairs are said to share.
    pub fn passes_over(&self, word: u32) -> bool {
        self.common.get(word as usize).is_some_and(|common| *common)
    }

    /// All pairs of vectors of different texts that share a word, ordered by `first` and `second`; they are found while one
    /// asks for them, and there are too many of them to keep.
    pub fn all(&self) -> impl Iterator<Item = Overlap> {
        self.of(0..self.vectors.len())
    }

    /// Those of them whose first vector is one of `firsts`.
    pub fn of(&self, firsts: Range<usize>) -> impl Iterator<Item = Overlap> {
        // One row of the table of all pairs at a time; only the entries of `touched` are in use.
        let mut row = vec![(0.0, 0); self.vectors.len()];
        firsts.flat_map(move |first| {
            let mut touched = Vec::new();
            let behind = self.behind[first];
            for (word, weight) in self.vectors[first] {
                let holders = &self.holders[self.starts[*word as usize]..self.starts[*word as usize + 1]];
                let later = holders.partition_point(|(other, _)| (*other as usize) < behind);
                for (second, other) in &holders[later..] {
                    let second = *second as usize;
                    let (product, shared) = &mut row[second];
                    if *shared == 0 {
                        touched.push(second);
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
        let pairs = |texts: [usize; 3], most| -> Vec<_> {
            let overlaps = Overlaps::new(texts.into_iter().zip(&vectors), most);
            overlaps.all().map(|o| (o.first, o.second, o.product, o.shared)).collect()
        };
        assert_eq!(pairs([0, 1, 2], 3), [(0, 1, 1.0, 1), (0, 2, 2.5, 2), (1, 2, 1.0, 1)]);
        assert_eq!(pairs([0, 1, 2], 2), [(0, 2, 1.5, 1)]);
        assert_eq!(pairs([4, 4, 9], 3), [(0, 2, 2.5, 2), (1, 2, 1.0, 1)]);
        let all = Overlaps::new(vectors.iter().enumerate(), 3);
        assert!(all.of(0..1).chain(all.of(1..3)).eq(all.all()), "parts make up the whole");
    }
}
