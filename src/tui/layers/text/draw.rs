//! The text of an article, with the evidence that led there and all other values that are facts.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::page::{OpenText, text_area};
use crate::model::BlockKind;
use crate::report::counted;
use crate::summary::Section;
use crate::text::sanitize;
use crate::tui::briefing_tables::Spot;
use crate::tui::layout::inner;
use crate::tui::state::ReaderState;
use crate::tui::views::facts;
use crate::tui::views::frame::title;
use crate::tui::views::header::ends;
use crate::tui::views::text::{Patch, paint, published};
use crate::tui::wrapped::PageRow;

/// Draws the article.
pub fn draw(state: &ReaderState, page: &OpenText, area: Rect, buf: &mut Buffer) {
    let Some(article) = state.briefing.articles.get(page.article) else { return };
    let text = text_area(area);
    let rows = page.wrapped.rows.len();
    let below = rows.saturating_sub(page.top + usize::from(text.height));
    let place = match (page.top, below) {
        (0, 0) => "all".to_owned(),
        (_, 0) => "end".to_owned(),
        (top, _) => format!("{}%", (top + usize::from(text.height)) * 100 / rows.max(1)),
    };
    let focused = state.top::<OpenText>().is_some();
    title(state, area, "Text", &place, focused, buf);
    told(state, page, area, text, buf);
    let patches = patches(state, page, usize::from(text.height));
    for (y, row) in (text.y..text.bottom()).zip(page.wrapped.rows.iter().skip(page.top)) {
        match row {
            PageRow::Blank => {}
            PageRow::Headline(part) => {
                let headline = article.headline();
                let words = sanitize(headline.get(part.clone()).unwrap_or_default());
                buf.set_line(text.x, y, &Line::styled(words, state.theme.heading.0), text.width);
            }
            PageRow::Note(note) => {
                let note = page.wrapped.notes.get(*note).map_or("", String::as_str);
                buf.set_line(text.x, y, &Line::styled(note, state.theme.quiet.0), text.width);
            }
            PageRow::Text(part, kind) => {
                let style = match kind {
                    BlockKind::Title | BlockKind::Heading => state.theme.heading.0,
                    BlockKind::Paragraph => Style::new(),
                    BlockKind::Caption | BlockKind::Boilerplate => state.theme.quiet.0,
                };
                let line = Line::from(paint(&article.body, part, style, &patches));
                buf.set_line(text.x, y, &line, text.width);
                margin(state, page, part, text.x.saturating_sub(2).max(area.x), y, buf);
                let evidence = page.sentence.as_ref();
                if evidence.is_some_and(|s| s.start < part.end && part.start < s.end) && text.x > area.x {
                    buf.set_string(text.x - 1, y, "▌", state.theme.focus.0);
                }
            }
        }
    }
}

/// Tells above the text what all outlets give for the value that one stands on, where no Diff stands beside it.
fn told(state: &ReaderState, page: &OpenText, area: Rect, text: Rect, buf: &mut Buffer) {
    let blank = inner(area).y < text.y;
    if !blank || page.value.is_none() || !state.areas.diff.is_empty() {
        return;
    }
    let x = text.x.saturating_sub(2).max(area.x);
    let room = text.right() - x;
    buf.set_line(x, text.y - 1, &facts::short_line(state, state.facts.selected, usize::from(room)), room);
}

/// Shows in the margin what the gravest of the disputed values that begin in this line is; spellings are no matter for
/// the margin.
fn margin(state: &ReaderState, page: &OpenText, line: &Range<usize>, x: u16, y: u16, buf: &mut Buffer) {
    let spots = state.tables.spots.get(page.article).map_or(&[][..], Vec::as_slice);
    let first = spots.partition_point(|spot| spot.span.start < line.start);
    let here = spots.get(first..).unwrap_or_default().iter().take_while(|spot| spot.span.start < line.end);
    let sign = |spot: &Spot| {
        let section = state.tables.section_of.get(spot.fact).copied();
        let section = section.filter(|section| matches!(section, Section::Disagree | Section::Fit))?;
        Some((state.briefing.facts.get(spot.fact)?.is_possible(), section))
    };
    match here.filter_map(sign).min() {
        Some((true, _)) => buf.set_string(x, y, "?", Style::new()),
        Some((false, section)) => {
            buf.set_string(x, y, section.sign().to_string(), state.theme.sign(section));
        }
        None => {}
    }
}

/// What looks different in the text, the strongest last.
fn patches(state: &ReaderState, page: &OpenText, height: usize) -> Vec<Patch> {
    let theme = &state.theme;
    let (first, last) = in_sight(page, height);
    let near = |span: &Range<usize>| span.start < last && first < span.end;
    let mut patches = Vec::new();
    if let Some(sentence) = &page.sentence {
        patches.push((sentence.clone(), theme.sentence.0));
    }
    for spot in state.tables.spots.get(page.article).into_iter().flatten().filter(|spot| near(&spot.span)) {
        // A value that nobody gives otherwise is underlined on request: a text is there to be read.
        let is_shown = state.list_options.minor
            || state.tables.is_difference(spot.fact)
            || state.user_marks.pin_of(spot.fact).is_some();
        let patch = (spot.span.clone(), theme.other.0);
        if is_shown && patches.last() != Some(&patch) {
            patches.push(patch);
        }
    }
    if let Some(value) = &page.value {
        patches.push((value.clone(), theme.mark.0));
    }
    for mark in page.marks.iter().filter(|mark| near(mark)) {
        patches.push((mark.clone(), theme.found.0));
    }
    patches
}

/// The bytes of the body from the first row in sight to the last.
fn in_sight(page: &OpenText, height: usize) -> (usize, usize) {
    let mut parts = page.wrapped.rows.iter().skip(page.top).take(height).filter_map(|row| match row {
        PageRow::Text(part, _) => Some(part),
        _ => None,
    });
    let Some(first) = parts.next() else { return (0, 0) };
    (first.start, parts.next_back().unwrap_or(first).end)
}

/// The headline of the open text, and which of the articles it is.
pub fn page_title(state: &ReaderState, page: &OpenText, area: Rect, buf: &mut Buffer) {
    let Some(article) = state.briefing.articles.get(page.article) else { return };
    let at = state.articles.items().position(|of| of == page.article);
    let place = at.map_or_else(String::new, |at| format!("{} of {}", at + 1, state.articles.len()));
    let headline = sanitize(crate::report::headline(article));
    ends(&headline, &place, state.theme.heading.0, state, area, buf);
}

/// Who published the open text, when, how long it is, where it stands on the web, and what was cut.
pub fn about_page(state: &ReaderState, page: &OpenText, area: Rect, buf: &mut Buffer) {
    let Some(article) = state.briefing.articles.get(page.article) else { return };
    let words = state.tables.words.get(page.article).copied().unwrap_or_default();
    let outlet = sanitize(&article.outlet.value).into_owned();
    let mut parts = vec![
        format!("{outlet}, {}", published(state.briefing.published(page.article))),
        counted(words, "word", "words"),
    ];
    let address =
        article.url.as_deref().and_then(|url| url.split("//").nth(1)).and_then(|url| url.split('/').next());
    parts.extend(address.map(|host| sanitize(host).into_owned()));
    let right = match article.repairs.len() {
        0 => String::new(),
        count => counted(count, "repair", "repairs"),
    };
    ends(&parts.join("   "), &right, Style::new(), state, area, buf);
}
