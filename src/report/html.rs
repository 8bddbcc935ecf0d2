//! One self-contained page to print or to hand out. It has no script, loads nothing, and escapes every word.

use std::fmt::Write as _;

use quick_xml::escape::escape;

use super::content::{
    attribution, best_corroborated, fact_row, first_per_article, shown_date, shown_outlet, size_line,
};
use super::format::{Format, Print};
use super::words::{self, counted_verdicts};
use crate::model::{Article, Briefing, Fact, Reading, Verdict};

const STYLE: &str = include_str!("../../assets/report.css");

/// An HTML page.
pub struct Html;

impl Format for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn purpose(&self) -> &'static str {
        "A page to print"
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
}

fn brief(briefing: &Briefing) -> String {
    let mut out = page_start("Briefing", briefing);
    if briefing.differs() {
        out.push_str("<h2>Disagreements</h2>\n");
        append_disagreements(briefing, &mut out);
    }
    let agreed = best_corroborated(briefing);
    if !agreed.is_empty() {
        out.push_str("<h2>Agreed</h2>\n");
        append_fact_table(briefing, &agreed, &mut out);
    }
    out.push_str("<h2>Articles</h2>\n");
    append_article_table(briefing, &mut out);
    if !briefing.warnings.is_empty() {
        out.push_str("<h2>Could not be read</h2>\n<ul>\n");
        for warning in &briefing.warnings {
            let _ = writeln!(out, "<li>{}: {}</li>", escape(&warning.file), escape(&warning.message));
        }
        out.push_str("</ul>\n");
    }
    page_end(out)
}

/// The disagreements, and the articles that their evidence comes from.
fn disagreements(briefing: &Briefing) -> String {
    let mut out = page_start("Disagreements", briefing);
    append_disagreements(briefing, &mut out);
    out.push_str("<h2>Articles</h2>\n");
    append_article_table(briefing, &mut out);
    page_end(out)
}

fn facts(briefing: &Briefing) -> String {
    let mut out = page_start("Facts", briefing);
    append_fact_table(briefing, &briefing.shown_facts().collect::<Vec<_>>(), &mut out);
    page_end(out)
}

fn articles(briefing: &Briefing) -> String {
    let mut out = page_start("Articles", briefing);
    append_article_table(briefing, &mut out);
    page_end(out)
}

fn page_start(title: &str, briefing: &Briefing) -> String {
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n<p class=\"quiet\">{}",
        escape(size_line(briefing))
    );
    for verdict in Verdict::ALL {
        let count = briefing.count(verdict);
        if count > 0 {
            let _ = write!(out, " · {} {}", verdict.glyph(), counted_verdicts(count, verdict));
        }
    }
    out.push_str("</p>\n");
    out
}

fn page_end(mut out: String) -> String {
    out.push_str("</body>\n</html>\n");
    out
}

fn append_disagreements(briefing: &Briefing, out: &mut String) {
    for fact in briefing.disagreements().chain(briefing.possible()) {
        let Some(judgement) = &fact.judgement else { continue };
        let name = judgement.name();
        let _ = writeln!(
            out,
            "<section class=\"entry\">\n<h3 class=\"{name}\">{} {name}: {}</h3>\n<dl>",
            judgement.glyph(),
            escape(&fact.topic)
        );
        for variant in &fact.variants {
            let _ = writeln!(out, "<dt>{}</dt>", escape(&variant.value));
            for (reading, _) in first_per_article(variant) {
                let attribution = attribution(briefing, reading);
                let _ = writeln!(
                    out,
                    "<dd><span class=\"quiet\">{}</span><br>{}</dd>",
                    escape(&attribution),
                    quoted_sentence(briefing, reading)
                );
            }
        }
        let _ = writeln!(out, "</dl>\n<p class=\"why\">{}</p>\n</section>", escape(&judgement.why));
    }
}

/// The sentence of a reading with its value marked.
fn quoted_sentence(briefing: &Briefing, reading: &Reading) -> String {
    let body = &briefing.article(reading).body;
    let part = |from: usize, to: usize| escape(body.get(from..to).unwrap_or_default());
    let before = part(reading.sentence.start, reading.span.start);
    let after = part(reading.span.end, reading.sentence.end);
    format!("<q>“{before}<mark>{}</mark>{after}”</q>", part(reading.span.start, reading.span.end))
}

fn append_fact_table(briefing: &Briefing, facts: &[&Fact], out: &mut String) {
    out.push_str("<table>\n<tr><th></th><th>Value</th><th>Topic</th><th>Outlets</th></tr>\n");
    for fact in facts {
        let cells = fact_row(briefing, fact).map(|cell| format!("<td>{}</td>", escape(&cell)));
        let _ = writeln!(out, "<tr>{}</tr>", cells.concat());
    }
    out.push_str("</table>\n");
}

fn append_article_table(briefing: &Briefing, out: &mut String) {
    out.push_str("<table>\n<tr><th>Outlet</th><th>Date</th><th>Headline</th>");
    for verdict in Verdict::ALL {
        let _ = write!(out, "<th class=\"number\">{}</th>", verdict.glyph());
    }
    out.push_str("</tr>\n");
    for ((number, article), tally) in briefing.articles.iter().enumerate().zip(briefing.tallies()) {
        let _ = write!(
            out,
            "<tr><td>{}</td><td>{}</td><td>{}</td>",
            escape(shown_outlet(article)),
            escape(briefing.published(number).map(shown_date).unwrap_or_default()),
            linked_headline(article),
        );
        for count in tally {
            let _ = write!(out, "<td class=\"number\">{count}</td>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</table>\n");
}

/// The headline, as a link if the article has a web address.
fn linked_headline(article: &Article) -> String {
    let title = escape(words::headline(article));
    let web = |url: &&str| url.starts_with("https://") || url.starts_with("http://");
    match article.url.as_deref().filter(web) {
        Some(url) => format!("<a href=\"{}\">{title}</a>", escape(url)),
        None => title.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn words_of_articles_cannot_become_markup() {
        let mut briefing = fixture::briefing();
        let attack = "\"><script>alert('x')</script>&";
        briefing.facts[0].topic = attack.into();
        briefing.articles[0].outlet.value = attack.into();
        briefing.articles[0].url = Some(format!("https://x.example/{attack}"));
        briefing.articles[1].url = Some("javascript:alert(1)".into());
        for page in [brief(&briefing), disagreements(&briefing), facts(&briefing), articles(&briefing)] {
            assert!(!page.contains("<script") && !page.contains("javascript:"), "{page}");
            assert!(page.contains("&quot;&gt;&lt;script&gt;"), "{page}");
        }
    }

    #[test]
    fn a_page_holds_both_sentences_and_loads_nothing() {
        let page = brief(&fixture::briefing());
        assert!(page.contains("<h3 class=\"conflict\">≠ conflict: bilateral trade</h3>"));
        assert!(page.contains("stands at <mark>around $239 million</mark>."));
        assert!(page.contains("<mark>$250 million</mark> last year"));
        assert!(page.contains("<p class=\"why\">not a rounding"));
        for loading in ["src=", "<link", "url(", "@import"] {
            assert!(!page.contains(loading), "{loading}");
        }
    }
}
