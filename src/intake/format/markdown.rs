//! Markdown: its marks go, its words stay.

use std::ops::Range;

use crate::intake::draft::{Draft, Edit, Hint};
use crate::intake::error::ParseError;
use crate::model::BlockKind;

use super::definition::{InputFormat, Read};
use super::note::is_note_mark;
use super::{lines, plain};

pub(super) const FORMAT: InputFormat = InputFormat {
    is_text: true,
    ..InputFormat::new(
        "Markdown",
        EXTENSIONS,
        |start| {
            let is_unnamed = !start.is_text && !start.has_known_name;
            start.is_named(EXTENSIONS)
                || is_unnamed && (start.head.starts_with("---\n") || start.head.starts_with("# "))
        },
        Read::One(read),
    )
};

const EXTENSIONS: &[&str] = &["md", "markdown"];

/// Reads Markdown as plain text without its marks; headings, list items and pictures are known by theirs.
fn read(bytes: &[u8]) -> Result<Draft, ParseError> {
    Ok(Draft { lay_out: Some(lay_out), ..plain::read(bytes)? })
}

fn lay_out(draft: &mut Draft) {
    lines::lay_out(draft);
    strip(draft);
}

fn strip(draft: &mut Draft) {
    let mut edits = Vec::new();
    // By line: where it begins, and what its mark makes of it.
    let mut hints: Vec<(usize, Option<BlockKind>)> = Vec::new();
    let mut titled = draft.metadata.title.is_some();
    // No line so far is known by a mark.
    let mut first = true;
    for (span, line) in draft.lines() {
        let (mark, mut hint) = line_mark(line);
        if mark > 0 {
            edits.push(Edit::tidy(span.start..span.start + mark, ""));
        }
        if is_underline(line)
            && let Some((_, last)) = hints.last_mut().filter(|(_, last)| last.is_none())
        {
            *last = Some(if line.starts_with('=') { BlockKind::Title } else { BlockKind::Heading });
            first = false;
        }
        if hint == Some(BlockKind::Title) && (titled || !first) {
            hint = Some(BlockKind::Heading);
        }
        titled |= hint == Some(BlockKind::Title);
        let start = span.start + mark;
        let rest = line.get(mark..).unwrap_or_default();
        let heading = matches!(hint, Some(BlockKind::Heading | BlockKind::Title));
        let closing = if heading { closing_mark(rest) } else { 0 };
        let rest = rest.get(..rest.len() - closing).unwrap_or_default();
        inline(rest, start, &mut edits);
        if closing > 0 {
            edits.push(Edit::tidy(span.end - closing..span.end, ""));
        }
        if rest.starts_with("![") && rest.ends_with(')') {
            hint = Some(BlockKind::Caption);
        }
        first &= hint.is_none();
        hints.push((span.start, hint));
    }
    draft.hints = hints.into_iter().filter_map(|(at, hint)| Some(Hint { at, kind: hint? })).collect();
    draft.apply(edits);
}

/// The length of the mark that a line begins with, and what the mark makes of the line.
fn line_mark(line: &str) -> (usize, Option<BlockKind>) {
    if is_underline(line) || line.starts_with("```") || line.starts_with("~~~") || is_definition(line) {
        return (line.len(), None);
    }
    if let Some(mark) = note_mark(line) {
        return (mark, Some(BlockKind::Paragraph));
    }
    let level = line.bytes().take_while(|b| *b == b'#').count();
    if (1..=6).contains(&level) && line[level..].starts_with(' ') {
        let mark = line.len() - line[level..].trim_start().len();
        return (mark, Some(if level == 1 { BlockKind::Title } else { BlockKind::Heading }));
    }
    let quote = line.len() - line.trim_start_matches(['>', ' ']).len();
    if quote > 0 && line.starts_with('>') {
        return (quote, Some(BlockKind::Paragraph));
    }
    match line.get(..2) {
        Some("- " | "* " | "+ ") => (line.len() - line[2..].trim_start().len(), Some(BlockKind::Paragraph)),
        _ => (0, None),
    }
}

/// Bytes of the mark of a note that a line holds: `[^1]: Corrected on Monday`.
fn note_mark(line: &str) -> Option<usize> {
    let (name, text) = line.strip_prefix("[^")?.split_once("]:")?;
    let text = text.trim_start();
    (!name.contains(']') && !text.is_empty()).then(|| line.len() - text.len())
}

/// The end of a raised number at `start`, the mark of a note that would run into the word or figure before it:
/// `[2](https://...)`, `<sup>2</sup>`, `^2^`. Behind a unit it is a power.
fn raised_note(text: &str, start: usize) -> Option<usize> {
    let (before, rest) = (text.get(..start)?, text.get(start..)?);
    let glued =
        before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | ')' | '”' | '"' | '%'));
    let (open, close) = match rest.as_bytes().first()? {
        b'[' => ("[", "]("),
        b'<' => ("<sup>", "</sup>"),
        b'^' => ("^", "^"),
        _ => return None,
    };
    let inside = rest.strip_prefix(open)?;
    let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
    let behind = inside.get(digits..)?.strip_prefix(close)?;
    if !glued || digits == 0 || !is_note_mark(before, inside.get(..digits)?) {
        return None;
    }
    let target =
        if open == "[" { behind.get(..behind.floor_char_boundary(LONGEST_LINK))?.find(')')? + 1 } else { 0 };
    Some(text.len() - behind.len() + target)
}

/// Bytes of the marks that close a heading (`## Sub ##`), with the space before them: `# Lessons in C#` has none.
fn closing_mark(heading: &str) -> usize {
    let words = heading.trim_end_matches('#');
    if words.is_empty() || words.ends_with(' ') { heading.len() - words.trim_end().len() } else { 0 }
}

/// A line of nothing but rule or underline marks.
fn is_underline(line: &str) -> bool {
    ['-', '=', '*', '_'].iter().any(|mark| line.len() >= 3 && line.chars().all(|c| c == *mark || c == ' '))
}

/// A line that says where a link or a note of another line leads: `[name]: https://...`.
fn is_definition(line: &str) -> bool {
    let name = line.strip_prefix('[').and_then(|rest| rest.split_once("]: "));
    name.is_some_and(|(name, target)| {
        !name.contains(']') && target.contains("://") && !target.trim().contains(' ')
    })
}

/// Adds the edits that take links, pictures, tags, emphasis and escapes out of `text`, which stands at `at`.
fn inline(text: &str, at: usize, edits: &mut Vec<Edit>) {
    let bytes = text.as_bytes();
    let mut open: Vec<Range<usize>> = Vec::new();
    let mut marks: Vec<Range<usize>> = Vec::new();
    // The ends of the links whose labels are being read, the innermost last.
    let mut links: Vec<Range<usize>> = Vec::new();
    let mut index = 0;
    while let Some(&byte) = bytes.get(index) {
        if let Some(end) = links.pop_if(|end| end.start == index) {
            index = end.end;
            marks.push(end);
            continue;
        }
        if matches!(byte, b'[' | b'<' | b'^')
            && let Some(end) = raised_note(text, index)
        {
            marks.push(index..end);
            index = end;
            continue;
        }
        match byte {
            b'\\' if bytes.get(index + 1).is_some_and(u8::is_ascii_punctuation) => {
                marks.push(index..index + 1);
                index += 2;
                continue;
            }
            b'!' | b'[' => {
                let bracket = index + usize::from(byte == b'!');
                if let Some((label, end)) = link(text, bracket) {
                    marks.push(index..label.start);
                    links.push(label.end..end);
                    index = label.start;
                    continue;
                }
            }
            b'<' => {
                if let Some(end) = tag(text, index) {
                    marks.push(index..end);
                    index = end;
                    continue;
                }
            }
            b'*' | b'_' | b'`' => {
                let run = bytes.iter().skip(index).take_while(|b| **b == byte).count();
                emphasis(text, index..index + run, &mut open, &mut marks);
                index += run;
                continue;
            }
            _ => {}
        }
        index += 1;
    }
    marks.sort_by_key(|range| range.start);
    edits.extend(marks.into_iter().map(|mark| Edit::tidy(at + mark.start..at + mark.end, "")));
}

/// The most bytes of a link; without a limit, every bracket would be held against all the text behind it.
const LONGEST_LINK: usize = 4096;

/// The label of a link that begins at `start`, and where the link ends: `[label](target)`, `[label][name]`, `[[label]]`,
/// or `[^note]`, which has no label to keep.
fn link(text: &str, start: usize) -> Option<(Range<usize>, usize)> {
    let rest = text.get(start..)?.strip_prefix('[')?;
    let rest = rest.get(..rest.floor_char_boundary(LONGEST_LINK))?;
    let inner = start + 1;
    if let Some(name) = rest.strip_prefix('[') {
        // The search ends at the next bracket: a run of them must not be searched from each of its places.
        let (name, end) = name.split_at(bracket(name)?);
        if !end.starts_with("]]") {
            return None;
        }
        // `[[page|label]]`
        let skip = name.rfind('|').map_or(0, |bar| bar + 1);
        return Some((inner + 1 + skip..inner + 1 + name.len(), inner + 1 + name.len() + 2));
    }
    // Only a picture may stand in the label of a link.
    let picture = if rest.starts_with("![") { rest.find(']')? + 1 } else { 0 };
    let close = picture + bracket(rest.get(picture..)?)?;
    let (label, end) = rest.split_at(close);
    if !end.starts_with(']') {
        return None;
    }
    if label.starts_with('^') {
        return Some((inner + close..inner + close, inner + close + 1));
    }
    let target = rest.get(close + 1..)?;
    let length = match target.bytes().next()? {
        b'(' => target.find(')')?,
        b'[' => target.find(']')?,
        _ => return None,
    };
    Some((inner..inner + close, inner + close + 1 + length + 1))
}

/// Where the next bracket stands that no backslash makes a letter.
fn bracket(text: &str) -> Option<usize> {
    let mut escaped = false;
    text.bytes().position(|byte| {
        let found = !escaped && matches!(byte, b'[' | b']');
        escaped = !escaped && byte == b'\\';
        found
    })
}

/// Where a tag of HTML that begins at `start` ends; none for a "less than" and for `<https://...>`, whose text stays.
fn tag(text: &str, start: usize) -> Option<usize> {
    /// A longer one is none.
    const LONGEST: usize = 500;
    let rest = text.get(start + 1..)?;
    let rest = rest.get(..rest.floor_char_boundary(LONGEST))?;
    let inside = rest.get(..rest.find('>')?)?;
    let name = inside.trim_start_matches('/');
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let ends = matches!(name.as_bytes().get(length), None | Some(b' ' | b'/'));
    (length > 0 && name.starts_with(|c: char| c.is_ascii_alphabetic()) && ends)
        .then_some(start + 1 + inside.len() + 1)
}

/// The most marks that wait for their partners; a text of nothing but marks would hold each of them against all.
const MOST_OPEN: usize = 64;

/// Pairs a run of marks with an open one before it, or opens it.
fn emphasis(text: &str, run: Range<usize>, open: &mut Vec<Range<usize>>, cuts: &mut Vec<Range<usize>>) {
    let mark = text.as_bytes().get(run.start).copied();
    let before = text.get(..run.start).and_then(|t| t.chars().next_back()).unwrap_or(' ');
    let after = text.get(run.end..).and_then(|t| t.chars().next()).unwrap_or(' ');
    // `snake_case` and `2 * 3` are no emphasis.
    let inner = mark == Some(b'_') && before.is_alphanumeric() && after.is_alphanumeric();
    let closes = !before.is_whitespace() && !inner;
    let partner =
        open.iter().rposition(|o| text.as_bytes().get(o.start).copied() == mark && o.len() == run.len());
    if let Some(partner) = partner.filter(|_| closes) {
        cuts.push(open.remove(partner));
        cuts.push(run);
        open.truncate(partner);
    } else if !after.is_whitespace() && !inner {
        if open.len() == MOST_OPEN {
            open.remove(0);
        }
        open.push(run);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stripped(text: &str) -> (String, Vec<Option<BlockKind>>) {
        let mut draft = Draft::new(text.to_owned());
        strip(&mut draft);
        let hints = draft.lines().map(|(span, _)| draft.hint(&span)).collect();
        (draft.text, hints)
    }

    #[test]
    fn marks_go_and_words_stay() {
        let (text, hints) = stripped(
            "# The **big** title #\nA [link](http://x.y/z) and *one* `code` __two__ snake_case 2 * 3 \\* \n\
             ## Sub\n> Quoted\n- item\n![A bridge](b.jpg)\n---\nfields are marked *",
        );
        assert_eq!(
            text,
            "The big title\nA link and one code two snake_case 2 * 3 * \nSub\nQuoted\nitem\nA bridge\n\nfields are marked *"
        );
        assert_eq!(stripped("# Lessons in C#\nText.").0, "Lessons in C#\nText.");
        assert_eq!(hints[0], Some(BlockKind::Title));
        assert_eq!(hints[2], Some(BlockKind::Heading));
        assert_eq!(hints[4], Some(BlockKind::Paragraph));
        assert_eq!(hints[5], Some(BlockKind::Caption));
    }

    #[test]
    fn what_web_clippers_write_becomes_text() {
        for (clipped, text) in [
            ("[![A pier](p.jpg)](https://x.y/z)", "A pier"),
            ("See the [report][1] of the [[Harbour board|board]].[^2]", "See the report of the board."),
            ("[1]: https://x.y/report", ""),
            ("The board<sup>1</sup> met<br/> at <https://x.y>", "The board met at <https://x.y>"),
            (
                "It cost $40 million[3](https://x.y) on 9 km<sup>2</sup>, or 12^4^.",
                "It cost $40 million on 9 km2, or 12.",
            ),
            ("Page [3](https://x.y) is new.", "Page 3 is new."),
            ("[^2]: Mended on Monday.", "Mended on Monday."),
            ("It rose by [sic] 3 < 5 and a [note]", "It rose by [sic] 3 < 5 and a [note]"),
            ("It is [[unfinished", "It is [[unfinished"),
            (r"![The pier \[left\] in May](p.jpg)", "The pier [left] in May"),
        ] {
            assert_eq!(stripped(clipped).0, text);
        }
    }
}
