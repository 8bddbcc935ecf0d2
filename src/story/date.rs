//! The date of an article that states none.

use jiff::civil::Date;

use super::similarity::Vector;
use crate::model::Article;

/// The date of the article of the same story, among those that state theirs, that has most in common with this one.
///
/// Words that all of them have tell nothing of when an article was written and are left out.
pub(super) fn infer(article: usize, articles: &[Article], vectors: &[Vector], of_article: &[usize]) -> Option<Date> {
    let dated: Vec<(usize, Date)> = (0..articles.len())
        .filter(|other| *other != article && of_article[*other] == of_article[article])
        .filter_map(|other| {
            let published = articles[other].published.as_ref().filter(|published| !published.is_inferred())?;
            Some((other, published.value))
        })
        .collect();
    let told_by_all = |term: &String| dated.len() > 1 && dated.iter().all(|(other, _)| vectors[*other].contains_key(term));
    let common = |other: usize| -> f64 {
        let telling = vectors[other].iter().filter(|(term, _)| !told_by_all(term));
        let (shared, length) = telling.fold((0.0, 0.0), |(shared, length), (term, weight)| {
            let here = vectors[article].get(term).copied().unwrap_or_default();
            (shared + here * weight, length + weight * weight)
        });
        shared / f64::sqrt(length).max(f64::MIN_POSITIVE)
    };
    dated.iter().max_by(|a, b| common(a.0).total_cmp(&common(b.0)).then(b.0.cmp(&a.0))).map(|(_, date)| *date)
}
