//! Normal forms of words, for comparing and for searching.

use std::cell::RefCell;

use any_ascii::any_ascii_char;
use rust_stemmers::{Algorithm, Stemmer};

/// Lower case in plain ASCII: accents dropped, other scripts transliterated ("Тоқаев" becomes "toqaev").
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
        } else {
            out.extend(any_ascii_char(c).chars().map(|c| c.to_ascii_lowercase()));
        }
    }
    out
}

thread_local! {
    static STEMMER: RefCell<Stemmer> = RefCell::new(Stemmer::create(Algorithm::English));
}

/// The English stem of a folded word.
///
/// Snowball English (Porter 2), after British spellings are made American: the stemmer alone gives "organ" for
/// "organization" but "organis" for "organisation".
pub fn stem(folded: &str) -> String {
    let american = if folded.len() > 6 && folded.contains("is") {
        folded
            .replace("isation", "ization")
            .replace("ising", "izing")
            .replace("ised", "ized")
            .replace("ises", "izes")
    } else {
        folded.to_owned()
    };
    STEMMER.with_borrow(|stemmer| stemmer.stem(&american).into_owned())
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
