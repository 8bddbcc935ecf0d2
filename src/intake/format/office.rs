//! Text documents of office programs: `.docx` and `.odt`, a line for every paragraph, also in tables, without notes and comments.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::intake::draft::Draft;
use crate::intake::error::ParseError;
use crate::intake::metadata::Metadata;
use crate::model::BlockKind;

use super::budget::{Budget, Unpacked};
use super::definition::{Articles, Formats, InputFormat, RawArticle, Read};
use super::layout::Layout;
use super::note::is_note_mark;
use super::{xml, zip};

pub(super) const FORMAT: InputFormat = InputFormat::new(
    ".docx, .odt",
    &["docx", "odt"],
    |start| {
        zip::is_zip(start.bytes)
            && zip::open(start.bytes).is_ok_and(|archive| main_member(&archive).is_some())
    },
    Read::Packed(read),
);

/// What of such a file has its text, or shows that it is another document of an office program.
const MEMBERS: [&str; 3] = ["word/document.xml", "content.xml", OTHER];
const OTHER: &str = "[Content_Types].xml";

fn main_member(archive: &zip::Archive<'_>) -> Option<&'static str> {
    MEMBERS.into_iter().find(|name| archive.index_for_name(name).is_some())
}

fn read(_: &str, bytes: &[u8], budget: &mut Budget<'_>, _: Formats) -> Articles {
    let mut archive = zip::open(bytes)?;
    let name = main_member(&archive).filter(|name| *name != OTHER);
    let name = name.ok_or(ParseError::NotText("a spreadsheet or a presentation"))?;
    let Unpacked { bytes: xml, damage } = zip::member(&mut archive, name, budget)?;
    let mut draft = text(&xml)?;
    draft.unread.extend(damage);
    Ok(vec![RawArticle::new("", bytes, Ok(draft))])
}

/// Reads the XML of the text: `word/document.xml` of the one, `content.xml` of the other.
fn text(xml: &[u8]) -> Result<Draft, ParseError> {
    let text = String::from_utf8_lossy(xml);
    let mut reader = Reader::from_str(&text);
    let mut layout = Layout::default();
    let mut line = String::new();
    let mut kind = None;
    // Word keeps its text apart from field codes and the like; in an OpenDocument all text is text.
    let mut in_text = false;
    // The text is set above the line.
    let mut raised = false;
    // How many elements are open that stand beside the text.
    let mut aside = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) if is_aside(tag.name().as_ref()) => aside += 1,
            Ok(Event::End(tag)) if is_aside(tag.name().as_ref()) => aside = aside.saturating_sub(1),
            Ok(Event::Eof) => break,
            Ok(_) if aside > 0 => {}
            Ok(Event::Start(tag)) => match tag.name().as_ref() {
                "w:t" | "text:p" => in_text = true,
                "text:h" => (in_text, kind) = (true, Some(BlockKind::Heading)),
                _ => {}
            },
            Ok(Event::Empty(tag)) => match tag.name().as_ref() {
                "w:pStyle" => kind = style(&tag),
                "w:vertAlign" => raised = value(&tag).is_some_and(|value| value == "superscript"),
                "w:tab" | "text:tab" | "text:s" => line.push(' '),
                "w:br" | "w:cr" | "text:line-break" => end_line(&mut layout, &mut line, kind),
                _ => {}
            },
            Ok(Event::Text(part)) if in_text && raised && is_note_mark(&line, &part) => {}
            Ok(Event::Text(part)) if in_text => line.push_str(&part),
            Ok(Event::GeneralRef(entity)) if in_text => {
                xml::resolve(&entity, &mut line);
            }
            Ok(Event::End(tag)) => match tag.name().as_ref() {
                "w:t" => in_text = false,
                "w:r" => raised = false,
                "w:p" | "text:p" | "text:h" => {
                    end_line(&mut layout, &mut line, kind);
                    (in_text, kind) = (false, None);
                }
                _ => {}
            },
            Ok(_) => {}
            Err(error) => {
                return Err(ParseError::Broken { what: "an office document", cause: error.to_string() });
            }
        }
    }
    end_line(&mut layout, &mut line, kind);
    if layout.is_empty() { Err(ParseError::Empty) } else { Ok(layout.into_draft(Metadata::default())) }
}

/// True for what stands between the words of a paragraph and is none of them: notes, comments, deleted text, what was
/// moved elsewhere, and what is there a second time for older programs.
fn is_aside(name: &str) -> bool {
    matches!(name, "text:note" | "office:annotation" | "text:tracked-changes" | "w:moveFrom" | "mc:Fallback")
}

fn end_line(layout: &mut Layout, line: &mut String, kind: Option<BlockKind>) {
    layout.push(line, kind);
    line.clear();
}

/// The value of a property of Word, in small letters.
fn value(tag: &BytesStart<'_>) -> Option<String> {
    let value = tag.try_get_attribute("w:val").ok().flatten()?;
    Some(value.normalized_value(XmlVersion::Implicit1_0).ok()?.to_ascii_lowercase())
}

/// What the style of a paragraph makes of it, as far as the names of styles are not translated.
fn style(tag: &BytesStart<'_>) -> Option<BlockKind> {
    match value(tag)?.as_str() {
        "title" => Some(BlockKind::Title),
        "caption" => Some(BlockKind::Caption),
        value if value.starts_with("heading") => Some(BlockKind::Heading),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_and_styles_of_word_are_read() {
        let draft = text(
            br#"<w:document><w:body><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Pier opens</w:t></w:r></w:p>
            <w:p><w:r><w:t xml:space="preserve">It cost </w:t></w:r><w:r><w:instrText>PAGE</w:instrText><w:t>&#163;4m &amp; more.</w:t></w:r></w:p>
            <w:p><w:moveFrom><w:r><w:t>Moved.</w:t></w:r></w:moveFrom><mc:AlternateContent><mc:Choice><w:r><w:t>Boxed.</w:t></w:r>
            </mc:Choice><mc:Fallback><w:r><w:t>Boxed.</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>
            </w:body></w:document>"#,
        )
        .unwrap();
        assert_eq!(draft.text, "Pier opens\n\nIt cost £4m & more.\n\nBoxed.");
        assert_eq!((draft.hints[0].at, draft.hints[0].kind), (0, BlockKind::Title));
    }

    #[test]
    fn the_raised_mark_of_a_note_is_no_digit_of_a_figure() {
        let raised = |text: &str| {
            format!("<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>{text}</w:t></w:r>")
        };
        let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
        let parts = [
            run("It cost 340"),
            raised("3"),
            run(" crowns on the 5"),
            raised("th"),
            run(" for 9 km"),
            raised("2"),
        ];
        let xml = format!("<w:document><w:p>{}</w:p></w:document>", parts.concat());
        assert_eq!(super::text(xml.as_bytes()).unwrap().text, "It cost 340 crowns on the 5th for 9 km2");
    }

    #[test]
    fn paragraphs_of_an_open_document_are_read() {
        let draft = text(
            b"<office:document-content><office:body><office:text><text:h>Pier opens</text:h><text:p>It \
              cost<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>See below.</text:p>\
              </text:note-body></text:note><text:s/><text:span>4m</text:span><office:annotation><text:p>Check.</text:p>\
              </office:annotation> crowns.</text:p></office:text></office:body></office:document-content>",
        )
        .unwrap();
        assert_eq!(draft.text, "Pier opens\n\nIt cost 4m crowns.");
    }
}
