//! What the features say of a single word.

/// The form of a word as numbers: every feature is made of these.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WordForm {
    /// Hash of the folded form, digits as zeros.
    pub form: u32,
    /// Hashes of the last one, two and three characters of the folded form, and of the first three.
    pub endings: [u32; 3],
    /// Hash of the first three characters.
    pub beginning: u32,
    /// Capitals, digits and hyphens, in so many words: see [`Shape`].
    pub shape: u32,
}

/// Words that stay small in title case.
const SMALL: [&str; 24] = [
    "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "is", "nor", "of", "off", "on", "or",
    "over", "per", "the", "to", "up", "via", "vs", "with",
];

/// Capitalised words for each other word, the small ones aside, from which on a sentence is one in title case.
const PURE: usize = 8;

impl WordForm {
    /// The numbers of a word with the form `text`, which is `folded` when folded; `cased` tells whether capitals mean anything in
    /// its sentence.
    pub fn new(text: &str, folded: &str, cased: Case) -> Self {
        let bytes = folded.as_bytes();
        let length = bytes.len();
        let mut form = START;
        let mut digits = false;
        for byte in bytes {
            let byte = if byte.is_ascii_digit() {
                digits = true;
                b'0'
            } else {
                *byte
            };
            form = step(form, byte);
        }
        let ending = |count: usize| {
            let from = length.saturating_sub(count);
            bytes[from..].iter().fold(START + count as u32, |hash, byte| step(hash, plain(*byte)))
        };
        let beginning = bytes.iter().take(3).fold(START + 9, |hash, byte| step(hash, plain(*byte)));
        let mut capitals = text.chars().take(16).map(char::is_uppercase);
        let first = capitals.next().unwrap_or_default();
        let further = capitals.any(|is| is);
        let capital = match (first, further) {
            (false, false) => 0,
            (true, false) => 1,
            (true, true) => 2,
            (false, true) => 3,
        };
        let letters = bytes.iter().any(u8::is_ascii_alphabetic);
        let hyphen = bytes.contains(&b'-');
        let point = bytes.contains(&b'.');
        let shape = (capital << 8)
            | (u32::from(digits) << 4)
            | (u32::from(letters) << 3)
            | (u32::from(hyphen) << 2)
            | (u32::from(point) << 1)
            | ((cased as u32) << 12);
        Self { form: finish(form), endings: [ending(1), ending(2), ending(3)], beginning, shape }
    }
}

/// What capitals tell in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// A capital in the midst of it marks a name.
    Sentence,
    /// Nearly every word has one.
    Title,
    /// None has.
    Lower,
}

impl Case {
    /// The case of a sentence by its words as they stand.
    pub fn of<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let (mut capital, mut lower, mut any) = (0, 0, false);
        for (number, word) in words.enumerate() {
            let Some(first) = word.chars().next() else { continue };
            if first.is_uppercase() {
                capital += usize::from(number > 0);
            } else if number > 0 && word.len() > 1 && first.is_alphabetic() && !SMALL.contains(&word) {
                lower += 1;
            }
            any |= first.is_uppercase();
        }
        if capital > 1 && lower * PURE <= capital {
            Self::Title
        } else if any {
            Self::Sentence
        } else {
            Self::Lower
        }
    }
}

const START: u32 = 0x811C_9DC5;

fn plain(byte: u8) -> u8 {
    if byte.is_ascii_digit() { b'0' } else { byte }
}

/// One step of FNV-1a.
fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

fn finish(hash: u32) -> u32 {
    (hash ^ (hash >> 15)).wrapping_mul(0x85EB_CA6B)
}
