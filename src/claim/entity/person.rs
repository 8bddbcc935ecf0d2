//! When two names are those of one person, and when they are rivals for one office.

use super::form::{Form, Sort, apart, family_name};
use crate::lexicon::Class;
use crate::value::name::{is_general, is_given, is_slip, sounds_alike};

/// Words of an office that two names must share to be given for one person by mistake.
const SHARED: usize = 2;

/// The words of a name without "Jr." and the like.
fn plain(form: &Form) -> &[String] {
    let suffixed = form.words.last().is_some_and(|word| Class::NameSuffix.has(word));
    &form.words[..form.words.len() - usize::from(suffixed)]
}

/// First and last word of a person's name, and whether a suffix stands behind them; none for other names.
pub(super) fn family(form: &Form) -> Option<((&str, &str), bool)> {
    match plain(form) {
        words @ [first, .., last] => Some(((first, last), words.len() < form.words.len())),
        _ => None,
    }
}

/// Same family name, and given names that can belong to one person.
pub(super) fn same_person(short: &Form, long: &Form) -> bool {
    let (Some(((first, a), x)), Some(((_, b), y))) = (family(short), family(long)) else { return false };
    if short.sort == Sort::General || long.sort == Sort::General {
        return false;
    }
    let apart = apart(short, long);
    // Father and son: who writes of both tells them apart by the suffix.
    if (x != y && (short.family || long.family || !apart)) || (a != b && !apart) {
        return false;
    }
    let (short, long) = (plain(short), plain(long));
    if middles_clash(short, long, apart) {
        return false;
    }
    let givens = &long[..long.len() - 1];
    let same_given = givens.iter().take(2).any(|word| is_given(first, word));
    if a == b {
        return same_given || (apart && sounds_alike(first, &long[0]));
    }
    // A family name spelt in two ways needs the given name in full beside it.
    let spelt = sounds_alike(a, b) || (first == long[0] && is_slip(a, b));
    spelt && first.len() > 1 && (same_given || sounds_alike(first, &long[0]))
}

/// True for two people with other initials in the middle; one initial for one in other articles may be a mistake.
fn middles_clash(a: &[String], b: &[String], apart: bool) -> bool {
    let (x, y) = (&a[1..a.len() - 1], &b[1..b.len() - 1]);
    let initials = |words: &[String]| !words.is_empty() && words.iter().all(|word| word.len() == 1);
    initials(x) && initials(y) && x != y && (!apart || x.len() != y.len())
}

/// A single word that is the last of two to four, none of them a word for a body or place.
pub(super) fn is_family_name(short: &Form, long: &Form) -> bool {
    let name = family_name(&short.words);
    name.is_some()
        && short.sort != Sort::Acronym
        && (2..=4).contains(&long.words.len())
        && short.words.len() < long.words.len()
        && long.words.last().map(String::as_str) == name
        && !long.words.iter().any(|word| is_general(word))
}

/// Two names for whoever holds one office, of which one must be wrong: articles apart, the family name the same and
/// the office too, or the given name the same and an office that few can hold.
pub(super) fn is_rival(a: &Form, b: &Form) -> bool {
    let (Some(((x, one), _)), Some(((y, other), _))) = (family(a), family(b)) else { return false };
    if a.sort == Sort::General || b.sort == Sort::General || !apart(a, b) {
        return false;
    }
    let shared = |a: &Form, b: &Form| {
        let pairs = a.offices.iter().flat_map(|x| b.offices.iter().map(move |y| (x, y)));
        let one = pairs.filter(|(x, y)| x.agrees(y)).map(|(x, y)| x.key.intersection(&y.key).count());
        one.max()
    };
    let Some(words) = shared(a, b) else { return false };
    let initial = x.bytes().next() == y.bytes().next();
    (one == other && (words >= SHARED || initial)) || (x == y && x.len() > 1 && words >= SHARED)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::value::Office;
    use crate::value::name::words_of;

    fn form(name: &str, title: &str, article: usize) -> Form {
        let words = words_of(name);
        Form {
            letters: words.concat(),
            words,
            titled: true,
            sort: Sort::Plain,
            offices: BTreeSet::from([Office::new(title)]),
            family: false,
            articles: vec![article],
            running: vec![article],
        }
    }

    #[test]
    fn two_names_for_one_office_are_rivals() {
        let rivals = |a: (&str, &str), b: (&str, &str)| is_rival(&form(a.0, a.1, 0), &form(b.0, b.1, 1));
        assert!(rivals(("Linda Porter", "Attorney General"), ("Loretta Porter", "Attorney General")));
        assert!(rivals(("Mary Costa", "Seawatch director"), ("Mary Castro", "director of Seawatch")));
        assert!(!rivals(("Adam Khan", "prime minister"), ("Omar Khan", "former prime minister")));
        assert!(!rivals(("Linda Porter", "lawyer"), ("Loretta Porter", "nurse")));
        assert!(!rivals(("Mary Costa", "lawyer"), ("Mary Castro", "lawyer")));
    }

    #[test]
    fn father_and_son_are_two_where_an_article_has_both() {
        let [mut father, mut son] = [form("Peter Holm", "mayor", 0), form("Peter Holm Jr", "mayor", 1)];
        assert!(same_person(&father, &son));
        (father.family, son.family) = (true, true);
        assert!(!same_person(&father, &son));
    }
}
