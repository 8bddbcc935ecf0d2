//! In which order stories are compared, and facts are read.

use crate::model::{Article, Briefing, Fact, Story, Verdict};
use crate::story::ArticleCard;

/// The numbers of the stories with these articles, the one with the latest article last; of several of one day the first
/// one is last.
pub(super) fn latest_last(groups: &[Vec<usize>], cards: &[ArticleCard]) -> Vec<usize> {
    let latest = |story: &usize| groups[*story].iter().filter_map(|article| cards[*article].published).max();
    let mut order: Vec<usize> = (0..groups.len()).rev().collect();
    order.sort_by_key(latest);
    order
}

/// The briefing with `facts` in the order in which a reader should see them.
pub(super) fn ordered(articles: Vec<Article>, stories: Vec<Story>, mut facts: Vec<Fact>) -> Briefing {
    facts.sort_by(|a, b| {
        b.weight.total_cmp(&a.weight).then_with(|| a.topic.cmp(&b.topic)).then_with(|| a.id.cmp(&b.id))
    });
    let disagreements = disagreements(&facts);
    let is_possible = |fact: &usize| facts[*fact].is_possible() && !facts[*fact].hidden;
    let possible = (0..facts.len()).filter(is_possible).collect();
    let inferred =
        stories.iter().flat_map(|story| &story.inferred).map(|(article, day)| (*article, *day)).collect();
    Briefing { articles, stories, facts, disagreements, possible, inferred, ..Briefing::default() }
}

/// The facts with a verdict that are not hidden, by verdict (the gravest first), then in the order of `facts`.
fn disagreements(facts: &[Fact]) -> Vec<usize> {
    let shown = facts.iter().enumerate().filter(|(_, fact)| !fact.hidden);
    let mut out: Vec<(Verdict, usize)> =
        shown.filter_map(|(index, fact)| Some((fact.verdict()?, index))).collect();
    out.sort_unstable();
    out.into_iter().map(|(_, index)| index).collect()
}
