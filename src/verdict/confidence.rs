//! How probable it is that a difference is one that a careful reader would mark.
//!
//! What tells right lines from wrong ones is whether they describe one person in two ways, and how many articles take
//! part; the kind of value, the verdict, how sure the match is or where the articles give it tells no more. The weights stand in `assets/weights.toml`; `cargo bench --bench learn` learns
//! them by logistic regression and prints how often lines of each probability are right in clusters left out.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::value::Reason;

const WEIGHTS: &str = include_str!("../../assets/weights.toml");

/// What a difference is, each entry 1 where it holds and 0 where it does not, save the last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grounds {
    /// Always 1.
    pub bias: f64,
    /// What two articles call somebody, where no office is left or raised.
    pub description: f64,
    /// The logarithm of the number of articles that take part: in many of them something differs by chance.
    pub articles: f64,
}

impl Grounds {
    /// The names of the entries, in order.
    pub const NAMES: [&str; 3] = ["bias", "description", "articles"];

    /// The grounds of a difference, for a reason, between values that `articles` articles give.
    pub fn new(reason: &Reason, articles: usize) -> Self {
        let description = if *reason == Reason::Description { 1.0 } else { 0.0 };
        Self { bias: 1.0, description, articles: (articles.max(1) as f64).ln() }
    }

    /// The entries in the order of [`NAMES`](Self::NAMES).
    pub fn entries(&self) -> [f64; 3] {
        [self.bias, self.description, self.articles]
    }

    /// How probable it is that a reader would mark the difference, from 0 to 1; 0 where the file of weights is damaged, which a
    /// test rules out.
    pub(super) fn probability(&self) -> f64 {
        static WEIGHTS_OF_VERDICTS: OnceLock<Option<File>> = OnceLock::new();
        let file = WEIGHTS_OF_VERDICTS.get_or_init(|| toml::from_str(WEIGHTS).ok()).as_ref();
        file.map_or(0.0, |file| {
            let weights = file.verdict.weigh.entries();
            let sum: f64 = weights.iter().zip(self.entries()).map(|(weight, x)| weight * x).sum();
            1.0 / (1.0 + (-sum).exp())
        })
    }
}

/// The part of the file of weights that is about verdicts.
#[derive(Deserialize)]
struct File {
    verdict: OfVerdict,
}

#[derive(Deserialize)]
struct OfVerdict {
    weigh: Grounds,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_job_is_less_sure_than_another_spelling() {
        let probability = |reason| Grounds::new(&reason, 2).probability();
        let (spelling, job) = (probability(Reason::Spelling), probability(Reason::Description));
        assert!(0.0 < job && job < spelling && spelling < 1.0, "{job} {spelling}");
    }
}
