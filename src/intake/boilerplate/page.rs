//! A page as boilerplate is looked for in it.

use crate::model::BlockKind;

/// The lines of a page with all that is known of them before it is decided what they are.
pub(in crate::intake) struct PageLines<'a> {
    /// Lines with text, without white space at their ends.
    pub lines: Vec<&'a str>,
    /// What the format says about each.
    pub hints: Vec<Option<BlockKind>>,
    /// The document states its headline, which is the first line.
    pub is_titled: bool,
    /// The folder it was found in, as a number; none for a document named by itself.
    pub folder: Option<usize>,
}
