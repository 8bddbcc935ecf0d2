//! Short names for outlets, for lists that have no room for the whole ones.

use std::collections::HashSet;

use crate::lexicon::{Class, is_common};
use crate::text::cells::width;
use crate::text::{fold, words};

/// Cells of the longest tag.
const LONGEST: usize = 5;

/// A tag for each of `names`, all of them different: the name itself if it is short, its initials, or else three letters of
/// it that are no word.
pub fn tags(names: &[&str]) -> Vec<String> {
    let mut taken: HashSet<String> = HashSet::with_capacity(names.len());
    let mut free = |tag: &String| !tag.is_empty() && taken.insert(tag.clone());
    let mut numbers = (1_usize..).map(|number| format!("#{number}"));
    let tag = |name: &&str| {
        let tag = abbreviations(name).into_iter().find(&mut free);
        // There is always a free one among the numbers.
        tag.or_else(|| numbers.find(&mut free)).unwrap_or_default()
    };
    names.iter().map(tag).collect()
}

/// Ways to shorten a name, the best first.
fn abbreviations(name: &str) -> Vec<String> {
    let mut out = Vec::new();
    if width(name) <= LONGEST {
        out.push(name.to_owned());
    }
    // Words that half of all outlets have in their names tell none from another.
    let telling = |word: &&str| !Class::NoTag.has(&fold(word));
    let all: Vec<&str> = words(name).flat_map(|word| word.split('.')).collect();
    let some: Vec<&str> = all.iter().copied().filter(telling).collect();
    let parts = if some.is_empty() { all } else { some };
    match parts.as_slice() {
        [one] if width(one) <= LONGEST => out.push((*one).to_owned()),
        [_, _, ..] => {
            let initials: String = parts.iter().filter_map(|word| word.chars().next()).collect();
            if width(&initials) <= LONGEST {
                out.push(initials.to_uppercase());
            }
        }
        _ => {}
    }
    let letters: Vec<char> = parts.concat().chars().collect();
    let consonants = || {
        let rest = letters.iter().skip(1).filter(|c| !"aeiouAEIOU".contains(**c));
        letters.iter().take(1).chain(rest).take(3).collect::<String>()
    };
    let start = |length: usize| letters.iter().take(length).collect::<String>();
    let short = [start(3), consonants(), start(4), start(5)];
    let is_fit = |tag: &String| {
        let folded = fold(tag);
        width(tag) <= LONGEST + 1 && !is_common(&folded) && !Class::NotATag.has(&folded)
    };
    out.extend(short.into_iter().filter(is_fit));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_short_and_tell_outlets_apart() {
        let names = ["Harbour Times", "Dawn", "Hill Tribune", "Harvest Telegraph", "新聞社", "CPEC News"];
        assert_eq!(tags(&names), ["HT", "Dawn", "Hil", "Har", "新聞社", "CPEC"]);
        assert_eq!(tags(&["Pakinomist", "The Guardian", "Read.pk"]), ["Pkn", "Gua", "Read"]);
    }

    #[test]
    fn even_names_without_letters_get_tags_of_their_own() {
        assert_eq!(tags(&["#2", "------", "......", ""]), ["#2", "#1", "#3", "#4"]);
    }

    #[test]
    fn tags_of_very_many_outlets_take_no_time() {
        let names: Vec<String> = (0..20_000).map(|number| format!("The Daily {number}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let started = std::time::Instant::now();
        let tags: HashSet<String> = tags(&names).into_iter().collect();
        assert_eq!(tags.len(), names.len());
        assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
    }
}
