//! The words of quotations, side by side.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::text::fold;

/// Words that one version of a quotation has and the other has not, and the like the other way round.
pub struct Wording {
    /// How many words both have, in the same order.
    pub common: usize,
    /// Stretches that differ, inside what both quote: the words of one, and of the other.
    pub differing: Vec<(Vec<String>, Vec<String>)>,
}

/// The words of a quotation, folded, without marks.
pub fn words(quote: &str) -> Vec<String> {
    fold(quote)
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '/'))
        .map(|word| word.chars().filter(char::is_ascii_alphanumeric).collect::<String>())
        .filter(|word| !word.is_empty())
        .collect()
}

/// Compares two quotations word by word. What one has before or behind the words that both have was left out by the
/// other and is no difference.
pub fn align(a: &[String], b: &[String]) -> Wording {
    let ops = capture_diff_slices(Algorithm::Myers, a, b);
    let equal = |op: &DiffOp| matches!(op, DiffOp::Equal { .. });
    let first = ops.iter().position(equal).unwrap_or(ops.len());
    let last = ops.iter().rposition(equal).map_or(first, |at| at + 1);
    let mut wording = Wording { common: 0, differing: Vec::new() };
    for op in &ops[first..last] {
        let (old, new) = (op.old_range(), op.new_range());
        if equal(op) {
            wording.common += old.len();
        } else {
            wording.differing.push((a[old].to_vec(), b[new].to_vec()));
        }
    }
    wording
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_left_out_at_the_ends_are_no_difference() {
        let wording = align(&words("we will never yield to threats"), &words("never yield"));
        assert_eq!((wording.common, wording.differing.len()), (2, 0));
        let wording = align(&words("we shall never yield"), &words("we will never yield"));
        assert_eq!(wording.differing, [(vec!["shall".to_owned()], vec!["will".to_owned()])]);
    }
}
