//! Lines made into paragraphs.

use foldhash::HashSet;

use crate::intake::draft::{Draft, Edit};
use crate::intake::word::{is_english, is_parted};
use crate::text::fold;

/// Texts are wrapped by hand at about 72 columns; above this a line is a paragraph.
const WIDEST_WRAP: usize = 100;
/// A narrower text is a list or a poem.
const NARROWEST_WRAP: usize = 45;
/// One of which so many lines end amid a word is a column, which may be narrower.
const LEAST_CUT: usize = 2;
const NARROWEST_COLUMN: usize = 20;

/// Makes every line a paragraph.
pub(super) fn lay_out(draft: &mut Draft) {
    tidy(draft);
    unwrap(draft);
    join_drop_caps(draft);
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

/// Joins the lines of each paragraph where the text was wrapped by hand, and words that a line end parts wherever they are.
fn unwrap(draft: &mut Draft) {
    let lines: Vec<_> = draft.lines().collect();
    // A headline that the document states beside its text was not wrapped with it.
    let stated = usize::from(draft.metadata.title.is_some());
    let width = wrap_width(lines.get(stated..).unwrap_or_default());
    let parts: Vec<bool> = lines.windows(2).map(|pair| is_cut(pair[0].1, pair[1].1)).collect();
    if width.is_none() && !parts.contains(&true) {
        return;
    }
    // What the text has whole elsewhere.
    let known: HashSet<String> = if parts.contains(&true) {
        draft.text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3).map(fold).collect()
    } else {
        HashSet::default()
    };
    let mut edits = Vec::new();
    for (pair, cut) in lines.windows(2).zip(parts) {
        let [(span, line), (_, next)] = pair else { continue };
        // A line that had room for the next word ended on purpose.
        let first_word = next.split_whitespace().next().unwrap_or_default();
        let full = width.is_some_and(|width| line.chars().count() + 1 + first_word.chars().count() > width);
        let hyphened = line.ends_with('-') && !line.ends_with(" -");
        let soft = cut || width.is_some() && (full || hyphened || next.starts_with(char::is_lowercase));
        if !soft || !is_prose(line) || !is_prose(next) {
            continue;
        }
        let hyphen = usize::from(hyphened && is_word_cut(line, next, &known));
        let gap = if hyphened { "" } else { " " };
        edits.push(Edit::tidy(span.end - hyphen..span.end + 1, gap));
    }
    draft.apply(edits);
}

/// True for a line that ends amid a word which the next line, in small letters, goes on with.
fn is_cut(line: &str, next: &str) -> bool {
    let before = line.strip_suffix('-').and_then(|line| line.chars().next_back());
    before.is_some_and(char::is_alphanumeric) && next.starts_with(char::is_lowercase)
}

/// True where the hyphen at the end of the line only parts the word.
fn is_word_cut(line: &str, next: &str, known: &HashSet<String>) -> bool {
    let line = line.trim_end_matches('-');
    let start = line.trim_end_matches(char::is_alphanumeric).len();
    let (before, first) = line.split_at(start);
    let second = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    // "mother-in-\nlaw": a hyphen before or behind shows that the word has them.
    let compound =
        before.ends_with('-') || next.get(second.len()..).is_some_and(|rest| rest.starts_with('-'));
    let before = before.trim_end();
    let opens = before.is_empty() || before.ends_with(['.', '!', '?', ':', '"', '“', '”']);
    !compound && is_parted(first, second, opens, |word| known.contains(word))
}

/// The width at which the text was wrapped; none when its lines are paragraphs.
fn wrap_width<T>(lines: &[(T, &str)]) -> Option<usize> {
    let width = lines.iter().map(|(_, line)| line.chars().count()).max()?;
    let cut = lines.windows(2).filter(|pair| is_cut(pair[0].1, pair[1].1)).count();
    // Columns are narrow, and their lines end amid words.
    let narrowest = if cut >= LEAST_CUT { NARROWEST_COLUMN } else { NARROWEST_WRAP };
    if !(narrowest..=WIDEST_WRAP).contains(&width) {
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

/// Joins the large letter that opens a paragraph, and which stands apart from its word: "M inisters met".
fn join_drop_caps(draft: &mut Draft) {
    let mut edits = Vec::new();
    for (span, line) in draft.lines() {
        let mut chars = line.chars();
        let Some(capital) = chars.next().filter(|c| c.is_uppercase()) else { continue };
        let Some(rest) = chars.as_str().strip_prefix([' ', '\u{A0}']) else { continue };
        let word = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        // "A pier" and "I am" are two words; "T he" is one, whatever "he" is.
        let alone = matches!(capital, 'A' | 'I' | 'O');
        let goes_on = word.starts_with(char::is_lowercase) && !(alone && is_english(&fold(word)));
        if goes_on && is_english(&fold(&format!("{capital}{word}"))) {
            let start = span.start + capital.len_utf8();
            edits.push(Edit::tidy(start..start + chars.as_str().len() - rest.len(), ""));
        }
    }
    draft.apply(edits);
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
             build until 2030.\n\nThey will meet again in\nMay, the government said, and sign a first treaty on transit."
        );
    }

    #[test]
    fn words_that_line_ends_part_are_whole_again() {
        for (text, expected) in [
            (
                "The board of Hal-\nden met on Thurs-\nday for a well-\nknown 12-\nmile trip that cost 4 mil-\nlion.",
                "The board of Halden met on Thursday for a well-known 12-mile trip that cost 4 million.",
            ),
            (
                "A head\n\nOne long paragraph of a text that has no other wrap-\nped line.",
                "A head\n\nOne long paragraph of a text that has no other wrapped line.",
            ),
            (
                "Jean-\nPierre and his mother-in-\nlaw saw mil-\nlions, or bil-\nlions.",
                "Jean-Pierre and his mother-in-law saw millions, or billions.",
            ),
        ] {
            assert_eq!(laid_out(text), expected);
        }
    }

    #[test]
    fn a_drop_cap_joins_its_word() {
        for (text, expected) in [
            ("M inisters met.", "Ministers met."),
            ("A nother pier.", "Another pier."),
            ("A pier opens.", "A pier opens."),
            ("I am late.", "I am late."),
            ("T he pier", "The pier"),
        ] {
            assert_eq!(laid_out(text), expected);
        }
    }

    #[test]
    fn lines_that_are_paragraphs_stay() {
        let text = "First paragraph, one line.\nSecond paragraph.\n\nThird.";
        assert_eq!(laid_out(text), text);
        assert_eq!(laid_out("\n\n a \n\n\n\n b\t\n\n"), "a\n\nb");
    }
}
