//! How the lists are ordered, grouped and narrowed.

use std::cmp::Reverse;
use std::sync::Arc;

use super::digest::Digest;
use super::layout::Panel;
use super::overview;
use super::state::State;
use super::travel::to_fact;
use crate::lookup::Filter;
use crate::model::Briefing;
use crate::report::{counted, headline};
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

/// What stands under one heading in the list of facts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Grouping {
    /// No headings.
    #[default]
    None,
    /// Facts of one kind.
    Kind,
    /// Facts about one thing, where there are several.
    Topic,
    /// Facts of one story.
    Story,
}

impl Grouping {
    fn next(self) -> Self {
        match self {
            Self::None => Self::Kind,
            Self::Kind => Self::Topic,
            Self::Topic => Self::Story,
            Self::Story => Self::None,
        }
    }
}

/// The order of articles.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ArticleOrder {
    /// By the names of their files.
    #[default]
    Name,
    /// The latest first.
    Date,
    /// Those that have not been opened first.
    Unread,
    /// By story, within a story the earliest first.
    Story,
}

impl ArticleOrder {
    /// What the title of the list says; nothing for the usual order.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "",
            Self::Date => "latest first",
            Self::Unread => "unread first",
            Self::Story => "by story",
        }
    }

    fn next(self) -> Self {
        match self {
            Self::Name => Self::Date,
            Self::Date => Self::Unread,
            Self::Unread => Self::Story,
            Self::Story => Self::Name,
        }
    }
}

/// What the lists are looked at through.
#[derive(Debug, Default)]
pub struct Lens {
    /// The order of facts, in each group.
    pub order: FactOrder,
    /// The groups of facts.
    pub grouping: Grouping,
    /// The order of articles.
    pub articles: ArticleOrder,
    /// What is left out of every list.
    pub filter: Filter,
}

/// Takes the next order of articles, or of facts.
pub fn next_order(state: &mut State, articles: bool) {
    let name = if articles {
        state.lens.articles = state.lens.articles.next();
        match state.lens.articles {
            ArticleOrder::Name => "by name",
            other => other.name(),
        }
    } else {
        state.lens.order = state.lens.order.next();
        match state.lens.order {
            FactOrder::Weight => "what matters most first",
            other => other.name(),
        }
    };
    state.notice = Some(format!("{}: {name}", if articles { "articles" } else { "facts" }));
    refresh(state);
}

/// Takes the next grouping of facts.
pub fn next_grouping(state: &mut State) {
    state.lens.grouping = state.lens.grouping.next();
    let name = match state.lens.grouping {
        Grouping::None => "one list",
        Grouping::Kind => "grouped by kind",
        Grouping::Topic => "grouped by topic",
        Grouping::Story => "grouped by story",
    };
    state.notice = Some(format!("facts: {name}"));
    refresh(state);
}

/// Narrows every list to what the filters in `query` let through; an empty one shows all again.
pub fn narrow(state: &mut State, query: &str) {
    state.lens.filter = state.lens.filter.retyped(query, &state.briefing);
    refresh(state);
    choose_listed(state);
}

/// Goes to what is listed: what is not listed any more is not looked at any more.
pub fn choose_listed(state: &mut State) {
    state.articles.choose_listed();
    state.disagreements.choose_listed();
    if let Some(fact) = state.facts.current() {
        to_fact(state, fact);
    }
}

/// Narrows the lists to the source that the keys stand on, or with `-` as `sign` to what it leaves out; shows all sources
/// again where that is done already. Filters for other things than sources stay.
pub fn narrow_to_source(state: &mut State, sign: &str) {
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
    let again = state.lens.filter.typed.split(' ').any(|typed| typed == filter);
    let mut others = state.lens.filter.typed_without("src");
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

/// Lists everything anew, for another briefing or another way of looking at it.
pub fn refresh(state: &mut State) {
    let briefing = Arc::clone(&state.briefing);
    let filter = &state.lens.filter;
    let (order, grouping) = (state.lens.order, state.lens.grouping);
    let stated = &state.digest.stated;
    let passes = |(at, fact)| filter.admits_stated(fact, || stated.articles(at));
    let passing: Vec<bool> = briefing.facts.iter().enumerate().map(passes).collect();
    let facts = facts(&briefing, &state.digest, &passing, order, grouping);
    let title = |group| title(&briefing, &state.digest, grouping, group);
    state.facts.fill(facts.into_iter(), briefing.facts.len(), title);
    let disputed = briefing.disagreements.iter().enumerate();
    let disputed = disputed.filter(|(_, fact)| passing.get(**fact).is_some_and(|passes| *passes));
    let ranks = disputed.map(|(rank, _)| (0, rank));
    state.disagreements.fill(ranks, briefing.disagreements.len(), |_| None);
    let articles = articles(state, &briefing);
    state.articles.fill(articles.into_iter().map(|article| (0, article)), briefing.articles.len(), |_| None);
    overview::refresh(state);
}

/// The groups and facts that pass, in order.
fn facts(
    briefing: &Briefing,
    digest: &Digest,
    passing: &[bool],
    order: FactOrder,
    grouping: Grouping,
) -> Vec<(usize, usize)> {
    let last = digest.topics.len();
    let mut rows: Vec<(usize, u64, usize)> = briefing
        .facts
        .iter()
        .enumerate()
        .zip(passing)
        .filter(|(_, passes)| **passes)
        .map(|((at, fact), _)| {
            let group = match grouping {
                Grouping::None => 0,
                Grouping::Kind => place_of(fact.kind),
                Grouping::Topic => digest.topic_of.get(at).copied().flatten().unwrap_or(last),
                Grouping::Story => fact.story,
            };
            let key = match order {
                FactOrder::Weight => 0,
                FactOrder::Sources => u64::MAX - fact.corroboration as u64,
                FactOrder::Kind => place_of(fact.kind) as u64,
                FactOrder::Text => digest.places.get(at).copied().unwrap_or_default(),
            };
            (group, key, at)
        })
        .collect();
    rows.sort_unstable();
    rows.into_iter().map(|(group, _, fact)| (group, fact)).collect()
}

fn place_of(kind: Kind) -> usize {
    Kind::ALL.iter().position(|of| *of == kind).unwrap_or(Kind::ALL.len())
}

/// The heading of a group.
fn title(briefing: &Briefing, digest: &Digest, grouping: Grouping, group: usize) -> Option<String> {
    match grouping {
        Grouping::None => None,
        Grouping::Kind => Kind::ALL.get(group).map(|kind| kind.name().to_owned()),
        Grouping::Topic => {
            let fact = digest.topics.get(group).and_then(|first| briefing.facts.get(*first));
            Some(fact.map_or_else(|| "other topics".to_owned(), |fact| fact.topic.clone()))
        }
        Grouping::Story => Some(story(briefing, group)),
    }
}

/// A story by its number and the headline of its first article.
pub fn story(briefing: &Briefing, number: usize) -> String {
    let first = briefing.stories.get(number).and_then(|story| story.articles.first());
    let headline = first.and_then(|article| briefing.articles.get(*article)).map(headline);
    match headline {
        Some(headline) => format!("story {}: {}", number + 1, crate::text::sanitize(headline)),
        None => format!("story {}", number + 1),
    }
}

/// The articles that pass, in order.
fn articles(state: &State, briefing: &Briefing) -> Vec<usize> {
    let mut out: Vec<usize> =
        (0..briefing.articles.len()).filter(|article| state.lens.filter.admits_article(*article)).collect();
    let day = |article: &usize| briefing.published(*article).map(|published| published.value);
    let story = |article: &usize| state.digest.story_of.get(*article).copied();
    match state.lens.articles {
        ArticleOrder::Name => {}
        ArticleOrder::Date => out.sort_by_cached_key(|article| Reverse(day(article))),
        ArticleOrder::Unread => out.sort_by_cached_key(|article| state.has_read(*article)),
        ArticleOrder::Story => out.sort_by_cached_key(|article| (story(article), day(article))),
    }
    out
}
