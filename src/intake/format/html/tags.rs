//! HTML cut into tags and text without building a tree: enough to get the words out of a page that no tree can be made
//! of. Linear in the length of the page, whatever it holds.

use html5ever::data::NAMED_ENTITIES;

use crate::intake::format::layout::Layout;

use super::element::{are_apart, is_block};

/// So many attributes may stand in one tag: a parser holds each against all before it.
const MOST_ATTRIBUTES: usize = 500;

/// Elements whose content is no text of the page.
const HIDDEN: [&str; 9] =
    ["head", "iframe", "noscript", "script", "select", "style", "svg", "template", "textarea"];
/// Elements whose content is no markup.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// A piece of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Markup<'a> {
    /// Text between tags, with its entities.
    Text(&'a str),
    /// `<name ...>`, with the number of words in it.
    Open(&'a str, usize),
    /// `</name>`.
    Close(&'a str),
}

/// True when a tag has more attributes than any page needs.
pub(super) fn has_too_many_attributes(html: &str) -> bool {
    pieces(html).any(|piece| matches!(piece, Markup::Open(_, words) if words > MOST_ATTRIBUTES))
}

/// The text of a page, a line for every block, menus and all.
pub(super) fn text(html: &str) -> Layout {
    let mut layout = Layout::default();
    let mut line = String::new();
    let mut hidden: Option<&str> = None;
    let (mut closed, mut seam) = (false, false);
    for piece in pieces(html) {
        match piece {
            Markup::Close(name) if hidden.is_some_and(|open| open.eq_ignore_ascii_case(name)) => {
                hidden = None;
            }
            _ if hidden.is_some() => {}
            Markup::Open(name, _) if is_one_of(name, &HIDDEN) => hidden = Some(name),
            Markup::Text(text) => {
                if std::mem::take(&mut seam) && are_apart(&line, text) {
                    line.push(' ');
                }
                closed = false;
                unescape(text, &mut line);
            }
            Markup::Open(name, _) | Markup::Close(name) => {
                if is_block(&name.to_ascii_lowercase()) {
                    layout.push(&line, None);
                    line.clear();
                }
                // Two elements side by side, without text between them.
                seam |= closed && matches!(piece, Markup::Open(..));
                closed = matches!(piece, Markup::Close(_));
            }
        }
    }
    layout.push(&line, None);
    layout
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

fn pieces(html: &str) -> impl Iterator<Item = Markup<'_>> {
    let mut rest = html;
    let mut raw: Option<&str> = None;
    std::iter::from_fn(move || {
        loop {
            if rest.is_empty() {
                return None;
            }
            if let Some(name) = raw.take() {
                let (text, after) = rest.split_at(end_of_raw(rest, name));
                rest = after;
                if !text.is_empty() {
                    return Some(Markup::Text(text));
                }
                continue;
            }
            let Some(tag) = rest.strip_prefix('<') else {
                let (text, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
                rest = after;
                return Some(Markup::Text(text));
            };
            if let Some(comment) = tag.strip_prefix("!--") {
                rest = comment.split_once("-->").map_or("", |(_, after)| after);
                continue;
            }
            if tag.starts_with(['!', '?']) {
                rest = tag.split_once('>').map_or("", |(_, after)| after);
                continue;
            }
            let (closes, name) = tag.strip_prefix('/').map_or((false, tag), |name| (true, name));
            if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                // A "less than" in the text.
                let (text, after) = rest.split_at(1);
                rest = after;
                return Some(Markup::Text(text));
            }
            let length = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(name.len());
            let (name, attributes) = name.split_at(length);
            let (end, words) = end_of_tag(attributes);
            rest = attributes.get(end..).unwrap_or_default();
            if closes {
                return Some(Markup::Close(name));
            }
            raw = is_one_of(name, &RAW).then_some(name);
            return Some(Markup::Open(name, words));
        }
    })
}

/// Where a tag ends, and how many words outside of quotation marks it has.
fn end_of_tag(attributes: &str) -> (usize, usize) {
    let mut quote = None;
    let mut words = 0;
    let mut before = b' ';
    for (at, byte) in attributes.bytes().enumerate() {
        match quote {
            Some(mark) if mark == byte => quote = None,
            Some(_) => {}
            None if byte == b'>' => return (at + 1, words),
            None if matches!(byte, b'"' | b'\'') && before == b'=' => quote = Some(byte),
            None => words += usize::from(before.is_ascii_whitespace() && !byte.is_ascii_whitespace()),
        }
        before = byte;
    }
    (attributes.len(), words)
}

/// Where the content of a script or style ends.
fn end_of_raw(rest: &str, name: &str) -> usize {
    let bytes = rest.as_bytes();
    let ends = |at: usize| {
        let tag = bytes.get(at + 2..at + 2 + name.len());
        bytes.get(at + 1) == Some(&b'/') && tag.is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes()))
    };
    rest.match_indices('<').map(|(at, _)| at).find(|at| ends(*at)).unwrap_or(rest.len())
}

/// Adds `text` to `line` with its entities resolved; what is none stays.
pub(super) fn unescape(text: &str, line: &mut String) {
    /// The longest name of an entity.
    const LONGEST_NAME: usize = 32;
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        line.push_str(before);
        let head = after.get(..after.floor_char_boundary(LONGEST_NAME)).unwrap_or_default();
        let name = head.split_inclusive(';').next().unwrap_or_default();
        if let Some((first, second)) = entity(name) {
            line.push(first);
            line.extend(second);
            rest = after.get(name.len()..).unwrap_or_default();
        } else {
            line.push('&');
            rest = after;
        }
    }
    line.push_str(rest);
}

/// The one or two characters that `name`, which ends with its semicolon, stands for.
fn entity(name: &str) -> Option<(char, Option<char>)> {
    if let Some(number) = name.strip_suffix(';')?.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let code = hex.map_or_else(|| number.parse(), |hex| u32::from_str_radix(hex, 16)).ok()?;
        return Some((char::from_u32(code)?, None));
    }
    // The parser's list has the beginnings of names, too; they stand for nothing.
    let (first, second) = NAMED_ENTITIES.get(name).filter(|(first, _)| *first != 0)?;
    Some((char::from_u32(*first)?, char::from_u32(*second).filter(|c| *c != '\0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_without_a_tree() {
        let draft = text(
            "<title>T</title><script>if (a<b) x('</p>');</script><p class=\"a>b\">Trade &lt; $5 &amp; more&hellip; AT&T &zzz; &pou;\
             <br>It is 5 < 6.<!-- <p>no --><div>Caf&#233;",
        )
        .into_draft(crate::intake::metadata::Metadata::default());
        assert_eq!(draft.text, "T\n\nTrade < $5 & more… AT&T &zzz; &pou;\n\nIt is 5 < 6.\n\nCafé");
    }

    #[test]
    fn attributes_are_counted_outside_of_quotation_marks() {
        assert!(!has_too_many_attributes(&format!("<p title=\"{}\">", "a ".repeat(1000))));
        for tag in [format!("<a {}>", "b ".repeat(1000)), format!("<a {}", "b= ".repeat(1000))] {
            assert!(has_too_many_attributes(&tag), "{tag}");
        }
    }
}
