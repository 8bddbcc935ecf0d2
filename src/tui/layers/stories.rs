//! The stories of a folder, the latest first: what each is about, how many outlets tell it, and its first difference.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::report::{counted, day_text};
use crate::summary::Section;
use crate::text::cells::{clip_words, fit, width};
use crate::text::sanitize;
use crate::tui::action::{Action, KeyContext};
use crate::tui::choice::{close_layer, enter_story, focus, narrow, open_table, tell_how_to_leave};
use crate::tui::command::{Done, KeyCommand};
use crate::tui::crossing::Crossing;
use crate::tui::cursor::{Clicked, Cursor};
use crate::tui::layout::{Areas, Base, Panel, inner};
use crate::tui::state::{Layer, ReaderState};
use crate::tui::views::articles;
use crate::tui::views::facts::{select_row, short_line};
use crate::tui::views::frame::title;
use crate::tui::views::header::{ends, line_of, right_note};

/// Rows of a story: its headline, and its first difference.
const ITEM: usize = 2;

/// Cells of a day.
const DAY: usize = 12;

/// The list of stories.
#[derive(Debug)]
pub struct StoryList {
    /// The story that the keys stand on, by its place in the list.
    pub cursor: Cursor,
}

impl Layer for StoryList {
    fn context(&self) -> KeyContext {
        KeyContext::Stories
    }

    fn base(&self) -> Option<Base> {
        Some(Base::Table)
    }

    fn keys(&self) -> fn(&mut ReaderState, KeyCommand) -> Done {
        keys
    }

    fn rows_in_sight(&self, areas: &Areas) -> u16 {
        inner(areas.page).height / ITEM as u16
    }

    fn draw(&self, state: &ReaderState, buf: &mut Buffer) -> Option<Position> {
        draw(state, &self.cursor, state.areas.page, buf);
        None
    }

    fn draw_header(&self, state: &ReaderState, buf: &mut Buffer) -> bool {
        let (headline, sizes) = (headline_of_folder(state), sizes_of_folder(state));
        ends(&headline, &sizes, state.theme.heading.0, state, line_of(state, 0), buf);
        notes(state, line_of(state, 1), buf);
        true
    }

    /// The articles of the chosen story.
    fn draw_beside(&self, state: &ReaderState, area: Rect, buf: &mut Buffer) -> bool {
        let story = self.chosen(state).and_then(|number| state.briefing.stories.get(number));
        let articles = story.map_or(&[][..], |story| &story.articles);
        title(state, area, "Articles of this story", &articles.len().to_string(), false, buf);
        let body = inner(area);
        for (y, article) in (body.y..body.bottom()).zip(articles) {
            articles::line(state, Rect { y, height: 1, ..body }, *article, buf);
        }
        true
    }

    fn lay_out(&mut self, state: &ReaderState) {
        self.cursor
            .keep_in_sight(state.briefing.stories.len(), usize::from(self.rows_in_sight(&state.areas)));
    }

    fn carry(&mut self, crossing: &Crossing<'_>) -> bool {
        let before = crossing.before.1.latest_first.get(self.cursor.selected);
        let story = before.and_then(|story| crossing.story(*story));
        let at = crossing.after.1.latest_first.iter().position(|at| Some(*at) == story);
        self.cursor.selected = at.unwrap_or(self.cursor.selected);
        true
    }

    fn clicked(&self, state: &ReaderState, at: Position) -> Option<Clicked> {
        self.cursor.clicked(inner(state.areas.page), ITEM, state.briefing.stories.len(), at)
    }
}

impl StoryList {
    /// The number of the story that the keys stand on.
    pub fn chosen(&self, state: &ReaderState) -> Option<usize> {
        state.tables.latest_first.get(self.cursor.selected).copied()
    }
}

/// Opens the stories, or closes them.
pub fn toggle(state: &mut ReaderState) {
    if state.take::<StoryList>().is_some() {
        return;
    }
    let here = state.tables.latest_first.iter().position(|story| *story == state.story);
    let cursor = Cursor { selected: here.unwrap_or_default(), top: 0 };
    open_table(state, StoryList { cursor });
}

fn keys(state: &mut ReaderState, command: KeyCommand) -> Done {
    let count = state.briefing.stories.len();
    match command {
        KeyCommand::Step(by) => {
            if let Some(stories) = state.top_mut::<StoryList>() {
                stories.cursor.step(by, count);
            }
        }
        KeyCommand::Do(Action::Open | Action::Right) => enter(state),
        // Whoever opens a folder of several stories begins here.
        KeyCommand::Do(Action::Back) if state.layers.len() == 1 && count > 1 => tell_how_to_leave(state),
        KeyCommand::Do(Action::Back) => close_layer(state),
        KeyCommand::Do(_) => return Done::NotHere,
    }
    Done::Here
}

/// Goes into the chosen story.
fn enter(state: &mut ReaderState) {
    let story = state.top::<StoryList>().and_then(|stories| stories.chosen(state));
    close_layer(state);
    if let Some(story) = story {
        narrow(state, "");
        enter_story(state, story);
        focus(state, Panel::Facts);
    }
}

/// Draws the stories.
fn draw(state: &ReaderState, cursor: &Cursor, area: Rect, buf: &mut Buffer) {
    let focused = state.top::<StoryList>().is_some();
    let count = state.tables.latest_first.len();
    let place =
        if count == 0 { String::new() } else { format!("{} of {count}, latest first", cursor.selected + 1) };
    title(state, area, "Stories", &place, focused, buf);
    let body = inner(area);
    let stories = state.tables.latest_first.iter().enumerate().skip(cursor.top);
    for (y, (at, number)) in (body.y..body.bottom()).step_by(ITEM).zip(stories) {
        let lines = [first_line(state, *number, body.width), second_line(state, *number, body.width)];
        for (y, line) in (y..body.bottom()).zip(lines) {
            let area = Rect { y, height: 1, ..body };
            buf.set_line(body.x + 1, y, &line, body.width.saturating_sub(1));
            if at == cursor.selected {
                select_row(state, area, focused, buf);
            }
        }
    }
}

/// Day, headline, how many outlets, and how often they differ.
fn first_line(state: &ReaderState, number: usize, columns: u16) -> Line<'static> {
    let theme = &state.theme;
    let extent = state.tables.extents.get(number).cloned().unwrap_or_default();
    let room = usize::from(columns.saturating_sub(2));
    let day = extent.day.map_or_else(String::new, |day| day_text(day.date()));
    let (headline, is_denied) =
        extent.headline.as_ref().map_or(("", false), |headline| (headline.text.as_str(), headline.is_denied));
    let mut right = vec![Span::styled(counted(extent.outlets.len(), "outlet", "outlets"), theme.quiet.0)];
    for section in [Section::Disagree, Section::Fit] {
        let count = extent.count(section);
        let words = if count > 0 { format!("{}{count}", section.sign()) } else { String::new() };
        right.push(Span::styled(format!(" {}", fit(&words, 4)), theme.sign(section)));
    }
    let taken: usize = right.iter().map(Span::width).sum();
    let denied = if is_denied { "≠ " } else { "" };
    let headline = format!("{denied}{}", sanitize(headline));
    let headline = clip_words(&headline, room.saturating_sub(DAY + taken + 1)).into_owned();
    let blanks = room.saturating_sub(DAY + width(&headline) + taken);
    let mut spans =
        vec![Span::styled(fit(&day, DAY), theme.quiet.0), Span::raw(headline), Span::raw(" ".repeat(blanks))];
    spans.extend(right);
    Line::from(spans)
}

/// The first difference of a story; that there is none, or nothing to compare.
fn second_line(state: &ReaderState, number: usize, columns: u16) -> Line<'static> {
    let room = usize::from(columns.saturating_sub(2)).saturating_sub(DAY);
    let extent = state.tables.extents.get(number);
    let placed = extent.and_then(|extent| state.tables.placed.get(extent.placed.clone())).unwrap_or_default();
    let first = placed.first().filter(|placed| matches!(placed.section, Section::Disagree | Section::Fit));
    let indent = Span::raw(" ".repeat(DAY));
    let articles = state.briefing.stories.get(number).map_or(0, |story| story.articles.len());
    let words = match first {
        Some(placed) => {
            let mut spans = vec![indent];
            spans.extend(short_line(state, placed.fact, room.min(90)).spans);
            return Line::from(spans);
        }
        None if articles < 2 => "one article, with nothing to compare it to",
        None if placed.is_empty() && state.progress.is_partial() => "not compared yet",
        None => "no difference found",
    };
    Line::from(vec![indent, Span::styled(words, state.theme.quiet.0)])
}

/// What stands over the stories of a folder.
fn headline_of_folder(state: &ReaderState) -> String {
    let several = state.briefing.stories.iter().filter(|story| story.articles.len() > 1).count();
    let opened = match state.opened.name() {
        "" => String::new(),
        name => format!(" in {name}"),
    };
    match several {
        0 => format!(
            "{} on as many events{opened}",
            counted(state.briefing.articles.len(), "article", "articles")
        ),
        _ => format!("{}{opened}", counted(several, "story", "stories")),
    }
}

fn sizes_of_folder(state: &ReaderState) -> String {
    let articles = counted(state.briefing.articles.len(), "article", "articles");
    format!("{articles}, {}", counted(state.tables.outlets.len(), "outlet", "outlets"))
}

/// What could not be read, and how much is compared.
fn notes(state: &ReaderState, area: Rect, buf: &mut Buffer) {
    let alone = state.briefing.stories.iter().filter(|story| story.articles.len() == 1).count();
    let mut parts = Vec::new();
    if alone > 0 && alone < state.briefing.stories.len() {
        parts.push(format!("{} on their own", counted(alone, "article", "articles")));
    }
    if state.progress.is_partial() || !state.briefing.warnings.is_empty() {
        parts.push(right_note(state));
    }
    let words = parts.join(", ");
    buf.set_line(area.x + 1, area.y, &Line::styled(words, state.theme.quiet.0), area.width.saturating_sub(2));
}
