//! The format of a document, told by its content first and its name second, and what its reader makes of it.

use crate::intake::error::ParseError;

use super::budget::Budget;
use super::definition::{Formats, InputFormat, RawArticle, Read};
use super::start::{NamedAs, Start, extension};

/// The format that a file name stands for; none for a name that says nothing.
pub(super) fn by_name(name: &str, formats: Formats) -> Option<&'static InputFormat> {
    let extension = extension(name)?;
    formats.iter().find(|format| format.extensions.contains(&extension.as_str())).copied()
}

/// True for a document that a folder or an archive is searched for: one with a name that stands for a format, or one with
/// any other name whose `start` shows more than plain text.
pub(super) fn is_wanted(name: &str, start: &[u8], formats: Formats) -> bool {
    by_name(name, formats).is_some()
        || detect(name, start, formats).is_some_and(|format| format.needs_no_name)
}

/// Reads every article of the file `name`, or says why there is none.
pub(super) fn read_all(
    name: &str,
    bytes: &[u8],
    budget: &mut Budget<'_>,
    formats: Formats,
) -> Vec<RawArticle> {
    let one = |draft| vec![RawArticle::new("", bytes, draft)];
    if bytes.trim_ascii().is_empty() {
        return one(Err(ParseError::Empty));
    }
    let several = match detect(name, bytes, formats).map(|format| &format.read) {
        Some(Read::One(read)) => return one(read(bytes)),
        Some(Read::Several(read)) => read(bytes),
        Some(Read::Packed(read)) => read(name, bytes, budget, formats),
        None => Ok(Vec::new()),
    };
    match several {
        // The only article of a list needs no number.
        Ok(mut articles) if articles.len() == 1 => {
            articles.iter_mut().filter(|article| article.name.starts_with('#')).for_each(|a| a.name.clear());
            articles
        }
        Ok(articles) => articles,
        Err(error) => one(Err(error)),
    }
}

fn detect(name: &str, bytes: &[u8], formats: Formats) -> Option<&'static InputFormat> {
    let named_as = match by_name(name, formats) {
        Some(format) if format.is_text => NamedAs::Text,
        Some(_) => NamedAs::Other,
        None => NamedAs::Unknown,
    };
    let start = Start::new(name, bytes, named_as);
    formats.iter().find(|format| (format.recognises)(&start)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::format::FORMATS;

    #[test]
    fn content_tells_the_format_whatever_the_name() {
        for (name, start, format) in [
            ("a.txt", "<!DOCTYPE html><html>", "web pages"),
            ("a", "\u{FEFF}\n<html lang=en>", "web pages"),
            ("a.php", "<?xml version='1.0'?><!DOCTYPE html PUBLIC \"x\"><html>", "web pages"),
            ("a.html", "<custom-page>", "web pages"),
            ("a.html", "No tags at all.", "text"),
            ("a.txt", "<?xml version='1.0'?>\n<!-- made by x -->\n<rss version='2.0'>", "feeds"),
            ("a.xml", "<feed xmlns='x'>", "feeds"),
            ("a.xml", "<!DOCTYPE rss [<!ENTITY a \"b\">\n<!ENTITY c \"d\">]><rss>", "feeds"),
            ("a.xml", "<rdf:RDF xmlns:rdf='x'>", "feeds"),
            ("a.xml", "<svg>", ""),
            ("stdin", "{\"title\": \"x\"}", "JSON"),
            ("stdin", "[ {\"title\": \"x\"}]", "JSON"),
            ("a.txt", "[ {updated} ] Text", "text"),
            ("stdin", "---\ntitle: x\n---\n", "Markdown"),
            ("a.txt", "Return-Path: <a@b.c>\nSubject: x\n\nText", "mails"),
            ("a.txt", "Subject: The pier\nFrom: the board\n\nText", "text"),
            ("a.md", "<div align=center>A *text*</div>", "Markdown"),
            #[cfg(feature = "pdf")]
            ("a.txt", "%PDF-1.4", "PDF"),
            ("a.txt", "It begins with %PDF-1.4.", "text"),
            #[cfg(feature = "pdf")]
            ("a", "\n%PDF-1.4", "PDF"),
            ("a.html", "PK\u{3}\u{4}", "archives"),
            ("a.txt", "{\\rtf1 Text}", ""),
        ] {
            let found = detect(name, start.as_bytes(), FORMATS).map(|format| format.name);
            assert_eq!(found, Some(format), "{name}: {start}");
        }
        assert!(is_wanted("page", b"<html>", FORMATS) && !is_wanted("Makefile", b"all: build", FORMATS));
    }
}
