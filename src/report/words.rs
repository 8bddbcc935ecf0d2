//! Words that reports and the reader share, so that print and screen say the same thing in the same way.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::{Article, Verdict};

/// "5 articles", "1 article".
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// "3 conflicts", "4 explained".
pub(crate) fn counted_verdicts(count: usize, verdict: Verdict) -> String {
    let many = match verdict {
        Verdict::Conflict => "conflicts",
        Verdict::Explained => "explained",
        Verdict::Variant => "variants",
    };
    counted(count, verdict.name(), many)
}

/// What is not done for articles in other languages than English; none where there are none.
pub(crate) fn language_note(articles: &[Article]) -> Option<String> {
    let mut others: BTreeMap<&str, usize> = BTreeMap::new();
    for language in
        articles.iter().filter_map(|article| article.language).filter(|language| language.code != "eng")
    {
        *others.entry(language.name).or_default() += 1;
    }
    let counts: Vec<String> = others
        .into_iter()
        .map(|(name, count)| format!("{} in {name}", counted(count, "article", "articles")))
        .collect();
    (!counts.is_empty()).then(|| {
        format!(
            "{}: only what looks as it does in English is found there (figures, some dates and names, quotations); \
             nothing is translated",
            counts.join(", ")
        )
    })
}

/// A day as people write it: "10 Sep 2025".
pub(crate) fn day(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use crate::report::fixture;

    #[test]
    fn articles_in_other_languages_are_told_of() {
        let mut articles = fixture::briefing().articles;
        assert_eq!(language_note(&articles), None);
        articles[0].language = Some(Language { code: "eng", name: "English" });
        articles[1].language = Some(Language { code: "deu", name: "German" });
        articles[2].language = articles[1].language;
        assert!(language_note(&articles).unwrap().starts_with("2 articles in German: only what looks"));
    }
}
