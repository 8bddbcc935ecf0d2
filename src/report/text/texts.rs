//! The text of the articles after repair, and what was repaired.

use std::fmt::Write as _;

use super::style::{Emphasis, Styled};
use super::table::{Cell, Column, append_row, column_widths};
use crate::model::{Article, Repair};
use crate::report::format::ArticleTexts;
use crate::report::page::Page;
use crate::report::words::counted;

/// Spaces before a repair.
const INDENT: usize = 2;

/// The texts, or only their repairs.
pub(super) fn texts(page: Page, texts: &ArticleTexts) -> String {
    if texts.only_repairs { repairs(page, &texts.articles) } else { bodies(&texts.articles) }
}

/// The repaired text of the articles, each under its name where there are several.
fn bodies(articles: &[Article]) -> String {
    let mut out = String::new();
    for (place, article) in articles.iter().enumerate() {
        if articles.len() > 1 {
            if place > 0 {
                out.push('\n');
            }
            let _ = writeln!(out, "==> {} <==", article.id);
        }
        out.push_str(article.body.trim_end());
        out.push('\n');
    }
    out
}

/// The repairs of each article: what stood there, and what stands there now.
fn repairs(page: Page, articles: &[Article]) -> String {
    let mut out = String::new();
    for article in articles {
        let count = counted(article.repairs.len(), "repair", "repairs");
        let line = Styled::new(Emphasis::Strong, &article.id).and_as(Emphasis::Quiet, &format!("  {count}"));
        page.paragraph(0, &line, &mut out);
        let rows: Vec<Vec<Cell>> = article
            .repairs
            .iter()
            .map(|repair| {
                vec![
                    vec![Styled::new(Emphasis::Quiet, repair.kind.name())],
                    vec![Styled::plain(&repaired_word(article, repair))],
                ]
            })
            .collect();
        let columns = [Column { share: 20, right: false }, Column { share: 100, right: false }];
        let widths = column_widths(&rows, &columns, page.width.saturating_sub(INDENT));
        for cells in &rows {
            append_row(page, INDENT, cells, &columns, &widths, &mut out);
        }
    }
    out
}

/// "leaderâs → leader’s": the word before and after the repair.
fn repaired_word(article: &Article, repair: &Repair) -> String {
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
