//! How probable it is that a difference is one that a careful reader would mark.
//!
//! What tells right lines from wrong ones is what sort of line it is; how sure the match is, how many articles it has,
//! or where they give it hardly tells more. The weights stand in `assets/weights.toml`; `cargo bench --bench learn` learns
//! them by logistic regression and prints how often lines of each probability are right in clusters left out.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::model::Verdict;
use crate::value::{Kind, Reason};

const WEIGHTS: &str = include_str!("../../assets/weights.toml");

/// What a difference is, each entry 1 where it holds and 0 where it does not, save the last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grounds {
    /// Always 1.
    pub bias: f64,
    /// Forms of a name.
    pub name: f64,
    /// Wordings of a quotation.
    pub quote: f64,
    /// What two articles call somebody, where no office is left or raised.
    pub description: f64,
    /// A conflict of figures, dates or names.
    pub conflict: f64,
    /// The logarithm of the number of articles that take part: in many of them something differs by chance.
    pub articles: f64,
}

impl Grounds {
    /// The names of the entries, in order.
    pub const NAMES: [&str; 6] = ["bias", "name", "quote", "description", "conflict", "articles"];

    /// The grounds of a difference of `kind` between values that `articles` articles give.
    pub fn new(kind: Kind, verdict: Verdict, reason: &Reason, articles: usize) -> Self {
        let holds = |holds: bool| if holds { 1.0 } else { 0.0 };
        Self {
            bias: 1.0,
            name: holds(matches!(kind, Kind::Name | Kind::Place)),
            quote: holds(kind == Kind::Quote),
            description: holds(*reason == Reason::Description),
            conflict: holds(verdict == Verdict::Conflict && kind != Kind::Quote),
            articles: (articles.max(1) as f64).ln(),
        }
    }

    /// The entries in the order of [`NAMES`](Self::NAMES).
    pub fn entries(&self) -> [f64; 6] {
        [self.bias, self.name, self.quote, self.description, self.conflict, self.articles]
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
        let probability = |kind, reason| Grounds::new(kind, Verdict::Variant, &reason, 2).probability();
        let spelling = probability(Kind::Name, Reason::Spelling);
        let job = probability(Kind::Title, Reason::Description);
        assert!(0.0 < job && job < spelling && spelling < 1.0, "{job} {spelling}");
    }
}
