//! The forms under which a dictionary lists words.

use std::borrow::Cow;

use super::Tag;
use crate::lexicon::Class;

/// The lemma of a folded word with this part of speech: "take" for "taken", "child" for "children", "good" for "better".
/// A name is its own.
pub fn lemma(folded: &str, tag: Tag) -> Cow<'_, str> {
    let irregular = match tag {
        Tag::VB | Tag::VBD | Tag::VBG | Tag::VBN | Tag::VBP | Tag::VBZ => Class::VerbForm,
        Tag::MD => Class::ModalForm,
        Tag::NNS => Class::PluralForm,
        Tag::JJR | Tag::JJS | Tag::RBR | Tag::RBS => Class::ComparedForm,
        Tag::PRP => Class::PronounForm,
        Tag::RB => Class::AdverbForm,
        _ => return Cow::Borrowed(folded),
    };
    if let Some(lemma) = irregular.meaning(folded) {
        return Cow::Borrowed(lemma);
    }
    match tag {
        Tag::VBZ | Tag::NNS => without_s(folded),
        Tag::VBG => stripped(folded, "ing"),
        Tag::VBD | Tag::VBN => stripped(folded, "ed"),
        Tag::JJR | Tag::RBR => stripped(folded, "er"),
        Tag::JJS | Tag::RBS => stripped(folded, "est"),
        _ => Cow::Borrowed(folded),
    }
}

/// A noun or verb without the ending "s".
fn without_s(folded: &str) -> Cow<'_, str> {
    if let Some(stem) = folded.strip_suffix("men") {
        return Cow::Owned(format!("{stem}man"));
    }
    if let Some(stem) = folded.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return Cow::Owned(format!("{stem}y"));
    }
    let Some(short) = folded.strip_suffix('s').filter(|short| short.len() > 1 && !short.ends_with('s'))
    else {
        return Cow::Borrowed(folded);
    };
    // "boxes", "heroes", "viruses", but "houses".
    let whole = |stem: &&str| {
        stem.ends_with(['x', 'o'])
            || ["ch", "sh", "ss", "zz"].iter().any(|end| stem.ends_with(end))
            || stem.ends_with("us") && !stem.ends_with("ous") && !is_known(short)
    };
    if let Some(stem) = short.strip_suffix('e').filter(whole) {
        return Cow::Borrowed(stem);
    }
    Cow::Borrowed(if short.ends_with('u') && !is_known(short) { folded } else { short })
}

/// True for an English word of the list, which has no forms that follow from others by the commonest endings.
fn is_known(word: &str) -> bool {
    Class::English.has(word)
}

/// A word without the ending `ending`, its stem as it stands alone: "stop" for "stopp", "take" for "tak", "easy" for
/// "easi".
fn stripped<'a>(folded: &'a str, ending: &str) -> Cow<'a, str> {
    let Some(stem) = folded.strip_suffix(ending).filter(|stem| stem.contains(is_vowel)) else {
        return Cow::Borrowed(folded);
    };
    if let Some(base) = stem.strip_suffix('i')
        && ending != "ing"
    {
        return Cow::Owned(format!("{base}y"));
    }
    let letters = stem.as_bytes();
    let doubled = match letters {
        [.., before, last] if before == last && !is_vowel(char::from(*last)) => Some(&stem[..stem.len() - 1]),
        _ => None,
    };
    let with_e = format!("{stem}e");
    if let Some(single) = doubled {
        // "passed", "telling", but "stopped", "controlling".
        let keeps =
            stem.ends_with('s') || is_known(stem) || !is_known(single) && stem.ends_with(['l', 'f', 'z']);
        return Cow::Borrowed(if keeps { stem } else { single });
    }
    let plain = match (is_known(stem), is_known(&with_e)) {
        (true, false) => true,
        (false, true) => false,
        _ => !wants_e(letters),
    };
    if plain { Cow::Borrowed(stem) } else { Cow::Owned(with_e) }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// True for a stem that hardly ends a word without an "e": "tak", "caus", "argu", "handl".
fn wants_e(stem: &[u8]) -> bool {
    let vowel = |byte: &u8| is_vowel(char::from(*byte));
    match stem {
        [.., b'u' | b'v' | b'c' | b'z'] | [.., b'y', b'l'] => true,
        [.., b's'] => !stem.ends_with(b"ss"),
        [.., before, b'g'] => !vowel(before) && *before != b'n' || stem.ends_with(b"ag"),
        [.., before, b'l'] => !vowel(before) && !matches!(before, b'l' | b'r' | b'w'),
        [.., b'a' | b'i' | b'u', b't'] => {
            stem.len() > 3 && !stem.ends_with(b"eat") && !stem.ends_with(b"oat")
        }
        // One vowel between consonants: "tak", "liv".
        [first, middle, last] => {
            !vowel(first) && vowel(middle) && !vowel(last) && !matches!(last, b'w' | b'x' | b'y')
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_and_exceptions_lead_to_the_lemma() {
        let check = |tag: Tag, pairs: &[(&str, &str)]| {
            for (form, want) in pairs {
                assert_eq!(lemma(form, tag), *want);
            }
        };
        check(Tag::VBD, &[("took", "take"), ("stopped", "stop"), ("passed", "pass"), ("carried", "carry")]);
        check(
            Tag::VBD,
            &[("argued", "argue"), ("visited", "visit"), ("killed", "kill"), ("increased", "increase")],
        );
        check(
            Tag::VBG,
            &[("taking", "take"), ("telling", "tell"), ("controlling", "control"), ("lying", "lie")],
        );
        check(Tag::VBZ, &[("goes", "go"), ("focuses", "focus"), ("causes", "cause"), ("flies", "fly")]);
        check(Tag::NNS, &[("cities", "city"), ("boxes", "box"), ("houses", "house"), ("women", "woman")]);
        check(Tag::NNS, &[("heroes", "hero"), ("viruses", "virus"), ("lives", "life"), ("news", "news")]);
        check(Tag::JJR, &[("larger", "large"), ("bigger", "big"), ("easier", "easy"), ("better", "good")]);
        check(Tag::NNP, &[("lees", "lees")]);
    }
}
