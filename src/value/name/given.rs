//! Given names, and what two full names have in common.

use super::spelling::{is_slip, sounds_alike};
use super::words::{is_general, words_of};
use crate::lexicon::{self, Class};

/// Shortest given name that may stand for a longer one which begins with it ("Jon", "Jonathan").
const SHORT_GIVEN: usize = 3;

/// True when two given names can be one: the same, a short form, an initial.
pub fn is_given(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let begins = (short.len() == 1 || short.len() >= SHORT_GIVEN) && long.starts_with(short);
    begins || lexicon::given_name(a) == lexicon::given_name(b)
}

/// True for the full names of two people that share a given or family name and can be no spellings of each other.
pub(super) fn is_other_name(a: &str, b: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        words_of(name).into_iter().filter(|word| !Class::NameSuffix.has(word) && word.len() > 1).collect()
    };
    let (a, b) = (words(a), words(b));
    let ([first, one], [second, other]) = (&a[..], &b[..]) else { return false };
    let given = is_given(first, second) || sounds_alike(first, second) || is_slip(first, second);
    let family = one == other || sounds_alike(one, other) || is_slip(one, other);
    let general = a.iter().chain(&b).any(|word| is_general(word));
    given != family && !general
}
