//! UTF-8 that was read as Windows-1252 or Latin-1 and saved again: `â€™` for an apostrophe, `Ã©` for é.

use crate::intake::draft::{Draft, Edit};
use crate::model::RepairKind;

/// What Windows-1252 has at bytes 0x80 to 0x9F; the five it leaves open pass as control characters.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// Some texts went through the wrong encoding more than once.
const MOST_ROUNDS: usize = 3;

/// Reverses double encoding where the text as a whole shows it; a text with real accents is left as it is.
pub(super) fn reverse_double_encoding(draft: &mut Draft) {
    if draft.text.is_ascii() {
        return;
    }
    for _ in 0..MOST_ROUNDS {
        let edits = reversals(&draft.text);
        if edits.is_empty() {
            return;
        }
        draft.apply(edits);
    }
}

/// How much a sequence that could be reversed speaks for double encoding.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// No text has these characters side by side for another reason.
    Strong,
    /// A capital with an accent before a sign or a closing quote can stand in a sound text.
    Weak,
}

fn reversals(text: &str) -> Vec<Edit> {
    let mut found = Vec::new();
    let mut sound = 0;
    let mut done = 0;
    for (at, c) in text.char_indices() {
        if at < done || c.is_ascii() {
            continue;
        }
        if let Some((length, original, sign)) = sequence(&text[at..]) {
            done = at + length;
            found.push((Edit::repair(at..done, original, RepairKind::Mojibake), sign));
        } else if c.is_alphabetic() && byte(c).is_some() && c != 'â' && c != 'Â' && c != 'Ã' {
            // An accent that fits no sequence: the text holds sound accents too.
            sound += 1;
        }
    }
    let strong = found.iter().filter(|(_, sign)| *sign == Sign::Strong).count();
    let weak = found.len() - strong;
    let all = if strong > 0 { sound <= strong } else { weak >= 3 && sound == 0 };
    found.into_iter().filter(|(_, sign)| all || (*sign == Sign::Strong)).map(|(edit, _)| edit).collect()
}

/// The double encoding of one character at the start of `text`: its length, the character, what it proves.
fn sequence(text: &str) -> Option<(usize, String, Sign)> {
    let mut chars = text.chars();
    let lead = chars.next()?;
    let first = byte(lead)?;
    let tail = match first {
        0xC2..=0xDF => 1,
        0xE0..=0xEF => 2,
        0xF0..=0xF4 => 3,
        _ => return None,
    };
    let mut bytes = vec![first];
    let mut length = lead.len_utf8();
    let mut last = lead;
    for c in chars.by_ref().take(tail) {
        bytes.push(byte(c).filter(|byte| (0x80..0xC0).contains(byte))?);
        length += c.len_utf8();
        last = c;
    }
    let original = String::from_utf8(bytes).ok()?;
    let closes = matches!(last, '’' | '”' | '“' | '‘' | '»' | '…' | '™' | '®' | '–' | '—');
    let sign = match (tail, lead) {
        (1, 'Ã' | 'Â') if !closes || chars.next().is_some_and(char::is_alphanumeric) => Sign::Strong,
        (2, 'â' | 'ï') | (3, _) => Sign::Strong,
        _ => Sign::Weak,
    };
    Some((length, original, sign))
}

/// The byte that Windows-1252 or Latin-1 shows as `c`.
fn byte(c: char) -> Option<u8> {
    match u8::try_from(u32::from(c)) {
        Ok(byte) if byte >= 0x80 => Some(byte),
        Ok(_) => None,
        Err(_) => WINDOWS.iter().position(|&w| w == c).and_then(|index| u8::try_from(0x80 + index).ok()),
    }
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
        text.bytes()
            .map(|b| match b {
                0x80..0xA0 => WINDOWS[usize::from(b) - 0x80],
                _ => char::from(b),
            })
            .collect()
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
    fn sound_accents_and_quotes_stay() {
        for text in [
            "Le château d’été, l’âge, où “Ñandú” dîna",
            "He spelled it “DÉJÀ VUÂ”.",
            "``Eu vou pra lá´´",
            "the CAFÉ™ brand and “the letter Ä”",
            "Râmnicu Vâlcea – São Tomé",
        ] {
            assert_eq!(reversed(text), text);
        }
    }
}
