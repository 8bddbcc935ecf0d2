//! Words that tell of a change, after which "from ... to ..." names two values and not a range.

use super::lexicon::Meaning;
use super::view::View;

/// How many tokens before "from" the word may stand: "raised the tax on fuel from".
const REACH: usize = 8;

/// True when a word of change stands before `at`.
pub(super) fn precedes(view: &View<'_>, at: usize) -> bool {
    (at.saturating_sub(REACH)..at).any(|near| view.any(near, |meaning| meaning == Meaning::Change))
}
