//! Brings places, scrolls and sheets in line with everything else, so that views need only read.

use std::sync::Arc;

use ratatui::layout::Rect;

use super::layer::{Layer, Page};
use super::layout::{Panel, Shape, arrange, inner};
use super::sheet::{EvidenceSheet, PageSheet};
use super::state::{Evidence, State};
use super::views;
use crate::lookup::Target;
use crate::model::Briefing;

/// Settles everything after a change, whatever changed.
pub fn settle(state: &mut State) {
    let (width, height) = state.size;
    state.areas = arrange(Shape {
        width,
        height,
        focus: state.focus,
        zoomed: state.zoomed,
        base: state.base(),
        disagreements: state.disagreements.len(),
        pins: state.desk.memory().pins.len() * usize::from(views::pins::ITEM),
        sizes: state.sizes,
    });
    let areas = state.areas;
    settle_lists(state);
    let briefing = Arc::clone(&state.briefing);
    let explain = state.explain;
    settle_evidence(&mut state.evidence, &briefing, Some(state.facts.selected), areas.evidence, explain);
    let sources = state.digest.outlets.len();
    for layer in &mut state.layers {
        match layer {
            Layer::Page(page) => settle_page(page, &briefing, views::article::text_area(areas.page)),
            Layer::Search(search) => {
                let rows = usize::from(views::search::list_area(search, areas.page).height);
                // Two rows are kept for the line between sure and unsure hits and for a blank.
                let earlier = state.desk.memory().searches.len();
                let count = if search.is_blank() { earlier } else { search.hits.len() };
                search.cursor.settle(count, rows.saturating_sub(2).max(1));
                let fact = match search.hits.get(search.cursor.selected).map(|hit| &hit.target) {
                    Some(Target::Fact(fact)) => Some(*fact),
                    _ => None,
                };
                settle_evidence(&mut search.preview, &briefing, fact, areas.evidence, explain);
            }
            Layer::Matrix(matrix) => {
                let columns = views::matrix::columns(areas.page, sources);
                matrix.column = matrix.column.min(sources.saturating_sub(1));
                matrix.left =
                    matrix.left.min(matrix.column).max((matrix.column + 1).saturating_sub(columns.shown));
            }
            Layer::Timeline(timeline) => {
                timeline.cursor.settle(timeline.shown.len(), usize::from(inner(areas.page).height));
            }
            Layer::Stories(cursor) => {
                let rows = usize::from(inner(areas.page).height) / views::stories::ITEM;
                cursor.settle(briefing.stories.len(), rows);
            }
            Layer::Pins(list) => {
                let rows = inner(areas.page).height / views::pins::ITEM;
                list.cursor.settle(state.desk.memory().pins.len(), usize::from(rows));
            }
            Layer::Menu(menu) => {
                let rows = views::menu::list_area(areas.middle, menu.typing).height;
                menu.cursor.settle(menu.rows.len(), usize::from(rows));
            }
            Layer::Prompt(_) => {}
        }
    }
}

/// Keeps the places of the lists that are shown in sight; the others stay as they were left.
fn settle_lists(state: &mut State) {
    let areas = state.areas;
    let height = |panel| usize::from(inner(areas.panel(panel)).height);
    if !areas.articles.is_empty() {
        let room = height(Panel::Articles);
        let item = views::articles::item_height(state.articles.len(), room);
        state.articles.settle(room / usize::from(item));
    }
    if !areas.disagreements.is_empty() {
        state.disagreements.settle(height(Panel::Disagreements));
    }
    if let Some(Layer::Matrix(_)) = state.filling() {
        state.facts.settle(usize::from(views::matrix::body(areas.page).height));
    } else if !areas.facts.is_empty() {
        state.facts.settle(height(Panel::Facts));
    }
}

/// Lays out the evidence of fact number `fact` for `area`; with `explain` it says why the readings are one fact.
fn settle_evidence(
    evidence: &mut Evidence,
    briefing: &Briefing,
    fact: Option<usize>,
    area: Rect,
    explain: bool,
) {
    let found = fact.and_then(|fact| briefing.facts.get(fact));
    let fact = fact.filter(|_| found.is_some());
    if fact != evidence.fact {
        evidence.reading = 0;
        evidence.top = 0;
    }
    let laid = (fact, area, explain, evidence.reading);
    if evidence.laid != Some(laid) {
        evidence.fact = fact;
        evidence.laid = Some(laid);
        evidence.sheet = match found {
            Some(fact) if area.width > 0 => {
                let lay = |open| EvidenceSheet::new(briefing, fact, area.width, explain, open);
                let room = |sheet: &EvidenceSheet| usize::from(views::evidence::split(area, sheet).0.height);
                // So many readings fit nowhere: to lay them all out would only cost time.
                let few = fact.readings().nth(usize::from(area.height)).is_none();
                let whole = few.then(|| lay(None)).filter(|sheet| sheet.rows.len() <= room(sheet));
                whole.unwrap_or_else(|| lay(Some(evidence.reading)))
            }
            _ => EvidenceSheet::default(),
        };
    }
    let (rows, _) = views::evidence::split(area, &evidence.sheet);
    let height = usize::from(rows.height);
    if std::mem::take(&mut evidence.reveal)
        && let Some(of) = evidence.sheet.readings.get(evidence.reading).map(|region| &region.rows)
    {
        evidence.top = evidence.top.max(of.end.saturating_sub(height)).min(of.start);
    }
    evidence.top = evidence.top.min(evidence.sheet.rows.len().saturating_sub(height));
}

fn settle_page(page: &mut Page, briefing: &Briefing, area: Rect) {
    let Some(article) = briefing.articles.get(page.article) else { return };
    if page.width != area.width || page.repairs != page.sheet.repairs {
        // Another width has other rows: what was at the top stays there.
        let at = page.sheet.byte_at(page.top);
        page.sheet = PageSheet::new(article, usize::from(area.width), page.repairs);
        if page.width != 0 && page.top != 0 {
            page.top = page.sheet.row_of(at);
        }
        page.width = area.width;
    }
    let height = usize::from(area.height);
    if let Some(at) = page.reveal.take() {
        let row = page.sheet.row_of(at);
        if page.top == 0 || row < page.top + 1 || row + 2 >= page.top + height {
            page.top = row.saturating_sub(height / 3);
        }
    }
    page.top = page.top.min(page.sheet.rows.len().saturating_sub(height));
}
