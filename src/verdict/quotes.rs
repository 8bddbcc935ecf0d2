//! Comparing the words between quotation marks.

use super::{Difference, Side};
use crate::claim::wording::{align, words};

/// What differs inside the words that both quote.
pub(super) fn compare(a: &Side<'_>, b: &Side<'_>) -> Option<Difference> {
    // Many articles quote the same words.
    if a.member.reading.normalized == b.member.reading.normalized {
        return None;
    }
    let wording = align(&words(a.text), &words(b.text));
    let said = |words: &[String]| {
        if words.is_empty() { "nothing".to_owned() } else { format!("“{}”", words.join(" ")) }
    };
    wording.differing.first().map(|(left, right)| {
        Difference::conflict(format!(
            "quoted in different words: {} has {}, {} has {}",
            a.source,
            said(left),
            b.source,
            said(right)
        ))
    })
}
