//! Scorer that are learned: the averaged perceptron (Freund and Schapire 1999), on hashed features.

use gainsay::syntax::table::{Scorer, row};

/// A table that is being learned.
pub struct Perceptron<const N: usize> {
    bits: u32,
    rows: Vec<[i32; N]>,
    /// Each change times the number of the example that made it.
    weighed: Vec<[i64; N]>,
    examples: i64,
}

impl<const N: usize> Perceptron<N> {
    /// 2^`bits` rows of zeros.
    pub fn new(bits: u32) -> Self {
        Self { bits, rows: vec![[0; N]; 1 << bits], weighed: vec![[0; N]; 1 << bits], examples: 1 }
    }

    /// Counts one more example.
    pub fn advance(&mut self) {
        self.examples += 1;
    }

    /// Adds `change` to the weights of `features` for outcome `at`.
    pub fn change(&mut self, features: &[u32], at: usize, change: i32) {
        for feature in features {
            let row = row(*feature, self.bits);
            self.rows[row][at] += change;
            self.weighed[row][at] += self.examples * i64::from(change);
        }
    }

    /// The means of the weights over all examples, `scale` times, as bytes, row by row.
    pub fn average(&self, scale: f64) -> Vec<u8> {
        let mut clamped = 0;
        let mut out = Vec::with_capacity(N << self.bits);
        for (row, weighed) in self.rows.iter().zip(&self.weighed) {
            for (weight, weighed) in row.iter().zip(weighed) {
                let mean = f64::from(*weight) - *weighed as f64 / self.examples as f64;
                let scaled = (mean * scale).round();
                clamped += usize::from(scaled.abs() > 127.0);
                out.push((scaled.clamp(-127.0, 127.0) as i8).cast_unsigned());
            }
        }
        let used = self.rows.iter().filter(|row| row.iter().any(|weight| *weight != 0)).count();
        eprintln!("  {} of {} rows used, {clamped} weights clamped", used, self.rows.len());
        out
    }
}

impl<const N: usize> Scorer<N> for Perceptron<N> {
    fn sums(&self, features: &[u32]) -> [i32; N] {
        let mut sums = [0; N];
        for feature in features {
            for (sum, weight) in sums.iter_mut().zip(&self.rows[row(*feature, self.bits)]) {
                *sum += weight;
            }
        }
        sums
    }
}
