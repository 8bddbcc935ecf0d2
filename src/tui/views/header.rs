//! The lines at the top: what happened, how far the outlets agree, the lead sentence; of an open text its own.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::action::Action;
use super::super::briefing_tables::StoryExtent;
use super::super::progress::Progress;
use super::super::state::ReaderState;
use super::text::published;
use crate::report::{counted, day_text};
use crate::summary::{EventDay, Section, lead};
use crate::text::cells::{clip, clip_words, width};
use crate::text::sanitize;
use crate::text::wrap::wrap;

/// The lines at the top: what happened, how far the outlets agree, and where there is room the lead sentence.
pub fn draw(state: &ReaderState, buf: &mut Buffer) {
    let area = state.areas.header;
    if area.is_empty() {
        return;
    }
    if state.progress == Progress::Reading {
        let words = Line::styled(" Reading the articles …", state.theme.quiet.0);
        buf.set_line(area.x, area.y, &words, area.width);
        return;
    }
    if state.filling().is_some_and(|layer| layer.draw_header(state, buf)) {
        return;
    }
    let Some(extent) = state.extent() else {
        buf.set_line(area.x, area.y, &Line::styled(" gainsay", state.theme.heading.0), area.width);
        return;
    };
    story_title(state, extent, line_of(state, 0), buf);
    if state.is_on_hit() {
        search_line(state, line_of(state, 1), buf);
    } else {
        counts(state, extent, line_of(state, 1), buf);
    }
    if area.height > 2 {
        lead_lines(state, extent, Rect { y: area.y + 2, height: area.height - 2, ..area }, buf);
    }
}

/// One of the lines at the top.
pub fn line_of(state: &ReaderState, row: u16) -> Rect {
    let area = state.areas.header;
    Rect { y: area.y + row, height: 1.min(area.height.saturating_sub(row)), ..area }
}

/// `left` in the look of a headline and `right` at the other end of the line; `left` is cut where both do not fit.
pub fn ends(left: &str, right: &str, look: Style, state: &ReaderState, area: Rect, buf: &mut Buffer) {
    let room = usize::from(area.width).saturating_sub(2);
    let right_room = if right.is_empty() { 0 } else { width(right) + 2 };
    let left = clip_words(left, room.saturating_sub(right_room));
    buf.set_line(area.x + 1, area.y, &Line::styled(left, look), area.width.saturating_sub(2));
    if width(right) < room {
        let x = area.right().saturating_sub(width(right) as u16 + 1);
        buf.set_line(x, area.y, &Line::styled(right, state.theme.quiet.0), width(right) as u16);
    }
}

/// The headline with its outlet, and the day.
fn story_title(state: &ReaderState, extent: &StoryExtent, area: Rect, buf: &mut Buffer) {
    let Some(headline) = &extent.headline else { return };
    let day = match extent.day {
        Some(EventDay::Happened(day)) => day.strftime("%a %-d %b %Y").to_string(),
        Some(EventDay::Published(day)) => format!("published {}", day_text(day)),
        None => String::new(),
    };
    let outlet = state.tables.outlets.get(state.tables.outlet(headline.article));
    let short = area.width < 90;
    let name = outlet.map_or("", |outlet| if short { outlet.tag.as_str() } else { outlet.name.as_str() });
    let name = format!(" ({})", sanitize(name));
    let words = sanitize(&headline.text);
    let room = usize::from(area.width).saturating_sub(2 + width(&day) + 2 + width(&name));
    let denied = if headline.is_denied { "≠ " } else { "" };
    let words = format!("{denied}{}{name}", clip_words(&words, room.saturating_sub(width(denied))));
    ends(&words, &day, state.theme.heading.0, state, area, buf);
}

/// How far the outlets agree.
fn counts(state: &ReaderState, extent: &StoryExtent, area: Rect, buf: &mut Buffer) {
    let theme = &state.theme;
    let outlets = counted(extent.outlets.len(), "outlet", "outlets");
    let mut spans = vec![Span::raw(" "), Span::raw(outlets)];
    let right = right_note(state);
    if state.list_options.filter.is_empty() {
        let articles = state.articles.len();
        if articles == 1 {
            let article = state.articles.items().next().unwrap_or_default();
            let name =
                state.tables.outlets.get(state.tables.outlet(article)).map_or("", |of| of.name.as_str());
            let words = format!(
                " One article ({}, {}): its facts, with nothing to compare them to.",
                sanitize(name),
                published(state.briefing.published(article))
            );
            let room = area.width.saturating_sub(1);
            buf.set_line(area.x, area.y, &Line::raw(clip(&words, usize::from(room)).into_owned()), room);
            return;
        }
        let disagree = extent.count(Section::Disagree);
        spans.push(Span::raw("   "));
        if disagree > 0 {
            spans.push(Span::styled("≠", theme.conflict.0));
            spans.push(Span::raw(format!(" {disagree} disagree")));
        } else if state.progress.is_partial() && extent.facts == 0 {
            spans.push(Span::raw("not compared yet"));
        } else {
            spans.push(Span::raw("no outright disagreement"));
        }
        if extent.possible > 0 {
            spans.push(Span::raw(format!(", ? {} may", extent.possible)));
        }
        for (section, words) in [
            (Section::Fit, "≈ {} differ, but fit"),
            (Section::Agree, "= {} agree"),
            (Section::Alone, "{} said by one"),
        ] {
            let count = extent.count(section);
            let words = words.replace("{}", &count.to_string());
            let used: usize = spans.iter().map(Span::width).sum();
            if count > 0 && used + 3 + width(&words) + 2 <= usize::from(area.width) {
                spans.push(Span::raw("   "));
                spans.push(Span::raw(words));
            }
        }
        if let Some(days) = range_of_days(state) {
            let used: usize = spans.iter().map(Span::width).sum();
            if used + width(&days) + 2 + width(&right) + 3 <= usize::from(area.width) {
                spans.insert(2, Span::styled(format!(", {days}"), theme.quiet.0));
            }
        }
    } else {
        let shown: usize = state.facts.headings.iter().map(|heading| heading.items).sum();
        spans.push(Span::raw(format!("   {shown} of {} rows: ", extent.facts)));
        spans.push(Span::raw(sanitize(&state.list_options.filter.typed).into_owned()));
        spans.push(Span::styled("   Esc shows all", theme.quiet.0));
    }
    let line = Line::from(spans);
    let used = line.width();
    buf.set_line(area.x, area.y, &line, area.width);
    if used + width(&right) + 3 <= usize::from(area.width) {
        let x = area.right().saturating_sub(width(&right) as u16 + 1);
        buf.set_line(x, area.y, &Line::styled(right, theme.quiet.0), area.width);
    }
}

/// From the first to the last day on which the articles of the story were published.
fn range_of_days(state: &ReaderState) -> Option<String> {
    let days = || {
        state.articles.items().filter_map(|article| state.briefing.published(article)).map(|day| day.value)
    };
    let (first, last) = (days().min()?, days().max()?);
    (first != last).then(|| format!("{} to {}", day_text(first), day_text(last)))
}

/// What is being read, how much is compared, what could not be read.
pub fn right_note(state: &ReaderState) -> String {
    let mut parts = Vec::new();
    if let Progress::Comparing(done, all) = state.progress {
        parts.push(format!("{done} of {all} stories compared …"));
    }
    if !state.briefing.warnings.is_empty() {
        parts.push(counted(state.briefing.warnings.len(), "problem", "problems"));
    }
    if parts.is_empty() {
        parts.push(state.opened.name().to_owned());
    }
    parts.join(", ")
}

/// The lead sentence of the article that the headline is of.
fn lead_of<'a>(state: &'a ReaderState, extent: &StoryExtent) -> Option<&'a str> {
    let headline = extent.headline.as_ref()?;
    let article = state.briefing.articles.get(headline.article)?;
    article.body.get(lead(article)?).filter(|lead| *lead != headline.text)
}

/// Lines that the lead sentence takes on a screen of `width` columns, at most two.
pub fn lead_rows(state: &ReaderState, width: u16) -> u16 {
    let lead = state.extent().and_then(|extent| lead_of(state, extent)).unwrap_or_default();
    let room = usize::from(width.saturating_sub(2)).max(1);
    if lead.is_empty() { 0 } else { wrap(lead, room).len().min(2) as u16 }
}

fn lead_lines(state: &ReaderState, extent: &StoryExtent, area: Rect, buf: &mut Buffer) {
    let Some(lead) = lead_of(state, extent) else { return };
    let room = usize::from(area.width.saturating_sub(2));
    let lines = wrap(lead, room);
    let last = usize::from(area.height).saturating_sub(1);
    for (at, (y, line)) in (area.y..area.bottom()).zip(&lines).enumerate() {
        let end = if at == last { lead.len() } else { line.end };
        let words = sanitize(lead.get(line.start..end).unwrap_or_default()).into_owned();
        let words = clip_words(&words, room).into_owned();
        buf.set_line(area.x + 1, y, &Line::raw(words), area.width.saturating_sub(2));
    }
}

/// The search that led to what is shown.
pub fn search_line(state: &ReaderState, area: Rect, buf: &mut Buffer) {
    let Some(last_search) = &state.last_search else { return };
    let key = |action| state.key(action);
    let left = format!(
        "/ {}   hit {} of {}",
        sanitize(&last_search.line),
        last_search.at + 1,
        last_search.hits.len()
    );
    let right = format!(
        "{} next   {} previous   {} to the hits",
        key(Action::NextMatch),
        key(Action::PreviousMatch),
        key(Action::Back)
    );
    ends(&left, &right, Style::new(), state, area, buf);
}
