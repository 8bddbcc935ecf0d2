//! Which lines are no text of the article: boilerplate of the page around it, and captions of its pictures.
//!
//! All of it is decided here, when every article is read and before anything is made of its lines. What counts, in this
//! order: the wording of a line; what its format says, such as the class of an HTML element; where it stands among the
//! others; whether other articles of the folder have it, too.

mod page;
mod position;
mod repeated;
mod wording;

use crate::model::BlockKind;
use crate::parallel;

pub(super) use page::PageLines;
pub(super) use wording::{is_consent, named};

/// What each line of each page is. Which paragraphs are headings is left open.
pub(super) fn kinds(pages: &[PageLines<'_>]) -> Vec<Vec<BlockKind>> {
    let mut kinds = parallel::map(pages.len(), |at| {
        let PageLines { lines, hints, .. } = &pages[at];
        let by_itself = |(line, hint): (&&str, &Option<BlockKind>)| {
            wording::kind(line).or(*hint).unwrap_or(BlockKind::Paragraph)
        };
        let mut kinds: Vec<BlockKind> = lines.iter().zip(hints).map(by_itself).collect();
        position::tag(lines, &mut kinds);
        kinds
    });
    repeated::tag(pages, &mut kinds);
    kinds
}
