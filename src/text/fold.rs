//! Normal forms of words, for comparing and for searching.

use std::borrow::Cow;
use std::cell::RefCell;

use any_ascii::any_ascii_char;
use foldhash::HashMap;
use rust_stemmers::{Algorithm, Stemmer};

/// Lower case in plain ASCII: accents dropped, other scripts transliterated ("Тоқаев" becomes "toqaev").
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    fold_to(text, &mut out);
    out
}

/// Appends the folded form of `text` to `out`.
pub(super) fn fold_to(text: &str, out: &mut impl Extend<char>) {
    for c in text.chars() {
        if c.is_ascii() {
            out.extend([c.to_ascii_lowercase()]);
        } else {
            out.extend(any_ascii_char(c).chars().map(|c| c.to_ascii_lowercase()));
        }
    }
}

/// The letters and digits of a text, folded: what is left of a name when spaces, marks and case are set aside.
pub fn letters(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Stems that are kept, so that memory stays within bounds whatever the text.
const MOST_STEMS: usize = 1 << 16;

/// The stemmer, and the stems of words that it has seen: articles use the same words again and again.
struct Stems {
    stemmer: Stemmer,
    known: HashMap<String, String>,
}

thread_local! {
    static STEMS: RefCell<Stems> = RefCell::new(Stems {
        stemmer: Stemmer::create(Algorithm::English),
        known: HashMap::default(),
    });
}

/// The English stem of a folded word.
///
/// Snowball English (Porter 2), after British spellings are made American: the stemmer alone gives "organ" for
/// "organization" but "organis" for "organisation".
pub fn stem(folded: &str) -> String {
    with_stem(folded, str::to_owned)
}

/// What `of` makes of the English stem of a folded word.
pub fn with_stem<R>(folded: &str, of: impl FnOnce(&str) -> R) -> R {
    STEMS.with_borrow_mut(|Stems { stemmer, known }| {
        if let Some(stem) = known.get(folded) {
            return of(stem);
        }
        let stem = stemmer.stem(&american(folded)).into_owned();
        if known.len() >= MOST_STEMS {
            known.clear();
        }
        let made = of(&stem);
        known.insert(folded.to_owned(), stem);
        made
    })
}

/// A British spelling made American.
fn american(folded: &str) -> Cow<'_, str> {
    if folded.len() <= 6 || !folded.contains("is") {
        return Cow::Borrowed(folded);
    }
    let american = folded.replace("isation", "ization").replace("ising", "izing");
    Cow::Owned(american.replace("ised", "ized").replace("ises", "izes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_drops_accents_case_and_script() {
        assert_eq!(fold("Tête-à-Tête"), "tete-a-tete");
        assert_eq!(fold("Тоқаев"), "toqaev");
        assert_eq!(fold("’"), "'");
    }

    #[test]
    fn british_and_american_spellings_share_a_stem() {
        assert_eq!(stem("organisation"), stem("organization"));
        assert_eq!(stem("agreements"), stem("agreement"));
    }
}
