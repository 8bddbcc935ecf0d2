//! Brings places, scrolls and laid out texts in line with everything else, so that views need only read.

use super::layout::{PIN_ROWS, Shape, arrange, inner};
use super::lists;
use super::state::{Layer, ReaderState};
use super::views::{articles, header};

/// Lays everything out after a change, whatever changed.
pub fn relayout(state: &mut ReaderState) {
    let (width, height) = state.size;
    state.areas = arrange(Shape {
        width,
        height,
        focus: state.focus,
        zoomed: state.zoomed || state.filling().is_some_and(Layer::is_zoomed),
        base: state.base(),
        articles: state.articles.len(),
        lead: header::lead_rows(state, width),
        pins: state.user_marks.memory().pins.len() * usize::from(PIN_ROWS),
        sizes: state.sizes,
    });
    let areas = state.areas;
    let in_layer = state.filling().and_then(|layer| layer.fact_rows(&areas));
    // How much of each section is shown depends on the rows that there are.
    let rows = match in_layer {
        Some(rows) => rows,
        None if areas.facts.is_empty() => state.list_rows,
        None => usize::from(inner(areas.facts).height),
    };
    if rows != state.list_rows {
        state.list_rows = rows;
        lists::refresh(state);
        lists::open_section_of(state, state.facts.selected);
    }
    // The lists that are shown keep their places in sight; the others stay as they were left.
    if !areas.articles.is_empty() {
        let item = usize::from(articles::item_height(state));
        state.articles.keep_in_sight(usize::from(inner(areas.articles).height) / item.max(1));
    }
    if in_layer.is_some() || !areas.facts.is_empty() {
        state.facts.keep_in_sight(rows);
    }
    let fact = state.fact().is_some().then_some(state.facts.selected);
    let mut diff = std::mem::take(&mut state.diff);
    diff.lay_out(&state.laying(), fact);
    state.diff = diff;
    state.each_layer(Layer::lay_out);
}
