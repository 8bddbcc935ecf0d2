//! How the lists are ordered, grouped and narrowed.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::layout::Panel;
use super::listing::{Demand, ListGroup, Opened, deal};
use super::navigation::to_fact;
use super::overview;
use super::state::ReaderState;
use crate::lookup::Filter;
use crate::model::Briefing;
use crate::report::counted;
use crate::summary::{Minor, Section};
use crate::value::Kind;

/// The order of facts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FactOrder {
    /// What a reader must know first.
    #[default]
    Weight,
    /// What most sources state first.
    Sources,
    /// By kind.
    Kind,
    /// As the articles tell them.
    Text,
}

impl FactOrder {
    /// What the title of the list says; nothing for the usual order.
    pub fn name(self) -> &'static str {
        match self {
            Self::Weight => "",
            Self::Sources => "most sources first",
            Self::Kind => "by kind",
            Self::Text => "as in the text",
        }
    }

    fn next(self) -> Self {
        match self {
            Self::Weight => Self::Sources,
            Self::Sources => Self::Kind,
            Self::Kind => Self::Text,
            Self::Text => Self::Weight,
        }
    }
}

/// The order of articles.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ArticleOrder {
    /// The latest first.
    #[default]
    Date,
    /// By the names of their files.
    Name,
    /// Those that have not been opened first.
    Unread,
}

impl ArticleOrder {
    /// What the title of the list says; nothing for the usual order.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "by file",
            Self::Date => "latest first",
            Self::Unread => "unread first",
        }
    }

    fn next(self) -> Self {
        match self {
            Self::Date => Self::Name,
            Self::Name => Self::Unread,
            Self::Unread => Self::Date,
        }
    }
}

/// What the lists are looked at through.
#[derive(Debug, Default)]
pub struct ListOptions {
    /// The order of facts in each section.
    pub order: FactOrder,
    /// The sections that the reader has opened or closed.
    pub opened: BTreeMap<Section, Opened>,
    /// True while minor facts stand among the others and every fact is underlined in a text.
    pub minor: bool,
    /// The order of articles.
    pub articles: ArticleOrder,
    /// What is left out of every list.
    pub filter: Filter,
}

/// Takes the next order of articles, or of facts.
pub fn next_order(state: &mut ReaderState, articles: bool) {
    let name = if articles {
        state.list_options.articles = state.list_options.articles.next();
        state.list_options.articles.name()
    } else {
        state.list_options.order = state.list_options.order.next();
        match state.list_options.order {
            FactOrder::Weight => "what matters most first",
            other => other.name(),
        }
    };
    state.notice = Some(format!("{}: {name}", if articles { "articles" } else { "facts" }));
    refresh(state);
}

/// Opens or closes the section that the keys are in.
pub fn toggle_section(state: &mut ReaderState) {
    let group = state.facts.group_at().or_else(|| state.facts.heading_above().map(|heading| heading.group));
    let Some(section) = group.and_then(|group| Section::ALL.get(group).copied()) else { return };
    let heading = state.facts.headings.iter().find(|heading| Some(heading.group) == group);
    let is_cut = heading.is_some_and(|heading| heading.shown < heading.items);
    let first =
        state.facts.headings.iter().find(|heading| Some(heading.group) == group).map(|of| (of.row, of.shown));
    state.list_options.opened.insert(section, if is_cut { Opened::Whole } else { Opened::Closed });
    refresh(state);
    let heading = state.facts.headings.iter().find(|heading| Some(heading.group) == group);
    if let Some(heading) = heading {
        // What was opened is gone through from its first row that was not in sight.
        let shown = first.map_or(0, |(_, shown)| shown);
        state.facts.at = if is_cut { heading.row + 1 + shown } else { heading.row };
        if let Some(fact) = state.facts.current() {
            to_fact(state, fact);
        }
    }
}

/// Shows minor facts, or hides them again.
pub fn show_minor(state: &mut ReaderState) {
    state.list_options.minor = !state.list_options.minor;
    let how = if state.list_options.minor { Opened::Whole } else { Opened::Closed };
    state.list_options.opened.insert(Section::Minor, how);
    refresh(state);
    state.notice =
        Some(if state.list_options.minor { "minor facts shown" } else { "minor facts hidden" }.to_owned());
}

/// Narrows every list to what the filters in `query` let through; an empty one shows all again.
pub fn narrow(state: &mut ReaderState, query: &str) {
    state.list_options.filter = state.list_options.filter.retyped(query, &state.briefing);
    refresh(state);
    choose_listed(state);
}

/// Goes to what is listed: what is not listed any more is not looked at any more.
pub fn choose_listed(state: &mut ReaderState) {
    state.articles.choose_listed();
    if let Some(fact) = state.facts.current() {
        to_fact(state, fact);
    }
}

/// Narrows the lists to the source that the keys stand on, or with `-` as `sign` to what it leaves out; shows all sources
/// again where that is done already. Filters for other things than sources stay.
pub fn narrow_to_source(state: &mut ReaderState, sign: &str) {
    /// What is told where other filters stay.
    const OTHERS: (&str, &str) = ("the same key shows all sources", "of all sources");
    let article = match state.page() {
        Some(page) => Some(page.article),
        None if state.focus == Panel::Articles => state.articles.current(),
        None => state.selected_reading().map(|reading| reading.article),
    };
    let name = article.and_then(|article| Some(state.briefing.articles.get(article)?.outlet.value.clone()));
    let Some(filter) = name.as_deref().and_then(Filter::of_source) else {
        state.notice = Some("this source has no name to filter by".to_owned());
        return;
    };
    let filter = format!("{sign}{filter}");
    // In a list of articles the key goes from outlet to outlet; elsewhere what was narrowed is shown whole again,
    // wherever the keys have come to stand meanwhile.
    let in_articles = state.page().is_some() || state.focus == Panel::Articles;
    let begins = format!("{sign}src:");
    let again = state
        .list_options
        .filter
        .typed
        .split(' ')
        .any(|typed| if in_articles { typed == filter } else { typed.starts_with(&begins) });
    let mut others = state.list_options.filter.typed_without("src");
    let (how, narrowed) = if others.is_empty() { ("Esc or the same key shows all", "") } else { OTHERS };
    if !again {
        others = [others.as_str(), &filter].join(" ");
    }
    narrow(state, &others);
    let what = if sign.is_empty() { "states" } else { "leaves out" };
    let shown = counted(state.facts.len(), "fact", "facts");
    state.notice = Some(match name {
        Some(name) if !again => format!("{shown} that {name} {what}; {how}"),
        _ if narrowed.is_empty() => format!("all {shown}"),
        _ => format!("{shown} {narrowed}"),
    });
}

/// Lists everything anew, for another briefing, another story or another way of looking at it.
pub fn refresh(state: &mut ReaderState) {
    let briefing = Arc::clone(&state.briefing);
    let extent = state.tables.extents.get(state.story);
    let placed = extent.and_then(|extent| state.tables.placed.get(extent.placed.clone())).unwrap_or_default();
    let stated = &state.tables.stated;
    let mut groups: Vec<ListGroup> =
        (0..Section::ALL.len()).map(|number| ListGroup { number, ..ListGroup::default() }).collect();
    for at in placed {
        let Some(fact) = briefing.facts.get(at.fact) else { continue };
        let group = Section::ALL.iter().position(|section| *section == at.section);
        if state.list_options.filter.admits_stated(fact, || stated.articles(at.fact))
            && let Some(group) = group.and_then(|group| groups.get_mut(group))
        {
            group.items.push(at.fact);
        }
    }
    groups.retain(|group| !group.items.is_empty());
    let fact = |at: &usize| briefing.facts.get(*at);
    for group in &mut groups {
        match state.list_options.order {
            FactOrder::Weight => {}
            FactOrder::Sources => {
                group.items.sort_by_key(|at| Reverse(fact(at).map_or(0, |fact| fact.corroboration)));
            }
            FactOrder::Kind => {
                group.items.sort_by_key(|at| fact(at).map_or(usize::MAX, |fact| place_of(fact.kind)));
            }
            FactOrder::Text => group.items.sort_by_key(|at| state.tables.places.get(*at).copied()),
        }
    }
    let narrowed = !state.list_options.filter.is_empty();
    state.section_notes = section_notes(state, &groups);
    let demands: Vec<Demand> = groups
        .iter()
        .map(|group| {
            let section = Section::ALL.get(group.number).copied().unwrap_or(Section::Minor);
            let usual = if narrowed {
                // Whoever asks for something is shown all of it.
                Opened::Whole
            } else if section.is_folded() {
                Opened::Closed
            } else {
                Opened::AsRoomAllows
            };
            let opened = state.list_options.opened.get(&section).copied().unwrap_or(usual);
            Demand { items: group.items.len(), opened }
        })
        .collect();
    for (group, shown) in groups.iter_mut().zip(deal(&demands, state.list_rows)) {
        group.shown = shown;
    }
    state.facts.fill_groups(groups, briefing.facts.len());
    let articles = articles(state, &briefing);
    state.articles.fill(articles, briefing.articles.len());
    overview::refresh(state);
}

/// What the headers of sections say beside how many facts they hold: names that are spelled differently, why facts are minor.
fn section_notes(state: &ReaderState, groups: &[ListGroup]) -> BTreeMap<Section, String> {
    let mut notes = BTreeMap::new();
    for group in groups {
        let facts = || group.items.iter().filter_map(|at| Some((*at, state.briefing.facts.get(*at)?)));
        match Section::ALL.get(group.number) {
            Some(Section::Who) => {
                let spelled = facts().filter(|(_, fact)| fact.judgement.is_some()).count();
                if spelled > 0 {
                    notes.insert(Section::Who, format!("spelled differently {spelled} of"));
                }
            }
            Some(Section::Minor) => {
                let count = |minor: Minor| {
                    facts().filter(|(at, _)| state.tables.minor_of.get(*at) == Some(&Some(minor))).count()
                };
                let kinds =
                    Minor::ALL.into_iter().map(|minor| (minor, count(minor))).filter(|(_, count)| *count > 0);
                let words = kinds.map(|(minor, count)| {
                    let (one, many) = minor.name();
                    counted(count, one, many)
                });
                notes.insert(Section::Minor, words.collect::<Vec<_>>().join(", "));
            }
            Some(Section::Disagree) if facts().all(|(_, fact)| fact.is_possible()) => {
                notes.insert(Section::Disagree, "may not all be right".to_owned());
            }
            _ => {}
        }
    }
    notes
}

fn place_of(kind: Kind) -> usize {
    Kind::ALL.iter().position(|of| *of == kind).unwrap_or(Kind::ALL.len())
}

/// Opens the section of `fact` where it has no row: what one goes to is in sight.
pub fn open_section_of(state: &mut ReaderState, fact: usize) {
    let passes = state.briefing.facts.get(fact).is_some_and(|of| state.list_options.filter.admits(of));
    if state.facts.has(fact) || !passes {
        return;
    }
    if let Some(section) = state.tables.section_of.get(fact) {
        state.list_options.opened.insert(*section, Opened::Whole);
        refresh(state);
    }
}

/// Goes into story number `story`, whose facts the lists then show.
pub fn enter_story(state: &mut ReaderState, story: usize) {
    if state.story != story {
        state.story = story;
        state.list_options.opened.clear();
        refresh(state);
        state.facts.top = 0;
        state.facts.at = 0;
        state.facts.step(0);
        choose_listed(state);
    }
}

/// The articles of the story that pass, in order.
fn articles(state: &ReaderState, briefing: &Briefing) -> Vec<usize> {
    let story = briefing.stories.get(state.story).map_or(&[][..], |story| &story.articles);
    let mut out: Vec<usize> =
        story.iter().copied().filter(|article| state.list_options.filter.admits_article(*article)).collect();
    let day = |article: &usize| briefing.published(*article).map(|published| published.value);
    match state.list_options.articles {
        ArticleOrder::Name => {}
        ArticleOrder::Date => out.sort_by_cached_key(|article| Reverse(day(article))),
        ArticleOrder::Unread => out.sort_by_cached_key(|article| state.has_read(*article)),
    }
    out
}
