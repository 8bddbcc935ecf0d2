//! The sections of the one list of facts, and the order of the facts in each.

use super::headline::lead;
use super::minor::{KnownNames, Minor, minor};
use crate::model::{Briefing, Fact, Reading, Verdict};
use crate::text::{fold, words};
use crate::value::{Bound, Kind, Value};

/// What the outlets do with a fact. Each fact stands in one section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// Their values cannot all be right, or may not be.
    Disagree,
    /// Their values differ and can all be right.
    Fit,
    /// Two or more say it.
    Agree,
    /// One quotation in two wordings.
    Quoted,
    /// One outlet alone says it.
    Alone,
    /// People, bodies and things by name.
    Who,
    /// What a reader seldom needs.
    Minor,
}

impl Section {
    /// All sections, in the order of the list.
    pub const ALL: [Self; 7] =
        [Self::Disagree, Self::Fit, Self::Agree, Self::Quoted, Self::Alone, Self::Who, Self::Minor];

    /// The sign that its rows have between their values.
    pub fn sign(self) -> char {
        match self {
            Self::Disagree => '≠',
            Self::Fit => '≈',
            Self::Agree => '=',
            Self::Quoted | Self::Who => '~',
            Self::Alone | Self::Minor => ' ',
        }
    }

    /// What stands over it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Disagree => "Disagree",
            Self::Fit => "Differ, but fit",
            Self::Agree => "Agree",
            Self::Quoted => "Quoted differently",
            Self::Alone => "Said by one",
            Self::Who => "Who is who",
            Self::Minor => "Minor",
        }
    }

    /// True for a section that is closed until a reader opens it.
    pub fn is_folded(self) -> bool {
        matches!(self, Self::Quoted | Self::Minor)
    }
}

/// A fact with its place in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// Index into [`Briefing::facts`].
    pub fact: usize,
    /// Its section.
    pub section: Section,
    /// Why it is minor, in the section of that name.
    pub minor: Option<Minor>,
}

/// The facts of `briefing` in the order of the list: section by section, in each what a reader needs first.
pub fn place_facts(briefing: &Briefing) -> Vec<Placed> {
    let mut known: Vec<KnownNames<'_>> = briefing.stories.iter().map(|_| KnownNames::default()).collect();
    for fact in &briefing.facts {
        if let Some(known) = known.get_mut(fact.story) {
            known.note(fact);
        }
    }
    let leads: Vec<_> = briefing.articles.iter().map(lead).collect();
    let nothing = KnownNames::default();
    let mut placed: Vec<_> = briefing
        .facts
        .iter()
        .enumerate()
        .map(|(at, fact)| {
            let minor = minor(fact, known.get(fact.story).unwrap_or(&nothing));
            let section = if minor.is_some() { Section::Minor } else { section(fact) };
            let in_lead = |reading: &Reading| {
                let lead = leads.get(reading.article).and_then(Option::as_ref);
                lead.is_some_and(|lead| reading.span.start < lead.end)
            };
            let place = (minor, fact.is_possible(), rank(fact, section), !fact.readings().any(in_lead));
            let first = fact.readings().map(|reading| (reading.article, reading.span.start)).min();
            (
                (fact.story, section, place, std::cmp::Reverse(fact.corroboration), first),
                Placed { fact: at, section, minor },
            )
        })
        .collect();
    placed.sort_by_key(|(a, _)| *a);
    let mut placed: Vec<Placed> = placed.into_iter().map(|(_, placed)| placed).collect();
    fold_repeats(briefing, &mut placed);
    placed
}

/// Makes agreed sentences and quotations minor that another one before them has already, or has in itself, and those that
/// hold a value on which the outlets do not agree.
fn fold_repeats(briefing: &Briefing, placed: &mut [Placed]) {
    /// Words of the shortest one that is a repeat: shorter ones are said in many sentences.
    const SHORTEST: usize = 3;
    /// Rows before one that are looked at.
    const LOOKED_AT: usize = 200;
    let story = |at: &Placed| briefing.facts.get(at.fact).map_or(0, |fact| fact.story);
    let mut said: Vec<String> = Vec::new();
    let disputed = disputed(briefing, placed);
    let mut of = 0;
    let mut repeats = false;
    for at in placed.iter_mut() {
        if story(at) != of {
            of = story(at);
            said.clear();
        }
        let Some(fact) = briefing.facts.get(at.fact).filter(|_| at.section == Section::Agree) else {
            continue;
        };
        if !matches!(fact.kind, Kind::Statement | Kind::Quote) {
            continue;
        }
        let value = fact.variants.first().map_or("", |variant| variant.value.as_str());
        let own: Vec<String> = words(value).map(fold).collect();
        let own = format!(" {} ", own.join(" "));
        let is_long = own.split(' ').count() > SHORTEST + 1;
        let repeated = said
            .iter()
            .rev()
            .take(LOOKED_AT)
            .any(|other| other.contains(&own) || own.contains(other.as_str()));
        let is_disputed = fact.readings().any(|reading| {
            let from = disputed.partition_point(|place| *place < (reading.article, reading.span.start));
            disputed.get(from).is_some_and(|place| *place < (reading.article, reading.span.end))
        });
        if is_disputed || (is_long && repeated) {
            (at.section, at.minor) = (Section::Minor, Some(Minor::Repeat));
            repeats = true;
        } else if is_long {
            said.push(own);
        }
    }
    if repeats {
        placed.sort_by_key(|at| (story(at), at.section, at.minor));
    }
}

/// Where the values stand on which the outlets do not agree: articles and bytes, in order.
fn disputed(briefing: &Briefing, placed: &[Placed]) -> Vec<(usize, usize)> {
    let differs = placed.iter().filter(|at| matches!(at.section, Section::Disagree | Section::Fit));
    let facts = differs.filter_map(|at| briefing.facts.get(at.fact));
    let starts = facts.flat_map(Fact::readings).map(|reading| (reading.article, reading.span.start));
    let mut starts: Vec<(usize, usize)> = starts.collect();
    starts.sort_unstable();
    starts
}

/// The section of a fact that is not minor.
fn section(fact: &Fact) -> Section {
    let by_name = matches!(fact.kind, Kind::Name | Kind::Title | Kind::Place);
    match &fact.judgement {
        Some(_) if fact.kind == Kind::Quote => Section::Quoted,
        Some(judgement) if !judgement.is_sure() => Section::Disagree,
        Some(judgement) => match judgement.verdict {
            Verdict::Conflict => Section::Disagree,
            Verdict::Explained => Section::Fit,
            Verdict::Variant if by_name => Section::Who,
            Verdict::Variant => Section::Quoted,
        },
        None if by_name => Section::Who,
        None if fact.corroboration > 1 => Section::Agree,
        None => Section::Alone,
    }
}

/// What a reader needs first: figures, then days and times, then what has a word for a number, then words; of names those
/// that are spelled differently.
fn rank(fact: &Fact, section: Section) -> u8 {
    if section == Section::Who {
        return match fact.kind {
            _ if fact.judgement.is_some() => 0,
            Kind::Name => 1,
            Kind::Title => 2,
            _ => 3,
        };
    }
    let vague = |reading: &Reading| matches!(&reading.value, Value::Quantity(quantity) if quantity.bound == Bound::Vague);
    match fact.kind {
        Kind::Statement => 5,
        Kind::Rank | Kind::Name | Kind::Title | Kind::Place | Kind::Quote | Kind::List => 4,
        _ if fact.readings().any(vague) => 3,
        Kind::Date | Kind::Time => 2,
        _ => 1,
    }
}
