//! Mails (`.eml`), with text or HTML, and web pages saved as one file (`.mhtml`), which are mails by form.

use mail_parser::{Address, Message, MessageParser, MimeHeaders};

use crate::intake::draft::Draft;
use crate::intake::error::ParseError;
use crate::intake::metadata::Metadata;
use crate::intake::metadata::fields::Fields;
use crate::lexicon::Class;
use crate::text::fold;

use super::definition::{Articles, InputFormat, MOST_ARTICLES, RawArticle, Read};
use super::forward::forwards;
use super::layout::Layout;
use super::start::Start;
use super::{html, plain};

pub(super) const FORMAT: InputFormat = InputFormat {
    needs_no_name: true,
    ..InputFormat::new("mails", EXTENSIONS, recognises, Read::Several(read))
};

const EXTENSIONS: &[&str] = &["eml", "mbox", "mht", "mhtml"];
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

/// A mail with more lines that could begin a part is not read.
const MOST_PARTS: usize = 100_000;
/// Mails within mails that are read: a mail may hold itself, in a way.
const DEEPEST: usize = 8;
/// A plain part of fewer words, which has so many times fewer than the page beside it, only says where to read the mail.
const STUB_WORDS: usize = 60;
const STUB_TIMES: usize = 3;

/// Reads the messages and those that were forwarded in them, as attachments or in their text.
fn read(bytes: &[u8]) -> Articles {
    // What the parser builds for each part takes far more than an empty one has.
    if bytes.windows(3).filter(|window| *window == b"\n--").count() > MOST_PARTS {
        return Err(ParseError::Format("is a mail of more parts than gainsay reads".into()));
    }
    if !bytes.starts_with(b"From ") {
        return read_one(bytes);
    }
    let mails = mails(bytes);
    if mails.len() < 2 {
        return read_one(bytes);
    }
    let mut articles = Vec::new();
    for (number, mail) in (1..).zip(mails.into_iter().take(MOST_ARTICLES)) {
        match read_one(mail) {
            Ok(found) => {
                articles.extend(found.into_iter().map(|article| article.within(&format!("#{number}"))));
            }
            Err(error) => articles.push(RawArticle::failed(format!("#{number}"), error)),
        }
    }
    Ok(articles)
}

/// The mails in a box, each behind a line "From " with the sender and the time, which headers follow.
fn mails(bytes: &[u8]) -> Vec<&[u8]> {
    const LONGEST_NAME: usize = 80;
    let is_header = |line: &[u8]| {
        let name =
            line.iter().take(LONGEST_NAME).position(|byte| *byte == b':').and_then(|end| line.get(..end));
        name.is_some_and(|name| {
            !name.is_empty() && name.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'-')
        })
    };
    let mut starts = Vec::new();
    let (mut at, mut is_blank) = (0, true);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let next = at + line.len();
        if is_blank && line.starts_with(b"From ") && bytes.get(next..).is_some_and(is_header) {
            starts.push(at);
        }
        is_blank = line.trim_ascii().is_empty();
        at = next;
    }
    let ends = starts.iter().skip(1).copied().chain([bytes.len()]);
    starts.iter().zip(ends).filter_map(|(start, end)| bytes.get(*start..end)).collect()
}

/// Reads one message and those that were forwarded in it.
fn read_one(bytes: &[u8]) -> Articles {
    let message = MessageParser::default()
        .parse(bytes)
        .ok_or_else(|| ParseError::Broken { what: "a mail", cause: "it has no headers".to_owned() })?;
    let mut drafts = Vec::new();
    read_message(&message, 0, &mut drafts);
    let read = drafts.iter().filter(|draft| draft.is_ok()).count();
    if read > 0 {
        drafts.retain(Result::is_ok);
    } else {
        drafts.truncate(1);
    }
    let several = drafts.len() > 1;
    let name = |number: usize| if several { format!("#{}", number + 1) } else { String::new() };
    let article = |(number, draft): (usize, Result<Draft, ParseError>)| match &draft {
        Ok(part) if several => {
            let part = part.text.clone();
            RawArticle::new(name(number), part.as_bytes(), draft)
        }
        _ => RawArticle::new(name(number), bytes, draft),
    };
    Ok(drafts.into_iter().enumerate().map(article).collect())
}

/// Adds the drafts of a message: its own and those that were forwarded in it.
fn read_message(message: &Message<'_>, depth: usize, out: &mut Vec<Result<Draft, ParseError>>) {
    let mut fields = Fields::default();
    fields.offer("subject", message.subject().unwrap_or_default());
    let address = page_address(message);
    if let (Some(address), Some(html)) = (address, message.body_html(0)) {
        fields.offer("contentlocation", &address);
        out.push(Ok(html::page(&html, fields)));
        return;
    }
    // Of a page it is only the day on which it was saved.
    if let Some(date) = message.date() {
        fields.offer("date", &date.to_rfc3339());
    }
    if let Some(sender) = message.from().and_then(Address::first) {
        let domain = sender.address().and_then(|address| address.rsplit_once('@')).map(|(_, domain)| domain);
        fields.offer("host", sender.name().or(domain).unwrap_or_default());
    }
    let layout = layout(message);
    // A mail with both carries the same text twice; the plain one has no markup to go wrong.
    match plain_text(message).filter(|text| !is_stub(text, &layout)) {
        Some(text) => plain_parts(&text, fields, out),
        None => layout_parts(layout, fields, out),
    }
    let inner = message.attachments().filter_map(|part| part.message()).filter(|_| depth < DEEPEST);
    inner.for_each(|message| read_message(message, depth + 1, out));
}

/// The plain text of a mail that is one.
fn plain_text(message: &Message<'_>) -> Option<String> {
    message.text_part(0).filter(|part| part.is_text() && !part.is_text_html())?;
    // What stands between the pictures of a mail are parts of one text.
    let parts = (0..message.text_body_count()).filter_map(|part| message.body_text(part));
    Some(parts.collect::<Vec<_>>().join("\n\n")).filter(|text| !text.trim().is_empty())
}

/// The lines of the parts of a mail that are HTML.
fn layout(message: &Message<'_>) -> Layout {
    let mut layout = Layout::default();
    for part in message.html_bodies().filter(|part| part.is_text()) {
        match part.text_contents() {
            Some(text) if part.is_text_html() => layout.append(html::fragment(text)),
            Some(text) => layout.push_lines(text),
            None => {}
        }
    }
    layout
}

/// True for a plain part that is no more than a hint at the other one ("View this mail in your browser").
fn is_stub(text: &str, layout: &Layout) -> bool {
    let words = text.split_whitespace().filter(|word| !word.contains("://")).count();
    let whole = layout.joined().split_whitespace().filter(|word| !word.contains("://")).count();
    if words >= STUB_WORDS {
        return false;
    }
    let folded = fold(text);
    words * STUB_TIMES < whole
        || words < whole && Class::MailStub.entries().any(|(stub, _)| folded.contains(stub))
}

/// Adds the text of a mail, and the mails that were forwarded in it.
fn plain_parts(text: &str, fields: Fields, out: &mut Vec<Result<Draft, ParseError>>) {
    let lines: Vec<&str> = text.lines().collect();
    let mut part = |lines: &[&str], fields| {
        let text = unquoted(lines).join("\n");
        out.push(if text.trim().is_empty() {
            Err(ParseError::Empty)
        } else {
            Ok(plain::from_text(&text, Metadata::from(fields)))
        });
    };
    let (mut fields, mut start) = (fields, 0);
    for forward in forwards(&lines) {
        let before = std::mem::replace(&mut fields, forward.fields);
        part(lines.get(start..forward.start).unwrap_or_default(), before);
        start = forward.text;
    }
    part(lines.get(start..).unwrap_or_default(), fields);
}

/// The lines without the marks of a quotation, where nearly all have them, as those of a forwarded mail do.
fn unquoted<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    let written = lines.iter().filter(|line| !line.trim().is_empty()).count();
    let quoted = lines.iter().filter(|line| line.starts_with('>')).count();
    let plain =
        |line: &&'a str| line.strip_prefix('>').map_or(*line, |line| line.strip_prefix(' ').unwrap_or(line));
    if quoted * 10 > written * 9 { lines.iter().map(plain).collect() } else { lines.to_vec() }
}

/// The same for lines of HTML.
fn layout_parts(mut layout: Layout, mut fields: Fields, out: &mut Vec<Result<Draft, ParseError>>) {
    let found = {
        let lines: Vec<&str> = (0..layout.lines()).filter_map(|at| layout.line(at)).collect();
        forwards(&lines)
    };
    let mut parts = Vec::new();
    // From the last one on, so that the places of those before it stay.
    for forward in found.into_iter().rev() {
        parts.push((layout.split_off(forward.text), forward.fields));
        layout.split_off(forward.start);
    }
    // The last one that was split off is the first one forwarded.
    let mut part = |layout: Layout, fields| {
        let draft = if layout.is_empty() {
            Err(ParseError::Empty)
        } else {
            Ok(layout.into_draft(Metadata::from(fields)))
        };
        out.push(draft);
    };
    part(layout, std::mem::take(&mut fields));
    parts.into_iter().rev().for_each(|(layout, fields)| part(layout, fields));
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
        let mut draft = super::read(bytes)?.remove(0).draft?;
        repair(&mut draft);
        Ok(draft)
    }

    /// The articles in a mail, each as outlet, day and text.
    fn articles(mail: &str) -> Vec<String> {
        let parts = super::read(mail.as_bytes()).unwrap().into_iter().map(|part| part.draft.unwrap());
        let shown = |mut draft: Draft| {
            repair(&mut draft);
            let (outlet, day) = draft.metadata.outlet_and_day();
            format!("{} | {} | {}", outlet.unwrap_or_default(), day.unwrap_or_default(), draft.text)
        };
        parts.map(shown).collect()
    }

    const HEAD: &str = "From: Ann Lee <ann@post.example>\r\nSubject: Fwd: Pier\r\n\
                        Date: Tue, 11 Mar 2025 08:00:00 +0000\r\nMIME-Version: 1.0\r\n";

    #[test]
    fn a_forwarded_mail_is_an_article_of_its_sender() {
        let inner = "From: Quay Press <press@quay.example>\r\nSubject: Pier shut\r\nDate: Mon, 10 Mar 2025 08:00:00 \
                     +0000\r\nContent-Type: text/plain\r\n\r\nThe pier is shut for 5 weeks.\r\n";
        let attached = format!(
            "{HEAD}Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nSee \
             below.\r\n--x\r\nContent-Type: message/rfc822\r\n\r\n{inner}\r\n--x--\r\n"
        );
        let head = "From: Quay Press <press@quay.example>\r\nDate: Mon, 10 Mar 2025\r\nSubject: Pier shut\r\nTo: Ann";
        let plain = format!(
            "{HEAD}Content-Type: text/plain\r\n\r\nSee below.\r\n\r\n---- Forwarded message ----\r\n{head}\r\n\r\n\
             The pier is shut for 5 weeks.\r\n"
        );
        let html = format!(
            "{HEAD}Content-Type: text/html\r\n\r\n<p>See below.</p><div>{}</div><p>The pier is shut for 5 weeks.</p>",
            head.replace("\r\n", "<br>").replace(" <", " &lt;").replace("example>", "example&gt;")
        );
        let quoted = format!(
            "{HEAD}Content-Type: text/plain\r\n\r\nSee below.\r\n\r\nBegin forwarded message:\r\n\r\n> {}\r\n>\r\n> The \
             pier is shut for 5 weeks.\r\n",
            head.replace("\r\n", "\r\n> ")
        );
        for mail in [attached, plain, quoted, html] {
            assert_eq!(
                articles(&mail),
                [
                    "Ann Lee | 2025-03-11 | Fwd: Pier\n\nSee below.",
                    "Quay Press | 2025-03-10 | Pier shut\n\nThe pier is shut for 5 weeks."
                ],
                "{mail}"
            );
        }
    }

    #[test]
    fn each_mail_of_a_box_is_read() {
        let mail = |number: u8| {
            format!(
                "From a@post.example Tue Mar 11 08:00:0{number} 2025\nFrom: Ann Lee <ann@post.example>\nSubject: Pier {number}\n\
                 Date: Tue, 11 Mar 2025 08:00:00 +0000\nMIME-Version: 1.0\n\nIt cost {number} million.\n\n"
            )
        };
        assert_eq!(
            articles(&[mail(1), mail(2)].concat()),
            [
                "Ann Lee | 2025-03-11 | Pier 1\n\nIt cost 1 million.",
                "Ann Lee | 2025-03-11 | Pier 2\n\nIt cost 2 million."
            ]
        );
    }

    #[test]
    fn a_plain_part_that_only_points_at_the_other_is_not_the_mail() {
        let mail = |plain: &str| {
            format!(
                "{HEAD}Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\n\
                 {plain}\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>The pier of Norland is shut for 5 weeks, the \
                 board said on Monday, as the storm broke 40 of its 90 piles.</p>\r\n--x--\r\n"
            )
        };
        for stub in [
            "View this email in your browser: https://post.example/v",
            "Read online.",
            "Your mail program cannot show HTML.",
        ] {
            assert!(articles(&mail(stub))[0].contains("40 of its 90 piles"), "{stub}");
        }
        let plain = "The pier of Norland is shut for 5 weeks, the board says. The storm broke 40 piles.";
        assert!(articles(&mail(plain))[0].ends_with(plain));
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
