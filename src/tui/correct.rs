//! What a reader corrects: a difference that is none, a row that is not wanted, what belongs apart or together.

use super::action::Action;
use super::choice::to_fact;
use super::layers::stories::StoryList;
use super::layout::Panel;
use super::message::Effect;
use super::state::ReaderState;
use super::user_marks::Merging;
use crate::memory::{Memory, fingerprints};
use crate::model::Fingerprint;
use crate::report::headline;
use crate::text::sanitize;

/// Makes a correction that can be undone, and has the articles compared again under it.
fn correct(
    state: &mut ReaderState,
    what: String,
    notice: String,
    change: impl FnOnce(&mut Memory),
) -> Effect {
    state.user_marks.change(what, change);
    state.notice = Some(notice);
    Effect::Analyze(state.user_marks.memory().corrections.clone())
}

/// The readings of the chosen fact, and what it is about.
fn chosen(state: &ReaderState) -> Option<(Vec<Fingerprint>, String)> {
    let fact = state.fact()?;
    Some((fingerprints(&state.briefing, fact), fact.topic.clone()))
}

/// Goes to a neighbour of the row that is about to leave its section.
fn step_aside(state: &mut ReaderState) {
    let leaving = state.facts.selected;
    for by in [1, -1] {
        if let Some(fact) = state.facts.step(by)
            && fact != leaving
        {
            return to_fact(state, fact);
        }
    }
}

/// Says that the chosen difference is none, or takes that back.
pub fn dismiss(state: &mut ReaderState) -> Option<Effect> {
    let fact = state.fact()?;
    let (is_dismissed, differs) = (fact.dismissed, fact.judgement.is_some());
    let (readings, topic) = chosen(state)?;
    if is_dismissed {
        let notice = format!("a difference again: {topic}");
        return Some(correct(state, format!("bring back “{topic}”"), notice, |memory| {
            memory.corrections.undismiss(&readings);
        }));
    }
    if !differs {
        state.notice = Some(format!("nobody differs on {topic}: H hides it"));
        return None;
    }
    step_aside(state);
    let notice = format!("not a difference: {topic}");
    Some(correct(state, format!("not a difference “{topic}”"), notice, |memory| {
        memory.corrections.dismiss(readings);
    }))
}

/// Hides the chosen row, or brings it back.
pub fn hide(state: &mut ReaderState) -> Option<Effect> {
    let is_hidden = state.fact()?.hidden;
    let (readings, topic) = chosen(state)?;
    if is_hidden {
        let notice = format!("shown again: {topic}");
        return Some(correct(state, format!("show “{topic}”"), notice, |memory| {
            memory.corrections.unhide(&readings);
        }));
    }
    step_aside(state);
    Some(correct(state, format!("hide “{topic}”"), format!("hidden: {topic}"), |memory| {
        memory.corrections.hide(readings);
    }))
}

/// Takes the chosen clause off its fact, or the chosen article out of its story.
pub fn take_apart(state: &mut ReaderState) -> Option<Effect> {
    if state.layers.is_empty() && state.focus == Panel::Articles {
        return part_article(state);
    }
    let reading = state.selected_reading()?;
    let fact = state.fact()?;
    let count = fact.readings().count();
    if count < 2 {
        state.notice = Some("this clause stands alone: there is nothing to take it off".to_owned());
        return None;
    }
    let article = state.briefing.article(reading);
    let print = Fingerprint::of_reading(article, fact.kind, reading);
    let what = format!("{} ({})", state.briefing.value(reading), article.outlet.value);
    // The eye stays on the fact, and that on a reading which it keeps.
    let at = state.diff.reading;
    state.diff.reading = if at + 1 < count { at + 1 } else { at.saturating_sub(1) };
    let notice = format!("taken apart: {what}");
    Some(correct(state, format!("take apart {what}"), notice, |memory| memory.corrections.split_off(print)))
}

fn part_article(state: &mut ReaderState) -> Option<Effect> {
    let article = state.articles.current()?;
    if state.articles.len() < 2 {
        state.notice = Some("this article is on its own already".to_owned());
        return None;
    }
    let print = *state.tables.fingerprints.articles.get(article)?;
    let outlet = state.briefing.articles.get(article)?.outlet.value.clone();
    let notice = format!("taken out of this story: {outlet}");
    Some(correct(state, format!("take {outlet} out of its story"), notice, |memory| {
        memory.corrections.part_article(print);
    }))
}

/// Marks the chosen fact or story, to be put together with the next one that is marked so.
pub fn put_together(state: &mut ReaderState) -> Option<Effect> {
    let here = here(state)?;
    let key = state.key(Action::Merge);
    match (state.merging.take(), here) {
        (Some(Merging::Fact(first, topic)), Merging::Fact(second, other)) if first != second => {
            let what = format!("“{topic}” and “{other}”");
            let notice = format!("put together: {what}");
            Some(correct(state, format!("put together {what}"), notice, |memory| {
                memory.corrections.merge_facts(first.into_iter().chain(second));
            }))
        }
        (Some(Merging::Story(first, headline)), Merging::Story(second, other)) if first != second => {
            let what = format!("“{headline}” and “{other}”");
            let notice = format!("put together: {what}");
            Some(correct(state, format!("put together {what}"), notice, |memory| {
                memory.corrections.join_stories(first.into_iter().chain(second));
            }))
        }
        (_, here) => {
            let (Merging::Fact(_, name) | Merging::Story(_, name)) = &here;
            state.notice = Some(format!("{key} on another one puts it together with “{name}”; Esc cancels"));
            state.merging = Some(here);
            None
        }
    }
}

/// What the keys stand on, to be put together with something else.
fn here(state: &ReaderState) -> Option<Merging> {
    if let Some(stories) = state.top::<StoryList>() {
        let articles = &state.briefing.stories.get(stories.chosen(state)?)?.articles;
        let prints =
            articles.iter().filter_map(|article| state.tables.fingerprints.articles.get(*article)).copied();
        let first = articles.first().and_then(|article| state.briefing.articles.get(*article))?;
        return Some(Merging::Story(prints.collect(), sanitize(headline(first)).into_owned()));
    }
    let (readings, topic) = chosen(state)?;
    Some(Merging::Fact(readings, topic))
}
