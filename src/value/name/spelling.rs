//! Two spellings of one word of a name.

use std::borrow::Cow;

use compact_str::CompactString;
use rapidfuzz::distance::levenshtein;

/// Shortest single word of which two spellings are taken for one name.
pub const SPELLING_LENGTH: usize = 6;
/// Shortest word of a longer name of which two transliterations are taken for one.
const SOUND_LENGTH: usize = 4;
/// Shortest family name in which a letter may be wrong, the rest of the name being the same.
const SLIP_LENGTH: usize = 5;
/// Letters by which two transliterations may differ in length ("Kaddafi", "Qadhdhafi").
const LONGER: usize = 3;

/// Two spellings of a word that stands alone: hardly a letter changed, once doubled letters and vowels are made even.
pub fn is_spelling(a: &str, b: &str) -> bool {
    if a.len().min(b.len()) < SPELLING_LENGTH || has_digit(a) || has_digit(b) {
        return false;
    }
    // The people of a place are not the place.
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if long.strip_prefix(short).is_some_and(|ending| matches!(ending, "n" | "an" | "ian" | "i" | "ese")) {
        return false;
    }
    let first = a.as_bytes().first() == b.as_bytes().first();
    skeleton(a) == skeleton(b) || (first && levenshtein::distance(a.chars(), b.chars()) == 1)
}

/// Two transliterations of one word: the same consonants by sound, or the same letters but for doubled ones.
pub fn sounds_alike(a: &str, b: &str) -> bool {
    if a.len().min(b.len()) < SOUND_LENGTH
        || a.len().abs_diff(b.len()) > LONGER
        || has_digit(a)
        || has_digit(b)
    {
        return false;
    }
    let (x, y) = (skeleton(a), skeleton(b));
    (x.len() > 1 && x == y) || even(a).eq(even(b))
}

/// One letter wrong, missing or too many behind the first.
pub fn is_slip(a: &str, b: &str) -> bool {
    a.len().min(b.len()) >= SLIP_LENGTH
        && a.as_bytes().first() == b.as_bytes().first()
        && !has_digit(a)
        && !has_digit(b)
        && levenshtein::distance(a.chars(), b.chars()) == 1
}

fn has_digit(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}

/// The word without doubled letters, and with letters made even that stand for one sound in transliterations.
fn even(word: &str) -> impl Iterator<Item = char> {
    let mut last = None;
    let sound = |c| if matches!(c, 'y' | 'j') { 'i' } else { c };
    word.chars().map(sound).filter(move |c| last.replace(*c) != Some(*c))
}

/// The consonants of a word with transliterations of one sound made alike.
fn skeleton(word: &str) -> CompactString {
    // Most words have none of these, and there are many to compare.
    let even = if word.contains('h') || word.contains("ck") {
        let even = word.replace("kh", "k").replace("gh", "g").replace("dh", "d").replace("ck", "k");
        let even = even.replace("ph", "f").replace("tch", "ch").replace("tsch", "ch").replace("sch", "sh");
        Cow::Owned(even)
    } else {
        Cow::Borrowed(word)
    };
    let mut out = CompactString::default();
    for (at, c) in even.char_indices() {
        let sound = match c {
            'q' | 'c' => 'k',
            'g' if at == 0 => 'k',
            'w' => 'v',
            'z' => 's',
            'h' if at + 1 == even.len() => continue,
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'j' => continue,
            other => other,
        };
        if !out.ends_with(sound) {
            out.push(sound);
        }
    }
    out
}

/// What two transliterations of one word have in common, for finding them; short for a word that is too short.
pub fn sound_key(word: &str) -> CompactString {
    if word.len() < SOUND_LENGTH || has_digit(word) { CompactString::default() } else { skeleton(word) }
}
