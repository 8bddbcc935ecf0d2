//! Text with emphasis, wrapped to the page, and the escape sequences that show it.
//!
//! Colour never carries meaning alone: there is always a glyph or a word with it, and without escape sequences a marked
//! value stands between asterisks.

use std::ops::Range;

use crate::model::Verdict;
use crate::report::page::{Ink, Page};
use crate::text::cells::width;
use crate::text::wrap::wrap;

/// Why a part of a text stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Emphasis {
    /// The verdict on a conflict, the only thing in colour.
    Conflict,
    /// Other verdicts and headings.
    Strong,
    /// A value where it is listed.
    Value,
    /// The value within its sentence.
    Mark,
    /// What a reader may skip.
    Quiet,
}

impl Emphasis {
    /// The emphasis on the word and glyph of a verdict.
    pub(super) fn of(verdict: Verdict) -> Self {
        if verdict == Verdict::Conflict { Self::Conflict } else { Self::Strong }
    }

    /// The parameters of the SGR sequence; the terminal's own colours, so that light and dark ones read well.
    fn sgr(self) -> &'static str {
        match self {
            Self::Conflict => "1;31",
            Self::Strong | Self::Value => "1",
            Self::Mark => "1;4",
            Self::Quiet => "2",
        }
    }
}

/// Text, parts of which are emphasised.
#[derive(Debug, Clone, Default)]
pub(super) struct Styled {
    text: String,
    /// In order, not overlapping.
    parts: Vec<(Range<usize>, Emphasis)>,
    /// Spaces before each line when it is wrapped.
    indent: usize,
}

impl Styled {
    pub(super) fn plain(text: &str) -> Self {
        Self::default().and(text)
    }

    pub(super) fn new(emphasis: Emphasis, text: &str) -> Self {
        Self::default().and_as(emphasis, text)
    }

    /// Adds text without emphasis.
    pub(super) fn and(mut self, text: &str) -> Self {
        self.text.push_str(text);
        self
    }

    /// Adds emphasised text.
    pub(super) fn and_as(mut self, emphasis: Emphasis, text: &str) -> Self {
        let start = self.text.len();
        self.text.push_str(text);
        self.parts.push((start..self.text.len(), emphasis));
        self
    }

    /// Adds a value within its sentence.
    pub(super) fn and_marked(self, ink: Ink, text: &str) -> Self {
        match ink {
            Ink::Colour => self.and_as(Emphasis::Mark, text),
            Ink::Plain => self.and("*").and(text).and("*"),
        }
    }

    /// Adds `other` with its emphasis.
    pub(super) fn append(mut self, other: Self) -> Self {
        let start = self.text.len();
        self.text.push_str(&other.text);
        self.parts.extend(
            other
                .parts
                .into_iter()
                .map(|(range, emphasis)| (range.start + start..range.end + start, emphasis)),
        );
        self
    }

    /// Puts spaces before each line.
    pub(super) fn indented(self, indent: usize) -> Self {
        Self { indent, ..self }
    }

    /// The width in terminal cells.
    pub(super) fn width(&self) -> usize {
        self.indent + width(&self.text)
    }

    /// The lines at `width` cells; words keep their emphasis.
    pub(super) fn wrap(&self, width: usize) -> Vec<Self> {
        let width = width.saturating_sub(self.indent);
        wrap(&self.text, width).into_iter().map(|line| self.slice(&line)).collect()
    }

    fn slice(&self, line: &Range<usize>) -> Self {
        let parts = self
            .parts
            .iter()
            .filter(|(range, _)| range.start < line.end && line.start < range.end)
            .map(|(range, emphasis)| {
                let start = range.start.max(line.start) - line.start;
                (start..range.end.min(line.end) - line.start, *emphasis)
            })
            .collect();
        Self { text: self.text.get(line.clone()).unwrap_or_default().to_owned(), parts, indent: self.indent }
    }

    /// Appends the text to `out`, with escape sequences if `ink` has them.
    pub(super) fn render(&self, ink: Ink, out: &mut String) {
        out.extend(std::iter::repeat_n(' ', self.indent));
        if ink == Ink::Plain {
            out.push_str(&self.text);
            return;
        }
        let mut at = 0;
        for (range, emphasis) in &self.parts {
            out.push_str(self.text.get(at..range.start).unwrap_or_default());
            out.push_str("\u{1b}[");
            out.push_str(emphasis.sgr());
            out.push('m');
            out.push_str(self.text.get(range.clone()).unwrap_or_default());
            out.push_str("\u{1b}[0m");
            at = range.end;
        }
        out.push_str(self.text.get(at..).unwrap_or_default());
    }
}

impl Page {
    /// Appends `text` wrapped, with `indent` spaces before each line.
    pub(super) fn paragraph(self, indent: usize, text: &Styled, out: &mut String) {
        for line in text.wrap(self.width.saturating_sub(indent)) {
            out.extend(std::iter::repeat_n(' ', indent));
            line.render(self.ink, out);
            out.push('\n');
        }
    }

    /// Appends `text` wrapped, with `indent` spaces before every line but the first.
    pub(super) fn hanging(self, indent: usize, text: &Styled, out: &mut String) {
        for (place, line) in text.wrap(self.width.saturating_sub(indent)).into_iter().enumerate() {
            line.indented(if place > 0 { indent } else { 0 }).render(self.ink, out);
            out.push('\n');
        }
    }

    /// Appends an empty line and a heading.
    pub(super) fn heading(self, text: &str, out: &mut String) {
        out.push('\n');
        self.paragraph(0, &Styled::new(Emphasis::Strong, text), out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emphasis_is_switched_off_at_the_end_of_each_line() {
        let text = Styled::plain("of ").and_marked(Ink::Colour, "ten million").and(" now");
        let mut out = String::new();
        for line in text.wrap(8) {
            line.render(Ink::Colour, &mut out);
            out.push('\n');
        }
        assert_eq!(out, "of \u{1b}[1;4mten\u{1b}[0m\n\u{1b}[1;4mmillion\u{1b}[0m\nnow\n");
    }

    #[test]
    fn without_escape_sequences_a_marked_value_still_stands_out() {
        let mut out = String::new();
        Styled::plain("of ").and_marked(Ink::Plain, "ten million").render(Ink::Plain, &mut out);
        assert_eq!(out, "of *ten million*");
    }
}
