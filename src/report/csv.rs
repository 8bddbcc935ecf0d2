//! Tables for spreadsheets (RFC 4180): a row for each reading, and no cell that can become a formula.

use jiff::civil::Date;
use unicode_width::UnicodeWidthChar;

use super::content::{Resolved, resolve};
use super::format::{Answers, Format, Print};
use crate::lookup::Hit;
use crate::model::{Briefing, Fact, Reading, Stated};

/// A table with a row for each reading.
pub struct Csv;

impl Format for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn purpose(&self) -> &'static str {
        "For spreadsheets: a row for each reading"
    }

    fn brief(&self) -> Option<Print<Briefing>> {
        Some(|_, briefing| reading_table(briefing, briefing.shown_facts()))
    }

    fn disagreements(&self) -> Option<Print<Briefing>> {
        Some(|_, briefing| reading_table(briefing, briefing.disagreements().chain(briefing.possible())))
    }

    fn facts(&self) -> Option<Print<Briefing>> {
        Some(|_, briefing| reading_table(briefing, briefing.shown_facts()))
    }

    fn articles(&self) -> Option<Print<Briefing>> {
        Some(|_, briefing| article_table(briefing))
    }

    fn answers(&self) -> Option<Print<Answers>> {
        Some(|_, found| answers(found))
    }
}

/// A row for each article.
fn article_table(briefing: &Briefing) -> String {
    let mut out = String::new();
    append_row(&["article", "source", "published", "title", "url", "words"], &mut out);
    for (number, article) in briefing.articles.iter().enumerate() {
        let published = date_cell(briefing.published(number));
        let title = article.title.as_ref().map_or("", |title| title.value.as_str());
        let url = article.url.as_deref().unwrap_or_default();
        let words = article.words().to_string();
        let cells: [&str; 6] = [&article.id, &article.outlet.value, &published, title, url, &words];
        append_row(&cells, &mut out);
    }
    out
}

/// A row for each reading of the facts that a search found, and for each sentence that belongs to no fact.
fn answers(Answers { briefing, findings, .. }: &Answers) -> String {
    let mut out = String::new();
    append_row(["result", "match"].iter().chain(&COLUMNS), &mut out);
    for (place, hit) in findings.hits.iter().enumerate() {
        let place = (place + 1).to_string();
        let fits = match hit {
            Hit { answer: true, .. } => "answer",
            Hit { exact: true, .. } => "exact",
            _ => "similar",
        };
        match resolve(briefing, hit) {
            Some(Resolved::Fact(fact)) => {
                for reading in fact.readings() {
                    append_reading(&[&place, fits], briefing, fact, reading, &mut out);
                }
            }
            Some(Resolved::Passage { article, published, sentence }) => {
                let published = date_cell(published);
                let cells = COLUMNS.map(|column| match column {
                    "source" => article.outlet.value.as_str(),
                    "published" => &published,
                    "sentence" => sentence,
                    "article" => &article.id,
                    _ => "",
                });
                append_row([place.as_str(), fits].iter().chain(&cells), &mut out);
            }
            None => {}
        }
    }
    out
}

/// The columns of a reading.
const COLUMNS: [&str; 13] = [
    "fact",
    "verdict",
    "topic",
    "kind",
    "value",
    "normalized",
    "source",
    "published",
    "modality",
    "speaker",
    "sentence",
    "why",
    "article",
];

fn reading_table<'a>(briefing: &Briefing, facts: impl Iterator<Item = &'a Fact>) -> String {
    let mut out = String::new();
    append_row(&COLUMNS, &mut out);
    for fact in facts {
        for reading in fact.readings() {
            append_reading(&[], briefing, fact, reading, &mut out);
        }
    }
    out
}

/// Appends the row of a reading, with the cells of `before` in front.
fn append_reading(before: &[&str], briefing: &Briefing, fact: &Fact, reading: &Reading, out: &mut String) {
    let article = briefing.article(reading);
    let agreed = if fact.corroboration > 1 { "agreed" } else { "" };
    let published = date_cell(briefing.published(reading.article));
    let normal = reading.value.to_string();
    let cells: [&str; COLUMNS.len()] = [
        &fact.id,
        fact.judgement.as_ref().map_or(agreed, |judgement| judgement.name()),
        &fact.topic,
        fact.kind.name(),
        briefing.value(reading),
        &normal,
        &article.outlet.value,
        &published,
        reading.modality.name(),
        reading.speaker.as_deref().unwrap_or_default(),
        briefing.sentence(reading),
        fact.judgement.as_ref().map_or("", |judgement| judgement.why.as_str()),
        &article.id,
    ];
    append_row(before.iter().chain(&cells), out);
}

fn date_cell(published: Option<Stated<Date>>) -> String {
    published.map(|day| day.value.to_string()).unwrap_or_default()
}

fn append_row<'a>(cells: impl IntoIterator<Item = &'a &'a str>, out: &mut String) {
    for (index, cell) in cells.into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        out.push_str(&escape(cell));
    }
    out.push_str("\r\n");
}

/// A cell in quotation marks. If a spreadsheet would take it for a formula, it begins with an apostrophe, which spreadsheets
/// do not show. A negative number is not a formula.
///
/// Some spreadsheets part cells by `;` or a tab, for which the quotation marks mean nothing: what follows one within the
/// text could be a formula of its own, and is kept from it in the same way.
fn escape(text: &str) -> String {
    let is_number = text.trim_end_matches('%').parse::<f64>().is_ok();
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    if is_formula(text) && !is_number || text.starts_with(['\t', '\r', '\n']) {
        out.push('\'');
    }
    for (place, part) in text.split_inclusive([';', '\t', '\r', '\n']).enumerate() {
        // The first part is the cell itself.
        if place > 0 && is_formula(part) {
            out.push('\'');
        }
        out.push_str(&part.replace('"', "\"\""));
    }
    out.push('"');
    out
}

/// True if the first character of `text` that is seen begins a formula.
fn is_formula(text: &str) -> bool {
    let is_passed_over =
        |c: &char| c.is_whitespace() || matches!(c, '"' | '\'' | '\u{AD}') || c.width().unwrap_or(0) == 0;
    text.chars().find(|c| !is_passed_over(c)).is_some_and(|c| "=+-@|%＝＋－＠".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lookup::{Filter, Index};
    use crate::report::fixture;

    #[test]
    fn no_cell_becomes_a_formula() {
        for text in ["=1+1", "+1 234", "-cmd", "@SUM(A1)", "\t=1", " =1", "＝1", "\u{200b}=1", "\u{ad}@x"] {
            assert!(escape(text).starts_with("\"'"), "{text}");
        }
        assert_eq!(escape("-3.5"), "\"-3.5\"");
        assert_eq!(escape("; and so on"), "\"; and so on\"");
        assert_eq!(escape("He said \"no\", twice\nor so"), "\"He said \"\"no\"\", twice\nor so\"");
    }

    /// The cells of a line as a spreadsheet reads it that parts them by `mark`.
    fn cells(line: &str, mark: char) -> Vec<String> {
        let (mut cells, mut chars) = (vec![String::new()], line.chars().peekable());
        let (mut quoted, mut fresh) = (false, true);
        while let Some(c) = chars.next() {
            let Some(cell) = cells.last_mut() else { break };
            match c {
                '"' if quoted && chars.next_if_eq(&'"').is_some() => cell.push('"'),
                '"' if quoted || fresh => quoted = !quoted,
                _ if c == mark && !quoted => cells.push(String::new()),
                _ => cell.push(c),
            }
            fresh = c == mark && !quoted;
        }
        cells
    }

    #[test]
    fn no_cell_becomes_a_formula_however_a_spreadsheet_parts_them() {
        let texts = [
            "he said;=1+cmd|' /C calc'!A0",
            "a; =2;@b;+3;-x",
            "quoted;\"=1+2\"",
            "zero;\u{200b}=1",
            "tab\t=1",
            "line\n=1",
            ";=1",
            "=1;=2",
            "\";=1;\"",
        ];
        for (first, second) in texts.iter().flat_map(|first| texts.map(|second| (first, second))) {
            let mut row = String::new();
            append_row(&["plain", first, second, "end"], &mut row);
            for mark in [',', ';', '\t'] {
                for line in if mark == ',' { vec![row.as_str()] } else { row.split(['\r', '\n']).collect() } {
                    for cell in cells(line, mark) {
                        let seen = cell.trim_start_matches(['"', ' ', '\u{200b}']);
                        assert!(!seen.starts_with(['=', '+', '-', '@']), "{mark:?} {cell:?} of {row}");
                    }
                }
            }
        }
    }

    #[test]
    fn every_reading_has_a_row_with_its_evidence() {
        let briefing = fixture::briefing();
        let disagreements = reading_table(&briefing, briefing.disagreements());
        let rows: Vec<&str> = disagreements.lines().collect();
        assert_eq!(rows.len(), 1 + 7);
        assert!(rows[1].starts_with(
            "\"bilateral-trade\",\"conflict\",\"bilateral trade\",\"money\",\"around $239 million\",\"239000000 USD\",\
             \"Courier\",\"2025-03-10\",\"asserted\",\"\",\"Trade between the two countries"
        ));
        assert_eq!(reading_table(&briefing, briefing.facts.iter()).lines().count(), 1 + 12);
    }

    #[test]
    fn what_was_found_has_rows_with_its_place_and_how_it_fits() {
        let briefing = fixture::briefing();
        let filter = Filter::new("how much is the trade", &briefing);
        let findings = Index::new(&briefing).find(&briefing, &filter, 3);
        let readings = briefing.facts[0].readings().count();
        let table = answers(&Answers { briefing, query: String::new(), findings });
        let rows: Vec<&str> = table.lines().collect();
        assert!(rows[0].starts_with("\"result\",\"match\",\"fact\",\"verdict\","));
        assert!(
            rows[1..=readings].iter().all(|row| row.starts_with("\"1\",\"answer\",\"bilateral-trade\","))
        );
        assert!(rows.iter().all(|row| row.matches("\",\"").count() == COLUMNS.len() + 1), "{table}");
    }
}
