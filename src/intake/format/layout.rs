//! The lines of a document whose format says what is a paragraph, on their way to a draft.

use jiff::civil::Date;

use crate::intake::draft::{Draft, Hint};
use crate::intake::line::PARAGRAPH_WORDS;
use crate::intake::metadata::{Metadata, in_text, same_headline};
use crate::model::BlockKind;
use crate::text::one_line;

/// What opens a paragraph, a place and an agency, has no more words.
const DATELINE_WORDS: usize = 5;
/// So many lines below the headline may state the day.
const CLOSE: usize = 10;

/// Lines in order, each with what the format says about it.
#[derive(Debug, Default)]
pub(super) struct Layout {
    lines: Vec<(String, Option<BlockKind>)>,
}

impl Layout {
    /// Adds a line, its white space made even; one without text is none.
    pub fn push(&mut self, text: &str, kind: Option<BlockKind>) {
        let line = one_line(text);
        if !line.is_empty() {
            self.lines.push((line, kind));
        }
    }

    /// Adds every line of `text`.
    pub fn push_lines(&mut self, text: &str) {
        for line in text.lines() {
            self.push(line, None);
        }
    }

    /// Adds the lines of another layout.
    pub fn append(&mut self, mut other: Self) {
        self.lines.append(&mut other.lines);
    }

    /// How many lines there are.
    pub fn lines(&self) -> usize {
        self.lines.len()
    }

    /// Line number `at`.
    pub fn line(&self, at: usize) -> Option<&str> {
        self.lines.get(at).map(|(line, _)| line.as_str())
    }

    /// The lines from number `at` on, which this layout loses.
    pub fn split_off(&mut self, at: usize) -> Self {
        Self { lines: self.lines.split_off(at.min(self.lines.len())) }
    }

    /// Changes what line number `at` is.
    pub fn set_kind(&mut self, at: usize, kind: Option<BlockKind>) {
        if let Some((_, old)) = self.lines.get_mut(at) {
            *old = kind;
        }
    }

    /// Bytes of the lines that are running text.
    pub fn running(&self) -> usize {
        let lines = self.lines.iter().map(|(line, _)| line);
        lines.filter(|line| line.split_whitespace().count() >= PARAGRAPH_WORDS).map(String::len).sum()
    }

    /// The day that stands in a line of its own close below one of the `headlines`.
    pub fn day_below(&self, headlines: &[String]) -> Option<Date> {
        let lines = || self.lines.iter().map(|(line, _)| line.as_str());
        let anchors =
            lines().enumerate().filter(|(_, line)| headlines.iter().any(|h| same_headline(h, line)));
        anchors.map(|(at, _)| at + 1).find_map(|below| {
            let days =
                || lines().skip(below).take(CLOSE).filter_map(|line| Some((line, in_text::day_line(line)?)));
            let first = days().find(|(line, _)| !line.to_ascii_lowercase().contains("updated"));
            first.or_else(|| days().next()).map(|(_, day)| day)
        })
    }

    /// Puts the place and the agency that a page sets apart ("Washington CNN —") before the paragraph that they open.
    pub fn join_datelines(&mut self) {
        let at = self.lines.windows(2).position(|pair| match pair {
            [(line, _), (next, None)] => {
                line.ends_with(" —")
                    && line.split_whitespace().count() <= DATELINE_WORDS
                    && next.split_whitespace().count() >= PARAGRAPH_WORDS
            }
            _ => false,
        });
        if let Some(at) = at {
            let (dateline, _) = self.lines.remove(at);
            if let Some((line, _)) = self.lines.get_mut(at) {
                *line = format!("{dateline} {line}");
            }
        }
    }

    /// All lines as one.
    pub fn joined(&self) -> String {
        self.lines.iter().map(|(line, _)| line.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Bytes of all lines.
    pub fn len(&self) -> usize {
        self.lines.iter().map(|(line, _)| line.len()).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The draft, with the headline that the metadata states as its first line.
    pub fn into_draft(self, metadata: Metadata) -> Draft {
        let mut lines = self.lines;
        // The headline is mended as a part of the text, so that what goes from it is recorded.
        let title = metadata.title.as_deref().map(one_line).filter(|title| !title.is_empty());
        if let Some(title) = title
            && !lines.first().is_some_and(|(line, _)| same_headline(&title, line))
        {
            lines.insert(0, (title, None));
        }
        let mut draft = Draft { metadata, ..Draft::default() };
        for (line, kind) in lines {
            if !draft.text.is_empty() {
                draft.text.push_str("\n\n");
            }
            draft.hints.extend(kind.map(|kind| Hint { at: draft.text.len(), kind }));
            draft.text.push_str(&line);
        }
        draft.record_undecoded();
        draft
    }
}
