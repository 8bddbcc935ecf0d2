//! Web pages: the main text without menus and adverts, and what the page states about itself.

mod blocks;
mod element;
mod head;
mod prune;
mod tags;
mod tree;

use dom_query::Document;
use dom_smoothie::{Config, Readability};
use encoding_rs::Encoding;

use crate::intake::decode::{decode, decode_as};
use crate::intake::draft::Draft;
use crate::intake::error::ParseError;
use crate::intake::metadata::Metadata;
use crate::intake::metadata::fields::{Fields, MetadataField};
use crate::intake::metadata::finders::{self, Clues};

use super::definition::{InputFormat, Read};
use super::layout::Layout;
use super::start::Start;

use element::short_text;

pub(super) const FORMAT: InputFormat = InputFormat {
    needs_no_name: true,
    ..InputFormat::new("web pages", EXTENSIONS, recognises, Read::One(read))
};

const EXTENSIONS: &[&str] = &["htm", "html", "xhtml"];
/// Elements that a page begins with, whatever its name.
const PAGE: [&str; 4] = ["html", "head", "body", "doctype"];
/// Elements that a piece of a page begins with.
const PIECES: [&str; 14] = [
    "a", "article", "center", "div", "h1", "h2", "main", "meta", "p", "script", "section", "span", "style",
    "table",
];
/// A main text shorter than this, in bytes, is doubted: the text that the page states for search engines may be longer.
const SHORT: usize = 400;
/// A longer main text is doubted when the page states one that is so many times as long.
const LEAST_TIMES: usize = 2;
/// A longer heading is no headline, in bytes.
const LONGEST_HEADING: usize = 500;
/// How far into a page its encoding is declared, in bytes.
const DECLARATION: usize = 4096;

fn recognises(start: &Start<'_>) -> bool {
    start.element.as_deref().is_some_and(|name| {
        PAGE.contains(&name) || start.is_named(EXTENSIONS) || !start.is_text && PIECES.contains(&name)
    })
}

/// Reads a saved page.
fn read(bytes: &[u8]) -> Result<Draft, ParseError> {
    let html = match declared_encoding(bytes) {
        Some(encoding) => decode_as(encoding, bytes),
        None => decode(bytes)?,
    };
    let draft = page(&html.text, Fields::default());
    if draft.text.trim().is_empty() { Err(ParseError::NoText) } else { Ok(draft) }
}

/// The main text of a page, with what it states in addition to `fields`.
pub(super) fn page(html: &str, mut fields: Fields) -> Draft {
    let Some(document) = tree::parse(html) else {
        return tags::text(html).into_draft(fields.into());
    };
    head::read(&document, html, &mut fields);
    let stated = Clues::of_fields(&fields);
    let mut outlet = finders::outlet(&stated).map(|outlet| outlet.value);
    let (mut title, mut site, mut shown_day) = (None, None, None);
    if let Some(whole) = fields.get(MetadataField::Title) {
        let (headline, name) = head::headline(&document, whole, outlet.as_deref());
        outlet = outlet.or_else(|| name.clone());
        let headline = head::without_site(&headline, outlet.as_deref());
        if finders::day(&stated).is_none() {
            let mut headlines = vec![headline.clone()];
            let shown = document.select("h1");
            headlines.extend(shown.nodes().iter().filter_map(|node| short_text(node, LONGEST_HEADING)));
            shown_day = tags::text(html).day_below(&headlines);
        }
        (title, site) = (Some(headline), name);
    }
    prune::prune(&document);
    prune::date_posts(&document, html);
    let marked = marked_text(&document);
    let mut layout = main_text(document);
    if is_longer(marked.running(), &layout) {
        layout = marked;
    }
    layout.join_datelines();
    if let Some(body) = fields.get(MetadataField::Body).filter(|body| is_longer(body.len(), &layout)) {
        layout = fragment(body);
    }
    if layout.is_empty() {
        layout = tags::text(html);
    }
    layout.into_draft(Metadata { title, site, shown_day, ..fields.into() })
}

/// True when a text of so many bytes, which the page itself says is that of the article, shows that `found` is not.
fn is_longer(stated: usize, found: &Layout) -> bool {
    let enough = if found.len() < SHORT { found.len() } else { found.len() * LEAST_TIMES };
    stated > enough
}

/// The text of a piece of a page that is known to be the article, such as the content of a feed's entry. Text without
/// tags is read line by line.
pub(super) fn fragment(html: &str) -> Layout {
    if !has_tags(html) {
        let (mut layout, mut text) = (Layout::default(), String::with_capacity(html.len()));
        tags::unescape(html, &mut text);
        layout.push_lines(&text);
        return layout;
    }
    tree::parse(html).map_or_else(|| tags::text(html), |document| blocks::lay_out(&document.root()))
}

/// A headline without the markup that feeds and services leave in it.
pub(super) fn inline(html: &str) -> String {
    fragment(html).joined()
}

fn has_tags(text: &str) -> bool {
    let tag = |(at, _): (usize, &str)| {
        text.as_bytes().get(at + 1).is_some_and(|b| b.is_ascii_alphabetic() || matches!(b, b'/' | b'!'))
    };
    text.match_indices('<').any(tag)
}

/// The text of the element that the page marks as the article; nothing when there is none, or several, or when comments
/// in it may be what makes it long.
fn marked_text(document: &Document) -> Layout {
    let body = document.select("[itemprop~=\"articleBody\"]");
    let article = document.select("article:not(:has([class*=\"comment\"], [id*=\"comment\"]))");
    match (body.nodes(), article.nodes()) {
        ([node], _) | (_, [node]) => blocks::lay_out(node),
        _ => Layout::default(),
    }
}

/// Readability drops elements by what they are named; the names of sub-headings are often made of their words, or call
/// them headers.
fn unname_headings(document: &Document) {
    for heading in document.select("h2, h3, h4, h5, h6").nodes() {
        heading.remove_attr("id");
        if heading.attr("class").is_some_and(|class| class.to_ascii_lowercase().contains("header")) {
            heading.remove_attr("class");
        }
    }
}

fn main_text(document: Document) -> Layout {
    unname_headings(&document);
    let config = Config { disable_json_ld: true, keep_classes: true, ..Config::default() };
    let article = Readability::with_document(document, None, Some(config))
        .and_then(|mut readability| readability.parse());
    article.map_or_else(
        |_| Layout::default(),
        |article| blocks::lay_out(&Document::from(article.content).root()),
    )
}

/// The encoding that a page declares, unless it is Unicode: that is told by the bytes themselves.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    if Encoding::for_bom(bytes).is_some() || std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    let head = String::from_utf8_lossy(bytes.get(..DECLARATION).unwrap_or(bytes));
    let at = head.to_ascii_lowercase().find("charset=")?;
    let label = head.get(at + "charset=".len()..)?.trim_start_matches(['"', '\'', ' ']);
    let label = label.split(|c: char| !(c.is_ascii_alphanumeric() || "-_:".contains(c))).next()?;
    Encoding::for_label(label.as_bytes()).filter(|encoding| encoding.is_ascii_compatible())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::BlockKind;

    const PARAGRAPH: &str = "The harbour board of Norland said on Tuesday that the new pier will be open to all ships \
                             from May, and that the work had cost less than the members had feared at first.";

    fn story(head: &str, before: &str, after: &str) -> Draft {
        let html = format!(
            "<!doctype html><html><head>{head}</head><body><nav><a href=/>Home</a><a href=/w>World</a></nav>{before}\
             <article><h1>Pier opens in May</h1><p>{PARAGRAPH}</p><figure><img src=p.jpg><figcaption>The pier in \
             winter</figcaption></figure><p>{PARAGRAPH}</p><h2>What next?</h2><p>{PARAGRAPH}<br>{PARAGRAPH}</p>\
             </article>{after}<footer>All rights reserved</footer></body></html>"
        );
        read(html.as_bytes()).unwrap()
    }

    #[test]
    fn the_article_stays_and_the_page_around_it_goes() {
        let draft = story(
            "<title>Pier opens in May | Norland Post</title><meta property='og:site_name' content='Norland Post'>\
             <meta name=date content=2025-03-11><link rel=canonical href='https://post.example/pier'>",
            "<div class=cookie-banner>We use cookies</div>",
            "<section class=related><ul><li><a href=/a>Ten beaches you must see</a></ul></section>",
        );
        assert_eq!(draft.metadata.title.as_deref(), Some("Pier opens in May"));
        let expected = (Some("Norland Post".to_owned()), Some("2025-03-11".to_owned()));
        assert_eq!(draft.metadata.outlet_and_day(), expected);
        assert_eq!(draft.metadata.fields.get(MetadataField::Url), Some("https://post.example/pier"));
        let lines: Vec<&str> = draft.text.split("\n\n").collect();
        let expected = [
            "Pier opens in May",
            PARAGRAPH,
            "The pier in winter",
            PARAGRAPH,
            "What next?",
            PARAGRAPH,
            PARAGRAPH,
        ];
        assert_eq!(lines, expected);
        let hints: Vec<_> = draft.hints.iter().map(|hint| (&draft.text[hint.at..][..9], hint.kind)).collect();
        assert!(hints.contains(&("The pier ", BlockKind::Caption)), "{hints:?}");
        assert!(hints.contains(&("What next", BlockKind::Heading)), "{hints:?}");
    }

    #[test]
    fn linked_data_is_read_and_may_hold_the_text() {
        let draft = read(
            br#"<html><head><script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"},
            {"@type": ["NewsArticle"], "headline": "Pier opens", "datePublished": "2025-03-11T08:00:00Z",
             "publisher": {"@type": "Organization", "name": "Norland Post"},
             "articleBody": "The pier of Norland opens in May, the board said.\nIt cost 40 million crowns."}]}
            </script></head><body><p>Please switch on scripts.</p></body></html>"#,
        )
        .unwrap();
        let expected = (Some("Norland Post".to_owned()), Some("2025-03-11".to_owned()));
        assert_eq!(draft.metadata.outlet_and_day(), expected);
        assert!(draft.text.starts_with("Pier opens\n\nThe pier of Norland"), "{}", draft.text);
        assert!(draft.text.ends_with("40 million crowns."));
    }

    #[test]
    fn the_rest_of_an_article_is_kept_whatever_its_name() {
        let text = |count: usize| format!("<p>{PARAGRAPH}</p>").repeat(count);
        let kept = |more: &str| {
            let html = format!(
                "<title>Pier opens</title><article><div>{}</div><div class=extra>{}</div>{more}</article><p>Home",
                text(3),
                text(8)
            );
            read(html.as_bytes()).unwrap().text.matches(PARAGRAPH).count()
        };
        assert_eq!(kept(""), 11);
        // Of an article with comments the rest may be theirs.
        assert_eq!(kept("<a class=comment-count>4</a>"), 3);
    }

    #[test]
    fn dialogs_offers_and_adverts_are_no_part_of_a_page() {
        for apart in [
            "<div role=dialog aria-modal=true><p>We store data on your device for 13 months.</p></div>",
            "<div id=onetrust-consent-sdk><p>Our 900 partners.</p></div>",
            "<div class=x><p>We and our 700 partners use unique identifiers and browsing data. You can withdraw consent \
             at any time, but your personal data may be processed.</p></div>",
            "<p class=sr-only>Read by 900 people</p>",
            "<amp-ad><div>50% off boots</div></amp-ad>",
            "<section amp-access='NOT member'>Subscribe for $1</section>",
        ] {
            let html = format!(
                "<html><body>{apart}<main><h1>Pier opens in May</h1><p>{PARAGRAPH}</p>{apart}<p>{PARAGRAPH}</p></main>"
            );
            let text = read(html.as_bytes()).unwrap().text;
            assert_eq!(text.matches(PARAGRAPH).count(), 2, "{apart}");
            assert!(
                !["13 months", "900", "700", "50%", "$1"].iter().any(|part| text.contains(part)),
                "{text}"
            );
        }
    }

    #[test]
    fn the_posts_of_a_live_blog_keep_their_days() {
        let post = |day: &str| {
            format!(
                "<article><header><time datetime='{day}T09:00:00Z'>1d ago</time></header><div><p>{PARAGRAPH}</p></div></article>"
            )
        };
        let html = |class: &str| {
            format!(
                "<html><body><h1>Pier opens</h1><div class={class}>{}{}</div></body></html>",
                post("2025-03-12"),
                post("2025-03-11")
            )
        };
        let text = |class: &str| read(html(class).as_bytes()).unwrap().text;
        let live = text("liveblog");
        let at = |part: &str| live.find(part).unwrap_or_else(|| panic!("{part} in {live}"));
        assert!(at("Post of 12 March 2025") < at("Post of 11 March 2025"));
        assert!(!text("posts").contains("Post of"));
    }

    #[test]
    fn the_declared_encoding_counts() {
        let html = "<html><head><meta charset=\"windows-1251\"></head><body><p>Мост открыли в мае.</p></body></html>";
        let bytes = encoding_rs::WINDOWS_1251.encode(html).0;
        assert_eq!(read(&bytes).unwrap().text, "Мост открыли в мае.");
    }
}
