//! The line at the top, the names of the panels on a narrow screen, and the keys at the bottom.

use ratatui::buffer::Buffer;
use ratatui::text::{Line, Span};

use super::super::action::{ACTIONS, Action, Context};
use super::super::layout::Panel;
use super::super::state::{Progress, State};
use crate::model::Verdict;
use crate::report::{counted, counted_verdicts};
use crate::text::cells::{clip, width};
use crate::text::sanitize;

/// Counts, the disagreements nearest to the name: they are what the program is for.
pub fn header(state: &State, buf: &mut Buffer) {
    let area = state.areas.header;
    let theme = &state.theme;
    let briefing = &state.briefing;
    let mut left = vec![Span::styled(" gainsay ", theme.heading.0)];
    if state.progress == Progress::Reading {
        left.push(Span::styled(" reading the articles …", theme.quiet.0));
        buf.set_line(area.x, area.y, &Line::from(left), area.width);
        return;
    }
    let wide = area.width >= 80;
    for (verdict, count) in Verdict::ALL.into_iter().zip(state.digest.counts) {
        let words = if wide { counted_verdicts(count, verdict) } else { count.to_string() };
        left.push(Span::styled(format!("  {} {words}", verdict.glyph()), theme.verdict(Some(verdict))));
    }
    if !state.lens.filter.is_empty() {
        return filter(state, &Line::from(left), buf);
    }
    let mut counts = vec![
        counted(briefing.facts.len(), "fact", "facts"),
        counted(briefing.articles.len(), "article", "articles"),
        counted(state.digest.outlets.len(), "source", "sources"),
    ];
    if briefing.stories.len() > 1 {
        counts.push(counted(briefing.stories.len(), "story", "stories"));
    }
    if !briefing.warnings.is_empty() {
        counts.push(counted(briefing.warnings.len(), "warning", "warnings"));
    }
    let line = Line::from(left);
    let used = line.width();
    buf.set_line(area.x, area.y, &line, area.width);
    let room = usize::from(area.width).saturating_sub(used + 3);
    counts.extend(compared(state));
    // What could not be read, or is not compared yet, is told as long as anything is: nobody would look for it.
    let kept = usize::from(!briefing.warnings.is_empty()) + usize::from(state.progress.is_partial());
    while !counts.is_empty() && width(&counts.join(" · ")) > room {
        counts.remove(counts.len().saturating_sub(1 + kept));
    }
    let right = counts.join(" · ");
    let x = area.right().saturating_sub(width(&right) as u16 + 1);
    buf.set_stringn(x, area.y, &right, room, theme.quiet.0);
}

/// How much is compared, as long as that is not all.
fn compared(state: &State) -> Option<String> {
    match state.progress {
        Progress::Comparing(done, all) => Some(format!("{} % compared …", done * 100 / all.max(1))),
        _ => None,
    }
}

/// The header while a filter narrows the lists: what is shown of them, and the filter.
fn filter(state: &State, left: &Line<'_>, buf: &mut Buffer) {
    let area = state.areas.header;
    let room = usize::from(area.width).saturating_sub(left.width() + 3);
    buf.set_line(area.x, area.y, left, area.width);
    let facts = counted(state.briefing.facts.len(), "fact", "facts");
    let compared = compared(state).map(|words| format!("{words} · ")).unwrap_or_default();
    let shown = format!("{} of {facts} · {compared}", state.facts.len());
    let shown = if width(&shown) + 16 > room { compared } else { shown };
    let typed = clip(&state.lens.filter.typed, room.saturating_sub(width(&shown)));
    let x = area.right().saturating_sub((width(&shown) + width(&typed) + 1) as u16);
    let line = Line::from(vec![
        Span::styled(shown.as_str(), state.theme.quiet.0),
        Span::styled(typed, state.theme.notice.0),
    ]);
    buf.set_line(x, area.y, &line, room as u16);
}

/// The names of all panels, for a screen that shows one.
pub fn tabs(state: &State, buf: &mut Buffer) {
    let area = state.areas.tabs;
    if area.is_empty() {
        return;
    }
    let mut spans = vec![Span::raw(" ")];
    let names: usize = Panel::ALL.iter().map(|panel| width(panel.title()) + 2).sum();
    for panel in Panel::ALL {
        let style = if panel == state.focus { state.theme.cursor.0 } else { state.theme.quiet.0 };
        // Where the names do not fit, the numbers do.
        let name = if names < usize::from(area.width) || panel == state.focus {
            panel.title()
        } else {
            panel.title().get(..1).unwrap_or_default()
        };
        spans.push(Span::styled(name, style));
        spans.push(Span::raw("  "));
    }
    buf.set_line(area.x, area.y, &Line::from(spans), area.width);
}

/// What the keys do here; while a chord is being typed what can follow; or what there is to tell.
pub fn bottom(state: &State, buf: &mut Buffer) {
    let area = state.areas.bar;
    let room = usize::from(area.width).saturating_sub(1);
    if let Some(notice) = &state.notice {
        // It can quote files, addresses and what other programs say.
        let notice = sanitize(notice);
        let line = Line::styled(clip(&notice, room), state.theme.notice.0);
        buf.set_line(area.x + 1, area.y, &line, area.width.saturating_sub(1));
        return;
    }
    let hints = if state.pending.is_empty() { hints(state) } else { continuations(state) };
    // The way to all the other keys is never cut off.
    let last = hints.iter().position(|(_, words)| words == "help");
    let reserve = last.and_then(|at| hints.get(at)).map_or(0, |(keys, words)| width(keys) + width(words) + 4);
    let mut spans = Vec::new();
    let mut used = 0;
    for (at, (keys, words)) in hints.iter().enumerate() {
        let cells = width(keys) + width(words) + 1;
        let kept = if last == Some(at) { 0 } else { reserve };
        if used + cells + kept > room {
            continue;
        }
        spans.push(Span::styled(keys.clone(), state.theme.key.0));
        spans.push(Span::styled(format!(" {words}   "), state.theme.quiet.0));
        used += cells + 3;
    }
    buf.set_line(area.x + 1, area.y, &Line::from(spans), area.width.saturating_sub(1));
}

/// Keys and hints of the actions that act here; actions with one hint share it.
fn hints(state: &State) -> Vec<(String, String)> {
    let context = state.context();
    let typing = context.is_typing();
    let mut hints: Vec<(String, String)> = Vec::new();
    for entry in ACTIONS.iter().filter(|entry| !entry.hint.is_empty() && entry.contexts.contains(&context)) {
        let idle = match entry.action {
            Action::NextMatch | Action::PreviousMatch => state.trail.is_none(),
            // The bar has room for them only where they are the matter.
            Action::Note | Action::Export | Action::Undo | Action::Copy => context != Context::Pins,
            Action::Back => context == Context::List && !state.zoomed,
            Action::NextDisagreement | Action::PreviousDisagreement => {
                state.briefing.disagreements.is_empty()
            }
            _ => false,
        };
        if idle {
            continue;
        }
        let usable = |key: &String| !typing || key.chars().count() > 1 || !key.is_ascii();
        let Some(key) = state.keymap.shown(entry.action).find(usable) else { continue };
        match hints.last_mut() {
            Some((keys, hint)) if hint == entry.hint => {
                keys.push('/');
                keys.push_str(&key);
            }
            _ => hints.push((key, entry.hint.to_owned())),
        }
    }
    hints
}

fn continuations(state: &State) -> Vec<(String, String)> {
    let typed: String = state.pending.iter().map(ToString::to_string).collect();
    state
        .keymap
        .continuations(state.context(), &state.pending)
        .filter_map(|(rest, action)| Some((format!("{typed}{rest}"), action.entry()?.help.to_owned())))
        .collect()
}
