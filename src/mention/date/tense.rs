//! Words that say whether a date lies behind or ahead.

use crate::text::TokenView;
use crate::text::phrase::Meaning;

/// How many tokens before a date a word stands that makes it a coming one.
const REACH: usize = 6;

/// True when a word of intent governs what stands at `at`: "will meet on Friday", "due in November".
///
/// The word may govern something else ("the minister, who will visit Oslo, said on Friday"): where the grammar says that the
/// date is over, it is.
pub(super) fn governed_by_future(view: &TokenView<'_>, at: usize) -> bool {
    !view.over.contains(&at) && has_future_before(view, at)
}

/// True when a word of intent stands before `at`.
pub(in crate::mention) fn has_future_before(view: &TokenView<'_>, at: usize) -> bool {
    (at.saturating_sub(REACH)..at)
        .any(|near| view.any(near, |meaning| meaning == Meaning::Future) || view.word(near).ends_with("'ll"))
}

/// The same for a month or season, where "by" alone looks ahead: "by the summer".
pub(super) fn month_ahead(view: &TokenView<'_>, at: usize) -> bool {
    matches!(view.before(at, 1), "by" | "until") || governed_by_future(view, at)
}

/// The word at `at` that leads to a neighbouring unit ("last" is -1), and the index after it.
pub(super) fn shift(view: &TokenView<'_>, at: usize) -> Option<(i8, usize)> {
    view.find(at, |meaning| match meaning {
        Meaning::Shift(shift) => Some(shift),
        _ => None,
    })
}
