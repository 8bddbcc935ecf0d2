//! What is an English word, and whether a hyphen at the end of a line belongs to one.

use crate::lexicon::{self, Class};
use crate::text::fold;

/// The most regular endings of a word ("understandings"); without a limit, a word of nothing but endings would take a
/// call for each of them.
const MOST_ENDINGS: usize = 2;
/// A shorter word with a regular ending is no participle.
const PARTICIPLE: usize = 5;

/// True for a word of the list and for what follows from one by regular endings.
pub(super) fn is_english(word: &str) -> bool {
    follows(word, MOST_ENDINGS)
}

/// True for a word of the list and for what follows from one by so many regular endings at the most.
fn follows(word: &str, endings: usize) -> bool {
    if listed(word) {
        return true;
    }
    let Some(endings) = endings.checked_sub(1) else { return false };
    let base = |ending: &str| word.strip_suffix(ending).filter(|base| base.len() >= 3);
    base("s").is_some_and(|base| follows(base, endings))
        || base("d").is_some_and(|base| base.ends_with('e') && listed(base))
        || base("ed").is_some_and(listed)
        || base("ing").is_some_and(|base| listed(base) || listed(&format!("{base}e")))
        || base("ly").is_some_and(|base| follows(base, endings))
}

fn listed(word: &str) -> bool {
    Class::English.has(word)
}

/// True where a hyphen between `first`, which ends a line, and `second`, which begins the next, only parts a word:
/// "govern-ment", but no "well-known". `is_known` tells of a word that the text has elsewhere, `opens` that `first` begins a
/// sentence, so that its capital makes no name.
pub(super) fn is_parted(first: &str, second: &str, opens: bool, is_known: impl Fn(&str) -> bool) -> bool {
    let letters = |text: &str| !text.is_empty() && text.chars().all(char::is_alphabetic);
    if !letters(first) || !letters(second) || !second.starts_with(char::is_lowercase) {
        return false;
    }
    let (head, tail) = (fold(first), fold(second));
    let whole = format!("{head}{tail}");
    if is_known(&whole) || is_english(&whole) || lexicon::is_calendar(&whole) {
        return true;
    }
    let participle = tail.len() > PARTICIPLE && tail.ends_with("ed") || Class::AfterHyphen.has(&tail);
    if participle || Class::Prefix.has(&head) {
        return false;
    }
    // "Una Dray-ton": a name goes on in small letters only where it is parted.
    let name = first.starts_with(char::is_uppercase) && !opens;
    name || !is_english(&head) || !is_english(&tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_endings_belong_to_the_words_of_the_list() {
        for word in ["minister", "ministers", "agreed", "making", "strongly", "a", "understandings"] {
            assert!(is_english(word), "{word}");
        }
        for word in ["ngs", "chnology", "ment", "tion"] {
            assert!(!is_english(word), "{word}");
        }
    }

    #[test]
    fn a_hyphen_at_the_end_of_a_line_goes_where_it_only_parts_a_word() {
        let parted = |word: &str, opens| {
            word.split_once('-')
                .is_some_and(|(first, second)| is_parted(first, second, opens, |word| word == "norlandia"))
        };
        for word in
            ["govern-ment", "mil-lion", "Thurs-day", "Norlan-dia", "Hal-den", "Win-ston", "flood-ings"]
        {
            assert!(parted(word, false), "{word}");
        }
        for word in [
            "well-known",
            "Jean-Pierre",
            "12-mile",
            "vice-president",
            "Oslo-based",
            "Labour-controlled",
            "ex-wife",
        ] {
            assert!(!parted(word, false), "{word}");
        }
        assert!(!parted("Long-term", true));
    }
}
