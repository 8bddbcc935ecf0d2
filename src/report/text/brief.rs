//! The brief as text: one page for each story.

use super::style::{Emphasis, Styled};
use crate::model::Briefing;
use crate::report::one_page::{OnePage, and_more, on_their_own, pages};
use crate::report::page::{Ink, Page};
use crate::report::words::warning_line;

/// Spaces before what stands under a heading.
const INDENT: usize = 2;

/// One page for each story, and what could not be read.
pub(crate) fn brief(page: Page, briefing: &Briefing) -> String {
    let mut out = String::new();
    for (at, story) in pages(briefing).iter().enumerate() {
        if at > 0 {
            out.extend(["\n", &"─".repeat(page.width), "\n\n"]);
        }
        append_page(page, story, &mut out);
    }
    let alone = on_their_own(briefing);
    if !alone.is_empty() {
        page.heading("ON THEIR OWN", &mut out);
        for line in &alone {
            page.hanging_below(INDENT, &Styled::plain(line), &mut out);
        }
    }
    if !briefing.warnings.is_empty() {
        page.heading("COULD NOT BE READ", &mut out);
        for warning in &briefing.warnings {
            page.hanging_below(INDENT, &Styled::plain(&warning_line(warning)), &mut out);
        }
    }
    out
}

fn append_page(page: Page, story: &OnePage, out: &mut String) {
    page.paragraph(0, &Styled::new(Emphasis::Strong, &story.headline), out);
    page.paragraph(0, &Styled::plain(&story.about), out);
    page.heading("WHAT HAPPENED", out);
    if let Some((lead, outlet)) = &story.lead {
        page.paragraph(INDENT, &Styled::plain(&format!("{lead} ({outlet})")), out);
    }
    for (fact, outlets) in &story.agreed {
        page.ends(&format!("· {fact}"), outlets, out);
    }
    if let Some(more) = and_more(story.agreed_more) {
        page.paragraph(INDENT, &Styled::plain(&format!("· {more}")), out);
    }
    let differs = !story.disagreements.is_empty() || !story.fitting.is_empty();
    if differs || story.nothing_differs().is_some() {
        page.heading("WHERE THEY DIFFER", out);
    }
    if let Some(words) = story.nothing_differs() {
        page.paragraph(INDENT, &Styled::plain(words), out);
    }
    for dispute in &story.disagreements {
        let emphasis = if dispute.sign == '≠' { Emphasis::Conflict } else { Emphasis::Strong };
        let line = Styled::new(emphasis, &dispute.sign.to_string())
            .and(&format!(" {}: {}", dispute.topic, dispute.verdict));
        page.hanging_below(INDENT, &line, out);
        for (value, outlets, clause) in &dispute.values {
            let line = Styled::new(Emphasis::Value, value)
                .and(&format!(", {outlets}: “{}", clause.before))
                .append(mark(page.ink, &clause.value))
                .and(&format!("{}”", clause.after));
            page.hanging_below(2 * INDENT, &line, out);
        }
    }
    if let Some(more) = and_more(story.disagreements_more) {
        page.paragraph(INDENT, &Styled::plain(&format!("≠ {more}")), out);
    }
    for fitting in &story.fitting {
        let line = format!("≈ {}: {}; {}", fitting.topic, fitting.values, fitting.why);
        page.hanging_below(INDENT, &Styled::plain(&line), out);
    }
    if let Some(more) = and_more(story.fitting_more) {
        page.paragraph(INDENT, &Styled::plain(&format!("≈ {more}")), out);
    }
    if !story.alone.is_empty() {
        page.heading("ONLY ONE SAYS", out);
        for (outlet, facts, more) in &story.alone {
            let more = and_more(*more).map(|more| format!("; {more}")).unwrap_or_default();
            let line = format!("{outlet}: {}{more}", facts.join("; "));
            page.hanging_below(INDENT, &Styled::plain(&line), out);
        }
    }
    if !story.spellings.is_empty() {
        page.heading("SPELLINGS", out);
        page.paragraph(INDENT, &Styled::plain(&story.spellings.join("; ")), out);
    }
    page.heading("SOURCES", out);
    let sources = format!("{}. {}", story.sources.join("; "), story.note());
    page.paragraph(INDENT, &Styled::plain(&sources), out);
}

/// A value in its clause; without escape sequences it needs no mark, since it stands before the clause already.
fn mark(ink: Ink, value: &str) -> Styled {
    match ink {
        Ink::Colour => Styled::new(Emphasis::Mark, value),
        Ink::Plain => Styled::plain(value),
    }
}

impl Page {
    /// Appends `text` wrapped, with `indent` spaces before its first line and two more before the others.
    fn hanging_below(self, indent: usize, text: &Styled, out: &mut String) {
        for (place, line) in text.wrap(self.width.saturating_sub(indent + INDENT)).into_iter().enumerate() {
            line.indented(if place > 0 { indent + INDENT } else { indent }).render(self.ink, out);
            out.push('\n');
        }
    }

    /// Appends `left`, and `right` at the end of the line; below it where both do not fit.
    fn ends(self, left: &str, right: &str, out: &mut String) {
        let (left, right) = (Styled::plain(left), Styled::new(Emphasis::Quiet, right));
        let used = INDENT + left.width() + right.width();
        if used + 2 <= self.width {
            let blanks = " ".repeat(self.width - used);
            left.and(&blanks).append(right).indented(INDENT).render(self.ink, out);
            out.push('\n');
        } else {
            self.hanging_below(INDENT, &left.and("  ").append(right), out);
        }
    }
}
