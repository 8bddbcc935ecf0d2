//! The text of an article: the ways into it, and from value to value and article to article.

mod draw;
mod page;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

pub use page::OpenText;

use crate::lookup::Target;
use crate::model::Reading;
use crate::tui::action::{Action, KeyContext};
use crate::tui::briefing_tables::Spot;
use crate::tui::choice::{choose_reading, close_layer, focus, to_outlet};
use crate::tui::command::{Done, KeyCommand, WayBack};
use crate::tui::crossing::Crossing;
use crate::tui::cursor::Way;
use crate::tui::layout::{Areas, Base, Panel};
use crate::tui::list_options::ArticleOrder;
use crate::tui::lists;
use crate::tui::state::{Layer, ReaderState};
use crate::tui::views::header::{line_of, search_line};
use crate::tui::wrapped;

impl Layer for OpenText {
    fn context(&self) -> KeyContext {
        KeyContext::Article
    }

    fn base(&self) -> Option<Base> {
        Some(Base::Article)
    }

    fn keys(&self) -> fn(&mut ReaderState, KeyCommand) -> Done {
        keys
    }

    fn rows_in_sight(&self, areas: &Areas) -> u16 {
        page::text_area(areas.page).height
    }

    fn draw(&self, state: &ReaderState, buf: &mut Buffer) -> Option<Position> {
        draw::draw(state, self, state.areas.page, buf);
        None
    }

    fn draw_header(&self, state: &ReaderState, buf: &mut Buffer) -> bool {
        draw::page_title(state, self, line_of(state, 0), buf);
        if state.is_on_hit() {
            search_line(state, line_of(state, 1), buf);
        } else {
            draw::about_page(state, self, line_of(state, 1), buf);
        }
        true
    }

    fn lay_out(&mut self, state: &ReaderState) {
        self.wrap(&state.briefing, page::text_area(state.areas.page));
    }

    fn carry(&mut self, crossing: &Crossing<'_>) -> bool {
        self.renumber(crossing)
    }

    fn way_back(&self) -> Option<WayBack> {
        Some(WayBack::Reading(self.from.0, self.from.1))
    }

    fn article(&self) -> Option<usize> {
        Some(self.article)
    }
}

fn keys(state: &mut ReaderState, command: KeyCommand) -> Done {
    match command {
        KeyCommand::Step(by) => {
            if let Some(page) = state.top_mut::<OpenText>() {
                page.top = page.top.saturating_add_signed(by).min(page.wrapped.rows.len());
            }
        }
        KeyCommand::Do(Action::StepDown) => next_article(state, Way::On),
        KeyCommand::Do(Action::StepUp) => next_article(state, Way::Back),
        KeyCommand::Do(Action::NextDifference) => to_disputed_value(state, Way::On),
        KeyCommand::Do(Action::PreviousDifference) => to_disputed_value(state, Way::Back),
        KeyCommand::Do(Action::NextOutlet) => to_text_of_outlet(state, Way::On),
        KeyCommand::Do(Action::PreviousOutlet) => to_text_of_outlet(state, Way::Back),
        KeyCommand::Do(Action::Repairs) => show_repairs(state),
        KeyCommand::Do(Action::Left) => {
            close_layer(state);
            if state.layers.is_empty() && state.focus == Panel::Facts {
                focus(state, Panel::Diff);
            }
        }
        // Out of the text to the panels.
        KeyCommand::Do(
            action @ (Action::NextPanel
            | Action::PreviousPanel
            | Action::Articles
            | Action::Facts
            | Action::Diff),
        ) => {
            close_layer(state);
            return Done::Instead(action);
        }
        KeyCommand::Do(_) => return Done::NotHere,
    }
    Done::Here
}

/// Opens the article of the chosen reading.
pub fn open_reading(state: &mut ReaderState) {
    if let Some(page) = state.selected_reading().map(page_of) {
        push_page(state, page);
    }
}

/// The article of `reading`, open at its sentence.
fn page_of(reading: &Reading) -> OpenText {
    OpenText {
        article: reading.article,
        sentence: Some(reading.sentence.clone()),
        value: Some(reading.span.clone()),
        reveal: Some(reading.sentence.start),
        ..OpenText::default()
    }
}

/// Opens `page` on top of what there is.
pub fn push_page(state: &mut ReaderState, mut page: OpenText) {
    page.from = (state.facts.selected, state.diff.reading);
    mark(state, &mut page);
    note_read(state, page.article);
    state.layers.push(Box::new(page));
}

/// Notes that an article has been opened.
fn note_read(state: &mut ReaderState, article: usize) {
    let Some(print) = state.tables.fingerprints.articles.get(article).copied() else { return };
    if !state.has_read(article) {
        state.user_marks.note_read(print);
        if state.list_options.articles == ArticleOrder::Unread {
            lists::refresh(state);
        }
    }
}

/// Marks in `page` what the last search finds; words that only resemble where they led here, and nowhere else.
fn mark(state: &ReaderState, page: &mut OpenText) {
    let (Some(last_search), Some(article)) = (&state.last_search, state.briefing.articles.get(page.article))
    else {
        return;
    };
    page.marks = last_search.marker.exact(&article.body);
    let Some(sentence) = &page.sentence else { return };
    let hit = last_search.hits.get(last_search.at).filter(|hit| !hit.exact);
    let led_here = hit.is_some_and(|hit| match &hit.target {
        Target::Fact(fact) => *fact == state.facts.selected,
        Target::Passage { article, sentence: found } => *article == page.article && found == sentence,
    });
    if led_here {
        page.marks.retain(|mark| mark.end <= sentence.start || sentence.end <= mark.start);
        let resembling = last_search.marker.marks(article.body.get(sentence.clone()).unwrap_or_default());
        let shifted =
            resembling.into_iter().map(|mark| sentence.start + mark.start..sentence.start + mark.end);
        page.marks.extend(shifted);
        page.marks.sort_unstable_by_key(|mark| mark.start);
    }
    page.mark = page.marks.iter().position(|mark| mark.start >= sentence.start);
}

/// Shows or hides what was repaired in the open article.
fn show_repairs(state: &mut ReaderState) {
    let article = state.article().and_then(|article| state.briefing.articles.get(article));
    let repairs = article.map_or(&[][..], |article| &article.repairs);
    if !repairs.iter().any(wrapped::is_shown) {
        let words = if repairs.is_empty() {
            "nothing was repaired in this text"
        } else {
            "no word was changed; leftovers of the web page are cut"
        };
        state.notice = Some(words.to_owned());
        return;
    }
    if let Some(page) = state.top_mut::<OpenText>() {
        page.repairs = !page.repairs;
    }
}

/// Goes from the open text to that of the next article of the list.
fn next_article(state: &mut ReaderState, way: Way) {
    let Some(page) = state.top::<OpenText>() else { return };
    let from = page.from;
    let articles: Vec<usize> = state.articles.items().collect();
    let at = articles.iter().position(|article| *article == page.article);
    let to = at.and_then(|at| articles.get(at.checked_add_signed(way.by(1))?).copied());
    let Some(article) = to else {
        let end = if way == Way::On { "the last" } else { "the first" };
        state.notice = Some(format!("this is {end} of {} articles", articles.len()));
        return;
    };
    state.layers.pop();
    state.articles.choose(article);
    push_page(state, OpenText { article, ..OpenText::default() });
    come_from(state, from);
}

/// Goes to the same fact in the text of the next outlet.
fn to_text_of_outlet(state: &mut ReaderState, way: Way) {
    to_outlet(state, way);
    let Some(page) = state.selected_reading().map(page_of) else { return };
    if let Some(before) = state.take::<OpenText>() {
        push_page(state, page);
        come_from(state, before.from);
    }
}

/// Has the way back from the open text lead to where the first of the texts was opened.
fn come_from(state: &mut ReaderState, from: (usize, usize)) {
    if let Some(page) = state.top_mut::<OpenText>() {
        page.from = from;
    }
}

/// Goes to the next value of the open text that others give otherwise.
fn to_disputed_value(state: &mut ReaderState, way: Way) {
    let Some(article) = state.article() else { return };
    let is_disputed = |spot: &&Spot| state.tables.is_difference(spot.fact);
    let spots = state.tables.spots.get(article);
    let disputed: Vec<Spot> = spots.into_iter().flatten().filter(is_disputed).cloned().collect();
    if disputed.is_empty() {
        let words = if state.is_compared(article) {
            "no other outlet gives a value of this text otherwise"
        } else {
            "this article is not compared with others yet"
        };
        state.notice = Some(words.to_owned());
    }
    to_spot(state, way, &disputed);
}

/// Goes to the next of `spots`, which are in the order of the text of the open article.
fn to_spot(state: &mut ReaderState, way: Way, spots: &[Spot]) {
    let Some(page) = state.top::<OpenText>() else { return };
    let place = |spot: &Spot| (spot.span.start, spot.fact);
    let top = page.wrapped.byte_at(page.top);
    // One value can be the evidence of several facts: they follow each other in the order of facts.
    let (before, after) = match &page.value {
        Some(value) => ((value.start, state.facts.selected), (value.start, state.facts.selected + 1)),
        None => ((top, 0), (top, 0)),
    };
    let next = if way == Way::On {
        spots.iter().find(|spot| place(spot) >= after).or(spots.first())
    } else {
        spots.iter().rev().find(|spot| place(spot) < before).or(spots.last())
    };
    let reading_of = |spot: &Spot| state.briefing.facts.get(spot.fact)?.readings().nth(spot.reading).cloned();
    let Some((spot, reading)) = next.and_then(|spot| Some((spot, reading_of(spot)?))) else { return };
    if let Some(page) = state.top_mut::<OpenText>() {
        page.reveal = Some(reading.sentence.start);
        page.sentence = Some(reading.sentence);
        page.value = Some(reading.span);
    }
    choose_reading(state, spot.fact, spot.reading);
}
