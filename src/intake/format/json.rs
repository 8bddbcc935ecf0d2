//! Articles as JSON: one object, a list, lines of objects, a JSON feed, or what an extractor wraps around them.

use serde_json::{Map, Value};

use crate::intake::decode::decode;
use crate::intake::draft::Draft;
use crate::intake::error::ParseError;
use crate::intake::metadata::Metadata;
use crate::intake::metadata::fields::{Fields, MetadataField, means};

use super::bounded_json;
use super::definition::{Articles, InputFormat, MOST_ARTICLES, RawArticle, Read, TOO_MANY};
use super::html;
use super::start::Start;

pub(super) const FORMAT: InputFormat = InputFormat::new("JSON", EXTENSIONS, recognises, Read::Several(read));

const EXTENSIONS: &[&str] = &["json", "jsonl", "ndjson"];
/// A text of so many words is an article even without a headline.
const LEAST_WORDS: usize = 30;
/// A headline of more bytes is none.
const LONGEST_TITLE: usize = 1000;

fn recognises(start: &Start<'_>) -> bool {
    let next = |rest: &str| rest.trim_start().chars().next();
    let begins = match start.head.chars().next() {
        Some('{') => matches!(start.head.get(1..).and_then(next), Some('"' | '}') | None),
        Some('[') => matches!(start.head.get(1..).and_then(next), Some('{' | ']' | '[')),
        _ => false,
    };
    begins && !start.is_text || start.is_named(EXTENSIONS)
}

/// Reads every article in the document.
fn read(bytes: &[u8]) -> Articles {
    let text = decode(bytes)?.text;
    let mut articles = Vec::new();
    match bounded_json::parse(&text) {
        Ok(value) => collect(value, None, &mut articles),
        Err(error) if !is_lines(&text) => return Err(error),
        Err(_) => {
            for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
                match bounded_json::parse(line) {
                    Ok(value) => collect(value, None, &mut articles),
                    Err(error) => articles.push(RawArticle::failed(format!(":{}", number + 1), error)),
                }
                if articles.len() >= MOST_ARTICLES {
                    break;
                }
            }
        }
    }
    if articles.len() >= MOST_ARTICLES {
        articles.push(RawArticle::failed(String::new(), TOO_MANY));
    }
    if articles.is_empty() { Err(ParseError::NoArticles("JSON")) } else { Ok(articles) }
}

/// True when the text is one JSON value a line, as far as its first lines tell.
fn is_lines(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).take(2);
    lines.any(|line| bounded_json::parse(line).is_ok())
}

/// Adds the articles in `value`. The parser limits how deep values nest, and with it these calls.
fn collect(value: Value, feed: Option<&str>, articles: &mut Vec<RawArticle>) {
    if articles.len() >= MOST_ARTICLES {
        return;
    }
    match value {
        Value::Array(values) => values.into_iter().for_each(|value| collect(value, feed, articles)),
        Value::Object(object) => {
            if let Some(draft) = article(&object, feed) {
                // What has just been parsed can be written again.
                let bytes = serde_json::to_vec(&object).unwrap_or_default();
                let raw = RawArticle::new(format!("#{}", articles.len() + 1), &bytes, Ok(draft));
                articles.push(RawArticle { id: own_id(&object), ..raw });
                return;
            }
            let is_feed =
                object.get("version").and_then(Value::as_str).is_some_and(|v| v.contains("jsonfeed.org"));
            let title = object.get("title").filter(|_| is_feed).and_then(Value::as_str).map(str::to_owned);
            for (name, value) in object {
                if means(&name, MetadataField::List) {
                    collect(value, title.as_deref().or(feed), articles);
                }
            }
        }
        _ => {}
    }
}

/// The id that an article states, as text or as a number.
fn own_id(object: &Map<String, Value>) -> Option<String> {
    match object.get("id")? {
        Value::String(id) => Some(id.trim().to_owned()).filter(|id| !id.is_empty()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
}

/// The article that `object` is; none when it is something else.
fn article(object: &Map<String, Value>, feed: Option<&str>) -> Option<Draft> {
    let mut fields = Fields::default();
    for (name, value) in object {
        if let Some(text) = text_of(value) {
            fields.offer(name, &text);
        } else if let Some(number) = number_of(value).filter(|_| means(name, MetadataField::Published)) {
            fields.offer(name, &number);
        }
    }
    fields.offer("feedtitle", feed.unwrap_or_default());
    let titled = fields.get(MetadataField::Title).is_some_and(|title| title.len() <= LONGEST_TITLE);
    let body = match fields.get(MetadataField::Body) {
        Some(body) if titled || body.split_whitespace().nth(LEAST_WORDS).is_some() => body,
        // A teaser with its headline and its address is what feeds and news services give.
        _ if titled && fields.get(MetadataField::Url).is_some() => fields.get(MetadataField::Summary)?,
        _ => return None,
    };
    let layout = html::fragment(body);
    (!layout.is_empty()).then(|| {
        let mut metadata = Metadata::from(fields);
        metadata.title = metadata.title.map(|title| html::inline(&title));
        layout.into_draft(metadata)
    })
}

/// The text of a field: a string, a list of paragraphs, or an object that wraps it (`{"rendered": ...}`).
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(values) => {
            let lines: Vec<&str> = values.iter().map_while(Value::as_str).collect();
            (!lines.is_empty() && lines.len() == values.len()).then(|| lines.join("\n"))
        }
        Value::Object(object) => {
            let inner = ["rendered", "name", "text", "value", "$date", "iso"]
                .into_iter()
                .find_map(|name| object.get(name));
            inner.and_then(Value::as_str).map(str::to_owned)
        }
        _ => None,
    }
}

/// The number in a field, which may be the time of an article: `1749513600`, `{"$date": 1749513600000}`.
fn number_of(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => Some(number.to_string()),
        Value::Object(object) => number_of(object.get("$date").or_else(|| object.get("$numberLong"))?),
        Value::String(text) => Some(text.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The harbour board said that the new pier opens in May.";

    fn titles(json: &str) -> Vec<String> {
        let parts = read(json.as_bytes()).unwrap();
        let drafts = parts.into_iter().map(|part| part.draft.unwrap());
        drafts
            .map(|draft| {
                format!("{} | {}", draft.metadata.outlet_and_day().0.unwrap_or_default(), draft.text)
            })
            .collect()
    }

    #[test]
    fn the_fields_of_common_extractors_are_known() {
        for article in [
            r#"{"title": "Pier", "maintext": "TEXT", "source_domain": "post.example", "date_publish": "2025-03-11 08:00:00"}"#,
            r#"{"title": "Pier", "text": "TEXT", "hostname": "post.example", "date": "2025-03-11"}"#,
            r#"{"title": "Pier", "text": "TEXT", "hostname": "post.example", "date": "2025-03-11T00:00:00Z", "published": 17}"#,
            r#"{"headline": "Pier", "articleBody": "TEXT", "publisher": {"name": "Post"}, "datePublished": "2025-03-11"}"#,
            r#"{"title": "Pier", "content": "TEXT", "source": {"id": null, "name": "Post"}, "publishedAt": "2025-03-11T08:00:00Z"}"#,
            r#"{"title": {"rendered": "Pier"}, "content": {"rendered": "<p>TEXT</p>\n"}, "link": "https://post.example/a", "date": "2025-03-11T08:00:00"}"#,
        ] {
            let parts = read(article.replace("TEXT", TEXT).as_bytes()).unwrap();
            let draft = parts.into_iter().next().unwrap().draft.unwrap();
            assert_eq!(draft.text, format!("Pier\n\n{TEXT}"), "{article}");
            let expected = (Some("Post".to_owned()), Some("2025-03-11".to_owned()));
            assert_eq!(draft.metadata.outlet_and_day(), expected, "{article}");
        }
    }

    #[test]
    fn lists_lines_and_feeds_hold_several_articles() {
        let list = format!(
            r#"{{"status": "ok", "articles": [{{"title": "A", "text": "{TEXT}"}}, {{"title": "B", "text": "{TEXT}"}}]}}"#
        );
        assert_eq!(titles(&list).len(), 2);
        let hits = format!(r#"{{"hits": {{"hits": [{{"_source": {{"title": "A", "text": "{TEXT}"}}}}]}}}}"#);
        assert_eq!(titles(&hits).len(), 1);
        let feed = format!(
            r#"{{"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": [{{"id": "1", "title": "A", "content_html": "<p>{TEXT}</p>"}}]}}"#
        );
        assert_eq!(titles(&feed), [format!("Post | A\n\n{TEXT}")]);
        let lines = format!(
            "{{\"title\": \"A\", \"text\": \"{TEXT}\"}}\n\n{{\"title\": \"B\"\n{{\"title\": \"C\", \"text\": \"{TEXT}\"}}\n"
        );
        let parts = read(lines.as_bytes()).unwrap();
        let names: Vec<&str> = parts.iter().map(|part| part.name.as_str()).collect();
        assert_eq!(names, ["#1", ":3", "#3"]);
        assert!(matches!(parts[1].draft, Err(ParseError::Broken { .. })));
    }

    #[test]
    fn data_of_another_kind_is_no_article() {
        for json in [
            r#"{"name": "tool", "version": "1.0", "description": "A tool."}"#,
            "[1, 2]",
            "{}",
            r#"[{"text": "short"}]"#,
        ] {
            assert_eq!(read(json.as_bytes()).unwrap_err(), ParseError::NoArticles("JSON"), "{json}");
        }
        assert!(matches!(read(&b"[".repeat(1_000_000)), Err(ParseError::Broken { .. })));
    }
}
