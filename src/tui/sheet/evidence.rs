//! The readings of a fact: its variants under each other, or side by side where the width allows.

use std::ops::Range;

use super::super::compare::{differing, shared};
use super::super::views::text::published;
use super::{lines_of, wrap_part};
use crate::model::{Briefing, Fact, Reading, Verdict};
use crate::report::day_text;
use crate::text::cells::width;
use crate::text::wrap::wrap;
use crate::value::{Kind, Modality};

/// What stands in a stretch of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// The value of variant number `.0`: the wrapped part `.1` of it.
    Value(usize, Range<usize>),
    /// Who gives reading number `.0` and when.
    Meta(usize),
    /// Who says what reading number `.0` gives, where the row above has no room for the name.
    Speaker(usize),
    /// Bytes of the body of the article of reading number `.0`.
    Text(usize, Range<usize>),
    /// As what the value of reading number `.0` is understood.
    Sense(usize),
    /// Line number `.0` of [`EvidenceSheet::notes`].
    Note(usize),
}

/// A stretch of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Where it begins.
    pub x: u16,
    /// How wide it may get.
    pub width: u16,
    /// What it shows.
    pub piece: Piece,
}

/// Where a reading stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Region {
    /// Its rows; those of the first of a variant have the value too.
    pub rows: Range<usize>,
    /// Its column.
    pub x: u16,
}

/// The readings of a fact at a width.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EvidenceSheet {
    /// From top to bottom, each row from left to right.
    pub rows: Vec<Vec<Cell>>,
    /// Where each reading stands.
    pub readings: Vec<Region>,
    /// For each reading the words to mark in its sentence, as bytes of the body.
    pub marks: Vec<Vec<Range<usize>>>,
    /// Why the readings are one fact, where that was asked for.
    pub notes: Vec<String>,
    /// The lines of the reason for the verdict.
    pub why: Vec<String>,
}

/// Cells that sentences stand to the right of values.
pub const INDENT: u16 = 2;

/// Cells of the narrowest column beside another one: two of them need a hundred.
const COLUMN: u16 = 49;

/// Cells between columns.
const GAP: u16 = 2;

/// Readings of a fact that are compared word by word; nobody compares more.
const COMPARED: usize = 40;

/// A variant laid out by itself: its rows, and those of each of its readings.
struct Block {
    rows: Vec<Piece>,
    readings: Vec<Range<usize>>,
}

impl EvidenceSheet {
    /// Lays out the variants of `fact` in `width` cells. With `explain` it begins with what brought the readings
    /// together, and their sentences have the words marked that they share; without, those in which they differ.
    ///
    /// Folded, only the first reading of each variant and the `open` one have their sentences: what is compared then
    /// stands close together.
    pub fn new(briefing: &Briefing, fact: &Fact, width: u16, explain: bool, open: Option<usize>) -> Self {
        let mut sheet = Self { marks: differences(briefing, fact), ..Self::default() };
        if explain {
            sheet.explain(briefing, fact, width);
        }
        let variants = u16::try_from(fact.variants.len()).unwrap_or(u16::MAX).max(1);
        let columns = ((width + GAP) / (COLUMN + GAP)).clamp(1, variants);
        let cells = (width - GAP * (columns - 1)) / columns;
        let mut number = 0;
        let blocks: Vec<Block> = fact
            .variants
            .iter()
            .enumerate()
            .map(|(at, variant)| {
                let mut block = Block { rows: Vec::new(), readings: Vec::new() };
                let first = number;
                let shown = |number| number == first || open.is_none_or(|open| number == open);
                block.head(at, &variant.value, cells);
                for (number, reading) in (first..).zip(&variant.readings) {
                    block.lay(briefing, (number, reading), cells, explain, shown(number));
                }
                number += variant.readings.len();
                block
            })
            .collect();
        for band in blocks.chunks(usize::from(columns)) {
            sheet.place(band, cells);
        }
        if let Some(judgement) = &fact.judgement {
            let room = usize::from(width.saturating_sub(INDENT + 1));
            sheet.why = lines_of(&judgement.why, room);
            if let Some(dates) = dates(fact) {
                sheet.why.extend(lines_of(&dates, room));
            }
        }
        sheet
    }

    /// Puts blocks side by side below what is there.
    fn place(&mut self, blocks: &[Block], width: u16) {
        let first = self.rows.len();
        let height = blocks.iter().map(|block| block.rows.len()).max().unwrap_or_default();
        self.rows.resize(first + height + 1, Vec::new());
        let mut x = 0;
        for block in blocks {
            for (row, piece) in self.rows.iter_mut().skip(first).zip(&block.rows) {
                row.push(Cell { x, width, piece: piece.clone() });
            }
            let regions = block.readings.iter();
            self.readings
                .extend(regions.map(|rows| Region { rows: first + rows.start..first + rows.end, x }));
            x += width + GAP;
        }
    }

    /// Says what brought the readings together, as far as their sentences show it.
    fn explain(&mut self, briefing: &Briefing, fact: &Fact, width: u16) {
        /// Words that are named; all of them are marked in the sentences.
        const WORDS: usize = 8;
        let readings: Vec<&Reading> = fact.readings().take(COMPARED).collect();
        let sentences: Vec<(usize, &str)> =
            readings.iter().map(|reading| (reading.article, briefing.sentence(reading))).collect();
        let found = shared(&sentences);
        let mut why = format!("one fact: readings of one kind ({}), ", fact.kind.name());
        if found.words.is_empty() {
            why.push_str("whose sentences share no telling word");
        } else {
            let more = if found.words.len() > WORDS { " …" } else { "" };
            let words: Vec<&str> = found.words.iter().take(WORDS).map(String::as_str).collect();
            why.extend(["whose sentences share ", &words.join(", "), more]);
        }
        if let Some(judgement) = &fact.judgement {
            let percent = format!("; {:.0} percent sure", judgement.confidence * 100.0);
            why.push_str(&percent);
        }
        let within = |(reading, places): (&&Reading, Vec<Range<usize>>)| {
            let start = reading.sentence.start;
            places.into_iter().map(|place| start + place.start..start + place.end).collect()
        };
        self.marks = readings.iter().zip(found.places).map(within).collect();
        self.notes = lines_of(&why, usize::from(width.saturating_sub(1)));
        self.rows =
            (0..self.notes.len()).map(|note| vec![Cell { x: 0, width, piece: Piece::Note(note) }]).collect();
        self.rows.push(Vec::new());
    }
}

impl Block {
    /// Lays out the value of variant number `variant`.
    fn head(&mut self, variant: usize, value: &str, width: u16) {
        let lines = wrap(value, usize::from(width.saturating_sub(1)));
        self.rows.extend(lines.into_iter().map(|line| Piece::Value(variant, line)));
    }

    /// Lays out a reading; one that is not `shown` without its sentence.
    fn lay(
        &mut self,
        briefing: &Briefing,
        (number, reading): (usize, &Reading),
        width: u16,
        explain: bool,
        shown: bool,
    ) {
        let first = if self.readings.is_empty() { 0 } else { self.rows.len() };
        self.rows.push(Piece::Meta(number));
        let room = usize::from(width.saturating_sub(1 + INDENT));
        if shown && reading.speaker.is_some() && !About::new(briefing, reading).fits(room) {
            self.rows.push(Piece::Speaker(number));
        }
        if explain && shown {
            self.rows.push(Piece::Sense(number));
        }
        if shown {
            let body = briefing.articles.get(reading.article).map_or("", |article| &article.body);
            let lines = wrap_part(body, &reading.sentence, room);
            self.rows.extend(lines.into_iter().map(|line| Piece::Text(number, line)));
        }
        self.readings.push(first..self.rows.len());
    }
}

/// What is told of a reading beside its sentence.
pub struct About<'a> {
    /// Who published it.
    pub source: &'a str,
    /// When, for which day, how far as a fact.
    pub when: String,
    /// Who says it.
    speaker: String,
}

impl<'a> About<'a> {
    /// What is told of `reading`.
    pub fn new(briefing: &'a Briefing, reading: &Reading) -> Self {
        let article = briefing.article(reading);
        let day = briefing.published(reading.article);
        let mut when = format!(" · {}", published(day));
        if let Some(as_of) = reading.as_of
            && day.is_none_or(|day| day.value != as_of)
        {
            when.extend([" · as of ", &day_text(as_of)]);
        }
        if reading.modality != Modality::Asserted {
            when.extend([" · ", reading.modality.name()]);
        }
        let speaker = reading.speaker.as_ref().map(|speaker| format!(" · says {speaker}"));
        Self { source: &article.outlet.value, when, speaker: speaker.unwrap_or_default() }
    }

    /// All but the source, in one line.
    pub fn whole(&self) -> String {
        format!("{}{}", self.when, self.speaker)
    }

    /// True when all of it has room in a line of so many cells.
    pub fn fits(&self, cells: usize) -> bool {
        width(self.source) + width(&self.when) + width(&self.speaker) <= cells
    }
}

/// For each reading the words of its sentence that a reading of another variant has otherwise.
fn differences(briefing: &Briefing, fact: &Fact) -> Vec<Vec<Range<usize>>> {
    let Some(first) = fact.variants.first().and_then(|variant| variant.readings.first()) else {
        return Vec::new();
    };
    let second = fact.variants.get(1).and_then(|variant| variant.readings.first());
    let rival = second.or_else(|| fact.readings().nth(1));
    let mut out = Vec::new();
    for (number, variant) in fact.variants.iter().enumerate() {
        for reading in &variant.readings {
            if out.len() >= COMPARED {
                return out;
            }
            let other =
                if reading == first || (number == 0 && second.is_some()) { rival } else { Some(first) };
            let marks =
                other.and_then(|other| differing(briefing.sentence(reading), briefing.sentence(other)));
            let [marks, _] = marks.unwrap_or_default();
            let start = reading.sentence.start;
            out.push(marks.into_iter().map(|mark| start + mark.start..start + mark.end).collect());
        }
    }
    out
}

/// For which days the values speak, where those differ and that may be why the values do.
fn dates(fact: &Fact) -> Option<String> {
    let timeless = matches!(
        fact.kind,
        Kind::Date | Kind::Time | Kind::Name | Kind::Place | Kind::Quote | Kind::List | Kind::Statement
    );
    if timeless || fact.verdict() != Some(Verdict::Explained) {
        return None;
    }
    let mut dated: Vec<_> = fact
        .variants
        .iter()
        .filter_map(|variant| Some((variant.readings.first()?.as_of?, variant.value.as_str())))
        .collect();
    dated.sort_by_key(|(as_of, _)| *as_of);
    let differ = dated.first()?.0 != dated.last()?.0;
    let told: Vec<String> =
        dated.iter().map(|(as_of, value)| format!("{value}, {}", day_text(*as_of))).collect();
    differ.then(|| format!("as of: {}", told.join(" · ")))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::tui::fixture;

    fn fact(topic: &str) -> (Briefing, Fact) {
        let briefing = fixture::briefing();
        let fact = briefing.facts.iter().find(|fact| fact.topic == topic).unwrap().clone();
        (briefing, fact)
    }

    #[test]
    fn folded_every_reading_is_named_and_the_open_one_is_read() {
        let (briefing, fact) = fact("memoranda");
        let rows = |open| {
            let sheet = EvidenceSheet::new(&briefing, &fact, 60, false, open);
            sheet.readings.into_iter().map(|region| region.rows.len()).collect::<Vec<_>>()
        };
        let whole = rows(None);
        assert!(whole.iter().all(|rows| *rows > 1));
        assert_eq!(rows(Some(0)), [whole[0], whole[1], 1]);
        assert_eq!(rows(Some(2)), whole);
    }

    #[test]
    fn a_speaker_for_whom_the_line_has_no_room_stands_below_it() {
        let (briefing, mut fact) = fact("memoranda");
        fact.variants[0].readings[0].speaker = Some("the foreign minister of Marn".to_owned());
        let below = |width| {
            let sheet = EvidenceSheet::new(&briefing, &fact, width, false, None);
            sheet.rows.iter().flatten().any(|cell| cell.piece == Piece::Speaker(0))
        };
        assert!(below(40) && !below(98));
    }

    #[test]
    fn days_that_explain_stand_below_the_reason_in_their_order() {
        let (briefing, mut fact) = fact("since the last visit");
        let last = |fact: &Fact| EvidenceSheet::new(&briefing, fact, 90, false, None).why.pop().unwrap();
        assert!(!last(&fact).contains("as of"));
        for (variant, day) in fact.variants.iter_mut().zip([date(2025, 11, 1), date(2026, 2, 4)]) {
            variant.readings[0].as_of = Some(day);
        }
        fact.variants.swap(0, 1);
        assert_eq!(last(&fact), "as of: 22 years, 1 Nov 2025 · 23 years, 4 Feb 2026");
    }
}
