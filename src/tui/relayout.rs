//! Brings places, scrolls and sheets in line with everything else, so that views need only read.

use std::sync::Arc;

use ratatui::layout::Rect;

use super::briefing_tables::BriefingTables;
use super::layer::{Layer, OpenText, Search};
use super::layout::{Panel, Shape, arrange, inner};
use super::state::{Diff, ReaderState};
use super::wrapped::{WrappedDiff, WrappedText};
use super::{list_options, overview, views};
use crate::lookup::Target;
use crate::model::Briefing;

/// Settles everything after a change, whatever changed.
pub fn relayout(state: &mut ReaderState) {
    let (width, height) = state.size;
    state.areas = arrange(Shape {
        width,
        height,
        focus: state.focus,
        // An empty search line has the whole screen to say what can be typed.
        zoomed: state.zoomed || state.search().is_some_and(Search::is_blank),
        base: state.base(),
        articles: state.articles.len(),
        lead: views::header::lead_rows(state, width),
        pins: state.user_marks.memory().pins.len() * usize::from(views::pins::ITEM),
        sizes: state.sizes,
    });
    let areas = state.areas;
    // How much of each section is shown depends on the rows that there are.
    let rows = match state.filling() {
        Some(Layer::Matrix(_)) => usize::from(views::matrix::body(areas.page).height),
        _ if areas.facts.is_empty() => state.list_rows,
        _ => usize::from(inner(areas.facts).height),
    };
    if rows != state.list_rows {
        state.list_rows = rows;
        list_options::refresh(state);
        list_options::open_section_of(state, state.facts.selected);
    }
    settle_lists(state);
    let briefing = Arc::clone(&state.briefing);
    let explain = state.explain;
    let is_on_fact = state.fact().is_some();
    let wrapped = Laying { briefing: &briefing, tables: &state.tables, area: areas.diff, explain };
    settle_diff(&mut state.diff, &wrapped, is_on_fact.then_some(state.facts.selected));
    let sources = overview::outlets(state).len();
    for layer in &mut state.layers {
        match layer {
            Layer::Page(page) => settle_page(page, &briefing, views::article::text_area(areas.page)),
            Layer::Search(search) => {
                let rows = usize::from(views::search::list_area(search, areas.page).height);
                // Two rows are kept for the line between sure and unsure hits and for a blank.
                let earlier = state.user_marks.memory().searches.len();
                let count = match search.completions.len() {
                    _ if search.is_blank() => earlier,
                    0 => search.hits.len(),
                    completions => completions,
                };
                search.cursor.settle(count, rows.saturating_sub(2).max(1));
                let fact = match search.hits.get(search.cursor.selected).map(|hit| &hit.target) {
                    Some(Target::Fact(fact)) if search.completions.is_empty() => Some(*fact),
                    _ => None,
                };
                settle_diff(&mut search.preview, &wrapped, fact);
            }
            Layer::Matrix(matrix) => {
                let columns = views::matrix::columns(areas.page, sources);
                matrix.column = matrix.column.min(sources.saturating_sub(1));
                matrix.left =
                    matrix.left.min(matrix.column).max((matrix.column + 1).saturating_sub(columns.shown));
            }
            Layer::Dates(dates) => {
                dates.cursor.settle(dates.shown.len(), usize::from(inner(areas.page).height));
            }
            Layer::Stories(cursor) => {
                let rows = usize::from(inner(areas.page).height) / views::stories::ITEM;
                cursor.settle(briefing.stories.len(), rows);
            }
            Layer::Pins(list) => {
                let rows = inner(areas.page).height / views::pins::ITEM;
                list.cursor.settle(state.user_marks.memory().pins.len(), usize::from(rows));
            }
            Layer::Menu(menu) => {
                let rows = views::menu::list_area(areas.middle, menu.typing).height;
                menu.cursor.settle(menu.rows.len(), usize::from(rows));
            }
            Layer::Problems(cursor) => {
                let rows = usize::from(inner(areas.page).height) / views::problems::ITEM;
                cursor.settle(briefing.warnings.len(), rows);
            }
            Layer::Prompt(_) => {}
        }
    }
}

/// Keeps the places of the lists that are shown in sight; the others stay as they were left.
fn settle_lists(state: &mut ReaderState) {
    let areas = state.areas;
    let height = |panel| usize::from(inner(areas.panel(panel)).height);
    if !areas.articles.is_empty() {
        let item = usize::from(views::articles::item_height(state));
        state.articles.settle(height(Panel::Articles) / item.max(1));
    }
    if let Some(Layer::Matrix(_)) = state.filling() {
        state.facts.settle(usize::from(views::matrix::body(areas.page).height));
    } else if !areas.facts.is_empty() {
        state.facts.settle(height(Panel::Facts));
    }
}

/// What a Diff is laid out from.
struct Laying<'a> {
    briefing: &'a Briefing,
    tables: &'a BriefingTables,
    area: Rect,
    /// True when it says why its clauses are one fact.
    explain: bool,
}

/// Lays out the Diff of fact number `fact`.
fn settle_diff(diff: &mut Diff, laying: &Laying<'_>, fact: Option<usize>) {
    let fact = fact.filter(|fact| *fact < laying.briefing.facts.len());
    if fact != diff.fact {
        diff.top = 0;
    }
    let is_other = fact != diff.fact;
    let body = inner(laying.area);
    let laid = (fact, laying.area, laying.explain, diff.reading);
    if diff.laid != Some(laid) {
        let is_same = diff
            .laid
            .is_some_and(|(of, area, explain, _)| (of, area, explain) == (fact, laying.area, laying.explain));
        diff.fact = fact;
        diff.laid = Some(laid);
        if !is_same {
            diff.wrapped = match fact {
                Some(fact) if body.width > 0 => WrappedDiff::new(
                    laying.briefing,
                    laying.tables,
                    fact,
                    (body.width, body.height),
                    laying.explain,
                ),
                _ => WrappedDiff::default(),
            };
        }
        if is_other {
            diff.reading = diff.wrapped.readings.first().map_or(0, |region| region.reading);
            diff.laid = Some((fact, laying.area, laying.explain, diff.reading));
        }
    }
    let height = usize::from(body.height);
    let place = diff.wrapped.readings.iter().find(|region| region.reading == diff.reading);
    if std::mem::take(&mut diff.reveal)
        && let Some(of) = place.map(|region| &region.rows)
    {
        diff.top = diff.top.max(of.end.saturating_sub(height)).min(of.start);
    }
    diff.top = diff.top.min(diff.wrapped.rows.len().saturating_sub(height));
}

fn settle_page(page: &mut OpenText, briefing: &Briefing, area: Rect) {
    let Some(article) = briefing.articles.get(page.article) else { return };
    if page.width != area.width || page.repairs != page.wrapped.repairs {
        // Another width has other rows: what was at the top stays there.
        let at = page.wrapped.byte_at(page.top);
        page.wrapped = WrappedText::new(article, usize::from(area.width), page.repairs);
        if page.width != 0 && page.top != 0 {
            page.top = page.wrapped.row_of(at);
        }
        page.width = area.width;
    }
    let height = usize::from(area.height);
    if let Some(at) = page.reveal.take() {
        let row = page.wrapped.row_of(at);
        if page.top == 0 || row < page.top + 1 || row + 2 >= page.top + height {
            page.top = row.saturating_sub(height / 3);
        }
    }
    page.top = page.top.min(page.wrapped.rows.len().saturating_sub(height));
}
