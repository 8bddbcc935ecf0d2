//! Wording that reports and the reader share, so that print and screen say the same.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::{Article, Judgement, Verdict, Warning};
use crate::value::Kind;

/// A warning on one line: the file, then the reason.
pub(crate) fn warning_line(warning: &Warning) -> String {
    format!("{}: {}", warning.file, warning.message)
}

/// "5 articles", "1 article".
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// "3 disagree", "4 differ, but fit", as the screen says it.
pub(crate) fn counted_verdicts(count: usize, verdict: Verdict) -> String {
    format!("{count} {}", verdict_words(verdict))
}

/// What a verdict is called to people.
fn verdict_words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Conflict => "disagree",
        Verdict::Explained => "differ, but fit",
        Verdict::Variant => "spelled differently",
    }
}

/// What a judgement is called to people.
pub(crate) fn judgement_words(judgement: &Judgement) -> &'static str {
    if judgement.is_sure() { verdict_words(judgement.verdict) } else { "may disagree" }
}

/// What gainsay does not do for articles that are not in English; none if all are.
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
            "{}: gainsay reads English and translates nothing, so it finds there only what looks the same (figures, some \
             dates and names, quotations)",
            counts.join(", ")
        )
    })
}

/// A day as people write it: "10 Sep 2025".
pub(crate) fn day_text(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}

/// A value as lists show it: a statement without its dateline, such as "LONDON, 3 Nov (Reuters) - ".
pub(crate) fn without_dateline(kind: Kind, value: &str) -> &str {
    if kind == Kind::Statement { crate::text::without_dateline(value) } else { value }
}

/// The headline; without one, the start of the text after its dateline.
pub(crate) fn headline(article: &Article) -> &str {
    if article.title.is_some() {
        article.headline()
    } else {
        crate::text::without_dateline(article.headline())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, BlockKind, Language, Origin, Stated};
    use crate::report::fixture;

    #[test]
    fn an_article_without_a_headline_is_named_by_its_first_words_after_the_dateline() {
        let mut article = fixture::briefing().articles.remove(0);
        article.body = "LONDON, 3 Nov (Reuters) - The minister came.".to_owned();
        article.blocks = vec![Block { span: 0..article.body.len(), kind: BlockKind::Paragraph }];
        article.title = None;
        assert_eq!(headline(&article), "The minister came.");
        article.title = Some(Stated::new("LONDON: a city".to_owned(), Origin::Metadata));
        assert_eq!(headline(&article), "LONDON: a city");
    }

    #[test]
    fn a_note_names_the_languages_of_other_articles() {
        let mut articles = fixture::briefing().articles;
        assert_eq!(language_note(&articles), None);
        articles[0].language = Some(Language { code: "eng", name: "English" });
        articles[1].language = Some(Language { code: "deu", name: "German" });
        articles[2].language = articles[1].language;
        assert!(language_note(&articles).unwrap().starts_with("2 articles in German: gainsay reads English"));
    }
}
