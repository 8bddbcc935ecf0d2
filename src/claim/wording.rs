//! The words of quotations, side by side.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::text::{fold, stem};

/// Words that one version of a quotation has and the other has not, and the like the other way round.
pub struct Wording {
    /// How many words both have, in the same order.
    pub common: usize,
    /// Stretches that differ, inside what both quote: the words of one, and of the other.
    pub differing: Vec<(Vec<String>, Vec<String>)>,
}

/// The words of a quotation, folded, without marks and without what an editor put into it in brackets.
pub fn words(quote: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let spoken: String = fold(quote)
        .chars()
        .filter(|c| {
            depth = if *c == '[' { depth + 1 } else { depth };
            let outside = depth == 0;
            depth = if *c == ']' { depth.saturating_sub(1) } else { depth };
            outside
        })
        .collect();
    spoken
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '/'))
        .map(|word| word.chars().filter(char::is_ascii_alphanumeric).collect::<String>())
        .filter(|word| !word.is_empty())
        .collect()
}

/// A gap of more words between common words ends what two quotations have in common.
const GAP: usize = 4;

/// Words at the end of two quotations that may stand for each other.
const TURN: usize = 1;

/// Compares two quotations word by word, outwards from the longest run of words that both have. What one has before or
/// behind the common words was left out by the other and is no difference; neither is a different spelling.
pub fn align(a: &[String], b: &[String]) -> Wording {
    let ops = capture_diff_slices(Algorithm::Myers, a, b);
    let common = |op: &DiffOp| if matches!(op, DiffOp::Equal { .. }) { op.old_range().len() } else { 0 };
    let Some(main) = (0..ops.len()).max_by_key(|at| (common(&ops[*at]), std::cmp::Reverse(*at))) else {
        return Wording { common: 0, differing: Vec::new() };
    };
    let (mut first, mut last) = (main, main);
    while first >= 2 && joins(&ops[first - 1], common(&ops[first - 2])) {
        first -= 2;
    }
    while last + 2 < ops.len() && joins(&ops[last + 1], common(&ops[last + 2])) {
        last += 2;
    }
    // One other word where both go on: "a single laboratory", "a single site".
    let turns = |at: usize| {
        ops.get(at).is_some_and(|op| match op {
            DiffOp::Replace { old_len, new_len, .. } => (*old_len).max(*new_len) <= TURN,
            _ => false,
        })
    };
    if turns(last + 1) {
        last += 1;
    }
    let mut wording = Wording { common: 0, differing: Vec::new() };
    for op in &ops[first..=last] {
        let (old, new) = (&a[op.old_range()], &b[op.new_range()]);
        if common(op) > 0 || same_letters(old, new) {
            wording.common += old.len();
        } else {
            wording.differing.push((old.to_vec(), new.to_vec()));
        }
    }
    wording
}

/// True when the gap is small for the common words behind it.
fn joins(gap: &DiffOp, common: usize) -> bool {
    let words = gap.old_range().len().max(gap.new_range().len());
    !matches!(gap, DiffOp::Equal { .. }) && words <= GAP && words <= common + 1
}

/// True for words that are spelt or parted differently ("on to" and "onto", "analyse" and "analyze").
fn same_letters(a: &[String], b: &[String]) -> bool {
    let join = |words: &[String]| words.iter().map(|word| stem(word)).collect::<String>().replace("ys", "yz");
    a.concat() == b.concat() || join(a) == join(b)
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
        let wording = align(
            &words("she [Ms Jones] carried it onto the bridge"),
            &words("she carried it on to the bridge"),
        );
        assert_eq!(wording.differing, []);
        let wording = align(&words("not a single laboratory"), &words("not a single site"));
        assert_eq!(wording.differing, [(vec!["laboratory".to_owned()], vec!["site".to_owned()])]);
    }
}
