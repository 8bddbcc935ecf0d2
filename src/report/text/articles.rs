//! Articles: outlet, date, headline, length, and how many disagreements each takes part in.

use super::style::{Emphasis, Styled};
use super::table::{Cell, Column, append_row, column_widths};
use crate::model::{Article, Briefing, Stated, Verdict};
use crate::report::content::{shown_date, shown_outlet};
use crate::report::page::Page;
use crate::report::words::{self, counted};
use crate::text::cells::clip_words;

/// Spaces before a headline.
const INDENT: usize = 2;

/// Pages narrower than this show neither words nor repairs.
const NARROW: usize = 60;

const COLUMNS: [Column; 5] = [
    Column { share: 40, right: false },
    Column { share: 30, right: true },
    Column { share: 100, right: false },
    Column { share: 20, right: true },
    Column { share: 20, right: true },
];

/// All articles, by story if there are several stories.
pub(super) fn articles(page: Page, briefing: &Briefing) -> String {
    let tallies = briefing.tallies().into_iter().enumerate();
    let rows: Vec<Vec<Cell>> =
        tallies.map(|(number, tally)| article_cells(page, briefing, number, tally)).collect();
    let widths = column_widths(&rows, &COLUMNS, page.width);
    let mut out = String::new();
    let copies = briefing.copies();
    let one = |index: usize, out: &mut String| {
        let (Some(cells), Some(article)) = (rows.get(index), briefing.articles.get(index)) else { return };
        append_row(page, 0, cells, &COLUMNS, &widths, out);
        page.paragraph(INDENT, &Styled::plain(&shown_headline(page, article)), out);
        if let Some(earlier) = copies.get(&index).and_then(|earlier| briefing.articles.get(*earlier)) {
            let note = format!("shares its text with {}: they count as one outlet", shown_outlet(earlier));
            page.paragraph(INDENT, &Styled::new(Emphasis::Quiet, &note), out);
        }
    };
    if briefing.stories.len() > 1 {
        for (number, story) in briefing.stories.iter().enumerate() {
            let title = format!("Story {} · {}", number + 1, counted(story.outlets, "outlet", "outlets"));
            page.paragraph(0, &Styled::new(Emphasis::Quiet, &title), &mut out);
            story.articles.iter().for_each(|&index| one(index, &mut out));
        }
    } else {
        (0..briefing.articles.len()).for_each(|index| one(index, &mut out));
    }
    let inferred = |number: usize| {
        let published = briefing.published(number);
        briefing.articles[number].outlet.is_inferred() || published.as_ref().is_some_and(Stated::is_inferred)
    };
    if (0..briefing.articles.len()).any(inferred) {
        let legend = "[ ] not stated in the article; inferred from the file name or the other articles";
        page.paragraph(0, &Styled::new(Emphasis::Quiet, legend), &mut out);
    }
    out
}

/// The headline; without one, the start of the text, on one line.
fn shown_headline(page: Page, article: &Article) -> String {
    match &article.title {
        Some(title) => title.value.clone(),
        None => clip_words(words::headline(article), page.width.saturating_sub(INDENT)).into_owned(),
    }
}

fn article_cells(page: Page, briefing: &Briefing, number: usize, tally: [usize; 3]) -> Vec<Cell> {
    let article = &briefing.articles[number];
    let day = briefing.published(number).map(shown_date);
    let mut disputes = Styled::default();
    for (verdict, count) in Verdict::ALL.into_iter().zip(tally) {
        if count > 0 {
            let gap = if disputes.width() > 0 { " " } else { "" };
            disputes =
                disputes.and(gap).and_as(Emphasis::of(verdict), &format!("{}{count}", verdict.glyph()));
        }
    }
    let mut cells = vec![
        vec![Styled::new(Emphasis::Strong, &shown_outlet(article))],
        vec![Styled::plain(day.as_deref().unwrap_or("no date"))],
        vec![disputes],
    ];
    if page.width >= NARROW {
        let repairs = article.repairs.len();
        cells.push(vec![Styled::plain(&counted(article.words(), "word", "words"))]);
        cells.extend((repairs > 0).then(|| vec![Styled::plain(&counted(repairs, "repair", "repairs"))]));
    }
    cells
}
