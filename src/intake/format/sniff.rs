//! What a document is, by its content first and its name second.

use crate::intake::ParseError;

use super::{Format, extension};

/// How much of a document is looked at, in bytes.
const SAMPLE: usize = 4096;

/// Headers that mails and saved pages carry and other texts do not.
const MAIL_HEADERS: [&str; 7] =
    ["mime-version", "message-id", "received", "return-path", "delivered-to", "x-mailer", "content-type"];
/// Elements that a page or a piece of one begins with.
const PAGE: [&str; 4] = ["html", "head", "body", "doctype"];
const PIECES: [&str; 14] = [
    "a", "article", "center", "div", "h1", "h2", "main", "meta", "p", "script", "section", "span", "style",
    "table",
];

/// The format of a document.
///
/// # Errors
///
/// When it is of a kind that is known and not read.
pub(super) fn detect(name: &str, bytes: &[u8]) -> Result<Format, ParseError> {
    let named = Format::of(name);
    if let Some(format) = packed(bytes, named) {
        return Ok(format);
    }
    let head = head(bytes);
    if head.starts_with("{\\rtf") {
        return Err(ParseError::Binary("a rich text file"));
    }
    if let Some(format) = marked_up(&head, named)? {
        return Ok(format);
    }
    let is_text = matches!(named, Some(Format::Plain | Format::Markdown));
    if is_json(&head) && !is_text || named == Some(Format::Json) {
        return Ok(Format::Json);
    }
    if named == Some(Format::Mail) || is_mail(&head) {
        return Ok(Format::Mail);
    }
    Ok(match named {
        Some(Format::Plain | Format::Markdown) => named.unwrap_or(Format::Plain),
        None if head.starts_with("---\n") || head.starts_with("# ") => Format::Markdown,
        _ => Format::Plain,
    })
}

fn packed(bytes: &[u8], named: Option<Format>) -> Option<Format> {
    match bytes {
        [b'P', b'K', 3, 4, ..] => Some(Format::Zip),
        [0x1F, 0x8B, 8, ..] => Some(Format::Gzip),
        [b'%', b'P', b'D', b'F', b'-', ..] => Some(Format::Pdf),
        // A text may speak of PDF files; some of these have a few bytes before their head.
        _ if matches!(named, Some(Format::Plain | Format::Markdown)) => None,
        _ if bytes.get(..SAMPLE.min(bytes.len()))?.windows(5).take(1024).any(|window| window == b"%PDF-") => {
            Some(Format::Pdf)
        }
        _ => None,
    }
}

/// The start of a text, whatever its encoding: only its ASCII characters are looked at.
fn head(bytes: &[u8]) -> String {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let text: String =
        sample.iter().filter(|b| b.is_ascii() && **b != 0 && **b != b'\r').map(|b| char::from(*b)).collect();
    text.trim_start().to_owned()
}

/// HTML or a feed; none when the text does not begin with a tag.
fn marked_up(head: &str, named: Option<Format>) -> Result<Option<Format>, ParseError> {
    let Some(name) = first_element(head) else { return Ok(None) };
    let local = name.rsplit(':').next().unwrap_or_default();
    if matches!(local, "rss" | "feed" | "rdf") {
        return Ok(Some(Format::Feed));
    }
    let is_text = matches!(named, Some(Format::Plain | Format::Markdown));
    if PAGE.contains(&local) || named == Some(Format::Html) || !is_text && PIECES.contains(&local) {
        return Ok(Some(Format::Html));
    }
    if is_text { Ok(None) } else { Err(ParseError::NoArticles("XML")) }
}

/// The name of the first element, in lower case, past comments and declarations; `doctype` for a page's declaration.
fn first_element(head: &str) -> Option<String> {
    let mut rest = head;
    loop {
        rest = rest.trim_start();
        let tag = rest.strip_prefix('<')?;
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = comment.split_once("-->")?.1;
        } else if tag.starts_with('?') {
            rest = tag.split_once('>')?.1;
        } else {
            let tag = tag.trim_start_matches('!');
            let length = tag.find(|c: char| !c.is_ascii_alphanumeric() && c != ':').unwrap_or(tag.len());
            let name = tag.get(..length)?.to_ascii_lowercase();
            if name == "doctype" {
                let kind = tag.get(length..)?.trim_start().get(..4)?;
                if kind.eq_ignore_ascii_case("html") {
                    return Some(name);
                }
                rest = tag.split_once('>')?.1;
                continue;
            }
            return (!name.is_empty()).then_some(name);
        }
    }
}

fn is_json(head: &str) -> bool {
    let next = |rest: &str| rest.trim_start().chars().next();
    match head.chars().next() {
        Some('{') => matches!(head.get(1..).and_then(next), Some('"' | '}') | None),
        Some('[') => matches!(head.get(1..).and_then(next), Some('{' | ']' | '[')),
        _ => false,
    }
}

/// A block of header lines, among them one that only mails have.
fn is_mail(head: &str) -> bool {
    let mut proof = false;
    for (number, line) in head.lines().enumerate() {
        if line.is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) || number == 0 && line.starts_with("From ") {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { return false };
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
            return false;
        }
        proof |= MAIL_HEADERS.iter().any(|header| header.eq_ignore_ascii_case(name));
    }
    proof
}

impl Format {
    /// The format that a file name stands for; none when it names no format that is read.
    pub fn of(name: &str) -> Option<Self> {
        Some(match extension(name)?.as_str() {
            "txt" | "text" => Self::Plain,
            "md" | "markdown" => Self::Markdown,
            "htm" | "html" | "xhtml" => Self::Html,
            "json" | "jsonl" | "ndjson" => Self::Json,
            "rss" | "atom" | "xml" | "rdf" => Self::Feed,
            "eml" | "mht" | "mhtml" => Self::Mail,
            "pdf" => Self::Pdf,
            "docx" | "odt" | "zip" => Self::Zip,
            "gz" => Self::Gzip,
            _ => return None,
        })
    }

    /// True for a document that a folder or an archive is searched for: one whose name is that of a format that is
    /// read, or one without a telling name that is more than plain text by its content.
    pub fn is_wanted(name: &str, start: &[u8]) -> bool {
        Self::of(name).is_some()
            || matches!(detect(name, start), Ok(Self::Html | Self::Feed | Self::Mail | Self::Pdf))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_tells_the_format_whatever_the_name() {
        for (name, start, format) in [
            ("a.txt", "<!DOCTYPE html><html>", Format::Html),
            ("a", "\u{FEFF}\n<html lang=en>", Format::Html),
            ("a.php", "<?xml version='1.0'?><!DOCTYPE html PUBLIC \"x\"><html>", Format::Html),
            ("a.html", "<custom-page>", Format::Html),
            ("a.html", "No tags at all.", Format::Plain),
            ("a.txt", "<?xml version='1.0'?>\n<!-- made by x -->\n<rss version='2.0'>", Format::Feed),
            ("a.xml", "<feed xmlns='x'>", Format::Feed),
            ("a.xml", "<rdf:RDF xmlns:rdf='x'>", Format::Feed),
            ("stdin", "{\"title\": \"x\"}", Format::Json),
            ("stdin", "[ {\"title\": \"x\"}]", Format::Json),
            ("a.txt", "[ {updated} ] Text", Format::Plain),
            ("stdin", "---\ntitle: x\n---\n", Format::Markdown),
            ("a.txt", "Return-Path: <a@b.c>\nSubject: x\n\nText", Format::Mail),
            ("a.txt", "Subject: The pier\nFrom: the board\n\nText", Format::Plain),
            ("a.md", "<div align=center>A *text*</div>", Format::Markdown),
            ("a.txt", "%PDF-1.4", Format::Pdf),
            ("a.txt", "It begins with %PDF-1.4.", Format::Plain),
            ("a", "\n%PDF-1.4", Format::Pdf),
            ("a.html", "PK\u{3}\u{4}", Format::Zip),
        ] {
            assert_eq!(detect(name, start.as_bytes()).unwrap(), format, "{name}: {start}");
        }
        assert_eq!(detect("a.xml", b"<svg>").unwrap_err(), ParseError::NoArticles("XML"));
        assert!(Format::is_wanted("page", b"<html>") && !Format::is_wanted("Makefile", b"all: build"));
    }
}
