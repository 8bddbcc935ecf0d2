//! Mentions with their normal forms.

use super::style::{Emphasis, Styled};
use super::table::{Cell, Column, append_row, column_widths};
use crate::model::{Article, Mention};
use crate::report::format::Mentions;
use crate::report::page::Page;
use crate::text::cells::clip_words;
use crate::value::{DateValue, Quantity, TimeValue, Value};

const INDENT: usize = 2;

/// Width of a value or normal form, in terminal cells.
const SHORT: usize = 72;

const COLUMNS: [Column; 3] = [
    Column { share: 16, right: false },
    Column { share: 44, right: false },
    Column { share: 100, right: false },
];

/// The mentions of each article in order.
pub(super) fn mentions(page: Page, Mentions { texts, found }: &Mentions) -> String {
    let mut out = String::new();
    for (article, (_, mentions)) in texts.articles.iter().zip(found) {
        page.paragraph(0, &Styled::new(Emphasis::Strong, &article.id), &mut out);
        let rows: Vec<Vec<Cell>> = mentions.iter().map(|mention| mention_cells(article, mention)).collect();
        let widths = column_widths(&rows, &COLUMNS, page.width.saturating_sub(INDENT));
        for cells in &rows {
            append_row(page, INDENT, cells, &COLUMNS, &widths, &mut out);
        }
    }
    out
}

fn mention_cells(article: &Article, mention: &Mention) -> Vec<Cell> {
    let words = article.body.get(mention.span.clone()).unwrap_or_default().replace('\n', " ");
    vec![
        vec![Styled::new(Emphasis::Quiet, mention.kind.name())],
        vec![Styled::new(Emphasis::Value, &clip_words(&words, SHORT))],
        vec![Styled::plain(&clip_words(&normal_form(&mention.value), SHORT))],
    ]
}

/// A normal form on one line: the interval of a quantity, the days of a date.
fn normal_form(value: &Value) -> String {
    match value {
        Value::Quantity(quantity) => interval(quantity),
        Value::Date(date) => days(date),
        Value::Time(time) => minutes(time),
        Value::Name(name) => name.text.clone(),
        Value::Quote(quote) => quote.text.clone(),
        Value::Title(title) => format!("{}: {}", title.title, title.holder),
        Value::Vote(_) | Value::Grade(_) | Value::List(_) | Value::Statement(_) => value.to_string(),
    }
}

fn interval(Quantity { point, low, high, unit, .. }: &Quantity) -> String {
    let (low, high) = (low.to_string(), high.to_string());
    let range = if low == high { low } else { format!("{low}..{high}") };
    let figure = match point.map(|point| point.to_string()) {
        Some(point) if point != range => format!("{point} [{range}]"),
        _ => range,
    };
    format!("{figure} {unit}").trim_end().to_owned()
}

fn days(DateValue { start, end, .. }: &DateValue) -> String {
    match (start, end) {
        (Some(start), Some(end)) if start == end => start.to_string(),
        (None, None) => "depends on the day of the article".to_owned(),
        (start, end) => {
            let day = |day: &Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
            format!("{}..{}", day(start), day(end))
        }
    }
}

fn minutes(TimeValue { start, end, zone, .. }: &TimeValue) -> String {
    let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    let span = if start == end { clock(*start) } else { format!("{}..{}", clock(*start), clock(*end)) };
    match zone {
        Some(zone) => format!("{span} {zone}"),
        None => span,
    }
}
