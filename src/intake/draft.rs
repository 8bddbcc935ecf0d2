//! A text under repair: every change goes through one door, so that every repair knows where it stands in the end.

use std::fmt::Write as _;
use std::ops::Range;

use crate::model::{BlockKind, Repair, RepairKind};

use super::error::ParseError;
use super::metadata::Metadata;

/// The most of one article that is read, in bytes: more than a thick novel has. What the analysis knows of a text
/// takes some forty times as much memory.
const LONGEST: usize = 4_000_000;
/// How far before that the text may be cut, so that a word or a line stays whole, in bytes.
const CUT: usize = 1_000;

/// How many repairs of one article are kept. Further ones are made all the same, and counted.
pub(super) const MOST_REPAIRS: usize = 10_000;

/// What a change means for the reader of the repairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// Recorded.
    Repair(RepairKind),
    /// Spaces, line ends and marks of a format: not worth a record.
    Tidy,
    /// A part that is no body text, such as front matter; the repairs within it go with it.
    Cut,
}

/// `span` of the text becomes `after`.
#[derive(Debug, Clone)]
pub(super) struct Edit {
    pub span: Range<usize>,
    pub after: String,
    pub change: Change,
}

impl Edit {
    pub fn new(span: Range<usize>, after: impl Into<String>, change: Change) -> Self {
        Self { span, after: after.into(), change }
    }

    pub fn repair(span: Range<usize>, after: impl Into<String>, kind: RepairKind) -> Self {
        Self::new(span, after, Change::Repair(kind))
    }

    pub fn tidy(span: Range<usize>, after: impl Into<String>) -> Self {
        Self::new(span, after, Change::Tidy)
    }
}

/// What the format says about the line in which byte `at` of the text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hint {
    pub at: usize,
    pub kind: BlockKind,
}

/// A document between its bytes and the finished article.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub text: String,
    /// Ordered by position; each `after` stands in `text` at its `at`.
    pub repairs: Vec<Repair>,
    /// What the format itself states about the document.
    pub metadata: Metadata,
    /// What the format says about lines, in order.
    pub hints: Vec<Hint>,
    /// Makes lines of the text once its characters are mended, where the format does not say what a paragraph is.
    pub lay_out: Option<fn(&mut Self)>,
    /// What of the document is not read, though the rest is.
    pub unread: Vec<ParseError>,
    /// Repairs that are made and not kept.
    pub unlisted: usize,
}

impl Draft {
    pub fn new(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    /// What it takes of the room that there is for all articles, in bytes.
    pub fn cost(&self) -> u64 {
        /// What an article takes beside its text.
        const EACH: u64 = 500;
        EACH + self.text.len() as u64
    }

    /// Keeps the record of a repair at byte `at` of the text, if there is room for one more.
    pub fn record(&mut self, at: usize, repair: impl FnOnce() -> Repair) {
        // What stands further down is cut off before anybody sees it.
        if at >= LONGEST {
            return;
        }
        if self.repairs.len() < MOST_REPAIRS {
            self.repairs.push(repair());
        } else {
            self.unlisted += 1;
        }
    }

    /// Records what decoding could not read: which bytes it was is lost with the markup around them.
    pub fn record_undecoded(&mut self) {
        let text = std::mem::take(&mut self.text);
        for (at, mark) in text.match_indices('\u{FFFD}') {
            let (kind, mark) = (RepairKind::Encoding, mark.to_owned());
            self.record(at, || Repair { kind, before: mark.clone(), after: mark, at });
        }
        self.text = text;
    }

    /// What of the document was not read, and how much was mended without a record.
    pub fn take_unread(&mut self) -> Vec<ParseError> {
        let mut unread = std::mem::take(&mut self.unread);
        let unlisted = std::mem::take(&mut self.unlisted);
        unread.extend((unlisted > 0).then_some(ParseError::Unlisted { more: unlisted }));
        unread
    }

    /// Makes `edits`, which are in order and do not overlap, and moves repairs and hints along with the text.
    pub fn apply(&mut self, edits: Vec<Edit>) {
        if edits.is_empty() {
            return;
        }
        let mut text = String::with_capacity(self.text.len());
        let mut moves = Vec::with_capacity(edits.len());
        let mut made = Vec::new();
        let mut done = 0;
        for edit in edits {
            text.push_str(&self.text[done..edit.span.start]);
            let at = text.len();
            text.push_str(&edit.after);
            done = edit.span.end;
            moves.push(Move { old: edit.span.clone(), new: at..text.len(), cut: edit.change == Change::Cut });
            if let Change::Repair(kind) = edit.change {
                if self.repairs.len() + made.len() < MOST_REPAIRS {
                    made.push(Repair { kind, before: visible(&self.text[edit.span]), after: edit.after, at });
                } else {
                    self.unlisted += 1;
                }
            }
        }
        text.push_str(&self.text[done..]);
        self.repairs.retain_mut(|repair| {
            let old = repair.at..repair.at + repair.after.len();
            let start = Move::find(&moves, old.start);
            if start.is_some_and(|m| m.cut && old.end <= m.old.end && old.start < m.old.end) {
                return false;
            }
            let new_start = start.map_or(old.start, |m| m.start(old.start));
            let new_end = Move::find(&moves, old.end).map_or(old.end, |m| m.end(old.end)).max(new_start);
            let after = text.get(new_start..new_end).unwrap_or_default();
            if !old.is_empty() && after != repair.after {
                after.clone_into(&mut repair.after);
            }
            repair.at = new_start;
            true
        });
        self.repairs.append(&mut made);
        self.repairs.sort_by_key(|repair| repair.at);
        for hint in &mut self.hints {
            hint.at = Move::find(&moves, hint.at).map_or(hint.at, |m| m.start(hint.at));
        }
        self.text = text;
    }

    /// Cuts a text off that is far longer than any article, between lines or words where it has some.
    pub fn shorten(&mut self) {
        if self.text.len() <= LONGEST {
            return;
        }
        let end = self.text.floor_char_boundary(LONGEST);
        let last = self.text.get(self.text.floor_char_boundary(end - CUT)..end).unwrap_or_default();
        let cut = last.rfind('\n').or_else(|| last.rfind(char::is_whitespace));
        let end = cut.map_or(end, |cut| end - last.len() + cut);
        self.unread.push(ParseError::TooLong { left_out: self.text.len() - end });
        self.text.truncate(end);
        self.text.shrink_to_fit();
        self.repairs.retain(|repair| repair.at + repair.after.len() <= end);
        self.hints.retain(|hint| hint.at < end);
    }

    /// Takes `spans` out, each a line or the start of one, recorded as `kind`; a line that is left empty goes whole.
    pub fn remove(&mut self, spans: &[Range<usize>], kind: RepairKind) {
        let mut edits = Vec::new();
        for (line, _) in self.lines() {
            let Some(span) = spans.iter().find(|span| span.start >= line.start && span.end <= line.end)
            else {
                continue;
            };
            edits.push(Edit::repair(span.clone(), "", kind));
            if *span == line && line.end < self.text.len() {
                edits.push(Edit::tidy(line.end..line.end + 1, ""));
            }
        }
        let whole = |hint: &Hint| {
            let gone = edits.iter().find(|edit| edit.span.contains(&hint.at));
            gone.is_some_and(|edit| self.text.as_bytes().get(edit.span.end).is_none_or(|byte| *byte == b'\n'))
        };
        self.hints.retain(|hint| !whole(hint));
        self.apply(edits);
    }

    /// What the format says about the line that spans `line`; none where it says nothing.
    pub fn hint(&self, line: &Range<usize>) -> Option<BlockKind> {
        let first = self.hints.partition_point(|hint| hint.at < line.start);
        self.hints.get(first).filter(|hint| hint.at <= line.end).map(|hint| hint.kind)
    }

    /// The lines with the bytes they span, without line ends.
    pub fn lines(&self) -> impl Iterator<Item = (Range<usize>, &str)> {
        let mut start = 0;
        self.text.split('\n').map(move |line| {
            let span = start..start + line.len();
            start = span.end + 1;
            (span, line)
        })
    }
}

/// Where a stretch of the old text went.
struct Move {
    old: Range<usize>,
    new: Range<usize>,
    cut: bool,
}

impl Move {
    /// The last move that begins at or before `at`.
    fn find(moves: &[Self], at: usize) -> Option<&Self> {
        moves.partition_point(|m| m.old.start <= at).checked_sub(1).and_then(|index| moves.get(index))
    }

    fn start(&self, at: usize) -> usize {
        if at >= self.old.end { at - self.old.end + self.new.end } else { self.new.start }
    }

    fn end(&self, at: usize) -> usize {
        match at {
            _ if at >= self.old.end => at - self.old.end + self.new.end,
            _ if at == self.old.start => self.new.start,
            _ => self.new.end,
        }
    }
}

/// `text` with control and steering characters named instead of sent, since a repair is shown on a terminal.
fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push('␊'),
            '\0'..='\u{1F}' => out.extend(char::from_u32(0x2400 + u32::from(c))),
            '\u{7F}' => out.push('␡'),
            _ if crate::text::is_safe(c) => out.push(c),
            _ => {
                // Writing to a string cannot fail.
                let _ = write!(out, "<U+{:04X}>", u32::from(c));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hint_stays_with_its_line() {
        let mut draft = Draft::new("By Anna\n## Sub\ntext".to_owned());
        draft.hints = vec![(0, BlockKind::Caption), (8, BlockKind::Heading)]
            .into_iter()
            .map(|(at, kind)| Hint { at, kind })
            .collect();
        draft.apply(vec![Edit::tidy(8..11, "")]);
        let first = 0.."By Anna".len();
        draft.remove(std::slice::from_ref(&first), RepairKind::Metadata);
        let hints: Vec<_> = draft.lines().map(|(span, line)| (line, draft.hint(&span))).collect();
        assert_eq!(hints, [("Sub", Some(BlockKind::Heading)), ("text", None)]);
    }

    #[test]
    fn a_repair_keeps_its_place_when_later_edits_move_the_text() {
        let mut draft = Draft::new("--\nfront\n--\none tw\u{1b}o three".to_owned());
        let escape = draft.text.find('\u{1b}').unwrap();
        draft.apply(vec![Edit::repair(escape..escape + 1, "", RepairKind::Control)]);
        let three = draft.text.find("three").unwrap();
        draft.apply(vec![Edit::repair(three..three + 5, "four", RepairKind::Hyphen)]);
        draft.apply(vec![Edit::new(0..12, "", Change::Cut), Edit::tidy(12..16, "1 ")]);
        assert_eq!(draft.text, "1 two four");
        let found: Vec<_> =
            draft.repairs.iter().map(|r| (r.before.as_str(), r.after.as_str(), r.at)).collect();
        assert_eq!(found, [("␛", "", 4), ("three", "four", 6)]);
    }
}
