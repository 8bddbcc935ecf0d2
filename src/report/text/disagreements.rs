//! Disagreements: each value beside the sentences that state it, then the reason for the verdict.

use super::evidence::{Detail, marked_sentence};
use super::header::append_header;
use super::style::{Emphasis, Styled};
use super::table::{Cell, Column, append_row, column_widths};
use crate::model::{Briefing, Fact, Variant};
use crate::parallel;
use crate::report::content::{attribution, first_per_article, outlets};
use crate::report::page::Page;
use crate::report::words::judgement_words;

/// Spaces before the values, so that the verdicts stand out, and before a sentence under its outlet.
const INDENT: usize = 2;

/// Up to this many outlets on one line are named with their dates.
const DATED: usize = 2;

const COLUMNS: [Column; 2] = [Column { share: 32, right: false }, Column { share: 100, right: false }];

/// Every disagreement with all its evidence.
pub(super) fn disagreements(page: Page, briefing: &Briefing) -> String {
    let mut out = String::new();
    append_header(page, briefing, &mut out);
    if briefing.disagreements.is_empty() {
        out.extend(["\n", briefing.no_disagreements(), "\n"]);
    }
    if briefing.differs() {
        out.push('\n');
        append_disagreements(page, briefing, Detail::Full, &mut out);
    }
    out
}

/// Appends the disagreements, separated by empty lines.
pub(super) fn append_disagreements(page: Page, briefing: &Briefing, detail: Detail, out: &mut String) {
    /// How many are laid out at a time: each takes memory until it is appended.
    const PART: usize = 256;
    let facts: Vec<&Fact> = briefing.disagreements().chain(briefing.possible()).collect();
    let mut between = "";
    for part in facts.chunks(PART) {
        for block in parallel::map(part.len(), |at| fact_block(page, briefing, part[at], detail)) {
            out.extend([between, &block]);
            between = "\n";
        }
    }
}

/// One fact with its values and their evidence; with its verdict and the reason if it has one.
pub(super) fn fact_block(page: Page, briefing: &Briefing, fact: &Fact, detail: Detail) -> String {
    let mut out = String::new();
    page.hanging(INDENT, &verdict_line(briefing, fact), &mut out);
    let mut rows: Vec<Vec<Cell>> = fact
        .variants
        .iter()
        .map(|variant| {
            vec![
                vec![Styled::new(Emphasis::Value, &variant.value)],
                match detail {
                    Detail::Short => summary_cell(page, briefing, variant),
                    Detail::Full => evidence_cell(page, briefing, variant),
                },
            ]
        })
        .collect();
    if let Some(judgement) = &fact.judgement {
        rows.push(vec![vec![Styled::new(Emphasis::Quiet, "why")], vec![Styled::plain(&judgement.why)]]);
    }
    let widths = column_widths(&rows, &COLUMNS, page.width.saturating_sub(INDENT));
    for cells in &rows {
        append_row(page, INDENT, cells, &COLUMNS, &widths, &mut out);
    }
    out
}

/// "≠ DISAGREE  bilateral trade"
fn verdict_line(briefing: &Briefing, fact: &Fact) -> Styled {
    let line = match &fact.judgement {
        Some(judgement) => {
            let words = format!("{} {}", judgement.glyph(), judgement_words(judgement).to_uppercase());
            Styled::new(fact.verdict().map_or(Emphasis::Strong, Emphasis::of), &words).and("  ")
        }
        None => Styled::plain(&format!("{} ", fact.glyph())),
    };
    let line = line.and_as(Emphasis::Strong, &fact.topic);
    if briefing.stories.len() > 1 {
        line.and_as(Emphasis::Quiet, &format!("  story {}", fact.story + 1))
    } else {
        line
    }
}

/// All outlets of a variant on one line (many without their dates), then the first sentence.
fn summary_cell(page: Page, briefing: &Briefing, variant: &Variant) -> Cell {
    let firsts = first_per_article(variant);
    let line = if firsts.len() > DATED {
        outlets(briefing, variant.readings.iter()).join(", ")
    } else {
        let named: Vec<String> = firsts.iter().map(|(reading, _)| attribution(briefing, reading)).collect();
        named.join("; ")
    };
    let mut cell = vec![Styled::new(Emphasis::Strong, &line)];
    cell.extend(
        firsts
            .first()
            .map(|(reading, _)| marked_sentence(page, briefing, reading, Detail::Short).indented(INDENT)),
    );
    cell
}

/// Each article of a variant with its sentence.
fn evidence_cell(page: Page, briefing: &Briefing, variant: &Variant) -> Cell {
    let mut cell = Cell::new();
    for (reading, more) in first_per_article(variant) {
        let mut line = Styled::new(Emphasis::Strong, &attribution(briefing, reading));
        if more > 0 {
            line = line.and_as(Emphasis::Quiet, &format!(" · and {more} more in this article"));
        }
        cell.push(line);
        cell.push(marked_sentence(page, briefing, reading, Detail::Full).indented(INDENT));
    }
    cell
}
