//! What a page states about itself: meta elements, linked data, the canonical address.

use dom_query::Document;
use serde_json::Value;

use crate::intake::metadata::fields::Fields;
use crate::text::fold;

/// Marks that part a headline from the name of the site.
const SEPARATORS: [&str; 6] = [" | ", " - ", " – ", " — ", " · ", " » "];

/// Adds what the page states to `fields`.
pub(super) fn read(document: &Document, html: &str, fields: &mut Fields) {
    for script in document.select("script[type*=\"ld+json\"]").nodes() {
        // Linked data that is no JSON states nothing.
        if let Ok(value) = serde_json::from_str::<Value>(script.text().trim()) {
            linked_data(&value, fields);
        }
    }
    for meta in document.select("meta[content]").nodes() {
        let content = meta.attr_or("content", "");
        for name in ["property", "name", "itemprop"] {
            if let Some(name) = meta.attr(name) {
                fields.offer(&name, &content);
            }
        }
    }
    for link in document.select("link[rel=canonical]").nodes() {
        if let Some(address) = link.attr("href").filter(|address| address.contains("://")) {
            fields.offer("canonical", &address);
        }
    }
    if let Some(address) = saved_from(html) {
        fields.offer("originalurl", address);
    }
    for time in document.select("time[datetime]").nodes() {
        fields.offer("date", &time.attr_or("datetime", ""));
    }
    // The bare elements come last: their names stand after all others in the list.
    for title in document.select("head > title").nodes() {
        fields.offer("dctermstitle", &title.text());
    }
}

/// Takes note of the articles in linked data; graphs and lists may wrap them.
fn linked_data(value: &Value, fields: &mut Fields) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| linked_data(value, fields)),
        Value::Object(object) => {
            if let Some(graph) = object.get("@graph") {
                linked_data(graph, fields);
            }
            let is_article = |kind: &str| kind.ends_with("Article") || kind.ends_with("Posting");
            let typed = match object.get("@type") {
                Some(Value::String(kind)) => is_article(kind),
                Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is_article),
                _ => false,
            };
            if !typed {
                return;
            }
            for name in ["headline", "datePublished", "url", "articleBody"] {
                fields.offer(name, object.get(name).and_then(Value::as_str).unwrap_or_default());
            }
            let publisher = object.get("publisher").and_then(|publisher| publisher.get("name"));
            fields.offer("publishername", publisher.and_then(Value::as_str).unwrap_or_default());
        }
        _ => {}
    }
}

/// The address in the comment that browsers write at the head of a saved page.
fn saved_from(html: &str) -> Option<&str> {
    const HEAD: usize = 2048;
    let head = html.get(..html.floor_char_boundary(HEAD))?;
    let (_, rest) = head.split_once("saved from url=(")?;
    let (_, address) = rest.split_once(')')?;
    address.split([' ', '\n', '>']).next().filter(|address| address.contains("://"))
}

/// A headline without the name of the site that many pages add at its end.
pub(super) fn without_site(title: &str, site: Option<&str>) -> String {
    let Some(site) = site.map(fold) else { return title.to_owned() };
    let cut = SEPARATORS.iter().find_map(|separator| {
        let (headline, name) = title.rsplit_once(separator)?;
        let folded = fold(name);
        let (short, full) = (words(&site), words(&folded));
        // "BBC News" is the BBC; "Time to act" is no name of anything.
        let longer =
            holds(&full, &short) && name.split_whitespace().all(|word| !word.starts_with(char::is_lowercase));
        let same = full == short || longer || folded.trim().len() > 3 && holds(&short, &full);
        (same && !headline.trim().is_empty()).then_some(headline)
    });
    cut.unwrap_or(title).trim().to_owned()
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// True when `part` stands in `words`, word for word.
fn holds(words: &[&str], part: &[&str]) -> bool {
    !part.is_empty() && words.windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_loses_the_name_of_its_site() {
        assert_eq!(
            without_site("Talks end - day two - The Guardian", Some("The Guardian")),
            "Talks end - day two"
        );
        assert_eq!(without_site("Talks end | BBC News", Some("BBC")), "Talks end");
        assert_eq!(without_site("Talks end - Guardian", Some("The Guardian")), "Talks end");
        for (headline, site) in [
            ("Talks end - day two", "BBC"),
            ("Quake hits coast - Japan on alert", "AP"),
            ("Talks end - Time to act", "Time"),
        ] {
            assert_eq!(without_site(headline, Some(site)), headline);
        }
    }
}
