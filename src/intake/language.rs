//! The language of an article: the analysis knows English, and a reader must be told where it does not.

use crate::lexicon::Class;
use crate::model::{Block, BlockKind, Language};

/// How much of the text is looked at, in bytes.
const SAMPLE: usize = 2000;
/// A shorter text does not tell its language, in bytes.
const SHORTEST: usize = 40;
/// The share of the words that every English text has, in percent, from which on a text is English.
const ENGLISH_SHARE: usize = 7;

/// The language of the running text; none when it cannot be told.
pub(super) fn detect(text: &str, blocks: &[Block]) -> Option<Language> {
    let mut sample = String::new();
    for block in blocks.iter().filter(|block| block.kind != BlockKind::Boilerplate) {
        sample.push_str(text.get(block.span.clone()).unwrap_or_default());
        sample.push('\n');
        if sample.len() > SAMPLE {
            sample.truncate(sample.floor_char_boundary(SAMPLE));
            break;
        }
    }
    // Nearly every article is English, and its small words tell so in no time.
    if is_english(&sample) {
        return Some(Language { code: "eng", name: "English" });
    }
    if sample.len() < SHORTEST {
        return None;
    }
    let found = whatlang::detect(&sample).filter(whatlang::Info::is_reliable)?;
    Some(Language { code: found.lang().code(), name: found.lang().eng_name() })
}

fn is_english(text: &str) -> bool {
    let (mut words, mut known) = (0, 0);
    for word in text.split_whitespace() {
        words += 1;
        known += usize::from(Class::Frequent.has(&word.to_ascii_lowercase()));
    }
    known >= 2 && known * 100 >= words * ENGLISH_SHARE
}

#[cfg(test)]
mod tests {
    use crate::intake::parse;

    #[test]
    fn the_language_of_the_text_is_told() {
        for (text, code) in [
            ("The harbour board said that the new pier of the town will open in May.", Some("eng")),
            (
                "Der Hafenrat teilte mit, dass die neue Mole der Stadt im Mai für alle Schiffe geöffnet wird.",
                Some("deu"),
            ),
            (
                "Портовое управление сообщило, что новый причал города откроется в мае для всех судов.",
                Some("rus"),
            ),
            ("وقالت هيئة الميناء إن الرصيف الجديد للمدينة سيفتح في مايو أمام جميع السفن.", Some("ara")),
            ("港湾当局は、新しい桟橋が五月にすべての船に開放されると発表しました。", Some("jpn")),
            ("Pier 7", None),
        ] {
            let article = parse("a.txt", None, text).unwrap();
            assert_eq!(article.language.map(|language| language.code), code, "{text}");
        }
    }
}
