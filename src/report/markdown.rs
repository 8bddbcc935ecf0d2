//! Markdown to hand out: the same content as the text, for notes, mails and issue trackers.

use std::fmt::Write as _;

use super::content::{
    Resolved, attribution, fact_row, first_per_article, resolve, shown_date, shown_outlet, size_line,
    values_with_outlets,
};
use super::format::{Answers, Format, Print};
use super::one_page::{OnePage, and_more, on_their_own, pages};
use super::words::{self, counted_verdicts, judgement_words};
use crate::model::{Briefing, Fact, Reading, Verdict};
use crate::text::sanitize;

/// Markdown.
pub struct Markdown;

impl Format for Markdown {
    fn name(&self) -> &'static str {
        "md"
    }

    fn purpose(&self) -> &'static str {
        "Markdown, to hand out"
    }

    fn brief(&self) -> Option<Print<Briefing>> {
        Some(|_, briefing| brief(briefing))
    }

    fn full_brief(&self) -> Option<Print<Briefing>> {
        Some(|_, briefing| full_brief(briefing))
    }

    fn disagreements(&self) -> Option<Print<Briefing>> {
        Some(|_, briefing| disagreements(briefing))
    }

    fn facts(&self) -> Option<Print<Briefing>> {
        Some(|_, briefing| facts(briefing))
    }

    fn articles(&self) -> Option<Print<Briefing>> {
        Some(|_, briefing| articles(briefing))
    }

    fn answers(&self) -> Option<Print<Answers>> {
        Some(|_, found| answers(found))
    }
}

fn brief(briefing: &Briefing) -> String {
    let mut out = String::new();
    for (at, page) in pages(briefing).iter().enumerate() {
        if at > 0 {
            out.push_str("\n---\n\n");
        }
        append_page(page, &mut out);
    }
    let alone = on_their_own(briefing);
    append_list("On their own", &alone, &mut out);
    let warnings: Vec<String> = briefing.warnings.iter().map(words::warning_line).collect();
    append_list("Could not be read", &warnings, &mut out);
    out
}

fn full_brief(briefing: &Briefing) -> String {
    let mut out = brief(briefing);
    if briefing.differs() {
        out.push_str("\n## All differences\n");
        append_disagreements(briefing, &mut out);
    }
    let facts: Vec<&Fact> = briefing.shown_facts().filter(|fact| fact.judgement.is_none()).collect();
    if !facts.is_empty() {
        out.push_str("\n## All other facts\n\n");
        append_fact_table(briefing, &facts, &mut out);
    }
    out.push_str("\n## Articles\n\n");
    append_article_table(briefing, &mut out);
    out
}

fn append_list(title: &str, lines: &[String], out: &mut String) {
    if !lines.is_empty() {
        let _ = writeln!(out, "\n## {title}\n");
        for line in lines {
            let _ = writeln!(out, "- {}", escape(line));
        }
    }
}

/// A story on one page.
fn append_page(page: &OnePage, out: &mut String) {
    let _ = writeln!(out, "# {}\n\n{}\n\n## What happened\n", escape(&page.headline), escape(&page.about));
    if let Some((lead, outlet)) = &page.lead {
        let _ = writeln!(out, "{} ({})\n", escape(lead), escape(outlet));
    }
    for (fact, outlets) in &page.agreed {
        let _ = writeln!(out, "- {} ({})", escape(fact), escape(outlets));
    }
    if let Some(more) = and_more(page.agreed_more) {
        let _ = writeln!(out, "- {more}");
    }
    if let Some(words) = page.nothing_differs() {
        let _ = writeln!(out, "\n## Where they differ\n\n{words}");
    } else if !page.disagreements.is_empty() || !page.fitting.is_empty() {
        out.push_str("\n## Where they differ\n\n");
    }
    for dispute in &page.disagreements {
        let (sign, topic) = (dispute.sign, escape(&dispute.topic));
        let _ = writeln!(out, "- {sign} **{topic}**: {}", escape(&dispute.verdict));
        for (value, outlets, clause) in &dispute.values {
            let clause = format!("{}{}{}", clause.before, clause.value, clause.after);
            let _ = writeln!(out, "  - **{}**, {}: “{}”", escape(value), escape(outlets), escape(&clause));
        }
    }
    if let Some(more) = and_more(page.disagreements_more) {
        let _ = writeln!(out, "- ≠ {more}");
    }
    for of in &page.fitting {
        let _ = writeln!(out, "- ≈ **{}**: {}; {}", escape(&of.topic), escape(&of.values), escape(&of.why));
    }
    if let Some(more) = and_more(page.fitting_more) {
        let _ = writeln!(out, "- ≈ {more}");
    }
    if !page.alone.is_empty() {
        out.push_str("\n## Only one says\n\n");
        for (outlet, facts, more) in &page.alone {
            let more = and_more(*more).map(|more| format!("; {more}")).unwrap_or_default();
            let _ = writeln!(out, "- **{}**: {}{more}", escape(outlet), escape(&facts.join("; ")));
        }
    }
    if !page.spellings.is_empty() {
        let _ = writeln!(out, "\n## Spellings\n\n{}", escape(&page.spellings.join("; ")));
    }
    let _ = writeln!(out, "\n## Sources\n\n{}. {}", escape(&page.sources.join("; ")), page.note());
}

fn disagreements(briefing: &Briefing) -> String {
    let mut out = heading("Disagreements", briefing);
    append_disagreements(briefing, &mut out);
    out
}

fn facts(briefing: &Briefing) -> String {
    let mut out = heading("Facts", briefing);
    out.push('\n');
    append_fact_table(briefing, &briefing.shown_facts().collect::<Vec<_>>(), &mut out);
    out
}

fn articles(briefing: &Briefing) -> String {
    let mut out = heading("Articles", briefing);
    out.push('\n');
    append_article_table(briefing, &mut out);
    out
}

fn answers(Answers { briefing, query, findings }: &Answers) -> String {
    let mut out = format!("# {}\n\n", escape(&sanitize(query)));
    if findings.hits.is_empty() {
        out.push_str("Nothing found.\n");
    } else if findings.is_question && !findings.sure {
        out.push_str("No sure answer; what comes nearest:\n\n");
    }
    for hit in &findings.hits {
        match resolve(briefing, hit) {
            Some(Resolved::Fact(fact)) => {
                let values: Vec<String> = values_with_outlets(briefing, fact)
                    .iter()
                    .map(|(value, outlets)| format!("**{}** {}", escape(value), escape(outlets)))
                    .collect();
                let _ = writeln!(out, "- {}: {}", topic_with_glyph(fact), values.join(" · "));
                if hit.answer {
                    for reading in fact.readings() {
                        let _ = writeln!(out, "  > {}", quoted_sentence(briefing, reading));
                    }
                }
            }
            Some(Resolved::Passage { article, sentence, .. }) => {
                let _ = writeln!(out, "- {}: {}", escape(&article.outlet.value), escape(sentence));
            }
            None => {}
        }
    }
    out
}

fn heading(title: &str, briefing: &Briefing) -> String {
    let mut out = format!("# {title}\n\n{}", size_line(briefing));
    for verdict in Verdict::ALL {
        let count = briefing.count(verdict);
        if count > 0 {
            let glyph = escape(&verdict.glyph().to_string());
            let _ = write!(out, " · {glyph} {}", counted_verdicts(count, verdict));
        }
    }
    out.push('\n');
    out
}

/// The topic after the glyph of its verdict.
pub(super) fn topic_with_glyph(fact: &Fact) -> String {
    format!("{} {}", escape(&fact.glyph().to_string()), escape(&fact.topic)).trim().to_owned()
}

fn append_disagreements(briefing: &Briefing, out: &mut String) {
    for fact in briefing.disagreements().chain(briefing.possible()) {
        let Some(judgement) = &fact.judgement else { continue };
        let glyph = escape(&judgement.glyph().to_string());
        let _ = writeln!(out, "\n### {glyph} {}: {}\n", judgement_words(judgement), escape(&fact.topic));
        append_evidence(briefing, fact, out);
    }
}

/// Appends the values of a fact with the sentences that state them, and the reason of its verdict.
pub(super) fn append_evidence(briefing: &Briefing, fact: &Fact, out: &mut String) {
    for variant in &fact.variants {
        let _ = writeln!(out, "- **{}**", escape(&variant.value));
        for (reading, _) in first_per_article(variant) {
            let attribution = escape(&attribution(briefing, reading));
            let _ = writeln!(out, "  - {attribution}: {}", quoted_sentence(briefing, reading));
        }
    }
    if let Some(judgement) = &fact.judgement {
        let _ = writeln!(out, "\n*Why:* {}", escape(&judgement.why));
    }
}

/// The sentence of a reading with its value in bold type.
fn quoted_sentence(briefing: &Briefing, reading: &Reading) -> String {
    let body = &briefing.article(reading).body;
    let part = |from: usize, to: usize| escape(body.get(from..to).unwrap_or_default());
    // Markdown ignores emphasis next to a space, but values do not begin or end with one.
    let before = part(reading.sentence.start, reading.span.start);
    let after = part(reading.span.end, reading.sentence.end);
    format!("“{before}**{}**{after}”", part(reading.span.start, reading.span.end))
}

fn append_fact_table(briefing: &Briefing, facts: &[&Fact], out: &mut String) {
    out.push_str("| | Value | Topic | Outlets | |\n|---|---|---|---|--:|\n");
    for fact in facts {
        let cells = fact_row(briefing, fact).map(|cell| escape(&cell));
        let _ = writeln!(out, "| {} | {} |", cells.join(" | "), fact.corroboration);
    }
}

fn append_article_table(briefing: &Briefing, out: &mut String) {
    out.push_str("| Outlet | Date | Headline | Words | ≠ | ≈ | \\~ |\n|---|---|---|--:|--:|--:|--:|\n");
    let articles = briefing.articles.iter().enumerate().zip(briefing.tallies());
    for ((number, article), [conflicts, explained, variants]) in articles {
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {conflicts} | {explained} | {variants} |",
            escape(&shown_outlet(article)),
            escape(&briefing.published(number).map(shown_date).unwrap_or_default()),
            escape(words::headline(article)),
            article.words(),
        );
    }
}

/// `text` on one line, with everything escaped that Markdown would take for markup, HTML or a formula.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    for (at, c) in text.char_indices() {
        let escaped = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' | '#' => true,
            // At the start of a text, these would begin a list.
            '-' | '+' => at == 0,
            '.' | ')' => digits > 0 && at == digits,
            _ => false,
        };
        if escaped {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::report::fixture;

    #[test]
    fn text_of_articles_cannot_become_markup() {
        assert_eq!(escape("<b>*x*</b> [a](b) | c"), r"\<b\>\*x\*\</b\> \[a\](b) \| c");
        assert_eq!(escape("1. January"), r"1\. January");
        assert_eq!(escape("- a\n# b"), r"\- a \# b");
        assert_eq!(escape("$5 to $6"), r"\$5 to \$6");
    }

    #[test]
    fn a_brief_to_hand_out() {
        assert_snapshot!("brief", brief(&fixture::briefing()));
    }
}
