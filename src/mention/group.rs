//! Numbers in groups of three digits that spaces or apostrophes part: "12 500", "1 250,75", "12'500".

use super::lexicon::Meaning;
use super::marks::Spaces;
use super::view::View;
use super::{Found, count};
use crate::model::Kind;
use crate::text::{Token, TokenKind, Wordlist};

/// Digits in a group.
const GROUP: usize = 3;
/// More digits behind the last mark are no decimals of a number in groups, nor is one group of them.
const MOST_DECIMALS: usize = 2;
/// Words before a number that is complete without the next one: "at 9 300 people".
const ALONE: [&str; 3] = ["at", "age", "aged"];

/// A number in groups that no other finder takes: its last group is no number of its own.
pub(super) fn find(view: &View<'_>, at: usize) -> Option<Found> {
    let (_, end) = view.is_number(at).then(|| read(view, at, view.word(at), false)).flatten()?;
    Some(Found { end, meaning: None })
}

/// The number that begins with the digits `first` of the token at `at` and goes on in the tokens behind it, as English
/// writes it, and the index after it. `money` tells that a currency stands before it.
///
/// A no-break space holds a number together. Beside any other two numbers may stand: the language must write so, or else
/// the text must part no thousands in another way, and a unit or the noun that is counted must follow.
pub(super) fn read(view: &View<'_>, at: usize, first: &str, money: bool) -> Option<(String, usize)> {
    let row = Row::at(view, at, first)?;
    let in_row = at > 0 && view.is_number(at - 1) || view.is_number(row.end);
    let fits = row.is_held
        || !in_row
            && match view.spaces {
                Spaces::Never => false,
                Spaces::Part => stands_free(view, at, &row, money),
                Spaces::MayPart => {
                    let counted = money || counted(view, &row) || {
                        let joins =
                            matches!(view.word(row.end), "to" | "and" | "or") || view.is_hyphen(row.end);
                        let next =
                            joins.then(|| Row::at(view, row.end + 1, view.word(row.end + 1))).flatten();
                        next.is_some_and(|next| counted(view, &next))
                    };
                    counted && !ALONE.contains(&view.before(at, 1)) && stands_free(view, at, &row, money)
                }
            };
    fits.then_some((row.text, row.end))
}

/// Digits in groups, whatever they mean.
struct Row {
    text: String,
    end: usize,
    /// No space in it is one at which a line may break.
    is_held: bool,
}

impl Row {
    fn at(view: &View<'_>, at: usize, first: &str) -> Option<Self> {
        let begins = (1..=GROUP).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_digit());
        if !begins || first.starts_with('0') {
            return None;
        }
        let mut row = Self { text: first.to_owned(), end: at + 1, is_held: true };
        while let Some(space) = view.space_before(row.end).filter(|_| view.is_number(row.end)) {
            let word = view.word(row.end);
            let (digits, rest) = word.split_at_checked(GROUP)?;
            let decimals = rest.strip_prefix([',', '.']).unwrap_or_default();
            let whole = digits.bytes().all(|b| b.is_ascii_digit());
            if !whole || decimals.len() > MOST_DECIMALS || !decimals.bytes().all(|b| b.is_ascii_digit()) {
                return None;
            }
            row.is_held &= space == '\u{A0}';
            row.text.push(',');
            row.text.push_str(digits);
            row.end += 1;
            match (rest.is_empty(), decimals.is_empty()) {
                (true, _) => {}
                // Behind the decimals the number has its end.
                (false, false) if !view.is_number(row.end) || view.glued(row.end) => {
                    row.text.push('.');
                    row.text.push_str(decimals);
                    break;
                }
                _ => return None,
            }
        }
        (row.end > at + 1).then_some(row)
    }
}

/// True where nothing before the number claims its first digits: no name, label or month, and no sign that is glued to
/// them but that of a range.
fn stands_free(view: &View<'_>, at: usize, row: &Row, money: bool) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| !money) else { return true };
    let of_range = view.is_hyphen(before) && view.is_number(before.wrapping_sub(2));
    let glued = view.glued(at) && !matches!(view.word(before), "(" | "\"" | "'") && !of_range;
    // "a 3 400-metre race", "737 800-900"
    let joined = view.is_hyphen(row.end) && !(view.is_number(row.end + 1) && view.is_number(row.end + 2));
    let named = view.capital(before)
        && view.kind(before) == Some(TokenKind::Word)
        && !(before == 0 && (view.spaces == Spaces::Part || count::begins_a_sentence(view)));
    let dated = view.any(before, |meaning| matches!(meaning, Meaning::Month(_) | Meaning::Weekday(_)));
    !(glued || joined || named || dated || count::labelled(view, at))
}

/// True where a currency, a unit or a noun in the plural stands behind the number.
fn counted(view: &View<'_>, row: &Row) -> bool {
    // "won 3 400 metres races": a small number before a distance may count it.
    let short = row.text.len() <= GROUP + 2;
    let measured = view.any(row.end, |meaning| match meaning {
        Meaning::Currency(..) | Meaning::Weak(..) => true,
        Meaning::Unit(unit) => unit.kind != Kind::Distance || !short,
        _ => false,
    });
    let described = view.is_plain_word(row.end) && !Wordlist::get().is_function(view.word(row.end));
    let distance = view.any(row.end, |m| matches!(m, Meaning::Unit(unit) if unit.kind == Kind::Distance));
    measured || !distance && (count::plural(view, row.end) || described && count::plural(view, row.end + 1))
}

/// True where some number of a text parts its thousands by a mark, "12,500".
pub(super) fn is_marked(token: &Token, marks: super::marks::Marks) -> bool {
    token.kind == TokenKind::Number && marks.english(&token.folded).is_some_and(|number| number.contains(','))
}

/// The number that `word` begins with if apostrophes part its thousands, as English writes it, and what follows it.
pub(super) fn with_apostrophes(word: &str) -> Option<(String, &str)> {
    let (first, mut rest) = word.split_once('\'')?;
    let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !(1..=GROUP).contains(&first.len()) || !all_digits(first) {
        return None;
    }
    let mut text = first.to_owned();
    loop {
        let (digits, behind) = rest.split_at_checked(GROUP).filter(|(digits, _)| all_digits(digits))?;
        text.push(',');
        text.push_str(digits);
        rest = behind;
        match behind.strip_prefix('\'') {
            Some(next) => rest = next,
            None => break,
        }
    }
    let decimals = rest.strip_prefix(['.', ',']).unwrap_or_default();
    let length = decimals.bytes().take_while(u8::is_ascii_digit).count();
    if length > 0 {
        text.push('.');
        text.push_str(decimals.get(..length)?);
        rest = decimals.get(length..)?;
    }
    (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some((text, rest))
}
