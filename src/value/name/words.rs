//! The words of a name.

use crate::lexicon::Class;
use crate::text::fold;

/// The folded words of a name, countries under their own name whatever form of the word is used.
pub fn words_of(name: &str) -> Vec<String> {
    let folded = fold(name).replace("'s", "").replace(['\'', ','], "");
    let folded = spread(&folded).replace('.', "");
    if let Some(country) = Class::Country.meaning(&folded) {
        return vec![country.to_owned()];
    }
    folded
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '/'))
        .filter(|word| !word.is_empty())
        .map(|word| Class::Country.meaning(word).unwrap_or(word).to_owned())
        .collect()
}

/// "j.d. vance" with its initials apart; short forms that stand alone and countries ("u.s.") stay whole.
fn spread(folded: &str) -> String {
    let initials = |word: &str| word.len() > 2 && word.split('.').all(|part| part.len() < 2);
    let country = |word: &str| Class::Country.has(word.trim_end_matches('.'));
    let mut words = folded.split_whitespace().peekable();
    let several = folded.contains(' ');
    let mut out: Vec<String> = Vec::new();
    while let Some(word) = words.next() {
        let inside = several && words.peek().is_some();
        out.push(if inside && initials(word) && !country(word) {
            word.replace('.', " ")
        } else {
            word.to_owned()
        });
    }
    out.join(" ")
}

/// A word of names of bodies and places rather than of people.
pub fn is_general(word: &str) -> bool {
    Class::Organisation.has(word)
        || Class::PlaceNoun.has(word)
        || Class::Direction.has(word)
        || Class::Country.has(word)
}
