//! Tables for spreadsheets: one row for every reading, in the form of RFC 4180, where no cell can become a formula.

use crate::model::{Briefing, Fact, Reading};

/// A row for every reading of every fact, and the disagreements among them by their verdict.
pub fn brief(briefing: &Briefing) -> String {
    facts(briefing)
}

/// A row for every reading of every disagreement.
pub fn disagreements(briefing: &Briefing) -> String {
    table(briefing, briefing.disagreements())
}

/// A row for every reading of every fact.
pub fn facts(briefing: &Briefing) -> String {
    table(briefing, briefing.facts.iter())
}

/// A row for every article.
pub fn articles(briefing: &Briefing) -> String {
    let mut out = String::new();
    row(&["article", "source", "published", "title", "url", "words"], &mut out);
    for article in &briefing.articles {
        let published = article.published.as_ref().map(|day| day.value.to_string()).unwrap_or_default();
        let title = article.title.as_ref().map_or("", |title| title.value.as_str());
        let url = article.url.as_deref().unwrap_or_default();
        let words = article.words().to_string();
        row(&[&article.id, &article.source.value, &published, title, url, &words], &mut out);
    }
    out
}

fn table<'a>(briefing: &Briefing, facts: impl Iterator<Item = &'a Fact>) -> String {
    let mut out = String::new();
    row(
        &[
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
        ],
        &mut out,
    );
    for fact in facts {
        for reading in fact.readings() {
            reading_row(briefing, fact, reading, &mut out);
        }
    }
    out
}

fn reading_row(briefing: &Briefing, fact: &Fact, reading: &Reading, out: &mut String) {
    let article = briefing.article(reading);
    let agreed = if fact.corroboration > 1 { "agreed" } else { "" };
    let published = article.published.as_ref().map(|day| day.value.to_string()).unwrap_or_default();
    row(
        &[
            &fact.id,
            fact.verdict().map_or(agreed, |verdict| verdict.name()),
            &fact.topic,
            fact.kind.name(),
            briefing.value(reading),
            &reading.normalized,
            &article.source.value,
            &published,
            reading.modality.name(),
            reading.speaker.as_deref().unwrap_or_default(),
            briefing.sentence(reading),
            fact.judgement.as_ref().map_or("", |judgement| judgement.why.as_str()),
            &article.id,
        ],
        out,
    );
}

fn row(cells: &[&str], out: &mut String) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        out.push_str(&escape(cell));
    }
    out.push_str("\r\n");
}

/// A cell between quotation marks. One that a spreadsheet would take for a formula begins with an apostrophe, which
/// spreadsheets do not show; a negative number is none.
fn escape(text: &str) -> String {
    let is_number = text.trim_end_matches('%').parse::<f64>().is_ok();
    let first = text.trim_start().chars().next();
    let formula = first.is_some_and(|c| "=+-@|%＝＋－＠".contains(c)) && !is_number
        || text.starts_with(['\t', '\r', '\n']);
    let guard = if formula { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn no_cell_becomes_a_formula() {
        for text in ["=1+1", "+1 234", "-cmd", "@SUM(A1)", "\t=1", " =1", "＝1"] {
            assert!(escape(text).starts_with("\"'"), "{text}");
        }
        assert_eq!(escape("-3.5"), "\"-3.5\"");
        assert_eq!(escape("He said \"no\", twice\nor so"), "\"He said \"\"no\"\", twice\nor so\"");
    }

    #[test]
    fn every_reading_has_a_row_with_its_evidence() {
        let table = disagreements(&fixture::briefing());
        let rows: Vec<&str> = table.lines().collect();
        assert_eq!(rows.len(), 1 + 7);
        assert!(rows[1].starts_with(
            "\"bilateral-trade\",\"conflict\",\"bilateral trade\",\"money\",\"around $239 million\",\"239000000 USD\",\
             \"Courier\",\"2025-03-10\",\"asserted\",\"\",\"Trade between the two countries"
        ));
        assert_eq!(facts(&fixture::briefing()).lines().count(), 1 + 12);
    }
}
