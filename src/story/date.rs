//! The date of an article that states none.

use jiff::civil::Date;

use super::similarity::Pair;
use crate::model::Article;

/// The date of the most similar article of the same story that states its own.
pub(super) fn infer(
    article: usize,
    articles: &[Article],
    pairs: &[Pair],
    of_article: &[usize],
) -> Option<Date> {
    pairs
        .iter()
        .filter_map(|pair| {
            let partner =
                pair.partner(article).filter(|partner| of_article[*partner] == of_article[article])?;
            let published =
                articles[partner].published.as_ref().filter(|published| !published.is_inferred())?;
            Some((pair.cosine, published.value))
        })
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
        .map(|(_, date)| date)
}
