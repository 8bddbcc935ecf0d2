//! Facts as a table: values, topic, outlets.

use super::header::append_header;
use super::style::{Emphasis, Styled};
use super::table::{Cell, Column, append_row, column_widths};
use crate::model::{Briefing, Fact};
use crate::report::content::{outlets, values_side_by_side};
use crate::report::page::Page;
use crate::text::cells::clip_words;

/// Width of a value, in terminal cells. A quotation is shown in full with its evidence.
const VALUE: usize = 72;

const COLUMNS: [Column; 5] = [
    Column { share: 2, right: false },
    Column { share: 38, right: false },
    Column { share: 28, right: false },
    Column { share: 8, right: true },
    Column { share: 100, right: false },
];

/// All facts.
pub(super) fn facts(page: Page, briefing: &Briefing) -> String {
    let mut out = String::new();
    append_header(page, briefing, &mut out);
    let facts: Vec<&Fact> = briefing.shown_facts().collect();
    if !facts.is_empty() {
        out.push('\n');
        out.push_str(&fact_table(page, briefing, &facts));
        out.push('\n');
        let legend = "= agree   ≠ disagree   ≈ differ, but fit   ~ spelling   (no mark: one outlet)";
        page.paragraph(0, &Styled::new(Emphasis::Quiet, legend), &mut out);
    }
    out
}

/// A line for each fact. The figure before the outlets counts the independent ones.
pub(super) fn fact_table(page: Page, briefing: &Briefing, facts: &[&Fact]) -> String {
    let rows: Vec<Vec<Cell>> = facts.iter().map(|fact| fact_cells(briefing, fact)).collect();
    let widths = column_widths(&rows, &COLUMNS, page.width);
    let mut out = String::new();
    for cells in &rows {
        append_row(page, 0, cells, &COLUMNS, &widths, &mut out);
    }
    out
}

fn fact_cells(briefing: &Briefing, fact: &Fact) -> Vec<Cell> {
    let emphasis = fact.verdict().map_or(Emphasis::Strong, Emphasis::of);
    vec![
        vec![Styled::new(emphasis, &fact.glyph().to_string())],
        vec![Styled::new(Emphasis::Value, &clip_words(&values_side_by_side(fact), VALUE))],
        vec![Styled::plain(&fact.topic)],
        vec![Styled::plain(&fact.corroboration.to_string())],
        vec![Styled::new(Emphasis::Quiet, &outlets(briefing, fact.readings()).join(", "))],
    ]
}
