//! From bytes to text: which encoding, and what in the bytes does not fit it.

use std::fmt::Write as _;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::model::{Repair, RepairKind};

use super::draft::Draft;
use super::error::ParseError;

/// How many bytes are looked at to tell text from other data.
const SAMPLE: usize = 16 * 1024;

/// Decodes a document. Bytes that do not fit its encoding become U+FFFD, each recorded as a repair.
pub(super) fn decode(bytes: &[u8]) -> Result<Draft, ParseError> {
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (encoding, bytes.get(mark..).unwrap_or_default()),
        None => (detect(bytes)?, bytes),
    };
    if encoding == UTF_8
        && let Ok(text) = std::str::from_utf8(bytes)
    {
        return Ok(Draft::new(text.to_owned()));
    }
    Ok(convert(encoding, bytes))
}

/// Decodes a document that states its encoding.
pub(super) fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> Draft {
    convert(encoding, bytes)
}

fn detect(bytes: &[u8]) -> Result<&'static Encoding, ParseError> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    if let Some(encoding) = utf16_without_mark(sample) {
        return Ok(encoding);
    }
    // A stray NUL or a log full of escapes is still text; one control character in twenty is not.
    let controls = sample.iter().filter(|b| matches!(b, 0..=8 | 14..=26 | 28..=31)).count();
    let nuls = sample.split(|b| *b == 0).count() - 1;
    if controls * 20 > sample.len() || nuls > 1 + sample.len() / 500 {
        return Err(ParseError::NotText("a binary file"));
    }
    if is_mostly_utf8(bytes) {
        return Ok(UTF_8);
    }
    if is_mac_roman(bytes) {
        return Ok(MACINTOSH);
    }
    if has_western_money(bytes) {
        return Ok(WINDOWS_1252);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    Ok(detector.guess(None, Utf8Detection::Deny))
}

/// UTF-16 shows itself, in any text with Latin letters, spaces or digits, by zeros in every second byte.
fn utf16_without_mark(sample: &[u8]) -> Option<&'static Encoding> {
    let (pairs, _) = sample.as_chunks::<2>();
    let zeros = |side: usize| pairs.iter().filter(|pair| pair[side] == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let many = |zeros: usize| zeros > 0 && zeros * 3 > pairs.len();
    match (many(first), many(second)) {
        (true, false) if second * 20 < first => Some(UTF_16BE),
        (false, true) if first * 20 < second => Some(UTF_16LE),
        _ => None,
    }
}

/// A text cut in the middle of a character or with a few bad bytes is still UTF-8 when most of its other
/// characters are well formed; in a text of another encoding hardly any are.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad == 0 || good > 2 * bad
}

/// Mac Roman has curly quotes and common accents where Windows encodings have letters that do not stand there in
/// any word: `don\xD5t` is "don’t" in the one and "donÕt" in the other.
fn is_mac_roman(bytes: &[u8]) -> bool {
    let (mut mac, mut windows) = (0, 0);
    let mut before = b' ';
    for (index, &byte) in bytes.iter().enumerate() {
        let after = bytes.get(index + 1).copied().unwrap_or(b' ');
        match byte {
            0xD5 if before.is_ascii_lowercase() && after.is_ascii_lowercase() => mac += 1,
            0xD2 | 0xD4 if before.is_ascii_whitespace() && after.is_ascii_alphabetic() => mac += 1,
            0xD3 if before.is_ascii_punctuation() && !after.is_ascii_alphanumeric() => mac += 1,
            0xD0 | 0xD1 if before == b' ' && after == b' ' => mac += 1,
            0x8D..=0x90 if before.is_ascii_lowercase() => mac += 1,
            0x91..=0x97 => windows += 1,
            _ => {}
        }
        before = byte;
    }
    mac > windows
}

/// True for a sign of pounds or yen before a digit, where the encodings of Central Europe have "Ł" and "Ą" and those of others
/// letters as well.
fn has_western_money(bytes: &[u8]) -> bool {
    let opens = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'(' | b'-' | 0x91..=0x94);
    let western = |window: &[u8]| match window {
        [before, 0xA3 | 0xA5, digit] => opens(*before) && digit.is_ascii_digit(),
        _ => false,
    };
    // The bytes of Chinese, Japanese and Korean letters follow each other; here they stand alone.
    let alone = bytes.windows(2).filter(|pair| pair[0] >= 0x80 && pair[1] >= 0x80).count();
    let high = bytes.iter().filter(|byte| **byte >= 0x80).count();
    alone * 4 <= high && bytes.windows(3).any(western)
}

fn convert(encoding: &'static Encoding, bytes: &[u8]) -> Draft {
    /// Each call of the decoder looks at all the room it is given, and one ends at every byte that does not fit.
    const ROOM: usize = 4096;
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut draft = Draft::default();
    let mut room = "\0".repeat(ROOM);
    let mut read = 0;
    loop {
        let rest = bytes.get(read..).unwrap_or_default();
        let (result, consumed, written) = decoder.decode_to_str_without_replacement(rest, &mut room, true);
        read += consumed;
        draft.text.push_str(room.get(..written).unwrap_or_default());
        match result {
            DecoderResult::InputEmpty => return draft,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(length, after) => {
                let end = read.saturating_sub(usize::from(after));
                let bad = bytes.get(end.saturating_sub(usize::from(length))..end).unwrap_or_default();
                let at = draft.text.len();
                draft.text.push('\u{FFFD}');
                draft.record(at, || {
                    let before = bad.iter().fold(String::new(), |mut out, byte| {
                        // Writing to a string cannot fail.
                        let _ = write!(out, "\\x{byte:02X}");
                        out
                    });
                    Repair { kind: RepairKind::Encoding, before, after: "\u{FFFD}".to_owned(), at }
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes).unwrap().text
    }

    #[test]
    fn every_common_encoding_of_a_text_gives_the_same_text() {
        let original = "The president’s “new” café opened – at last – in Zürich; it wasn’t full.";
        let utf16: Vec<u16> = original.encode_utf16().collect();
        let little: Vec<u8> = utf16.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = utf16.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        assert_eq!(text(original.as_bytes()), original);
        assert_eq!(text(&[b"\xEF\xBB\xBF", original.as_bytes()].concat()), original);
        assert_eq!(text(&little), original);
        assert_eq!(text(&big), original);
        assert_eq!(text(&[b"\xFF\xFE".as_slice(), &little].concat()), original);
        assert_eq!(text(&[b"\xFE\xFF".as_slice(), &big].concat()), original);
        assert_eq!(text(&encoding_rs::WINDOWS_1252.encode(original).0), original);
        let money = "The bridge cost £40m – “too much”, said Brandt, not ¥90m.";
        assert_eq!(text(&encoding_rs::WINDOWS_1252.encode(money).0), money);
        let polish = "Łódź zapłaciła 40 mln zł – „za dużo”, mówi prezydent Łukasz Żak.";
        assert_eq!(text(&encoding_rs::WINDOWS_1250.encode(polish).0), polish);
        let mac = b"The president\xD5s \xD2new\xD3 caf\x8E opened \xD0 at last \xD0 in Z\x9Frich; it wasn\xD5t full.";
        assert_eq!(text(mac), original);
    }

    #[test]
    fn bad_bytes_in_utf8_are_marked_and_recorded_not_guessed_at() {
        let draft =
            decode(b"caf\xC3\xA9, t\xC3\xAAte, \xE2\x80\x9Cna\xC3\xAFve\xE2\x80\x9D \xFF end \xE2\x80")
                .unwrap();
        assert_eq!(draft.text, "café, tête, “naïve” \u{FFFD} end \u{FFFD}");
        let before: Vec<_> = draft.repairs.iter().map(|repair| repair.before.as_str()).collect();
        assert_eq!(before, ["\\xFF", "\\xE2\\x80"]);
    }
}
