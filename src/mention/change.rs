//! Words that tell of a change, after which "from ... to ..." names two values and not a range.

use crate::text::TokenView;
use crate::text::phrase::Meaning;

/// How many tokens before "from" the word may stand: "raised the tax on fuel from".
const REACH: usize = 8;

/// True when a word of change stands before `at`.
pub(super) fn precedes(view: &TokenView<'_>, at: usize) -> bool {
    (at.saturating_sub(REACH)..at).any(|near| view.any(near, |meaning| meaning == Meaning::Change))
}
