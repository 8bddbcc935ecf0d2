//! The lines of a repaired text, and which of them are headings.

use std::ops::Range;

use crate::model::{Block, BlockKind};

use super::draft::Draft;
use super::line::{ends_sentence, is_running_text, without_closing_marks};

/// A longer line is no headline and no sub-heading.
const LONGEST_HEADING: usize = 200;

/// A line with text.
#[derive(Debug, Clone)]
pub(super) struct TextLine {
    /// Its bytes, without white space at its ends.
    pub span: Range<usize>,
    /// What the format says about it.
    pub hint: Option<BlockKind>,
}

/// The lines of the text that are not empty.
pub(super) fn lines(draft: &Draft) -> Vec<TextLine> {
    let lines = draft.lines().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(span, line)| {
            let start = span.start + (line.len() - line.trim_start().len());
            TextLine { span: start..start + line.trim().len(), hint: draft.hint(&span) }
        })
        .collect()
}

/// The lines as blocks, where `kinds` says what each is but for headings that only their looks tell.
pub(super) fn blocks(draft: &Draft, lines: &[TextLine], kinds: &[BlockKind]) -> Vec<Block> {
    let mut kinds = kinds.to_vec();
    let text = |line: &TextLine| draft.text.get(line.span.clone()).unwrap_or_default();
    let is_text = |at: usize| kinds[at] == BlockKind::Paragraph && is_running_text(text(&lines[at]));
    let last_text = (0..lines.len()).rfind(|at| is_text(*at));
    let first = kinds.iter().position(|kind| *kind != BlockKind::Boilerplate);
    let is_titled = draft.metadata.title.is_some();
    for (at, line) in lines.iter().enumerate() {
        if is_titled && at == 0 {
            kinds[at] = BlockKind::Title;
        } else if line.hint.is_none()
            && kinds[at] == BlockKind::Paragraph
            && last_text.is_some_and(|last| at < last)
        {
            if Some(at) == first && !is_titled && is_headline(text(line)) {
                kinds[at] = BlockKind::Title;
            } else if is_heading(text(line)) {
                kinds[at] = BlockKind::Heading;
            }
        }
    }
    // What is marked as the headline may be the name of the site, above the headline.
    if let Some(first) = first.filter(|first| kinds[*first] == BlockKind::Heading)
        && !kinds.contains(&BlockKind::Title)
        && lines[..first].iter().any(|line| line.hint == Some(BlockKind::Title))
    {
        kinds[first] = BlockKind::Title;
    }
    lines.iter().zip(kinds).map(|(line, kind)| Block { span: line.span.clone(), kind }).collect()
}

/// A first line that can be the headline: short, no full stop, no dateline.
fn is_headline(line: &str) -> bool {
    let inner = without_closing_marks(line);
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
