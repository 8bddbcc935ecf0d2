//! When two written forms are one name.

use super::form::{Form, Sort, acronym, apart};
use super::person::same_person;
use crate::lexicon::Class;
use crate::value::name::{SPELLING_LENGTH, is_general, is_spelling, sounds_alike};

/// True when two forms are one name; initials are asked for by [`is_acronym`].
pub(super) fn same(a: &Form, b: &Form) -> bool {
    if a.letters == b.letters {
        return true;
    }
    let (short, long) = if a.words.len() <= b.words.len() { (a, b) } else { (b, a) };
    if short.words.len() == 1 {
        return long.words.len() == 1 && is_spelling(&a.words[0], &b.words[0]) && apart(a, b);
    }
    same_person(short, long)
        || one_spelling(a, b)
        || (a.sort == Sort::General && b.sort == Sort::General && (same_body(short, long) || one_kind(a, b)))
        || (short.titled && long.titled && subset(short, long))
}

/// True when a name of one word is made of the initials of another.
pub(super) fn is_acronym(short: &Form, long: &Form) -> bool {
    short.words.len() == 1
        && long.words.len() > 1
        && short.letters.len() > 1
        && short.letters == acronym(&long.words)
}

/// The words of two names of bodies are the same but for their order, plurals and what is often left out ("House
/// Select Committee on Energy", "House Energy Committee").
fn same_body(short: &Form, long: &Form) -> bool {
    let body = |form: &Form| form.words.iter().any(|word| Class::Organisation.has(word));
    if !body(short) || !body(long) || !apart(short, long) {
        return false;
    }
    let core = |form: &Form| -> Vec<String> {
        let words =
            form.words.iter().filter(|word| !Class::Function.has(word) && !Class::BodyFiller.has(word));
        words.map(|word| word.strip_suffix('s').unwrap_or(word).to_owned()).collect()
    };
    let telling = |core: &[String]| core.len() > 1 && core.iter().any(|word| !is_general(word));
    let (mut a, mut b) = (core(short), core(long));
    // "Committee on Energy": the words change places around a preposition only.
    if short.words.iter().chain(&long.words).any(|word| matches!(word.as_str(), "of" | "on" | "for")) {
        a.sort_unstable();
        b.sort_unstable();
    }
    a == b && telling(&a)
}

/// The words of one are the words of the other, in order, with one or more left out, none of them an initial.
fn subset(short: &Form, long: &Form) -> bool {
    let mut rest = short.words.iter().peekable();
    let mut initial = false;
    for word in &long.words {
        if rest.next_if(|next| *next == word).is_none() {
            initial |= word.len() == 1;
        }
    }
    rest.peek().is_none() && !initial
}

/// The one word in which two forms differ, if all others are the same.
fn one_difference<'a>(a: &'a Form, b: &'a Form) -> Option<(&'a String, &'a String)> {
    let mut different = a.words.iter().zip(&b.words).filter(|(x, y)| x != y);
    let found = different.next().filter(|_| a.words.len() == b.words.len())?;
    different.next().is_none().then_some(found)
}

/// Word by word the same but for one that is spelt differently.
fn one_spelling(a: &Form, b: &Form) -> bool {
    let Some((x, y)) = one_difference(a, b).filter(|_| apart(a, b)) else { return false };
    let rest = a.letters.len() - x.len();
    let particle = x.len() <= 2
        && y.len() <= 2
        && a.words.len() > 2
        && x != &a.words[0]
        && !is_number(x)
        && !is_number(y);
    let arabic = Class::NameParticle.has(&a.words[0]) && sounds_alike(x, y);
    let ending =
        a.titled && b.titled && rest >= SPELLING_LENGTH && a.words.last() == Some(x) && is_longer(x, y);
    (particle && rest >= SPELLING_LENGTH)
        || is_spelling(x, y)
        || arabic
        || ending
        || (x.len() > 3 && is_plural(x, y))
}

/// True for two family names of which one goes on for a few letters where the other ends ("Karim", "Karimyar").
fn is_longer(x: &str, y: &str) -> bool {
    /// Letters that both begin with.
    const STEM: usize = 5;
    /// Letters that one of them has more.
    const ENDING: usize = 3;
    let (short, long) = if x.len() <= y.len() { (x, y) } else { (y, x) };
    short.len() >= STEM && long.starts_with(short) && long.len() - short.len() <= ENDING
}

/// Word by word the same but for the word that says what kind of body it is ("Institute", "Center").
fn one_kind(a: &Form, b: &Form) -> bool {
    let Some((x, y)) = one_difference(a, b).filter(|_| apart(a, b)) else { return false };
    let telling = a.words.iter().filter(|word| !is_general(word) && !Class::Function.has(word)).count();
    Class::BodyKind.has(x) && Class::BodyKind.has(y) && telling > 1
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

fn is_plural(x: &str, y: &str) -> bool {
    x.strip_suffix('s') == Some(y) || y.strip_suffix('s') == Some(x)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::value::name::words_of;

    fn form(name: &str, article: usize) -> Form {
        let words = words_of(name);
        Form {
            letters: words.concat(),
            sort: Sort::new(name, &words),
            words,
            titled: true,
            offices: BTreeSet::new(),
            family: false,
            articles: vec![article],
            running: vec![article],
        }
    }

    fn one(a: &str, b: &str) -> bool {
        let (a, b) = (form(a, 0), form(b, 1));
        same(&a, &b) || is_acronym(&b, &a)
    }

    #[test]
    fn spellings_initials_and_short_forms_are_one_name() {
        for (a, b) in [
            ("Arman Shaqqaliev", "Arman Shakkaliyev"),
            ("Kassym Jomart-Tokayev", "Kassym-Jomart Tokayev"),
            ("Nishan-i-Pakistan", "Nishan-e-Pakistan"),
            ("Jane Q. Porter", "Jane Porter"),
            ("Bob Miller", "Robert W. Miller"),
            ("Vickie Miller", "Victoria Miller"),
            ("Iosef Haddad", "Yosef Haddad"),
            ("Jam Kamal", "Jam Kamal Khan"),
            ("World Health Organisation", "WHO"),
            ("Qasim Ghareb", "Kassem Gharib"),
            ("Youssef el-Haddad", "Yusuf al-Haddad"),
            ("J.D. Vargas", "James D. Vargas"),
            ("Jon Weaver", "Jonathan Weaver"),
            ("Jane Lindqvist", "Jane Lindquist"),
            ("Farhadullah Karim", "Farhadullah Karimyar"),
            ("Karrat Gate", "Qarrat Gate"),
            ("al-Karrat", "Al Qarat"),
            ("al-Shabaab", "Al Shabab"),
            ("Senate Standing Committee on Energy", "Senate Energy Committee"),
            ("St Anne's Hospital", "St Anne's university hospital"),
            ("Amber Policy Research Institute", "Amber Policy Research Center"),
        ] {
            assert!(one(a, b), "{a} / {b}");
        }
    }

    #[test]
    fn other_people_and_things_stay_apart() {
        for (a, b) in [
            ("Linda Porter", "Jane Porter"),
            ("Iran", "Iraq"),
            ("First Army", "Third Army"),
            ("Boeing 737", "Boeing 747"),
            ("Ministry of Commerce", "Ministry of Defence"),
            ("Nawaz Sharif", "Shehbaz Sharif"),
            ("George H.W. Marsh", "George W. Marsh"),
            ("Karratia", "Karratian"),
            ("Senate Energy Committee", "House Energy Committee"),
        ] {
            assert!(!one(a, b), "{a} / {b}");
        }
    }
}
