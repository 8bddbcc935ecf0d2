//! The marks in numbers, which languages set differently: "1,250.5" in the one is "1.250,5" in the other, "1 250,5" in a
//! third.

use std::borrow::Cow;

use crate::lexicon::Class;
use crate::text::{Token, TokenKind};

/// Digits between two marks that part thousands.
const GROUP: usize = 3;

/// What comma and point mean in the numbers of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Marks {
    /// The point stands before the decimals.
    Point,
    /// The comma stands before the decimals.
    Comma,
    /// One or the other; before three digits stands neither.
    Either,
}

/// What a space means between the digits of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spaces {
    /// It parts thousands.
    Part,
    /// The language knows no such spaces, but the text has numbers that are best read so.
    Shown,
    /// It may part thousands.
    MayPart,
    /// It parts numbers: thousands are parted by marks.
    Never,
}

impl Spaces {
    /// What it means in a text of these words; `language` is a code of ISO 639-3.
    pub(crate) fn of(language: Option<&str>, marks: Marks, tokens: &[Token]) -> Self {
        if tokens.iter().any(|token| has_marked_thousands(token, marks)) {
            Self::Never
        } else if language.is_some_and(|code| Class::ThousandsSpace.has(code)) {
            Self::Part
        } else {
            Self::MayPart
        }
    }
}

/// True for a number that parts its thousands by a mark, "12,500".
fn has_marked_thousands(token: &Token, marks: Marks) -> bool {
    token.kind == TokenKind::Number && marks.english(&token.folded).is_some_and(|number| number.contains(','))
}

impl Marks {
    /// Those of a language by its code of ISO 639-3; of an unknown one those of English.
    pub(crate) fn of(language: Option<&str>) -> Self {
        match language.and_then(|code| Class::DecimalMark.meaning(code)) {
            Some("comma") => Self::Comma,
            Some(_) => Self::Either,
            None => Self::Point,
        }
    }

    /// The same in a text of these words. One in English that sets the marks of the Continent, and never those of English,
    /// is read as it writes.
    pub(crate) fn shown(self, tokens: &[Token]) -> Self {
        if self != Self::Point {
            return self;
        }
        let numbers = || tokens.iter().filter(|token| token.kind == TokenKind::Number);
        let continental = numbers().any(|token| is_continental(&token.folded));
        if continental && !numbers().any(|token| is_english(&token.folded)) { Self::Comma } else { self }
    }

    /// The digits and marks of a number as English writes them; none where the marks make no sense.
    ///
    /// Where the comma stands before decimals, a point can do so too, as the Swiss have it: it parts thousands only before
    /// three digits.
    pub(crate) fn english(self, number: &str) -> Option<Cow<'_, str>> {
        let foreign = self != Self::Point || is_continental(number);
        let Some(at) = number.rfind([',', '.']).filter(|_| foreign) else {
            return Some(Cow::Borrowed(number));
        };
        let (whole, decimals) = (&number[..at], &number[at + 1..]);
        let (mark, other) = if number[at..].starts_with(',') { (',', '.') } else { ('.', ',') };
        let decimal = decimals.len() != GROUP
            || whole == "0"
            || whole.contains(other)
            || (mark == ',' && self == Self::Comma);
        match (decimal, whole.contains(mark)) {
            (true, true) => None,
            (true, false) => Some(Cow::Owned(format!("{}.{decimals}", whole.replace(other, ",")))),
            (false, _) => Some(Cow::Owned(number.replace(mark, ","))),
        }
    }
}

/// "1,2" with a point for the comma, as in "€1,2bn".
pub(super) fn decimal_comma(number: &str) -> Option<String> {
    let (whole, decimals) = number.split_once(',')?;
    (decimals.len() <= 2 && !decimals.contains(['.', ','])).then(|| format!("{whole}.{decimals}"))
}

/// True for a number that only the Continent writes so: "1.250.000", "1.250,50".
fn is_continental(number: &str) -> bool {
    let (whole, decimals) = number.split_once(',').unwrap_or((number, ""));
    let groups = whole.matches('.').count();
    groups > usize::from(decimals.is_empty()) && in_groups(whole, '.') && all_digits(decimals)
}

/// True for a number that only English writes so: "1,250", "1,250.50", "3.5".
fn is_english(number: &str) -> bool {
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let grouped = whole.contains(',') && in_groups(whole, ',');
    all_digits(decimals) && (grouped || (1..GROUP).contains(&decimals.len()) && all_digits(whole))
}

/// True for digits in threes behind `mark`, with fewer before the first.
fn in_groups(whole: &str, mark: char) -> bool {
    let mut groups = whole.split(mark);
    let first = groups.next().unwrap_or_default();
    (1..=GROUP).contains(&first.len())
        && all_digits(first)
        && groups.all(|group| group.len() == GROUP && all_digits(group))
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_its_language_writes_it() {
        let english = |marks: Marks, number| marks.english(number).map(Cow::into_owned);
        for (number, comma, either) in [
            ("3,5", "3.5", "3.5"),
            ("1.250,75", "1,250.75", "1,250.75"),
            ("1.250.000", "1,250,000", "1,250,000"),
            ("1.250", "1,250", "1,250"),
            ("1,250", "1.250", "1,250"),
            ("0,125", "0.125", "0.125"),
            ("2.5", "2.5", "2.5"),
            ("2024", "2024", "2024"),
        ] {
            assert_eq!(english(Marks::Comma, number).as_deref(), Some(comma), "{number}");
            assert_eq!(english(Marks::Either, number).as_deref(), Some(either), "{number}");
            let point = if matches!(number, "1.250,75" | "1.250.000") { comma } else { number };
            assert_eq!(english(Marks::Point, number).as_deref(), Some(point));
        }
        assert_eq!(english(Marks::Comma, "10.9.2025"), None, "a date");
    }

    #[test]
    fn languages_are_told_by_their_codes() {
        let of = |code| Marks::of(Some(code));
        assert_eq!(
            ["eng", "deu", "spa", "jpn"].map(of),
            [Marks::Point, Marks::Comma, Marks::Either, Marks::Point]
        );
        for (code, meaning) in Class::DecimalMark.entries() {
            assert!(code.len() == 3 && matches!(meaning, "comma" | "either"), "{code}: {meaning}");
        }
    }
}
