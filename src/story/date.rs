//! The date of an article that states none.

use foldhash::HashSet;
use jiff::civil::Date;

use super::outline::{Names, StoryTraits};
use crate::model::Article;

/// The articles of a story that state their date, as those that state none are held against them.
pub(super) struct Dated<'a> {
    articles: Vec<(Date, &'a Names)>,
    /// Names that all of them have, where they are several: those tell nothing.
    common: HashSet<u64>,
}

impl<'a> Dated<'a> {
    /// Of the `articles` of a story with their `traits`.
    pub(super) fn new(articles: &[&Article], traits: &'a [StoryTraits]) -> Self {
        let stated = |article: &&Article| article.published.filter(|date| !date.is_inferred());
        let dated = articles.iter().zip(traits);
        let dated: Vec<(Date, &Names)> =
            dated.filter_map(|(article, traits)| Some((stated(article)?.value, &traits.names))).collect();
        let common = match &dated[..] {
            [(_, first), others @ ..] if !others.is_empty() => first
                .keys()
                .copied()
                .filter(|name| others.iter().all(|(_, names)| names.contains_key(name)))
                .collect(),
            _ => HashSet::default(),
        };
        Self { articles: dated, common }
    }

    /// The date of the article that tells of the same people as one with the names `here`; of several the first.
    ///
    /// Reports of one day turn around the same few names; a report on an earlier or later event has other
    /// protagonists. So this is the cosine of how often names are used.
    pub(super) fn infer(&self, here: &Names) -> Option<Date> {
        let alike = |(_, there): &(Date, &Names)| self.cosine(here, there);
        let best = self.articles.iter().rev().max_by(|a, b| alike(a).total_cmp(&alike(b)))?;
        Some(best.0)
    }

    /// Cosine of the telling names of `here` and `there`, times the length of `here`.
    fn cosine(&self, here: &Names, there: &Names) -> f64 {
        let telling = there.iter().filter(|(name, _)| !self.common.contains(name));
        let (shared, length) = telling.fold((0.0, 0.0), |(shared, length), (name, count)| {
            (shared + count * here.get(name).copied().unwrap_or_default(), length + count * count)
        });
        shared / f64::sqrt(length).max(f64::MIN_POSITIVE)
    }
}
