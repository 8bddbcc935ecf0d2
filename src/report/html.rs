//! One self-contained page to print or to hand out. It has no script, loads nothing, and escapes every word.

use std::fmt::Write as _;

use quick_xml::escape::escape;

use super::content::{attribution, fact_row, first_per_article, shown_date, shown_outlet, size_line};
use super::format::{Format, Print};
use super::one_page::{OnePage, and_more, on_their_own, pages};
use super::words::{self, counted_verdicts, judgement_words};
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
}

fn brief(briefing: &Briefing) -> String {
    page_end(brief_start(briefing))
}

/// The pages of the stories, without the end of the document.
fn brief_start(briefing: &Briefing) -> String {
    let pages = pages(briefing);
    let title = pages.first().map_or("Briefing", |page| page.headline.as_str());
    let mut out = document_start(title);
    for page in &pages {
        append_page(page, &mut out);
    }
    append_list("On their own", &on_their_own(briefing), &mut out);
    let warnings: Vec<String> = briefing.warnings.iter().map(words::warning_line).collect();
    append_list("Could not be read", &warnings, &mut out);
    out
}

fn full_brief(briefing: &Briefing) -> String {
    let mut out = brief_start(briefing);
    out.push_str("<article>\n<h1>All facts</h1>\n");
    append_disagreements(briefing, &mut out);
    let facts: Vec<&Fact> = briefing.shown_facts().filter(|fact| fact.judgement.is_none()).collect();
    append_fact_table(briefing, &facts, &mut out);
    out.push_str("<h2>Articles</h2>\n");
    append_article_table(briefing, &mut out);
    out.push_str("</article>\n");
    page_end(out)
}

fn append_list(title: &str, lines: &[String], out: &mut String) {
    if !lines.is_empty() {
        let _ = writeln!(out, "<h2>{title}</h2>\n<ul>");
        for line in lines {
            let _ = writeln!(out, "<li>{}</li>", escape(line));
        }
        out.push_str("</ul>\n");
    }
}

/// A story on one page.
fn append_page(page: &OnePage, out: &mut String) {
    let _ = writeln!(out, "<article>\n<h1>{}</h1>", escape(&page.headline));
    let _ = writeln!(out, "<p class=\"quiet\">{}</p>\n<h2>What happened</h2>", escape(&page.about));
    if let Some((lead, outlet)) = &page.lead {
        let _ = writeln!(out, "<p>{} <span class=\"quiet\">({})</span></p>", escape(lead), escape(outlet));
    }
    out.push_str("<ul class=\"ends\">\n");
    for (fact, outlets) in &page.agreed {
        let _ = writeln!(out, "<li>{} <span class=\"quiet\">{}</span></li>", escape(fact), escape(outlets));
    }
    if let Some(more) = and_more(page.agreed_more) {
        let _ = writeln!(out, "<li>{more}</li>");
    }
    out.push_str("</ul>\n");
    if let Some(words) = page.nothing_differs() {
        let _ = writeln!(out, "<h2>Where they differ</h2>\n<p>{words}</p>");
    } else if !page.disagreements.is_empty() || !page.fitting.is_empty() {
        out.push_str("<h2>Where they differ</h2>\n");
    }
    for dispute in &page.disagreements {
        let (sign, topic, verdict) = (dispute.sign, escape(&dispute.topic), escape(&dispute.verdict));
        let _ = writeln!(out, "<p class=\"entry\"><b>{sign}</b> {topic}: {verdict}</p>\n<ul>");
        for (value, outlets, clause) in &dispute.values {
            let (before, marked, after) =
                (escape(&clause.before), escape(&clause.value), escape(&clause.after));
            let _ = writeln!(
                out,
                "<li><b>{}</b>, {}: “{before}<mark>{marked}</mark>{after}”</li>",
                escape(value),
                escape(outlets)
            );
        }
        out.push_str("</ul>\n");
    }
    if let Some(more) = and_more(page.disagreements_more) {
        let _ = writeln!(out, "<p>≠ {more}</p>");
    }
    for of in &page.fitting {
        let (topic, values, why) = (escape(&of.topic), escape(&of.values), escape(&of.why));
        let _ = writeln!(out, "<p class=\"entry\">≈ {topic}: {values}; {why}</p>");
    }
    if let Some(more) = and_more(page.fitting_more) {
        let _ = writeln!(out, "<p>≈ {more}</p>");
    }
    if !page.alone.is_empty() {
        out.push_str("<h2>Only one says</h2>\n");
        for (outlet, facts, more) in &page.alone {
            let more = and_more(*more).map(|more| format!("; {more}")).unwrap_or_default();
            let (outlet, facts) = (escape(outlet), facts.join("; "));
            let _ = writeln!(out, "<p class=\"entry\">{outlet}: {}{more}</p>", escape(&facts));
        }
    }
    if !page.spellings.is_empty() {
        let spellings = page.spellings.join("; ");
        let _ = writeln!(out, "<h2>Spellings</h2>\n<p>{}</p>", escape(&spellings));
    }
    let sources = page.sources.join("; ");
    let _ = writeln!(out, "<h2>Sources</h2>\n<p>{}. {}</p>\n</article>", escape(&sources), page.note());
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

/// The beginning of a document up to its body.
fn document_start(title: &str) -> String {
    let title = escape(title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
    )
}

fn page_start(title: &str, briefing: &Briefing) -> String {
    let mut out = document_start(title);
    let _ = write!(out, "<h1>{title}</h1>\n<p class=\"quiet\">{}", escape(size_line(briefing)));
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
        let (name, words) = (judgement.name(), judgement_words(judgement));
        let _ = writeln!(
            out,
            "<section class=\"entry\">\n<h3 class=\"{name}\">{} {words}: {}</h3>\n<dl>",
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
        for page in [full_brief(&briefing), disagreements(&briefing), facts(&briefing), articles(&briefing)] {
            assert!(!page.contains("<script") && !page.contains("javascript:"), "{page}");
            assert!(page.contains("&quot;&gt;&lt;script&gt;"), "{page}");
        }
    }

    #[test]
    fn a_page_holds_both_clauses_and_loads_nothing() {
        let page = full_brief(&fixture::briefing());
        assert!(page.contains("<h3 class=\"conflict\">≠ disagree: bilateral trade</h3>"));
        assert!(
            page.contains("<p class=\"entry\"><b>≠</b> bilateral trade: they cannot both be right"),
            "{page}"
        );
        assert!(page.contains("stands at <mark>around $239 million</mark>."));
        assert!(page.contains("<mark>$250 million</mark> last year"));
        for loading in ["src=", "<link", "url(", "@import"] {
            assert!(!page.contains(loading), "{loading}");
        }
    }
}
