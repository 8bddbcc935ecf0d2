//! RSS and Atom: every entry is an article, with its full content where the feed gives it, else with its summary.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::intake::decode::decode;
use crate::intake::error::ParseError;
use crate::intake::metadata::Metadata;
use crate::intake::metadata::fields::{Fields, MetadataField};

use super::definition::{Articles, InputFormat, MOST_ARTICLES, RawArticle, Read, TOO_MANY};
use super::{html, xml};

pub(super) const FORMAT: InputFormat = InputFormat {
    needs_no_name: true,
    ..InputFormat::new(
        "feeds",
        &["rss", "atom", "xml", "rdf"],
        |start| matches!(start.element.as_deref(), Some("rss" | "feed" | "rdf")),
        Read::Several(read),
    )
};

/// Damaged entries that are passed over: behind each the reading begins anew.
const MOST_BROKEN: usize = 100;

/// Reads the entries. One that is not well formed is named, and the reading goes on with the next.
fn read(bytes: &[u8]) -> Articles {
    let text = with_less_than(decode(bytes)?.text);
    let mut feed = Feed::default();
    let (mut base, mut broken) = (0, 0);
    while let Err((at, cause)) = read_from(&text, base, &mut feed) {
        broken += 1;
        // Where damage reaches to the end of the feed, the entries behind that in which it begins may be sound.
        let from = feed.entry.take().map_or(at, |(_, _, start)| start + 1);
        let next = text.get(from..).and_then(next_entry).map(|next| from + next).filter(|next| *next > base);
        let error = ParseError::Broken { what: "a feed", cause };
        match next.filter(|_| broken <= MOST_BROKEN) {
            Some(next) => base = next,
            None if feed.articles.is_empty() => return Err(error),
            None => {
                feed.fail(error);
                break;
            }
        }
        feed.fail(error);
        feed.depth = 0;
    }
    if feed.articles.is_empty() { Err(ParseError::NoArticles("XML")) } else { Ok(feed.articles) }
}

/// The text with each "<" that begins no tag written as XML wants it: "5 < 6".
fn with_less_than(text: String) -> String {
    let is_mark = |at: usize| {
        text.as_bytes().get(at + 1).is_some_and(|next| next.is_ascii_whitespace() || next.is_ascii_digit())
    };
    if !text.match_indices('<').any(|(at, _)| is_mark(at)) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut done = 0;
    for at in text.match_indices('<').map(|(at, _)| at).filter(|at| is_mark(*at)) {
        out.push_str(&text[done..at]);
        out.push_str("&lt;");
        done = at + 1;
    }
    out.push_str(&text[done..]);
    out
}

/// Where the next entry begins.
fn next_entry(text: &str) -> Option<usize> {
    let starts = ["<item>", "<item ", "<entry>", "<entry "];
    text.match_indices('<')
        .map(|(at, _)| at)
        .find(|at| starts.iter().any(|start| text[*at..].starts_with(start)))
}

/// Reads what stands from `base` on, to its end or to where it is not well formed.
fn read_from(text: &str, base: usize, feed: &mut Feed) -> Result<(), (usize, String)> {
    let mut reader = Reader::from_str(text.get(base..).unwrap_or_default());
    reader.config_mut().check_end_names = false;
    // Read from an entry on, the feed ends elements that were begun before.
    reader.config_mut().allow_unmatched_ends = true;
    // A bare "&" stands for itself.
    reader.config_mut().allow_dangling_amp = true;
    loop {
        let start = base + reader.buffer_position() as usize;
        let event = reader.read_event();
        let end = base + reader.buffer_position() as usize;
        match event {
            Ok(_) if feed.articles.len() >= MOST_ARTICLES => {
                feed.fail(TOO_MANY);
                return Ok(());
            }
            Ok(Event::Start(tag)) => feed.open(&tag, start, text),
            Ok(Event::Empty(tag)) => {
                feed.open(&tag, start, text);
                feed.close(tag.name().as_ref(), text, end);
            }
            Ok(Event::End(tag)) => feed.close(tag.name().as_ref(), text, end),
            Ok(Event::Text(part)) => feed.value.push_str(&part),
            Ok(Event::CData(part)) => feed.value.push_str(&part),
            Ok(Event::GeneralRef(entity)) => {
                // The names that HTML has beyond XML are left to the reading of the HTML.
                if !xml::resolve(&entity, &mut feed.value) {
                    feed.value.push('&');
                    feed.value.push_str(&entity);
                    feed.value.push(';');
                }
            }
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(error) => return Err((end, error.to_string())),
        }
    }
}

/// A feed while it is read.
#[derive(Default)]
struct Feed {
    title: String,
    articles: Vec<RawArticle>,
    /// How many elements are open.
    depth: usize,
    /// The entry that is being read: what it states, at which depth it is open, where it begins.
    entry: Option<(Fields, usize, usize)>,
    /// The name of the open element right below the entry, or below the channel.
    name: String,
    /// Its content; the tags within it as they are written.
    value: String,
}

impl Feed {
    fn open(&mut self, tag: &BytesStart<'_>, start: usize, text: &str) {
        let name = tag.name().as_ref().to_owned();
        // An entry in which an element is left open ends where the next one begins.
        if self.entry.is_some() && matches!(name.as_str(), "item" | "entry") {
            self.close(&name, text, start);
        }
        self.depth += 1;
        match &mut self.entry {
            Some((fields, depth, _)) if self.depth == *depth + 1 => {
                let attribute = |name: &str| {
                    let found = tag.try_get_attribute(name).ok().flatten()?;
                    // An address with a bare "&" is taken as it is written.
                    let value = found.normalized_value(XmlVersion::Implicit1_0).ok();
                    Some(value.map_or_else(|| found.value.to_string(), Cow::into_owned))
                };
                let is_page = attribute("rel").is_none_or(|rel| rel == "alternate");
                if name == "link" && is_page {
                    fields.offer("link", &attribute("href").unwrap_or_default());
                }
                self.name = name;
                self.value.clear();
            }
            // Content written as XHTML: the tags belong to it.
            Some(_) => {
                self.value.push('<');
                self.value.push_str(&name);
                self.value.push('>');
            }
            None if matches!(name.as_str(), "item" | "entry") => {
                self.entry = Some((Fields::default(), self.depth, start));
            }
            None => {
                self.name = name;
                self.value.clear();
            }
        }
    }

    fn close(&mut self, name: &str, text: &str, end: usize) {
        let depth = self.depth;
        self.depth = self.depth.saturating_sub(1);
        match self.entry.take() {
            // Elements that are left open in an entry end with it.
            Some((mut fields, open, start)) if depth <= open || matches!(name, "item" | "entry") => {
                if depth > open {
                    self.offer(&mut fields);
                }
                self.depth = open.saturating_sub(1);
                self.finish(fields, text.get(start..end).unwrap_or_default().as_bytes());
            }
            Some((mut fields, open, start)) => {
                // "<description>It is<br>late</description>": what is left open in an element ends with it.
                if depth == open + 1 || name == self.name {
                    self.depth = open;
                    self.offer(&mut fields);
                } else {
                    self.value.push_str("</");
                    self.value.push_str(name);
                    self.value.push('>');
                }
                self.entry = Some((fields, open, start));
            }
            None => {
                if self.name == "title" && self.title.is_empty() {
                    self.title = html::inline(&self.value);
                }
                self.name.clear();
            }
        }
    }

    /// Takes note of the element that has just ended.
    fn offer(&mut self, fields: &mut Fields) {
        let name = if self.name == "updated" { "date" } else { &self.name };
        fields.offer(name, &self.value);
        self.name.clear();
    }

    /// Takes note of an entry that cannot be read.
    fn fail(&mut self, error: ParseError) {
        self.articles.push(RawArticle::failed(format!("#{}", self.articles.len() + 1), error));
    }

    fn finish(&mut self, mut fields: Fields, bytes: &[u8]) {
        fields.offer("feedtitle", &self.title);
        let text = fields
            .get(MetadataField::Body)
            .or_else(|| fields.get(MetadataField::Summary))
            .unwrap_or_default();
        let layout = html::fragment(text);
        let mut metadata = Metadata::from(fields);
        metadata.title = metadata.title.map(|title| html::inline(&title));
        let draft = layout.into_draft(metadata);
        let draft = if draft.text.is_empty() { Err(ParseError::Empty) } else { Ok(draft) };
        self.articles.push(RawArticle::new(format!("#{}", self.articles.len() + 1), bytes, draft));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(xml: &str) -> Vec<(String, String, String)> {
        let parts = read(xml.as_bytes()).unwrap().into_iter().map(|part| part.draft.unwrap());
        parts
            .map(|draft| {
                let (outlet, day) = draft.metadata.outlet_and_day();
                (outlet.unwrap_or_default(), day.unwrap_or_default(), draft.text)
            })
            .collect()
    }

    #[test]
    fn rss_gives_its_full_content_or_its_summary() {
        let found = entries(
            "<?xml version='1.0'?><rss version='2.0'><channel><title>Norland Post</title><link>https://p.example</link>\
             <item><title>Pier &amp; quay</title><link>https://p.example/1</link>\
             <pubDate>Tue, 11 Mar 2025 08:00:00 GMT</pubDate><description>Short.</description>\
             <content:encoded><![CDATA[<p>The pier opens.</p><p>It cost &#163;4m.</p>]]></content:encoded></item>\
             <item><title>Two</title><description>&lt;p&gt;Only a summary.&lt;/p&gt;</description></item>\
             <item><title>M&amp;amp;S</title><description><![CDATA[It cost &pound;4m at R&D; it says.]]></description></item>\
             </channel></rss>",
        );
        let post = "Norland Post".to_owned();
        assert_eq!(
            found,
            [
                (post.clone(), "2025-03-11".into(), "Pier & quay\n\nThe pier opens.\n\nIt cost £4m.".into()),
                (post.clone(), String::new(), "Two\n\nOnly a summary.".into()),
                (post, String::new(), "M&S\n\nIt cost £4m at R&D; it says.".into())
            ]
        );
    }

    #[test]
    fn atom_may_write_its_content_as_markup() {
        let found = entries(
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>Norland Post</title><entry><title type='html'>The \
             &lt;b&gt;pier&lt;/b&gt;</title><link rel='alternate' href='https://p.example/1'/>\
             <updated>2025-03-11T08:00:00Z</updated><content type='xhtml'><div><p>The pier opens.</p><p>At \
             last.</p></div></content></entry></feed>",
        );
        assert_eq!(found[0].1, "2025-03-11");
        assert_eq!(found[0].2, "The pier\n\nThe pier opens.\n\nAt last.");
    }

    #[test]
    fn one_damaged_entry_costs_itself_at_most() {
        let item = |title: &str, text: &str| {
            format!("<item><title>{title}</title><description>{text}</description></item>")
        };
        for (title, text, expected) in [
            ("Quay & pier", "It cost 4m.", "Quay & pier\n\nIt cost 4m."),
            ("Quay", "R&D, see ?a=1&b=2 & more", "Quay\n\nR&D, see ?a=1&b=2 & more"),
            ("Quay", "It cost<br>4m.", "Quay\n\nIt cost\n\n4m."),
            ("Quay < pier", "It is <5 m.", "Quay < pier\n\nIt is <5 m."),
            ("Quay", "It cost <b>4m.", "Quay\n\nIt cost 4m."),
        ] {
            let xml =
                format!("<rss><channel>{}{}</channel></rss>", item(title, text), item("Two", "It is late."));
            let found: Vec<String> = entries(&xml).into_iter().map(|(_, _, text)| text).collect();
            assert_eq!(found, [expected, "Two\n\nIt is late."], "{xml}");
        }
        for broken in [
            "<item><title>One</title><description>a <![CDATA[b</description></item>",
            "<item><title a=>x<</item>",
        ] {
            let xml = format!("<rss><channel>{broken}{}</channel></rss>", item("Two", "It is late."));
            let parts = read(xml.as_bytes()).unwrap();
            let last = parts.last().and_then(|part| part.draft.as_ref().ok()).map(|draft| draft.text.clone());
            assert_eq!(last.as_deref(), Some("Two\n\nIt is late."), "{xml}");
        }
    }

    #[test]
    fn the_name_of_a_feed_is_decoded_as_a_headline_is() {
        for title in [
            "Quay &amp;amp; Sons",
            "<![CDATA[Quay &amp; Sons]]>",
            "Quay &amp; &lt;i&gt;Sons&lt;/i&gt;",
            "Quay & Sons",
        ] {
            let xml = format!(
                "<rss><channel><title>{title}</title><item><title>A</title><description>B.</description></item></channel></rss>"
            );
            assert_eq!(entries(&xml)[0].0, "Quay & Sons", "{title}");
        }
    }

    #[test]
    fn a_feed_that_breaks_off_keeps_its_entries() {
        let parts = read(b"<rss><channel><item><title>One</title></item><item><title>Tw<").unwrap();
        assert!(parts[0].draft.is_ok() && parts[1].draft.is_err());
        assert_eq!(read(b"<svg><path/></svg>").unwrap_err(), ParseError::NoArticles("XML"));
        assert_eq!(read("<a>".repeat(1_000_000).as_bytes()).unwrap_err(), ParseError::NoArticles("XML"));
    }
}
