//! The first lines of a text: what was read, and how many disagreements there are.

use super::style::{Emphasis, Styled};
use crate::model::{Briefing, Verdict};
use crate::report::content::size_line;
use crate::report::page::Page;
use crate::report::words::counted_verdicts;

/// Appends "gainsay  5 articles · 64 facts   ≠ 3 disagree   ≈ 6 differ, but fit", on two lines if one is too short.
pub(super) fn append_header(page: Page, briefing: &Briefing, out: &mut String) {
    let size = Styled::new(Emphasis::Strong, "gainsay").and("  ").and(&size_line(briefing));
    let mut verdicts = Styled::default();
    for verdict in Verdict::ALL {
        let count = briefing.count(verdict);
        if count > 0 {
            let gap = if verdicts.width() > 0 { "   " } else { "" };
            let words = format!("{} {}", verdict.glyph(), counted_verdicts(count, verdict));
            verdicts = verdicts.and(gap).and_as(Emphasis::of(verdict), &words);
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
