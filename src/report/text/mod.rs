//! A briefing as text for the terminal and for plain-text files: values first, sources named, columns aligned.

mod articles;
mod disagreements;
mod evidence;
mod facts;
mod find;
mod mentions;
mod table;

use super::style::{Role, Styled};
use super::{Ink, corroborated, counted_verdicts, size};
use crate::model::{Briefing, Verdict, Warning};

pub use articles::{articles, repairs};
pub use disagreements::disagreements;
pub use facts::facts;
pub use find::answers;
pub use mentions::{bodies, mentions};

/// What the text is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Terminal cells in a line.
    pub width: usize,
    /// Whether escape sequences may be used.
    pub ink: Ink,
}

impl Page {
    /// Lines longer than this are hard to read; shorter ones leave no room for two columns.
    const WIDTHS: std::ops::RangeInclusive<usize> = 40..=120;

    /// A page of `width` cells, brought into the range that reads well.
    pub fn new(width: usize, ink: Ink) -> Self {
        Self { width: width.clamp(*Self::WIDTHS.start(), *Self::WIDTHS.end()), ink }
    }

    /// Appends `text` wrapped, with `indent` spaces before each line.
    fn paragraph(self, indent: usize, text: &Styled, out: &mut String) {
        for line in text.wrap(self.width.saturating_sub(indent)) {
            out.extend(std::iter::repeat_n(' ', indent));
            line.render(self.ink, out);
            out.push('\n');
        }
    }

    /// Appends `text` wrapped, with spaces before every line but the first.
    fn hanging(self, indent: usize, text: &Styled, out: &mut String) {
        for (place, line) in text.wrap(self.width.saturating_sub(indent)).into_iter().enumerate() {
            line.indented(if place > 0 { indent } else { 0 }).render(self.ink, out);
            out.push('\n');
        }
    }

    fn heading(self, text: &str, out: &mut String) {
        out.push('\n');
        self.paragraph(0, &Styled::new(Role::Strong, text), out);
    }
}

/// The whole briefing on a page: what is in dispute, what is agreed, what was read.
pub fn brief(page: Page, briefing: &Briefing) -> String {
    let mut out = String::new();
    header(page, briefing, &mut out);
    if !briefing.disagreements.is_empty() {
        out.push('\n');
        disagreements::list(page, briefing, evidence::Detail::Short, &mut out);
    }
    let agreed = corroborated(briefing);
    if !agreed.is_empty() {
        page.heading("Agreed", &mut out);
        out.push_str(&facts::table(page, briefing, &agreed));
    }
    if !briefing.articles.is_empty() {
        page.heading("Articles", &mut out);
        out.push_str(&articles(page, briefing));
    }
    if !briefing.warnings.is_empty() {
        page.heading("Not read", &mut out);
        for warning in &briefing.warnings {
            page.paragraph(0, &Styled::plain(&complaint(warning)), &mut out);
        }
    }
    out
}

/// A warning on one line: the file, then the cause.
pub fn complaint(warning: &Warning) -> String {
    format!("{}: {}", warning.file, warning.message)
}

/// "gainsay  5 articles · 64 facts   ≠ 3 conflicts   ≈ 6 explained", the verdicts on a line of their own where
/// one line is too short.
fn header(page: Page, briefing: &Briefing, out: &mut String) {
    let size = Styled::new(Role::Strong, "gainsay").and("  ").and(&size(briefing));
    let mut verdicts = Styled::default();
    for verdict in Verdict::ALL {
        let count = briefing.count(verdict);
        if count > 0 {
            let gap = if verdicts.width() > 0 { "   " } else { "" };
            let words = format!("{} {}", verdict.glyph(), counted_verdicts(count, verdict));
            verdicts = verdicts.and(gap).and_as(Role::of(verdict), &words);
        }
    }
    let line = size.clone().and("   ").append(verdicts.clone());
    if verdicts.width() > 0 && line.width() <= page.width {
        page.paragraph(0, &line, out);
    } else {
        page.paragraph(0, &size, out);
        if verdicts.width() > 0 {
            page.paragraph(0, &verdicts, out);
        }
    }
}

#[cfg(test)]
mod tests;
