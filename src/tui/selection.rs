//! What the keys act on, as text for other programs.

use std::fmt::Write as _;

use super::layers::pins::{PinList, document};
use super::layers::text::OpenText;
use super::layout::Panel;
use super::state::ReaderState;
use crate::model::{Article, Briefing, Fact, Reading};
use crate::report::{attribution, headline, outlets};
use crate::text::sanitize;

/// How much of the selection is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyExtent {
    /// The value and who gives it.
    Value,
    /// The sentence and where it stands.
    Sentence,
}

/// What the keys act on.
enum Selected<'a> {
    Article(usize, &'a Article),
    Reading(&'a Reading),
    Fact(&'a Fact),
}

fn selected(state: &ReaderState) -> Option<Selected<'_>> {
    let reading = || state.selected_reading().map(Selected::Reading);
    let article = |number: usize| Some(Selected::Article(number, state.briefing.articles.get(number)?));
    if let Some(page) = state.top::<OpenText>() {
        let here = state.selected_reading().filter(|reading| {
            reading.article == page.article && page.sentence.as_ref() == Some(&reading.sentence)
        });
        return here.map_or_else(|| article(page.article), |_| reading());
    }
    match state.focus {
        Panel::Articles if state.layers.is_empty() => article(state.articles.selected),
        Panel::Diff if state.layers.is_empty() => reading(),
        _ => state.fact().map(Selected::Fact),
    }
}

/// The selection in a line or a few, safe to print.
pub fn text(state: &ReaderState, extent: CopyExtent) -> Option<String> {
    let briefing = &state.briefing;
    let mut out = String::new();
    match (selected(state)?, extent) {
        (Selected::Article(number, article), CopyExtent::Value) => {
            let _ = write!(out, "{} ({})", sanitize(headline(article)), citation(briefing, number));
        }
        (Selected::Article(number, article), CopyExtent::Sentence) => {
            let _ = write!(out, "“{}” ({})", sanitize(headline(article)), citation(briefing, number));
            if let Some(url) = &article.url {
                let _ = write!(out, " {}", sanitize(url));
            }
        }
        (Selected::Reading(reading), CopyExtent::Value) => {
            let _ = write!(out, "{} ({})", sanitize(briefing.value(reading)), attribution(briefing, reading));
        }
        (Selected::Reading(reading), CopyExtent::Sentence) => sentence(state, reading, &mut out),
        (Selected::Fact(fact), CopyExtent::Value) => {
            let values: Vec<String> = fact
                .variants
                .iter()
                .map(|of| format!("{} ({})", of.value, outlets(briefing, of.readings.iter()).join(", ")))
                .collect();
            let _ = write!(out, "{}: {}", fact.topic, values.join(" · "));
        }
        (Selected::Fact(fact), CopyExtent::Sentence) => {
            for (at, reading) in fact.readings().enumerate() {
                if at > 0 {
                    out.push('\n');
                }
                sentence(state, reading, &mut out);
            }
        }
    }
    Some(out)
}

/// The sentence of a reading with its citation.
fn sentence(state: &ReaderState, reading: &Reading, out: &mut String) {
    let article = state.briefing.article(reading);
    let _ = write!(
        out,
        "“{}” ({}",
        sanitize(state.briefing.sentence(reading)),
        citation(&state.briefing, reading.article)
    );
    let url = article.url.as_ref().map_or_else(|| sanitize(&article.id), |url| sanitize(url));
    let _ = write!(out, ", {url})");
}

/// Source and day of an article.
fn citation(briefing: &Briefing, number: usize) -> String {
    let article = briefing.articles.get(number);
    let source = article.map(|article| sanitize(&article.outlet.value).into_owned()).unwrap_or_default();
    match briefing.published(number) {
        Some(published) => format!("{source} · {}", crate::report::day_text(published.value)),
        None => source,
    }
}

/// What `|` gives to a command: the text of an open article, all pins, or the selection with its sentences.
pub fn for_command(state: &ReaderState) -> Option<String> {
    let mut text = if let Some(page) = state.top::<OpenText>() {
        state.briefing.articles.get(page.article)?.body.clone()
    } else if state.top::<PinList>().is_some() {
        document(state, ".txt")
    } else {
        text(state, CopyExtent::Sentence)?
    };
    if !text.ends_with('\n') {
        text.push('\n');
    }
    Some(text)
}

/// The article that the keys act on, and a byte of its body to look at.
pub fn article(state: &ReaderState) -> Option<(&Article, usize)> {
    match selected(state)? {
        Selected::Article(_, article) => {
            let at = state.top::<OpenText>().map_or(0, |page| page.wrapped.byte_at(page.top));
            Some((article, at))
        }
        Selected::Reading(reading) => Some((state.briefing.article(reading), reading.span.start)),
        Selected::Fact(_) => {
            let reading = state.selected_reading()?;
            Some((state.briefing.article(reading), reading.span.start))
        }
    }
}
