//! Lines that several documents of one folder share are leftovers of the pages they were saved from.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Article, BlockKind, Origin, Stated};

use super::blocks::tagged;

/// So many different articles must share a line.
const LEAST_ARTICLES: usize = 3;
/// A longer line is text that one article took from another.
const LONGEST_WORDS: usize = 12;

/// Tags such lines. `folders` says for each article which folder it was found in.
pub(super) fn tag(articles: &mut [Article], folders: &[Option<usize>]) {
    let mut lines: BTreeMap<(usize, &str), BTreeSet<&str>> = BTreeMap::new();
    for (article, folder) in articles.iter().zip(folders) {
        let Some(folder) = folder else { continue };
        // Copies of one article share every line; they are told by their longest paragraph.
        let text = article.blocks.iter().filter_map(|block| article.body.get(block.span.clone()));
        let Some(longest) = text.max_by_key(|text| text.len()) else { continue };
        let stated = is_stated(article);
        for line in article.blocks.iter().filter(|block| is_candidate(block.kind, stated)) {
            if let Some(line) = article.body.get(line.span.clone()).filter(|line| is_short(line)) {
                lines.entry((*folder, line)).or_default().insert(longest);
            }
        }
    }
    let repeated: BTreeSet<(usize, String)> = lines
        .into_iter()
        .filter(|(_, articles)| articles.len() >= LEAST_ARTICLES)
        .map(|((folder, line), _)| (folder, line.to_owned()))
        .collect();
    if repeated.is_empty() {
        return;
    }
    for (article, folder) in articles.iter_mut().zip(folders) {
        let Some(folder) = *folder else { continue };
        let stated = is_stated(article);
        for block in article.blocks.iter_mut().filter(|block| is_candidate(block.kind, stated)) {
            let Some(line) = article.body.get(block.span.clone()) else { continue };
            if repeated.contains(&(folder, line.to_owned())) {
                block.kind = BlockKind::Boilerplate;
                article.repairs.push(tagged(line, block.span.start));
            }
        }
        article.repairs.sort_by_key(|repair| repair.at);
        retitle(article);
    }
}

/// Looks for the headline again where what was taken for it turned out to be a leftover.
fn retitle(article: &mut Article) {
    let lost = article.title.as_ref().is_some_and(|title| title.origin == Origin::Text)
        && article.blocks.iter().all(|block| block.kind != BlockKind::Title);
    if !lost {
        return;
    }
    let first = article.blocks.iter_mut().find(|block| block.kind != BlockKind::Boilerplate);
    let headline = first.filter(|block| block.kind == BlockKind::Heading);
    article.title = headline.and_then(|block| {
        block.kind = BlockKind::Title;
        article.body.get(block.span.clone()).map(|title| Stated::new(title.to_owned(), Origin::Text))
    });
}

/// True when the document itself states its headline, so that no line was guessed to be it.
fn is_stated(article: &Article) -> bool {
    article.title.as_ref().is_some_and(|title| title.origin == Origin::Metadata)
}

fn is_candidate(kind: BlockKind, stated: bool) -> bool {
    match kind {
        BlockKind::Paragraph | BlockKind::Heading => true,
        BlockKind::Title => !stated,
        BlockKind::Caption | BlockKind::Boilerplate => false,
    }
}

/// Short, and no line that tells a figure.
fn is_short(line: &str) -> bool {
    line.split_whitespace().count() <= LONGEST_WORDS && !line.contains(|c: char| c.is_ascii_digit())
}
