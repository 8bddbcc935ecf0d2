//! The date of an article that states none.

use jiff::civil::Date;

use super::outline::Names;
use crate::model::Article;

/// The date of the article of the same story, among those that state theirs, that tells of the same people.
///
/// Reports of one day turn around the same few names; a report on an earlier or later event has other protagonists.
/// So this is the cosine of how often names are used; names that all dated articles have tell nothing.
pub(super) fn infer<'a>(
    article: usize,
    dated: &[(usize, Date)],
    names: impl Fn(usize) -> &'a Names,
) -> Option<Date> {
    let there: Vec<&Names> = dated.iter().map(|(other, _)| names(*other)).collect();
    let telling = |name: u64| there.len() < 2 || !there.iter().all(|names| names.contains_key(&name));
    let mut here = names(article).clone();
    here.retain(|name, _| telling(*name));
    let common: Vec<f64> = there.iter().map(|other| cosine(&here, other, telling)).collect();
    (0..dated.len()).max_by(|a, b| common[*a].total_cmp(&common[*b]).then(b.cmp(a))).map(|best| dated[best].1)
}

/// The articles of a story that state their date, with it.
pub(super) fn dated(story: &[usize], articles: &[Article]) -> Vec<(usize, Date)> {
    let stated = |article: &usize| articles[*article].published.as_ref().filter(|date| !date.is_inferred());
    story.iter().filter_map(|article| Some((*article, stated(article)?.value))).collect()
}

/// Cosine of `here` with the telling names of `there`, times the length of `here`.
fn cosine(here: &Names, there: &Names, telling: impl Fn(u64) -> bool) -> f64 {
    let (shared, length) = there.iter().filter(|(name, _)| telling(**name)).fold(
        (0.0, 0.0),
        |(shared, length), (name, count)| {
            (shared + count * here.get(name).copied().unwrap_or_default(), length + count * count)
        },
    );
    shared / f64::sqrt(length).max(f64::MIN_POSITIVE)
}
