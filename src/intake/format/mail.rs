//! Mails (`.eml`), with text or HTML, and web pages saved as one file (`.mhtml`), which are mails by form.

use mail_parser::{Address, Message, MessageParser, MimeHeaders};

use crate::intake::draft::Draft;
use crate::intake::error::ParseError;
use crate::intake::metadata::Metadata;
use crate::intake::metadata::fields::Fields;

use super::definition::{InputFormat, Read};
use super::layout::Layout;
use super::start::Start;
use super::{html, plain};

pub(super) const FORMAT: InputFormat =
    InputFormat { needs_no_name: true, ..InputFormat::new("mails", EXTENSIONS, recognises, Read::One(read)) };

const EXTENSIONS: &[&str] = &["eml", "mht", "mhtml"];
/// Headers that mails and saved pages carry and other texts do not.
const HEADERS: [&str; 7] =
    ["mime-version", "message-id", "received", "return-path", "delivered-to", "x-mailer", "content-type"];

/// True for a block of header lines, among them one that only mails have.
fn recognises(start: &Start<'_>) -> bool {
    if start.is_named(EXTENSIONS) {
        return true;
    }
    let mut proof = false;
    for (number, line) in start.head.lines().enumerate() {
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
        proof |= HEADERS.iter().any(|header| header.eq_ignore_ascii_case(name));
    }
    proof
}

/// Reads the message.
fn read(bytes: &[u8]) -> Result<Draft, ParseError> {
    let message = MessageParser::default()
        .parse(bytes)
        .ok_or_else(|| ParseError::Broken { what: "a mail", cause: "it has no headers".to_owned() })?;
    let mut fields = Fields::default();
    fields.offer("subject", message.subject().unwrap_or_default());
    let address = page_address(&message);
    if let (Some(address), Some(html)) = (address, message.body_html(0)) {
        fields.offer("contentlocation", &address);
        return Ok(html::page(&html, fields));
    }
    // Of a page it is only the day on which it was saved.
    if let Some(date) = message.date() {
        fields.offer("date", &date.to_rfc3339());
    }
    if let Some(sender) = message.from().and_then(Address::first) {
        let domain = sender.address().and_then(|address| address.rsplit_once('@')).map(|(_, domain)| domain);
        fields.offer("host", sender.name().or(domain).unwrap_or_default());
    }
    let metadata = Metadata::from(fields);
    // A mail with both carries the same text twice; the plain one has no markup to go wrong.
    let is_plain = message.text_part(0).is_some_and(|part| part.is_text() && !part.is_text_html());
    if is_plain {
        // What stands between the pictures of a mail are parts of one text.
        let parts = (0..message.text_body_count()).filter_map(|part| message.body_text(part));
        let text = parts.collect::<Vec<_>>().join("\n\n");
        if !text.trim().is_empty() {
            return Ok(plain::from_text(&text, metadata));
        }
    }
    let mut layout = Layout::default();
    for part in message.html_bodies().filter(|part| part.is_text()) {
        match part.text_contents() {
            Some(text) if part.is_text_html() => layout.append(html::fragment(text)),
            Some(text) => layout.push_lines(text),
            None => {}
        }
    }
    if layout.is_empty() { Err(ParseError::Empty) } else { Ok(layout.into_draft(metadata)) }
}

/// The address of the page that the message holds; none for a mail.
fn page_address(message: &Message<'_>) -> Option<String> {
    let snapshot = message.header_raw("Snapshot-Content-Location").map(str::trim);
    let part = || message.html_part(0).and_then(MimeHeaders::content_location);
    snapshot.or_else(part).filter(|address| address.contains("://")).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::repair::repair;

    fn read(bytes: &[u8]) -> Result<Draft, ParseError> {
        let mut draft = super::read(bytes)?;
        repair(&mut draft);
        Ok(draft)
    }

    #[test]
    fn a_mail_gives_its_text_its_subject_and_its_sender() {
        let draft = read(
            "From: Norland Post <news@post.example>\r\nSubject: =?utf-8?Q?Pier_=E2=80=93_at_last?=\r\n\
             Date: Tue, 11 Mar 2025 08:00:00 +0000\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\
             Content-Transfer-Encoding: quoted-printable\r\n\r\nThe caf=C3=A9 at the pier =\r\nopens in May.\r\n--x\r\n\
             Content-Type: text/html\r\n\r\n<p>Other</p>\r\n--x--\r\n"
                .as_bytes(),
        )
        .unwrap();
        assert_eq!(draft.text, "Pier – at last\n\nThe café at the pier opens in May.");
        let expected = (Some("Norland Post".to_owned()), Some("2025-03-11".to_owned()));
        assert_eq!(draft.metadata.outlet_and_day(), expected);
    }

    #[test]
    fn the_texts_between_the_pictures_of_a_mail_are_one() {
        for (first, second) in [("plain", "plain"), ("html", "html"), ("html", "plain"), ("plain", "html")] {
            let draft = read(
                format!(
                    "From: news@post.example\r\nSubject: Pier\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; \
                     boundary=x\r\n\r\n--x\r\nContent-Type: text/{first}\r\n\r\nIt cost $4 million.\r\n--x\r\n\
                     Content-Type: image/png\r\nContent-Disposition: inline\r\n\r\nx\r\n--x\r\n\
                     Content-Type: text/{second}\r\n\r\nIt opens in May.\r\n--x--\r\n"
                )
                .as_bytes(),
            )
            .unwrap();
            assert_eq!(draft.text, "Pier\n\nIt cost $4 million.\n\nIt opens in May.", "{first}, {second}");
        }
    }

    #[test]
    fn a_mail_of_html_is_read_without_its_tags() {
        let draft = read(
            b"From: news@post.example\r\nSubject: Pier\r\nMIME-Version: 1.0\r\nContent-Type: text/html; \
              charset=iso-8859-1\r\n\r\n<table><tr><td><p>The caf\xE9 opens.</p></td></tr></table>",
        )
        .unwrap();
        assert_eq!(draft.text, "Pier\n\nThe café opens.");
        assert_eq!(draft.metadata.outlet_and_day().0.as_deref(), Some("Post"));
    }
}
