//! What each line of the repaired text is.

use std::ops::Range;

use crate::model::{Block, BlockKind, Repair, RepairKind};

use super::boilerplate::{Leftover, classify, is_statement};
use super::draft::Draft;
use super::sections;

/// A longer line is no headline and no sub-heading.
const LONGEST_HEADING: usize = 200;
/// A line of so many words is running text; headings stand between such lines.
const PARAGRAPH_WORDS: usize = 15;

/// Divides the text into blocks, and records the lines that are tagged as leftovers of a page.
pub(super) fn divide(draft: &mut Draft) -> Vec<Block> {
    let lines: Vec<(usize, Range<usize>, &str)> = draft
        .lines()
        .enumerate()
        .filter_map(|(number, (span, line))| {
            let start = span.start + (line.len() - line.trim_start().len());
            let line = line.trim();
            (!line.is_empty()).then(|| (number, start..start + line.len(), line))
        })
        .collect();
    let hint = |number: usize| draft.hints.get(number).copied().flatten();
    let mut kinds: Vec<BlockKind> = lines
        .iter()
        .map(|(number, _, line)| match classify(line) {
            Some(Leftover::Page) => BlockKind::Boilerplate,
            Some(Leftover::Caption) => BlockKind::Caption,
            None => hint(*number).unwrap_or(BlockKind::Paragraph),
        })
        .collect();
    let texts: Vec<&str> = lines.iter().map(|(_, _, line)| *line).collect();
    keep_statements(&lines, &mut kinds);
    tag_gallery(&lines, &mut kinds);
    sections::tag(&texts, &mut kinds, is_running_text);
    let is_text = |index: usize| kinds[index] == BlockKind::Paragraph && is_running_text(lines[index].2);
    let last_text = (0..lines.len()).rfind(|&index| is_text(index));
    let first = kinds.iter().position(|kind| *kind != BlockKind::Boilerplate);
    let stated = draft.metadata.title.is_some();
    for (index, (number, _, line)) in lines.iter().enumerate() {
        let before_text = last_text.is_some_and(|last| index < last);
        let opens = Some(index) == first && kinds[index] != BlockKind::Caption;
        if stated && index == 0 {
            kinds[index] = BlockKind::Title;
        } else if hint(*number).is_none() && kinds[index] == BlockKind::Paragraph && before_text {
            if opens && !stated && is_headline(line) {
                kinds[index] = BlockKind::Title;
            } else if is_heading(line) {
                kinds[index] = BlockKind::Heading;
            }
        }
    }
    let mut repairs = Vec::new();
    let blocks = lines
        .iter()
        .zip(kinds)
        .map(|((_, span, line), kind)| {
            if kind == BlockKind::Boilerplate {
                repairs.push(tagged(line, span.start));
            }
            Block { span: span.clone(), kind }
        })
        .collect();
    draft.repairs.append(&mut repairs);
    draft.repairs.sort_by_key(|repair| repair.at);
    blocks
}

/// The record of a line that is tagged as a leftover of the page.
pub(super) fn tagged(line: &str, at: usize) -> Repair {
    Repair { kind: RepairKind::Boilerplate, before: line.to_owned(), after: line.to_owned(), at }
}

/// A line in the middle of the article that tells something with a figure is never tagged: a lost fact is worse than a
/// share line too many.
fn keep_statements(lines: &[(usize, Range<usize>, &str)], kinds: &mut [BlockKind]) {
    let is_text = |kinds: &[BlockKind], index: usize| {
        kinds[index] == BlockKind::Paragraph && is_running_text(lines[index].2)
    };
    let first = (0..lines.len()).find(|&index| is_text(kinds, index));
    let last = (0..lines.len()).rfind(|&index| is_text(kinds, index));
    let (Some(first), Some(last)) = (first, last) else { return };
    for index in first..last {
        if kinds[index] == BlockKind::Boilerplate && is_statement(lines[index].2) {
            kinds[index] = BlockKind::Paragraph;
        }
    }
}

/// The captions of a picture gallery, each with its number ("3/34 ..."), belong to the page, not to the article.
fn tag_gallery(lines: &[(usize, Range<usize>, &str)], kinds: &mut [BlockKind]) {
    const LEAST: usize = 3;
    let numbered = |line: &str| {
        let counter = line.split(' ').next().and_then(|word| word.split_once('/'));
        counter.is_some_and(|(number, total)| match (number.parse::<u16>(), total.parse::<u16>()) {
            (Ok(number), Ok(total)) => number <= total && usize::from(total) >= LEAST,
            _ => false,
        })
    };
    if lines.iter().filter(|(_, _, line)| numbered(line)).count() < LEAST {
        return;
    }
    for ((_, _, line), kind) in lines.iter().zip(kinds) {
        if numbered(line) {
            *kind = BlockKind::Boilerplate;
        }
    }
}

fn is_running_text(line: &str) -> bool {
    line.split_whitespace().count() >= PARAGRAPH_WORDS || ends_sentence(line)
}

/// True when the line ends as a sentence does, closing quotes and brackets aside.
fn ends_sentence(line: &str) -> bool {
    let inner = line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']);
    inner.ends_with(['.', '!', '?', '…', ':', ';', ',', '。', '！', '？', '-', '–', '—'])
}

/// A first line that can be the headline: short, no full stop, no dateline.
fn is_headline(line: &str) -> bool {
    let inner = line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']);
    let closed = inner.ends_with(['?', '!']) || !ends_sentence(line);
    closed && is_short(line) && !inner.ends_with(':')
}

fn is_heading(line: &str) -> bool {
    !ends_sentence(line) && is_short(line) && !holds_sentence_end(line)
}

/// True when a sentence ends within the line: a full stop after a word in lower case, and a capital.
fn holds_sentence_end(line: &str) -> bool {
    line.match_indices(". ").any(|(at, _)| {
        let word = line[..at].rsplit(' ').next().unwrap_or_default();
        let next = line[at + 2..].trim_start_matches(['"', '“', '‘']);
        word.len() > 3 && word.chars().all(char::is_lowercase) && next.starts_with(char::is_uppercase)
    })
}

/// Short enough for a heading, and begun like one.
fn is_short(line: &str) -> bool {
    let begins = line.trim_start_matches(['"', '“', '‘', '\'', '$', '£', '€', '(']).chars().next();
    line.chars().count() <= LONGEST_HEADING
        && begins.is_some_and(|c| c.is_numeric() || c.is_alphabetic() && !c.is_lowercase())
}
