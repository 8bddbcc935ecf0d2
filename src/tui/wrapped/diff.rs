//! The Diff of a fact: the verdict in a sentence, each value with who gives it in which words, and what is related.

use std::ops::Range;

use super::super::briefing_tables::BriefingTables;
use super::super::views::text::published;
use super::clauses::{marks, window};
use super::lines_of;
use crate::model::{Briefing, Fact, Reading};
use crate::summary::{Section, variants_in_order};
use crate::text::cells::{clip, width};
use crate::text::sanitize;
use crate::value::{Kind, Modality};

/// What a stretch of a row is; a theme says what that looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiffRole {
    /// The sign of a section.
    Sign(Section),
    /// Plain words.
    Plain,
    /// The words that say that not all can be right.
    Gravest,
    /// A value.
    Value,
    /// What the eye may skip: outlets, days, the words around a value.
    Quiet,
    /// The value in its sentence.
    Mark,
    /// Words that another sentence has otherwise, or shares.
    Other,
    /// A rule.
    Rule,
}

/// A stretch of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The cell where it begins.
    pub x: u16,
    /// Its words.
    pub text: String,
    /// What they are.
    pub role: DiffRole,
    /// For words of a sentence: the reading that it is the sentence of, and where they begin in the body.
    pub from: Option<(usize, usize)>,
}

impl Segment {
    pub(super) fn new(x: u16, text: impl Into<String>, role: DiffRole) -> Self {
        Self { x, text: text.into(), role, from: None }
    }
}

/// Where a reading stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Region {
    /// Which of the fact's readings it is.
    pub reading: usize,
    /// Its rows.
    pub rows: Range<usize>,
    /// Its column.
    pub x: u16,
}

/// The Diff at a width.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WrappedDiff {
    /// From top to bottom, each row from left to right.
    pub rows: Vec<Vec<Segment>>,
    /// Where each reading stands that one can go to: the first one of each article and value.
    pub readings: Vec<Region>,
    /// What the title of the panel says: how many values or outlets there are.
    pub about: String,
}

/// Cells that a clause stands to the right of its value.
const INDENT: u16 = 2;
/// Cells of the narrowest panel in which two values stand side by side.
const BESIDE: u16 = 90;
/// Cells between values side by side.
const GAP: u16 = 2;
/// Values, and outlets of each, that are laid out; nobody scrolls through more.
const MOST: usize = 60;

/// The first reading of an article that gives a value.
struct DiffEntry<'a> {
    /// Its place among the readings of the fact.
    number: usize,
    reading: &'a Reading,
    /// How many more readings of the value the article has.
    more: usize,
}

/// What a Diff is laid out from.
pub(super) struct DiffLayout<'a> {
    pub(super) briefing: &'a Briefing,
    pub(super) tables: &'a BriefingTables,
    pub(super) fact: &'a Fact,
    /// For each reading the words to mark in its sentence, as bytes of the body.
    marks: Vec<Vec<Range<usize>>>,
    /// True when each value comes with how it was read.
    pub(super) explain: bool,
}

impl WrappedDiff {
    /// Lays out fact number `number` in a panel of `size` (columns, rows). With `explain` it says what brought the clauses
    /// together, and how each value was read.
    ///
    /// Where whole sentences do not fit, each is cut around its value, at last to one line.
    pub fn new(
        briefing: &Briefing,
        tables: &BriefingTables,
        number: usize,
        size: (u16, u16),
        explain: bool,
    ) -> Self {
        let Some(fact) = briefing.facts.get(number) else { return Self::default() };
        let section = tables.section(number);
        let layout = DiffLayout { briefing, tables, fact, marks: marks(briefing, fact, explain), explain };
        let whole = [usize::MAX, 4, 2, 1].into_iter().map(|lines| layout.wrapped(section, size, lines));
        let mut last = Self::default();
        for wrapped in whole {
            let fits = wrapped.rows.len() <= usize::from(size.1);
            last = wrapped;
            if fits {
                break;
            }
        }
        layout.add_related(&mut last, number, size);
        last
    }
}

impl<'a> DiffLayout<'a> {
    /// The wrapped with at most `lines` lines of each sentence.
    fn wrapped(&self, section: Section, size: (u16, u16), lines: usize) -> WrappedDiff {
        let mut wrapped = WrappedDiff::default();
        let (columns, height) = size;
        let room = usize::from(columns.saturating_sub(2));
        let roomy = height > 14;
        self.head(&mut wrapped, section, room);
        let blocks: Vec<(usize, Vec<DiffEntry<'a>>)> =
            variants_in_order(self.briefing, self.fact, &self.tables.outlet_of)
                .into_iter()
                .take(MOST)
                .map(|variant| (variant, self.entries(variant)))
                .collect();
        let outlets: usize = blocks.iter().map(|(_, entries)| entries.len()).sum();
        wrapped.about = match (blocks.len(), outlets) {
            (1, 1) => "1 outlet".to_owned(),
            (1, outlets) => format!("{outlets} outlets"),
            (values, _) => format!("{values} values"),
        };
        if roomy {
            wrapped.rows.push(Vec::new());
        }
        if columns >= BESIDE && blocks.len() == 2 {
            let half = (columns - GAP) / 2;
            let first = wrapped.rows.len();
            let mut below = first;
            for (at, (variant, entries)) in blocks.iter().enumerate() {
                let x = at as u16 * (half + GAP);
                let mut part = WrappedDiff::default();
                self.block(&mut part, *variant, entries, (half, lines, roomy));
                below = below.max(first + part.rows.len());
                wrapped.rows.resize(below, Vec::new());
                for (row, segments) in wrapped.rows.iter_mut().skip(first).zip(part.rows) {
                    row.extend(segments.into_iter().map(|segment| Segment { x: x + segment.x, ..segment }));
                }
                wrapped.readings.extend(part.readings.into_iter().map(|region| Region {
                    rows: first + region.rows.start..first + region.rows.end,
                    x: x + region.x,
                    ..region
                }));
            }
        } else {
            for (at, (variant, entries)) in blocks.iter().enumerate() {
                if at > 0 && roomy && lines > 1 {
                    wrapped.rows.push(Vec::new());
                }
                self.block(&mut wrapped, *variant, entries, (columns, lines, roomy));
            }
        }
        self.tail(&mut wrapped, section, room, roomy);
        wrapped
    }

    /// The first reading of each article that gives variant number `variant`.
    fn entries(&self, variant: usize) -> Vec<DiffEntry<'a>> {
        let before: usize = self.fact.variants.iter().take(variant).map(|of| of.readings.len()).sum();
        let readings = self.fact.variants.get(variant).map_or(&[][..], |of| &of.readings);
        let mut out: Vec<DiffEntry<'a>> = Vec::new();
        for (number, reading) in (before..).zip(readings) {
            let is_full = out.len() >= MOST;
            match out.iter_mut().find(|entry| entry.reading.article == reading.article) {
                Some(entry) => entry.more += 1,
                None if is_full => {}
                None => out.push(DiffEntry { number, reading, more: 0 }),
            }
        }
        out
    }

    /// A value with the clauses that give it, in `columns` columns with at most `lines` lines of each sentence.
    fn block(
        &self,
        wrapped: &mut WrappedDiff,
        variant: usize,
        entries: &[DiffEntry<'a>],
        (columns, lines, roomy): (u16, usize, bool),
    ) {
        let room = usize::from(columns.saturating_sub(2));
        let value = self.fact.variants.get(variant).map_or("", |variant| &variant.value);
        let is_clause = matches!(self.fact.kind, Kind::Statement | Kind::Name | Kind::Place)
            && self.fact.variants.len() == 1;
        let one = match entries {
            [one] => Some(one),
            _ => None,
        };
        let first = wrapped.rows.len();
        if !is_clause {
            let value = crate::text::without_dateline(value);
            let mut words = lines_of(&sanitize(value), room);
            // A long value is read in its sentence.
            if words.len() > 2 {
                words.truncate(2);
                if let Some(last) = words.last_mut() {
                    last.push('…');
                }
            }
            for text in words {
                wrapped.rows.push(vec![Segment::new(1, text, DiffRole::Value)]);
            }
            let about =
                one.map_or_else(|| format!("{} outlets", entries.len()), |entry| self.source(entry, room));
            let last = wrapped.rows.last_mut().filter(|row| {
                row.iter().map(|segment| width(&segment.text)).sum::<usize>() + 2 + width(&about) <= room
            });
            let x = 1 + room.saturating_sub(width(&about)) as u16;
            let about = Segment::new(x, about, DiffRole::Quiet);
            match last {
                Some(row) => row.push(about),
                None => wrapped.rows.push(vec![about]),
            }
        }
        let compact = lines == 1 && entries.len() > 1;
        for (at, entry) in entries.iter().enumerate() {
            let start = if at == 0 && !is_clause { first } else { wrapped.rows.len() };
            if at > 0 && roomy && !compact && lines > 1 {
                wrapped.rows.push(Vec::new());
            }
            let start = if at > 0 { wrapped.rows.len() } else { start };
            let mut tag = None;
            if compact {
                tag = Some(self.tables.tag(entry.reading.article).to_owned());
            } else if one.is_none() || is_clause {
                let text = self.source(entry, room);
                wrapped.rows.push(vec![Segment::new(1, text, DiffRole::Quiet)]);
            }
            self.clause(wrapped, entry, (room, lines), tag.as_deref());
            if self.explain {
                let text = format!("read as {}", entry.reading.value);
                let text = clip(&sanitize(&text), room.saturating_sub(2)).into_owned();
                wrapped.rows.push(vec![Segment::new(1 + INDENT, text, DiffRole::Quiet)]);
            }
            wrapped.readings.push(Region { reading: entry.number, rows: start..wrapped.rows.len(), x: 0 });
        }
    }

    /// Who gives a reading, when, and how: "Dawn, 10 Sep 2025, planned", in at most `room` cells.
    fn source(&self, entry: &DiffEntry<'_>, room: usize) -> String {
        let article = self.briefing.article(entry.reading);
        let mut parts = vec![sanitize(&article.outlet.value).into_owned()];
        parts.push(published(self.briefing.published(entry.reading.article)));
        let mut extra = Vec::new();
        match entry.reading.modality {
            Modality::Asserted | Modality::Expected => {}
            other => extra.push(other.name().to_owned()),
        }
        // A letter alone, such as that of a party, is no speaker.
        let speaker = entry.reading.speaker.as_ref().filter(|speaker| speaker.chars().count() > 1);
        extra.extend(speaker.map(|speaker| sanitize(speaker).into_owned()));
        if entry.more > 0 {
            extra.push(format!("{} more in this text", entry.more));
        }
        for part in extra {
            let whole = parts.join(", ").len() + part.len() + 2;
            if whole <= room {
                parts.push(part);
            }
        }
        clip(&parts.join(", "), room).into_owned()
    }

    /// The sentence of a reading, cut around its value to at most `lines` lines.
    fn clause(
        &self,
        wrapped: &mut WrappedDiff,
        entry: &DiffEntry<'_>,
        (room, lines): (usize, usize),
        tag: Option<&str>,
    ) {
        let Some(article) = self.briefing.articles.get(entry.reading.article) else { return };
        let lead = tag.map_or(0, |tag| width(tag).max(4) + 1);
        let room = room.saturating_sub(usize::from(INDENT) + lead).max(8);
        let x = 1 + INDENT + lead as u16;
        if let Some(tag) = tag {
            wrapped.rows.push(vec![Segment::new(1 + INDENT, tag.to_owned(), DiffRole::Quiet)]);
        }
        let (parts, before, after) =
            window(&article.body, &entry.reading.sentence, &entry.reading.span, (room, lines));
        let last = parts.len().saturating_sub(1);
        for (at, part) in parts.into_iter().enumerate() {
            let mut segments = Vec::new();
            let mut x = x;
            let mut push = |text: &str, role: DiffRole, from: Option<(usize, usize)>| {
                let cells = width(text) as u16;
                if !text.is_empty() {
                    segments.push(Segment { from, ..Segment::new(x, text, role) });
                }
                x += cells;
            };
            if at == 0 && before {
                push("… ", DiffRole::Quiet, None);
            }
            for (range, role) in self.roles(entry, &part) {
                let from = Some((entry.number, range.start));
                push(article.body.get(range).unwrap_or_default(), role, from);
            }
            if at == last && after {
                push(" …", DiffRole::Quiet, None);
            }
            match (tag, at) {
                (Some(_), 0) => wrapped.rows.last_mut().into_iter().for_each(|row| row.append(&mut segments)),
                _ => wrapped.rows.push(segments),
            }
        }
    }

    /// The stretches of `part` of a sentence with what each is.
    fn roles(&self, entry: &DiffEntry<'_>, part: &Range<usize>) -> Vec<(Range<usize>, DiffRole)> {
        let value = &entry.reading.span;
        let whole = self.fact.kind == Kind::Statement && self.fact.variants.len() == 1;
        let marks = self.marks.get(entry.number).map_or(&[][..], Vec::as_slice);
        let mut cuts = vec![part.start, part.end];
        let inside = |at: usize| at.clamp(part.start, part.end);
        cuts.extend([inside(value.start), inside(value.end)]);
        cuts.extend(marks.iter().flat_map(|mark| [inside(mark.start), inside(mark.end)]));
        cuts.sort_unstable();
        cuts.dedup();
        let within = |range: &Range<usize>, of: &Range<usize>| of.start <= range.start && range.end <= of.end;
        cuts.windows(2)
            .filter_map(|cut| {
                let [start, end] = *cut else { return None };
                let range = start..end;
                let role = if within(&range, value) {
                    // A statement that nobody words otherwise is no value to look for in its sentence.
                    if whole { DiffRole::Plain } else { DiffRole::Mark }
                } else if marks.iter().any(|mark| within(&range, mark)) {
                    DiffRole::Other
                } else {
                    DiffRole::Quiet
                };
                Some((range, role))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::fixture;

    fn wrapped(topic: &str, size: (u16, u16)) -> WrappedDiff {
        let briefing = fixture::briefing();
        let tables = BriefingTables::new(&briefing);
        let fact = briefing.facts.iter().position(|fact| fact.topic == topic).unwrap();
        WrappedDiff::new(&briefing, &tables, fact, size, false)
    }

    #[test]
    fn every_outlet_has_its_clause_with_the_value_marked_in_it() {
        for size in [(50, 40), (80, 9), (120, 20), (30, 8)] {
            for topic in ["bilateral trade", "memoranda", "trade target", "since the last visit"] {
                let wrapped = wrapped(topic, size);
                let marked = |region: &Region| {
                    let rows = wrapped.rows.get(region.rows.clone()).unwrap_or_default();
                    rows.iter().flatten().any(|segment| segment.role == DiffRole::Mark)
                };
                assert!(
                    !wrapped.readings.is_empty() && wrapped.readings.iter().all(marked),
                    "{topic} {size:?}"
                );
            }
        }
    }
}
