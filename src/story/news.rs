//! What is news enough to be compared: a folder can hold change logs, manuals and lists beside articles, or nothing else.

use crate::model::Article;
use crate::parallel;
use crate::text::{BlockKind, Document, words};

/// Words of the shortest sentence that counts as prose.
const SENTENCE: usize = 6;
/// Share of its words that an article has in such sentences. Of two hundred news articles that people saved from the web none
/// has less than half, of 233 files of documentation seven in ten have less than this.
const PROSE: f64 = 0.45;
/// Words below which nothing can be told.
const SHORT: usize = 40;
/// Texts of other sorts that a folder holds at least before they are left out.
const SEVERAL: usize = 10;

/// True for a text in sentences, as news is written; for one that is too short to tell, or not in English, as well.
pub fn is_prose(article: &Article, document: &Document) -> bool {
    if article.language.is_some_and(|language| language.code != "eng") {
        return true;
    }
    let (mut all, mut prose) = (0, 0);
    for sentence in document.sentences.iter().filter(|sentence| sentence.kind != BlockKind::Caption) {
        let text = article.body.get(sentence.span.clone()).unwrap_or_default();
        let count = words(text).count();
        all += count;
        let begins = text.trim_start_matches(['“', '"', '‘', '\'', '(']).starts_with(char::is_uppercase);
        let ends = text.trim_end_matches(['”', '"', '’', '\'', ')']).ends_with(['.', '!', '?']);
        if count >= SENTENCE && begins && ends {
            prose += count;
        }
    }
    all < SHORT || prose as f64 >= PROSE * all as f64
}

/// Leaves out of `articles` what is no news, where that is most of them; returns how many those were.
///
/// A folder of news is left as it is: a list or a table among its articles does no harm there.
pub fn leave_out_other_texts(articles: &mut Vec<Article>) -> usize {
    if articles.len() < SEVERAL {
        return 0;
    }
    let is_news = parallel::map(articles.len(), |at| is_prose(&articles[at], &Document::new(&articles[at])));
    let others = is_news.iter().filter(|news| !**news).count();
    if others < SEVERAL || others * 2 <= articles.len() {
        return 0;
    }
    let mut is_news = is_news.into_iter();
    articles.retain(|_| is_news.next().unwrap_or(true));
    others
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::{built_in, parse};

    fn notes(number: usize) -> Article {
        let lines: Vec<String> = (0..40)
            .map(|line| {
                format!(
                    "  * lib/part{line}.c (open_{number}): check the return value of read, close #{line}\n"
                )
            })
            .collect();
        parse(&format!("{number:03}-changes.txt"), None, lines.concat()).unwrap()
    }

    #[test]
    fn a_folder_of_change_logs_is_left_out_and_the_news_in_it_is_not() {
        let mut articles: Vec<Article> = (0..12).map(notes).chain(built_in().articles).collect();
        assert_eq!(leave_out_other_texts(&mut articles), 12);
        assert_eq!(articles, built_in().articles);
    }

    #[test]
    fn a_folder_of_news_is_left_as_it_is() {
        let mut articles: Vec<Article> = (0..3).map(notes).chain(built_in().articles).collect();
        let before = articles.clone();
        assert_eq!(leave_out_other_texts(&mut articles), 0);
        assert_eq!(articles, before);
        assert!(built_in().articles.iter().all(|article| is_prose(article, &Document::new(article))));
    }
}
