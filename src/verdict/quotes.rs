//! Comparing the words between quotation marks.

use super::{Difference, Side};
use crate::claim::wording::{align, words};
use crate::model::Verdict;

/// What differs inside the words that both quote.
pub(super) fn compare(a: &Side<'_>, b: &Side<'_>) -> Difference {
    let wording = align(&words(a.text), &words(b.text));
    let said = |words: &[String]| {
        if words.is_empty() { "nothing".to_owned() } else { format!("“{}”", words.join(" ")) }
    };
    match wording.differing.first() {
        Some((left, right)) => Difference::new(
            Verdict::Conflict,
            format!(
                "quoted in different words: {} has {}, {} has {}",
                a.source,
                said(left),
                b.source,
                said(right)
            ),
        ),
        None => Difference::new(Verdict::Explained, "one source quotes more of the same words"),
    }
}
