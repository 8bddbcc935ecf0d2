//! The names of the panels on a narrow screen, and the keys at the bottom.

use ratatui::buffer::Buffer;
use ratatui::text::{Line, Span};

use super::super::action::{ACTIONS, Action, KeyContext};
use super::super::layout::Panel;
use super::super::opened_place::OpenedPlace;
use super::super::state::ReaderState;
use crate::text::cells::{clip, width};
use crate::text::sanitize;

/// How they see their own articles, for whoever has never looked at others than those that come with gainsay.
const YOURS: &str = "Yours: gainsay FOLDER";

/// The names of all panels, for a screen that shows one.
pub fn tabs(state: &ReaderState, buf: &mut Buffer) {
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
pub fn bottom(state: &ReaderState, buf: &mut Buffer) {
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
    let last = hints.iter().position(|(_, words)| words == "all keys");
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
    let is_new = state.opened == OpenedPlace::BuiltIn { has_own: false };
    if is_new && state.pending.is_empty() && used + width(YOURS) < room {
        let x = area.right().saturating_sub(width(YOURS) as u16 + 1);
        buf.set_line(x, area.y, &Line::styled(YOURS, state.theme.quiet.0), area.width);
    }
}

/// Keys and hints of the actions that act here; actions with one hint share it.
fn hints(state: &ReaderState) -> Vec<(String, String)> {
    let context = state.context();
    let typing = context.is_typing();
    let mut hints: Vec<(String, String)> = vec![arrows(state, context)];
    hints.retain(|(keys, _)| !keys.is_empty());
    for entry in ACTIONS.iter().filter(|entry| !entry.hint.is_empty() && entry.contexts.contains(context)) {
        let idle = match entry.action {
            Action::NextMatch | Action::PreviousMatch => state.last_search.is_none(),
            // The bar has room for them only where they are the matter.
            Action::Note | Action::Export | Action::Undo | Action::Copy => context != KeyContext::Pins,
            Action::Back => matches!(context, KeyContext::Facts | KeyContext::Articles) && !state.zoomed,
            Action::NextDifference => !state.facts.items().any(|fact| state.tables.is_difference(fact)),
            Action::NextOutlet => context != KeyContext::Article,
            Action::Up | Action::Down | Action::Left | Action::Right => true,
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

/// What the arrows do here.
fn arrows(state: &ReaderState, context: KeyContext) -> (String, String) {
    let words = match context {
        KeyContext::Facts | KeyContext::Articles => "↑↓ row   ←→ panel",
        KeyContext::Diff => "↑↓ clause   ←→ panel",
        KeyContext::Article => "↑↓ line   ← back",
        KeyContext::Matrix => "↑↓ row   ←→ outlet",
        KeyContext::Stories => "↑↓ story",
        KeyContext::Dates | KeyContext::Pins | KeyContext::Problems => "↑↓ row",
        KeyContext::Search => "type: narrow   ↑↓ choose",
        KeyContext::Help | KeyContext::Palette => "↑↓ choose",
        KeyContext::Prompt => "",
    };
    // Whoever has bound other keys is told those in the help.
    let moved = state.keymap.shown(Action::Down).all(|key| key != "↓");
    match words.split_once(' ') {
        Some((keys, rest)) if !moved => (keys.to_owned(), rest.to_owned()),
        _ => (String::new(), String::new()),
    }
}

fn continuations(state: &ReaderState) -> Vec<(String, String)> {
    let typed: String = state.pending.iter().map(ToString::to_string).collect();
    state
        .keymap
        .continuations(state.context(), &state.pending)
        .map(|(rest, action)| (format!("{typed}{rest}"), action.entry().help.to_owned()))
        .collect()
}
