//! Articles: who, when, how much, how often in dispute; and what intake repaired.

use super::Page;
use super::table::{Cell, Column, row, shorten, widths};
use crate::model::{Article, Briefing, Repair, Stated, Verdict};
use crate::report::style::{Role, Styled};
use crate::report::{self, counted, published, source};

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

/// All articles, story by story when there are several.
pub fn articles(page: Page, briefing: &Briefing) -> String {
    let rows: Vec<Vec<Cell>> = briefing
        .articles
        .iter()
        .zip(briefing.tallies())
        .map(|(article, tally)| cells(page, article, tally))
        .collect();
    let widths = widths(&rows, &COLUMNS, page.width);
    let mut out = String::new();
    let copies = briefing.copies();
    let one = |index: usize, out: &mut String| {
        let (Some(cells), Some(article)) = (rows.get(index), briefing.articles.get(index)) else { return };
        row(page, 0, cells, &COLUMNS, &widths, out);
        page.paragraph(INDENT, &Styled::plain(&headline(page, article)), out);
        if let Some(earlier) = copies.get(&index).and_then(|earlier| briefing.articles.get(*earlier)) {
            let note = format!("shares its text with {}: they count as one source", source(earlier));
            page.paragraph(INDENT, &Styled::new(Role::Quiet, &note), out);
        }
    };
    if briefing.stories.len() > 1 {
        for (number, story) in briefing.stories.iter().enumerate() {
            let title = format!("Story {} · {}", number + 1, counted(story.sources, "source", "sources"));
            page.paragraph(0, &Styled::new(Role::Quiet, &title), &mut out);
            story.articles.iter().for_each(|&index| one(index, &mut out));
        }
    } else {
        (0..briefing.articles.len()).for_each(|index| one(index, &mut out));
    }
    let inferred = |article: &Article| {
        article.source.is_inferred() || article.published.as_ref().is_some_and(Stated::is_inferred)
    };
    if briefing.articles.iter().any(inferred) {
        let legend = "[ ] does not stand in the article: taken from the file name or the other articles";
        page.paragraph(0, &Styled::new(Role::Quiet, legend), &mut out);
    }
    out
}

/// What intake changed, article by article: what stood there and what stands there now.
pub fn repairs(page: Page, articles: &[Article]) -> String {
    let mut out = String::new();
    for article in articles {
        let count = counted(article.repairs.len(), "repair", "repairs");
        let line = Styled::new(Role::Strong, &article.id).and_as(Role::Quiet, &format!("  {count}"));
        page.paragraph(0, &line, &mut out);
        let rows: Vec<Vec<Cell>> = article
            .repairs
            .iter()
            .map(|repair| {
                vec![
                    vec![Styled::new(Role::Quiet, repair.kind.name())],
                    vec![Styled::plain(&change(article, repair))],
                ]
            })
            .collect();
        let columns = [Column { share: 20, right: false }, Column { share: 100, right: false }];
        let widths = widths(&rows, &columns, page.width.saturating_sub(INDENT));
        for cells in &rows {
            row(page, INDENT, cells, &columns, &widths, &mut out);
        }
    }
    out
}

/// "leaderâs → leader’s": a repair within the word in which it stands.
fn change(article: &Article, repair: &Repair) -> String {
    if repair.before == repair.after {
        return format!("{} (set aside)", repair.before);
    }
    if repair.after.is_empty() && repair.before.contains(' ') {
        return format!("{} (taken out)", repair.before);
    }
    let (head, tail) = article.body.split_at_checked(repair.at).unwrap_or_default();
    let tail = tail.get(repair.after.len()..).unwrap_or_default();
    let head = head.rsplit(char::is_whitespace).next().unwrap_or_default();
    let tail = tail.split(char::is_whitespace).next().unwrap_or_default();
    format!("{head}{}{tail} → {head}{}{tail}", repair.before, repair.after)
}

/// The headline; the start of a text that has none takes one line.
fn headline(page: Page, article: &Article) -> String {
    match &article.title {
        Some(title) => title.value.clone(),
        None => shorten(report::headline(article), page.width.saturating_sub(INDENT)),
    }
}

fn cells(page: Page, article: &Article, tally: [usize; 3]) -> Vec<Cell> {
    let mut disputes = Styled::default();
    for (verdict, count) in Verdict::ALL.into_iter().zip(tally) {
        if count > 0 {
            let gap = if disputes.width() > 0 { " " } else { "" };
            disputes = disputes.and(gap).and_as(Role::of(verdict), &format!("{}{count}", verdict.glyph()));
        }
    }
    let mut cells = vec![
        vec![Styled::new(Role::Strong, &source(article))],
        vec![Styled::plain(published(article).as_deref().unwrap_or("no date"))],
        vec![disputes],
    ];
    if page.width >= NARROW {
        let repairs = article.repairs.len();
        cells.push(vec![Styled::plain(&counted(article.words(), "word", "words"))]);
        cells.extend((repairs > 0).then(|| vec![Styled::plain(&counted(repairs, "repair", "repairs"))]));
    }
    cells
}
