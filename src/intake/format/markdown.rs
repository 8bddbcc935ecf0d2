//! Markdown: its marks go, its words stay.

use std::ops::Range;

use crate::intake::ParseError;
use crate::intake::draft::{Draft, Edit};
use crate::model::BlockKind;

use super::plain;

/// Reads Markdown as plain text without its marks; headings, list items and pictures are known by theirs.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, ParseError> {
    let mut draft = plain::read(bytes)?;
    strip(&mut draft);
    Ok(draft)
}

fn strip(draft: &mut Draft) {
    let mut edits = Vec::new();
    let mut hints: Vec<Option<BlockKind>> = Vec::new();
    let mut titled = draft.metadata.title.is_some();
    for (span, line) in draft.lines() {
        let (mark, mut hint) = line_mark(line);
        if mark > 0 {
            edits.push(Edit::tidy(span.start..span.start + mark, ""));
        }
        if is_underline(line)
            && let Some(last) = hints.last_mut().filter(|last| last.is_none())
        {
            *last = Some(if line.starts_with('=') { BlockKind::Title } else { BlockKind::Heading });
        }
        let first = hints.iter().all(Option::is_none);
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
        hints.push(hint);
    }
    draft.hints = hints;
    draft.apply(edits);
}

/// The length of the mark that a line begins with, and what the mark makes of the line.
fn line_mark(line: &str) -> (usize, Option<BlockKind>) {
    if is_underline(line) || line.starts_with("```") || line.starts_with("~~~") {
        return (line.len(), None);
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

/// Bytes of the marks that close a heading (`## Sub ##`), with the space before them: `# Lessons in C#` has none.
fn closing_mark(heading: &str) -> usize {
    let words = heading.trim_end_matches('#');
    if words.is_empty() || words.ends_with(' ') { heading.len() - words.trim_end().len() } else { 0 }
}

/// A line of nothing but rule or underline marks.
fn is_underline(line: &str) -> bool {
    ['-', '=', '*', '_'].iter().any(|mark| line.len() >= 3 && line.chars().all(|c| c == *mark || c == ' '))
}

/// Adds the edits that take links, pictures, emphasis and escapes out of `text`, which stands at `at`.
fn inline(text: &str, at: usize, edits: &mut Vec<Edit>) {
    let mut cut = |range: Range<usize>| edits.push(Edit::tidy(at + range.start..at + range.end, ""));
    let bytes = text.as_bytes();
    let mut open: Vec<Range<usize>> = Vec::new();
    let mut marks: Vec<Range<usize>> = Vec::new();
    let mut links: Vec<Range<usize>> = Vec::new();
    let mut index = 0;
    while let Some(&byte) = bytes.get(index) {
        if let Some(link) = links.first().cloned()
            && index == link.start
        {
            marks.push(link.clone());
            links.remove(0);
            index = link.end;
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
                if let Some((label_end, end)) = link(text, bracket) {
                    marks.push(index..bracket + 1);
                    links.push(label_end..end);
                    index = bracket + 1;
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
    marks.into_iter().for_each(&mut cut);
}

/// The most bytes of a link; without a limit, every bracket would be held against all the text behind it.
const LONGEST_LINK: usize = 4096;

/// Where the label of a link that begins at `start` ends, and where the link ends.
fn link(text: &str, start: usize) -> Option<(usize, usize)> {
    let rest = text.get(start..)?.strip_prefix('[')?;
    let rest = rest.get(..rest.floor_char_boundary(LONGEST_LINK))?;
    let label = rest.find("](")?;
    let nested = rest.get(..label)?.contains('[');
    let target = rest.get(label + 2..)?;
    let length = target.find(')')?;
    let label_end = start + 1 + label;
    (!nested).then_some((label_end, label_end + 2 + length + 1))
}

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
        open.push(run);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stripped(text: &str) -> (String, Vec<Option<BlockKind>>) {
        let mut draft = Draft::new(text.to_owned());
        strip(&mut draft);
        (draft.text, draft.hints)
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
}
