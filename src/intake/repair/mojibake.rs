//! UTF-8 that was read in a one-byte encoding and saved again: `â€™` for an apostrophe, `Ã©` or `√©` for é.
//!
//! As in ftfy, what counts is whether a run of characters gives valid UTF-8 when it is written in the wrong encoding
//! again, and whether it can have stood in a sound text; here every run is judged within its text, so that what was
//! pasted together from several sources is mended, too.

use std::sync::LazyLock;

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252};

use crate::intake::draft::{Draft, Edit};
use crate::model::RepairKind;

/// Some texts went through the wrong encoding more than once.
const MOST_ROUNDS: usize = 3;
/// Sequences that could stand in a sound text are believed when there are so many of them and nothing else.
const MANY: usize = 3;
const LOST: char = '\u{FFFD}';

/// What a program shows for the bytes from 0x80 on when it takes them for an encoding of one byte a character.
struct Wrong {
    /// Character and byte, ordered by character.
    bytes: Vec<(char, u8)>,
    /// The encoding is that of texts in the Latin alphabet, where accents beside the damage are no rare sight.
    western: bool,
    /// Its letters stand at other places than those of the others: only signs can open a sequence.
    signs_only: bool,
}

impl Wrong {
    fn new(encoding: &'static Encoding, western: bool, signs_only: bool) -> Self {
        let mut bytes: Vec<_> = (0x80..=0xFF)
            .filter_map(|byte| {
                let shown = encoding.decode_without_bom_handling(&[byte]).0.chars().next()?;
                Some((shown, byte))
            })
            .collect();
        bytes.sort_unstable();
        Self { bytes, western, signs_only }
    }

    /// The byte that is shown as `c`. The controls of Latin-1 stand for themselves, whatever else was read wrongly.
    fn byte(&self, c: char) -> Option<u8> {
        if c.is_ascii() {
            return None;
        }
        if let '\u{80}'..='\u{9F}' = c {
            return u8::try_from(u32::from(c)).ok();
        }
        self.bytes
            .binary_search_by_key(&c, |(shown, _)| *shown)
            .ok()
            .and_then(|at| Some(self.bytes.get(at)?.1))
    }
}

/// The encodings that texts are most often taken for.
static WRONG: LazyLock<[Wrong; 4]> = LazyLock::new(|| {
    [
        Wrong::new(WINDOWS_1252, true, false),
        Wrong::new(WINDOWS_1250, false, false),
        Wrong::new(WINDOWS_1251, false, false),
        Wrong::new(MACINTOSH, false, true),
    ]
});

/// Reverses double encoding where the text as a whole shows it; a text with real accents is left as it is.
pub(super) fn reverse_double_encoding(draft: &mut Draft) {
    for _ in 0..MOST_ROUNDS {
        if draft.text.is_ascii() {
            return;
        }
        // Of two encodings that would do the one that explains more is right.
        let edits = WRONG.iter().map(|wrong| reversals(&draft.text, wrong));
        let Some(edits) = edits.rev().max_by_key(Vec::len).filter(|edits| !edits.is_empty()) else { break };
        draft.apply(edits);
    }
    let edits = controls(&draft.text);
    draft.apply(edits);
}

/// The quotes and dashes of Windows-1252 that were read as the controls of Latin-1. Other controls are none.
fn controls(text: &str) -> Vec<Edit> {
    let shown = |at: usize, c: char| match c {
        '\u{80}' => Some('€'),
        '\u{82}' => Some('‚'),
        '\u{84}' => Some('„'),
        // Before a word it can have stood for the end of a line.
        '\u{85}' if !text[at + c.len_utf8()..].starts_with(char::is_alphanumeric) => Some('…'),
        '\u{91}' => Some('‘'),
        '\u{92}' => Some('’'),
        '\u{93}' => Some('“'),
        '\u{94}' => Some('”'),
        '\u{95}' => Some('•'),
        '\u{96}' => Some('–'),
        '\u{97}' => Some('—'),
        _ => None,
    };
    text.char_indices()
        .filter_map(|(at, c)| {
            let span = at..at + c.len_utf8();
            Some(Edit::repair(span, shown(at, c)?.to_string(), RepairKind::Mojibake))
        })
        .collect()
}

/// How much a sequence that could be reversed speaks for double encoding.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Strength {
    /// No text has these characters side by side for another reason.
    Strong,
    /// A capital with an accent before a sign or a closing quote can stand in a sound text.
    Weak,
    /// Only other sequences make it one.
    Follower,
}

fn reversals(text: &str, wrong: &Wrong) -> Vec<Edit> {
    let mut found = Vec::new();
    let mut sound = 0;
    let mut done = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let previous = std::mem::replace(&mut before, c);
        if at < done || c.is_ascii() {
            continue;
        }
        if let Some((length, original, sign)) = sequence(&text[at..], previous, wrong) {
            done = at + length;
            found.push((Edit::repair(at..done, original, RepairKind::Mojibake), sign));
        } else if c.is_alphabetic()
            && (!wrong.western || wrong.byte(c).is_some())
            && !matches!(c, 'â' | 'Â' | 'Ã')
        {
            // An accent that fits no sequence: the text holds sound accents too.
            sound += 1;
        }
    }
    let count = |wanted: Strength| found.iter().filter(|(_, sign)| *sign == wanted).count();
    let (strong, weak) = (count(Strength::Strong), count(Strength::Weak));
    let tolerated = if wrong.western { strong } else { 0 };
    let all = if strong > 0 { sound <= tolerated } else { weak >= MANY && sound == 0 };
    let kept = |sign: Strength| all || wrong.western && sign == Strength::Strong;
    found.into_iter().filter(|(_, sign)| kept(*sign)).map(|(edit, _)| edit).collect()
}

/// The double encoding of one character at the start of `text`, behind `before`: its length, the character, what it
/// proves.
fn sequence(text: &str, before: char, wrong: &Wrong) -> Option<(usize, String, Strength)> {
    let mut chars = text.chars();
    let lead = chars.next()?;
    let first = wrong.byte(lead)?;
    if wrong.signs_only && !matches!(lead, '√' | '¬' | '‚' | 'ƒ' | '≈' | '◊') {
        return None;
    }
    let tail = match first {
        0xC2..=0xDF => 1,
        0xE0..=0xEF => 2,
        0xF0..=0xF4 => 3,
        _ => return None,
    };
    if first == SURROGATE
        && let Some(found) = surrogates(text, wrong)
    {
        return Some(found);
    }
    let mut bytes = vec![first];
    let mut length = lead.len_utf8();
    let mut last = lead;
    for c in chars.by_ref().take(tail) {
        // The last byte of a closing quote is the one that Windows-1252 cannot show.
        if c == LOST && bytes == [0xE2, 0x80] && wrong.western {
            return Some((length + c.len_utf8(), "”".to_owned(), Strength::Strong));
        }
        if c == LOST && (bytes.len() > 1 || tail == 1) {
            return Some((length + c.len_utf8(), LOST.to_string(), Strength::Follower));
        }
        if c == ' ' && tail == 1 {
            return lone_space(text, first, before);
        }
        bytes.push(wrong.byte(c).filter(|byte| (0x80..0xC0).contains(byte))?);
        length += c.len_utf8();
        last = c;
    }
    let original = String::from_utf8(bytes).ok()?;
    Some((length, original, proof(wrong, lead, last, tail, before, chars.next())))
}

/// What a sequence of a lead and `tail` characters that ends with `last` proves where it stands.
fn proof(wrong: &Wrong, lead: char, last: char, tail: usize, before: char, next: Option<char>) -> Strength {
    let closes = matches!(last, '’' | '”' | '“' | '‘' | '»' | '…' | '™' | '®' | '–' | '—');
    let letter_after = next.is_some_and(char::is_alphanumeric);
    let odd = !last.is_alphabetic() || matches!(last, 'ª' | 'º' | 'µ');
    let strong = match (tail, lead) {
        (3, _) | (2, 'â' | 'ï' | 'в' | 'п' | '‚') => true,
        (2, _) => before.is_alphabetic() && letter_after && !closes,
        (_, 'Ã' | 'Â') => !closes || before.is_alphabetic() && letter_after,
        (_, '√' | '¬') => before.is_alphabetic(),
        (_, 'Р' | 'С' | 'Г' | 'В' | '◊') => odd,
        // A capital amid small letters with a sign behind it.
        (_, 'Ä' | 'Å' | 'Î' | 'Ï' | 'Ð' | 'Ñ' | 'Ă' | 'Ĺ' | 'ƒ' | '≈') => {
            let small = before.is_lowercase() || next.is_some_and(char::is_lowercase);
            odd && !closes && last != '\u{A0}' && (small || letter_after && !before.is_alphabetic())
        }
        _ => false,
    };
    let follows = last == '\u{A0}' && !wrong.western;
    if strong {
        Strength::Strong
    } else if follows {
        Strength::Follower
    } else {
        Strength::Weak
    }
}

/// What is left where the space without break that ended a sequence became a plain one: "à", "Š", or a mere space.
fn lone_space(text: &str, first: u8, before: char) -> Option<(usize, String, Strength)> {
    let lead = text.chars().next().map_or(0, char::len_utf8);
    let spaces = text[lead..].bytes().take_while(|b| *b == b' ').count();
    let mark = text[lead..].trim_start_matches(' ').starts_with(|c: char| c.is_ascii_punctuation());
    // Of two spaces one belonged to the letter, and so does one before a mark; a capital is followed by the rest of its
    // word.
    let (original, length) = match first {
        0xC2 => ("", lead),
        0xC3 => ("à", lead + usize::from(spaces > 1 || mark)),
        0xC5 => ("Š", lead + 1),
        0xD0 => ("Р", lead + 1),
        _ => return None,
    };
    let sign = if first == 0xC3 && before.is_lowercase() { Strength::Strong } else { Strength::Follower };
    Some((length, original.to_owned(), sign))
}

/// The first byte of half a character outside the basic plane, which some programs write as two of three bytes each.
const SURROGATE: u8 = 0xED;

fn surrogates(text: &str, wrong: &Wrong) -> Option<(usize, String, Strength)> {
    let mut bytes = [0u16; 6];
    let mut length = 0;
    for (byte, c) in bytes.iter_mut().zip(text.chars()) {
        *byte = u16::from(wrong.byte(c)?);
        length += c.len_utf8();
    }
    let halves = bytes.chunks_exact(3).map(|half| {
        half.iter()
            .skip(1)
            .fold(half.first().map_or(0, |lead| lead & 0xF), |code, byte| code << 6 | byte & 0x3F)
    });
    let c = char::decode_utf16(halves).next()?.ok()?;
    Some((length, c.to_string(), Strength::Strong))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reversed(text: &str) -> String {
        let mut draft = Draft::new(text.to_owned());
        reverse_double_encoding(&mut draft);
        draft.text
    }

    /// What a program shows that takes UTF-8 for Windows-1252.
    fn garbled(text: &str) -> String {
        WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    #[test]
    fn double_encoding_is_reversed_however_often_it_happened() {
        let original = "“It’s the café’s tête-à-tête,” Şahin said – for €5.";
        assert_eq!(reversed(&garbled(original)), original);
        assert_eq!(reversed(&garbled(&garbled(original))), original);
        let latin1: String = original.bytes().map(char::from).collect();
        assert_eq!(reversed(&latin1), original);
    }

    #[test]
    fn a_closing_quote_that_lost_its_last_byte_is_one() {
        assert_eq!(reversed("The â€œnewâ€\u{FFFD} pier costs â‚¬3."), "The “new” pier costs €3.");
    }

    #[test]
    fn other_encodings_are_undone_too() {
        let original = "Günther’s café in Córdoba – naïve";
        for encoding in [WINDOWS_1250, WINDOWS_1251, MACINTOSH] {
            let shown = encoding.decode_without_bom_handling(original.as_bytes()).0;
            assert_eq!(reversed(&shown), original, "{shown}");
        }
        assert_eq!(reversed("It\u{92}s \u{93}over\u{94}"), "It’s “over”");
        assert_eq!(reversed("vis-Ã -vis the cafÃ©, Ã la carte"), "vis-à-vis the café, à la carte");
    }

    #[test]
    fn sound_accents_and_quotes_stay() {
        for text in [
            "Le château d’été, l’âge, où “Ñandú” dîna",
            "He spelled it “DÉJÀ VUÂ”.",
            "``Eu vou pra lá´´",
            "the CAFÉ™ brand and “the letter Ä”",
            "Râmnicu Vâlcea – São Tomé",
            "Сёмга и рыба – в “Рёве”",
            "5×£35, √2 and ÄÄNI",
        ] {
            assert_eq!(reversed(text), text);
        }
    }
}
