//! The facts: values first, then what they are values of, then who gives them.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::layout::{Panel, inner};
use super::super::listing::Row;
use super::super::state::{Progress, State};
use super::text::short;
use super::{NONE_YET, NOTHING_PASSES, empty, has_keys, marked, pin_mark, place_in, select, title};
use crate::model::{Fact, Reading};
use crate::text::cells::{clip, fit, width};
use crate::value::Kind;

/// Draws the panel.
pub fn draw(state: &State, area: Rect, buf: &mut Buffer) {
    let listing = &state.facts;
    let all = state.briefing.facts.len();
    let place = place_in(listing, state.lens.order.name());
    let focused = has_keys(state, Panel::Facts);
    title(state, area, Panel::Facts.title(), &place, focused, buf);
    let body = inner(area);
    if listing.rows.is_empty() {
        let words = match state.progress {
            Progress::Reading => "",
            Progress::Comparing(..) => NONE_YET,
            _ if all > 0 => NOTHING_PASSES,
            _ => "No fact was found.",
        };
        empty(state, body, words, buf);
    }
    let room = body.width.saturating_sub(1);
    for (y, (number, row)) in (body.y..body.bottom()).zip(listing.in_sight(usize::from(body.height))) {
        match row {
            Row::Heading(heading) => {
                buf.set_line(body.x + 1, y, &heading_line(state, heading, usize::from(room)), room);
            }
            Row::Item(index) => {
                let Some(fact) = state.briefing.facts.get(index) else { break };
                buf.set_line(body.x + 1, y, &line(state, fact, usize::from(room)), room);
                pin_mark(state, body, y, index, buf);
                if index == state.facts.selected {
                    select(state, body, y, 1, focused && number == listing.at, buf);
                }
            }
        }
    }
}

/// What stands over a group of facts, and how many there are.
pub fn heading_line(state: &State, heading: usize, room: usize) -> Line<'_> {
    let Some(heading) = state.facts.headings.get(heading) else { return Line::default() };
    let count = format!(" · {}", heading.items);
    let title = clip(&heading.title, room.saturating_sub(width(&count)));
    Line::from(vec![Span::styled(title, state.theme.heading.0), Span::styled(count, state.theme.quiet.0)])
}

/// A fact in one line of `room` cells.
pub fn line<'a>(state: &'a State, fact: &'a Fact, room: usize) -> Line<'a> {
    const GLYPH: usize = 2;
    /// Cells for the number of sources.
    const COUNT: usize = 3;
    let theme = &state.theme;
    let room = room.saturating_sub(GLYPH);
    // Where there is little room, values matter more than who gives them.
    let tags_room = if room < 52 { COUNT } else { (room / 5).min(24) };
    let (tags, more) = if tags_room == COUNT {
        (Vec::new(), sources(fact))
    } else {
        tags(state, fact.readings(), tags_room.saturating_sub(2))
    };
    let tags_width: usize = tags.iter().map(Span::width).sum::<usize>() + width(&more);
    let topic = topic(state, fact).unwrap_or_default();
    let beside = if tags_width > 0 { tags_width + GAP } else { 0 };
    let (values_room, topic_room) = if topic.is_empty() {
        (room.saturating_sub(tags_room + GAP), 0)
    } else {
        let both = room.saturating_sub(beside + GAP);
        let share = if tags_room == COUNT { 50 } else { 42 };
        let usual = room.saturating_sub(tags_room + GAP) * share / 100;
        // Values are there to be compared; of their topic the beginning is enough to know it by.
        let least = width(topic).min((room / 4).max(8));
        let wanted = wanted(fact, if fact.judgement.is_some() { both.saturating_sub(least) } else { both });
        let values_room = if fact.judgement.is_some() && wanted + width(topic) > both {
            wanted
        } else {
            parted(both, usual, wanted, width(topic))
        };
        (values_room, both.saturating_sub(values_room))
    };
    let verdict = fact.verdict();
    let mut spans = vec![Span::styled(fact.glyph().to_string(), theme.verdict(verdict)), Span::raw(" ")];
    let values = value_spans(state, fact, values_room);
    let used: usize = values.iter().map(Span::width).sum();
    spans.extend(values);
    spans.push(Span::raw(" ".repeat((values_room + GAP).saturating_sub(used))));
    spans.extend(marked(state, &fit(topic, topic_room), Style::new()));
    let filled: usize = spans.iter().map(Span::width).sum();
    spans.push(Span::raw(" ".repeat((room + GLYPH).saturating_sub(filled + tags_width))));
    spans.extend(tags);
    spans.push(Span::styled(more, theme.quiet.0));
    Line::from(spans)
}

/// The topic of a fact; none where it only words a reading, as in statements: the values then have its room.
pub fn topic<'a>(state: &State, fact: &'a Fact) -> Option<&'a str> {
    let is_value = fact.kind == Kind::Statement && fact.judgement.is_none()
        || fact.readings().any(|reading| state.briefing.value(reading) == fact.topic);
    (!is_value).then_some(fact.topic.as_str())
}

/// The values of a fact side by side in at most `room` cells.
pub fn value_spans<'a>(state: &State, fact: &Fact, room: usize) -> Vec<Span<'a>> {
    let verdict = fact.verdict();
    let (values, more) = values(fact, room);
    let mut spans = Vec::new();
    for (at, value) in values.into_iter().enumerate() {
        if at > 0 {
            spans.push(Span::styled(" · ", state.theme.verdict(verdict)));
        }
        spans.extend(marked(state, &value, state.theme.value.0));
    }
    if more > 0 {
        spans.push(Span::styled(format!(" +{more}"), state.theme.quiet.0));
    }
    spans
}

/// Cells between two values.
const SEPARATOR: usize = 3;
/// Cells between two columns.
pub const GAP: usize = 2;

/// Where the second of two columns begins that share `both` cells: at `usual` in most rows, so that it is one column for
/// the eye; what the one needs more it takes from what the other leaves.
pub fn parted(both: usize, usual: usize, first: usize, second: usize) -> usize {
    /// Rows that depart to the left keep to a few columns, too.
    const STOP: usize = 6;
    let rest = both.saturating_sub(second);
    let at = usual.clamp(first.min(rest), first.max(rest)).min(both);
    let stop = at / STOP * STOP;
    if at < usual && stop >= first { stop } else { at }
}

/// The cells that the values of a fact take of at most `room`.
fn wanted(fact: &Fact, room: usize) -> usize {
    let (values, more) = values(fact, room);
    spread(&values) + if more > 0 { 2 + more.to_string().len() } else { 0 }
}

/// The cells that values take side by side.
fn spread(values: &[impl AsRef<str>]) -> usize {
    let cells: usize = values.iter().map(|value| width(value.as_ref())).sum();
    cells + SEPARATOR * values.len().saturating_sub(1)
}

/// The values of a fact as far as `room` cells hold them, and how many more there are.
///
/// Where room is short, what all values begin with goes first, then the last of three or more, then the ends of the
/// longest: a comparison must still show what differs.
fn values(fact: &Fact, room: usize) -> (Vec<String>, usize) {
    // Two values of which less is left cannot be told apart.
    const LEAST: usize = 9;
    let compared = if fact.judgement.is_some() { fact.variants.len() } else { 1 };
    let mut values: Vec<Cow<'_, str>> =
        fact.variants.iter().take(compared).map(|variant| short(fact.kind, &variant.value)).collect();
    if spread(&values) > room && values.len() > 1 {
        let shared = shared_beginning(&values);
        if shared > 0 {
            for value in &mut values {
                *value = Cow::Owned(format!("…{}", value.get(shared..).unwrap_or_default()));
            }
        }
    }
    let more = |shown: usize| if shown < compared { 2 + (compared - shown).to_string().len() } else { 0 };
    while values.len() > 2
        && spread(&values) + more(values.len()) > room
        && room.saturating_sub(SEPARATOR * (values.len() - 1) + more(values.len())) / values.len() < LEAST
    {
        values.pop();
    }
    let shown = values.len();
    let mut left = room.saturating_sub(SEPARATOR * shown.saturating_sub(1) + more(shown));
    let mut by_length: Vec<usize> = (0..shown).collect();
    by_length.sort_by_key(|at| values.get(*at).map_or(0, |value| width(value)));
    for (done, at) in by_length.into_iter().enumerate() {
        let Some(value) = values.get_mut(at) else { continue };
        let cut = clip(value, left / (shown - done)).into_owned();
        left = left.saturating_sub(width(&cut));
        *value = Cow::Owned(cut);
    }
    (values.into_iter().map(Cow::into_owned).collect(), compared - shown)
}

/// Bytes of the words that all `values` begin with.
pub fn shared_beginning(values: &[Cow<'_, str>]) -> usize {
    let Some((first, others)) = values.split_first() else { return 0 };
    let words = first.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| at + 1);
    let shared = |end: &usize| {
        let beginning = first.get(..*end);
        beginning.is_some() && others.iter().all(|other| other.get(..*end) == beginning)
    };
    words.take_while(shared).last().unwrap_or_default()
}

/// How many independent sources state a fact, where it is more than one.
fn sources(fact: &Fact) -> String {
    if fact.corroboration > 1 { fact.corroboration.to_string() } else { String::new() }
}

/// Labels of the sources of `readings`, in at most `room` cells, and how many more there are.
pub fn tags<'a, 'b>(
    state: &'a State,
    readings: impl Iterator<Item = &'b Reading>,
    room: usize,
) -> (Vec<Span<'a>>, String) {
    let mut outlets = state.digest.outlets_of(readings);
    outlets.sort_unstable();
    let mut spans = Vec::new();
    let mut used = 0;
    for (at, outlet) in outlets.iter().enumerate() {
        let tag = state.digest.outlets.get(*outlet).map_or("", |outlet| outlet.tag.as_str());
        let left = outlets.len() - at;
        let gap = usize::from(at > 0);
        let more = if left > 1 { 2 + left.to_string().len() } else { 0 };
        if used + gap + width(tag) + more > room {
            let more = format!("{}+{left}", if at > 0 { " " } else { "" });
            let fits = used + width(&more) <= room;
            return (spans, if fits { more } else { String::new() });
        }
        if gap > 0 {
            spans.push(Span::raw(" "));
        }
        spans.push(Span::styled(tag, state.theme.tag(*outlet)));
        used += gap + width(tag);
    }
    (spans, String::new())
}

/// A fact in one line of `room` cells as a disagreement: glyph, topic, values.
pub fn topic_first<'a>(state: &'a State, fact: &'a Fact, room: usize) -> Line<'a> {
    let theme = &state.theme;
    let verdict = fact.verdict();
    let share = if room < 60 { 34 } else { 42 };
    let mut room = room.saturating_sub(2);
    let mut spans = vec![Span::styled(format!("{} ", fact.glyph()), theme.verdict(verdict))];
    if let Some(topic) = topic(state, fact) {
        let both = room.saturating_sub(GAP);
        let usual = (room * share / 100).min(34);
        let topic_room = parted(both, usual, width(topic), wanted(fact, both));
        spans.extend(marked(state, &fit(topic, topic_room), Style::new()));
        spans.push(Span::raw(" ".repeat(GAP)));
        room = both - topic_room;
    }
    spans.extend(value_spans(state, fact, room));
    Line::from(spans)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::fixture;

    fn shown(topic: &str, room: usize) -> (String, usize) {
        let briefing = fixture::briefing();
        let fact = briefing.facts.iter().find(|fact| fact.topic == topic).unwrap();
        let (values, more) = values(fact, room);
        (values.join(" · "), more)
    }

    #[test]
    fn short_of_room_values_still_show_what_differs() {
        let all = ("22 years · 23 years · over two decades".to_owned(), 0);
        assert_eq!(shown("since the last visit", 38), all);
        assert_eq!(shown("since the last visit", 24), ("22 years · 23 years".to_owned(), 1));
        assert_eq!(shown("minister of trade", 20), ("…Shakal · …Shaqal".to_owned(), 0));
        assert_eq!(shown("bilateral trade", 9), ("$2… · $2…".to_owned(), 0));
        assert_eq!(shown("bilateral trade", 0), (" · ".to_owned(), 0));
    }

    #[test]
    fn a_column_gives_room_that_it_does_not_need() {
        assert_eq!(parted(60, 25, 10, 20), 25, "both have enough");
        assert_eq!(parted(60, 25, 10, 45), 12, "the topic needs more than is left of it");
        assert_eq!(parted(60, 25, 14, 45), 15, "no stop before the end of the values");
        assert_eq!(parted(60, 25, 35, 20), 35, "the values do");
        assert_eq!(parted(60, 25, 10, 90), 10, "cut as little as can be");
        assert_eq!(parted(60, 25, 70, 90), 25, "neither has anything to give");
    }
}
