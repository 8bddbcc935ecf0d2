//! Names of which an article itself says that they are one: "Tarnova, also spelled Ternova".

use foldhash::HashMap;

use crate::claim::texts::Texts;
use crate::lexicon::Class;
use crate::text::fold;
use crate::value::Value;

/// Bytes between two names that can say that they are one.
const REACH: usize = 60;

/// The forms that some article says are one name, by the form of each mention of a name.
pub(super) fn pairs(texts: Texts<'_>, of_mention: &HashMap<(usize, usize), usize>) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    for (article, mentions) in texts.mentions.iter().enumerate() {
        let body = &texts.articles[article].body;
        let names =
            mentions.iter().enumerate().filter(|(_, mention)| matches!(mention.value, Value::Name(_)));
        let mut last = None;
        for (index, mention) in names {
            let before = last.replace((index, mention));
            let Some((other, earlier)) = before.filter(|(_, earlier)| earlier.sentence == mention.sentence)
            else {
                continue;
            };
            let between = body.get(earlier.span.end..mention.span.start).unwrap_or_default();
            let forms = of_mention.get(&(article, other)).zip(of_mention.get(&(article, index)));
            if let Some((first, second)) = forms.filter(|_| between.len() <= REACH && is_alias(between)) {
                out.push((*first, *second));
            }
        }
    }
    out
}

/// True for words between two names that say that they are one, and nothing else: ", also spelled", " (better known as".
fn is_alias(between: &str) -> bool {
    let folded = fold(between);
    let words = folded.trim_start_matches([',', '(', ' ', '-', '\u{2013}', '\u{2014}']);
    Class::Alias.entries().any(|(says, _)| {
        let rest = words.strip_prefix(says).map(str::trim_start);
        // "better known by her stage name"
        rest.is_some_and(|rest| rest.is_empty() || rest.trim_end().ends_with("name"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_says_that_two_names_are_one() {
        for between in [", also spelled ", " (also known as ", ", better known by her stage name ", ", aka "]
        {
            assert!(is_alias(between), "{between:?}");
        }
        for between in [", ", " and ", ", also known as the capital of ", ", who is also "] {
            assert!(!is_alias(between), "{between:?}");
        }
    }
}
