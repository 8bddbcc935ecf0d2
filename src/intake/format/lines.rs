//! Lines made into paragraphs.

use crate::intake::draft::{Draft, Edit};

/// Texts are wrapped by hand at about 72 columns; above this a line is a paragraph.
const WIDEST_WRAP: usize = 100;
/// A narrower text is a list or a poem.
const NARROWEST_WRAP: usize = 45;

/// Makes every line a paragraph.
pub(super) fn lay_out(draft: &mut Draft) {
    tidy(draft);
    unwrap(draft);
}

/// Takes spaces off the ends of lines and leaves one empty line where there were several, none at the ends.
fn tidy(draft: &mut Draft) {
    let mut edits: Vec<Edit> = Vec::new();
    let mut blanks = 1;
    for (span, line) in draft.lines() {
        let text = line.trim();
        if text.is_empty() {
            blanks += 1;
            // An empty line goes with its line end, unless it is the one that parts two paragraphs.
            let end = if blanks > 1 { (span.end + 1).min(draft.text.len()) } else { span.end };
            push(&mut edits, span.start, end);
            continue;
        }
        blanks = 0;
        let start = span.start + (line.len() - line.trim_start().len());
        push(&mut edits, span.start, start);
        push(&mut edits, start + text.len(), span.end);
    }
    draft.apply(edits);
    let end = draft.text.trim_end().len();
    if end < draft.text.len() {
        draft.apply(vec![Edit::tidy(end..draft.text.len(), "")]);
    }
}

fn push(edits: &mut Vec<Edit>, start: usize, end: usize) {
    if start < end {
        edits.push(Edit::tidy(start..end, ""));
    }
}

/// Joins the lines of each paragraph where the text was wrapped by hand.
fn unwrap(draft: &mut Draft) {
    let lines: Vec<_> = draft.lines().collect();
    // A headline that the document states beside its text was not wrapped with it.
    let stated = usize::from(draft.metadata.title.is_some());
    let Some(width) = wrap_width(lines.get(stated..).unwrap_or_default()) else { return };
    let mut edits = Vec::new();
    for pair in lines.windows(2) {
        let [(span, line), (_, next)] = pair else { continue };
        // A line that had room for the next word ended on purpose.
        let first_word = next.split_whitespace().next().unwrap_or_default();
        let full = line.chars().count() + 1 + first_word.chars().count() > width;
        let soft = full || next.starts_with(char::is_lowercase);
        if soft && is_prose(line) && is_prose(next) {
            let gap = if line.ends_with('-') && !line.ends_with(" -") { "" } else { " " };
            edits.push(Edit::tidy(span.end..span.end + 1, gap));
        }
    }
    draft.apply(edits);
}

/// The width at which the text was wrapped; none when its lines are paragraphs.
fn wrap_width<T>(lines: &[(T, &str)]) -> Option<usize> {
    let width = lines.iter().map(|(_, line)| line.chars().count()).max()?;
    if !(NARROWEST_WRAP..=WIDEST_WRAP).contains(&width) {
        return None;
    }
    let (mut broken, mut inner) = (0, 0);
    for pair in lines.windows(2) {
        let [(_, line), (_, next)] = pair else { continue };
        if !line.is_empty() && !next.is_empty() {
            inner += 1;
            broken += usize::from(!line.ends_with(['.', '!', '?', ':', '"', '”', '’', ')']));
        }
    }
    (inner >= 3 && broken * 2 > inner).then_some(width)
}

/// False for empty lines and for lines that a mark sets apart (Markdown headings, quotes, lists, tables).
fn is_prose(line: &str) -> bool {
    let marked = line.starts_with(['#', '>', '|', '•']) || line.starts_with("- ") || line.starts_with("* ");
    !line.is_empty() && !marked
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid_out(text: &str) -> String {
        let mut draft = Draft::new(text.to_owned());
        lay_out(&mut draft);
        draft.text
    }

    #[test]
    fn wrapped_lines_become_paragraphs() {
        let text = "A headline\n\nThe ministers met on Tuesday in the capital to\nspeak about the railway that both \
                    sides want to\nbuild until 2030.\n\nThey will meet again in\nMay, the govern-\nment said, and sign a \
                    first treaty on transit.\n";
        assert_eq!(
            laid_out(text),
            "A headline\n\nThe ministers met on Tuesday in the capital to speak about the railway that both sides want to \
             build until 2030.\n\nThey will meet again in\nMay, the govern-ment said, and sign a first treaty on transit."
        );
    }

    #[test]
    fn lines_that_are_paragraphs_stay() {
        let text = "First paragraph, one line.\nSecond paragraph.\n\nThird.";
        assert_eq!(laid_out(text), text);
        assert_eq!(laid_out("\n\n a \n\n\n\n b\t\n\n"), "a\n\nb");
    }
}
