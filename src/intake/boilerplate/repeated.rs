//! Lines that several pages of one folder share, which no article is likely to repeat.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::BlockKind;

use super::page::PageLines;

/// So many different articles must share a line.
const LEAST_ARTICLES: usize = 3;
/// A longer line is text that one article took from another.
const LONGEST_WORDS: usize = 12;

/// Tags such lines.
pub(super) fn tag(pages: &[PageLines<'_>], kinds: &mut [Vec<BlockKind>]) {
    let mut found: BTreeMap<(usize, &str), BTreeSet<&str>> = BTreeMap::new();
    for (page, kinds) in pages.iter().zip(&*kinds) {
        let Some(folder) = page.folder else { continue };
        // Copies of one article share every line; they are told by their longest paragraph.
        let Some(longest) = page.lines.iter().max_by_key(|line| line.len()) else { continue };
        for (at, line) in page.lines.iter().enumerate() {
            if is_candidate(page, at, kinds) && is_short(line) {
                found.entry((folder, line)).or_default().insert(longest);
            }
        }
    }
    found.retain(|_, articles| articles.len() >= LEAST_ARTICLES);
    if found.is_empty() {
        return;
    }
    for (page, kinds) in pages.iter().zip(kinds) {
        let Some(folder) = page.folder else { continue };
        for (at, line) in page.lines.iter().enumerate() {
            if is_candidate(page, at, kinds) && found.contains_key(&(folder, line)) {
                kinds[at] = BlockKind::Boilerplate;
            }
        }
    }
}

/// False for the headline that a document states, which is not taken for one by its looks.
fn is_candidate(page: &PageLines<'_>, at: usize, kinds: &[BlockKind]) -> bool {
    match kinds[at] {
        BlockKind::Paragraph | BlockKind::Heading => !page.is_titled || at > 0,
        BlockKind::Title => !page.is_titled,
        BlockKind::Caption | BlockKind::Boilerplate => false,
    }
}

/// Short, and no line that tells a figure.
fn is_short(line: &str) -> bool {
    line.split_whitespace().count() <= LONGEST_WORDS && !line.contains(|c: char| c.is_ascii_digit())
}
