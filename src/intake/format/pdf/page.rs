//! What the pages of a PDF file take to be read: of each operator the parser makes an object, of a whole page at once.

use std::collections::BTreeSet;

use pdf_extract::content::Content;
use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};

use super::limits;

/// How much memory a page may take, in bytes, by a rough count.
const MOST: usize = 300_000_000;
/// Times that the bytes of a stream are held: unpacked into room that doubles, joined to others, read.
const COPIES: usize = 3;
/// What an operator takes with its first operands, and an array or dictionary with its first members.
const OPERATOR: usize = 600;
/// What each operand takes.
const OPERAND: usize = 120;
/// What the state of the drawing takes, which the operator "q" saves.
const STATE: usize = 600;
/// The longest operator.
const LONGEST: usize = 3;
/// How deep drawings may stand in drawings, and pages in groups of pages.
const DEEPEST: usize = 32;

/// Takes out of the document the streams that are too large to be unpacked, which the parser would do all the same. Says
/// which they were; a picture is none of them, as it holds no text.
pub(super) fn empty_the_immoderate(document: &mut Document) -> BTreeSet<ObjectId> {
    let mut emptied = BTreeSet::new();
    for (id, object) in &mut document.objects {
        let Object::Stream(stream) = object else { continue };
        if limits::is_moderate(stream) {
            continue;
        }
        limits::empty(stream);
        if !stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image") {
            emptied.insert(*id);
        }
    }
    emptied
}

/// True for a page that takes no more memory than there is room for. `emptied` are the streams that were taken out.
pub(super) fn is_moderate(document: &Document, page: ObjectId, emptied: &BTreeSet<ObjectId>) -> bool {
    Page { document, emptied }.is_moderate(page)
}

struct Page<'a> {
    document: &'a Document,
    emptied: &'a BTreeSet<ObjectId>,
}

impl<'a> Page<'a> {
    fn is_moderate(&self, page: ObjectId) -> bool {
        let mut room = MOST;
        let Ok(dictionary) = self.document.get_dictionary(page) else { return true };
        let Some(groups) = self.groups(dictionary) else { return false };
        let said = groups.iter().find_map(|group| group.get_deref(b"Resources", self.document).ok());
        let empty = Dictionary::new();
        let resources = said.and_then(|object| object.as_dict().ok()).unwrap_or(&empty);
        let mut content = Vec::new();
        for id in self.document.get_page_contents(page) {
            let Ok(stream) = self.document.get_object(id).and_then(Object::as_stream) else { continue };
            let part = unpacked(stream);
            if self.emptied.contains(&id) || !take(&mut room, COPIES * part.len()) {
                return false;
            }
            content.extend_from_slice(&part);
            content.push(b'\n');
        }
        self.draws(&content, resources, &mut room, 0)
    }

    /// The page and the groups of pages that it stands in; none where they have no end.
    fn groups(&self, page: &'a Dictionary) -> Option<Vec<&'a Dictionary>> {
        let mut groups = vec![page];
        let mut last = page;
        while let Ok(parent) = last.get_deref(b"Parent", self.document).and_then(Object::as_dict) {
            groups.push(parent);
            last = parent;
            if groups.len() > DEEPEST {
                return None;
            }
        }
        Some(groups)
    }

    /// True where there is room for what `content` draws, with the drawings in it.
    fn draws(&self, content: &[u8], resources: &Dictionary, room: &mut usize, depth: usize) -> bool {
        if depth > DEEPEST || !take(room, weight(content)) {
            return false;
        }
        if !content.windows(2).any(|pair| pair == b"Do") {
            return true;
        }
        let Ok(drawings) = resources.get_deref(b"XObject", self.document).and_then(Object::as_dict) else {
            return true;
        };
        drawn(content).into_iter().all(|name| {
            let Ok((id, object)) = drawings.get(&name).and_then(|object| self.document.dereference(object))
            else {
                return true;
            };
            let Ok(stream) = object.as_stream() else { return true };
            if id.is_some_and(|id| self.emptied.contains(&id)) {
                return false;
            }
            let own = stream.dict.get_deref(b"Resources", self.document).and_then(Object::as_dict);
            let content = unpacked(stream);
            take(room, COPIES * content.len() + OPERATOR)
                && self.draws(&content, own.unwrap_or(resources), room, depth + 1)
        })
    }
}

/// The names of the drawings in `content`.
fn drawn(content: &[u8]) -> BTreeSet<Vec<u8>> {
    let Ok(content) = Content::decode(content) else { return BTreeSet::new() };
    let operations = content.operations.iter().filter(|operation| operation.operator == "Do");
    operations
        .filter_map(|operation| operation.operands.first()?.as_name().ok())
        .map(<[u8]>::to_vec)
        .collect()
}

fn take(room: &mut usize, size: usize) -> bool {
    let left = room.checked_sub(size);
    *room = left.unwrap_or_default();
    left.is_some()
}

/// What a stream holds, as the parser takes it.
fn unpacked(stream: &Stream) -> Vec<u8> {
    stream.decompressed_content().unwrap_or_else(|_| stream.content.clone())
}

/// What the operators and operands of a page take; the count goes on for as long as the parser might read on.
fn weight(content: &[u8]) -> usize {
    let mut weight = 0;
    let mut at = 0;
    let mut pictures = false;
    while let Some(byte) = content.get(at) {
        let rest = content.get(at..).unwrap_or_default();
        let length = |part: &dyn Fn(u8) -> bool| rest.iter().take_while(|byte| part(**byte)).count();
        at += match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'*' | b'\'' | b'"' => {
                let length = length(&|b| b.is_ascii_alphabetic() || matches!(b, b'*' | b'\'' | b'"'));
                let word = rest.get(..length).unwrap_or_default();
                pictures |= word == b"BI";
                weight += OPERATOR + if word == b"q" { STATE } else { 0 };
                // "truetruetrue" is read as three operands.
                weight += length.saturating_sub(LONGEST) / LONGEST * OPERAND;
                length
            }
            b'0'..=b'9' | b'.' => {
                weight += OPERAND;
                // "1.2.3" is read as 1.2 and .3.
                let whole = length(&|b| b.is_ascii_digit());
                let decimals = rest.iter().skip(whole + 1).take_while(|b| b.is_ascii_digit()).count();
                if rest.get(whole) == Some(&b'.') { whole + 1 + decimals } else { whole }
            }
            b'/' => {
                weight += OPERAND;
                1 + rest.iter().skip(1).take_while(|b| is_regular(**b)).count()
            }
            b'(' => {
                weight += OPERAND;
                string(rest)
            }
            b'<' | b'[' => {
                weight += if *byte == b'[' || rest.get(1) == Some(&b'<') { OPERATOR } else { OPERAND };
                1
            }
            b'%' => length(&|b| !matches!(b, b'\n' | b'\r')),
            b'+' | b'-' | b'>' | b']' | b' ' | b'\t' | b'\r' | b'\n' | b'\0' | b'\x0C' => 1,
            // What the parser stops at, unless it stands in a picture.
            _ if pictures => 1,
            _ => return weight,
        };
    }
    weight
}

fn is_regular(byte: u8) -> bool {
    !byte.is_ascii_whitespace() && !b"\0()<>[]{}/%".contains(&byte)
}

/// The length of the string in brackets that `bytes` begin with.
fn string(bytes: &[u8]) -> usize {
    let mut open = 0_usize;
    let mut escaped = false;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'(' => open += 1,
            b')' if open == 1 => return at + 1,
            b')' => open -= 1,
            _ => {}
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use pdf_extract::dictionary;

    use super::*;
    use crate::intake::ParseError;
    use crate::intake::format::pdf::read;

    /// A file with a page for each of `contents`, in which the drawing "/X" holds what is given and may draw itself.
    fn file(contents: &[Stream], drawing: &str) -> Vec<u8> {
        let mut document = Document::with_version("1.5");
        let (pages, resources) = (document.new_object_id(), document.new_object_id());
        let form = dictionary! { "Subtype" => "Form", "Resources" => resources };
        let drawing = document.add_object(Stream::new(form, drawing.into()));
        let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" };
        let named = dictionary! { "Font" => dictionary! { "F" => font }, "XObject" => dictionary! { "X" => drawing } };
        document.objects.insert(resources, named.into());
        let kids: Vec<Object> = contents
            .iter()
            .map(|content| {
                let content = document.add_object(content.clone());
                let page = dictionary! { "Type" => "Page", "Parent" => pages, "Contents" => content };
                document.add_object(page).into()
            })
            .collect();
        let group = dictionary! {
            "Type" => "Pages",
            "Kids" => kids,
            "Count" => i64::try_from(contents.len()).unwrap(),
            "Resources" => resources,
            "MediaBox" => vec![0.into(), 0.into(), 600.into(), 800.into()],
        };
        document.objects.insert(pages, group.into());
        let root = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
        document.trailer.set("Root", root);
        document.compress();
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        bytes
    }

    fn page(content: &str) -> Stream {
        Stream::new(Dictionary::new(), content.into())
    }

    const TEXT: &str = "BT /F 12 Tf 72 700 Td (It cost 40 million.) Tj ET\n";

    #[test]
    fn a_page_that_would_fill_the_memory_is_left_out() {
        for crowd in ["q Q ", "1w1w", "(a)Tj(a)Tj ", "[1]TJ ", "1 1 l ", "1.1.1.1.1.1.1 "] {
            let crowd = crowd.repeat(400_000);
            let draft = read(&file(&[page(TEXT), page(&crowd)], "")).unwrap();
            assert_eq!((draft.text.trim(), draft.crowded), ("It cost 40 million.", 1), "{}", &crowd[..8]);
        }
        let drawn = read(&file(&[page("/X Do"), page("/X Do")], TEXT));
        assert_eq!(drawn.unwrap().text.matches("40 million").count(), 2);
    }

    #[test]
    fn a_drawing_that_draws_itself_has_no_end() {
        for name in ["/X", "/#58"] {
            let read = read(&file(&[page(&format!("{name} Do"))], &format!("q {name} Do Q")));
            assert!(matches!(read, Err(ParseError::Crowded { pages: 1 })), "{read:?}");
        }
    }

    #[test]
    fn a_stream_that_is_packed_in_a_way_that_cannot_be_measured_is_left_out() {
        let packed = |length: usize| {
            let filters = vec!["ASCII85Decode".into(), "FlateDecode".into()];
            Stream::new(dictionary! { "Filter" => filters }, vec![b'!'; length]).with_compression(false)
        };
        let crowded = |length| read(&file(&[page(TEXT), packed(length)], "")).unwrap().crowded;
        assert_eq!((crowded(1000), crowded(100_000)), (0, 1));
    }
}
