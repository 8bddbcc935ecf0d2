//! Control characters, escape sequences and direction overrides are taken out; odd spaces and line ends made even.

use crate::intake::draft::{Draft, Edit};
use crate::model::RepairKind;
use crate::text::is_safe;

/// The longest escape sequence that is taken for one; a longer one is an unended one.
const LONGEST_SEQUENCE: usize = 4096;

/// Leaves a text with `\n` as its only control character and U+0020 as its only space, but for U+00A0 between the digits
/// of a number (U+200C and U+200D stay in scripts that write with them).
pub(super) fn remove(draft: &mut Draft) {
    // Nearly every document is clean, so a look at the bytes saves the walk over the characters.
    if draft.text.bytes().all(|b| b == b'\n' || (b' '..0x7F).contains(&b)) {
        return;
    }
    let text = draft.text.as_str();
    let mut ends = StringEnds::default();
    let mut edits = Vec::new();
    let mut done = 0;
    let mut before = '\n';
    for (at, c) in text.char_indices() {
        if at < done {
            continue;
        }
        let end = at + c.len_utf8();
        let rest = text.get(end..).unwrap_or_default();
        let edit = match c {
            '\r' if rest.starts_with('\n') => Some(Edit::tidy(at..end, "")),
            '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                Some(Edit::tidy(at..end, "\n"))
            }
            '\u{A0}' if parts_thousands(text, at, rest) => None,
            '\u{2007}' | '\u{2009}' | '\u{202F}' if parts_thousands(text, at, rest) => {
                Some(Edit::tidy(at..end, "\u{A0}"))
            }
            '\t' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => {
                Some(Edit::tidy(at..end, " "))
            }
            '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => Some(Edit::tidy(at..end, "")),
            '\u{200C}' | '\u{200D}'
                if before.is_ascii() || rest.chars().next().is_none_or(|c| c.is_ascii()) =>
            {
                Some(Edit::tidy(at..end, ""))
            }
            // Only a sign is shown in another way for it.
            '\u{FE0E}' | '\u{FE0F}' if before.is_alphabetic() || before.is_ascii() => {
                Some(Edit::repair(at..end, "", RepairKind::Control))
            }
            // The bullets of the symbol fonts that office programs use.
            '\u{F076}' | '\u{F0A7}' | '\u{F0A8}' | '\u{F0B7}' | '\u{F0D8}' => {
                Some(Edit::repair(at..end, "•", RepairKind::Mojibake))
            }
            _ if is_safe(c) => None,
            _ => {
                Some(Edit::repair(at..end + sequence_tail(c, text, end, &mut ends), "", RepairKind::Control))
            }
        };
        if let Some(edit) = edit {
            done = edit.span.end;
            edits.push(edit);
        } else {
            before = c;
        }
    }
    draft.apply(edits);
}

/// True between groups of digits that make one number: up to three before, three behind.
fn parts_thousands(text: &str, at: usize, rest: &str) -> bool {
    let before = text.get(..at).unwrap_or_default().bytes().rev().take_while(u8::is_ascii_digit).count();
    let behind = rest.bytes().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&before) && behind == 3
}

/// Bytes from byte `at` of `text` on that belong to the escape sequence that `c` begins; 0 when `c` begins none.
fn sequence_tail(c: char, text: &str, at: usize, ends: &mut StringEnds) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    match c {
        '\u{1B}' => match rest.bytes().next() {
            Some(b'[') => 1 + control_sequence(rest, 1),
            Some(b']' | b'P' | b'X' | b'^' | b'_') => 1 + ends.length(text, at + 1),
            Some(b' '..=b'~') => {
                let middle = rest.bytes().take_while(|b| (b' '..=b'/').contains(b)).count();
                middle + usize::from(rest.as_bytes().get(middle).is_some_and(|b| (b'0'..=b'~').contains(b)))
            }
            _ => 0,
        },
        '\u{9B}' => control_sequence(rest, 0),
        '\u{9D}' | '\u{90}' | '\u{98}' | '\u{9E}' | '\u{9F}' => ends.length(text, at),
        _ => 0,
    }
}

/// Parameters, intermediate bytes and the final byte after `ESC [`.
fn control_sequence(rest: &str, from: usize) -> usize {
    let bytes = rest.as_bytes().get(from..).unwrap_or_default();
    let body = bytes.iter().take_while(|b| (b' '..=b'?').contains(b)).count();
    body + usize::from(bytes.get(body).is_some_and(|b| (b'@'..=b'~').contains(b)))
}

/// Where control strings end. A text may be full of such that never do, so each stretch is looked at once.
#[derive(Default)]
struct StringEnds {
    /// The terminator or line end that was found last, from byte to byte; there is none before it back to `from`.
    found: std::ops::Range<usize>,
    is_terminator: bool,
    from: usize,
}

impl StringEnds {
    /// Bytes from `at` on up to the terminator (BEL, ST). A string without an end on its line must not swallow the
    /// article: then only the introducer goes.
    fn length(&mut self, text: &str, at: usize) -> usize {
        if !(self.from..=self.found.start).contains(&at) || self.found.is_empty() {
            let rest = text.get(at..).unwrap_or_default();
            let end = rest.char_indices().find_map(|(offset, c)| {
                let start = at + offset;
                match c {
                    '\u{07}' | '\u{9C}' => Some((start..start + c.len_utf8(), true)),
                    '\u{1B}' if rest.get(offset + 1..).is_some_and(|rest| rest.starts_with('\\')) => {
                        Some((start..start + 2, true))
                    }
                    '\n' => Some((start..start + 1, false)),
                    _ => None,
                }
            });
            self.from = at;
            (self.found, self.is_terminator) = end.unwrap_or((text.len()..text.len() + 1, false));
        }
        let is_near = self.found.start - at <= LONGEST_SEQUENCE;
        if self.is_terminator && is_near { self.found.end - at } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str) -> (String, Vec<String>) {
        let mut draft = Draft::new(text.to_owned());
        remove(&mut draft);
        (draft.text, draft.repairs.into_iter().map(|repair| repair.before).collect())
    }

    #[test]
    fn escape_sequences_go_whole_and_are_recorded() {
        let (text, removed) =
            cleaned("a\u{1b}[1;31mred\u{1b}[0m b\u{1b}]0;title\u{7}c \u{9b}2Jd\u{202e}e\u{7f}f");
        assert_eq!(text, "ared bc def");
        assert_eq!(removed, ["␛[1;31m", "␛[0m", "␛]0;title␇", "<U+009B>2J", "<U+202E>", "␡"]);
    }

    #[test]
    fn an_unended_sequence_does_not_swallow_the_text() {
        assert_eq!(cleaned("one \u{1b}]0;two\nthree").0, "one 0;two\nthree");
    }

    #[test]
    fn bullets_of_symbol_fonts_are_bullets_and_unseen_selectors_go() {
        assert_eq!(cleaned("\u{F0B7} One\n\u{F0A7} Two \u{E123}").0, "• One\n• Two ");
        assert_eq!(cleaned("a\u{FE0F}b ❤\u{FE0F}").0, "ab ❤\u{FE0F}");
    }

    #[test]
    fn line_ends_and_spaces_become_even_without_a_record() {
        let (text, removed) = cleaned("a\r\nb\rc\u{2028}d\te\u{a0}f\u{200b}g\u{ad}h");
        assert_eq!(text, "a\nb\nc\nd e fgh");
        assert!(removed.is_empty());
    }
}
