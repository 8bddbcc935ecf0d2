//! What stretches of a line mean, and the escape sequences that show it.
//!
//! Colour never carries meaning alone: a glyph or a word stands with it everywhere, and where escape sequences are
//! off a marked value stands between asterisks.

use std::ops::Range;

use unicode_width::UnicodeWidthStr;

use crate::model::Verdict;
use crate::text::wrap::wrap;

/// What a stretch of text is to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The verdict on a conflict: the one accent.
    Conflict,
    /// Other verdicts and headings.
    Strong,
    /// A value where it is listed.
    Value,
    /// The value within its sentence.
    Mark,
    /// What the eye may skip.
    Quiet,
}

impl Role {
    /// How the word and glyph of a verdict look.
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

/// Whether roles are shown by escape sequences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Text only; marked values stand between asterisks.
    Plain,
    /// Bold, underline and one colour.
    Colour,
}

/// Text with a role on some of its stretches.
#[derive(Debug, Clone, Default)]
pub(super) struct Styled {
    text: String,
    /// In order, not overlapping.
    roles: Vec<(Range<usize>, Role)>,
    /// Spaces before each line when it is wrapped.
    indent: usize,
}

impl Styled {
    pub(super) fn plain(text: &str) -> Self {
        Self::default().and(text)
    }

    pub(super) fn new(role: Role, text: &str) -> Self {
        Self::default().and_as(role, text)
    }

    /// Adds text without a role.
    pub(super) fn and(mut self, text: &str) -> Self {
        self.text.push_str(text);
        self
    }

    /// Adds text with a role.
    pub(super) fn and_as(mut self, role: Role, text: &str) -> Self {
        let start = self.text.len();
        self.text.push_str(text);
        self.roles.push((start..self.text.len(), role));
        self
    }

    /// Adds a value within its sentence.
    pub(super) fn and_marked(self, ink: Ink, text: &str) -> Self {
        match ink {
            Ink::Colour => self.and_as(Role::Mark, text),
            Ink::Plain => self.and("*").and(text).and("*"),
        }
    }

    /// Adds `other` with its roles.
    pub(super) fn append(mut self, other: Self) -> Self {
        let start = self.text.len();
        self.text.push_str(&other.text);
        self.roles.extend(
            other.roles.into_iter().map(|(range, role)| (range.start + start..range.end + start, role)),
        );
        self
    }

    /// With spaces before each line.
    pub(super) fn indented(self, indent: usize) -> Self {
        Self { indent, ..self }
    }

    /// Terminal cells.
    pub(super) fn width(&self) -> usize {
        self.indent + self.text.width()
    }

    /// The lines at `width` cells; roles go with their words.
    pub(super) fn wrap(&self, width: usize) -> Vec<Self> {
        let width = width.saturating_sub(self.indent);
        wrap(&self.text, width).into_iter().map(|line| self.slice(&line)).collect()
    }

    fn slice(&self, part: &Range<usize>) -> Self {
        let roles = self
            .roles
            .iter()
            .filter(|(range, _)| range.start < part.end && part.start < range.end)
            .map(|(range, role)| {
                let start = range.start.max(part.start) - part.start;
                (start..range.end.min(part.end) - part.start, *role)
            })
            .collect();
        Self { text: self.text.get(part.clone()).unwrap_or_default().to_owned(), roles, indent: self.indent }
    }

    /// Appends the text, with escape sequences when `ink` has them, to `out`.
    pub(super) fn render(&self, ink: Ink, out: &mut String) {
        out.extend(std::iter::repeat_n(' ', self.indent));
        if ink == Ink::Plain {
            out.push_str(&self.text);
            return;
        }
        let mut at = 0;
        for (range, role) in &self.roles {
            out.push_str(self.text.get(at..range.start).unwrap_or_default());
            out.push_str("\u{1b}[");
            out.push_str(role.sgr());
            out.push('m');
            out.push_str(self.text.get(range.clone()).unwrap_or_default());
            out.push_str("\u{1b}[0m");
            at = range.end;
        }
        out.push_str(self.text.get(at..).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_switched_off_at_the_end_of_each_line() {
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
