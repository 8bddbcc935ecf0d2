//! Pages that are set in two columns and drawn row by row over both.

use pdf_extract::{MediaBox, OutputDev, OutputError, PlainTextOutput, Transform};

/// A gap between two words of a row that is so many times as wide as a letter is high parts two columns.
const GUTTER: f64 = 0.9;
/// The same for the gap that makes two words of two drawings.
const SPACE: f64 = 0.1;
/// How far two lines may be from each other, in parts of the height of a letter, to be one row, and one paragraph.
const ROW: f64 = 0.5;
const PARAGRAPH: f64 = 1.8;
/// How far the lines of a column may begin from each other.
const INDENT: f64 = 2.0;
/// So many rows over two columns are no accident.
const LEAST_ROWS: usize = 4;
/// The lines of a column have more words than the cells of a table, on an average.
const LEAST_WORDS: usize = 4;

/// A stretch of text in one row, without a wide gap.
#[derive(Debug, Clone, PartialEq)]
struct DrawnText {
    text: String,
    start: f64,
    end: f64,
    y: f64,
    size: f64,
}

/// Takes down the text of a page as the parser's own output does, and where it stands.
pub(super) struct PageText<'a> {
    plain: PlainTextOutput<&'a mut String>,
    stretches: Vec<DrawnText>,
    height: f64,
    /// A drawing has just begun.
    begins: bool,
}

impl<'a> PageText<'a> {
    /// Writes the text in the order in which it is drawn to `plain`.
    pub(super) fn new(plain: &'a mut String) -> Self {
        Self { plain: PlainTextOutput::new(plain), stretches: Vec::new(), height: 0.0, begins: false }
    }

    /// The text column by column; none for a page without columns.
    pub(super) fn columns(self) -> Option<String> {
        in_columns(&self.stretches)
    }

    fn add(&mut self, text: &str, x: f64, y: f64, end: f64, size: f64) {
        let begins = std::mem::take(&mut self.begins);
        if let Some(last) = self.stretches.last_mut() {
            let gap = x - last.end;
            let same_row = (y - last.y).abs() <= size * ROW && gap > -size;
            if same_row && gap <= size * GUTTER {
                if begins && gap > size * SPACE {
                    last.text.push(' ');
                }
                last.text.push_str(text);
                last.end = end;
                return;
            }
        }
        if !text.trim().is_empty() {
            self.stretches.push(DrawnText { text: text.to_owned(), start: x, end, y, size });
        }
    }
}

impl OutputDev for PageText<'_> {
    fn begin_page(
        &mut self,
        number: u32,
        media: &MediaBox,
        art: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.height = media.ury - media.lly;
        self.plain.begin_page(number, media, art)
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        self.plain.end_page()
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        spacing: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        let (x, y) = (place.m31, self.height - place.m32);
        let size = ((place.m11 + place.m21) * (place.m12 + place.m22)).abs().sqrt() * font_size;
        self.add(text, x, y, x + width * size, size);
        self.plain.output_character(place, width, spacing, font_size, text)
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        self.begins = true;
        self.plain.begin_word()
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        self.plain.end_word()
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        self.plain.end_line()
    }
}

/// The stretches of each row, in the order in which they are drawn.
fn rows(stretches: &[DrawnText]) -> Vec<&[DrawnText]> {
    stretches.chunk_by(|a, b| (a.y - b.y).abs() <= a.size * ROW && b.start > a.start).collect()
}

fn in_columns(stretches: &[DrawnText]) -> Option<String> {
    let rows = rows(stretches);
    let second = |row: &[DrawnText]| match row {
        [_, right] => Some(right.start),
        _ => None,
    };
    let mut lines: Vec<&DrawnText> = Vec::new();
    let (mut at, mut found) = (0, false);
    while at < rows.len() {
        let block = second(rows[at]).map_or(0, |gutter| block(&rows[at..], gutter));
        let gutter = second(rows[at]).unwrap_or_default();
        let rows_of_block = rows.get(at..at + block).unwrap_or_default();
        if is_prose(rows_of_block) {
            let is_right = |stretch: &&DrawnText| stretch.start >= gutter - INDENT * stretch.size;
            let all = || rows_of_block.iter().copied().flatten();
            lines.extend(all().filter(|stretch| !is_right(stretch)));
            lines.extend(all().filter(is_right));
            (at, found) = (at + block, true);
        } else {
            // What is no prose from its first row on is none further down.
            let end = (at + block.max(1)).min(rows.len());
            lines.extend(rows[at..end].iter().copied().flatten());
            at = end;
        }
    }
    found.then(|| set(&lines))
}

/// How many of the rows from the first on are of two columns whose second one begins at `gutter`: no stretch runs over it.
fn block(rows: &[&[DrawnText]], gutter: f64) -> usize {
    let fits = |row: &&&[DrawnText]| {
        let slack = |stretch: &DrawnText| INDENT * stretch.size;
        match row {
            [one] => one.end < gutter || (one.start - gutter).abs() <= slack(one),
            [left, right] => left.end < gutter && (right.start - gutter).abs() <= slack(right),
            _ => false,
        }
    };
    rows.iter().take_while(fits).count()
}

/// True for rows of two columns of running text, and not of the cells of a table.
fn is_prose(rows: &[&[DrawnText]]) -> bool {
    let pairs: Vec<&[DrawnText]> = rows.iter().copied().filter(|row| row.len() == 2).collect();
    let words = |side: usize| -> usize {
        pairs.iter().filter_map(|row| row.get(side)).map(|part| part.text.split_whitespace().count()).sum()
    };
    pairs.len() >= LEAST_ROWS && (0..2).all(|side| words(side) >= pairs.len() * LEAST_WORDS)
}

/// The stretches as lines, those of one row together.
fn set(lines: &[&DrawnText]) -> String {
    let mut out = String::new();
    let mut before: Option<&DrawnText> = None;
    for line in lines {
        if let Some(last) = before {
            let step = line.y - last.y;
            if step.abs() <= line.size * ROW {
                out.push(' ');
            } else if step > 0.0 && step > line.size * PARAGRAPH {
                out.push_str("\n\n");
            } else {
                out.push('\n');
            }
        }
        out.push_str(&line.text);
        before = Some(line);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretch(text: &str, start: f64, row: u8) -> DrawnText {
        let end = start + text.len() as f64 * 5.0;
        DrawnText { text: text.to_owned(), start, end, y: f64::from(row) * 12.0, size: 10.0 }
    }

    #[test]
    fn rows_over_two_columns_are_read_column_by_column() {
        let mut page = vec![stretch("Pier opens after a long wait for all who live by the sea", 50.0, 0)];
        let left = [
            "The new pier of the",
            "town will open to all",
            "ships in May, said the",
            "board on Monday noon.",
        ];
        let right =
            ["It cost 4 million less", "than had been feared", "by the members, and", "is 310 metres long."];
        for (row, (left, right)) in (2..).zip(left.into_iter().zip(right)) {
            page.extend([stretch(left, 50.0, row), stretch(right, 220.0, row)]);
        }
        let text = in_columns(&page).unwrap();
        assert_eq!(text, format!("{}\n\n{}\n{}", page[0].text, left.join("\n"), right.join("\n")));
    }

    #[test]
    fn tables_and_single_columns_stay() {
        let table: Vec<DrawnText> = (0..8)
            .flat_map(|row| [stretch("Ships in the harbour", 50.0, row), stretch("1,400", 220.0, row)])
            .collect();
        assert_eq!(in_columns(&table), None);
        let plain: Vec<DrawnText> =
            (0..8).map(|row| stretch("One line of a text after another", 50.0, row)).collect();
        assert_eq!(in_columns(&plain), None);
    }
}
