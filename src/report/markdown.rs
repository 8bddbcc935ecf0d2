//! Markdown to hand out: the same content as the text, for notes, mails and issue trackers.

use std::fmt::Write as _;

use super::content::{
    Resolved, attribution, best_corroborated, fact_row, first_per_article, resolve, shown_date, shown_outlet,
    size_line, values_with_outlets,
};
use super::format::{Answers, Format, Print};
use super::words::{self, counted_verdicts};
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
    let mut out = heading("Briefing", briefing);
    if briefing.differs() {
        out.push_str("\n## Disagreements\n");
        append_disagreements(briefing, &mut out);
    }
    let agreed = best_corroborated(briefing);
    if !agreed.is_empty() {
        out.push_str("\n## Agreed\n\n");
        append_fact_table(briefing, &agreed, &mut out);
    }
    out.push_str("\n## Articles\n\n");
    append_article_table(briefing, &mut out);
    if !briefing.warnings.is_empty() {
        out.push_str("\n## Could not be read\n\n");
        for warning in &briefing.warnings {
            let _ = writeln!(out, "- {}: {}", escape(&warning.file), escape(&warning.message));
        }
    }
    out
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
        let _ = writeln!(out, "\n### {glyph} {}: {}\n", judgement.name(), escape(&fact.topic));
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
        assert_snapshot!(brief(&fixture::briefing()), @r"
        # Briefing

        5 articles · 5 outlets · 6 facts · ≠ 1 conflict · ≈ 1 explained · \~ 1 variant

        ## Disagreements

        ### ≠ conflict: bilateral trade

        - **\$239 million**
          - Courier · 10 Mar 2025: “Trade between the two countries stands at **around \$239 million**.”
        - **\$250 million**
          - Harbour Herald · 4 Feb 2026: “Speakers noted that, despite warm words and decades of good relations between the two capitals, the existing trade volume of **\$250 million** last year does not reflect what the partnership could bring to the farmers, shippers and young engineers of both countries in the years that lie ahead of them.”

        *Why:* not a rounding of each other (4.6% apart); only one names its year

        ### ≈ explained: last visit

        - **23 years**
          - Harbour Herald · 4 Feb 2026: “It was the first state visit in **23 years**.”
        - **almost 22 years**
          - Courier · 10 Mar 2025: “The last presidential visit was **almost 22 years** ago.”
        - **over two decades**
          - La Dépêche · 5 Feb 2026: “No head of state had come in **over two decades**.”

        *Why:* counted from different days; over two decades holds both

        ### \~ variant: order conferred

        - **Sun-e-Marvo**
          - La Dépêche · 5 Feb 2026: “The guest received the **Sun-e-Marvo**, the highest order.”
        - **Sun-i-Marvo**
          - 東京新報 · \[4 Feb 2026\]: “The president was given the **Sun-i-Marvo**.”

        *Why:* one name, two spellings

        ## Agreed

        | | Value | Topic | Outlets | |
        |---|---|---|---|--:|
        | = | \$1 billion | trade target | Courier, Harbour Herald | 2 |
        | = | two-day | length of the visit | 東京新報, 004 | 2 |

        ## Articles

        | Outlet | Date | Headline | Words | ≠ | ≈ | \~ |
        |---|---|---|--:|--:|--:|--:|
        | Courier | 10 Mar 2025 | Ministers seek closer trade | 32 | 1 | 1 | 0 |
        | Harbour Herald | 4 Feb 2026 | Strategic ties agreed after state visit | 79 | 1 | 1 | 0 |
        | La Dépêche | 5 Feb 2026 | Tête-à-tête à l’aéroport | 21 | 0 | 1 | 1 |
        | 東京新報 | \[4 Feb 2026\] | 代表団が到着 | 21 | 0 | 0 | 1 |
        | \[004\] |  | A two-day visit was to follow, and several memoranda were expected. | 11 | 0 | 0 | 0 |

        ## Could not be read

        - empty.txt: the file is empty
        ");
    }
}
