//! The verdict on a fact in a sentence that a person would say.

use super::section::Section;
use crate::model::{Briefing, Fact, Verdict};

/// What the outlets do with `fact`, which stands in `section`: "They cannot both be right: …". `outlets` are the names of
/// those that state it, `all` is how many report the story.
pub fn verdict_sentence(
    briefing: &Briefing,
    fact: &Fact,
    section: Section,
    outlets: &[&str],
    all: usize,
) -> String {
    let Some(judgement) = &fact.judgement else { return agreement(briefing, fact, outlets, all) };
    let both = if fact.variants.len() > 2 { "all" } else { "both" };
    let why = judgement.why.trim_end_matches('.');
    if !judgement.is_sure() {
        let read = if fact.variants.len() > 2 { "read all" } else { "read both" };
        return format!("They may disagree; {read}: {why}.");
    }
    match judgement.verdict {
        _ if section == Section::Quoted => format!("{}.", capitalized(why)),
        Verdict::Conflict => format!("They cannot {both} be right: {why}."),
        Verdict::Explained => format!("They fit together: {why}."),
        Verdict::Variant => format!("{}.", capitalized(why)),
    }
}

/// Who says so, where nobody says otherwise.
fn agreement(briefing: &Briefing, fact: &Fact, outlets: &[&str], all: usize) -> String {
    let copies = briefing.stories.get(fact.story).is_some_and(|story| !story.copies.is_empty());
    match outlets {
        [] => String::new(),
        [one] => format!("Only {one} says so."),
        many if fact.corroboration < 2 && copies => {
            format!("{} say so, all in the words of one report.", capitalized(&number_word(many.len())))
        }
        many if many.len() == all && all > 2 => {
            format!("All {} outlets say so.", number_word(all))
        }
        many => format!("{} outlets say so.", capitalized(&number_word(many.len()))),
    }
}

/// "five" for 5; figures from eleven on.
pub fn number_word(count: usize) -> String {
    const WORDS: [&str; 11] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    WORDS.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// `text` with a capital at its beginning.
fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
